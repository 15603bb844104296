/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of jalon-reader → values. The reader may be in a stranger's hands: every answer is bounded, checked for type and normal
 * form, every number for its range, every text made harmless. What does not fit is unknown, never guessed.
 */
#include "core/reader/jalon-reader-private.h"

#include "core/reader/jalon-memfd.h"

#include <math.h>

#define MOST_WORDS 100000
#define LONGEST_WORD 2000
#define MOST_FONTS 200

/**
 * jalon_parse_variant:
 * @fd: the answer buffer
 * @size: bytes that the reader says it wrote
 * @type: what it shall be
 *
 * Returns: (transfer full) (nullable): the value, copied out of the shared memory, in normal form
 */
GVariant *
jalon_parse_variant (int fd, guint64 size, const GVariantType *type)
{
  if (size == 0 || size > JALON_WIRE_ANSWER_BYTES)
    return NULL;
  g_autoptr (GBytes) shared = jalon_memfd_map (fd, size, NULL);
  if (shared == NULL)
    return NULL;
  /* A copy: the reader could still write while we look. */
  g_autoptr (GBytes) copy = g_bytes_new (g_bytes_get_data (shared, NULL), size);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (type, copy, FALSE));
  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

static gboolean
is_harmless (gunichar letter)
{
  gboolean reorders = letter == 0x61c || letter == 0x200e || letter == 0x200f || (letter >= 0x202a && letter <= 0x202e) ||
                      (letter >= 0x2066 && letter <= 0x2069);
  gboolean breaks = letter == 0x2028 || letter == 0x2029; /* line and paragraph: a second line in what is shown as one */
  return !reorders && !breaks && !g_unichar_iscntrl (letter) && letter != 0xfeff && letter != 0xfffe && letter != 0xffff;
}

/**
 * jalon_parse_text:
 * @text: any bytes that end with NUL
 * @most: bytes to keep
 *
 * Returns: (transfer full): valid UTF-8 without control characters and without characters that reorder what follows
 */
char *
jalon_parse_text (const char *text, gsize most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_new (NULL);
  for (const char *at = valid; *at != '\0' && harmless->len < most; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      if (is_harmless (letter))
        g_string_append_unichar (harmless, letter);
    }
  return g_string_free (harmless, FALSE);
}

static gboolean
is_near_page (double value, double side)
{
  return isfinite (value) && value > -side - 1 && value < 2 * side + 1;
}

/**
 * jalon_parse_words:
 * @value: a(dddds)
 * @width_pt: of the page as shown
 * @height_pt: of the page as shown
 *
 * Returns: (transfer full) (nullable) (element-type JalonWord): the words; %NULL when there are absurdly many
 */
GPtrArray *
jalon_parse_words (GVariant *value, double width_pt, double height_pt)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_word_free);
  GVariantIter iter;
  double x, y, width, height;
  const char *text;

  if (g_variant_iter_init (&iter, value) > MOST_WORDS)
    return NULL;
  while (g_variant_iter_next (&iter, "(dddd&s)", &x, &y, &width, &height, &text))
    {
      g_autofree char *harmless = jalon_parse_text (text, LONGEST_WORD);
      if (*harmless == '\0' || !is_near_page (x, width_pt) || !is_near_page (y, height_pt) || !is_near_page (width, width_pt) ||
          !is_near_page (height, height_pt))
        continue;
      JalonWord *word = g_new0 (JalonWord, 1);
      *word = (JalonWord) { x, y, MAX (width, 0), MAX (height, 0), g_steal_pointer (&harmless) };
      g_ptr_array_add (words, word);
    }
  return g_steal_pointer (&words);
}

static JalonTri
lookup_tri (GVariantDict *dict, const char *key)
{
  gboolean value;
  if (!g_variant_dict_lookup (dict, key, "b", &value))
    return JALON_TRI_UNKNOWN;
  return value ? JALON_TRI_YES : JALON_TRI_NO;
}

static int
lookup_int (GVariantDict *dict, const char *key, int lowest, int highest, int otherwise)
{
  gint32 value;
  return g_variant_dict_lookup (dict, key, "i", &value) && value >= lowest && value <= highest ? value : otherwise;
}

static double
lookup_double (GVariantDict *dict, const char *key, double lowest, double highest, double otherwise)
{
  double value;
  return g_variant_dict_lookup (dict, key, "d", &value) && isfinite (value) && value >= lowest && value <= highest ? value : otherwise;
}

static void
parse_fonts (GVariantDict *dict, JalonFacts *facts)
{
  g_autofree const char **names = NULL;
  if (!g_variant_dict_lookup (dict, "fonts-missing", "^a&s", &names))
    return;
  for (guint i = 0; names[i] != NULL && i < MOST_FONTS; i++)
    g_ptr_array_add (facts->fonts_missing, jalon_parse_text (names[i], 200));
}

/**
 * jalon_parse_structure:
 * @value: a{sv}
 * @facts: (inout): gets what @value says and what is in range
 */
void
jalon_parse_structure (GVariant *value, JalonFacts *facts)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (value);
  const char *version;

  facts->opened = (JalonOpened) lookup_int (&dict, "opened", JALON_OPENED_CLEAN, JALON_OPENED_REPAIRED, JALON_OPENED_CLEAN);
  facts->owner_lock = lookup_tri (&dict, "owner-lock");
  facts->javascript = lookup_tri (&dict, "javascript");
  facts->embedded = lookup_tri (&dict, "embedded");
  facts->portfolio = lookup_tri (&dict, "portfolio");
  facts->xfa = lookup_tri (&dict, "xfa");
  facts->xfa_needs_rendering = lookup_tri (&dict, "xfa-needs-rendering");
  facts->form_unsaved = lookup_tri (&dict, "form-unsaved");
  facts->is_signed = lookup_tri (&dict, "signed");
  facts->image_width_px = lookup_int (&dict, "image-width", 0, 1000000, 0);
  facts->image_height_px = lookup_int (&dict, "image-height", 0, 1000000, 0);
  facts->image_orientation = lookup_int (&dict, "image-orientation", 0, 8, 0);
  facts->image_cmyk = lookup_tri (&dict, "image-cmyk");
  facts->image_16bit = lookup_tri (&dict, "image-16bit");
  if (g_variant_dict_lookup (&dict, "pdf-version", "&s", &version))
    facts->pdf_version = jalon_parse_text (version, 8);
  parse_fonts (&dict, facts);
}

/**
 * jalon_parse_page:
 * @value: a{sv}
 * @page: (out caller-allocates): facts of one page
 *
 * Returns: whether the page has a believable size
 */
gboolean
jalon_parse_page (GVariant *value, JalonPageFacts *page)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (value);
  int turn = lookup_int (&dict, "turn", -2, 270, -2);

  *page = (JalonPageFacts) {
    .width_pt = lookup_double (&dict, "width", 0, 1e9, 0),
    .height_pt = lookup_double (&dict, "height", 0, 1e9, 0),
    .looked_at = lookup_tri (&dict, "looked-at") == JALON_TRI_YES,
    .blank = lookup_tri (&dict, "blank"),
    .turn = turn < 0 || turn % 90 == 0 ? turn : -1,
    .n_words = lookup_int (&dict, "words", 0, MOST_WORDS, 0),
    .image_share = lookup_double (&dict, "image-share", 0, 1, 0),
    .image_dpi = lookup_double (&dict, "image-dpi", 0, 100000, 0),
    .image_bits = lookup_int (&dict, "image-bits", 1, 16, 0),
    .image_cmyk = lookup_tri (&dict, "image-cmyk") == JALON_TRI_YES,
    .image_quality = lookup_int (&dict, "image-quality", 0, 100, 0),
    .focus = lookup_double (&dict, "focus", 0, 1, 0),
    .content_lost = lookup_tri (&dict, "content-lost") == JALON_TRI_YES,
  };
  return page->width_pt > 0 && page->height_pt > 0;
}
