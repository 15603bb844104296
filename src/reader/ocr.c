/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of a picture by tesseract, on one thread (OMP_THREAD_LIMIT=1 in the environment that the near side gives): its own threads spin
 * and make a page twenty times slower when the machine is busy.
 */
#include "reader/reader-ops.h"

#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#define LEAST_CONFIDENCE 30.0f
#define MOST_WORDS 20000

static const char *const languages[] = { [JALON_WIRE_FRENCH] = "fra", [JALON_WIRE_ENGLISH] = "eng", [JALON_WIRE_ARABIC] = "ara" };

static void
add_word (TessResultIterator *result, double points_per_pixel, GPtrArray *words)
{
  int left, top, right, bottom;
  char *text = TessResultIteratorGetUTF8Text (result, RIL_WORD);
  TessPageIterator *place = TessResultIteratorGetPageIterator (result);

  if (text != NULL && g_utf8_validate (text, -1, NULL) && *g_strstrip (text) != '\0' &&
      TessResultIteratorConfidence (result, RIL_WORD) >= LEAST_CONFIDENCE &&
      TessPageIteratorBoundingBox (place, RIL_WORD, &left, &top, &right, &bottom))
    {
      JalonWord *word = g_new0 (JalonWord, 1);
      word->x = left * points_per_pixel;
      word->y = top * points_per_pixel;
      word->width = (right - left) * points_per_pixel;
      word->height = (bottom - top) * points_per_pixel;
      word->text = g_strdup (text);
      g_ptr_array_add (words, word);
    }
  TessDeleteText (text);
}

static GPtrArray *
collect (TessBaseAPI *api, int dpi)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_word_free);
  TessResultIterator *result = TessBaseAPIGetIterator (api);

  if (result == NULL)
    return words;
  do
    add_word (result, 72.0 / dpi, words);
  while (words->len < MOST_WORDS && TessResultIteratorNext (result, RIL_WORD));
  TessResultIteratorDelete (result);
  return words;
}

/**
 * reader_ocr:
 * @grey: one page as shown, upright
 * @dpi: its resolution
 * @words: (out) (element-type JalonWord): in points from the top left, in reading order
 *
 * Returns: NO_OCR when the language is not installed
 */
JalonWireStatus
reader_ocr (PIX *grey, int dpi, JalonWireLanguage language, GPtrArray **words)
{
  if ((guint) language >= G_N_ELEMENTS (languages) || dpi < 1)
    return JALON_WIRE_NOT_TAKEN;

  TessBaseAPI *api = TessBaseAPICreate ();
  JalonWireStatus status = JALON_WIRE_NO_OCR;
  TessBaseAPISetVariable (api, "debug_file", "/dev/null");
  if (TessBaseAPIInit3 (api, NULL, languages[language]) == 0)
    {
      TessBaseAPISetPageSegMode (api, PSM_AUTO);
      TessBaseAPISetImage2 (api, grey);
      TessBaseAPISetSourceResolution (api, dpi);
      status = TessBaseAPIRecognize (api, NULL) == 0 ? JALON_WIRE_OK : JALON_WIRE_FAILED;
      if (status == JALON_WIRE_OK)
        *words = collect (api, dpi);
    }
  TessBaseAPIEnd (api);
  TessBaseAPIDelete (api);
  return status;
}
