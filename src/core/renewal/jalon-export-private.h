/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the export share. Not for other rooms.
 */
#pragma once

#include "core/intake/jalon-judgements.h"
#include "core/law/jalon-permits.h"
#include "core/renewal/jalon-export.h"

G_BEGIN_DECLS

/* jalon-export-names.c */
char *jalon_export_make_slug (const char *term_fr);
char *jalon_export_make_name (int number, const char *term_fr, int most_characters);

/* jalon-export-sink.c: a folder or a ZIP that appears whole or not at all. */
typedef struct _JalonExportSink JalonExportSink;
JalonExportSink *jalon_export_sink_new (const char *out, const GDate *day, GError **error);
gboolean         jalon_export_sink_add (JalonExportSink *self, const char *name, GBytes *bytes, char **sha256, GError **error);
gboolean         jalon_export_sink_publish (JalonExportSink *self, GError **error);
void             jalon_export_sink_free (JalonExportSink *self); /* not published: nothing stays behind */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonExportSink, jalon_export_sink_free)

/* Everything that the making of one file needs; all of it lent. */
typedef struct {
  JalonReader        *reader;
  JalonPacks         *packs;
  JalonCase          *the_case;
  JalonJudgements    *judgements;
  const JalonPortal  *portal;
  const char *const  *person_words;
  GCancellable       *cancellable;
} JalonExportTools;

/* One paper, or some of its pages. */
typedef struct {
  const JalonPaper *paper; /* lent */
  const char       *pages; /* (nullable) lent */
} JalonExportPart;

/* One file of the export: the answer to one requirement, or a signed paper that keeps its signature by staying alone. */
typedef struct {
  const JalonRequirement *requirement; /* lent */
  GArray                 *parts;       /* JalonExportPart */
  gboolean                is_signed;   /* copied byte for byte */
  gboolean                loses_signature;
} JalonExportPiece;

/* What became of a piece. */
typedef struct {
  GBytes  *bytes;
  int      pages;
  gboolean may_be_refused;
} JalonExportMade;

/* jalon-export-pieces.c */
GPtrArray        *jalon_export_plan (const JalonExportTools *tools, const JalonRenewalStatus *status, GPtrArray *papers);
gboolean          jalon_export_paper_is_signed (const JalonExportTools *tools, const JalonPaper *paper);
/* jalon-export-make.c */
JalonExportMade  *jalon_export_make (const JalonExportTools *tools, const JalonExportPiece *piece, GError **error);
void              jalon_export_made_free (JalonExportMade *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonExportMade, jalon_export_made_free)

/* jalon-export-sheets.c: both sheets from what was made. */
typedef struct _JalonExportSheets JalonExportSheets;
JalonExportSheets *jalon_export_sheets_new (const JalonExportTools *tools, const JalonRenewalFile *file, const JalonRenewalStatus *status,
                                            const char *override_reason, const GDate *today);
void               jalon_export_sheets_add_file (JalonExportSheets *self, const JalonExportPiece *piece, const JalonExportedFile *exported,
                                                 const char *sha256);
void               jalon_export_sheets_add_code (JalonExportSheets *self, const JalonRequirement *requirement, const char *code);
void               jalon_export_sheets_add_missing (JalonExportSheets *self, const JalonRequirement *requirement, const char *why_fr);
GBytes            *jalon_export_sheets_draw (JalonExportSheets *self, gboolean upload, int *n_pages, GError **error);
void               jalon_export_sheets_free (JalonExportSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonExportSheets, jalon_export_sheets_free)

G_END_DECLS
