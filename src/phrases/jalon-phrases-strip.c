/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words and days of the strip: which days are drawn, what each bar and date says.
 */
#include "phrases/jalon-phrases-pages-private.h"

#include "core/jalon-date.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>

#define MOST_DAYS_BACK (5 * 365)
#define MOST_DAYS_AHEAD (5 * 365)
#define LEAST_DAYS_BACK 120
#define LEAST_DAYS_AHEAD 240
#define SPACE_DAYS 30 /* after the last day that is known */

static char *
name_month (const GDate *month)
{
  g_autofree char *iso = jalon_date_format (month);
  return jalon_phrase_month (iso);
}

static char *
dup_short_day (gint32 day)
{
  GDate date;
  jalon_day_to_date (day, &date);
  return jalon_phrase_short_date (&date);
}

static void
widen (const JalonInterval *days, gint32 *from, gint32 *until)
{
  if (days->from != JALON_DAY_FIRST)
    {
      *from = MIN (*from, days->from - SPACE_DAYS / 2);
      *until = MAX (*until, days->from + SPACE_DAYS);
    }
  if (days->until != JALON_DAY_LAST)
    *until = MAX (*until, days->until + SPACE_DAYS);
}

/* The days of all papers and dates, but not further than some years from today. */
static void
choose_days (const JalonPageCase *self, JalonStrip *strip)
{
  gint32 today = (gint32) g_date_get_julian (&self->today), from = today - LEAST_DAYS_BACK, until = today + LEAST_DAYS_AHEAD;
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      gsize             count;
      const JalonProof *proofs = jalon_rights_line_get_proofs (self->line, right, &count);
      for (gsize i = 0; i < count; i++)
        widen (&proofs[i].days, &from, &until);
      const JalonDoubt *doubts = jalon_rights_line_get_doubts (self->line, right, &count);
      for (gsize i = 0; i < count; i++)
        widen (&doubts[i].days, &from, &until);
    }
  from = MAX (from, today - MOST_DAYS_BACK);
  until = MAX (until, today + (today - from) / 3);
  jalon_strip_show (strip, from, MIN (until, today + MOST_DAYS_AHEAD));
}

static void
add_proof (const JalonPageCase *self, JalonStrip *strip, const JalonPageProof *row)
{
  const JalonProof     *proof = row->proof;
  const JalonTitleKind *kind = jalon_packs_get_title_kind (self->packs, proof->title->kind);
  gboolean              none = row->work != NULL && row->work->scope == JALON_SCOPE_NONE;
  g_autofree char      *paper = jalon_phrase_line_proof (self->packs, proof);
  g_autofree char      *days = jalon_page_short_days (&proof->days);
  g_autofree char      *scope = jalon_phrase_line_scope (proof->scope);
  JalonStripStyle       style = none ? JALON_STRIP_GAP : proof->confirmed ? JALON_STRIP_PROVEN : JALON_STRIP_STATED;
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    if (row->rights & 1u << right)
      jalon_strip_add_bar (strip, (int) right, &proof->days, style, none ? _("No work") : kind != NULL ? kind->term_fr : paper, days,
                           none ? scope : paper);
}

static char *
describe_gap (const JalonPageGap *gap)
{
  g_autofree char *rights = jalon_page_rights (gap->rights);
  g_autofree char *question = gap->question != NULL ? jalon_phrase_line_question (gap->question) : NULL;
  g_autofree char *days = jalon_phrase_line_days (&gap->days);
  if (question != NULL)
    /* Translators: %1$s are days ("From … until …"), %2$s a list such as "Stay in France, Work", %3$s a question that decides */
    return g_strdup_printf (_("%1$s, not known (%2$s): %3$s"), days, rights, question);
  /* Translators: %1$s are days ("From … until …"), %2$s a list such as "Stay in France, Work" */
  return g_strdup_printf (_("%1$s: no proof (%2$s)."), days, rights);
}

static void
add_gap (JalonStrip *strip, const JalonPageGap *gap)
{
  g_autofree char *days = jalon_page_short_days (&gap->days);
  g_autofree char *key = describe_gap (gap);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    if (gap->rights & 1u << right)
      jalon_strip_add_bar (strip, (int) right, &gap->days, gap->question != NULL ? JALON_STRIP_UNKNOWN : JALON_STRIP_GAP,
                           gap->question != NULL ? _("Not known") : _("No proof"), days, key);
}

/* Numbers go to the gaps that are not over first, to those that are over last: what a list that is cut leaves out is the oldest. */
static void
add_rights (const JalonPageCase *self, JalonStrip *strip)
{
  g_autoptr(GArray) gaps = jalon_page_list_gaps (self->line);
  g_autoptr(GArray) proofs = jalon_page_list_proofs (self->line);
  for (guint i = 0; i < gaps->len; i++)
    if (g_array_index (gaps, JalonPageGap, i).days.until >= (gint32) g_date_get_julian (&self->today))
      add_gap (strip, &g_array_index (gaps, JalonPageGap, i));
  for (guint i = 0; i < proofs->len; i++)
    add_proof (self, strip, &g_array_index (proofs, JalonPageProof, i));
  for (guint i = 0; i < gaps->len; i++)
    if (g_array_index (gaps, JalonPageGap, i).days.until < (gint32) g_date_get_julian (&self->today))
      add_gap (strip, &g_array_index (gaps, JalonPageGap, i));
}

static const JalonNextDate *
find_next (const JalonPageCase *self, const char *rule)
{
  for (guint i = 0; i < self->next->len; i++)
    {
      const JalonNextDate *next = g_ptr_array_index (self->next, i);
      if (g_str_equal (next->rule, rule) && next->sure)
        return next;
    }
  return NULL;
}

/* The window in which a renewal can be filed; one that is open already begins today. */
static void
add_window (const JalonPageCase *self, JalonStrip *strip, const char *opens, const char *closes)
{
  const JalonNextDate *first = find_next (self, opens), *last = find_next (self, closes);
  JalonInterval        days;
  if (last == NULL)
    return;
  days.from = (gint32) g_date_get_julian (first != NULL ? &first->date : &self->today);
  days.until = (gint32) g_date_get_julian (&last->date);
  if (days.from <= days.until)
    jalon_strip_add_bar (strip, 0, &days, JALON_STRIP_WINDOW, NULL, NULL, NULL);
}

static void
add_next (const JalonPageCase *self, JalonStrip *strip)
{
  for (guint i = 0; i < self->next->len; i++)
    {
      const JalonNextDate *next = g_ptr_array_index (self->next, i);
      g_autofree char     *date = jalon_phrase_short_date (&next->date);
      /* Translators: %1$s is a short date, %2$s what it is; the second form is for a date that may not hold */
      g_autofree char *label = g_strdup_printf (next->sure ? _("%1$s: %2$s") : _("perhaps %1$s: %2$s"), date, jalon_phrase_next_name (self->packs, next));
      jalon_strip_add_mark (strip, (gint32) g_date_get_julian (&next->date), (int) i, label);
    }
}

static void
set_words (const JalonPageCase *self, JalonStrip *strip)
{
  g_autofree char *name = jalon_page_name (self->person);
  g_autofree char *date = jalon_phrase_date (&self->today);
  g_autofree char *short_date = jalon_phrase_short_date (&self->today);
  g_autofree char *sentence = jalon_page_today (self);
  /* Translators: %1$s is a person's name, %2$s a full date */
  g_autofree char *who = g_strdup_printf (_("%1$s · as of %2$s"), name, date);
  /* Translators: %s is a short date */
  g_autofree char *today = g_strdup_printf (_("Today, %s"), short_date);
  jalon_strip_set_head (strip, _("My dates"), who, sentence);
  jalon_strip_set_today (strip, today);
  jalon_strip_set_month_names (strip, name_month);
  jalon_strip_set_example (strip, self->example);
  jalon_strip_set_legend (strip, JALON_STRIP_PROVEN, _("proven by a confirmed page"));
  jalon_strip_set_legend (strip, JALON_STRIP_STATED, _("you said so, no paper yet"));
  jalon_strip_set_legend (strip, JALON_STRIP_UNKNOWN, _("not known: a question is open"));
  jalon_strip_set_legend (strip, JALON_STRIP_GAP, _("no proof"));
  jalon_strip_set_legend (strip, JALON_STRIP_WINDOW, _("window to file"));
}

static void
set_foot (JalonStrip *strip, gint32 from, gint32 until)
{
  g_autofree char *first = dup_short_day (from);
  g_autofree char *last = dup_short_day (until);
  /* Translators: two short dates */
  g_autofree char *drawn = g_strdup_printf (_("Days drawn: %1$s to %2$s. All other days, rules and sources are on the page “My dates”."), first, last);
  jalon_strip_set_foot (strip, _("Jalon informs; this is no legal advice. Only the papers themselves prove a right, not this page."), drawn,
                        _("Not everything found room here: see the page “My dates”."));
}

/**
 * jalon_page_strip:
 *
 * Returns: (transfer full): the strip of a case, to be rendered
 */
JalonStrip *
jalon_page_strip (const JalonPageCase *self)
{
  JalonStrip *strip = jalon_strip_new ((gint32) g_date_get_julian (&self->today));
  gint32      from, until;
  choose_days (self, strip);
  jalon_strip_get_days (strip, &from, &until);
  set_words (self, strip);
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      g_autofree char *name = jalon_phrase_right (right);
      jalon_strip_set_lane (strip, (int) right, name);
    }
  set_foot (strip, from, until);
  add_window (self, strip, "anef_open", "anef_close");
  add_window (self, strip, "counter_open", "counter_close");
  add_rights (self, strip);
  add_next (self, strip);
  return strip;
}
