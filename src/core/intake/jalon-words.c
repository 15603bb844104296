/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes and reads the words of a paper. The reader answers words in reading order and this keeps it. Numbers are written in the
 * C locale. Reading is forgiving line by line: the store has checked the digest, and a line that is none of ours is passed over.
 */
#include "core/intake/jalon-words.h"

#include <string.h>

/* Two words stand on one line when their middles are closer than this share of the smaller height. */
#define SAME_LINE_SHARE 0.5
/* A gap of more than this many heights is another column. */
#define COLUMN_GAP_HEIGHTS 3

#define PAGE_PREFIX "page "

typedef struct {
  double      x, y, width, height;
  const char *text; /* up to the end of the line */
  gsize       length;
} WordLine;

static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.1f", value));
  g_string_append_c (out, ' ');
}

/* Control characters would end the line or hide in it. */
static void
append_word_text (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (out, g_unichar_isspace (character) || g_unichar_iscntrl (character) ? '_' : character);
    }
}

static gboolean
parse_number (const char **cursor, const char *end, double *value)
{
  char *after = NULL;

  *value = g_ascii_strtod (*cursor, &after);
  if (after == *cursor || after >= end || *after != ' ')
    return FALSE;
  *cursor = after + 1;
  return TRUE;
}

static gboolean
parse_word_line (const char *line, const char *end, WordLine *word)
{
  const char *cursor = line;

  if (!parse_number (&cursor, end, &word->x) || !parse_number (&cursor, end, &word->y)
      || !parse_number (&cursor, end, &word->width) || !parse_number (&cursor, end, &word->height))
    return FALSE;
  word->text = cursor;
  word->length = (gsize) (end - cursor);
  return word->length > 0;
}

static gboolean
is_same_line (const WordLine *a, const WordLine *b)
{
  double smaller = MIN (a->height, b->height);
  double apart = (a->y + a->height / 2) - (b->y + b->height / 2);
  double gap = b->x - (a->x + a->width);

  return ABS (apart) < smaller * SAME_LINE_SHARE && ABS (gap) < smaller * COLUMN_GAP_HEIGHTS;
}

/**
 * jalon_words_new:
 *
 * Returns: (transfer full): the words of a paper of which no page was looked at
 */
GString *
jalon_words_new (void)
{
  return g_string_new (JALON_WORDS_HEADER);
}

/**
 * jalon_words_append_page:
 * @self: words under construction
 * @page: the page, from 1
 * @width_pt: width as shown
 * @height_pt: height as shown
 * @source: `text` or `ocr`
 * @words: (element-type JalonWord): in reading order; may be empty
 *
 * Adds one page.
 */
void
jalon_words_append_page (GString *self, int page, double width_pt, double height_pt, const char *source, GPtrArray *words)
{
  g_string_append_printf (self, "page %d ", page);
  append_number (self, width_pt);
  append_number (self, height_pt);
  g_string_append_printf (self, "%s\n", source);
  for (guint i = 0; i < words->len; i++)
    {
      const JalonWord *word = g_ptr_array_index (words, i);

      if (word->text == NULL || word->text[0] == '\0' || !g_utf8_validate (word->text, -1, NULL))
        continue;
      append_number (self, word->x);
      append_number (self, word->y);
      append_number (self, word->width);
      append_number (self, word->height);
      append_word_text (self, word->text);
      g_string_append_c (self, '\n');
    }
}

/* What a line is, and where the next begins. */
typedef enum { LINE_OTHER, LINE_PAGE, LINE_WORD } LineKind;

static LineKind
read_line (const char **cursor, int *page, WordLine *word)
{
  const char *line = *cursor;
  const char *end = strchrnul (line, '\n');

  *cursor = *end == '\0' ? end : end + 1;
  if (g_str_has_prefix (line, PAGE_PREFIX))
    {
      *page = (int) CLAMP (g_ascii_strtoll (line + strlen (PAGE_PREFIX), NULL, 10), 0, G_MAXINT);
      return LINE_PAGE;
    }
  return parse_word_line (line, end, word) ? LINE_WORD : LINE_OTHER;
}

/**
 * jalon_words_list_page:
 * @self: (nullable): words as stored
 * @page: a page, from 1
 *
 * Returns: (transfer full) (element-type JalonWord): the words of the page with their boxes, in reading order
 */
GPtrArray *
jalon_words_list_page (const char *self, int page)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_word_free);
  int        current = 0;

  for (const char *cursor = self; cursor != NULL && *cursor != '\0';)
    {
      WordLine line;

      if (read_line (&cursor, &current, &line) != LINE_WORD || current != page)
        continue;
      JalonWord *word = g_new0 (JalonWord, 1);
      *word = (JalonWord) { line.x, line.y, line.width, line.height, g_strndup (line.text, line.length) };
      g_ptr_array_add (words, word);
    }
  return words;
}

/**
 * jalon_words_to_text:
 * @self: (nullable): words as stored
 * @page: a page from 1, or 0 for all
 *
 * The words alone, for search and for proposals: a space between words, a new line where the page has one or another
 * column begins, a form feed between pages.
 *
 * Returns: (transfer full): plain text, empty when there are no words
 */
char *
jalon_words_to_text (const char *self, int page)
{
  GString *text = g_string_new (NULL);
  WordLine previous = { 0 };
  gboolean wanted = FALSE;
  int      current = 0;

  for (const char *cursor = self; cursor != NULL && *cursor != '\0';)
    {
      WordLine word;
      LineKind kind = read_line (&cursor, &current, &word);

      if (kind == LINE_PAGE)
        {
          if (wanted && page == 0)
            g_string_append (text, "\n\f");
          wanted = page == 0 || current == page;
          previous = (WordLine) { 0 };
        }
      else if (kind == LINE_WORD && wanted)
        {
          if (previous.text != NULL)
            g_string_append_c (text, is_same_line (&previous, &word) ? ' ' : '\n');
          g_string_append_len (text, word.text, (gssize) word.length);
          previous = word;
        }
    }
  return g_string_free (text, FALSE);
}
