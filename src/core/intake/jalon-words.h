/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a paper as text, for text/ab/<sha256>.words. One line each, UTF-8:
 *
 *   jalon-words 1
 *   page 1 595.3 841.9 text        number, width and height in points as shown, where the words come from
 *   72.0 80.5 31.2 12.0 Bulletin   x, y (from the top left), width, height in points, then the word up to the end of the line
 *
 * A page without words has its page line: it was looked at. Where words come from is `text` (text layer) or `ocr`.
 */
#pragma once

#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

#define JALON_WORDS_HEADER "jalon-words 1\n"

GString   *jalon_words_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       jalon_words_append_page (GString *self, int page, double width_pt, double height_pt, const char *source,
                                    GPtrArray *words);
GPtrArray *jalon_words_list_page (const char *self, int page) G_GNUC_WARN_UNUSED_RESULT; /* (element-type JalonWord) */
char      *jalon_words_to_text (const char *self, int page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
