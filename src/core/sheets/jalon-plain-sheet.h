/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of headings, sentences and tables on A4 pages. Its words come in finished, in the language of the caller; it knows no rule.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonPlainSheet JalonPlainSheet;

JalonPlainSheet *jalon_plain_sheet_new (const char *title, const char *foot, const GDate *made_on, gboolean example) G_GNUC_WARN_UNUSED_RESULT;
void             jalon_plain_sheet_free (JalonPlainSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonPlainSheet, jalon_plain_sheet_free)

void    jalon_plain_sheet_add_heading (JalonPlainSheet *self, const char *text);
void    jalon_plain_sheet_add_line (JalonPlainSheet *self, const char *text);
void    jalon_plain_sheet_add_small (JalonPlainSheet *self, const char *text);
void    jalon_plain_sheet_add_frame (JalonPlainSheet *self, const char *text);
void    jalon_plain_sheet_begin_table (JalonPlainSheet *self, const char *const *heads, const double *shares, guint n_columns);
void    jalon_plain_sheet_add_cell (JalonPlainSheet *self, const char *strong_or_null, const char *small_or_null);
void    jalon_plain_sheet_end_table (JalonPlainSheet *self);
void    jalon_plain_sheet_add_picture (JalonPlainSheet *self, cairo_surface_t *picture);
GBytes *jalon_plain_sheet_finish (JalonPlainSheet *self, int *n_pages, GError **error);

G_END_DECLS
