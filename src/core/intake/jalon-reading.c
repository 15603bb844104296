/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is learnt from a file: facts, words of its text layer, a thumbnail, the number of pages. All of it can be made again; nothing of
 * it is a person's word.
 */
#include "core/intake/jalon-reading.h"

#include "core/intake/jalon-intake.h"
#include "core/intake/jalon-look.h"
#include "core/intake/jalon-thumbnail.h"
#include "core/intake/jalon-words.h"

/* A book of 5,000 pages shall not hold up a batch: pages after this time have no words. */
#define WORDS_MS 20000

/* FALSE only when cancelled; a page that gives nothing is left out. */
static gboolean
append_page (GString *words, JalonView *view, int page, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError)    local_error = NULL;
  g_autoptr(GPtrArray) found = NULL;
  double               width_pt = 0;
  double               height_pt = 0;

  if (!jalon_view_page_size (view, page, &width_pt, &height_pt, NULL))
    return TRUE;
  found = jalon_view_text (view, page, cancellable, &local_error);
  if (found != NULL)
    jalon_words_append_page (words, page, width_pt, height_pt, "text", found);
  if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_words (JalonReading *self, JalonView *view, GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) WORDS_MS * 1000;

  self->words = jalon_words_new ();
  if (self->facts->format != JALON_FORMAT_PDF)
    return TRUE;
  for (int page = 1; page <= self->facts->n_pages && g_get_monotonic_time () < deadline; page++)
    if (!append_page (self->words, view, page, cancellable, error))
      return FALSE;
  return TRUE;
}

/* A paper without thumbnail is shown by its name. */
static void
make_thumbnail (JalonReading *self, JalonView *view, GCancellable *cancellable)
{
  g_autoptr(JalonPixels) pixels = NULL;
  double                 width_pt = 0;
  double                 height_pt = 0;

  if (!jalon_view_page_size (view, 1, &width_pt, &height_pt, NULL))
    return;
  pixels = jalon_view_render (view, 1, JALON_THUMBNAIL_SIDE_PX / MAX (width_pt, height_pt), cancellable, NULL);
  if (pixels != NULL)
    self->thumbnail = jalon_thumbnail_pack (pixels);
}

void
jalon_reading_free (JalonReading *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->facts, jalon_facts_free);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
  g_clear_pointer (&self->thumbnail, g_bytes_unref);
  g_free (self);
}

/**
 * jalon_reading_new:
 * @reader: the reader
 * @bytes: a file
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a file in one confined process.
 *
 * Returns: (transfer full) (nullable): what was learnt; UNSAFE when the reader cannot be confined, or cancelled
 */
JalonReading *
jalon_reading_new (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonReading) self = g_new0 (JalonReading, 1);
  g_autoptr(JalonView)    view = NULL;

  self->facts = jalon_look_open (reader, bytes, &view, cancellable, error);
  if (self->facts == NULL)
    return NULL;
  if (view == NULL || self->facts->n_pages < 1)
    return g_steal_pointer (&self);
  make_thumbnail (self, view, cancellable);
  return read_words (self, view, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * jalon_reading_new_for_paper:
 * @the_case: an open case; only read
 * @reader: the reader
 * @paper_id: a paper
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): as jalon_reading_new ()
 */
JalonReading *
jalon_reading_new_for_paper (JalonCase *the_case, JalonReader *reader, const char *paper_id, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) bytes = jalon_case_load_paper (the_case, paper_id, error);

  return bytes != NULL ? jalon_reading_new (reader, bytes, cancellable, error) : NULL;
}

static gboolean
set_pages (JalonCase *the_case, const char *paper_id, int n_pages, GError **error)
{
  g_autoptr(JalonPaper) paper = jalon_case_dup_paper (the_case, paper_id);
  g_autoptr(JalonPaper) changed = NULL;

  if (paper == NULL || paper->pages == n_pages)
    return TRUE;
  changed = jalon_paper_dup (paper);
  changed->pages = n_pages;
  return jalon_case_set_paper (the_case, changed, error);
}

/**
 * jalon_reading_store:
 * @self: what was learnt
 * @the_case: an open case
 * @paper_id: the paper it was learnt from
 * @error: return location
 *
 * Keeps it, in memory until jalon_case_save (). Words and thumbnail can be made again: they may be missing without harm.
 *
 * Returns: whether facts and pages are kept
 */
gboolean
jalon_reading_store (const JalonReading *self, JalonCase *the_case, const char *paper_id, GError **error)
{
  g_autofree char *json = jalon_facts_to_json (self->facts);

  if (!jalon_case_set_facts (the_case, paper_id, self->facts->reader_version, json, error)
      || !set_pages (the_case, paper_id, self->facts->n_pages, error))
    return FALSE;
  if (self->words != NULL)
    jalon_case_set_words (the_case, paper_id, self->words->str, NULL);
  if (self->thumbnail != NULL)
    jalon_case_set_thumbnail (the_case, paper_id, self->thumbnail, NULL);
  return TRUE;
}

/**
 * jalon_intake_read:
 * @the_case: an open case
 * @reader: the reader
 * @paper_id: a paper
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a paper in one confined process and keeps what was learnt, in memory until jalon_case_save ().
 *
 * Returns: whether there are facts now; UNSAFE when the reader cannot be confined
 */
gboolean
jalon_intake_read (JalonCase *the_case, JalonReader *reader, const char *paper_id, GCancellable *cancellable, GError **error)
{
  g_autoptr(JalonReading) reading = jalon_reading_new_for_paper (the_case, reader, paper_id, cancellable, error);

  return reading != NULL && jalon_reading_store (reading, the_case, paper_id, error);
}
