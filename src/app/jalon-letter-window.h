/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "I got a letter": what it looks like, where the person is, then the answer: whom to call, the dates that run, what to do. Where hours or
 * days count the number and the address stand on top and nothing is asked before them. Nothing is stored unless the person saves.
 */
#pragma once

#include "app/jalon-session.h"
#include "core/law/jalon-letter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define JALON_TYPE_LETTER_WINDOW (jalon_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (JalonLetterWindow, jalon_letter_window, JALON, LETTER_WINDOW, AdwWindow)

/* Whose letter it is. */
typedef enum {
  JALON_LETTER_OF_CASE,       /* of the person whose case is open */
  JALON_LETTER_OF_NEW_PERSON, /* a case is made when it is saved */
  JALON_LETTER_OF_NOBODY,     /* it cannot be saved now */
} JalonLetterOwner;

/* Emits "saved" (a JalonLetterKept, transfer full) before it closes itself. */
JalonLetterWindow *jalon_letter_window_new (GtkWindow *parent, JalonSession *session, JalonLetterOwner owner);
void               jalon_letter_window_show_kind (JalonLetterWindow *self, JalonLetterKind kind, const char *situation_or_null);

G_END_DECLS
