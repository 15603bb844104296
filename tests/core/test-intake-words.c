/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a paper as text: what is written, and what comes back for search and for proposals.
 */
#include "core/intake/jalon-words.h"

static GString *
make_words (void)
{
  GString             *self = jalon_words_new ();
  g_autoptr(GPtrArray) first = g_ptr_array_new ();
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) third = g_ptr_array_new ();
  JalonWord            title = { 72, 80.46, 60, 12, (char *) "BULLETIN" };
  JalonWord            of = { 140, 81, 16, 12, (char *) "DE" };
  JalonWord            pay = { 160, 80, 30, 12, (char *) "PAIE" };
  JalonWord            month = { 72, 100, 30, 12, (char *) "Période" };
  JalonWord            nasty = { 72, 80, 30, 12, (char *) "a\nb\tc" };
  JalonWord            page = { 72, 120, 30, 12, (char *) "page" };

  g_ptr_array_add (first, &title);
  g_ptr_array_add (first, &of);
  g_ptr_array_add (first, &pay);
  g_ptr_array_add (first, &month);
  g_ptr_array_add (third, &nasty);
  g_ptr_array_add (third, &page);
  jalon_words_append_page (self, 1, 595.276, 841.89, "text", first);
  jalon_words_append_page (self, 2, 595.276, 841.89, "text", none);
  jalon_words_append_page (self, 3, 595.276, 841.89, "ocr", third);
  return self;
}

static void
test_written (void)
{
  g_autoptr(GString) words = make_words ();

  g_assert_cmpstr (words->str, ==,
                   "jalon-words 1\n"
                   "page 1 595.3 841.9 text\n"
                   "72.0 80.5 60.0 12.0 BULLETIN\n"
                   "140.0 81.0 16.0 12.0 DE\n"
                   "160.0 80.0 30.0 12.0 PAIE\n"
                   "72.0 100.0 30.0 12.0 Période\n"
                   "page 2 595.3 841.9 text\n"
                   "page 3 595.3 841.9 ocr\n"
                   "72.0 80.0 30.0 12.0 a_b_c\n"
                   "72.0 120.0 30.0 12.0 page\n");
}

typedef struct {
  const char *name;
  const char *words; /* NULL: make_words () */
  int         page;
  const char *text;
} TextCase;

static const TextCase text_cases[] = {
  { "all-pages", NULL, 0, "BULLETIN DE PAIE\nPériode\n\f\n\fa_b_c\npage" },
  { "one-page", NULL, 1, "BULLETIN DE PAIE\nPériode" },
  { "page-without-words", NULL, 2, "" },
  { "page-that-is-not-there", NULL, 9, "" },
  { "nothing", "", 0, "" },
  { "header-only", JALON_WORDS_HEADER, 0, "" },
  { "lines-of-no-kind", "jalon-words 1\npage 1 1 1 text\nx 1 1 1 no\n1 2 3\n1 2 3 4 yes\n1 2 3 4 ", 0, "yes" },
  { "two-columns", "jalon-words 1\npage 1 1 1 text\n10 10 40 10 left\n90 10 40 10 right\n", 0, "left\nright" },
  { "gap-of-a-wide-space", "jalon-words 1\npage 1 1 1 text\n10 10 40 10 one\n75 10 40 10 line\n", 0, "one line" },
  { "cut-in-a-line", "jalon-words 1\npage 1 1 1 text\n1 2 3 4 yes\n1 2 3", 0, "yes" },
};

static void
test_text (gconstpointer data)
{
  const TextCase    *row = data;
  g_autoptr(GString) made = make_words ();
  g_autofree char   *text = jalon_words_to_text (row->words != NULL ? row->words : made->str, row->page);

  g_assert_cmpstr (text, ==, row->text);
}

static void
test_no_words_yet (void)
{
  g_autofree char *text = jalon_words_to_text (NULL, 0);

  g_assert_cmpstr (text, ==, "");
}

static void
test_list_page (void)
{
  g_autoptr(GString)   made = make_words ();
  g_autoptr(GPtrArray) first = jalon_words_list_page (made->str, 1);
  g_autoptr(GPtrArray) second = jalon_words_list_page (made->str, 2);
  g_autoptr(GPtrArray) absent = jalon_words_list_page (made->str, 4);
  g_autoptr(GPtrArray) none = jalon_words_list_page (NULL, 1);
  const JalonWord     *word;

  g_assert_cmpuint (first->len, ==, 4);
  word = g_ptr_array_index (first, 3);
  g_assert_cmpstr (word->text, ==, "Période");
  g_assert_cmpfloat_with_epsilon (word->x, 72, 0.01);
  g_assert_cmpfloat_with_epsilon (word->y, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (word->width, 30, 0.01);
  g_assert_cmpfloat_with_epsilon (word->height, 12, 0.01);
  g_assert_cmpuint (second->len, ==, 0);
  g_assert_cmpuint (absent->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/words/written", test_written);
  g_test_add_func ("/intake/words/list-page", test_list_page);
  g_test_add_func ("/intake/words/not-made-yet", test_no_words_yet);
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/words/text/%s", text_cases[i].name);

      g_test_add_data_func (path, &text_cases[i], test_text);
    }
  return g_test_run ();
}
