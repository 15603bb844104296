/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imported rules: what a signed and an unsigned file may do, by table; what is refused and why; what is kept, what a changed byte, a
 * kill, a newer program and undoing leave.
 */
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/law/jalon-deadlines.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-pack-shelf.h"
#include "pack-shelf-cases.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define EARLIER "2020-01-01"

typedef struct {
  char        *path, *dir;
  JalonFolder *folder;
  guint8       public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *root = g_dir_make_tmp ("jalon-shelf-XXXXXX", NULL);
  self->path = g_build_filename (root, "data", NULL);
  self->dir = g_build_filename (self->path, JALON_SHELF_DIR, NULL);
  self->folder = jalon_folder_new (self->path);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_assert_cmpint (crypto_sign_keypair (self->public_key, self->secret_key), ==, 0);
}

static void
empty_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      if (!g_file_test (file, G_FILE_TEST_IS_DIR))
        g_unlink (file);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *root = g_path_get_dirname (self->path);
  g_object_unref (self->folder);
  empty_folder (self->dir);
  g_rmdir (self->dir);
  empty_folder (self->path);
  g_rmdir (self->path);
  g_assert_no_errno (g_rmdir (root));
  g_free (self->dir);
  g_free (self->path);
}

static JalonPackShelf *
load (Fixture *self)
{
  g_autoptr(GError) error = NULL;
  JalonPackShelf *shelf = jalon_pack_shelf_load (self->folder, self->public_key, &error);
  g_assert_no_error (error);
  return shelf;
}

static GBytes *
make_signed (Fixture *self, const char *edition, const RulesEdit *edits, gsize n_edits)
{
  g_autoptr(GBytes) plain = rules_fixture_make (edition, edits, n_edits);
  return rules_fixture_sign (plain, self->secret_key);
}

static JalonRulesVerdict
judge (JalonPackShelf *shelf, GBytes *bytes)
{
  g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (shelf, bytes);
  g_test_message ("%s: %s", jalon_rules_verdict_get_name (judgement->verdict), judgement->why != NULL ? judgement->why : "-");
  g_assert_true ((judgement->packs != NULL) == (judgement->verdict == JALON_RULES_TAKEN));
  return judgement->verdict;
}

static void
import (Fixture *self, GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (shelf, bytes);
  g_assert_cmpstr (jalon_rules_verdict_get_name (judgement->verdict), ==, "taken");
  jalon_pack_shelf_put (shelf, judgement, &error);
  g_assert_no_error (error);
}

/* The end of the observations of ANEF is found, not written here. */
static GBytes *
make_with_observation (const char *edition)
{
  const RulesEdit plain = { "portals", NULL, NULL };
  g_autoptr(GBytes) bytes = rules_fixture_make (edition, &plain, 1);
  g_autoptr(GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  const char *list = strstr (text->str, "\"observations\": [");
  g_assert_nonnull (list);
  const char *end = strchr (list, ']');
  g_assert_nonnull (end);
  g_string_insert (text, end - text->str, ", " SEEN);
  return g_bytes_new (text->str, text->len);
}

static GBytes *
make_changed (const Change *change)
{
  if (g_str_equal (change->name, "observation-added"))
    return make_with_observation (LATER);
  return rules_fixture_make (LATER, &change->edit, 1);
}

static void
test_change (Fixture *self, gconstpointer data)
{
  const Change *change = data;
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autoptr(GBytes) plain = make_changed (change);
  g_autoptr(GBytes) with_key = rules_fixture_sign (plain, self->secret_key);
  g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (shelf, plain);
  g_test_message ("%s", judgement->why != NULL ? judgement->why : "-");
  g_assert_cmpstr (jalon_rules_verdict_get_name (judgement->verdict), ==, jalon_rules_verdict_get_name (change->unsigned_verdict));
  g_assert_true ((judgement->change != NULL) == (change->unsigned_verdict == JALON_RULES_UNSIGNED));
  if (judgement->change != NULL && *change->names != '\0')
    g_assert_cmpstr (judgement->change->id, ==, change->names);
  g_assert_cmpstr (jalon_rules_verdict_get_name (judge (shelf, with_key)), ==, "taken");
}

/* What no signature helps. */
typedef struct {
  const char       *name;
  RulesEdit         edit;
  JalonRulesVerdict verdict;
  const char       *says;
} Fault;

static const Fault faults[] = {
  { "unknown-key", { "deadlines", "\"id\": \"anef_open\"", "\"id\": \"anef_open\", \"colour\": 1" }, JALON_RULES_FAULTY, "“colour”" },
  { "missing-source", { "titles", "\"source\"", "\"sauce\"" }, JALON_RULES_FAULTY, "“source” is missing" },
  { "undefined-source", { "checks", "\"of\": \"pdfblog\"", "\"of\": \"nobody\"" }, JALON_RULES_FAULTY, "“nobody”" },
  { "unknown-role", { "deadlines", "\"role\": \"last-day\"", "\"role\": \"late-day\"" }, JALON_RULES_FAULTY, "late-day" },
  { "same-days-twice", { "sources", "\"id\": \"a10\"", "\"id\": \"ceseda\"" }, JALON_RULES_FAULTY, "stands twice" },
  { "wrong-pack", { "items", "\"pack\": \"items\"", "\"pack\": \"titles\"" }, JALON_RULES_FAULTY, "titles" },
  { "newer-pack", { "items", "\"version\": 1", "\"version\": 2" }, JALON_RULES_TOO_NEW, "later version" },
};

static void
test_fault (Fixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &fault->edit, 1);
  g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (shelf, bytes);
  g_assert_cmpstr (jalon_rules_verdict_get_name (judgement->verdict), ==, jalon_rules_verdict_get_name (fault->verdict));
  g_assert_nonnull (judgement->why);
  g_assert_nonnull (strstr (judgement->why, fault->says));
}

static const struct {
  const char       *name, *text;
  JalonRulesVerdict verdict;
} texts[] = {
  { "empty", "", JALON_RULES_NOT_RULES },
  { "words", "Dear all, here are the new rules.", JALON_RULES_NOT_RULES },
  { "broken", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"packs\": { \"help\": { ", JALON_RULES_NOT_RULES },
  { "list", "[]", JALON_RULES_NOT_RULES },
  { "other-object", "{ \"name\": \"x\" }", JALON_RULES_NOT_RULES },
  { "no-edition", "{ \"jalon-rules\": 1, \"packs\": { \"help\": {} } }", JALON_RULES_NOT_RULES },
  { "no-such-day", "{ \"jalon-rules\": 1, \"edition\": \"2031-02-29\", \"packs\": { \"help\": {} } }", JALON_RULES_NOT_RULES },
  { "no-packs", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\" }", JALON_RULES_NOT_RULES },
  { "nothing-in-packs", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"packs\": {} }", JALON_RULES_NOT_RULES },
  { "unknown-pack", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"packs\": { \"colours\": {} } }", JALON_RULES_NOT_RULES },
  { "pack-is-a-list", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"packs\": { \"help\": [] } }", JALON_RULES_NOT_RULES },
  { "unknown-key", "{ \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"by\": \"me\", \"packs\": { \"help\": {} } }", JALON_RULES_NOT_RULES },
  { "later-format", "{ \"jalon-rules\": 2, \"anything\": 1 }", JALON_RULES_TOO_NEW },
  { "comment", "/* \" */ { \"jalon-rules\": 1, \"edition\": \"2031-05-02\", \"packs\": { \"help\": {} } }", JALON_RULES_NOT_RULES },
  { "not-utf-8", "{ \"jalon-rules\": 1, \"edition\": \"\xff\" }", JALON_RULES_NOT_RULES },
};

static void
test_texts (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonPackShelf) shelf = load (self);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));
      g_test_message ("%s", texts[i].name);
      g_assert_cmpstr (jalon_rules_verdict_get_name (judge (shelf, bytes)), ==, jalon_rules_verdict_get_name (texts[i].verdict));
    }
}

/* Half a million open brackets, and more bytes than any file of rules has. */
static void
test_bounds (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autofree char *deep = g_strnfill (500000, '[');
  g_autofree char *large = g_strnfill (JALON_RULES_FILE_LIMIT + 1, ' ');
  g_autoptr(GBytes) deep_bytes = g_bytes_new_static (deep, strlen (deep));
  g_autoptr(GBytes) large_bytes = g_bytes_new_static (large, strlen (large));
  g_assert_cmpint (judge (shelf, deep_bytes), ==, JALON_RULES_NOT_RULES);
  g_assert_cmpint (judge (shelf, large_bytes), ==, JALON_RULES_NOT_RULES);
}

static const RulesEdit moves_a_date = { "deadlines", "\"offset\": -120", "\"offset\": -121" };

/* A signature is over every byte: one that changes anywhere, also in the signature, is seen. */
static void
test_bit_flips_of_the_file (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &moves_a_date, 1);
  gsize size;
  const guint8 *sound = g_bytes_get_data (bytes, &size);
  for (int round = 0; round < 120; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (sound, size);
      gsize at = round < 40 ? size - 1 - (gsize) round * 3 : (gsize) g_test_rand_int_range (0, (int) size);
      if (at == size - 1)
        continue; /* the newline after the signature is no part of it */
      copy[at] ^= (guint8) (1u << g_test_rand_int_range (0, 8));
      g_autoptr(GBytes) flipped = g_bytes_new_static (copy, size);
      JalonRulesVerdict verdict = judge (shelf, flipped);
      g_test_message ("byte %zu of %zu", at, size);
      /* A digit in the other case is the same digit. */
      if (at >= size - 129 && g_ascii_tolower (copy[at]) == g_ascii_tolower (sound[at]))
        g_assert_cmpint (verdict, ==, JALON_RULES_TAKEN);
      else
        g_assert_cmpint (verdict, !=, JALON_RULES_TAKEN);
    }
}

static void
test_other_key (Fixture *self, gconstpointer data)
{
  guint8 other_public[crypto_sign_PUBLICKEYBYTES], other_secret[crypto_sign_SECRETKEYBYTES];
  g_autoptr(JalonPackShelf) shelf = load (self);
  g_autoptr(GBytes) plain = make_with_observation (LATER);
  crypto_sign_keypair (other_public, other_secret);
  g_autoptr(GBytes) bytes = rules_fixture_sign (plain, other_secret);
  g_assert_cmpint (judge (shelf, plain), ==, JALON_RULES_TAKEN);
  g_assert_cmpint (judge (shelf, bytes), ==, JALON_RULES_BAD_SIGNATURE); /* although it only adds */
}

/* A build without a key takes additions, whoever signed them, and nothing else. */
static void
test_no_key (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPackShelf) shelf = jalon_pack_shelf_load (self->folder, NULL, &error);
  g_assert_no_error (error);
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &moves_a_date, 1);
  g_autoptr(GBytes) plain = make_with_observation (LATER);
  g_autoptr(GBytes) adds = rules_fixture_sign (plain, self->secret_key);
  g_assert_false (jalon_pack_shelf_has_signer (shelf));
  g_assert_cmpint (judge (shelf, bytes), ==, JALON_RULES_NO_SIGNER);
  g_assert_cmpint (judge (shelf, adds), ==, JALON_RULES_TAKEN);
}

static int
get_offset_days (JalonPacks *packs)
{
  g_autoptr(JalonLawFacts) facts = jalon_law_facts_new ();
  GDate today, ends;
  jalon_date_parse ("2026-11-25", &today);
  jalon_date_parse ("2027-06-30", &ends);
  jalon_law_facts_set (facts, "title", "cst-salarie");
  jalon_law_facts_set_date (facts, "ends", &ends);
  jalon_law_facts_set (facts, "channel", "anef");
  g_autoptr(GPtrArray) found = jalon_deadlines_evaluate (packs, facts, &today);
  for (guint i = 0; i < found->len; i++)
    {
      const JalonDeadline *deadline = g_ptr_array_index (found, i);
      if (g_str_equal (deadline->rule, "anef_open"))
        return g_date_days_between (&ends, &deadline->date);
    }
  g_assert_not_reached ();
}

static void
assert_edition (JalonPackShelf *shelf, const char *expected)
{
  GDate edition;
  jalon_packs_get_edition (jalon_pack_shelf_get_packs (shelf), &edition);
  g_autofree char *text = jalon_date_format (&edition);
  g_assert_cmpstr (text, ==, expected);
}

/* Import, use, undo; and what was imported before comes back. */
static void
test_import_and_undo (Fixture *self, gconstpointer data)
{
  static const RulesEdit moves_more = { "deadlines", "\"offset\": -120", "\"offset\": -130" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) first = make_signed (self, LATER, &moves_a_date, 1);
  g_autoptr(GBytes) second = make_signed (self, "2031-06-01", &moves_more, 1);
  g_autoptr(JalonPackShelf) empty = load (self);
  g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (empty)), ==, -120);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS)); /* looking makes no folder */
  import (self, first);
  import (self, second);
  g_autoptr(JalonPackShelf) both = load (self);
  g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (both)), ==, -130);
  assert_edition (both, "2031-06-01");
  g_autoptr(GBytes) back = NULL;
  g_assert_true (jalon_pack_shelf_undo (both, &back, &error));
  g_assert_true (g_bytes_equal (back, second));
  g_autoptr(JalonPackShelf) one = load (self);
  g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (one)), ==, -121);
  assert_edition (one, LATER);
  g_assert_true (jalon_pack_shelf_undo (one, NULL, &error));
  g_autoptr(JalonPackShelf) none = load (self);
  g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (none)), ==, -120);
  g_assert_false (jalon_pack_shelf_undo (none, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND);
}

/* Old signed rules are not taken back, also when they come again. */
static void
test_downgrade (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) old = make_signed (self, EARLIER, &moves_a_date, 1);
  g_autoptr(GBytes) newer = make_signed (self, LATER, &moves_a_date, 1);
  g_autoptr(JalonPackShelf) before = load (self);
  g_assert_cmpint (judge (before, old), ==, JALON_RULES_OLDER);
  import (self, newer);
  g_autoptr(JalonPackShelf) after = load (self);
  g_assert_cmpint (judge (after, newer), ==, JALON_RULES_OLDER);
}

/* What nobody signed cannot make old rules look new, nor keep newer ones out. */
static void
test_unsigned_makes_nothing_newer (Fixture *self, gconstpointer data)
{
  static const RulesEdit adds = { "sources", LAST_SOURCE, LAST_SOURCE ", { \"id\": \"new-source\", \"name\": \"A page\", \"read_on\": \"2039-05-01\" }" };
  g_autoptr(GBytes) far = rules_fixture_make ("2039-05-02", &adds, 1);
  g_autoptr(GBytes) newer = make_signed (self, LATER, &moves_a_date, 1);
  g_autoptr(JalonPackShelf) before = load (self);
  GDate newest, newest_now;
  jalon_packs_get_newest_reading (jalon_pack_shelf_get_packs (before), &newest);
  import (self, far);
  g_autoptr(JalonPackShelf) after = load (self);
  jalon_packs_get_newest_reading (jalon_pack_shelf_get_packs (after), &newest_now);
  g_assert_cmpint (g_date_compare (&newest, &newest_now), ==, 0);
  g_assert_cmpint (judge (after, newer), ==, JALON_RULES_TAKEN);
}

static const JalonHelp *
get_new_desk (JalonPackShelf *shelf)
{
  return jalon_packs_get_help (jalon_pack_shelf_get_packs (shelf), "new-desk");
}

/* Whatever an addition says of itself, it is not sure; and signed rules that come later neither lose it nor make it sure. */
static void
test_additions_are_not_sure (Fixture *self, gconstpointer data)
{
  static const RulesEdit sure = { "help", HELP_END "\n  ]", HELP_END ", " SURE_HELP " ]" };
  g_autoptr(GBytes) adds = rules_fixture_make (LATER, &sure, 1);
  g_autoptr(GBytes) newer = make_signed (self, LATER, &moves_a_date, 1);
  import (self, adds);
  g_autoptr(JalonPackShelf) before = load (self);
  g_assert_cmpstr (get_new_desk (before)->source.confidence, ==, "low");
  g_assert_cmpstr (jalon_packs_get_help (jalon_pack_shelf_get_packs (before), "consulate")->source.confidence, ==, "high");
  g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (before, newer);
  g_assert_nonnull (jalon_packs_get_help (judgement->packs, "new-desk"));
  import (self, newer);
  g_autoptr(JalonPackShelf) after = load (self);
  g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (after)), ==, -121);
  g_assert_cmpstr (get_new_desk (after)->source.confidence, ==, "low");
}

/* Additions that do not suit signed rules keep nobody from taking those. */
static void
test_additions_do_not_block (Fixture *self, gconstpointer data)
{
  static const RulesEdit both[] = {
    { "sources", LAST_SOURCE, LAST_SOURCE ", { \"id\": \"new-source\", \"name\": \"A page\", \"read_on\": \"2039-05-01\" }" },
    { "items", ITEM_END, "\"source\": { \"of\": \"ceseda\", \"at\": \"L.435-4\", \"confidence\": \"high\" } }, " LATE_NOTE " ] }" },
  };
  static const RulesEdit read_again = { "sources", "\"read_on\": \"2026-11-23\"", "\"read_on\": \"2031-05-01\"" };
  g_autoptr(GBytes) file = rules_fixture_make (LATER, both, 2);
  g_autoptr(GBytes) newer = make_signed (self, LATER, &read_again, 1);
  import (self, file);
  import (self, newer);
  g_autoptr(JalonPackShelf) shelf = load (self);
  GDate newest, expected;
  jalon_packs_get_newest_reading (jalon_pack_shelf_get_packs (shelf), &newest);
  jalon_date_parse ("2031-05-01", &expected);
  g_assert_cmpint (g_date_compare (&newest, &expected), ==, 0);
  GPtrArray *files = jalon_pack_shelf_get_files (shelf);
  g_assert_cmpstr (jalon_rules_verdict_get_name (((JalonRulesJudgement *) files->pdata[0])->verdict), ==, "unsigned");
  g_assert_cmpstr (jalon_rules_verdict_get_name (((JalonRulesJudgement *) files->pdata[1])->verdict), ==, "taken");
}

/* Kept under other rules: additions that are no longer only additions are left aside, and say so. */
static void
test_additions_left_aside (Fixture *self, gconstpointer data)
{
  static const RulesEdit moves_portal = { "portals", "\"hard_bytes\": 10000000", "\"hard_bytes\": 9000000" };
  g_autoptr(GBytes) adds = make_with_observation (LATER);
  g_autoptr(GBytes) signed_file = make_signed (self, LATER, &moves_portal, 1);
  import (self, adds);
  import (self, signed_file);
  g_autoptr(JalonPackShelf) shelf = load (self);
  GPtrArray *files = jalon_pack_shelf_get_files (shelf);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpint (((JalonRulesJudgement *) files->pdata[0])->verdict, ==, JALON_RULES_UNSIGNED);
  g_assert_cmpint (((JalonRulesJudgement *) files->pdata[1])->verdict, ==, JALON_RULES_TAKEN);
  g_assert_cmpint (jalon_packs_get_portal (jalon_pack_shelf_get_packs (shelf), "anef")->hard_bytes, ==, 9000000);
}

/* Any changed byte of a kept file: it is left aside, the rules of the program are used. */
static void
test_bit_flips_of_the_kept_file (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &moves_a_date, 1);
  g_autofree char *file = g_build_filename (self->dir, "0001.rules", NULL);
  g_autofree char *kept = NULL;
  gsize size;
  import (self, bytes);
  g_assert_true (g_file_get_contents (file, &kept, &size, NULL));
  for (int round = 0; round < 40; round++)
    {
      g_autofree char *copy = g_memdup2 (kept, size);
      gsize at = round < 10 ? size - 1 - (gsize) round * 7 : (gsize) g_test_rand_int_range (0, (int) size);
      copy[at] ^= (char) (1u << g_test_rand_int_range (0, 7));
      g_assert_true (g_file_set_contents (file, copy, (gssize) size, NULL));
      g_autoptr(JalonPackShelf) shelf = load (self);
      GPtrArray *files = jalon_pack_shelf_get_files (shelf);
      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpstr (jalon_rules_verdict_get_name (((JalonRulesJudgement *) files->pdata[0])->verdict), ==, "damaged");
      g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (shelf)), ==, -120);
    }
  g_autoptr(JalonPackShelf) last = load (self);
  g_autoptr(GBytes) gone = NULL;
  g_autoptr(GError) error = NULL;
  g_assert_true (jalon_pack_shelf_undo (last, &gone, &error)); /* also takes a damaged one away */
  g_assert_no_error (error);
  g_assert_null (gone);
}

/* Two windows import at once: the second is told, nothing is lost. */
static void
test_two_importers (Fixture *self, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &moves_a_date, 1);
  g_autoptr(JalonPackShelf) one = load (self), other = load (self);
  g_autoptr(JalonRulesJudgement) first = jalon_pack_shelf_judge (one, bytes), second = jalon_pack_shelf_judge (other, bytes);
  g_assert_true (jalon_pack_shelf_put (one, first, &error));
  g_assert_false (jalon_pack_shelf_put (other, second, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_BUSY);
}

static void
import_for_ever (Fixture *self, GBytes *bytes)
{
  for (;;)
    {
      g_autoptr(JalonPackShelf) shelf = jalon_pack_shelf_load (self->folder, self->public_key, NULL);
      if (jalon_pack_shelf_get_files (shelf)->len > 0)
        jalon_pack_shelf_undo (shelf, NULL, NULL);
      else
        {
          g_autoptr(JalonRulesJudgement) judgement = jalon_pack_shelf_judge (shelf, bytes);
          jalon_pack_shelf_put (shelf, judgement, NULL);
        }
    }
}

/* Killed at any moment: the old rules or the new ones. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  g_autoptr(GBytes) bytes = make_signed (self, LATER, &moves_a_date, 1);
  for (int round = 0; round < 12; round++)
    {
      pid_t child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        import_for_ever (self, bytes);
      g_usleep ((gulong) g_test_rand_int_range (5000, 120000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      g_autoptr(JalonPackShelf) shelf = load (self);
      GPtrArray *files = jalon_pack_shelf_get_files (shelf);
      g_assert_cmpuint (files->len, <=, 1);
      if (files->len > 0)
        g_assert_cmpint (((JalonRulesJudgement *) files->pdata[0])->verdict, ==, JALON_RULES_TAKEN);
      g_assert_cmpint (get_offset_days (jalon_pack_shelf_get_packs (shelf)), ==, files->len > 0 ? -121 : -120);
    }
}

static void
test_key_from_hex (void)
{
  guint8 key[JALON_RULES_KEY_BYTES];
  g_assert_true (jalon_rules_key_from_hex ("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", key));
  g_assert_cmpint (key[31], ==, 0xff);
  g_assert_false (jalon_rules_key_from_hex ("", key));
  g_assert_false (jalon_rules_key_from_hex ("00112233445566778899aabbccddeeff00112233445566778899aabbccddee", key));
  g_assert_false (jalon_rules_key_from_hex ("x0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", key));
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/pack-shelf/change/", changes[i].name, NULL);
      add (path, &changes[i], test_change);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/pack-shelf/fault/", faults[i].name, NULL);
      add (path, &faults[i], test_fault);
    }
  add ("/pack-shelf/texts", NULL, test_texts);
  add ("/pack-shelf/bounds", NULL, test_bounds);
  add ("/pack-shelf/bit-flips-of-the-file", NULL, test_bit_flips_of_the_file);
  add ("/pack-shelf/other-key", NULL, test_other_key);
  add ("/pack-shelf/no-key", NULL, test_no_key);
  add ("/pack-shelf/import-and-undo", NULL, test_import_and_undo);
  add ("/pack-shelf/downgrade", NULL, test_downgrade);
  add ("/pack-shelf/unsigned-makes-nothing-newer", NULL, test_unsigned_makes_nothing_newer);
  add ("/pack-shelf/additions-are-not-sure", NULL, test_additions_are_not_sure);
  add ("/pack-shelf/additions-do-not-block", NULL, test_additions_do_not_block);
  add ("/pack-shelf/additions-left-aside", NULL, test_additions_left_aside);
  add ("/pack-shelf/bit-flips-of-the-kept-file", NULL, test_bit_flips_of_the_kept_file);
  add ("/pack-shelf/two-importers", NULL, test_two_importers);
  add ("/pack-shelf/killed", NULL, test_killed);
  g_test_add_func ("/pack-shelf/key-from-hex", test_key_from_hex);
  return g_test_run ();
}
