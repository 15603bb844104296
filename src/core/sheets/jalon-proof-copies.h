/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of pages that are handed out: pixels that jalon-reader drew, with a mark drawn into them. No text, no layer and nothing of the
 * original file is left beside the pixels, so the mark cannot be taken off by removing it.
 */
#pragma once

#include <cairo.h>

#include "core/case/jalon-case.h"
#include "core/law/jalon-rights-line.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

#define JALON_PROOF_COPIES_MOST_PAGES 4 /* of one paper: both sides of a card, a certificate; more would show more than it must */

void       jalon_proof_copies_mark (cairo_surface_t *picture, const char *mark);
GPtrArray *jalon_proof_copies_make (JalonCase *the_case, JalonReader *reader, const JalonProof *proof, const char *mark,
                                    GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
