/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of this folder.
 */
#pragma once

#include "phrases/jalon-phrases.h"

G_BEGIN_DECLS

typedef char *(*JalonPhraseMaker) (const JalonFinding *finding);

/* The three lines of one check. A maker wins over its text and may return NULL to fall back to it. */
typedef struct {
  const char      *id;
  const char      *found;
  const char      *expected;
  const char      *with_fix;  /* what to do when Jalon can repair it */
  const char      *by_hand;   /* what to do when it cannot */
  JalonPhraseMaker make_found;
  JalonPhraseMaker make_expected;
  JalonPhraseMaker make_what_to_do;
} JalonCheckPhrases;

extern const JalonCheckPhrases jalon_phrases_file_checks[];  /* ends with a NULL id */
extern const JalonCheckPhrases jalon_phrases_pages_checks[]; /* ends with a NULL id */

const char *jalon_finding_lookup (const JalonFinding *finding, const char *key);
gint64      jalon_finding_lookup_int (const JalonFinding *finding, const char *key);
gboolean    jalon_finding_value_is (const JalonFinding *finding, const char *key, const char *value);
const char *jalon_finding_lookup_portal (const JalonFinding *finding);

char *jalon_phrase_page_list (const GArray *pages);
char *jalon_phrase_format_name (const char *format);
char *jalon_phrase_format_list (const char *formats);
char *jalon_phrase_month (const char *iso_date);
char *jalon_phrase_size_beside (gint64 bytes, gint64 other_bytes);

G_END_DECLS
