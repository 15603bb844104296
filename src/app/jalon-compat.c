/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * File choosing, about and shortcuts, through the portal where there is one. On the baseline GtkFileChooserNative does it; it is
 * deprecated later and still right.
 */
#include "jalon-config.h"
#include "app/jalon-compat.h"

#include <glib/gi18n.h>

typedef struct {
  GtkFileChooserNative *chooser;
  JalonChosen           chosen;
  gpointer              user_data;
  GDestroyNotify        free_user_data;
} Choice;

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) model = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        g_ptr_array_add (files, g_list_model_get_item (model, i));
      if (files->len > 0)
        choice->chosen (files, choice->user_data);
    }
  if (choice->free_user_data != NULL)
    choice->free_user_data (choice->user_data);
  g_object_unref (choice->chooser);
  g_free (choice);
}

static GtkFileFilter *
papers_filter (void)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png", "image/heif", "image/tiff", "image/webp" };
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Scans, photos and PDF files"));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  return filter;
}

void
jalon_compat_choose (GtkWindow *parent, JalonChoose what, const char *title, const char *accept, const char *name, JalonChosen chosen,
                     gpointer user_data, GDestroyNotify free_user_data)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    title, parent, what == JALON_CHOOSE_SAVE ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, accept, NULL);

  *choice = (Choice) { chooser, chosen, user_data, free_user_data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), what == JALON_CHOOSE_FILES);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  if (what == JALON_CHOOSE_FILES)
    {
      GtkFileFilter *filter = papers_filter ();
      GtkFileFilter *all = gtk_file_filter_new ();
      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
      g_object_unref (filter);
      g_object_unref (all);
    }
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
jalon_compat_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Jalon", "application-icon", JALON_APP_ID, "version", JALON_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Keeps residence-permit papers and prepares the renewal file, on this computer only. "
                            "Jalon informs; it is not legal advice."),
                         NULL);
}

/* Made when asked for, and gone when closed: GTK 4.8 dies when assistive technology asks for one child too many of the program while
 * a window that was never shown is the last of its list, as the window made by gtk/help-overlay.ui would be. */
void
jalon_compat_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/jalon_app/Jalon/ui/jalon-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

G_GNUC_END_IGNORE_DEPRECATIONS
