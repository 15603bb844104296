/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A letter that came → the dates that run, worked out by hand; whether hours count, what stands in the journal, what cannot be true.
 */
#include "core/jalon-date.h"
#include "core/law/jalon-help.h"
#include "core/law/jalon-letter.h"

#include <string.h>

static JalonPacks *packs;

typedef struct {
  const char *name;
  const char *kind, *situation;
  const char *on, *ordered, *due;
  int         at;
  const char *dates;  /* "RULE DAY[THH:MM][?]", "or DAY" for another reading; the first is the one to keep */
} LetterRow;

#define NO_HOUR (-1)
#define HOUR(h, m) ((h) *60 + (m))

static const LetterRow rows[] = {
  /* Friday 27 November, 23:40: forty-eight hours later it is Sunday, 23:40. A Sunday does not move it. */
  { "detention-over-a-weekend", "removal", "detention", "2026-11-27", NULL, NULL, HOUR (23, 40), "oqtf_48h 2026-11-29T23:40" },
  /* Ten minutes after midnight of New Year's Eve: 2 January, the same minute. */
  { "detention-after-midnight", "removal", "detention", "2026-12-31", NULL, NULL, HOUR (0, 10), "oqtf_48h 2027-01-02T00:10" },
  /* Saturday 24 October 2026, 10:00, summer time; the clocks go back on Sunday, so 48 hours end on Monday at 9:00. */
  { "detention-clocks-back", "removal", "detention", "2026-10-24", NULL, NULL, HOUR (10, 0), "oqtf_48h 2026-10-26T09:00" },
  /* Saturday 28 March 2026, 10:00; the clocks go forward on Sunday 29, so 48 hours end on Monday at 11:00. */
  { "detention-clocks-forward", "removal", "detention", "2026-03-28", NULL, NULL, HOUR (10, 0), "oqtf_48h 2026-03-30T11:00" },
  /* Without the hour only the days are known: the second day after, and the day before it is the safe one. */
  { "detention-without-the-hour", "removal", "detention", "2026-11-20", NULL, NULL, NO_HOUR, "oqtf_48h 2026-11-22 or 2026-11-21" },
  /* The order came on the 10th to somebody free: its month stops when detention begins on Tuesday 24, 8:15. */
  { "detention-while-the-month-runs", "removal", "detention", "2026-11-24", "2026-11-10", NULL, HOUR (8, 15), "oqtf_48h 2026-11-26T08:15" },
  /* The month from 1 October ended on 1 November (All Saints): detention on the 24th opens nothing. It is over, and so said. */
  { "detention-after-the-month", "removal", "detention", "2026-11-24", "2026-10-01", NULL, HOUR (8, 15),
    "oqtf_1m 2026-11-01 or 2026-11-02, legal_aid_oqtf 2026-11-01" },
  /* Friday 18 December and seven days: Christmas Day, until midnight. A holiday does not move it. */
  { "house-arrest-over-christmas", "removal", "house-arrest", "2026-12-18", NULL, NULL, NO_HOUR, "oqtf_7d 2026-12-25" },
  /* Monday 22 March 2027 and seven days: Easter Monday, 29 March. */
  { "prison-over-easter", "removal", "prison", "2027-03-22", NULL, NULL, NO_HOUR, "oqtf_7d 2027-03-29" },
  /* House arrest on 10 March while the month from 1 March runs: 17 March. */
  { "house-arrest-while-the-month-runs", "removal", "house-arrest", "2027-03-10", "2027-03-01", NULL, NO_HOUR, "oqtf_7d 2027-03-17" },
  /* The order and the arrest on one day are one letter. */
  { "house-arrest-with-the-order", "removal", "house-arrest", "2027-03-01", "2027-03-01", NULL, NO_HOUR, "oqtf_7d 2027-03-08" },
  /* 31 January and a month: 28 February, a Sunday; counted with a day more it would be Monday 1 March. */
  { "free-clamped-to-a-sunday", "removal", "free", "2027-01-31", NULL, NULL, NO_HOUR,
    "oqtf_1m 2027-02-28 or 2027-03-01, legal_aid_oqtf 2027-02-28" },
  /* The day of the order is not asked of somebody free. */
  { "free-has-one-day", "removal", "free", "2027-03-01", "2027-02-01", NULL, NO_HOUR,
    "oqtf_1m 2027-04-01 or 2027-04-02, legal_aid_oqtf 2027-04-01" },
  /* 24 October and two months: 24 December, and a day: Christmas, Saturday, Sunday, so Monday 28. */
  { "refusal-over-christmas", "refusal", NULL, "2026-10-24", NULL, NULL, NO_HOUR, "appeal_ta 2026-12-28, appeal_distance 2027-01-25?, "
    "appeal_distance 2027-02-25?" },
  /* 5 January and two months and a day: Saturday 6 March, so Monday 8. From overseas 6 April; from abroad 6 May, which is Ascension
   * (Easter is 28 March), so Friday 7. */
  { "refusal-over-a-weekend", "refusal", NULL, "2027-01-05", NULL, NULL, NO_HOUR, "appeal_ta 2027-03-08, appeal_distance 2027-04-06?, "
    "appeal_distance 2027-05-07?" },
  /* While the papers are awaited the time of silence stands still, until the day set for them. */
  { "papers", "papers", NULL, "2026-11-20", NULL, "2026-12-05", NO_HOUR, "silence_susp 2026-12-05" },
  { "papers-without-a-day", "papers", NULL, "2026-11-20", NULL, NULL, NO_HOUR, "" },
  { "employer", "employer", NULL, "2026-11-20", NULL, NULL, NO_HOUR, "" },
  { "other", "other", NULL, "2026-11-20", NULL, NULL, NO_HOUR, "" },
  { "no-day-yet", "removal", "detention", NULL, NULL, NULL, HOUR (8, 15), "" },
};

static void
set_date (GDate *date, const char *iso)
{
  if (iso != NULL)
    g_assert_true (jalon_date_parse (iso, date));
}

static JalonLetter
make_letter (const LetterRow *row)
{
  JalonLetter letter = JALON_LETTER_INIT;
  gboolean known;
  letter.kind = jalon_letter_kind_from_id (row->kind, &known);
  g_assert_true (known);
  letter.situation = row->situation;
  letter.at = row->at;
  set_date (&letter.on, row->on);
  set_date (&letter.ordered, row->ordered);
  set_date (&letter.due, row->due);
  return letter;
}

static void
append_date (GString *out, const JalonDeadline *deadline)
{
  g_autofree char *day = jalon_date_format (&deadline->date);
  g_string_append_printf (out, "%s%s %s", out->len > 0 ? ", " : "", deadline->rule, day);
  if (deadline->at >= 0)
    g_string_append_printf (out, "T%02d:%02d", deadline->at / 60, deadline->at % 60);
  if (deadline->applies == JALON_TRUTH_UNKNOWN)
    g_string_append_c (out, '?');
  for (guint i = 0; i < deadline->alternatives->len; i++)
    {
      const JalonAlternative *other = g_ptr_array_index (deadline->alternatives, i);
      g_autofree char *other_day = jalon_date_format (&other->date);
      g_string_append_printf (out, " or %s", other_day);
    }
}

static void
test_dates (gconstpointer data)
{
  const LetterRow *row = data;
  JalonLetter letter = make_letter (row);
  GDate today;
  set_date (&today, "2027-06-01");
  g_autoptr(GPtrArray) dates = jalon_letter_list_dates (packs, &letter, &today);
  g_autoptr(GString) found = g_string_new (NULL);
  for (guint i = 0; i < dates->len; i++)
    append_date (found, g_ptr_array_index (dates, i));
  g_assert_cmpstr (found->str, ==, row->dates);
}

static const struct {
  const char *kind, *situation;
  gboolean    urgent;
  const char *matter, *event;
} meanings[] = {
  { "refusal", NULL, FALSE, "refusal", "refusal" },
  /* Nobody said whether hours count, so they may. */
  { "removal", NULL, TRUE, "removal", "removal-order" },
  { "removal", "free", FALSE, "removal", "removal-order" },
  { "removal", "house-arrest", TRUE, "confined", "removal-order" },
  { "removal", "prison", TRUE, "confined", "removal-order" },
  { "removal", "detention", TRUE, "detained", "removal-order" },
  { "papers", NULL, FALSE, "papers", "letter-received" },
  { "employer", NULL, FALSE, "employer", "employer" },
  { "other", NULL, FALSE, "any", "letter-received" },
};

static void
test_meanings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      LetterRow row = { .kind = meanings[i].kind, .situation = meanings[i].situation, .at = NO_HOUR };
      JalonLetter letter = make_letter (&row);
      g_assert_cmpint (jalon_letter_is_urgent (&letter), ==, meanings[i].urgent);
      g_assert_cmpstr (jalon_letter_get_matter (&letter), ==, meanings[i].matter);
      g_assert_cmpstr (jalon_letter_get_event_kind (&letter), ==, meanings[i].event);
      g_assert_true (g_strv_contains (jalon_help_list_matters (), jalon_letter_get_matter (&letter)));
    }
}

static const struct {
  const char      *name, *kind, *on, *ordered, *due;
  JalonLetterFault fault;
} faults[] = {
  { "of-today", "refusal", "2026-11-25", NULL, NULL, JALON_LETTER_FINE },
  { "of-tomorrow", "refusal", "2026-11-26", NULL, NULL, JALON_LETTER_STILL_TO_COME },
  { "without-a-day", "refusal", NULL, NULL, NULL, JALON_LETTER_FINE },
  { "ordered-before", "removal", "2026-11-25", "2026-11-24", NULL, JALON_LETTER_FINE },
  { "ordered-after", "removal", "2026-11-24", "2026-11-25", NULL, JALON_LETTER_ORDERED_AFTER },
  { "due-the-same-day", "papers", "2026-11-24", NULL, "2026-11-24", JALON_LETTER_FINE },
  { "due-before", "papers", "2026-11-24", NULL, "2026-11-23", JALON_LETTER_DUE_BEFORE },
};

static void
test_faults (void)
{
  GDate today;
  set_date (&today, "2026-11-25");
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      LetterRow row = { .kind = faults[i].kind, .on = faults[i].on, .ordered = faults[i].ordered, .due = faults[i].due, .at = NO_HOUR };
      JalonLetter letter = make_letter (&row);
      g_test_message ("%s", faults[i].name);
      g_assert_cmpint (jalon_letter_check (&letter, &today), ==, faults[i].fault);
    }
}

/* An order that was running stands in the journal under its own day; what the letter tells of it has the names of the dated rules. */
static void
test_journal (void)
{
  LetterRow row = { .kind = "removal", .situation = "detention", .on = "2026-11-24", .ordered = "2026-11-10", .at = HOUR (8, 15) };
  JalonLetter letter = make_letter (&row);
  g_autoptr(JalonLawFacts) facts = jalon_letter_dup_facts (&letter);
  g_autofree char *day = jalon_date_format (jalon_letter_get_event_day (&letter));
  g_assert_cmpstr (day, ==, "2026-11-10");
  g_assert_cmpstr (jalon_law_facts_get (facts, "oqtf"), ==, "2026-11-10");
  g_assert_cmpstr (jalon_law_facts_get (facts, "detention"), ==, "2026-11-24");
  g_assert_cmpstr (jalon_law_facts_get (facts, "detention-time"), ==, "08:15");
  g_assert_null (jalon_law_facts_get (facts, "oqtf-time"));
  for (const char *const *name = jalon_letter_list_fact_names (&letter); *name != NULL; name++)
    g_assert_nonnull (jalon_packs_get_law_fact (packs, *name));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/dates/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_dates);
    }
  g_test_add_func ("/letter/meanings", test_meanings);
  g_test_add_func ("/letter/faults", test_faults);
  g_test_add_func ("/letter/journal", test_journal);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
