/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The near side against readers that die, hang, lie and flood. Each ends in the right error within its limit plus five seconds, with
 * no process and no descriptor left behind.
 */
#include "misbehaving-fixture.h"

#include <string.h>
#include <unistd.h>

typedef struct {
  const char *habit;
  int         code;
} OpenCase;

static const OpenCase open_cases[] = {
  { "starter-is-silent", JALON_ERROR_TIMEOUT },  { "starter-dies", JALON_ERROR_UNSAFE },
  { "hello-never", JALON_ERROR_TIMEOUT },        { "hello-dies", JALON_ERROR_UNSAFE },
  { "hello-wrong-version", JALON_ERROR_UNSAFE }, { "hello-wrong-magic", JALON_ERROR_UNSAFE },
  { "open-dies", JALON_ERROR_UNSAFE },           { "open-hangs", JALON_ERROR_TIMEOUT },
  { "open-eats-memory", JALON_ERROR_UNSAFE },    { "open-wrong-seq", JALON_ERROR_UNSAFE },
  { "open-wrong-op", JALON_ERROR_UNSAFE },       { "open-wrong-magic", JALON_ERROR_UNSAFE },
  { "open-short", JALON_ERROR_UNSAFE },          { "open-long", JALON_ERROR_UNSAFE },
  { "open-descriptors", JALON_ERROR_UNSAFE },    { "open-one-descriptor", JALON_ERROR_UNSAFE },
  { "open-floods", JALON_ERROR_TIMEOUT },        { "open-absurd-pages", JALON_ERROR_UNSAFE },
  { "open-floods-then-is-silent", JALON_ERROR_TIMEOUT },
  { "open-absurd-format", JALON_ERROR_UNSAFE },  { "open-absurd-status", JALON_ERROR_UNSAFE },
};

static void
test_open (gconstpointer data)
{
  const OpenCase *row = data;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  begin (&fixture, row->habit);
  g_assert_null (jalon_view_open (fixture.reader, fixture.bytes, NULL, &error));
  g_assert_error (error, JALON_ERROR, row->code);
  end (&fixture);
}

typedef struct {
  const char *habit;
  JalonOpened opened;
  int         n_listed;
  gboolean    cut_short;
  JalonStopped stopped;
} FactsCase;

static const FactsCase facts_cases[] = {
  { "behaves", JALON_OPENED_CLEAN, 5, FALSE, JALON_STOPPED_NOT },
  { "facts-die", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_DEATH },
  { "facts-hang", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_TIME },
  { "facts-garbage", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_DEATH },
  { "facts-not-normal", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_DEATH },
  { "facts-oversized", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_DEATH },
  { "facts-take-the-buffer-away", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_NOT },
  { "open-many-pages", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_NOT },
  { "page-1-hangs", JALON_OPENED_TOO_COMPLEX, 0, FALSE, JALON_STOPPED_BY_TIME },
  { "page-2-garbage", JALON_OPENED_CLEAN, 5, FALSE, JALON_STOPPED_BY_DEATH },
  { "page-3-dies", JALON_OPENED_CLEAN, 5, FALSE, JALON_STOPPED_BY_DEATH },
  { "pages-2-and-4-die", JALON_OPENED_CLEAN, 3, TRUE, JALON_STOPPED_BY_DEATH },
  { "page-3-hangs", JALON_OPENED_CLEAN, 5, FALSE, JALON_STOPPED_BY_TIME },
};

static void
test_facts (gconstpointer data)
{
  const FactsCase *row = data;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  begin (&fixture, row->habit);
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, &error);
  g_assert_no_error (error);
  JalonFacts *facts = jalon_view_facts (view, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (facts->opened, ==, row->opened);
  g_assert_cmpint (facts->n_pages_listed, ==, row->n_listed);
  g_assert_cmpint (facts->pages->len, ==, row->n_listed);
  g_assert_cmpint (facts->pages_cut_short, ==, row->cut_short);
  g_assert_cmpint (facts->stopped, ==, row->stopped);
  jalon_facts_free (facts);
  g_object_unref (view);
  end (&fixture);
}

/* The page that ended the reader is the one that was not looked at. */
static void
test_page_after_a_death (void)
{
  Fixture fixture;
  begin (&fixture, "page-3-dies");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  JalonFacts *facts = jalon_view_facts (view, NULL, NULL);
  for (int page = 1; page <= 5; page++)
    g_assert_cmpint (g_array_index (facts->pages, JalonPageFacts, page - 1).looked_at, ==, page != 3);
  jalon_facts_free (facts);
  g_object_unref (view);
  jalon_facts_free (NULL);
  end (&fixture);
}

static JalonFacts *
read_facts (Fixture *fixture, const char *habit)
{
  begin (fixture, habit);
  g_autoptr (JalonView) view = jalon_view_open (fixture->reader, fixture->bytes, NULL, NULL);
  g_assert_nonnull (view);
  JalonFacts *facts = jalon_view_facts (view, NULL, NULL);
  g_assert_nonnull (facts);
  return facts;
}

static void
test_font_name_is_harmless (void)
{
  Fixture fixture;
  g_autoptr (JalonFacts) facts = read_facts (&fixture, "behaves");
  g_assert_cmpint (facts->fonts_missing->len, ==, 1);
  g_assert_cmpstr (facts->fonts_missing->pdata[0], ==, "Helvética[2Jfdp.exe");
  end (&fixture);
}

static void
test_numbers_out_of_range (void)
{
  Fixture fixture;
  g_autoptr (JalonFacts) facts = read_facts (&fixture, "facts-absurd-turn");
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_cmpint (page->turn, ==, -1);
  g_assert_cmpint (page->n_words, ==, 0);
  g_assert_cmpfloat (page->image_share, ==, 0);
  end (&fixture);
}

static void
test_page_of_no_size (void)
{
  Fixture fixture;
  g_autoptr (JalonFacts) facts = read_facts (&fixture, "facts-nan-page");
  const JalonPageFacts *page = &g_array_index (facts->pages, JalonPageFacts, 0);
  g_assert_false (page->looked_at);
  g_assert_cmpint (page->turn, ==, -1);
  end (&fixture);
}

typedef struct {
  const char *habit;
  int         code;
} SizeCase;

static const SizeCase size_cases[] = {
  { "size-nan", JALON_ERROR_UNSAFE }, { "size-negative", JALON_ERROR_UNSAFE }, { "size-huge", JALON_ERROR_REFUSED },
};

static void
test_size (gconstpointer data)
{
  const SizeCase *row = data;
  g_autoptr (GError) error = NULL;
  double width, height;
  Fixture fixture;

  begin (&fixture, row->habit);
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  g_assert_nonnull (view);
  g_assert_false (jalon_view_page_size (view, 1, &width, &height, &error));
  g_assert_error (error, JALON_ERROR, row->code);
  g_clear_error (&error);
  g_assert_null (jalon_view_render (view, 1, 1.0, NULL, &error));
  g_assert_nonnull (error);
  g_object_unref (view);
  end (&fixture);
}

static void
test_words_are_harmless (void)
{
  Fixture fixture;
  begin (&fixture, "behaves");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  GPtrArray *words = jalon_view_text (view, 1, NULL, NULL);
  g_assert_nonnull (words);
  g_assert_cmpint (words->len, ==, 2);
  g_assert_cmpstr (((JalonWord *) words->pdata[0])->text, ==, "net 1482");
  g_assert_cmpstr (((JalonWord *) words->pdata[1])->text, ==, "thin");
  g_assert_cmpfloat (((JalonWord *) words->pdata[1])->width, ==, 0);
  g_ptr_array_unref (words);
  g_object_unref (view);
  end (&fixture);
}

static void
test_text_garbage (void)
{
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  begin (&fixture, "text-garbage");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  g_assert_null (jalon_view_text (view, 1, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
  g_object_unref (view);
  end (&fixture);
}

static void
test_rewrite_lies (gconstpointer habit)
{
  g_autoptr (GError) error = NULL;
  JalonRewrite what = { .unlock = TRUE };
  Fixture fixture;
  begin (&fixture, habit);
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  g_assert_null (jalon_view_rewrite (view, &what, NULL, NULL, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
  g_object_unref (view);
  end (&fixture);
}

static void
progress_cb (int done, int total, gpointer user_data)
{
  g_usleep (200); /* slower than the flood: there is always another one waiting */
}

static void
test_rewrite_floods (void)
{
  g_autoptr (GError) error = NULL;
  JalonRewrite what = { .unlock = TRUE };
  Fixture fixture;
  begin (&fixture, "rewrite-floods");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  g_assert_null (jalon_view_rewrite (view, &what, progress_cb, NULL, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_TIMEOUT);
  g_object_unref (view);
  end (&fixture);
}

static void
assert_page_is (JalonView *view, int page, int code)
{
  g_autoptr (GError) error = NULL;
  JalonPixels *pixels = jalon_view_render (view, page, 1.0, NULL, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, JALON_ERROR, code);
  g_assert_cmpint (pixels != NULL ? pixels->width_px : 0, ==, code < 0 ? 595 : 0);
  g_clear_pointer (&pixels, jalon_pixels_free);
}

/* The page that ended the reader is not drawn again by itself, so it can end no second one; the others are shown. */
static void
test_other_pages_are_shown (void)
{
  Fixture fixture;
  begin (&fixture, "draw-2-dies");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  assert_page_is (view, 1, -1);
  for (int i = 0; i < 4; i++)
    assert_page_is (view, 2, JALON_ERROR_UNSAFE);
  assert_page_is (view, 1, -1);
  assert_page_is (view, 3, -1);
  assert_page_is (view, 6, JALON_ERROR_NOT_FOUND);
  g_object_unref (view);
  end (&fixture);
}

static void
test_drawing_hangs (void)
{
  Fixture fixture;
  begin (&fixture, "draw-hangs");
  JalonView *view = jalon_view_open (fixture.reader, fixture.bytes, NULL, NULL);
  assert_page_is (view, 1, JALON_ERROR_TIMEOUT);
  g_object_unref (view);
  end (&fixture);
}

static gboolean
visit_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  ++*(int *) user_data;
  return TRUE;
}

static gboolean
expect_cb (const char *name, guint64 size, gpointer user_data, GError **error)
{
  return TRUE;
}

static void
test_unpack_lies (gconstpointer habit)
{
  g_autoptr (GError) error = NULL;
  int n_visits = 0;
  Fixture fixture;
  begin (&fixture, habit);
  g_assert_false (jalon_reader_unpack (fixture.reader, STDIN_FILENO, expect_cb, visit_cb, &n_visits, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
  g_assert_cmpint (n_visits, ==, g_str_equal (habit, "unpack-endless") ? 60000 : 0);
  end (&fixture);
}

static void
test_compose_lies (gconstpointer habit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  Fixture fixture;
  begin (&fixture, habit);
  g_ptr_array_add (inputs, fixture.bytes);
  g_assert_null (jalon_reader_compose (fixture.reader, inputs, NULL, &error));
  g_assert_error (error, JALON_ERROR, JALON_ERROR_UNSAFE);
  end (&fixture);
}

#define ADD_ROWS(path, rows, function)                                                     \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)                                            \
    {                                                                                      \
      g_autofree char *name = g_strdup_printf ("/reader/misbehaving/" path "/%s", rows[i].habit); \
      g_test_add_data_func (name, &rows[i], function);                                       \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_ROWS ("open", open_cases, test_open)
  ADD_ROWS ("facts", facts_cases, test_facts)
  ADD_ROWS ("size", size_cases, test_size)
  g_test_add_func ("/reader/misbehaving/facts/page-after-a-death", test_page_after_a_death);
  g_test_add_func ("/reader/misbehaving/facts/font-name-is-harmless", test_font_name_is_harmless);
  g_test_add_func ("/reader/misbehaving/facts/numbers-out-of-range", test_numbers_out_of_range);
  g_test_add_func ("/reader/misbehaving/facts/page-of-no-size", test_page_of_no_size);
  g_test_add_func ("/reader/misbehaving/text/words-are-harmless", test_words_are_harmless);
  g_test_add_func ("/reader/misbehaving/text/garbage", test_text_garbage);
  g_test_add_data_func ("/reader/misbehaving/rewrite/empty", "rewrite-empty", test_rewrite_lies);
  g_test_add_data_func ("/reader/misbehaving/rewrite/oversized", "rewrite-oversized", test_rewrite_lies);
  g_test_add_func ("/reader/misbehaving/rewrite/floods", test_rewrite_floods);
  g_test_add_func ("/reader/misbehaving/draw/other-pages-are-shown", test_other_pages_are_shown);
  g_test_add_func ("/reader/misbehaving/draw/hangs", test_drawing_hangs);
  g_test_add_data_func ("/reader/misbehaving/unpack/endless", "unpack-endless", test_unpack_lies);
  g_test_add_data_func ("/reader/misbehaving/unpack/bad-name", "unpack-bad-name", test_unpack_lies);
  g_test_add_data_func ("/reader/misbehaving/unpack/long-name", "unpack-long-name", test_unpack_lies);
  g_test_add_data_func ("/reader/misbehaving/unpack/huge-entry", "unpack-huge-entry", test_unpack_lies);
  g_test_add_data_func ("/reader/misbehaving/unpack/more-than-there-is", "unpack-more-than-there-is", test_unpack_lies);
  g_test_add_data_func ("/reader/misbehaving/compose/empty", "compose-empty", test_compose_lies);
  g_test_add_data_func ("/reader/misbehaving/compose/oversized", "compose-oversized", test_compose_lies);
  return g_test_run ();
}
