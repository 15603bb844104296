/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/reader/jalon-channel.h"

G_BEGIN_DECLS

JalonChannel *jalon_reader_start (JalonReader *self, GCancellable *cancellable, GError **error);
gboolean      jalon_reader_is_quarantined (JalonReader *self, const char *sha256);
void          jalon_reader_note_death (JalonReader *self, const char *sha256);

/* jalon-parse.c: hostile answers → values. NULL or FALSE for anything out of range. */
GVariant     *jalon_parse_variant (int fd, guint64 size, const GVariantType *type);
GPtrArray    *jalon_parse_words (GVariant *value, double width_pt, double height_pt);
void          jalon_parse_structure (GVariant *value, JalonFacts *facts);
gboolean      jalon_parse_page (GVariant *value, JalonPageFacts *page);
char         *jalon_parse_text (const char *text, gsize most);

G_END_DECLS
