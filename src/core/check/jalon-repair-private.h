/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a document before and after a repair. Shared by the files that repair; not for other rooms.
 */
#pragma once

#include "core/check/jalon-check.h"

G_BEGIN_DECLS

/* How often each word stands in a document; case, accents and punctuation at its ends do not count. */
typedef struct {
  GHashTable *counts;     /* (element-type utf8 int) folded word → how often */
  gboolean    from_text;  /* some of it comes from a text layer */
  gboolean    from_ocr;   /* some of it was read from pictures */
  gboolean    has_unread; /* a page that was read by OCR gave nothing */
  GArray     *bare_pages; /* (element-type int) from 1: without a text layer */
} JalonRepairWords;

typedef struct {
  int words, words_kept;         /* all */
  int key_words, key_words_kept; /* with two digits or more, and of the person's name */
} JalonRepairKept;

JalonRepairWords *jalon_repair_words_new (void);
void              jalon_repair_words_free (JalonRepairWords *self);
void              jalon_repair_words_add (JalonRepairWords *self, const char *text);
void              jalon_repair_words_merge (JalonRepairWords *self, const JalonRepairWords *one, const JalonRepairWords *other,
                                            gboolean both);
JalonRepairKept   jalon_repair_words_compare (const JalonRepairWords *before, const JalonRepairWords *after,
                                              const char *const *person_words);

gboolean          jalon_repair_words_add_pictures (JalonRepairWords *self, JalonReader *reader, GBytes *bytes, const GArray *pages,
                                                   gboolean before, GCancellable *cancellable, GError **error);

gboolean          jalon_repair_plan_has (const JalonRepairPlan *self, const char *step);
void              jalon_repair_plan_add (JalonRepairPlan *self, const char *step);
void              jalon_repair_plan_remove (JalonRepairPlan *self, const char *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRepairWords, jalon_repair_words_free)

G_END_DECLS
