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
int  jalon_preview_get_page (JalonPreview *self);    /* the page in view, from 1; 0: none yet */
int  jalon_preview_count_pages (JalonPreview *self); /* 0: not open yet */

G_END_DECLS
