/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-case.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

typedef struct {
  char  *name;
  char  *requirement; /* (nullable) for the inventory and the upload sheet */
  int    pages;
  gint64 size_bytes;
  gboolean may_be_refused; /* above the size that is known to pass, or @beyond_place */
  gboolean beyond_place;   /* with the files before it, more than the portal takes in this place: in number or in size */
} JalonExportedFile;

typedef struct {
  char      *out;
  GPtrArray *files; /* (element-type JalonExportedFile) in portal order */
} JalonExport;

/* Writes a folder (or a .zip when @out ends so). Not complete: REFUSED and nothing written unless @override_reason.
 * An @out that exists: USAGE. Interrupted or cancelled: no @out. Words for sheets come through @words. */
JalonExport *jalon_renewal_export (JalonReader *reader, JalonPacks *packs, JalonCase *the_case, const char *out, const char *override_reason,
                                   const GDate *today, JalonProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
int          jalon_export_count_pages (const char *pages, int n_pages); /* 0: not a choice of pages of this document */
void         jalon_export_free (JalonExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonExport, jalon_export_free)

G_END_DECLS
