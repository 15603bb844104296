/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the caseload share.
 */
#pragma once

#include "core/caseload/jalon-caseload.h"

G_BEGIN_DECLS

JalonCaseRow *jalon_case_row_new (const char *uuid);

/* Rows by id; an empty table for whatever is not a cache made by @maker. */
GHashTable *jalon_caseload_file_read (JalonFolder *folder, const char *maker);
void        jalon_caseload_file_write (JalonFolder *folder, const char *maker, GHashTable *rows);

G_END_DECLS
