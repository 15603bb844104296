/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everyone at once: held against a day, as the engine says it, in order. Days in the tables were worked out by hand; on Wednesday 25 November
 * 2026 the week ends with Tuesday 1 December and the month of thirty days with Thursday 24 December.
 */
#include "caseload-fixture.h"

#include "core/jalon-date.h"

#include <string.h>

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
  ADD ("/caseload/order", NULL, test_order);
  ADD ("/caseload/only-person", NULL, test_only_person);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
