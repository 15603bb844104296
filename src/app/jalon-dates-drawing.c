/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns proofs, doubts and gaps into bars. It decides nothing about rights: what is drawn is what the line says.
 */
#include "app/jalon-dates-drawing.h"

#include "core/law/jalon-deadlines.h"
#include "phrases/jalon-phrases-line.h"

#include <glib/gi18n.h>

#define FAR_YEARS 20 /* what has no beginning or end is drawn so far from today */

static guint32
first_day (gint32 day, guint32 today)
{
  return day == JALON_DAY_FIRST ? today - FAR_YEARS * 366 : (guint32) day;
}

static guint32
last_day (gint32 day)
{
  return day == JALON_DAY_LAST ? JALON_TIMELINE_OPEN : (guint32) day;
}

/* Where the bars of a line go: the lanes of what is true come first, those of what is supposed below them. */
typedef struct {
  GPtrArray       *bars;
  JalonPacks      *packs;
  JalonRightsLine *line;
  guint32          today;
  gboolean         supposed;
} Bars;

static void
add (Bars *bars, JalonRight right, const JalonInterval *days, JalonBarStyle style, const char *label, const char *description)
{
  /* Translators: %s is a sentence about something that is only supposed */
  g_autofree char *words = bars->supposed ? g_strdup_printf (_("Supposed. %s"), description) : g_strdup (description);
  g_ptr_array_add (bars->bars, jalon_timeline_bar_new (right + (bars->supposed ? JALON_N_RIGHTS : 0), first_day (days->from, bars->today),
                                                       last_day (days->until), style, label, words));
}

static void
add_proofs (Bars *bars, JalonRight right)
{
  gsize count;
  const JalonProof *proofs = jalon_rights_line_get_proofs (bars->line, right, &count);
  for (gsize i = 0; i < count; i++)
    {
      const JalonProof *proof = &proofs[i];
      gboolean none = right == JALON_RIGHT_WORK && proof->scope == JALON_SCOPE_NONE;
      g_autofree char *paper = jalon_phrase_line_proof (bars->packs, proof), *basis = jalon_phrase_line_basis (proof);
      g_autofree char *days = jalon_phrase_line_days (&proof->days);
      g_autofree char *scope = right == JALON_RIGHT_WORK ? jalon_phrase_line_scope (proof->scope) : g_strdup ("");
      /* Translators: days, a paper, then one or two sentences about it */
      g_autofree char *all = g_strdup_printf (_ ("%1$s: %2$s. %3$s %4$s"), days, paper, basis, scope);
      add (bars, right, &proof->days, none ? JALON_BAR_GAP : proof->confirmed ? JALON_BAR_PROVEN : JALON_BAR_STATED,
           none ? _ ("No work") : paper, all);
    }
}

static void
add_gaps (Bars *bars, JalonRight right)
{
  gsize count;
  const JalonGap *gaps = jalon_rights_line_get_gaps (bars->line, right, &count);
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *sentence = jalon_phrase_line_gap (&gaps[i]);
      add (bars, right, &gaps[i].days, JALON_BAR_GAP, _ ("No proof"), sentence);
    }
}

/* Drawn over the gap that they lie in. */
static void
add_doubts (Bars *bars, JalonRight right)
{
  gsize count;
  const JalonDoubt *doubts = jalon_rights_line_get_doubts (bars->line, right, &count);
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *sentence = jalon_phrase_line_doubt (&doubts[i]);
      add (bars, right, &doubts[i].days, JALON_BAR_UNKNOWN, _ ("To find out"), sentence);
    }
}

static void
add_line (Bars *bars)
{
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      add_proofs (bars, right);
      add_gaps (bars, right);
      add_doubts (bars, right);
    }
}

static GPtrArray *
make_marks (JalonPacks *packs, const JalonSnapshot *snapshot)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_mark_free);
  for (guint i = 0; i < snapshot->next->len; i++)
    {
      const JalonNextDate *next = snapshot->next->pdata[i];
      g_ptr_array_add (marks, jalon_timeline_mark_new (g_date_get_julian (&next->date), next->danger, jalon_phrase_next_name (packs, next)));
    }
  return marks;
}

/**
 * jalon_dates_drawing_fill:
 * @timeline: a drawing
 * @packs: rule packs, for the names of papers
 * @snapshot: what to draw
 * @today: the day of the line in it
 */
void
jalon_dates_drawing_fill (JalonTimeline *timeline, JalonPacks *packs, const JalonSnapshot *snapshot, const GDate *today)
{
  g_autoptr (GPtrArray) bars = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_bar_free);
  g_autoptr (GPtrArray) marks = make_marks (packs, snapshot);
  g_autofree char *stay = jalon_phrase_right (JALON_RIGHT_STAY), *work = jalon_phrase_right (JALON_RIGHT_WORK);
  g_autofree char *travel = jalon_phrase_right (JALON_RIGHT_TRAVEL);
  guint32 day = g_date_get_julian (today);

  add_line (&(Bars) { bars, packs, snapshot->line, day, FALSE });
  jalon_timeline_set_content (timeline, (const char *const[]) { stay, work, travel, NULL }, bars, marks, day);
}

/**
 * jalon_dates_drawing_fill_what_if:
 * @timeline: a drawing
 * @packs: rule packs, for the names of papers
 * @snapshot: what is true
 * @supposed: the line of what is supposed
 * @day: the day of the supposition
 * @today: today
 *
 * Draws the true line above and the supposed one below it, in lanes that say so.
 */
void
jalon_dates_drawing_fill_what_if (JalonTimeline *timeline, JalonPacks *packs, const JalonSnapshot *snapshot, JalonRightsLine *supposed,
                                  const GDate *day, const GDate *today)
{
  g_autoptr (GPtrArray) bars = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_bar_free);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_timeline_mark_free);
  g_auto (GStrv) lanes = g_new0 (char *, 2 * JALON_N_RIGHTS + 1);
  guint32 now = g_date_get_julian (today);

  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    {
      lanes[right] = jalon_phrase_right (right);
      /* Translators: %s is the name of a right, such as "Work" */
      lanes[JALON_N_RIGHTS + right] = g_strdup_printf (_("Supposed: %s"), lanes[right]);
    }
  add_line (&(Bars) { bars, packs, snapshot->line, now, FALSE });
  add_line (&(Bars) { bars, packs, supposed, now, TRUE });
  g_ptr_array_add (marks, jalon_timeline_mark_new (g_date_get_julian (day), 0, _("Supposed day")));
  jalon_timeline_set_supposed_from (timeline, JALON_N_RIGHTS);
  jalon_timeline_set_content (timeline, (const char *const *) lanes, bars, marks, now);
}

/* The title that runs today, else the last one. */
static const JalonTitle *
current_title (const JalonSnapshot *snapshot, const GDate *today)
{
  const JalonTitle *last = NULL;
  for (guint i = 0; i < snapshot->titles->len; i++)
    {
      const JalonTitle *title = snapshot->titles->pdata[i];
      if (g_date_valid (&title->from) && g_date_compare (&title->from, today) <= 0 && g_date_valid (&title->ends) &&
          g_date_compare (today, &title->ends) <= 0)
        return title;
      if (g_date_valid (&title->ends) && (last == NULL || g_date_compare (&title->ends, &last->ends) > 0))
        last = title;
    }
  return last;
}

static void
widen (guint32 *from, guint32 *until, const GDate *date)
{
  if (!g_date_valid (date))
    return;
  *from = MIN (*from, g_date_get_julian (date));
  *until = MAX (*until, g_date_get_julian (date));
}

static void
choose_days (const JalonSnapshot *snapshot, const GDate *today, JalonDaysPreset preset, guint32 *from, guint32 *until)
{
  guint32 day = g_date_get_julian (today);
  const JalonTitle *title = preset == JALON_DAYS_CARD ? current_title (snapshot, today) : NULL;

  *from = preset == JALON_DAYS_YEAR ? day - 182 : day;
  *until = preset == JALON_DAYS_YEAR ? day + 183 : day;
  if (title != NULL)
    {
      widen (from, until, &title->from);
      widen (from, until, &title->ends);
    }
  for (guint i = 0; preset == JALON_DAYS_ALL && i < snapshot->titles->len; i++)
    {
      const JalonTitle *any = snapshot->titles->pdata[i];
      widen (from, until, &any->from);
      widen (from, until, &any->ends);
    }
  if (preset != JALON_DAYS_YEAR)
    {
      *from -= 30;
      *until += 120; /* what comes after the end is what matters */
    }
}

/**
 * jalon_dates_drawing_show:
 * @timeline: a drawing
 * @snapshot: what is drawn
 * @today: the day of the line in it
 * @preset: a year around today; the card of today with what lies around it; everything
 */
void
jalon_dates_drawing_show (JalonTimeline *timeline, const JalonSnapshot *snapshot, const GDate *today, JalonDaysPreset preset)
{
  guint32 from, until;
  choose_days (snapshot, today, preset, &from, &until);
  jalon_timeline_show_days (timeline, from, until);
}

/**
 * jalon_dates_drawing_show_what_if:
 * @timeline: a drawing
 * @snapshot: what is true
 * @day: the day of the supposition
 * @today: today
 *
 * Shows the card of today, and what comes after the supposed day.
 */
void
jalon_dates_drawing_show_what_if (JalonTimeline *timeline, const JalonSnapshot *snapshot, const GDate *day, const GDate *today)
{
  guint32 from, until;
  choose_days (snapshot, today, JALON_DAYS_CARD, &from, &until);
  jalon_timeline_show_days (timeline, from, MAX (until, g_date_get_julian (day) + 60));
}
