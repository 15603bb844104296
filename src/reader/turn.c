/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which way up a page is, judged on the page as it is shown: by the direction of its text where it has a text layer, else by
 * leptonica's test of ascenders and descenders. Answers clockwise degrees that would set the page upright, −1 when unsure.
 */
#include "reader/view.h"

#include <math.h>

/* Fewer Latin letter pairs than this do not decide. */
#define PAIRS_THAT_DECIDE 20
/* Part of the pairs that must agree. */
#define AGREEMENT 0.8

static gboolean
is_latin (gunichar letter)
{
  return letter < 0x250 && g_unichar_isalnum (letter);
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
 *
 * Returns: 0, 90, 180 or 270; −1 when the text does not decide; −2 when there is too little of it
 */
int
reader_turn_of_text (PopplerPage *page, int *n_words)
{
  static const int turn_of_direction[] = { 0, 270, 180, 90 };
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0, index = 0, pairs = 0, counts[4] = { 0 };
  gboolean inside = FALSE;

  *n_words = 0;
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
      if (index + 1 >= n_boxes || !(leftwards || (is_latin (letter) && is_latin (next))))
        continue;
      int direction = direction_of_pair (&boxes[index], &boxes[index + 1]);
      if (direction < 0)
        continue;
      if (leftwards)
        direction ^= 2;
      counts[direction]++;
      pairs++;
    }
  if (pairs < PAIRS_THAT_DECIDE)
    return -2;
  for (int direction = 0; direction < 4; direction++)
    if (counts[direction] >= AGREEMENT * pairs)
      return turn_of_direction[direction];
  return -1;
}

/**
 * reader_turn_of_picture:
 * @grey: a page as shown, 8 bits
 * @dpi: its resolution; 150 is what the test was made for
 *
 * Returns: 0, 90, 180 or 270; −1 when unsure
 */
int
reader_turn_of_picture (PIX *grey, int dpi)
{
  l_float32 up = 0, left = 0;
  l_int32 orientation = L_TEXT_ORIENT_UNKNOWN;
  PIX *binary = pixConvertTo1 (grey, 150);
  if (binary == NULL)
    return -1;
  if (pixOrientDetect (binary, &up, &left, 0, 0) == 0)
    makeOrientDecision (up, left, 0, 0, &orientation, 0);
  pixDestroy (&binary);
  switch (orientation)
    {
    case L_TEXT_ORIENT_UP:
      return 0;
    case L_TEXT_ORIENT_LEFT: /* the tops of the letters point left */
      return 90;
    case L_TEXT_ORIENT_DOWN:
      return 180;
    case L_TEXT_ORIENT_RIGHT:
      return 270;
    default:
      return -1;
    }
}
