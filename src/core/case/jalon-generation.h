/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonGenerationState:
 * @JALON_GENERATION_SOUND: every byte is as it was written
 * @JALON_GENERATION_DAMAGED: some byte is not
 * @JALON_GENERATION_CHANGED_OUTSIDE: a sound database that another program changed
 * @JALON_GENERATION_NEWER: written by a later version of Jalon
 * @JALON_GENERATION_UNREADABLE: the disk does not give it
 */
typedef enum {
  JALON_GENERATION_SOUND,
  JALON_GENERATION_DAMAGED,
  JALON_GENERATION_CHANGED_OUTSIDE,
  JALON_GENERATION_NEWER,
  JALON_GENERATION_UNREADABLE,
} JalonGenerationState;

char    *jalon_generation_dup_name (guint64 number) G_GNUC_WARN_UNUSED_RESULT;
gboolean jalon_generation_parse_name (const char *name, guint64 *number);
GArray  *jalon_generation_list (int case_fd, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean jalon_generation_get_highest (int case_fd, guint64 *number, GError **error);
GBytes  *jalon_generation_read (int case_fd, guint64 number, JalonGenerationState *state) G_GNUC_WARN_UNUSED_RESULT;
gboolean jalon_generation_publish (int case_fd, guint64 number, GBytes *image, GError **error);
void     jalon_generation_prune (int case_fd, guint64 own);
void     jalon_generation_prune_all_but (int case_fd, guint64 own, guint keep_last);

G_END_DECLS
