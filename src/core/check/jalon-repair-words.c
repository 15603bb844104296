/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the words of a document before and after: each word as often as it stood there. Where a word stands is not compared, nor
 * the pages: those are counted elsewhere.
 */
#include "core/check/jalon-repair-private.h"

#define KEY_DIGITS 2

JalonRepairWords *
jalon_repair_words_new (void)
{
  JalonRepairWords *self = g_new0 (JalonRepairWords, 1);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bare_pages = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
jalon_repair_words_free (JalonRepairWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_array_unref (self->bare_pages);
  g_free (self);
}

/* Folded, without accents and without punctuation at its ends; NULL when nothing is left. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (apart, -1);
  GString *bare = g_string_new (NULL);
  gsize end = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      if (g_unichar_ismark (letter) || g_unichar_isspace (letter))
        continue;
      gboolean counts = g_unichar_isalnum (letter);
      if (counts || bare->len > 0)
        g_string_append_unichar (bare, letter);
      if (counts)
        end = bare->len;
    }
  g_string_truncate (bare, end);
  return g_string_free (bare, bare->len == 0);
}

static void
add_times (JalonRepairWords *self, const char *word, int times)
{
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, word));
  if (times > 0)
    g_hash_table_insert (self->counts, g_strdup (word), GINT_TO_POINTER (count + times));
}

void
jalon_repair_words_add (JalonRepairWords *self, const char *text)
{
  g_autofree char *word = fold (text);
  if (word != NULL)
    add_times (self, word, 1);
}

/**
 * jalon_repair_words_merge:
 * @one: a reading of a page
 * @other: another reading of the same page
 * @both: only what both readings have, else what either has
 *
 * OCR wavers: on the same paper it reads a comma or a stroke differently from one resolution to the next. What was there before is what
 * both readings agree on; what is there after is what either still sees.
 */
void
jalon_repair_words_merge (JalonRepairWords *self, const JalonRepairWords *one, const JalonRepairWords *other, gboolean both)
{
  GHashTableIter iter;
  gpointer word, count;

  g_hash_table_iter_init (&iter, one->counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      int here = GPOINTER_TO_INT (count), there = GPOINTER_TO_INT (g_hash_table_lookup (other->counts, word));
      add_times (self, word, both ? MIN (here, there) : MAX (here, there));
    }
  g_hash_table_iter_init (&iter, other->counts);
  while (!both && g_hash_table_iter_next (&iter, &word, &count))
    if (!g_hash_table_contains (one->counts, word))
      add_times (self, word, GPOINTER_TO_INT (count));
}

static gboolean
is_key (const char *word, GHashTable *names)
{
  int digits = 0;
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    digits += g_unichar_isdigit (g_utf8_get_char (at));
  return digits >= KEY_DIGITS || g_hash_table_contains (names, word);
}

static GHashTable *
fold_names (const char *const *person_words)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; person_words != NULL && person_words[i] != NULL; i++)
    {
      char *name = fold (person_words[i]);
      if (name != NULL)
        g_hash_table_add (names, name);
    }
  return names;
}

/**
 * jalon_repair_words_compare:
 * @person_words: (nullable) (array zero-terminated=1): words of the person's name
 *
 * Returns: how many words there were, and how many of them are still there
 */
JalonRepairKept
jalon_repair_words_compare (const JalonRepairWords *before, const JalonRepairWords *after, const char *const *person_words)
{
  g_autoptr (GHashTable) names = fold_names (person_words);
  JalonRepairKept kept = { 0 };
  GHashTableIter iter;
  gpointer word, count;

  g_hash_table_iter_init (&iter, before->counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    {
      int n = GPOINTER_TO_INT (count), now = GPOINTER_TO_INT (g_hash_table_lookup (after->counts, word));
      gboolean key = is_key (word, names);
      kept.words += n;
      kept.words_kept += MIN (n, now);
      kept.key_words += key ? n : 0;
      kept.key_words_kept += key ? MIN (n, now) : 0;
    }
  return kept;
}
