/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person said of a case: days known roughly, pages of a proof, what a request asked for, details of the situation. Kept over a
 * save, over a lost index, and in cases that were written before these fields were there.
 */
#include "case-fixture.h"
#include "core/case/jalon-case-verify.h"
#include "core/case/jalon-generation.h"
#include "core/case/jalon-sql.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static JalonRoughDay
rough (const char *text)
{
  JalonRoughDay day;
  g_assert_true (jalon_rough_day_parse (text, &day));
  return day;
}

static void
assert_day (const GDate *day, const JalonRoughDay *how_rough, const char *expected)
{
  JalonRoughDay whole;
  jalon_rough_day_join (&whole, day, how_rough);
  g_autofree char *text = jalon_rough_day_format (&whole);
  g_assert_cmpstr (text, ==, expected);
}

static JalonTitle *
make_title (const char *from, const char *ends_or_null)
{
  JalonTitle *title = jalon_title_new ();
  JalonRoughDay day = rough (from);
  title->kind = g_strdup ("cst-vpf");
  title->channel = g_strdup ("unknown");
  jalon_rough_day_split (&day, &title->from, &title->rough_from);
  if (ends_or_null == NULL)
    return title;
  day = rough (ends_or_null);
  jalon_rough_day_split (&day, &title->ends, &title->rough_ends);
  return title;
}

static void
set_detail (JalonCase *one, const char *name, const char *value, const char *said)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonDetail) detail = jalon_detail_new ();
  detail->name = g_strdup (name);
  detail->value = g_strdup (value);
  (void) jalon_date_parse (said, &detail->said);
  g_assert_true (jalon_case_set_detail (one, detail, &error));
  g_assert_no_error (error);
}

static char *
describe_details (JalonCase *one)
{
  g_autoptr(GPtrArray) details = jalon_case_list_details (one);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      g_autofree char *said = jalon_date_format (&detail->said);
      g_string_append_printf (text, "%s%s=%s@%s", i > 0 ? "; " : "", detail->name, detail->value, said != NULL ? said : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_details (JalonCase *one, const char *expected)
{
  g_autofree char *text = describe_details (one);
  g_assert_cmpstr (text, ==, expected);
}

/* A paper, a title on its second page in a rough spring, one with an unknown end, one exact and without an end. */
static void
fill (JalonCase *one)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonPaper) paper = import (one, "%PDF-1.7 a card", "card.pdf", "current-permit");
  g_autoptr(JalonTitle) spring = make_title ("2022-21", "../2023-05-31");
  g_autoptr(JalonTitle) open = make_title ("2024-02-03", NULL);
  g_autoptr(JalonTitle) exact = make_title ("2025-02-03", NULL);
  spring->paper = g_strdup (paper->id);
  spring->pages = g_strdup ("2");
  spring->work = g_strdup ("hours");
  spring->travel = g_strdup ("no");
  open->ends_unknown = TRUE;
  g_assert_true (jalon_case_put_title (one, spring, NULL, &error));
  g_assert_true (jalon_case_put_title (one, open, NULL, &error));
  g_assert_true (jalon_case_put_title (one, exact, NULL, &error));
  set_detail (one, "department", "974", "2026-11-25");
  set_detail (one, "ephoto-code", "ABCD EFGH", NULL);
  g_assert_no_error (error);
}

static void
assert_filled (JalonCase *one)
{
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (one);
  g_autoptr(GPtrArray) papers = jalon_case_list_papers (one, FALSE);
  g_assert_cmpuint (titles->len, ==, 3);
  for (guint i = 0; i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      if (title->pages != NULL)
        {
          assert_day (&title->from, &title->rough_from, "2022-21");
          assert_day (&title->ends, &title->rough_ends, "../2023-05-31");
          g_assert_cmpstr (title->pages, ==, "2");
          g_assert_cmpstr (title->work, ==, "hours");
          g_assert_cmpstr (title->travel, ==, "no");
          g_assert_cmpstr (title->paper, ==, ((JalonPaper *) papers->pdata[0])->id);
          g_assert_false (title->ends_unknown);
        }
      else
        {
          g_assert_false (g_date_valid (&title->ends));
          g_assert_false (jalon_rough_day_is_known (&title->rough_ends));
          g_assert_cmpint (title->ends_unknown, ==, g_date_get_year (&title->from) == 2024);
        }
    }
  assert_details (one, "department=974@2026-11-25; ephoto-code=ABCD EFGH@");
}

static void
test_titles_and_details (Fixture *fixture, gconstpointer user_data)
{
  fill (fixture->one);
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  assert_filled (opened);
}

static void
test_requests_and_events (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonProcedure) request = jalon_procedure_new ();
  g_autoptr(JalonEvent) event = jalon_event_new ();
  JalonRoughDay day = rough ("2026-03");
  request->kind = g_strdup ("first");
  request->channel = g_strdup ("counter");
  request->asked = g_strdup ("vpf-liens-personnels");
  request->article = g_strdup ("L423-23");
  jalon_rough_day_split (&day, &request->filed, &request->rough_filed);
  day = rough ("2026-04-02/..");
  jalon_rough_day_split (&day, &request->received, &request->rough_received);
  event->kind = g_strdup ("call");
  day = rough ("2026~");
  jalon_rough_day_split (&day, &event->on, &event->rough_on);
  g_assert_true (jalon_case_put_procedure (fixture->one, request, NULL, &error));
  g_assert_true (jalon_case_put_event (fixture->one, event, NULL, &error));
  save (fixture->one);

  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) requests = jalon_case_list_procedures (opened);
  g_autoptr(GPtrArray) events = jalon_case_list_events (opened);
  const JalonProcedure *read = g_ptr_array_index (requests, 0);
  assert_day (&read->filed, &read->rough_filed, "2026-03");
  assert_day (&read->received, &read->rough_received, "2026-04-02/..");
  g_assert_cmpstr (read->asked, ==, "vpf-liens-personnels");
  g_assert_cmpstr (read->article, ==, "L423-23");
  const JalonEvent *happened = g_ptr_array_index (events, 0);
  assert_day (&happened->on, &happened->rough_on, "2026~");

  /* Known exactly later: nothing rough stays behind. */
  g_autoptr(JalonProcedure) exact = jalon_procedure_dup (read);
  day = rough ("2026-03-09");
  jalon_rough_day_split (&day, &exact->filed, &exact->rough_filed);
  g_assert_true (jalon_case_put_procedure (opened, exact, NULL, &error));
  save (opened);
  g_autoptr(JalonCase) again = open_again (fixture);
  g_autoptr(GPtrArray) now = jalon_case_list_procedures (again);
  read = g_ptr_array_index (now, 0);
  assert_day (&read->filed, &read->rough_filed, "2026-03-09");
  g_assert_false (jalon_rough_day_is_known (&read->rough_filed));
}

static void
test_forget_a_detail (Fixture *fixture, gconstpointer user_data)
{
  set_detail (fixture->one, "department", "75", "2026-01-01");
  set_detail (fixture->one, "department", "974", "2026-11-25");
  set_detail (fixture->one, "residence", "overseas", "2026-11-25");
  save (fixture->one);
  set_detail (fixture->one, "residence", NULL, NULL);
  set_detail (fixture->one, "never-said", NULL, NULL);
  save (fixture->one);
  g_autoptr(JalonCase) opened = open_again (fixture);
  assert_details (opened, "department=974@2026-11-25");
  set_detail (opened, "residence", "mainland", NULL);
  save (opened);
  g_autoptr(JalonCase) again = open_again (fixture);
  assert_details (again, "department=974@2026-11-25; residence=mainland@");
}

static void
remove_generations (Fixture *fixture)
{
  g_autofree char *dir_path = case_path (fixture, ".");
  g_autoptr(GDir) dir = g_dir_open (dir_path, 0, NULL);
  guint removed = 0;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "index-"))
      {
        g_autofree char *path = case_path (fixture, name);
        g_assert_cmpint (g_unlink (path), ==, 0);
        removed++;
      }
  g_assert_cmpuint (removed, >, 0);
}

/* Every index gone: case.json and the sidecars bring all of it back. */
static void
test_index_lost (Fixture *fixture, gconstpointer user_data)
{
  fill (fixture->one);
  save (fixture->one);
  remove_generations (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(JalonRebuildReport) report = jalon_case_rebuild (fixture->folder, jalon_case_get_uuid (fixture->one), &error);
  g_assert_no_error (error);
  g_assert_true (g_ptr_array_find_with_equal_func (report->restored, "detail:department", g_str_equal, NULL));
  g_autoptr(JalonCase) opened = open_again (fixture);
  assert_filled (opened);
}

static sqlite3 *
make_old_index (int step, const char *uuid)
{
  sqlite3 *db = NULL;
  g_autoptr(GError) error = NULL;
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  for (int i = 1; i <= step; i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/jalon_app/Jalon/schema/%03d.sql", i);
      g_autoptr(GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_assert_no_error (error);
      g_assert_true (jalon_sql_exec (db, g_bytes_get_data (sql, NULL), &error));
    }
  g_autofree char *rows = g_strdup_printf (
    "INSERT INTO meta VALUES ('case', '%s'), ('example', 'no');"
    "INSERT INTO person VALUES ('p', 'Aïssatou', 'Diallo', 1);"
    "INSERT INTO title (id, kind, starts, ends, channel, added, modified) VALUES ('t1', 'cst-vpf', '2025-03-16', '2026-03-15', 'anef', 1, 1),"
    " ('t2', 'cr-permanent', '2016-01-10', NULL, 'counter', 2, 2);"
    "INSERT INTO procedure (id, kind, channel, filed, added, modified) VALUES ('q', 'renewal', 'anef', '2026-01-02', 1, 1);"
    "INSERT INTO event (id, kind, happened, note, added, modified) VALUES ('e', 'call', '2026-02-01', 'no answer', 1, 1)", uuid);
  g_assert_true (jalon_sql_exec (db, rows, &error));
  g_assert_no_error (error);
  return db;
}

/* A case as an older version saved it opens as it is; the next save keeps what that version could not. */
static void
test_older_case (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr(GError) error = NULL;
  const char *uuid = jalon_case_get_uuid (fixture->one);
  sqlite3 *db = make_old_index (GPOINTER_TO_INT (user_data), uuid);
  sqlite3_int64 size = 0;
  unsigned char *data = sqlite3_serialize (db, "main", &size, 0);
  g_autoptr(GBytes) image = g_bytes_new (data, (gsize) size);
  sqlite3_free (data);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_autofree char *path = case_path (fixture, ".");
  int fd = open (path, O_RDONLY | O_DIRECTORY);
  g_assert_true (jalon_generation_publish (fd, 2, image, &error));
  g_assert_no_error (error);
  (void) close (fd);

  g_autoptr(JalonCase) opened = open_again (fixture);
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (opened);
  g_autoptr(GPtrArray) requests = jalon_case_list_procedures (opened);
  g_autoptr(GPtrArray) events = jalon_case_list_events (opened);
  g_assert_cmpint (jalon_case_get_generation (opened), ==, 2);
  g_assert_cmpuint (titles->len, ==, 2);
  const JalonTitle *dated = g_ptr_array_index (titles, 0), *endless = g_ptr_array_index (titles, 1);
  assert_day (&dated->ends, &dated->rough_ends, "2026-03-15");
  g_assert_false (dated->ends_unknown || endless->ends_unknown || g_date_valid (&endless->ends));
  g_assert_null (dated->pages);
  g_assert_cmpstr (((JalonEvent *) events->pdata[0])->note, ==, "no answer");
  assert_day (&((JalonProcedure *) requests->pdata[0])->filed, &((JalonProcedure *) requests->pdata[0])->rough_filed, "2026-01-02");
  assert_details (opened, "");

  g_autoptr(JalonTitle) changed = jalon_title_dup (dated);
  JalonRoughDay about = rough ("2026~");
  jalon_rough_day_split (&about, &changed->ends, &changed->rough_ends);
  g_assert_true (jalon_case_put_title (opened, changed, NULL, &error));
  set_detail (opened, "department", "75", NULL);
  save (opened);
  g_autoptr(JalonCase) again = open_again (fixture);
  g_autoptr(GPtrArray) now = jalon_case_list_titles (again);
  const JalonTitle *read = g_ptr_array_index (now, 0);
  assert_day (&read->ends, &read->rough_ends, "2026~");
  assert_details (again, "department=75@");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) g_test_add ("/case-said/" name, Fixture, data, set_up, function, tear_down)
  ADD ("titles-and-details", NULL, test_titles_and_details);
  ADD ("requests-and-events", NULL, test_requests_and_events);
  ADD ("forget-a-detail", NULL, test_forget_a_detail);
  ADD ("index-lost", NULL, test_index_lost);
  ADD ("older-case/1", GINT_TO_POINTER (1), test_older_case);
  ADD ("older-case/2", GINT_TO_POINTER (2), test_older_case);
#undef ADD
  return g_test_run ();
}
