/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which way up a page is, judged on the page as it is shown: by the direction of its text where it has a text layer, else by
 * the shapes of its letters. Answers clockwise degrees that would set the page upright, −1 when unsure.
 */
#include "reader/view.h"

#include <math.h>
#include <tesseract/capi.h>

/* Fewer pairs of letters than this do not decide. */
#define PAIRS_THAT_DECIDE 20
#define PAIRS_THAT_HINT 5
/* Part of the pairs that must agree. */
#define AGREEMENT 0.8
/* Limits of the tests of pictures, measured on 126 pages, each with and without the noise of a scanner, from 100 and from 150 dpi and in
 * all four directions: alone, ascenders were never wrong above 6 and letters never above 5; and on
 * 17 scripts, where ascenders alone were wrong for Cyrillic, Greek and Ethiopic. */
#define CLEARER_BY 2.0f
#define ENOUGH_EVIDENCE 6.5f
#define LEAST_EVIDENCE 4.0f
#define ENOUGH_SURENESS 6.0f
#define LEAST_SURENESS 1.0f
#define CONTRADICTED_SURENESS 12.0f /* Cyrillic and Greek have twice that */
/* A first look at a part of the letters costs half as much. Their sureness is a sum over letters, so this is more for each of them
 * than LEAST_SURENESS is of a full look; it only confirms ascenders that were never wrong in Latin letters. */
#define LETTERS_OF_FULL_LOOK "50"  /* tesseract tries five times as many */
#define LETTERS_OF_FIRST_LOOK "20"
#define FIRST_SURENESS 2.0f
#define ENLARGED_BY 1.5f
#define ENLARGED_SURENESS 8.0f      /* noise is enlarged too */

/* Latin, Greek, Cyrillic, Armenian. */
static gboolean
is_left_to_right (gunichar letter)
{
  return letter < 0x590 && g_unichar_isalnum (letter);
}

static gboolean
is_right_to_left (gunichar letter)
{
  return letter >= 0x590 && letter < 0x900 && g_unichar_isalpha (letter);
}

/* Text that runs to the right stands upright; down: the page lies on its right side, and so on. */
static int
direction_of_pair (const PopplerRectangle *one, const PopplerRectangle *next)
{
  double across = (next->x1 + next->x2 - one->x1 - one->x2) / 2;
  double down = (next->y1 + next->y2 - one->y1 - one->y2) / 2;
  if (fabs (across) > 2 * fabs (down))
    return across > 0 ? 0 : 2;
  if (fabs (down) > 2 * fabs (across))
    return down > 0 ? 1 : 3;
  return -1;
}

/**
 * reader_turn_of_text:
 * @page: a page
 * @n_words: (out): words in its text layer
 * @hint: (out): what a few words say, all in one direction; −1 when they do not
 *
 * Returns: 0, 90, 180 or 270; −1 when the text does not decide; −2 when there is too little of it
 */
int
reader_turn_of_text (PopplerPage *page, int *n_words, int *hint)
{
  static const int turn_of_direction[] = { 0, 270, 180, 90 };
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, index = 0, pairs = 0, counts[4] = { 0 };
  gboolean inside = FALSE;

  *n_words = 0;
  *hint = -1;
  if (text == NULL || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return -2;
  for (const char *at = text; *at != '\0' && index < n_boxes; at = g_utf8_next_char (at), index++)
    {
      gunichar letter = g_utf8_get_char (at);
      gunichar next = g_utf8_get_char (g_utf8_next_char (at));
      gboolean space = g_unichar_isspace (letter);
      *n_words += !space && !inside;
      inside = !space;
      gboolean leftwards = is_right_to_left (letter) && is_right_to_left (next);
      if (index + 1 >= n_boxes || !(leftwards || (is_left_to_right (letter) && is_left_to_right (next))))
        continue;
      int direction = direction_of_pair (&boxes[index], &boxes[index + 1]);
      if (direction < 0)
        continue;
      if (leftwards)
        direction ^= 2;
      counts[direction]++;
      pairs++;
    }
  for (int direction = 0; direction < 4; direction++)
    if (pairs >= PAIRS_THAT_HINT && counts[direction] == pairs)
      *hint = turn_of_direction[direction];
  if (pairs < PAIRS_THAT_DECIDE)
    return -2;
  for (int direction = 0; direction < 4; direction++)
    if (counts[direction] >= AGREEMENT * pairs)
      return turn_of_direction[direction];
  return -1;
}

/* leptonica's test compares ascenders with descenders. Its own decision calls a page unsure when one of the two directions has no evidence
 * at all, which is the clearest case there is; so the evidence is weighed here. */
static int
turn_of_ascenders (PIX *grey, float *evidence)
{
  l_float32 up = 0, left = 0;
  PIX *binary = pixConvertTo1 (grey, 150);
  gboolean judged = binary != NULL && pixOrientDetect (binary, &up, &left, 0, 0) == 0;

  pixDestroy (&binary);
  *evidence = judged ? MAX (fabsf (up), fabsf (left)) : 0;
  if (judged && fabsf (up) >= CLEARER_BY * fabsf (left))
    return up > 0 ? 0 : 180;
  if (judged && fabsf (left) >= CLEARER_BY * fabsf (up))
    return left > 0 ? 90 : 270; /* the tops of the letters point left */
  return -1;
}

/* One for all pages: reading its data takes longer than a first look. NULL when the data is not installed. */
static TessBaseAPI *
get_letters_test (void)
{
  static TessBaseAPI *test;
  static gboolean tried;

  if (tried)
    return test;
  tried = TRUE;
  g_setenv ("OMP_THREAD_LIMIT", "1", TRUE);
  test = TessBaseAPICreate ();
  TessBaseAPISetVariable (test, "debug_file", "/dev/null");
  if (TessBaseAPIInit3 (test, NULL, "osd") == 0)
    TessBaseAPISetPageSegMode (test, PSM_OSD_ONLY);
  else
    {
      TessBaseAPIDelete (test);
      test = NULL;
    }
  return test;
}

/* tesseract's test compares whole letters of many scripts. FALSE when its data is not installed. */
static gboolean
turn_of_letters (PIX *grey, const char *n_letters, int *turn, float *sureness)
{
  TessBaseAPI *test = get_letters_test ();
  int degrees = 0;
  float script_sureness = 0;
  const char *script = NULL;

  *turn = -1;
  *sureness = 0;
  if (test == NULL)
    return FALSE;
  TessBaseAPISetVariable (test, "min_characters_to_try", n_letters);
  TessBaseAPISetImage2 (test, grey);
  TessBaseAPISetSourceResolution (test, READER_TURN_DPI);
  if (TessBaseAPIDetectOrientationScript (test, &degrees, sureness, &script, &script_sureness))
    *turn = (360 - degrees) % 360;
  TessBaseAPIClear (test);
  return TRUE;
}

/* What pages say together that the quick test is right in this document. */
static int
note_agreement (ReaderView *self, int turn, float sureness, float enough_sureness)
{
  self->agreement += sureness;
  self->ascenders_hold = self->ascenders_hold || self->agreement >= enough_sureness;
  return turn;
}

/* Letters decide. The quick test alone is trusted only after pages of the same document on which both agreed: Cyrillic, Greek and
 * Ethiopic have more descenders than ascenders and would be called upside down. */
static int
turn_at_one_size (ReaderView *self, PIX *grey, gboolean quickly, float least_evidence, float enough_sureness)
{
  float evidence = 0, sureness = 0;
  int quick = turn_of_ascenders (grey, &evidence), letters = -1;
  gboolean clear = quick >= 0 && evidence >= ENOUGH_EVIDENCE;

  if (clear && self->ascenders_hold)
    return quick;
  if (quickly && clear && turn_of_letters (grey, LETTERS_OF_FIRST_LOOK, &letters, &sureness) && letters == quick &&
      sureness >= FIRST_SURENESS)
    return note_agreement (self, letters, sureness, enough_sureness);
  if (!turn_of_letters (grey, LETTERS_OF_FULL_LOOK, &letters, &sureness))
    return clear ? quick : -1;
  if (letters >= 0 && letters == quick && evidence >= least_evidence && sureness >= LEAST_SURENESS)
    return note_agreement (self, letters, sureness, enough_sureness);
  /* The rows of "<" of a passport read backwards: letters alone turn a page over only when they are as sure as they can be. */
  return sureness >= (clear || letters > 0 ? CONTRADICTED_SURENESS : enough_sureness) ? letters : -1;
}

/**
 * reader_turn_of_picture:
 * @self: the document; remembers that the quick test can be trusted in it
 * @grey: a page as shown, 8 bits, drawn at %READER_TURN_DPI
 *
 * Takes an eighth of a second for the first page of a scan, a quarter for one that is hard to tell, much less for the next. Small print gets a second look, enlarged.
 *
 * Returns: 0, 90, 180 or 270; −1 when unsure
 */
int
reader_turn_of_picture (ReaderView *self, PIX *grey)
{
  int turn = turn_at_one_size (self, grey, TRUE, LEAST_EVIDENCE, ENOUGH_SURENESS);
  PIX *enlarged = turn < 0 ? pixScale (grey, ENLARGED_BY, ENLARGED_BY) : NULL;

  if (enlarged != NULL)
    turn = turn_at_one_size (self, enlarged, FALSE, ENOUGH_EVIDENCE, ENLARGED_SURENESS);
  pixDestroy (&enlarged);
  return turn;
}
