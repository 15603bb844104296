/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three stages: what it looks like, where the person is (only of an obligation to leave), the answer. Each is left by one choice; "Back"
 * leads to the stage before. What was typed stays while the window is open.
 */
#include "app/jalon-letter-window.h"

#include "app/jalon-choices.h"
#include "app/jalon-compat.h"
#include "app/jalon-form.h"
#include "app/jalon-help-rows.h"
#include "app/jalon-letter-answer.h"
#include "app/jalon-letter-save.h"
#include "app/jalon-names.h"
#include "app/jalon-typed-date.h"
#include "app/jalon-typed-time.h"
#include "phrases/jalon-phrases-letter.h"

#include <glib/gi18n.h>

struct _JalonLetterWindow {
  AdwWindow     parent_instance;
  GtkWidget    *back, *stages, *kinds, *situations, *scroller, *call, *time, *on, *at, *due, *way, *ordered, *advice, *fault, *dates, *steps,
               *help, *note, *picture, *given, *family, *hint, *save;
  GtkWidget    *keep, *first_kind, *first_situation;
  JalonSession *session;
  JalonLetterOwner owner;
  JalonLetter   letter;
  JalonDesk    *desk;    /* (nullable) */
  char         *path;    /* (nullable) of the picture */
  GPtrArray    *rows;    /* (element-type GtkWidget) of help */
};

G_DEFINE_FINAL_TYPE (JalonLetterWindow, jalon_letter_window, ADW_TYPE_WINDOW)

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const situations[] = { "free", "house-arrest", "prison", "detention" };

static const GDate *
get_today (JalonLetterWindow *self)
{
  return self->owner == JALON_LETTER_OF_CASE ? jalon_session_get_today (self->session) : jalon_session_get_real_today (self->session);
}

/* Questions are answered from the keyboard at once: the first choice has the focus. */
static void
show_stage (JalonLetterWindow *self, const char *stage)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stages), stage);
  gtk_widget_set_visible (self->back, !g_str_equal (stage, "kind"));
  if (g_str_equal (stage, "kind"))
    gtk_window_set_focus (GTK_WINDOW (self), self->first_kind);
  else if (g_str_equal (stage, "situation"))
    gtk_window_set_focus (GTK_WINDOW (self), self->first_situation);
}

/* A field that is not on show says nothing. */
static void
read_day (GtkWidget *entry, GDate *day)
{
  g_date_clear (day, 1);
  if (gtk_widget_get_visible (entry))
    jalon_typed_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), day);
}

static void
read_fields (JalonLetterWindow *self)
{
  read_day (self->on, &self->letter.on);
  read_day (self->due, &self->letter.due);
  read_day (self->ordered, &self->letter.ordered);
  self->letter.way = (JalonLetterWay) adw_combo_row_get_selected (ADW_COMBO_ROW (self->way));
  self->letter.at = -1;
  if (gtk_widget_get_visible (self->at))
    jalon_typed_time_parse (gtk_editable_get_text (GTK_EDITABLE (self->at)), &self->letter.at);
}

/* The dates of what stands in the fields; while a day is half typed, none. */
static void
typed_cb (JalonLetterWindow *self)
{
  if (self->session == NULL)
    return;
  read_fields (self);
  JalonLetterFault fault = jalon_letter_check (&self->letter, get_today (self));
  JalonLetter shown = self->letter;
  if (fault != JALON_LETTER_FINE)
    g_date_clear (&shown.on, 1);
  jalon_form_say (self->fault, jalon_phrase_letter_fault (fault));
  gtk_label_set_label (GTK_LABEL (self->advice), jalon_phrase_letter_way_advice (self->letter.way));
  jalon_letter_answer_fill_dates (GTK_BOX (self->dates), jalon_session_get_packs (self->session), &shown, get_today (self));
}

static void
show_fields (JalonLetterWindow *self)
{
  gboolean removal = self->letter.kind == JALON_LETTER_REMOVAL, urgent = jalon_letter_is_urgent (&self->letter);
  gtk_widget_set_visible (self->at, removal && g_strcmp0 (self->letter.situation, "detention") == 0);
  gtk_widget_set_visible (self->due, self->letter.kind == JALON_LETTER_PAPERS);
  gtk_widget_set_visible (self->ordered, urgent);
  gtk_widget_set_visible (self->advice, self->letter.kind <= JALON_LETTER_PAPERS);
}

/* Numbers are read before anything is asked; else the day comes first. */
static void
focus_first (JalonLetterWindow *self, GtkWidget *number)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  gtk_widget_grab_focus (number != NULL ? number : self->on);
  if (number != NULL)
    gtk_label_select_region (GTK_LABEL (number), 0, 0);
}

static void
show_answer (JalonLetterWindow *self)
{
  JalonPacks *packs = jalon_session_get_packs (self->session);
  gboolean urgent = jalon_letter_is_urgent (&self->letter);
  GtkWidget *number = urgent ? jalon_letter_answer_fill_call (GTK_BOX (self->call), packs, &self->letter, self->desk) : NULL;

  gtk_widget_set_visible (self->call, urgent);
  gtk_label_set_label (GTK_LABEL (self->time), jalon_phrase_letter_time (&self->letter));
  show_fields (self);
  jalon_letter_answer_fill_steps (GTK_BOX (self->steps), &self->letter);
  jalon_help_rows_fill (ADW_PREFERENCES_GROUP (self->help), self->rows, packs, self->desk, jalon_letter_get_matter (&self->letter));
  jalon_form_say (self->hint, NULL);
  typed_cb (self);
  show_stage (self, "answer");
  focus_first (self, number);
}

/* How such a letter usually comes; it can be changed. */
static void
guess_way (JalonLetterWindow *self)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->way), jalon_letter_is_urgent (&self->letter) ? JALON_LETTER_BY_POLICE : JALON_LETTER_BY_POST);
}

static void
kind_cb (JalonLetterWindow *self, GtkWidget *row)
{
  self->letter.kind = (JalonLetterKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "choice"));
  self->letter.situation = NULL;
  if (self->letter.kind == JALON_LETTER_REMOVAL)
    show_stage (self, "situation");
  else
    {
      guess_way (self);
      show_answer (self);
    }
}

static void
situation_cb (JalonLetterWindow *self, GtkWidget *row)
{
  self->letter.situation = situations[GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "choice"))];
  guess_way (self);
  show_answer (self);
}

static void
back_cb (JalonLetterWindow *self)
{
  gboolean answer = g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stages)), "answer") == 0;
  show_stage (self, answer && self->letter.kind == JALON_LETTER_REMOVAL ? "situation" : "kind");
}

static GtkWidget *
add_choice (JalonLetterWindow *self, GtkWidget *group, int choice, const char *name, const char *signs, GCallback chosen)
{
  GtkWidget *row = adw_action_row_new (), *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), signs);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "choice", GINT_TO_POINTER (choice));
  g_signal_connect_object (row, "activated", chosen, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_choices (JalonLetterWindow *self)
{
  for (int kind = JALON_LETTER_REFUSAL; kind <= JALON_LETTER_OTHER; kind++)
    {
      GtkWidget *row = add_choice (self, self->kinds, kind, jalon_phrase_letter_kind (kind), jalon_phrase_letter_signs (kind), G_CALLBACK (kind_cb));
      self->first_kind = self->first_kind != NULL ? self->first_kind : row;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      GtkWidget *row = add_choice (self, self->situations, (int) i, jalon_phrase_letter_situation (situations[i]),
                                   jalon_phrase_letter_situation_signs (situations[i]), G_CALLBACK (situation_cb));
      self->first_situation = self->first_situation != NULL ? self->first_situation : row;
    }
}

static void
picture_chosen_cb (GPtrArray *files, gpointer user_data)
{
  JalonLetterWindow *self = user_data;
  g_autofree char *path = g_file_get_path (files->pdata[0]);
  if (path == NULL)
    return;
  g_autofree char *name = g_filename_display_basename (path);
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->picture), name);
}

static void
picture_cb (JalonLetterWindow *self)
{
  jalon_compat_choose (GTK_WINDOW (self), JALON_CHOOSE_OPEN, _ ("A picture or scan of the letter"), _ ("_Add"), NULL, picture_chosen_cb,
                       g_object_ref (self), g_object_unref);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JalonLetterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  JalonLetterKept *kept = jalon_session_run_finish (JALON_SESSION (source), result, &error);
  gtk_widget_set_sensitive (self->save, TRUE);
  if (kept == NULL)
    {
      g_autofree char *sentence = jalon_phrase_desk_error (error);
      jalon_form_say (self->hint, sentence);
      return;
    }
  g_signal_emit (self, signals[SAVED], 0, kept);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Without a case the name is asked, once there is something to keep. */
static gboolean
read_person (JalonLetterWindow *self, JalonPerson **person)
{
  *person = NULL;
  if (self->owner == JALON_LETTER_OF_CASE)
    return TRUE;
  g_autofree char *given = jalon_form_dup_text (self->given), *family = jalon_form_dup_text (self->family);
  gboolean asked = gtk_widget_get_visible (self->given);
  gtk_widget_set_visible (self->given, TRUE);
  gtk_widget_set_visible (self->family, TRUE);
  gtk_widget_remove_css_class (self->given, "error");
  gtk_widget_remove_css_class (self->family, "error");
  if (given == NULL && !asked)
    {
      jalon_form_say (self->hint, _ ("Whose letter is it? Type the name, then save again."));
      gtk_widget_grab_focus (self->given);
      return FALSE;
    }
  if (given == NULL)
    return jalon_form_refuse (self->hint, self->given, _ ("Type the given name as it is printed on the card."));
  if (family == NULL)
    return jalon_form_refuse (self->hint, self->family, _ ("Type the family name as it is printed on the card."));
  *person = jalon_person_new ();
  (*person)->given = g_steal_pointer (&given);
  (*person)->family = g_steal_pointer (&family);
  return TRUE;
}

static gboolean
is_ready (JalonLetterWindow *self)
{
  const char *typed_at = gtk_editable_get_text (GTK_EDITABLE (self->at));
  read_fields (self);
  gtk_widget_remove_css_class (self->on, "error");
  gtk_widget_remove_css_class (self->at, "error");
  if (!g_date_valid (&self->letter.on))
    return jalon_form_refuse (self->hint, self->on, _ ("Type the day it came, like 12/01/2027: day, month, year."));
  if (gtk_widget_get_visible (self->at) && *typed_at != '\0' && self->letter.at < 0)
    return jalon_form_refuse (self->hint, self->at, _ ("This is not a time. Type it like 14:30."));
  const char *fault = jalon_phrase_letter_fault (jalon_letter_check (&self->letter, get_today (self)));
  return fault == NULL || jalon_form_refuse (self->hint, self->on, fault);
}

static void
save_cb (JalonLetterWindow *self)
{
  JalonPerson *person;
  if (!is_ready (self) || !read_person (self, &person))
    return;
  JalonLetterWish *wish = jalon_letter_wish_new (&self->letter, get_today (self));
  wish->person = person;
  wish->note = jalon_form_dup_text (self->note);
  wish->picture = g_strdup (self->path);
  jalon_form_say (self->hint, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  jalon_session_run_async (self->session, jalon_letter_keep, wish, jalon_letter_wish_free, NULL, saved_cb, g_object_ref (self));
}

static void
jalon_letter_window_dispose (GObject *object)
{
  JalonLetterWindow *self = JALON_LETTER_WINDOW (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->desk, jalon_desk_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (jalon_letter_window_parent_class)->dispose (object);
}

static void
jalon_letter_window_finalize (GObject *object)
{
  g_ptr_array_unref (JALON_LETTER_WINDOW (object)->rows);
  G_OBJECT_CLASS (jalon_letter_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, back);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, situations);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, call);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, time);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, on);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, at);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, due);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, way);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, ordered);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, help);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, keep);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, note);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, given);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, family);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, JalonLetterWindow, save);
}

static void
jalon_letter_window_class_init (JalonLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = jalon_letter_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jalon_letter_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jalon_app/Jalon/ui/jalon-letter-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * JalonLetterWindow::saved:
   * @self: a window
   * @kept: (transfer full): a #JalonLetterKept
   *
   * The letter is in the journal.
   */
  signals[SAVED] = g_signal_new ("saved", JALON_TYPE_LETTER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
jalon_letter_window_init (JalonLetterWindow *self)
{
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  self->letter = (JalonLetter) JALON_LETTER_INIT;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  for (int way = JALON_LETTER_BY_POST; way <= JALON_LETTER_ONLINE; way++)
    gtk_string_list_append (ways, jalon_phrase_letter_way (way));
  jalon_choices_show_whole (ADW_COMBO_ROW (self->way));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->way), G_LIST_MODEL (ways));
  jalon_names_give (GTK_WIDGET (self));
  show_stage (self, "kind");
}

/**
 * jalon_letter_window_new:
 * @parent: the window it belongs to
 * @session: a session
 * @owner: whose letter it is
 *
 * Returns: (transfer none): a window at its first stage; a desk that cannot be read is left out here
 */
JalonLetterWindow *
jalon_letter_window_new (GtkWindow *parent, JalonSession *session, JalonLetterOwner owner)
{
  JalonLetterWindow *self = g_object_new (JALON_TYPE_LETTER_WINDOW, "transient-for", parent, NULL);
  const JalonSnapshot *snapshot = jalon_session_get_snapshot (session);
  gboolean of_case = owner == JALON_LETTER_OF_CASE && snapshot != NULL;
  gboolean can_save = of_case ? !snapshot->read_only : owner == JALON_LETTER_OF_NEW_PERSON;
  self->session = g_object_ref (session);
  self->owner = owner;
  (void) jalon_desk_load (jalon_session_get_folder (session), &self->desk, NULL);
  gtk_widget_set_visible (self->picture, !of_case || !snapshot->example);
  gtk_widget_set_visible (self->keep, can_save);
  gtk_widget_set_visible (self->save, can_save);
  return self;
}

/**
 * jalon_letter_window_show_kind:
 * @self: a window
 * @kind: what the letter looks like
 * @situation_or_null: (nullable): of an obligation to leave, where the person is
 *
 * Goes on as if it was chosen.
 */
void
jalon_letter_window_show_kind (JalonLetterWindow *self, JalonLetterKind kind, const char *situation_or_null)
{
  self->letter.kind = kind;
  self->letter.situation = kind == JALON_LETTER_REMOVAL ? g_intern_string (situation_or_null) : NULL;
  if (kind == JALON_LETTER_REMOVAL && situation_or_null == NULL)
    {
      show_stage (self, "situation");
      return;
    }
  guess_way (self);
  show_answer (self);
}
