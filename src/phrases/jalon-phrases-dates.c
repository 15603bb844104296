/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed page "my dates", in the language of the person with the French terms: what holds today, the gaps first, the next dates, then
 * every day proven and by which paper.
 */
#include "phrases/jalon-phrases-pages-private.h"

#include "core/law/jalon-rules-age.h"
#include "core/sheets/jalon-plain-sheet.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static gint32
get_today (const JalonPageCase *self)
{
  return (gint32) g_date_get_julian (&self->today);
}

/* The first day without proof of stay or work, from today on. */
static gboolean
find_first_unproven (const JalonPageCase *self, gboolean with_work, GDate *day)
{
  gint32 first = JALON_DAY_LAST;
  for (JalonRight right = JALON_RIGHT_STAY; right <= (with_work ? JALON_RIGHT_WORK : JALON_RIGHT_STAY); right++)
    {
      const JalonGap *gap = jalon_rights_line_next_gap (self->line, right, get_today (self));
      if (gap != NULL)
        first = MIN (first, gap->days.from);
    }
  jalon_day_to_date (first, day);
  return first != JALON_DAY_LAST;
}

static char *
tell_calm_day (const JalonPageCase *self)
{
  const JalonProof *work = jalon_rights_line_lookup (self->line, JALON_RIGHT_WORK, get_today (self));
  gboolean          works = work != NULL && work->scope != JALON_SCOPE_NONE;
  GDate             day;
  gboolean          ends = find_first_unproven (self, works, &day);
  g_autofree char  *first = jalon_phrase_date (&day);
  if (works && ends)
    /* Translators: %s is a full date */
    return g_strdup_printf (_("Today your right to stay and to work is proven. The first day without proof is %s."), first);
  if (works)
    return g_strdup (_("Today your right to stay and to work is proven."));
  if (ends)
    /* Translators: %s is a full date */
    return g_strdup_printf (_("Today your right to stay is proven; no paper gives a right to work. The first day without proof is %s."), first);
  return g_strdup (_("Today your right to stay is proven; no paper gives a right to work."));
}

/**
 * jalon_page_today:
 *
 * Returns: (transfer full): the worst of today and what to do about it; on a calm day until when it stays so
 */
char *
jalon_page_today (const JalonPageCase *self)
{
  g_autoptr(GArray) alerts = jalon_alerts_list (self->line, self->next, &self->today);
  if (alerts->len == 0)
    return tell_calm_day (self);
  const JalonAlert *alert = &g_array_index (alerts, JalonAlert, 0);
  g_autofree char  *sentence = jalon_phrase_alert_named (self->packs, alert);
  g_autofree char  *action = jalon_phrase_alert_action (alert);
  return g_strdup_printf ("%s %s", sentence, action);
}

static void
add_today (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  g_autoptr(GArray) alerts = jalon_alerts_list (self->line, self->next, &self->today);
  g_autofree char  *today = jalon_page_today (self);
  jalon_plain_sheet_add_frame (sheet, today);
  for (guint i = 1; i < alerts->len; i++)
    {
      const JalonAlert *alert = &g_array_index (alerts, JalonAlert, i);
      g_autofree char  *sentence = jalon_phrase_alert_named (self->packs, alert);
      g_autofree char  *action = jalon_phrase_alert_action (alert);
      g_autofree char  *both = g_strdup_printf ("%s %s", sentence, action);
      jalon_plain_sheet_add_line (sheet, both);
    }
}

static void
add_gap (const JalonPageCase *self, JalonPlainSheet *sheet, const JalonPageGap *gap)
{
  g_autofree char *rights = jalon_page_rights (gap->rights);
  gboolean         over = gap->days.until < get_today (self);
  g_autofree char *days = over ? jalon_page_short_days (&gap->days) : jalon_phrase_line_days (&gap->days);
  g_autofree char *question = gap->question != NULL ? jalon_phrase_line_question (gap->question) : NULL;
  g_autofree char *source = gap->source != NULL ? jalon_phrase_source (gap->source, &self->today) : NULL;
  jalon_plain_sheet_add_cell (sheet, rights, NULL);
  jalon_plain_sheet_add_cell (sheet, days != NULL ? days : _("On any day"), question != NULL ? _("Not known: the answer decides.") : NULL);
  jalon_plain_sheet_add_cell (sheet, question != NULL ? question : _("Nothing proves it."), source);
}

/* Those that are over, or those that are not. */
static void
add_gaps (const JalonPageCase *self, JalonPlainSheet *sheet, const char *heading, gboolean over)
{
  static const double shares[] = { 100, 163, 260 }, over_shares[] = { 92, 132, 299 };
  const char *const   heads[] = { _("Right"), _("Days"), _("What is missing, or what decides") };
  g_autoptr(GArray)   gaps = jalon_page_list_gaps (self->line);
  gboolean            begun = FALSE;
  for (guint i = 0; i < gaps->len; i++)
    {
      const JalonPageGap *gap = &g_array_index (gaps, JalonPageGap, i);
      if ((gap->days.until < get_today (self)) != over)
        continue;
      if (!begun)
        {
          jalon_plain_sheet_add_heading (sheet, heading);
          jalon_plain_sheet_begin_table (sheet, heads, over ? over_shares : shares, G_N_ELEMENTS (shares));
        }
      begun = TRUE;
      add_gap (self, sheet, gap);
    }
  if (begun)
    jalon_plain_sheet_end_table (sheet);
}

static void
add_next_date (const JalonPageCase *self, JalonPlainSheet *sheet, const JalonNextDate *next)
{
  const JalonSource *rule = jalon_page_rule_source (self, next->rule);
  g_autofree char *date = jalon_phrase_next_day (next);
  g_autofree char *action = jalon_phrase_next_action (next);
  g_autofree char *source = rule != NULL ? jalon_phrase_source (rule, &self->today) : NULL;
  jalon_plain_sheet_add_cell (sheet, date, next->sure ? NULL : _("Perhaps: ask to confirm"));
  jalon_plain_sheet_add_cell (sheet, jalon_phrase_next_name (self->packs, next), action);
  jalon_plain_sheet_add_cell (sheet, NULL, source != NULL ? source : "");
}

static void
add_next (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  static const double shares[] = { 138, 240, 145 };
  const char *const   heads[] = { _("Day"), _("What it is, and what to do"), _("Rule") };
  if (self->next->len == 0)
    return;
  jalon_plain_sheet_add_heading (sheet, _("What comes next"));
  jalon_plain_sheet_begin_table (sheet, heads, shares, G_N_ELEMENTS (shares));
  for (guint i = 0; i < self->next->len; i++)
    add_next_date (self, sheet, g_ptr_array_index (self->next, i));
  jalon_plain_sheet_end_table (sheet);
}

static char *
describe_paper (const JalonPageCase *self, const JalonPageProof *row)
{
  const JalonTitleKind *kind = jalon_packs_get_title_kind (self->packs, row->proof->title->kind);
  g_autofree char      *scope = row->work != NULL ? jalon_phrase_line_scope (row->work->scope) : NULL;
  const char           *gloss = kind != NULL && kind->gloss != NULL ? _(kind->gloss) : NULL;
  if (gloss == NULL || scope == NULL)
    return g_strdup (gloss != NULL ? gloss : scope);
  /* Translators: %1$s is what a paper is, without a full stop, %2$s a sentence about the work that it allows */
  return g_strdup_printf (_("%1$s. %2$s"), gloss, scope);
}

static void
add_proof (const JalonPageCase *self, JalonPlainSheet *sheet, const JalonPageProof *row)
{
  g_autofree char *rights = jalon_page_rights (row->rights);
  g_autofree char *days = jalon_page_short_days (&row->proof->days);
  g_autofree char *paper = jalon_phrase_line_proof (self->packs, row->proof);
  g_autofree char *about = describe_paper (self, row);
  g_autofree char *basis = jalon_phrase_line_basis (row->proof);
  g_autofree char *source = jalon_phrase_source (row->proof->source, &self->today);
  jalon_plain_sheet_add_cell (sheet, rights, NULL);
  jalon_plain_sheet_add_cell (sheet, days != NULL ? days : _("On any day"), NULL);
  jalon_plain_sheet_add_cell (sheet, paper, about);
  jalon_plain_sheet_add_cell (sheet, basis, source);
}

static void
add_proofs (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  static const double shares[] = { 92, 82, 194, 155 };
  const char *const   heads[] = { _("Right"), _("Days"), _("Paper"), _("Proof and rule") };
  g_autoptr(GArray)   proofs = jalon_page_list_proofs (self->line);
  if (proofs->len == 0)
    return;
  jalon_plain_sheet_add_heading (sheet, _("Days proven, and by which paper, the newest first"));
  jalon_plain_sheet_begin_table (sheet, heads, shares, G_N_ELEMENTS (shares));
  for (guint i = 0; i < proofs->len; i++)
    add_proof (self, sheet, &g_array_index (proofs, JalonPageProof, i));
  jalon_plain_sheet_end_table (sheet);
}

/* The name of a paper of the case; %NULL when it is gone. */
static const char *
find_paper_name (const JalonPageCase *self, const char *id)
{
  for (guint i = 0; self->papers != NULL && i < self->papers->len; i++)
    if (g_str_equal (((JalonPaper *) self->papers->pdata[i])->id, id))
      return ((JalonPaper *) self->papers->pdata[i])->name;
  return NULL;
}

/* (transfer full) (nullable): the papers that show it, by name. */
static char *
list_sources (const JalonPageCase *self, const JalonEvent *event)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; event->papers != NULL && i < event->papers->len; i++)
    {
      const char *name = find_paper_name (self, event->papers->pdata[i]);
      if (name != NULL)
        g_ptr_array_add (names, (char *) name);
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
add_loss (const JalonPageCase *self, JalonPlainSheet *sheet, const JalonEvent *event)
{
  g_autofree char *day = jalon_phrase_day (&event->on, &event->rough_on);
  g_autofree char *money = jalon_phrase_money (event->loss_cents);
  g_autofree char *sources = list_sources (self, event);
  jalon_plain_sheet_add_cell (sheet, day, NULL);
  jalon_plain_sheet_add_cell (sheet, money, event->who);
  jalon_plain_sheet_add_cell (sheet, sources != NULL ? sources : _("You said so, no paper yet."), event->note);
}

/* What the wait cost, each amount with what shows it. */
static void
add_losses (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  static const double shares[] = { 138, 145, 240 };
  const char *const   heads[] = { _("Day"), _("Amount"), _("What shows it") };
  gint64              total = 0;
  guint               count = 0;
  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (self->events, i);
      if (event->loss_cents <= 0)
        continue;
      if (count == 0)
        {
          jalon_plain_sheet_add_heading (sheet, _("Pay or benefit lost"));
          jalon_plain_sheet_begin_table (sheet, heads, shares, G_N_ELEMENTS (shares));
        }
      add_loss (self, sheet, event);
      total += event->loss_cents;
      count++;
    }
  if (count == 0)
    return;
  jalon_plain_sheet_end_table (sheet);
  if (count == 1)
    return;
  g_autofree char *money = jalon_phrase_money (total);
  /* Translators: %s is the sum of several amounts of money */
  g_autofree char *together = g_strdup_printf (_("Together: %s"), money);
  jalon_plain_sheet_add_line (sheet, together);
}

static void
add_age (const JalonPageCase *self, JalonPlainSheet *sheet)
{
  JalonRulesAge    age;
  GDate            newest;
  g_autofree char *said = NULL;
  jalon_packs_get_newest_reading (self->packs, &newest);
  jalon_rules_age_judge (&age, &self->today, &newest, &newest);
  said = jalon_phrase_rules_age (&age);
  jalon_plain_sheet_add_small (sheet, said);
}

/**
 * jalon_page_dates:
 * @n_pages: (out) (optional): the number of pages
 *
 * Returns: (transfer full) (nullable): the page "my dates" as a PDF; %JALON_ERROR_INTERNAL when it cannot be drawn
 */
GBytes *
jalon_page_dates (const JalonPageCase *self, int *n_pages, GError **error)
{
  g_autoptr(JalonPlainSheet) sheet = jalon_plain_sheet_new (
      _("My dates"), _("Jalon informs; this is no legal advice. Only the papers themselves prove a right, not this page."), &self->today, self->example);
  g_autofree char *name = jalon_page_name (self->person);
  g_autofree char *today = jalon_phrase_date (&self->today);
  /* Translators: %1$s is a person's name, %2$s a full date */
  g_autofree char *who = g_strdup_printf (_("%1$s · as of %2$s"), name, today);
  jalon_plain_sheet_add_line (sheet, who);
  add_today (self, sheet);
  add_gaps (self, sheet, _("Days without proof"), FALSE);
  add_next (self, sheet);
  add_proofs (self, sheet);
  add_gaps (self, sheet, _("Earlier days without proof"), TRUE);
  add_losses (self, sheet);
  add_age (self, sheet);
  return jalon_plain_sheet_finish (sheet, n_pages, error);
}
