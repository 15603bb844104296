/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks for the family name of the person in the words of a paper. Accents, case, hyphens and apostrophes do not count.
 * It says "differs" only when there are enough words to judge by; it never compares first names, which bills often leave out.
 */
#include "core/renewal/jalon-renewal.h"

#include <string.h>

/* Fewer words than this are a caption or noise, not a paper with its name missing. */
#define ENOUGH_WORDS 8
/* A name of this length, without its separators, is not found inside other words by chance. */
#define ENOUGH_LETTERS 6

/* Lower-case words without marks. */
static GPtrArray *
fold_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  g_autoptr(GString) word = g_string_new (NULL);
  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_ismark (c))
        continue;
      if (c != 0 && g_unichar_isalnum (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        g_ptr_array_add (words, g_strdup (word->str));
      g_string_truncate (word, 0);
      if (c == 0)
        return words;
    }
}

static gboolean
has_word (GPtrArray *words, const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

static char *
join (GPtrArray *words)
{
  GString *joined = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append (joined, g_ptr_array_index (words, i));
  return g_string_free (joined, FALSE);
}

/**
 * jalon_renewal_find_name:
 * @person: (nullable): the person of the case
 * @text: (nullable): words read on a paper
 *
 * Returns: whether the family name stands in @text; unknown when there is no name or too little text
 */
JalonTri
jalon_renewal_find_name (const JalonPerson *person, const char *text)
{
  if (person == NULL || person->family == NULL || text == NULL)
    return JALON_TRI_UNKNOWN;
  g_autoptr(GPtrArray) name = fold_words (person->family);
  g_autoptr(GPtrArray) words = fold_words (text);
  if (name->len == 0 || words->len < ENOUGH_WORDS)
    return JALON_TRI_UNKNOWN;

  gboolean all = TRUE;
  for (guint i = 0; i < name->len; i++)
    all = all && has_word (words, g_ptr_array_index (name, i));
  if (all)
    return JALON_TRI_YES;

  g_autofree char *joined_name = join (name);
  g_autofree char *joined_words = join (words);
  gboolean long_enough = g_utf8_strlen (joined_name, -1) >= ENOUGH_LETTERS;
  return long_enough && strstr (joined_words, joined_name) != NULL ? JALON_TRI_YES : JALON_TRI_NO;
}
