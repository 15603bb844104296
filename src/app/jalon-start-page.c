/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks about the person, not the program. Emits "created" once a case with its first title is saved. It makes no statement about
 * rights: it counts the days to the printed date, nothing else.
 */
#include "app/jalon-start-page.h"

#include "app/jalon-choices.h"
#include "app/jalon-names.h"
#include "app/jalon-typed-date.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonStartPage {
  GtkWidget     parent_instance;
  GtkWidget    *scroller;
  GtkWidget    *given, *family, *kind, *ends;
  GtkWidget    *sentence, *begin, *back, *restore, *privacy;
  JalonSession *session;
  char        **kinds; /* ids in the order of the combo */
};

enum { CREATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonStartPage, jalon_start_page, GTK_TYPE_WIDGET)

static void
say (JalonStartPage *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->sentence, sentence != NULL);
}

static char *
sentence_for (const GDate *ends, const GDate *today)
{
  g_autofree char *date = jalon_phrase_date (ends);
  int days = g_date_days_between (today, ends);

  if (days < 0)
    /* Translators: %s is a date with its weekday, %d a number of days */
    return g_strdup_printf (ngettext ("The last day printed on the card was %s, %d day ago.",
                                      "The last day printed on the card was %s, %d days ago.", -days), date, -days);
  if (days == 0)
    /* Translators: %s is today's date with its weekday */
    return g_strdup_printf (_ ("The last day printed on the card is today, %s."), date);
  /* Translators: %s is a date with its weekday, %d a number of days */
  return g_strdup_printf (ngettext ("The card ends on %s: %d day is left.", "The card ends on %s: %d days are left.", days), date, days);
}

static void
typed_cb (JalonStartPage *self)
{
  GDate ends;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->ends));
  gtk_widget_remove_css_class (self->ends, "error");
  if (*text == '\0' || !jalon_typed_date_parse (text, &ends))
    {
      say (self, NULL);
      return;
    }
  g_autofree char *sentence = sentence_for (&ends, jalon_session_get_real_today (self->session));
  say (self, sentence);
}

typedef struct {
  JalonPerson *person;
  JalonTitle  *title;
} NewCase;

static void
new_case_free (gpointer data)
{
  NewCase *self = data;
  jalon_person_unref (self->person);
  g_clear_pointer (&self->title, jalon_title_unref);
  g_free (self);
}

static gpointer
create_case (JalonSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  NewCase *wanted = data;
  return jalon_case_create_with_title (jalon_session_get_folder (session), wanted->person, wanted->title, FALSE, error);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonStartPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JalonCase) created = jalon_session_run_finish (JALON_SESSION (source), result, &error);

  gtk_widget_set_sensitive (self->begin, TRUE);
  if (created == NULL)
    {
      g_autofree char *sentence = jalon_phrase_error (error);
      say (self, sentence);
      return;
    }
  jalon_session_set_case (self->session, created);
  g_signal_emit (self, signals[CREATED], 0);
}

static gboolean
require (JalonStartPage *self, GtkWidget *row, gboolean good, const char *sentence)
{
  if (good)
    {
      gtk_widget_remove_css_class (row, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (row, "error");
  gtk_widget_grab_focus (row);
  say (self, sentence);
  return FALSE;
}

static void
begin_cb (JalonStartPage *self)
{
  GDate ends;
  g_autofree char *given = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->given))));
  g_autofree char *family = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->family))));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->ends));
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind));

  gboolean dated = jalon_typed_date_parse (text, &ends);
  if (!require (self, self->given, *given != '\0', _ ("Type the given name as it is printed on the card.")) ||
      !require (self, self->family, *family != '\0', _ ("Type the family name as it is printed on the card.")) ||
      !require (self, self->ends, dated || *text == '\0', _ ("This is not a day. Type it like 12/01/2027: day, month, year.")))
    return;

  NewCase *wanted = g_new0 (NewCase, 1);
  wanted->person = jalon_person_new ();
  wanted->person->given = g_steal_pointer (&given);
  wanted->person->family = g_steal_pointer (&family);
  if (dated)
    {
      wanted->title = jalon_title_new ();
      wanted->title->kind = g_strdup (self->kinds[chosen]);
      wanted->title->ends = ends;
      wanted->title->channel = g_strdup ("unknown");
    }
  gtk_widget_set_sensitive (self->begin, FALSE);
  jalon_session_run_async (self->session, create_case, wanted, new_case_free, NULL, created_cb, g_object_ref (self));
}

static void
fill_kinds (JalonStartPage *self)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_strfreev (self->kinds);
  self->kinds = jalon_packs_list_ids (packs, "titles");
  guint usual = 0;
  for (guint i = 0; self->kinds[i] != NULL; i++)
    {
      const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, self->kinds[i]);
      gtk_string_list_append (names, _ (kind->gloss));
      if (g_str_equal (self->kinds[i], "cst-salarie"))
        usual = i;
    }
  jalon_choices_show_whole (ADW_COMBO_ROW (self->kind));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind), usual);
}

static void
jalon_start_page_dispose (GObject *object)
{
  JalonStartPage *self = JALON_START_PAGE (object);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (jalon_start_page_parent_class)->dispose (object);
}

static void
jalon_start_page_finalize (GObject *object)
{
  g_strfreev (JALON_START_PAGE (object)->kinds);
  G_OBJECT_CLASS (jalon_start_page_parent_class)->finalize (object);
}

static void
jalon_start_page_class_init (JalonStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_start_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_start_page_finalize;
  /**
   * JalonStartPage::created:
   *
   * The session's case is a new one.
   */
  signals[CREATED] = g_signal_new ("created", JALON_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, given);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, family);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, ends);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, begin);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, back);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, restore);
  gtk_widget_class_bind_template_child (widget_class, JalonStartPage, privacy);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
}

static void
jalon_start_page_init (JalonStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jalon_names_give (GTK_WIDGET (self));
}

/**
 * jalon_start_page_set_session:
 * @self: a start page
 * @session: where the case is made
 */
void
jalon_start_page_set_session (JalonStartPage *self, JalonSession *session)
{
  g_set_object (&self->session, session);
  fill_kinds (self);
  /* Translators: %s is the path of a folder */
  g_autofree char *privacy =
    g_strdup_printf (_ ("Everything stays on this computer, in %s. Whoever uses this computer account can open that folder."),
                     jalon_folder_get_path (jalon_session_get_folder (session)));
  gtk_label_set_label (GTK_LABEL (self->privacy), privacy);
}

/**
 * jalon_start_page_reset:
 * @self: a start page
 *
 * Empties the form for another person. A backup can only be brought back into an empty folder.
 */
void
jalon_start_page_reset (JalonStartPage *self)
{
  gboolean first = !jalon_session_has_people (self->session);
  gtk_editable_set_text (GTK_EDITABLE (self->given), "");
  gtk_editable_set_text (GTK_EDITABLE (self->family), "");
  gtk_editable_set_text (GTK_EDITABLE (self->ends), "");
  say (self, NULL);
  gtk_widget_set_visible (self->restore, first);
  gtk_widget_set_visible (self->back, !first);
}
