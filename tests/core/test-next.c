/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dates that come next in a case, on cases worked out by hand, and whether dated rules and rights line say the same.
 */
#include "day-of.h"
#include "line-fixture.h"

#include "core/law/jalon-deadlines.h"
#include "core/law/jalon-next.h"

#include <string.h>

static JalonPacks *packs;

typedef struct {
  const char *name;
  const char *values; /* "title KIND FROM ENDS CHANNEL; ask KIND CHANNEL FILED [RECEIVED]; event KIND DAY; said NAME=VALUE [DAY]"; days may be rough */
  const char *today;
  const char *next;   /* "RULE DAY ACTION[?]", the next first */
} NextRow;

static const NextRow rows[] = {
  { "nothing", "", "2026-11-25", "" },
  /* E = 2027-03-15, a Monday: 120 days before is 2026-11-15, 60 days before 2027-01-14; six months after 2027-09-15 the conditions
   * of entry are asked for again; a month after without a request 2027-04-15; health cover to the end of September. */
  { "student-before-the-window", "title cst-etudiant 2026-03-16 2027-03-15 anef", "2026-11-01",
    "anef_open 2026-11-15 file-from, anef_close 2027-01-14 file-by, oqtf_risk 2027-04-15 file-by, late_visa_reset 2027-09-15 file-by, "
    "health_cover 2027-09-30 keep-health-cover" },
  /* 30 April - 2 months is 28 February; the employer asks in the second month before the end. */
  { "four-years-at-the-counter", "title csp-salarie 2023-05-01 2027-04-30 counter", "2027-01-01",
    "counter_open 2027-02-28 file-from, work_auth_window 2027-02-28 ask-employer, counter_close 2027-04-30 file-by, "
    "oqtf_risk 2027-05-30 file-by, late_visa_reset 2027-10-30 file-by, health_cover 2027-10-31 keep-health-cover" },
  /* Blue Card: 90 days from the receipt on 2027-02-10 are 2027-05-11, unsettled for a renewal; the appeal two months later and one day:
   * 2027-07-12, a Monday. The grace of a card of four years: 2027-08-31. */
  { "blue-card", "title csp-carte-bleue 2023-06-01 2027-05-31 anef; ask renewal anef 2027-02-10", "2027-03-01",
    "refere_before_silence 2027-05-11 ask-judge-before, silence_90d 2027-05-11 expect-silence, appeal_ta 2027-07-12 appeal-by, "
    "grace_end 2027-08-31 ask-interim, health_cover 2027-11-30 keep-health-cover" },
  /* Project card: four months from 2027-02-10 are 2027-06-10; two months later and one day 2027-08-11, a Wednesday. Three years: no
   * sure grace. */
  { "talent-project", "title csp-talent 2024-06-01 2027-05-31 anef; ask renewal anef 2027-02-10", "2027-03-01",
    "refere_before_silence 2027-06-10 ask-judge-before, silence_4m 2027-06-10 expect-silence, appeal_ta 2027-08-11 appeal-by, "
    "health_cover 2027-11-30 keep-health-cover" },
  /* Card of the online channel, request taken at the counter: the channel of the request holds. */
  { "change-of-channel", "title cst-vpf 2026-03-16 2027-03-15 anef; ask renewal counter 2027-02-01 2027-02-03; "
    "title recepisse-renouvellement 2027-03-16 2027-06-15 counter", "2027-03-20",
    "refere_before_silence 2027-06-03 ask-judge-before, silence_4m 2027-06-03 expect-silence, recep_renewal 2027-06-15 ask-next-receipt, "
    "appeal_ta 2027-08-04 appeal-by, health_cover 2027-09-30 keep-health-cover" },
  /* Refused on 2027-01-05: two months and a day is Saturday 2027-03-06, so Monday. */
  { "refused", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15 2026-10-15; event refusal 2027-01-05", "2027-01-06",
    "appeal_ta 2027-03-08 appeal-by, health_cover 2027-05-31 keep-health-cover" },
  /* The receipt still ends on its day; the next one is not what is to be asked for any more. */
  { "refused-with-a-receipt", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15 2026-10-15; "
    "title recepisse-renouvellement 2026-12-01 2027-02-28 counter; event refusal 2027-01-05", "2027-01-06",
    "recep_renewal 2027-02-28 answer-refusal, appeal_ta 2027-03-08 appeal-by, health_cover 2027-05-31 keep-health-cover" },
  { "removal-order", "title cr-permanent 2016-12-01 none counter; event removal-order 2027-01-05", "2027-01-06", NULL },
  /* Detained with the order on Tuesday 24 November at 23:40: Thursday at the same minute. */
  { "removal-order-in-detention", "event removal-order 2026-11-24; said oqtf-situation=detention 2026-11-24; said oqtf-time=23:40 2026-11-24",
    "2026-11-25", "oqtf_48h 2026-11-26T23:40 call-help-now" },
  /* Without the hour only the whole day before is safe. */
  { "removal-order-without-the-hour", "event removal-order 2026-11-24; said oqtf-situation=detention 2026-11-24", "2026-11-25",
    "oqtf_48h 2026-11-25 call-help-now?" },
  { "removal-order-under-house-arrest", "event removal-order 2026-11-23; said oqtf-situation=house-arrest 2026-11-23", "2026-11-25",
    "oqtf_7d 2026-11-30 call-help-now" },
  /* Said of an older order: not believed of this one, so every time to appeal is named. */
  { "removal-order-newer-than-what-was-said", "event removal-order 2026-11-23; said oqtf-situation=free 2026-10-01", "2026-11-25", NULL },
  /* No request is written down: 20 November, two months and a day is Thursday 21 January. */
  { "refused-without-a-request", "event refusal 2026-11-20", "2026-11-25", "appeal_ta 2027-01-21 appeal-by" },
  /* A card that began later ends the story of the refusal. */
  { "refused-before-the-card", "title cr-10 2026-11-22 2036-11-21 counter; event refusal 2026-11-20", "2026-11-25",
    "counter_open 2036-09-21 file-from, counter_close 2036-11-21 file-by, oqtf_risk 2036-12-21 file-by, "
    "late_visa_reset 2037-05-21 file-by, health_cover 2037-05-31 keep-health-cover" },
  /* The end is some day of March 2027. Last days count from 1 March: 60 days before is 2026-12-31, a month after 2027-04-01, six months
   * 2027-09-01, health cover to the end of September. The first day counts from 31 March: 120 days before is 2026-12-01. */
  { "rough-end", "title cst-etudiant 2026-03-16 2027-03 anef", "2026-11-01",
    "anef_open 2026-12-01 file-from?, anef_close 2026-12-31 file-by?, oqtf_risk 2027-04-01 file-by?, late_visa_reset 2027-09-01 file-by?, "
    "health_cover 2027-09-30 keep-health-cover?" },
  /* By 15 March at the latest: no last day can be counted; a first day can, from that day. */
  { "end-at-the-latest", "title cst-etudiant 2026-03-16 ../2027-03-15 anef", "2026-11-01", "anef_open 2026-11-15 file-from?" },
  { "end-nobody-knows", "title cst-etudiant 2026-03-16 unknown anef", "2026-11-01", "" },
  /* A card whose end nobody knows does not hide the one that is known. */
  { "unknown-end-beside-a-known-one", "title cst-vpf 2024-03-16 unknown anef; title cst-etudiant 2026-03-16 2027-03-15 anef", "2027-01-15",
    "oqtf_risk 2027-04-15 file-by, late_visa_reset 2027-09-15 file-by, health_cover 2027-09-30 keep-health-cover" },
  /* Filed online in February 2027: silence counts from the 1st: 90 days are 2027-05-02, the appeal two months later 2027-07-02 is
   * 2027-07-03 with the free day, a Saturday, so Monday the 5th. The grace waits for the end of the card. */
  { "rough-request", "title csp-carte-bleue 2023-06-01 2027-05-31 anef; ask renewal anef 2027-02", "2027-03-01",
    "refere_before_silence 2027-05-02 ask-judge-before?, silence_90d 2027-05-02 expect-silence?, appeal_ta 2027-07-05 appeal-by?, "
    "grace_end 2027-08-31 ask-interim, health_cover 2027-11-30 keep-health-cover" },
  /* A refusal in January 2027, the request of October before: the appeal counts from 1 January, 2027-03-02. */
  { "rough-refusal", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15 2026-10-15; event refusal 2027-01", "2027-01-20",
    "appeal_ta 2027-03-02 appeal-by?, health_cover 2027-05-31 keep-health-cover" },
  /* An appeal to the administration on 2027-01-20, in time: the one to the court waits for it. Silent for two months: 2027-03-20, then
   * two months and a day, 2027-05-21, a Friday. Nothing ends on 2027-03-08 any more. */
  { "prolonged-by-an-appeal", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15 2026-10-15; event refusal 2027-01-05; "
    "said gracieux=2027-01-20 2027-01-20", "2027-01-21",
    "gracieux_silence 2027-03-20 expect-silence, appeal_ta 2027-05-21 appeal-by, health_cover 2027-05-31 keep-health-cover" },
  /* The same, said of an earlier request, is not about this one. */
  { "said-before-the-request", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15 2026-10-15; event refusal 2027-01-05; "
    "said gracieux=2026-01-20 2026-01-20", "2027-01-21", "appeal_ta 2027-03-08 appeal-by, health_cover 2027-05-31 keep-health-cover" },
  /* Entered on 2026-10-02: validated by 2027-01-02. Entered is known, so it is sure. */
  { "entered-said", "title vls-ts 2026-09-15 2027-09-14 anef; said entered=2026-10-02", "2026-12-15",
    "visa_validate 2027-01-02 validate-visa, anef_open 2027-05-17 file-from, anef_close 2027-07-16 file-by, oqtf_risk 2027-10-14 file-by, "
    "late_visa_reset 2028-03-14 file-by, health_cover 2028-03-31 keep-health-cover" },
  { "visa-validated", "title vls-ts 2026-09-15 2027-09-14 anef; said visa-validated=2026-10-20", "2026-12-15",
    "anef_open 2027-05-17 file-from, anef_close 2027-07-16 file-by, oqtf_risk 2027-10-14 file-by, "
    "late_visa_reset 2028-03-14 file-by, health_cover 2028-03-31 keep-health-cover" },
  { "e-photo-code", "said ephoto-until=2027-02-10; said ephoto-code=ABCD", "2026-11-25", "ephoto-until 2027-02-10 use-ephoto" },
  { "e-photo-code-over", "said ephoto-until=2026-11-24", "2026-11-25", "" },
  { "e-photo-code-used", "title cr-10 2016-12-01 2026-11-30 counter; ask renewal counter 2026-10-15; said ephoto-until=2027-02-10 2026-10-01",
    "2026-11-25", "refere_before_silence 2027-02-15 ask-judge-before?, silence_4m 2027-02-15 expect-silence?, grace_end 2027-02-28 ask-interim, "
    "appeal_ta 2027-04-16 appeal-by?, health_cover 2027-05-31 keep-health-cover" },
  /* What was asked for decides the time of silence: four months from 2026-09-20; 2027-03-21 is a Sunday. 90 days from 2026-11-01. */
  { "first-request-of-a-known-card", "ask first counter 2026-09-20 2026-09-20 vpf-liens-personnels", "2026-11-25",
    "refere_before_silence 2027-01-20 ask-judge-before, silence_4m 2027-01-20 expect-silence, appeal_ta 2027-03-22 appeal-by" },
  { "first-blue-card", "ask first anef 2026-11-01 2026-11-01 talent-cbe", "2026-11-25",
    "refere_before_silence 2027-01-30 ask-judge-before, silence_90d 2027-01-30 expect-silence, appeal_ta 2027-03-31 appeal-by" },
  /* By post on 2027-02-10, nobody knows when it arrived: four months from the day it was sent, then two and a day: 2027-08-11. */
  { "sent-by-post", "title cst-vpf 2026-03-16 2027-03-15 counter; ask renewal post 2027-02-10", "2027-03-20",
    "refere_before_silence 2027-06-10 ask-judge-before?, silence_4m 2027-06-10 expect-silence?, appeal_ta 2027-08-11 appeal-by?, "
    "health_cover 2027-09-30 keep-health-cover" },
  { "new-card-ends-the-old-story", "title cst-vpf 2025-03-16 2026-03-15 anef; ask renewal anef 2025-12-20; title cr-10 2026-03-16 2036-03-15 counter",
    "2026-11-25", "counter_open 2036-01-15 file-from, counter_close 2036-03-15 file-by, oqtf_risk 2036-04-15 file-by, "
    "late_visa_reset 2036-09-15 file-by, health_cover 2036-09-30 keep-health-cover" },
};

static void
read_day (const char *text, GDate *day, JalonRoughDay *rough)
{
  JalonRoughDay whole;
  g_assert_true (jalon_rough_day_parse (text, &whole));
  jalon_rough_day_split (&whole, day, rough);
}

static void
read_title (GPtrArray *titles, char **words)
{
  JalonTitle *title = jalon_title_new ();
  title->id = g_strdup_printf ("%s-%s", words[1], words[2]);
  title->kind = g_strdup (words[1]);
  read_day (words[2], &title->from, &title->rough_from);
  title->ends_unknown = g_str_equal (words[3], "unknown");
  if (!g_str_equal (words[3], "none") && !title->ends_unknown)
    read_day (words[3], &title->ends, &title->rough_ends);
  title->channel = g_strdup (words[4]);
  g_ptr_array_add (titles, title);
}

static void
read_request (GPtrArray *procedures, char **words)
{
  JalonProcedure *procedure = jalon_procedure_new ();
  procedure->id = g_strdup (words[3]);
  procedure->kind = g_strdup (words[1]);
  procedure->channel = g_strdup (words[2]);
  read_day (words[3], &procedure->filed, &procedure->rough_filed);
  if (words[4] != NULL)
    read_day (words[4], &procedure->received, &procedure->rough_received);
  if (words[4] != NULL && words[5] != NULL)
    procedure->asked = g_strdup (words[5]);
  g_ptr_array_add (procedures, procedure);
}

static void
read_event (GPtrArray *events, char **words)
{
  JalonEvent *event = jalon_event_new ();
  event->id = g_strdup (words[2]);
  event->kind = g_strdup (words[1]);
  read_day (words[2], &event->on, &event->rough_on);
  g_ptr_array_add (events, event);
}

static void
read_detail (GPtrArray *details, char **words)
{
  g_auto(GStrv) parts = g_strsplit (words[1], "=", 2);
  JalonDetail *detail = jalon_detail_new ();
  detail->name = g_strdup (parts[0]);
  detail->value = g_strdup (parts[1]);
  if (words[2] != NULL)
    detail->said = date_of (words[2]);
  g_ptr_array_add (details, detail);
}

static void
read_values (const char *text, const JalonNextCase *values)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (*part), " ", -1);
      if (g_strcmp0 (words[0], "title") == 0)
        read_title (values->titles, words);
      else if (g_strcmp0 (words[0], "ask") == 0)
        read_request (values->procedures, words);
      else if (g_strcmp0 (words[0], "event") == 0)
        read_event (values->events, words);
      else if (g_strcmp0 (words[0], "said") == 0)
        read_detail (values->details, words);
    }
}

static char *
describe (GPtrArray *next)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < next->len; i++)
    {
      const JalonNextDate *date = g_ptr_array_index (next, i);
      g_autofree char *iso = jalon_date_format (&date->date);
      g_autofree char *hour = date->at >= 0 ? g_strdup_printf ("T%02d:%02d", date->at / 60, date->at % 60) : g_strdup ("");
      g_string_append_printf (text, "%s%s %s%s %s%s", i > 0 ? ", " : "", date->rule, iso, hour, date->action, date->sure ? "" : "?");
    }
  return g_string_free (text, FALSE);
}

static void
test_next (gconstpointer data)
{
  const NextRow *row = data;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  g_autoptr(GPtrArray) procedures = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_procedure_unref);
  g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_event_unref);
  g_autoptr(GPtrArray) papers = g_ptr_array_new ();
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  JalonNextCase values = { titles, procedures, events, papers, NULL, details };
  GDate today = date_of (row->today);
  read_values (row->values, &values);
  g_autoptr(GPtrArray) next = jalon_next_list (packs, &values, &today);
  g_autofree char *text = describe (next);
  if (row->next != NULL)
    g_assert_cmpstr (text, ==, row->next);
  else /* a removal order whose situation nobody told: every time to appeal is named, the shortest first, and all call for help */
    g_assert_cmpint (strncmp (text, "oqtf_", 5), ==, 0);
}

typedef struct {
  const char *name;
  const char *title; /* of the one title: kind, days, channel */
  const char *today;
  const char *rule;
  const char *safe; /* (nullable) day by which it is safe */
} SafeRow;

/* E = 2027-03-15: the online window closes 60 days before, on 2027-01-14, and a week earlier is safe on both readings of the edge; a
 * safe day that is over is not named. At the counter the last day is read in one way. */
static const SafeRow safe_rows[] = {
  { "before", "title cst-etudiant 2026-03-16 2027-03-15 anef", "2026-11-01", "anef_close", "2027-01-07" },
  { "on-the-day", "title cst-etudiant 2026-03-16 2027-03-15 anef", "2027-01-07", "anef_close", "2027-01-07" },
  { "after", "title cst-etudiant 2026-03-16 2027-03-15 anef", "2027-01-08", "anef_close", NULL },
  { "first-day", "title cst-etudiant 2026-03-16 2027-03-15 anef", "2026-11-01", "anef_open", NULL },
  { "counter", "title cst-etudiant 2026-03-16 2027-03-15 counter", "2026-11-01", "counter_close", NULL },
};

static void
test_safe (gconstpointer data)
{
  const SafeRow *row = data;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
  JalonNextCase values = { titles, nothing, nothing, nothing, NULL, NULL };
  GDate today = date_of (row->today);
  read_values (row->title, &values);
  g_autoptr(GPtrArray) next = jalon_next_list (packs, &values, &today);
  const JalonNextDate *found = NULL;
  for (guint i = 0; i < next->len; i++)
    if (g_str_equal (((JalonNextDate *) next->pdata[i])->rule, row->rule))
      found = next->pdata[i];
  g_assert_nonnull (found);
  g_autofree char *safe = g_date_valid (&found->safe_by) ? jalon_date_format (&found->safe_by) : NULL;
  g_assert_cmpstr (safe, ==, row->safe);
}

/* The dated rule and the line must never give two ends of one grace. */
static void
test_grace_is_the_same (void)
{
  static const char *const kinds[] = { "cr-10", "cra-10", "csp-salarie", "csp-vpf", "cst-vpf", "cst-etudiant", "ue-famille", "cr-ue", "rece", "cr-permanent" };
  GDate today = date_of ("2026-11-25");
  for (int round = 0; round < 400; round++)
    {
      GDate from = date_of ("2020-01-01"), ends, filed;
      g_date_add_days (&from, (guint) g_test_rand_int_range (0, 1500));
      ends = from;
      g_date_add_years (&ends, (guint) g_test_rand_int_range (1, 6));
      g_date_subtract_days (&ends, (guint) g_test_rand_int_range (0, 3));
      filed = ends;
      g_date_subtract_days (&filed, (guint) g_test_rand_int_range (0, 200));
      const char *kind = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
      g_autofree char *first = jalon_date_format (&from);
      g_autofree char *last = jalon_date_format (&ends);
      g_autofree char *asked = jalon_date_format (&filed);
      g_autofree char *text = g_strdup_printf ("%s %s %s; ask renewal %s", kind, first, last, asked);
      g_autoptr(JalonLineFacts) facts = line_fixture_parse (text);
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      g_autoptr(JalonLawFacts) law = jalon_law_facts_new ();
      jalon_law_facts_set (law, "title", kind);
      jalon_law_facts_set_date (law, "from", &from);
      jalon_law_facts_set_date (law, "ends", &ends);
      jalon_law_facts_set_date (law, "renewal-filed", &filed);
      g_autoptr(GPtrArray) deadlines = jalon_deadlines_evaluate (packs, law, &today);
      gint32 after = (gint32) g_date_get_julian (&ends) + 1;
      const JalonProof *proof = jalon_rights_line_lookup (line, JALON_RIGHT_STAY, after);
      const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (line, JALON_RIGHT_STAY, after);
      for (guint i = 0; i < deadlines->len; i++)
        {
          const JalonDeadline *deadline = g_ptr_array_index (deadlines, i);
          gboolean always = g_str_equal (deadline->rule, "grace_end"), department = g_str_equal (deadline->rule, "grace_dept");
          if (!always && !department)
            continue;
          g_test_message ("%s", text);
          if (always && deadline->applies == JALON_TRUTH_YES)
            {
              g_assert_nonnull (proof);
              g_assert_cmpint (proof->days.until, ==, g_date_get_julian (&deadline->date));
            }
          else if (always)
            g_assert_true (proof == NULL || proof->rule == NULL);
          if (always && deadline->applies == JALON_TRUTH_UNKNOWN && g_str_equal (kind, "cr-permanent"))
            {
              g_assert_nonnull (doubt);
              g_assert_cmpstr (doubt->question, ==, deadline->question);
              g_assert_cmpint (doubt->days.until, ==, g_date_get_julian (&deadline->date));
            }
          if (department && deadline->applies == JALON_TRUTH_UNKNOWN)
            {
              g_assert_nonnull (doubt);
              g_assert_cmpint (doubt->days.until, ==, g_date_get_julian (&deadline->date));
            }
          else if (department && !g_str_equal (kind, "cr-permanent"))
            g_assert_null (doubt);
        }
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
      g_autofree char *path = g_strconcat ("/next/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_next);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (safe_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/next/safe/", safe_rows[i].name, NULL);
      g_test_add_data_func (path, &safe_rows[i], test_safe);
    }
  g_test_add_func ("/next/grace-is-the-same", test_grace_is_the_same);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
