/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One page of a paper: paper-white until its pixels come. */
#define JALON_TYPE_PAGE_VIEW (jalon_page_view_get_type ())
G_DECLARE_FINAL_TYPE (JalonPageView, jalon_page_view, JALON, PAGE_VIEW, GtkWidget)

JalonPageView *jalon_page_view_new (int page, int n_pages);
void           jalon_page_view_set_size_pt (JalonPageView *self, double width_pt, double height_pt);
void           jalon_page_view_set_scale (JalonPageView *self, double scale);
void           jalon_page_view_set_texture (JalonPageView *self, GdkTexture *texture, double scale);
void           jalon_page_view_set_message (JalonPageView *self, const char *message);
void           jalon_page_view_set_text (JalonPageView *self, const char *text);
void           jalon_page_view_set_mark (JalonPageView *self, const char *mark);
double         jalon_page_view_get_texture_scale (JalonPageView *self); /* 0: no pixels yet */
double         jalon_page_view_get_width_pt (JalonPageView *self);
int            jalon_page_view_get_page (JalonPageView *self);

G_END_DECLS
