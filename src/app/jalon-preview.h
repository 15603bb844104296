/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/reader/jalon-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paper with its pages one below the other. */
#define JALON_TYPE_PREVIEW (jalon_preview_get_type ())
G_DECLARE_FINAL_TYPE (JalonPreview, jalon_preview, JALON, PREVIEW, GtkWidget)

void jalon_preview_set_document (JalonPreview *self, JalonReader *reader, GBytes *bytes);
void jalon_preview_set_mark (JalonPreview *self, int page, const char *mark);
void jalon_preview_scroll_to_page (JalonPreview *self, int page);

G_END_DECLS
