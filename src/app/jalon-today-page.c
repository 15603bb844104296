/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One sentence, what is most urgent, one button, the dates that come next, what is left. It computes nothing: the rights line and its
 * dates come with the snapshot.
 */
#include "app/jalon-today-page.h"

#include "core/jalon-date.h"
#include "core/law/jalon-details.h"
#include "core/law/jalon-letter.h"
#include "core/law/jalon-rules-age.h"
#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

#define MOST_DATES 3

struct _JalonTodayPage {
  GtkWidget     parent_instance;
  GtkWidget    *scroller, *sentence, *alert, *next, *dates, *file_row, *papers_row, *backup, *rules;
  JalonSession *session;
  GPtrArray    *rows;
};

G_DEFINE_FINAL_TYPE (JalonTodayPage, jalon_today_page, GTK_TYPE_WIDGET)

/* A last day that is printed somewhere. */
typedef struct {
  GDate day;
  char *name;
} PrintedDate;

static void
printed_date_clear (gpointer data)
{
  g_free (((PrintedDate *) data)->name);
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  return g_date_compare (&((const PrintedDate *) a)->day, &((const PrintedDate *) b)->day);
}

static GArray *
collect_dates (JalonTodayPage *self, const JalonSnapshot *snapshot)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  GArray *dates = g_array_new (FALSE, TRUE, sizeof (PrintedDate));

  g_array_set_clear_func (dates, printed_date_clear);
  for (guint i = 0; i < snapshot->titles->len; i++)
    {
      const JalonTitle *title = snapshot->titles->pdata[i];
      const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
      if (!g_date_valid (&title->ends) || jalon_rough_day_is_known (&title->rough_ends))
        continue;
      PrintedDate date = { title->ends, g_strdup (kind != NULL ? _ (kind->gloss) : title->kind) };
      g_array_append_val (dates, date);
    }
  for (guint i = 0; i < snapshot->papers->len; i++)
    {
      const JalonPaper *paper = snapshot->papers->pdata[i];
      const JalonItem *item = paper->kind != NULL ? jalon_packs_get_item (packs, paper->kind) : NULL;
      /* The card of a title is one date, not two. */
      if (!g_date_valid (&paper->until) || item == NULL || g_str_equal (item->id, "current-permit"))
        continue;
      PrintedDate date = { paper->until, jalon_phrase_item (item) };
      g_array_append_val (dates, date);
    }
  g_array_sort (dates, by_day);
  /* What is over is not what comes next; the sentence on top says it of the card. */
  while (dates->len > 0 && g_date_compare (&g_array_index (dates, PrintedDate, 0).day, jalon_session_get_today (self->session)) < 0)
    g_array_remove_index (dates, 0);
  return dates;
}

static void
add_date (JalonTodayPage *self, const char *day, const char *what)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->dates), row);
  g_ptr_array_add (self->rows, row);
}

/* The dates of the rules, each with what to do; without any, what is printed on the papers. */
static void
fill_dates (JalonTodayPage *self, const JalonSnapshot *snapshot, GArray *dates)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->dates), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->dates),
                                   snapshot->next->len > 0 ? _ ("Next dates") : _ ("Printed on your papers"));
  for (guint i = 0; i < MIN (snapshot->next->len, MOST_DATES); i++)
    {
      const JalonNextDate *next = snapshot->next->pdata[i];
      g_autofree char *day = jalon_phrase_next_day (next);
      g_autofree char *what = jalon_phrase_next_matter (jalon_session_get_packs (self->session), next);
      add_date (self, day, what);
    }
  for (guint i = 0; snapshot->next->len == 0 && i < MIN (dates->len, MOST_DATES); i++)
    {
      const PrintedDate *date = &g_array_index (dates, PrintedDate, i);
      g_autofree char *day = jalon_phrase_date (&date->day);
      add_date (self, day, date->name);
    }
  gtk_widget_set_visible (self->dates, self->rows->len > 0);
}

static gboolean
is_endless (const JalonTitle *title)
{
  return !g_date_valid (&title->ends) && !title->ends_unknown;
}

/* The paper that proves the stay longest; one without an end is before all others. What proves nothing is no such paper. */
static const JalonTitle *
last_title (JalonTodayPage *self, const JalonSnapshot *snapshot)
{
  const JalonTitle *last = NULL;
  for (guint i = 0; i < snapshot->titles->len; i++)
    {
      const JalonTitle *title = snapshot->titles->pdata[i];
      const JalonTitleKind *kind = jalon_packs_get_title_kind (jalon_session_get_packs (self->session), title->kind);
      if (kind != NULL && g_str_equal (kind->stay, "no"))
        continue;
      if (is_endless (title))
        return title;
      if (g_date_valid (&title->ends) && (last == NULL || g_date_compare (&title->ends, &last->ends) > 0))
        last = title;
    }
  return last;
}

static gboolean
is_told_to_leave (const JalonSnapshot *snapshot)
{
  return snapshot->alerts->len > 0 && g_array_index (snapshot->alerts, JalonAlert, 0).kind == JALON_ALERT_REMOVAL_ORDER;
}

/* Liberty comes before the card: the last day or hour to go to court, while it runs. */
static char *
sentence_of_removal (const JalonSnapshot *snapshot)
{
  const JalonNextDate *first = snapshot->next->len > 0 ? snapshot->next->pdata[0] : NULL;
  if (!is_told_to_leave (snapshot) || first == NULL || first->danger != 0 || !first->last_day)
    return NULL;
  g_autofree char *day = jalon_phrase_next_day (first);
  if (!first->sure)
    /* Translators: %s is a date with its weekday, the earliest that may hold */
    return g_strdup_printf (_ ("To be safe, lodge the appeal by %s."), day);
  /* Translators: %s is a date with its weekday, perhaps with an hour */
  return g_strdup_printf (_ ("The appeal must be lodged by %s."), day);
}

/* A receipt or certificate is not a card, and not to be taken for one. */
static char *
sentence_of_interim (const char *day, int left)
{
  if (left < 0)
    /* Translators: a receipt or certificate; %s is a date with its weekday, %d a number of days */
    return g_strdup_printf (ngettext ("Your provisional paper ended on %s, %d day ago.", "Your provisional paper ended on %s, %d days ago.", -left),
                            day, -left);
  if (left == 0)
    /* Translators: a receipt or certificate; %s is a date with its weekday */
    return g_strdup_printf (_ ("Your provisional paper ends today, %s."), day);
  /* Translators: a receipt or certificate; %s is a date with its weekday, %d a number of days */
  return g_strdup_printf (ngettext ("Your provisional paper ends on %s: %d day is left.", "Your provisional paper ends on %s: %d days are left.",
                                    left), day, left);
}

static char *
sentence_of_card (const char *day, int left)
{
  if (left < 0)
    /* Translators: %s is a date with its weekday, %d a number of days */
    return g_strdup_printf (ngettext ("The last day printed on the card was %s, %d day ago.",
                                      "The last day printed on the card was %s, %d days ago.", -left), day, -left);
  if (left == 0)
    return g_strdup_printf (_ ("The last day printed on the card is today, %s."), day);
  /* Translators: %s is a date with its weekday, %d a number of days */
  return g_strdup_printf (ngettext ("The card ends on %s: %d day is left.", "The card ends on %s: %d days are left.", left), day, left);
}

static char *
sentence_of_title (JalonTodayPage *self, const JalonSnapshot *snapshot)
{
  const JalonTitle *title = last_title (self, snapshot);
  if (title == NULL)
    return g_strdup (_ ("No end date is known yet."));
  if (is_endless (title))
    return g_strdup (_ ("No last day is written down for the card."));
  if (jalon_rough_day_is_known (&title->rough_ends))
    {
      g_autofree char *rough = jalon_phrase_rough_day (&title->rough_ends);
      /* Translators: %s is a day that is known only roughly: "spring 2027", "between … and …" */
      return g_strdup_printf (_ ("The card ends on a day that is not known exactly: %s."), rough);
    }
  const JalonTitleKind *kind = jalon_packs_get_title_kind (jalon_session_get_packs (self->session), title->kind);
  g_autofree char *day = jalon_phrase_date (&title->ends);
  int left = g_date_days_between (jalon_session_get_today (self->session), &title->ends);
  return kind != NULL && kind->interim ? sentence_of_interim (day, left) : sentence_of_card (day, left);
}

static void
fill_sentence (JalonTodayPage *self, const JalonSnapshot *snapshot)
{
  g_autofree char *removal = sentence_of_removal (snapshot);
  g_autofree char *card = removal == NULL ? sentence_of_title (self, snapshot) : NULL;
  gtk_label_set_label (GTK_LABEL (self->sentence), removal != NULL ? removal : card);
}

/* The worst of what the line says, with what to do. */
static void
fill_alert (JalonTodayPage *self, const JalonSnapshot *snapshot)
{
  const JalonAlert *worst = snapshot->alerts->len > 0 ? &g_array_index (snapshot->alerts, JalonAlert, 0) : NULL;
  g_autofree char *sentence = worst != NULL ? jalon_phrase_alert_named (jalon_session_get_packs (self->session), worst) : NULL;
  g_autofree char *action = worst != NULL ? jalon_phrase_alert_action (worst) : NULL;
  g_autofree char *both = worst != NULL ? g_strdup_printf ("%s\n%s", sentence, action) : NULL;

  gtk_label_set_label (GTK_LABEL (self->alert), both != NULL ? both : "");
  gtk_widget_set_visible (self->alert, worst != NULL);
}

static guint
count_unconfirmed (const JalonSnapshot *snapshot)
{
  guint n = 0;
  for (guint i = 0; i < snapshot->papers->len; i++)
    n += !((JalonPaper *) snapshot->papers->pdata[i])->confirmed;
  return n;
}

static const char *
matter_of_removal (const JalonSnapshot *snapshot)
{
  JalonLetter letter = JALON_LETTER_INIT;
  letter.kind = JALON_LETTER_REMOVAL;
  letter.situation = jalon_details_get (snapshot->details, "oqtf-situation");
  return jalon_letter_get_matter (&letter);
}

/* Nothing proves the stay or the work today, or a last day comes: this goes before papers and the renewal file. */
static gboolean
is_urgent (const JalonSnapshot *snapshot)
{
  return snapshot->alerts->len > 0 && g_array_index (snapshot->alerts, JalonAlert, 0).kind <= JALON_ALERT_LAST_DAY;
}

/* One button: the first thing that is still to be done. */
static void
fill_next (JalonTodayPage *self, const JalonSnapshot *snapshot, guint unconfirmed)
{
  GtkActionable *next = GTK_ACTIONABLE (self->next);
  const char *label = _ ("Look at the renewal file"), *action = "win.show-page", *page = "renewal";

  if (snapshot->read_only)
    {
      label = _ ("Look and decide");
      action = "win.decide";
    }
  else if (is_told_to_leave (snapshot))
    {
      label = _ ("Whom to call");
      action = "win.who-helps";
      page = matter_of_removal (snapshot);
    }
  else if (is_urgent (snapshot))
    {
      label = _ ("See what to do");
      page = "dates";
    }
  else if (snapshot->papers->len == 0)
    {
      label = snapshot->example ? _ ("Look at the renewal file") : _ ("Add papers…");
      action = snapshot->example ? "win.show-page" : "win.add-papers";
    }
  else if (snapshot->file == NULL)
    {
      label = _ ("Begin the renewal file");
      action = "win.edit-situation";
    }
  else if (unconfirmed > 0)
    {
      label = _ ("Confirm papers");
      page = "papers";
    }
  gtk_button_set_label (GTK_BUTTON (self->next), label);
  /* The target goes first: a name without its target would be a mismatch. */
  gtk_actionable_set_action_name (next, NULL);
  gboolean has_target = g_str_equal (action, "win.show-page") || g_str_equal (action, "win.who-helps");
  gtk_actionable_set_action_target_value (next, has_target ? g_variant_new_string (page) : NULL);
  gtk_actionable_set_action_name (next, action);
}

static void
fill_rows (JalonTodayPage *self, const JalonSnapshot *snapshot, guint unconfirmed)
{
  guint n_papers = snapshot->papers->len;
  g_autofree char *file =
    snapshot->status == NULL       ? g_strdup (_ ("Not begun"))
    : snapshot->status->complete   ? jalon_phrase_complete (snapshot->status)
                                   : g_strdup_printf (ngettext ("%d left", "%d left", snapshot->status->left), snapshot->status->left);
  g_autofree char *kept = g_strdup_printf (ngettext ("%u kept", "%u kept", n_papers), n_papers);
  g_autofree char *confirm = g_strdup_printf (ngettext ("%u to confirm", "%u to confirm", unconfirmed), unconfirmed);
  g_autofree char *papers = unconfirmed > 0 ? g_strdup_printf ("%s · %s", kept, confirm) : g_strdup (kept);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->file_row), file);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->papers_row), papers);
}

static void
fill_backup (JalonTodayPage *self)
{
  GDate day;
  const char *iso = jalon_session_get_last_backup (self->session);
  if (!jalon_date_parse (iso, &day))
    {
      gtk_label_set_label (GTK_LABEL (self->backup), _ ("No backup yet. Keep one on a stick or with someone you trust: main menu, “Make a backup”."));
      return;
    }
  g_autofree char *date = jalon_phrase_date (&day);
  /* Translators: %s is a date with its weekday */
  g_autofree char *text = g_strdup_printf (_ ("Last verified backup: %s"), date);
  gtk_label_set_label (GTK_LABEL (self->backup), text);
}

static void
fill_rules (JalonTodayPage *self)
{
  const GDate *today = jalon_session_get_today (self->session);
  JalonRulesAge age;
  GDate newest;
  jalon_packs_get_newest_reading (jalon_session_get_packs (self->session), &newest);
  jalon_rules_age_judge (&age, today, today, &newest);
  g_autofree char *said = jalon_phrase_rules_age (&age);
  gtk_label_set_label (GTK_LABEL (self->rules), said);
}

static void
session_changed_cb (JalonTodayPage *self)
{
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (self->session);
  if (snapshot == NULL)
    return;
  g_autoptr (GArray) dates = collect_dates (self, snapshot);
  guint unconfirmed = count_unconfirmed (snapshot);
  fill_sentence (self, snapshot);
  fill_alert (self, snapshot);
  fill_next (self, snapshot, unconfirmed);
  fill_dates (self, snapshot, dates);
  fill_rows (self, snapshot, unconfirmed);
  fill_backup (self);
  fill_rules (self);
}

void
jalon_today_page_set_session (JalonTodayPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
jalon_today_page_dispose (GObject *object)
{
  JalonTodayPage *self = JALON_TODAY_PAGE (object);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_today_page_parent_class)->dispose (object);
}

static void
jalon_today_page_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_TODAY_PAGE (object)->rows);
  G_OBJECT_CLASS (jalon_today_page_parent_class)->finalize (object);
}

static void
jalon_today_page_class_init (JalonTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_today_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_today_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, alert);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, next);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, dates);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, papers_row);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, backup);
  gtk_widget_class_bind_template_child (widget_class, JalonTodayPage, rules);
}

static void
jalon_today_page_init (JalonTodayPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
