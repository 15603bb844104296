/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JalonSearch JalonSearch;

/* Gives the words of a paper as plain text, or NULL. */
typedef char *(*JalonSearchText) (const char *sha256, gpointer user_data);

JalonSearch *jalon_search_new (void);
void         jalon_search_free (JalonSearch *self);
void         jalon_search_forget (JalonSearch *self, const char *paper);
void         jalon_search_forget_all (JalonSearch *self);
GPtrArray   *jalon_search_run (JalonSearch *self, GPtrArray *papers, JalonSearchText text, gpointer user_data,
                               const char *query, GError **error);

gboolean     jalon_search_prepare (JalonSearch *self, GPtrArray *papers, JalonSearchText text, gpointer user_data,
                                   GError **error);

G_END_DECLS
