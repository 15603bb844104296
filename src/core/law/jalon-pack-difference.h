/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one text of a pack changes in another, entry by entry, and whether a file that nobody signed may do so. It compares JSON and
 * knows no rule; that the new text is sound is the loader's business.
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum { JALON_PACK_ADDED, JALON_PACK_CHANGED, JALON_PACK_GONE } JalonPackChangeKind;

typedef struct {
  JalonPackChangeKind kind;
  char               *pack;         /* "deadlines" */
  char               *list;         /* "entries"; a member of the pack that is no list is named here too */
  char               *id;           /* of the entry, or its number in the list; "" for the list itself */
  gboolean            may_unsigned; /* adds and touches nothing that a date, a proof or a list rests on */
} JalonPackChange;

void jalon_pack_change_free (JalonPackChange *self);

/* Adds to @changes (element-type JalonPackChange) in the order of the new text. */
void jalon_pack_difference_find (const char *pack, JsonObject *before, JsonObject *after, GPtrArray *changes);

G_END_DECLS
