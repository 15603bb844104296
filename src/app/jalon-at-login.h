/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starting at login to look for reminders: a file in the autostart folder, or, in a sandbox, a wish to the Background portal. Only a
 * person switches it on; switching off takes it away.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What varies: where files go, and whether the portal must be asked. */
typedef struct {
  gboolean    sandboxed;
  const char *config_dir; /* of the user; holds "autostart" */
  const char *state_dir;  /* of the user; in a sandbox it remembers what the portal granted */
  const char *program;    /* what is started */
} JalonAtLogin;

char    *jalon_at_login_dup_program (void);
gboolean jalon_at_login_is_sandboxed (void);
gboolean jalon_at_login_is_on (const JalonAtLogin *self);
void     jalon_at_login_set_async (const JalonAtLogin *self, gboolean on, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean jalon_at_login_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
