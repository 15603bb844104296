/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window is one class over several files: structure, papers, file, safekeeping.
 */
#pragma once

#include "app/jalon-dates-page.h"
#include "app/jalon-journal-page.h"
#include "app/jalon-letter-save.h"
#include "app/jalon-papers-page.h"
#include "app/jalon-people-page.h"
#include "app/jalon-renewal-page.h"
#include "app/jalon-start-page.h"
#include "app/jalon-today-page.h"
#include "app/jalon-window.h"

G_BEGIN_DECLS

struct _JalonWindow {
  AdwApplicationWindow parent_instance;
  GtkWidget           *toasts, *title_stack, *title, *people, *banner, *banner_text, *decide, *clock_bar, *clock_text, *clock_day, *root, *trouble, *rebuild, *shell, *places, *pages, *switcher;
  GtkWidget           *progress_revealer, *progress, *back_to_case;
  JalonStartPage      *start;
  JalonTodayPage      *today;
  JalonDatesPage      *dates;
  JalonPapersPage     *papers;
  JalonRenewalPage    *renewal;
  JalonJournalPage    *journal;
  JalonPeoplePage     *people_page;
  JalonSession        *session;
  GCancellable        *running;     /* (nullable) the long task that can be stopped */
  GPtrArray           *waiting;     /* (element-type GFile) files given before a case was open */
  char                *wanted;      /* (nullable) uuid of the case that is open or was to be opened; NULL: the first */
  char                *people_of;   /* (nullable) what the menu of people was made from */
  char                *last_removed; /* paper id, for undo */
  JalonTitle          *last_title;   /* (nullable) for undo */
  JalonProcedure      *last_request; /* (nullable) for undo */
  GPtrArray           *last_details; /* (nullable) (element-type JalonDetail) for undo */
  JalonEvent          *last_event;   /* (nullable) journal entry, for undo */
  JalonLetterKept     *last_letter;  /* (nullable) for undo */
  char                *last_export;  /* path of the folder */
  gboolean             opened;       /* a case was opened, and its snapshot is on its way */
  guint                n_busy;
  JalonReadClock       read_clock;   /* (nullable) what tells the day */
  guint                day_watch;
  int                  days_off;     /* from the clock to the day that the person typed */
  gboolean             day_settled;  /* a person said which day it is */
};

void      jalon_window_open_case (JalonWindow *self, const char *uuid_or_null);
AdwToast *jalon_window_new_toast (const char *text); /* (transfer full): with the whole sentence */
void      jalon_window_toast (JalonWindow *self, const char *text);
void      jalon_window_toast_error (JalonWindow *self, const GError *error);
/* A long task with a bar and a stop button. */
GCancellable *jalon_window_begin_task (JalonWindow *self, const char *what);
void          jalon_window_end_task (JalonWindow *self);
void          jalon_window_report (int done, int total, gpointer window_ref); /* JalonProgress; from any thread */

void     jalon_window_show_banner (JalonWindow *self);
void     jalon_window_name_person (JalonWindow *self);
void     jalon_window_show_people (JalonWindow *self);
gboolean jalon_window_shows_people (JalonWindow *self); /* everyone is on show, nobody is open */
void     jalon_window_set_up_people (JalonWindow *self);

void jalon_window_judge_day (JalonWindow *self);
void jalon_window_look_at_clock (JalonWindow *self);

void jalon_window_install_day_actions (GtkWidgetClass *klass);
void jalon_window_install_people_actions (GtkWidgetClass *klass);
void jalon_window_install_paper_actions (GtkWidgetClass *klass);
void jalon_window_install_file_actions (GtkWidgetClass *klass);
void jalon_window_install_details_actions (GtkWidgetClass *klass);
void jalon_window_install_dates_actions (GtkWidgetClass *klass);
void jalon_window_install_journal_actions (GtkWidgetClass *klass);
void jalon_window_install_letter_actions (GtkWidgetClass *klass);
void jalon_window_install_mend_actions (GtkWidgetClass *klass);
void jalon_window_install_restore_actions (GtkWidgetClass *klass);
void jalon_window_say_kept_rules (JalonWindow *self);
void jalon_window_install_rules_actions (GtkWidgetClass *klass);
void jalon_window_install_safe_actions (GtkWidgetClass *klass);

G_END_DECLS
