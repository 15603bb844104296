/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of pages that are pictures, by OCR: each page twice, at two resolutions, because one reading alone errs. A page takes seconds,
 * so the two readings run side by side, each in a reader of its own.
 */
#include "core/check/jalon-repair-private.h"

#include "core/jalon-error.h"

static const int readings_dpi[] = { 300, 240 };

/* One reading of all pages. */
typedef struct {
  JalonReader  *reader;
  GBytes       *bytes;
  const GArray *pages;       /* (element-type int) from 1 */
  int           dpi;
  GCancellable *cancellable;
  GPtrArray    *words;       /* (element-type JalonRepairWords) of each page; NULL when nothing could be read */
  GError       *error;       /* only when it was stopped */
} Reading;

static void
words_free (gpointer data)
{
  if (data != NULL)
    jalon_repair_words_free (data);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_error (&self->error);
}

/* In French, else in the other language there may be: digits read the same. */
static GPtrArray *
read_page (const Reading *self, JalonView *view, int page, GError **error)
{
  g_autoptr (GError) local = NULL;
  GPtrArray *list = jalon_view_ocr_at (view, page, "fr", self->dpi, self->cancellable, &local);
  if (list == NULL && g_error_matches (local, JALON_ERROR, JALON_ERROR_REFUSED))
    return jalon_view_ocr_at (view, page, "en", self->dpi, self->cancellable, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return list;
}

static JalonRepairWords *
words_of (GPtrArray *list)
{
  JalonRepairWords *words = list != NULL && list->len > 0 ? jalon_repair_words_new () : NULL;
  for (guint i = 0; words != NULL && i < list->len; i++)
    jalon_repair_words_add (words, ((JalonWord *) list->pdata[i])->text);
  return words;
}

static gpointer
read_all (gpointer data)
{
  Reading *self = data;
  g_autoptr (JalonView) view = jalon_view_open (self->reader, self->bytes, self->cancellable, &self->error);
  self->words = g_ptr_array_new_with_free_func (words_free);
  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autoptr (GPtrArray) list = NULL;
      if (g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return NULL;
      g_clear_error (&self->error);
      if (view != NULL)
        list = read_page (self, view, g_array_index (self->pages, int, i), &self->error);
      g_ptr_array_add (self->words, words_of (list));
    }
  return NULL;
}

static gboolean
was_stopped (Reading *readings, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings_dpi); i++)
    if (g_error_matches (readings[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      {
        g_propagate_error (error, g_steal_pointer (&readings[i].error));
        return TRUE;
      }
  return FALSE;
}

static void
merge (JalonRepairWords *self, Reading *readings, guint n_pages, gboolean before)
{
  for (guint i = 0; i < n_pages; i++)
    {
      const JalonRepairWords *one = readings[0].words->pdata[i], *other = readings[1].words->pdata[i];
      if (one != NULL && other != NULL)
        {
          jalon_repair_words_merge (self, one, other, before);
          self->from_ocr = TRUE;
        }
      else
        self->has_unread = TRUE;
    }
}

/**
 * jalon_repair_words_add_pictures:
 * @self: words of a document
 * @reader: reads strangers' files
 * @bytes: the document
 * @pages: (element-type int): pages to read, from 1
 * @before: what both readings agree on counts; after, what either still sees
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * A page that one of the readings gets nothing from counts as unread. Takes twice the processor that it takes time.
 *
 * Returns: %FALSE only when stopped
 */
gboolean
jalon_repair_words_add_pictures (JalonRepairWords *self, JalonReader *reader, GBytes *bytes, const GArray *pages, gboolean before,
                                 GCancellable *cancellable, GError **error)
{
  Reading readings[G_N_ELEMENTS (readings_dpi)];
  if (pages->len == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    readings[i] = (Reading) { reader, bytes, pages, readings_dpi[i], cancellable, NULL, NULL };
  GThread *beside = g_thread_try_new ("reading", read_all, &readings[1], NULL);
  read_all (&readings[0]);
  if (beside != NULL)
    g_thread_join (beside);
  else
    read_all (&readings[1]);
  gboolean stopped = was_stopped (readings, error);
  if (!stopped)
    merge (self, readings, pages->len, before);
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    reading_clear (&readings[i]);
  return !stopped;
}
