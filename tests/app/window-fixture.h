/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the window share: a display, data folders, a window on one of them, and the ways of a person: read, press, tick,
 * answer a question. It judges nothing.
 */
#pragma once

#include "app/jalon-window-private.h"

G_BEGIN_DECLS

#define WAIT_FOR(condition)                                                    \
  G_STMT_START                                                                 \
  {                                                                            \
    gint64 deadline_ = g_get_monotonic_time () + 240 * G_TIME_SPAN_SECOND;     \
    while (!(condition) && g_get_monotonic_time () < deadline_)                \
      window_spin (10);                                                        \
    g_assert_true (condition);                                                 \
  }                                                                            \
  G_STMT_END

void  window_test_init (int *argc, char ***argv);
int   window_test_run (void);
void  window_spin (int ms);
char *window_new_top (void);      /* path of an empty folder; it goes with all that is in it when the tests have run */
char *window_new_folder (void);   /* path of a data folder that does not exist yet */
char *window_new_example (void);  /* path of a data folder with the example */
char *window_new_copy (const char *data); /* path of a copy of a data folder */
char *window_new_case (void);     /* path of a data folder with Awa Exemple, without papers */
char *window_new_card (void);     /* the same with the card of an employee from 9 March 2026 to 8 March 2027 */
char *window_example_file (const char *name);

JalonWindow         *window_open (const char *data, int width); /* on 25 November 2026 */
JalonWindow         *window_open_on (const char *data, int width, const GDate *today);
void                 window_close (JalonWindow *window);
const JalonSnapshot *window_snapshot (JalonWindow *window);
const char          *window_shown (JalonWindow *window); /* name of the page of the root stack */
guint                window_count_cases (JalonWindow *window);
void                 window_add_examples (JalonWindow *window, const char *const *names); /* adds files of the example and waits */
void                 window_act (JalonWindow *window, const char *action, const char *target_or_null);

/* What is on show below a widget. */
GtkWidget *window_find (GtkWidget *root, GType type, const char *words); /* (nullable) mapped, with these words or this name */
gboolean   window_says (GtkWidget *root, const char *part);              /* a mapped label holds this */
void       window_press (GtkWidget *root, const char *label);
void       window_choose (GtkWidget *combo_row, const char *words);
GtkWidget *window_part (gpointer widget, const char *id);                /* a child of a template */

/* A window above the given one. */
GtkWidget *window_wait_dialog (GtkWindow *below, GType type);
GtkWidget *window_wait_dialog_saying (GtkWindow *below, GType type, const char *words);
void       window_choose_file (GtkWindow *below, const char *path);      /* answers the file dialog */
void       window_picture (GtkWidget *window, const char *name);         /* for people; only with JALON_PICTURES=DIR */

G_END_DECLS
