/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Answers one requirement: papers and their pages, a typed code, or a note why it is not given. */
#define JALON_TYPE_ANSWER_WINDOW (jalon_answer_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonAnswerWindow, jalon_answer_window, JALON, ANSWER_WINDOW, AdwWindow)

JalonAnswerWindow *jalon_answer_window_new (GtkWindow *parent, JalonSession *session, const char *requirement_id);

/* Worker: replaces the answers of one requirement. */
typedef struct {
  char      *requirement;
  GPtrArray *answers; /* (element-type JalonAnswer) none: cleared */
} JalonAnswerChange;
JalonAnswerChange *jalon_answer_change_new (const char *requirement);
void               jalon_answer_change_free (JalonAnswerChange *self);
gpointer           jalon_answer_change_store (JalonSession *session, gpointer change, GCancellable *cancellable, GError **error);

G_END_DECLS
