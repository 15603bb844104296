/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why a repair made no copy, and what a person can do instead. The words that say why are listed in jalon-check.h.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/jalon-error.h"

static const struct {
  const char *why;
  const char *sentence;
} refusals[] = {
  { "signed", N_("The file is signed, and a copy would lose the signature. No copy was made. Upload the file as it is.") },
  { "blocked", N_("Something in this file cannot be repaired here. No copy was made. Take the paper again, or ask for another copy.") },
  { "unclear", N_("Jalon cannot judge this file well enough to change a copy of it. No copy was made. Look at each page yourself.") },
  { "ceiling", N_("The file cannot be made small enough and stay legible. No copy was made. Scan it again at 200 dots per inch, or in black and white.") },
  { "words-lost", N_("A smaller copy would lose words or numbers. No copy was made. Scan the paper again.") },
  { "pages-changed", N_("The copy did not have the same pages as the file. It was thrown away. Ask for another copy of the file.") },
  { "not-better", N_("The copy would fit no better than the file. It was thrown away. Ask for another copy of the file.") },
  { "damaged", N_("The file is too damaged to make a copy of it. Ask for another copy.") },
  { "password", N_("The file needs a password. Ask for a copy that opens without one.") },
  { "too-large", N_("A page is too large to be worked on. Print the file to a new PDF on A4.") },
  { "not-taken", N_("Jalon cannot make a PDF from this kind of file. Save it as PDF in the program that made it.") },
};

/**
 * jalon_phrase_repair_refused:
 * @error: why a repair gave nothing
 *
 * Returns: (transfer full): why no copy was made, and what to do instead
 */
char *
jalon_phrase_repair_refused (const GError *error)
{
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED))
    for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
      if (strcmp (error->message, refusals[i].why) == 0)
        return g_strdup (_(refusals[i].sentence));
  return jalon_phrase_error (error);
}
