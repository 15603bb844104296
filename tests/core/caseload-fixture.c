/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "caseload-fixture.h"

#include "core/jalon-date.h"

JalonPacks *packs;

/* "title KIND FROM|- ENDS|none [CHANNEL]; ask KIND CHANNEL FILED; event KIND DAY" */
void
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

char *
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

JalonCaseload *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  JalonCaseload *caseload = jalon_caseload_new (fixture->folder, packs);
  g_assert_true (jalon_caseload_load (caseload, &error));
  g_assert_no_error (error);
  return caseload;
}

/* How many had to be read by a program that starts anew. */
guint
refresh (Fixture *fixture, const char *iso)
{
  GDate today = date_of (iso);
  g_autoptr(JalonCaseload) caseload = load (fixture);
  return jalon_caseload_refresh (caseload, &today, NULL, NULL, NULL);
}

char *
describe_day (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  char *text = jalon_date_format (&date);
  return text != NULL ? text : g_strdup ("-");
}

/* "KIND DAY ACTION", the one that leads first. */
char *
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

JalonCaseJudged *
find (GPtrArray *all, const char *uuid)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((JalonCaseJudged *) all->pdata[i])->row->uuid, uuid))
      return all->pdata[i];
  g_assert_not_reached ();
}
