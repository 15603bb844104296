/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes rows of what a line says of a right. A supposed line is told apart row by row: what the true line does not say is marked.
 */
#include "app/jalon-dates-list.h"

#include "app/jalon-questions.h"
#include "phrases/jalon-phrases-line.h"

#include <glib/gi18n.h>

/* One row before it is a widget. */
typedef struct {
  JalonInterval days;
  const char   *icon;
  const char   *style;
  char         *title;
  char         *second; /* (nullable) */
  const char   *question; /* (nullable) key of what would decide */
  const char   *subject;  /* (nullable) id of the title that it is about */
} Fact;

static void
fact_free (gpointer data)
{
  Fact *self = data;
  g_free (self->title);
  g_free (self->second);
  g_free (self);
}

static Fact *
add_fact (GPtrArray *facts, const JalonInterval *days, const char *icon, const char *style, char *title, char *second)
{
  Fact *fact = g_new (Fact, 1);
  *fact = (Fact) { *days, icon, style, title, second, NULL, NULL };
  g_ptr_array_add (facts, fact);
  return fact;
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  const Fact *one = *(Fact *const *) a, *other = *(Fact *const *) b;
  return one->days.from < other->days.from ? -1 : one->days.from > other->days.from;
}

/**
 * jalon_dates_list_new_row:
 * @title: what it says
 * @subtitle_or_null: (nullable): more about it
 *
 * Returns: (transfer none): a row that shows both whole
 */
GtkWidget *
jalon_dates_list_new_row (const char *title, const char *subtitle_or_null)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_or_null);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle_or_null != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle_or_null, -1);
  return row;
}

void
jalon_dates_list_add_icon (GtkWidget *row, const char *icon, const char *style)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
}

static void
list_proofs (GPtrArray *facts, JalonPacks *packs, JalonRightsLine *line, JalonRight right, const GDate *today)
{
  gsize count;
  const JalonProof *proofs = jalon_rights_line_get_proofs (line, right, &count);
  for (gsize i = 0; i < count; i++)
    {
      const JalonProof *proof = &proofs[i];
      gboolean none = right == JALON_RIGHT_WORK && proof->scope == JALON_SCOPE_NONE;
      g_autofree char *paper = jalon_phrase_line_proof (packs, proof);
      g_autofree char *basis = jalon_phrase_line_basis (proof), *source = jalon_phrase_source (proof->source, today);
      g_autofree char *scope = right == JALON_RIGHT_WORK ? jalon_phrase_line_scope (proof->scope) : NULL;
      g_autofree char *said = scope != NULL ? g_strdup_printf ("%s\n%s", basis, scope) : g_strdup (basis);
      add_fact (facts, &proof->days,
                none ? "dialog-warning-symbolic" : proof->confirmed ? "emblem-ok-symbolic" : "dialog-question-symbolic",
                none ? "error" : proof->confirmed ? "state-done" : "state-check", jalon_phrase_line_days (&proof->days),
                g_strdup_printf ("%s\n%s\n%s", paper, said, source));
    }
}

static void
list_rest (GPtrArray *facts, JalonRightsLine *line, JalonRight right, const GDate *today)
{
  gsize n_gaps, n_doubts;
  const JalonGap *gaps = jalon_rights_line_get_gaps (line, right, &n_gaps);
  const JalonDoubt *doubts = jalon_rights_line_get_doubts (line, right, &n_doubts);
  for (gsize i = 0; i < n_gaps; i++)
    add_fact (facts, &gaps[i].days, "dialog-warning-symbolic", "error", jalon_phrase_line_gap (&gaps[i]), NULL);
  for (gsize i = 0; i < n_doubts; i++)
    {
      char *source = doubts[i].source != NULL ? jalon_phrase_source (doubts[i].source, today) : NULL;
      Fact *fact = add_fact (facts, &doubts[i].days, "dialog-question-symbolic", "state-check", jalon_phrase_line_doubt (&doubts[i]), source);
      fact->question = doubts[i].question;
      fact->subject = doubts[i].title != NULL ? doubts[i].title->id : NULL;
    }
}

static GPtrArray *
list_facts (JalonPacks *packs, JalonRightsLine *line, JalonRight right, const GDate *today)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);
  list_proofs (facts, packs, line, right, today);
  list_rest (facts, line, right, today);
  g_ptr_array_sort (facts, by_day);
  return facts;
}

static GtkWidget *
new_fact_row (const Fact *fact)
{
  GtkWidget *row = jalon_dates_list_new_row (fact->title, fact->second);
  jalon_dates_list_add_icon (row, fact->icon, fact->style);
  return row;
}

/* One press on a question opens the field that answers it; what is only supposed is not answered. */
static GtkWidget *
new_true_row (const Fact *fact)
{
  GtkWidget *row = new_fact_row (fact);
  jalon_question_make_row_answer (row, fact->question, fact->subject);
  return row;
}

/* What is over goes into a row of its own that opens. */
static GtkWidget *
earlier_row (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Earlier"));
  adw_preferences_group_add (group, row);
  return row;
}

/**
 * jalon_dates_list_new_right:
 * @packs: rule packs, for the names of papers
 * @line: a true line
 * @right: which right
 * @today: today
 *
 * Returns: (transfer none): what the line says of the right
 */
GtkWidget *
jalon_dates_list_new_right (JalonPacks *packs, JalonRightsLine *line, JalonRight right, const GDate *today)
{
  g_autoptr (GPtrArray) facts = list_facts (packs, line, right, today);
  g_autofree char *title = jalon_phrase_right (right);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *earlier = NULL;

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *fact = facts->pdata[i];
      if (fact->days.until >= (gint32) g_date_get_julian (today))
        adw_preferences_group_add (group, new_true_row (fact));
      else
        {
          earlier = earlier != NULL ? earlier : earlier_row (group);
          adw_expander_row_add_row (ADW_EXPANDER_ROW (earlier), new_true_row (fact));
        }
    }
  if (facts->len == 0)
    adw_preferences_group_add (group, jalon_dates_list_new_row (_ ("Nothing is known yet"), _ ("Add the card or the certificate that you hold.")));
  return GTK_WIDGET (group);
}

static gboolean
says (GPtrArray *facts, const Fact *fact)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *known = facts->pdata[i];
      if (g_str_equal (known->title, fact->title) && g_strcmp0 (known->second, fact->second) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
mark_supposed (GtkWidget *row)
{
  GtkWidget *mark = gtk_label_new (_ ("Supposed"));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "supposed-mark");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
}

/**
 * jalon_dates_list_new_supposed:
 * @packs: rule packs, for the names of papers
 * @supposed: the line of what is supposed
 * @line: the true line
 * @right: which right
 * @today: today
 *
 * Returns: (transfer none): what the supposed line says of the right from today on; what the true line does not say is marked
 */
GtkWidget *
jalon_dates_list_new_supposed (JalonPacks *packs, JalonRightsLine *supposed, JalonRightsLine *line, JalonRight right, const GDate *today)
{
  g_autoptr (GPtrArray) facts = list_facts (packs, supposed, right, today), known = list_facts (packs, line, right, today);
  g_autofree char *title = jalon_phrase_right (right);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("As it would be"));
  for (guint i = 0; i < facts->len; i++)
    {
      const Fact *fact = facts->pdata[i];
      if (fact->days.until < (gint32) g_date_get_julian (today))
        continue;
      GtkWidget *row = new_fact_row (fact);
      if (!says (known, fact))
        mark_supposed (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_widget_set_visible (group, facts->len > 0);
  return group;
}
