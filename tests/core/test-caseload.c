/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everyone at once: held against a day, in order, kept, made again. Days in the tables were worked out by hand; on Wednesday 25 November
 * 2026 the week ends with Tuesday 1 December and the month of thirty days with Thursday 24 December.
 */
#include "case-fixture.h"

#include "core/case/jalon-backup.h"
#include "core/case/jalon-folder-private.h"
#include "core/caseload/jalon-caseload.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY "2026-11-25"

static JalonPacks *packs;

static GDate
date_of (const char *iso)
{
  GDate date;
  g_assert_true (jalon_date_parse (iso, &date));
  return date;
}

/* "title KIND FROM|- ENDS|none [CHANNEL]; ask KIND CHANNEL FILED; event KIND DAY" */
static void
put (JalonCase *one, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (*part), " ", -1);
      if (g_strcmp0 (words[0], "title") == 0)
        {
          g_autoptr(JalonTitle) title = jalon_title_new ();
          title->kind = g_strdup (words[1]);
          if (!g_str_equal (words[2], "-"))
            title->from = date_of (words[2]);
          if (!g_str_equal (words[3], "none"))
            title->ends = date_of (words[3]);
          title->channel = g_strdup (words[4] != NULL ? words[4] : "unknown");
          jalon_case_put_title (one, title, NULL, &error);
        }
      else if (g_strcmp0 (words[0], "ask") == 0)
        {
          g_autoptr(JalonProcedure) request = jalon_procedure_new ();
          request->kind = g_strdup (words[1]);
          request->channel = g_strdup (words[2]);
          request->filed = date_of (words[3]);
          request->reference = g_strdup ("SECRET-REFERENCE");
          jalon_case_put_procedure (one, request, NULL, &error);
        }
      else if (g_strcmp0 (words[0], "event") == 0)
        {
          g_autoptr(JalonEvent) event = jalon_event_new ();
          event->kind = g_strdup (words[1]);
          event->on = date_of (words[2]);
          event->note = g_strdup ("SECRET-NOTE");
          jalon_case_put_event (one, event, NULL, &error);
        }
      g_assert_no_error (error);
    }
}

static char *
make_person (JalonFolder *folder, const char *given, const char *family, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup (given);
  person->family = g_strdup (family);
  g_autoptr(JalonCase) one = jalon_case_create (folder, person, FALSE, &error);
  g_assert_no_error (error);
  put (one, text);
  save (one);
  return g_strdup (jalon_case_get_uuid (one));
}

static JalonCaseload *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  JalonCaseload *caseload = jalon_caseload_new (fixture->folder, packs);
  g_assert_true (jalon_caseload_load (caseload, &error));
  g_assert_no_error (error);
  return caseload;
}

/* How many had to be read by a program that starts anew. */
static guint
refresh (Fixture *fixture, const char *iso)
{
  GDate today = date_of (iso);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  return jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
}

static char *
describe_day (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  char *text = jalon_date_format (&date);
  return text != NULL ? text : g_strdup ("-");
}

/* "KIND DAY ACTION", the one that leads first. */
static char *
describe (const JalonCaseJudged *judged)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < judged->dangers->len; i++)
    {
      const JalonDanger *danger = judged->dangers->pdata[i];
      g_autofree char *day = describe_day (danger->day);
      const char *what = danger->sort == JALON_DANGER_END ? "end" : danger->sort == JALON_DANGER_DATE ? danger->rule
                                                                                                      : jalon_alert_kind_get_name (danger->kind);
      g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "", what, day, danger->action);
    }
  return g_string_free (text, FALSE);
}

/* --- one person on one day --- */

typedef struct {
  const char    *name, *values, *today;
  JalonCaseGroup group;
  const char    *leads; /* the beginning of what is told */
} PersonRow;

static const PersonRow people[] = {
  { "nothing", "", TODAY, JALON_CASE_GROUP_NONE, "nothing-known - enter-title" },
  /* At the counter the request is filed by the last day of the card: 1 December is the sixth day after today. */
  { "ends-on-the-sixth-day", "title cst-visiteur 2025-12-02 2026-12-01", TODAY, JALON_CASE_GROUP_WEEK, "last-day 2026-12-01 file-by" },
  { "ends-on-the-seventh-day", "title cst-visiteur 2025-12-03 2026-12-02", TODAY, JALON_CASE_GROUP_MONTH, "last-day 2026-12-02 file-by" },
  { "unproven-today", "title cst-visiteur 2025-11-25 2026-11-24", TODAY, JALON_CASE_GROUP_WEEK, "stay-unproven 2026-11-25 file-now" },
  { "unproven-for-a-year", "title cst-visiteur 2024-11-25 2025-11-24", TODAY, JALON_CASE_GROUP_WEEK, "stay-unproven 2025-11-25 file-now" },
  /* As the first start asks: only the last day is known. From the next day on nothing proves the stay. */
  { "only-the-end-is-known", "title csp-salarie - 2026-11-20", TODAY, JALON_CASE_GROUP_WEEK, "stay-unproven 2026-11-21 file-now" },
  { "only-an-end-to-come-is-known", "title cst-vpf - 2026-11-27 anef", TODAY, JALON_CASE_GROUP_WEEK, "stay-ends 2026-11-28 file-now" },
  /* 25 November and 29 days are 24 December. */
  { "ends-on-day-29", "title cst-visiteur 2025-12-25 2026-12-24", TODAY, JALON_CASE_GROUP_MONTH, "last-day 2026-12-24 file-by" },
  { "ends-on-day-30", "title cst-visiteur 2025-12-26 2026-12-25", TODAY, JALON_CASE_GROUP_LATER, "last-day 2026-12-25 file-by" },
  /* Whatever its day, a removal order is for now; 48 hours are over, so the seven days lead: Friday 27 November. */
  { "removal-order", "title cst-vpf 2026-03-01 2027-02-28; event removal-order 2026-11-20", TODAY, JALON_CASE_GROUP_WEEK, "removal-order 2026-11-27 call-help-now" },
  /* Online 120 to 60 days before 2027-03-31: from 2026-12-01 on, the sixth day. */
  { "window-opens", "title cst-vpf 2026-04-01 2027-03-31 anef", TODAY, JALON_CASE_GROUP_WEEK, "anef_open 2026-12-01 file-from" },
  /* Far off the next day leads: two months before 2027-02-28 is 2026-12-28, 60 days before is 2026-12-30. */
  { "far-off", "title cst-vpf 2026-03-01 2027-02-28", TODAY, JALON_CASE_GROUP_LATER,
    "counter_open 2026-12-28 file-from, anef_close 2026-12-30 file-by, counter_close 2027-02-28" },
  /* No end is printed: no day follows from it. The page is missing all the same. */
  { "without-end", "title cr-permanent 2020-01-01 none", TODAY, JALON_CASE_GROUP_NONE, "page-missing - attach-page" },
};

static JalonCaseJudged *
find (GPtrArray *all, const char *uuid)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((JalonCaseJudged *) all->pdata[i])->row->uuid, uuid))
      return all->pdata[i];
  g_assert_not_reached ();
}

static void
test_person (Fixture *fixture, gconstpointer data)
{
  const PersonRow *row = data;
  GDate today = date_of (row->today);
  put (fixture->one, row->values);
  save (fixture->one);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_assert_cmpuint (jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL), ==, 1);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, 1);
  const JalonCaseJudged *judged = all->pdata[0];
  g_autofree char *told = describe (judged);
  g_test_message ("%s", told);
  g_assert_cmpstr (judged->row->person->family, ==, "Diallo");
  g_assert_cmpint (judged->group, ==, row->group);
  g_assert_true (g_str_has_prefix (told, row->leads));
}

/* --- the same as the engine says on each day --- */

static const char *const stories[] = {
  "",
  "title cst-visiteur 2025-12-02 2026-12-20 anef",
  "title cst-vpf 2026-01-15 2027-01-14 anef; ask renewal anef 2026-11-02",
  "title cst-vpf 2025-12-20 2026-12-19 counter; ask renewal counter 2026-10-30; event refusal 2026-12-05",
  "title csp-salarie 2022-12-01 2026-11-30 anef; ask renewal anef 2026-10-01; title api 2026-12-01 2027-02-28",
  "title csp-talent 2022-12-11 2026-12-10 counter; ask renewal counter 2026-12-01; title recepisse-renouvellement 2026-12-11 2026-12-31",
  "title cst-etudiant 2025-12-31 2026-12-30 anef; event removal-order 2026-11-24",
  "title vls-ts 2026-10-12 2027-10-11",
  "title cr-10 2016-12-26 2026-12-25 counter",
  "title cst-vpf - 2026-12-08 anef",
};

static char *
describe_alerts (const GArray *alerts)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      g_autofree char *day = jalon_date_format (&alert->date);
      g_string_append_printf (text, "%s %d %s %d %s %s %s\n", jalon_alert_kind_get_name (alert->kind), alert->right, day, alert->days, alert->action,
                              alert->question, alert->rule);
    }
  return g_string_free (text, FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sort_lines (char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  g_free (text);
  return g_strjoinv ("\n", lines);
}

static char *
describe_told (const JalonDatedList *list, const GDate *today)
{
  g_autoptr(GArray) alerts = g_array_new (FALSE, FALSE, sizeof (JalonAlert));
  gint32 day = (gint32) g_date_get_julian (today);
  for (guint i = 0; i < list->dangers->len; i++)
    {
      const JalonDanger *danger = &g_array_index (list->dangers, JalonDanger, i);
      JalonAlert alert;
      if (danger->sort != JALON_DANGER_ALERT || danger->told.from > day || danger->told.until < day)
        continue;
      jalon_danger_as_alert (danger, today, &alert);
      g_array_append_val (alerts, alert);
    }
  return sort_lines (describe_alerts (alerts));
}

static char *
describe_dates (const JalonDatedList *list, gint32 day)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < list->dangers->len; i++)
    {
      const JalonDanger *danger = &g_array_index (list->dangers, JalonDanger, i);
      if (danger->sort == JALON_DANGER_DATE && danger->told.from <= day && danger->told.until >= day)
        g_string_append_printf (text, "%s %d %s %d %d\n", danger->rule, danger->day, danger->action, danger->last_day, danger->sure);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_next (GPtrArray *next)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = next->pdata[i];
      g_string_append_printf (text, "%s %d %s %d %d\n", date->rule, (int) g_date_get_julian (&date->date), date->action, date->last_day, date->sure);
    }
  return g_string_free (text, FALSE);
}

static void
test_engine (Fixture *fixture, gconstpointer story)
{
  put (fixture->one, story);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (fixture->one), procedures = jalon_case_list_procedures (fixture->one);
  g_autoptr(GPtrArray) events = jalon_case_list_events (fixture->one), papers = jalon_case_list_papers (fixture->one, FALSE);
  const JalonNextCase values = { titles, procedures, events, papers, NULL, NULL };
  g_autoptr(JalonLineFacts) facts = jalon_line_facts_new_for_case (titles, procedures, events, papers, NULL);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  GDate first = date_of (TODAY), today = first;
  g_autoptr(JalonDatedList) list = jalon_dated_list_new (packs, &values, &first);
  g_assert_cmpint (list->judged.until - list->judged.from, >=, 1);
  for (gint32 day = list->judged.from; day <= list->judged.until; day++, g_date_add_days (&today, 1))
    {
      g_autoptr(GPtrArray) next = jalon_next_list (packs, &values, &today);
      g_autoptr(GArray) alerts = jalon_alerts_list (line, next, &today);
      g_autofree char *wanted = sort_lines (describe_alerts (alerts)), *told = describe_told (list, &today);
      g_autofree char *dates = describe_dates (list, day), *wanted_dates = describe_next (next);
      g_assert_true (jalon_dated_list_covers (list, &today));
      g_assert_cmpstr (told, ==, wanted);
      g_assert_cmpstr (dates, ==, wanted_dates);
    }
  g_assert_false (jalon_dated_list_covers (list, &today));
}

/* --- the order of the list --- */

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *given, *family, *values; } rows[] = {
    /* In the order in which they must stand. */
    { "Fatou", "Removal", "title cst-vpf 2026-03-01 2027-02-28; event removal-order 2026-11-23" },
    { "Zoé", "Yesterday", "title cst-visiteur 2025-11-25 2026-11-24" },
    { "Ana", "Monday", "title cst-visiteur 2025-11-30 2026-11-29" },
    { "Éric", "Tuesday", "title cst-visiteur 2025-12-01 2026-11-30" },
    { "Eva", "Tuesday", "title cst-visiteur 2025-12-01 2026-11-30" },
    { "Omar", "December", "title cst-visiteur 2025-12-11 2026-12-10" },
    { "Lina", "Later", "title cst-visiteur 2026-03-01 2027-02-28" },
    { "Aïssatou", "Diallo", "" },
  };
  GDate today = date_of (TODAY);
  for (gsize i = G_N_ELEMENTS (rows) - 1; i > 0; i--)
    g_free (make_person (fixture->folder, rows[i - 1].given, rows[i - 1].family, rows[i - 1].values));
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_assert_cmpuint (jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL), ==, G_N_ELEMENTS (rows));
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < all->len; i++)
    {
      const JalonCaseJudged *judged = all->pdata[i];
      g_autofree char *told = describe (judged);
      g_test_message ("%s %s: %s", judged->row->person->given, judged->row->person->family, told);
      g_assert_cmpstr (judged->row->person->given, ==, rows[i].given);
      g_assert_cmpstr (judged->row->person->family, ==, rows[i].family);
    }
  g_assert_true (jalon_case_judged_matches (all->pdata[3], "eric"));
  g_assert_true (jalon_case_judged_matches (all->pdata[3], " tues ÉRI"));
  g_assert_false (jalon_case_judged_matches (all->pdata[3], "eva"));
  g_assert_true (jalon_case_judged_matches (all->pdata[7], "aissatou"));
  g_autofree char *reference = g_strndup (((JalonCaseJudged *) all->pdata[7])->row->uuid, 6);
  g_assert_true (jalon_case_judged_matches (all->pdata[7], reference));
  g_assert_true (jalon_case_judged_matches (all->pdata[0], ""));

  /* The same list a week later, from what was kept: nothing is read. */
  today = date_of ("2026-12-02");
  g_autoptr(JalonCaseload) later = load (fixture);
  g_assert_cmpuint (jalon_caseload_refresh (later, &today, NULL, NULL, NULL), ==, 0);
  g_autoptr(GPtrArray) then = jalon_caseload_judge (later, &today);
  g_assert_cmpint (find (then, ((JalonCaseJudged *) all->pdata[2])->row->uuid)->group, ==, JALON_CASE_GROUP_WEEK);
  g_assert_cmpint (find (then, ((JalonCaseJudged *) all->pdata[5])->row->uuid)->group, ==, JALON_CASE_GROUP_MONTH);
  today = date_of ("2026-12-04");
  g_autoptr(GPtrArray) near = jalon_caseload_judge (later, &today); /* 10 December is the sixth day after */
  g_assert_cmpint (find (near, ((JalonCaseJudged *) all->pdata[5])->row->uuid)->group, ==, JALON_CASE_GROUP_WEEK);
}

/* --- what is kept --- */

static void
test_holds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = make_person (fixture->folder, "Binta", "Modèle", "title cst-vpf 2026-03-01 2027-02-28 anef");
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_assert_cmpuint (refresh (fixture, "2026-11-26"), ==, 0);
  /* A save of one case. */
  put (fixture->one, "title cst-vpf 2026-03-01 2027-02-28");
  save (fixture->one);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  /* A clock that goes back, and one that went far. */
  g_assert_cmpuint (refresh (fixture, "2026-11-24"), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_assert_cmpuint (refresh (fixture, "2027-06-01"), ==, 2);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 2);
  /* Somebody who went. */
  g_autofree char *path = jalon_folder_dup_case_path (fixture->folder, other);
  const char *const words[] = { "rm", "-r", path, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  GDate today = date_of (TODAY);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, 1);
}

/* Other rules: one byte of one pack is enough. */
static void
test_other_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *rules = g_test_build_filename (G_TEST_DIST, "..", "data", "rules", NULL);
  g_autofree char *copy = g_build_filename (fixture->dir, "rules", NULL), *titles = g_build_filename (copy, "titles.json", NULL);
  g_autofree char *text = NULL, *digest = jalon_packs_dup_digest (packs);
  const char *const words[] = { "cp", "-r", rules, copy, NULL };
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_autoptr(JalonPacks) same = jalon_packs_load_from_dir (copy, &error);
  g_assert_no_error (error);
  g_autofree char *same_digest = jalon_packs_dup_digest (same);
  g_assert_cmpstr (same_digest, ==, digest);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_true (g_file_get_contents (titles, &text, NULL, NULL));
  g_autofree char *longer = g_strconcat (text, "\n", NULL);
  g_assert_true (g_file_set_contents (titles, longer, -1, NULL));
  JalonPacks *before = packs;
  packs = jalon_packs_load_from_dir (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  g_object_unref (packs);
  packs = before;
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
}

typedef struct {
  const char *name;
  void      (*spoil) (const char *path);
} SpoilRow;

static void
spoil_remove (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
change_file (const char *path, gsize (*change) (char *content, gsize length))
{
  g_autofree char *content = NULL;
  gsize length;
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  length = change (content, length);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static gsize
flip (char *content, gsize length)
{
  content[length / 3] ^= 1;
  return length;
}

static gsize
cut (char *content, gsize length)
{
  return length / 2;
}

static gsize
empty (char *content, gsize length)
{
  return 0;
}

static void
spoil_flip (const char *path)
{
  change_file (path, flip);
}

static void
spoil_cut (const char *path)
{
  change_file (path, cut);
}

static void
spoil_empty (const char *path)
{
  change_file (path, empty);
}

static void
spoil_foreign (const char *path)
{
  g_assert_true (g_file_set_contents (path, "SQLite format 3", -1, NULL));
}

static void
spoil_folder (const char *path)
{
  spoil_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static const SpoilRow spoils[] = {
  { "removed", spoil_remove }, { "one-bit", spoil_flip },        { "cut", spoil_cut },
  { "empty", spoil_empty },    { "foreign", spoil_foreign },     { "a-folder", spoil_folder },
};

static void
test_spoilt (Fixture *fixture, gconstpointer data)
{
  const SpoilRow *row = data;
  g_autofree char *path = g_build_filename (fixture->data, JALON_CASELOAD_NAME, NULL);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  row->spoil (path);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  if (row->spoil != spoil_folder)
    g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  GDate today = date_of (TODAY);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpstr (((JalonCaseJudged *) all->pdata[0])->row->person->given, ==, "Aïssatou");
}

static gboolean
holds_words (const char *content, gsize length, const char *words)
{
  return memmem (content, length, words, strlen (words)) != NULL;
}

/* Names and days: nothing of what was said, of papers, of numbers. Nobody else may read it, and no backup has it. */
static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->data, JALON_CASELOAD_NAME, NULL), *backup = g_build_filename (fixture->dir, "b.zip", NULL);
  g_autofree char *content = NULL, *zip = NULL;
  g_autoptr(JalonPaper) paper = import (fixture->one, "%PDF-1.4 SECRET-TEXT", "SECRET-PAPER.pdf", "passport");
  gsize length, zip_length;
  GStatBuf info;
  JalonBackupReport report;
  put (fixture->one, "title cst-vpf 2026-03-01 2027-02-28 anef; ask renewal anef 2026-11-02; event call 2026-11-03");
  save (fixture->one);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (holds_words (content, length, "Diallo"));
  g_assert_false (holds_words (content, length, "SECRET"));
  g_assert_false (holds_words (content, length, paper->sha256));
  g_assert_false (holds_words (content, length, "cst-vpf"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (jalon_backup_write (fixture->folder, NULL, backup, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup, &zip, &zip_length, NULL));
  g_assert_false (holds_words (zip, zip_length, JALON_CASELOAD_NAME));
}

/* --- who cannot be read --- */

static void
spoil_saves (Fixture *fixture, const char *uuid, gboolean all)
{
  g_autofree char *folder = jalon_folder_dup_case_path (fixture->folder, uuid);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *newest = NULL;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!g_str_has_prefix (name, "index-"))
        continue;
      if (all)
        g_assert_true (g_file_set_contents (path, "spoilt", -1, NULL));
      else if (newest == NULL || strcmp (path, newest) > 0)
        {
          g_free (newest);
          newest = g_steal_pointer (&path);
        }
    }
  if (newest != NULL)
    g_assert_true (g_file_set_contents (newest, "spoilt", -1, NULL));
}

/* The format of a trailer is checked after its digest, so the digest has to be right: a later schema is simpler to make. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  GDate today = date_of (TODAY);
  g_autofree char *well = make_person (fixture->folder, "Ana", "Monday", "title cst-visiteur 2025-11-30 2026-11-29");
  g_autofree char *older = make_person (fixture->folder, "Binta", "Older", "title cst-visiteur 2025-12-11 2026-12-10");
  const char *lost = jalon_case_get_uuid (fixture->one);
  g_autofree char *bare = g_uuid_string_random (), *path = jalon_folder_dup_case_path (fixture->folder, bare);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0); /* a folder with nothing in it */
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 4);
  spoil_saves (fixture, lost, TRUE);
  spoil_saves (fixture, older, FALSE);
  /* Those that are not well are looked at again each time. */
  for (int round = 0; round < 2; round++)
    g_assert_cmpuint (refresh (fixture, TODAY), ==, 3);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (all->len, ==, 4);
  const JalonCaseJudged *gone = find (all, lost), *nothing = find (all, bare), *old = find (all, older);
  g_assert_cmpint (gone->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_cmpint (gone->row->state, ==, JALON_CASE_DAMAGED);
  g_assert_error (gone->row->error, JALON_ERROR, JALON_ERROR_DAMAGED);
  g_assert_cmpstr (gone->row->person->given, ==, "Aïssatou"); /* case.json still knows */
  g_assert_cmpint (nothing->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_null (nothing->row->person);
  g_assert_cmpint (old->row->state, ==, JALON_CASE_OLDER);
  g_assert_cmpint (old->group, !=, JALON_CASE_GROUP_NOT_READ);
  g_assert_cmpint (((JalonCaseJudged *) all->pdata[0])->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_cmpint (((JalonCaseJudged *) all->pdata[1])->group, ==, JALON_CASE_GROUP_UNREADABLE);
  g_assert_true (all->pdata[2] == find (all, well));
}

/* Another program holds the lock: reading takes none. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonFolder) other = jalon_folder_new (fixture->data);
  g_assert_true (jalon_folder_lock (other, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 1);
  g_assert_cmpuint (refresh (fixture, TODAY), ==, 0);
  jalon_folder_unlock (other);
}

static void
test_only_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr(JalonFolder) nobody = jalon_folder_new ("/nonexistent/jalon");
  g_autofree char *none = jalon_caseload_dup_only_person (nobody, NULL);
  g_autofree char *one = jalon_caseload_dup_only_person (fixture->folder, NULL);
  g_assert_null (none);
  g_assert_cmpstr (one, ==, jalon_case_get_uuid (fixture->one));
  g_autoptr(JalonCase) example = make_case (fixture->folder, TRUE);
  g_autofree char *beside = jalon_caseload_dup_only_person (fixture->folder, NULL);
  g_assert_cmpstr (beside, ==, one);
  g_free (make_person (fixture->folder, "Binta", "Modèle", ""));
  g_autofree char *several = jalon_caseload_dup_only_person (fixture->folder, NULL);
  g_assert_cmpstr (several, ==, "");
  GDate today = date_of (TODAY);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
  g_autoptr(GPtrArray) all = jalon_caseload_judge (caseload, &today);
  g_assert_cmpint (find (all, jalon_case_get_uuid (example))->group, ==, JALON_CASE_GROUP_EXAMPLE);
  g_assert_true (all->pdata[2] == find (all, jalon_case_get_uuid (example)));
}

static void
count_cb (guint done, guint total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  g_atomic_int_inc ((int *) user_data);
}

/* More cases than threads: each is told of once; stopped before it begins, it reads nobody and hides nobody. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  int told = 0;
  GDate today = date_of (TODAY);
  g_autoptr(GCancellable) stopped = g_cancellable_new ();
  for (int i = 0; i < 20; i++)
    g_free (make_person (fixture->folder, "Awa", "Exemple", "title cst-vpf 2026-03-01 2027-02-28 anef"));
  g_autoptr(JalonCaseload) caseload = load (fixture);
  g_cancellable_cancel (stopped);
  jalon_caseload_refresh (caseload, &today, count_cb, &told, stopped);
  g_assert_cmpint (told, ==, 0);
  g_autoptr(GPtrArray) before = jalon_caseload_judge (caseload, &today);
  g_assert_cmpuint (before->len, ==, 21);
  g_assert_cmpint (((JalonCaseJudged *) before->pdata[0])->group, ==, JALON_CASE_GROUP_NOT_READ);
  g_assert_cmpuint (jalon_caseload_refresh (caseload, &today, count_cb, &told, NULL), ==, 21);
  g_assert_cmpint (told, ==, 21);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *path = g_strconcat ("/caseload/person/", people[i].name, NULL);
      ADD (path, &people[i], test_person);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *path = g_strdup_printf ("/caseload/as-the-engine/%" G_GSIZE_FORMAT, i);
      ADD (path, stories[i], test_engine);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autofree char *path = g_strconcat ("/caseload/spoilt/", spoils[i].name, NULL);
      ADD (path, &spoils[i], test_spoilt);
    }
  ADD ("/caseload/order", NULL, test_order);
  ADD ("/caseload/holds", NULL, test_holds);
  ADD ("/caseload/other-rules", NULL, test_other_rules);
  ADD ("/caseload/contents", NULL, test_contents);
  ADD ("/caseload/unreadable", NULL, test_unreadable);
  ADD ("/caseload/locked", NULL, test_locked);
  ADD ("/caseload/only-person", NULL, test_only_person);
  ADD ("/caseload/many", NULL, test_many);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
