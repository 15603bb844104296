/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files of rules for tests: the packs of the program with a change, signed by a key that is made in the test.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *pack;
  const char *find;    /* NULL: the pack as it is */
  const char *replace;
} RulesEdit;

GBytes *rules_fixture_make (const char *edition, const RulesEdit *edits, gsize n_edits);
GBytes *rules_fixture_sign (GBytes *file, const guint8 *secret_key);

G_END_DECLS
