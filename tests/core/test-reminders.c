/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to be reminded of on a day, what is said again and what is not, and how little of it can be read anywhere.
 */
#include "day-of.h"
#include "line-fixture.h"

#include "core/reminders/jalon-said.h"
#include "phrases/jalon-phrases-reminders.h"

#include <glib/gstdio.h>
#include <string.h>

#define UUID "6a1f3a52-0d1c-4b6e-9a0e-1f2d3c4b5a69"

static JalonPacks *packs;

typedef struct {
  const char *name;
  const char *facts;
  const char *today;
  const char *next; /* (nullable) "RULE ACTION DAY last|first" */
  const char *says; /* "MATTER STEP DAYS" */
} Row;

/* The card ends on 28 February 2027: the first day without proof is 1 March. */
#define CARD "cst-vpf 2026-03-01 2027-02-28!"

static const Row rows[] = {
  { "nothing-known", "", "2026-12-20", NULL, "" },
  { "far", CARD, "2026-12-30", NULL, "" },
  { "coming", CARD, "2026-12-31", NULL, "stay coming 60, work coming 60" },
  { "31-days", CARD, "2027-01-29", NULL, "stay coming 31, work coming 31" },
  { "30-days", CARD, "2027-01-30", NULL, "stay month 30, work month 30" },
  { "8-days", CARD, "2027-02-21", NULL, "stay month 8, work month 8" },
  { "7-days", CARD, "2027-02-22", NULL, "stay week 7, work week 7" },
  { "2-days", CARD, "2027-02-27", NULL, "stay week 2, work week 2" },
  { "last-day-of-the-card", CARD, "2027-02-28", NULL, "stay day 1, work day 1" },
  { "first-day-without", CARD, "2027-03-01", NULL, "stay now 0, work now 0" },
  { "without-for-long", CARD, "2027-06-01", NULL, "stay now -92, work now -92" },
  { "a-paper-that-is-missing-only-waits", "cst-vpf 2026-03-01 2027-02-28", "2026-11-25", NULL, "" },
  { "a-last-day", CARD, "2026-11-25", "appeal_ta appeal-by 2026-12-02 last", "appeal_ta week 7" },
  { "a-last-day-today", CARD, "2026-11-25", "appeal_ta appeal-by 2026-11-25 last", "appeal_ta day 0" },
  { "a-last-day-far", CARD, "2026-11-25", "appeal_ta appeal-by 2026-12-26 last", "" },
  { "a-removal-order-is-there-now", CARD, "2026-11-25", "oqtf_1m appeal-by 2026-12-20 last", "oqtf_1m now 25" },
  { "a-window-opens", CARD, "2026-11-25", "anef_open file-from 2026-11-28 first", "anef_open coming 3" },
  { "a-window-opens-later", CARD, "2026-11-25", "anef_open file-from 2026-11-29 first", "" },
  { "what-only-tells", CARD, "2026-11-25", "health_cover know 2026-11-26 first", "" },
};

static GPtrArray *
make_next (const char *text)
{
  GPtrArray *next = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_next_date_free);
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", " ", 4);
  if (g_strv_length (words) != 4)
    return next;
  GDate date = date_of (words[2]);
  JalonNextDate *entry = jalon_next_date_new (words[0], &date);
  g_free (entry->action);
  entry->action = g_strdup (words[1]);
  entry->last_day = g_str_equal (words[3], "last");
  entry->sure = TRUE;
  g_ptr_array_add (next, entry);
  return next;
}

static GPtrArray *
list (const char *uuid, const char *facts_text, const char *next_text, const GDate *today)
{
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (facts_text);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autoptr(GPtrArray) next = make_next (next_text);
  g_autoptr(GArray) alerts = jalon_alerts_list (line, next, today);
  return jalon_reminders_list (uuid, alerts, next, today);
}

static void
test_list (gconstpointer data)
{
  const Row *row = data;
  GDate today = date_of (row->today);
  g_autoptr(GPtrArray) reminders = list (UUID, row->facts, row->next, &today);
  g_autoptr(GString) text = g_string_new (NULL);
  for (guint i = 0; i < reminders->len; i++)
    {
      const JalonReminder *reminder = reminders->pdata[i];
      g_string_append_printf (text, "%s%s %s %d", i > 0 ? ", " : "", reminder->matter, jalon_reminder_step_get_name (reminder->step),
                              reminder->days);
    }
  g_assert_cmpstr (text->str, ==, row->says);
}

/* Day by day from two months before to two months after: each step is said once, five times in all. */
static void
test_each_step_once (void)
{
  g_autoptr(JalonSaid) said = jalon_said_new ();
  g_autoptr(GString) spoken = g_string_new (NULL);
  GDate today = date_of ("2026-12-01");
  for (int i = 0; i < 150; i++, g_date_add_days (&today, 1))
    {
      g_autoptr(GPtrArray) due = list (UUID, CARD, NULL, &today);
      for (guint j = 0; j < due->len; j++)
        {
          const JalonReminder *reminder = due->pdata[j];
          if (!g_str_equal (reminder->matter, "stay") || !jalon_said_is_fresh (said, reminder))
            continue;
          g_autofree char *day = jalon_date_format (&today);
          g_string_append_printf (spoken, "%s %s\n", day, jalon_reminder_step_get_name (reminder->step));
          jalon_said_note (said, reminder);
          g_assert_false (jalon_said_is_fresh (said, reminder));
        }
      jalon_said_tidy (said, due, &today);
    }
  g_assert_cmpstr (spoken->str, ==, "2026-12-31 coming\n2027-01-30 month\n2027-02-22 week\n2027-02-28 day\n2027-03-01 now\n");
}

/* Another person, another matter, another day: none of them was said. A step back is not said, and not forgotten. */
static void
test_what_is_the_same (void)
{
  g_autoptr(JalonSaid) said = jalon_said_new ();
  GDate today = date_of ("2027-02-25"), day = date_of ("2027-03-01"), later = date_of ("2027-03-02");
  g_autoptr(JalonReminder) first = jalon_reminder_new (UUID, "stay", &day, &today, JALON_REMINDER_WEEK);
  g_autoptr(JalonReminder) other_day = jalon_reminder_new (UUID, "stay", &later, &today, JALON_REMINDER_WEEK);
  g_autoptr(JalonReminder) other_matter = jalon_reminder_new (UUID, "work", &day, &today, JALON_REMINDER_WEEK);
  g_autoptr(JalonReminder) other_person = jalon_reminder_new ("another", "stay", &day, &today, JALON_REMINDER_WEEK);
  g_autoptr(JalonReminder) milder = jalon_reminder_new (UUID, "stay", &day, &today, JALON_REMINDER_MONTH);
  g_autoptr(JalonReminder) worse = jalon_reminder_new (UUID, "stay", &day, &today, JALON_REMINDER_DAY);
  jalon_said_note (said, first);
  g_assert_true (jalon_said_is_fresh (said, other_day));
  g_assert_true (jalon_said_is_fresh (said, other_matter));
  g_assert_true (jalon_said_is_fresh (said, other_person));
  g_assert_true (jalon_said_is_fresh (said, worse));
  g_assert_false (jalon_said_is_fresh (said, milder));
  jalon_said_note (said, milder);
  g_assert_false (jalon_said_is_fresh (said, first));
  g_assert_cmpuint (jalon_said_count (said), ==, 1);
}

static void
test_tidy (void)
{
  g_autoptr(JalonSaid) said = jalon_said_new ();
  g_autoptr(GPtrArray) due = g_ptr_array_new ();
  GDate day = date_of ("2027-03-01"), last_kept = date_of ("2027-04-30"), after = date_of ("2027-05-01"); /* 60 and 61 days */
  g_autoptr(JalonReminder) over = jalon_reminder_new (UUID, "stay", &day, &day, JALON_REMINDER_NOW);
  g_autoptr(JalonReminder) still = jalon_reminder_new (UUID, "work", &day, &day, JALON_REMINDER_NOW);
  jalon_said_note (said, over);
  jalon_said_note (said, still);
  g_ptr_array_add (due, still);
  jalon_said_tidy (said, due, &last_kept);
  g_assert_cmpuint (jalon_said_count (said), ==, 2);
  jalon_said_tidy (said, due, &after);
  g_assert_true (jalon_said_is_fresh (said, over));
  g_assert_false (jalon_said_is_fresh (said, still));
}

static void
test_text (void)
{
  g_autoptr(JalonSaid) said = jalon_said_new ();
  GDate today = date_of ("2027-02-25"), day = date_of ("2027-03-01");
  g_autoptr(JalonReminder) reminder = jalon_reminder_new (UUID, "stay", &day, &today, JALON_REMINDER_WEEK);
  jalon_said_note (said, reminder);
  g_autofree char *text = jalon_said_to_text (said);
  g_autoptr(JalonSaid) again = jalon_said_parse (text, -1);
  g_autofree char *same = jalon_said_to_text (again);
  g_assert_cmpstr (same, ==, text);
  g_assert_false (jalon_said_is_fresh (again, reminder));
  g_assert_null (strstr (text, UUID));
  g_assert_null (strstr (text, "stay"));
}

static const struct { const char *name, *text; guint count; } damages[] = {
  { "empty", "", 0 }, { "no-json", "said", 0 }, { "array", "[]", 0 }, { "no-said", "{}", 0 }, { "said-is-text", "{\"said\":\"x\"}", 0 },
  { "entry-is-text", "{\"said\":{\"k\":\"x\"}}", 0 }, { "no-date", "{\"said\":{\"k\":{\"step\":2}}}", 0 },
  { "no-day", "{\"said\":{\"k\":{\"step\":2,\"date\":\"2027-02-30\"}}}", 0 },
  { "step-is-text", "{\"said\":{\"k\":{\"step\":\"2\",\"date\":\"2027-02-28\"}}}", 0 },
  { "step-too-far", "{\"said\":{\"k\":{\"step\":6,\"date\":\"2027-02-28\"}}}", 0 },
  { "step-is-null", "{\"said\":{\"k\":{\"step\":null,\"date\":\"2027-02-28\"}}}", 0 },
  { "date-is-object", "{\"said\":{\"k\":{\"step\":2,\"date\":{}}}}", 0 },
  { "half-cut", "{\"said\":{\"k\":{\"step\":2,\"da", 0 },
  { "one-of-two", "{\"said\":{\"k\":{\"step\":9,\"date\":\"2027-02-28\"},\"l\":{\"step\":2,\"date\":\"2027-02-28\"}}}", 1 },
};

static void
test_damage (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(JalonSaid) said = jalon_said_parse (damages[i].text, -1);
  g_assert_cmpuint (jalon_said_count (said), ==, damages[i].count);
}

/* On disk: as it was; any byte changed, or none there: empty, and written anew. */
static void
test_file (void)
{
  g_autofree char *top = g_dir_make_tmp ("jalon-said-XXXXXX", NULL), *path = g_build_filename (top, JALON_SAID_NAME, NULL), *content = NULL;
  g_autoptr(JalonFolder) folder = jalon_folder_new (top);
  g_autoptr(JalonSaid) none = jalon_said_load (folder), said = jalon_said_new ();
  g_autoptr(GError) error = NULL;
  GDate day = date_of ("2027-03-01");
  g_autoptr(JalonReminder) reminder = jalon_reminder_new (UUID, "stay", &day, &day, JALON_REMINDER_NOW);
  gsize size;

  g_assert_cmpuint (jalon_said_count (none), ==, 0);
  jalon_said_note (said, reminder);
  g_assert_true (jalon_said_save (said, folder, &error));
  g_assert_no_error (error);
  g_autoptr(JalonSaid) back = jalon_said_load (folder);
  g_assert_false (jalon_said_is_fresh (back, reminder));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  content[size / 3] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  g_autoptr(JalonSaid) damaged = jalon_said_load (folder);
  g_assert_cmpuint (jalon_said_count (damaged), ==, 0);
  g_assert_true (jalon_said_save (said, folder, &error));
  g_autoptr(JalonSaid) anew = jalon_said_load (folder);
  g_assert_cmpuint (jalon_said_count (anew), ==, 1);
  g_unlink (path);
  g_rmdir (top);
}

/* What others may see says nothing that belongs to a person. */
static void
test_neutral (void)
{
  static const char *const never[] = { "card", "permit", "visa", "OQTF", "leave", "France", "work", "stay", "renew", "refus", "prefect", "foreign" };
  g_autofree char *people = jalon_phrase_reminder_people (), *title = jalon_phrase_reminder_title ();
  g_autofree char *before = g_strconcat (people, title, NULL);
  for (JalonReminderStep step = JALON_REMINDER_COMING; step <= JALON_REMINDER_NOW; step++)
    {
      g_autofree char *text = jalon_phrase_reminder (step), *all = g_strconcat (before, text, NULL), *folded = g_utf8_casefold (all, -1);
      for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
        {
          g_autofree char *word = g_utf8_casefold (never[i], -1);
          g_assert_null (strstr (folded, word));
        }
      for (const char *p = all; *p != '\0'; p++)
        g_assert_false (g_ascii_isdigit (*p));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/reminders/list/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_list);
    }
  g_test_add_func ("/reminders/each-step-once", test_each_step_once);
  g_test_add_func ("/reminders/what-is-the-same", test_what_is_the_same);
  g_test_add_func ("/reminders/tidy", test_tidy);
  g_test_add_func ("/reminders/text", test_text);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/reminders/damage/", damages[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damage);
    }
  g_test_add_func ("/reminders/file", test_file);
  g_test_add_func ("/reminders/neutral", test_neutral);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
