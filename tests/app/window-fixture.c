/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The hands of the tests of the window.
 */
#include "window-fixture.h"

#include "app/jalon-style.h"
#include "core/intake/jalon-example.h"
#include "phrases/jalon-phrases.h"

#include <glib/gstdio.h>
#include <string.h>

void
window_test_init (int *argc, char ***argv)
{
  g_autofree char *state = window_new_top ();
  g_setenv ("XDG_STATE_HOME", state, TRUE); /* the day of the last backup is kept there */
  jalon_phrases_init ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  jalon_style_load ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static GPtrArray *tops; /* folders to delete */

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        delete_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

int
window_test_run (void)
{
  int result = g_test_run ();
  for (guint i = 0; tops != NULL && i < tops->len; i++)
    delete_tree (tops->pdata[i]);
  g_clear_pointer (&tops, g_ptr_array_unref);
  return result;
}

char *
window_new_top (void)
{
  char *top = g_dir_make_tmp ("jalon-window-XXXXXX", NULL);
  if (tops == NULL)
    tops = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (tops, g_strdup (top));
  return top;
}

void
window_spin (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) 1000;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

char *
window_new_folder (void)
{
  g_autofree char *top = window_new_top ();
  return g_build_filename (top, "data", NULL);
}

char *
window_new_example (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = jalon_example_dup_dir ();
  char *data = window_new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonReader) reader = jalon_reader_new (NULL);
  g_autoptr (JalonPacks) packs = jalon_packs_load (&error);
  g_autoptr (JalonCase) example = jalon_example_create (folder, reader, packs, dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (example);
  return data;
}

char *
window_new_copy (const char *data)
{
  char *copy = window_new_folder ();
  const char *const words[] = { "cp", "-a", data, copy, NULL };
  int status = -1;
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return copy;
}

char *
window_new_case (void)
{
  g_autoptr (GError) error = NULL;
  char *data = window_new_folder ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (JalonPerson) person = jalon_person_new ();
  person->given = g_strdup ("Awa");
  person->family = g_strdup ("Exemple");
  g_autoptr (JalonCase) made = jalon_case_create (folder, person, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (made);
  return data;
}

char *
window_new_card (void)
{
  g_autoptr (GError) error = NULL;
  char *data = window_new_case ();
  g_autoptr (JalonFolder) folder = jalon_folder_new (data);
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (folder, NULL);
  g_autoptr (JalonCase) the_case = jalon_case_open (folder, cases->pdata[0], NULL);
  g_autoptr (JalonTitle) card = jalon_title_new ();
  card->kind = g_strdup ("cst-salarie");
  card->channel = g_strdup ("anef");
  g_date_set_dmy (&card->from, 9, G_DATE_MARCH, 2026);
  g_date_set_dmy (&card->ends, 8, G_DATE_MARCH, 2027);
  g_assert_true (jalon_case_put_title (the_case, card, NULL, &error) && jalon_case_save (the_case, &error));
  g_assert_no_error (error);
  return data;
}

char *
window_example_file (const char *name)
{
  g_autofree char *dir = jalon_example_dup_dir ();
  return g_build_filename (dir, name, NULL);
}

JalonWindow *
window_open (const char *data, int width)
{
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 25, G_DATE_NOVEMBER, 2026);
  return window_open_on (data, width, &today);
}

JalonWindow *
window_open_on (const char *data, int width, const GDate *today)
{
  g_autoptr (JalonSession) session = jalon_session_new (data, today);
  JalonWindow *window = jalon_window_new (NULL, session);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 780);
  jalon_window_open (window);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (g_strcmp0 (window_shown (window), "loading") != 0);
  window_spin (200);
  return window;
}

void
window_close (JalonWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  window_spin (50);
}

const JalonSnapshot *
window_snapshot (JalonWindow *window)
{
  return jalon_session_get_snapshot (window->session);
}

const char *
window_shown (JalonWindow *window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (window->root));
}

guint
window_count_cases (JalonWindow *window)
{
  g_autoptr (GPtrArray) cases = jalon_folder_list_cases (jalon_session_get_folder (window->session), NULL);
  return cases != NULL ? cases->len : 0;
}

void
window_add_examples (JalonWindow *window, const char *const *names)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = window_snapshot (window)->papers->len;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = window_example_file (names[i]);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  jalon_window_add_files (window, files);
  WAIT_FOR (window_snapshot (window)->papers->len == before + files->len);
  WAIT_FOR (jalon_window_is_idle (window));
}

void
window_act (JalonWindow *window, const char *action, const char *target_or_null)
{
  if (target_or_null != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target_or_null));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static const char *
words_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

GtkWidget *
window_find (GtkWidget *root, GType type, const char *words)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (words == NULL || g_strcmp0 (words_of (root), words) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_find (child, type, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
window_says (GtkWidget *root, const char *part)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (window_says (child, part))
      return TRUE;
  return FALSE;
}

static void
list_words (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_test_message ("on show: %s", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    list_words (child);
}

void
window_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = window_find (root, GTK_TYPE_BUTTON, label);
  if (button == NULL)
    list_words (root);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

void
window_choose (GtkWidget *combo_row, const char *words)
{
  GListModel *choices = adw_combo_row_get_model (ADW_COMBO_ROW (combo_row));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (choices, i);
      if (g_str_equal (gtk_string_object_get_string (choice), words))
        {
          adw_combo_row_set_selected (ADW_COMBO_ROW (combo_row), i);
          return;
        }
    }
  g_error ("no such choice: %s", words);
}

GtkWidget *
window_part (gpointer widget, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), id));
}

/* With these words in it; NULL: any. */
static GtkWidget *
find_above (GtkWindow *below, GType type, const char *words)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *each = all; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type) && gtk_window_get_transient_for (each->data) == below &&
        gtk_widget_get_mapped (each->data) && (words == NULL || window_says (each->data, words)))
      return each->data;
  return NULL;
}

GtkWidget *
window_wait_dialog (GtkWindow *below, GType type)
{
  WAIT_FOR (find_above (below, type, NULL) != NULL);
  window_spin (100);
  return find_above (below, type, NULL);
}

/* The one that says this: another may still be closing. */
GtkWidget *
window_wait_dialog_saying (GtkWindow *below, GType type, const char *words)
{
  WAIT_FOR (find_above (below, type, words) != NULL);
  window_spin (100);
  return find_above (below, type, words);
}

void
window_choose_file (GtkWindow *below, const char *path)
{
  GtkWidget *dialog = window_wait_dialog (below, GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = g_file_new_for_path (path), folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);

  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
    }
  else
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), file, NULL);
  for (;;)
    {
      g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (chosen != NULL && g_file_equal (chosen, file))
        break;
      window_spin (20);
    }
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  window_spin (50);
}

void
window_picture (GtkWidget *window, const char *name)
{
  const char *dir = g_getenv ("JALON_PICTURES");
  if (dir == NULL)
    return;
  window_spin (500);
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autofree char *file = g_strdup_printf ("%s/%s-%d.png", dir, name, width);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL) /* not drawn yet */
    return;
  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  g_assert_true (gdk_texture_save_to_png (texture, file));
}
