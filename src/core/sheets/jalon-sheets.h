/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDFs that we draw ourselves, with cairo and pango. French is the language of a sheet that an agent reads; the sheets take finished
 * texts and values and hold no rule.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int         number;      /* of the file; 0: no file, no number */
  const char *title_fr;
  GDate       issued;      /* may be unset */
  int         pages;
  const char *file_name;   /* (nullable) NULL: nothing is uploaded here, see @code */
  const char *slot_fr;     /* (nullable) NULL: the name of the slot is not known */
  const char *sha256;      /* (nullable) */
  const char *remark_fr;   /* (nullable) */
  gint64      size_bytes;
  const char *code;        /* (nullable) typed on the portal instead of a file */
  gboolean    may_be_refused; /* larger than the size that is seen to pass */
} JalonSheetLine;

typedef struct {
  const char *person_name;
  const char *list_title_fr;
  GDate       filing;
  GDate       made_on;
  const char *portal_name_fr;
  GDate       list_date;
  int         to_confirm;
  const char *override_fr;  /* (nullable) recorded reason of an incomplete export */
  gboolean    example;      /* marked on every page */
  GPtrArray  *lines;        /* (element-type JalonSheetLine) */
  GPtrArray  *missing_fr;   /* (element-type utf8) requirements without a paper, with their note */
  gint64      seen_bytes;   /* size of a file that the portal is seen to take; 0: not known */
  GDate       seen_on;      /* when that was read; may be unset */
} JalonSheetData;

GBytes *jalon_sheet_inventory (const JalonSheetData *data, int *n_pages, GError **error);
GBytes *jalon_sheet_upload (const JalonSheetData *data, int *n_pages, GError **error);

G_END_DECLS
