/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One stranger's file in one confined process. A page that killed or stalled the reader is not tried again by itself; the other pages
 * get a fresh reader. Thread-safe: calls on one view take turns.
 */
#include "core/reader/jalon-view-private.h"

#include "core/jalon-error.h"
#include "core/reader/jalon-memfd.h"

#include <math.h>
#include <sodium.h>
#include <unistd.h>

/* A rewrite may not grow a file much: its out buffer. */
#define REWRITE_MARGIN_BYTES (16ll * 1024 * 1024)

G_DEFINE_FINAL_TYPE (JalonView, jalon_view, G_TYPE_OBJECT)

static void
jalon_view_finalize (GObject *object)
{
  JalonView *self = JALON_VIEW (object);
  g_clear_pointer (&self->channel, jalon_channel_free);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->bad_pages, g_hash_table_unref);
  g_free (self->sha256);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (jalon_view_parent_class)->finalize (object);
}

static void
jalon_view_class_init (JalonViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_view_finalize;
}

static void
jalon_view_init (JalonView *self)
{
  g_mutex_init (&self->lock);
  self->bad_pages = g_hash_table_new (NULL, NULL);
}

static char *
digest (GBytes *bytes)
{
  guint8 hash[crypto_hash_sha256_BYTES];
  char hex[sizeof hash * 2 + 1];
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  crypto_hash_sha256 (hash, data, size);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, hash, sizeof hash) != NULL ? hex : "");
}

/* A cancelled wait says nothing about the file; a death and a silence do. */
static void
give_up_channel (JalonView *self, const GError *error)
{
  g_clear_pointer (&self->channel, jalon_channel_free);
  if (g_error_matches (error, JALON_ERROR, JALON_ERROR_UNSAFE) || g_error_matches (error, JALON_ERROR, JALON_ERROR_TIMEOUT))
    jalon_reader_note_death (self->reader, self->sha256);
}

gboolean
jalon_view_ask (JalonView *self, JalonWireMessage *message, int fd, int timeout_ms, JalonProgress progress, gpointer user_data,
     GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  if (jalon_channel_ask (self->channel, message, fd, timeout_ms, progress, user_data, cancellable, &local))
    return TRUE;
  give_up_channel (self, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* An answer out of form or range: whoever sent it is not asked again. Returns FALSE. */
gboolean
jalon_view_fail_out_of_form (JalonView *self, GError **error)
{
  g_autoptr (GError) local = g_error_new (JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader answered out of form");
  give_up_channel (self, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
accept_open (JalonView *self, const JalonWireMessage *answer, GError **error)
{
  if (!jalon_wire_status_to_error (answer->status, error))
    return FALSE;
  if (answer->arg[0] > 1000000 || answer->arg[1] > JALON_FORMAT_TEXT || answer->arg[2] > JALON_OPENED_TOO_COMPLEX)
    return jalon_view_fail_out_of_form (self, error);
  self->n_pages = answer->arg[0];
  self->format = answer->arg[1];
  self->opened = self->n_pages > JALON_WIRE_MAX_PAGES ? JALON_OPENED_TOO_COMPLEX : answer->arg[2];
  return TRUE;
}

/* Starts a reader and hands it the file, when none is running. */
gboolean
jalon_view_ensure_channel (JalonView *self, GCancellable *cancellable, GError **error)
{
  const JalonReaderLimits *limits = jalon_reader_get_limits (self->reader);
  JalonWireMessage message = { .op = JALON_WIRE_OPEN };

  if (self->channel != NULL)
    return TRUE;
  if (jalon_reader_is_quarantined (self->reader, self->sha256))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "quarantined: this file ended the reader too often");
      return FALSE;
    }
  int fd = jalon_memfd_new_sealed (self->bytes, error);
  if (fd < 0)
    return FALSE;
  self->channel = jalon_reader_start (self->reader, cancellable, error);
  gboolean good = self->channel != NULL && jalon_view_ask (self, &message, fd, limits->open, NULL, NULL, cancellable, error) &&
                  accept_open (self, &message, error);
  close (fd);
  if (!good)
    g_clear_pointer (&self->channel, jalon_channel_free);
  return good;
}

static gboolean
page_may_be_asked (JalonView *self, int page, GError **error)
{
  if (page < 1 || page > self->n_pages)
    g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "no page %d", page);
  else if (g_hash_table_contains (self->bad_pages, GINT_TO_POINTER (page)))
    g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "this page ended the reader before");
  else
    return TRUE;
  return FALSE;
}

/* Asks about one page; a page that ends the reader is remembered. */
gboolean
jalon_view_ask_page (JalonView *self, JalonWireMessage *message, int page, int fd, int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;

  message->arg[0] = page - 1;
  if (!jalon_view_ensure_channel (self, cancellable, error) || !page_may_be_asked (self, page, error))
    return FALSE;
  if (jalon_view_ask (self, message, fd, timeout_ms, NULL, NULL, cancellable, &local))
    return jalon_wire_status_to_error (message->status, error);
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_hash_table_add (self->bad_pages, GINT_TO_POINTER (page));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * jalon_view_open:
 * @reader: the near side
 * @bytes: the file, at least 1 byte
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Starts a reader for one file. A damaged or locked file opens all the same: its facts tell.
 *
 * Returns: (transfer full) (nullable): the view; UNSAFE or TIMEOUT when the file ends the reader or stalls it
 */
JalonView *
jalon_view_open (JalonReader *reader, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (JALON_IS_READER (reader) && bytes != NULL, NULL);
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "empty");
      return NULL;
    }
  g_autoptr (JalonView) self = g_object_new (JALON_TYPE_VIEW, NULL);
  self->reader = g_object_ref (reader);
  self->bytes = g_bytes_ref (bytes);
  self->sha256 = digest (bytes);
  return jalon_view_ensure_channel (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * jalon_view_close:
 * @self: a view
 *
 * Ends the process now. A later call would start a fresh one.
 */
void
jalon_view_close (JalonView *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->channel, jalon_channel_free);
}

/**
 * jalon_view_get_n_pages:
 * @self: a view
 *
 * Returns: pages; an image has 1, a file that does not open 0
 */
int
jalon_view_get_n_pages (JalonView *self)
{
  return self->n_pages;
}

static gboolean
read_page_size (JalonView *self, int page, double *width_pt, double *height_pt, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_SIZE };
  if (!jalon_view_ask_page (self, &message, page, -1, jalon_reader_get_limits (self->reader)->size, cancellable, error))
    return FALSE;
  *width_pt = message.number[0];
  *height_pt = message.number[1];
  if (!isfinite (*width_pt) || !isfinite (*height_pt) || *width_pt <= 0 || *height_pt <= 0)
    return jalon_view_fail_out_of_form (self, error);
  if (*width_pt <= JALON_WIRE_MAX_SIDE_PT && *height_pt <= JALON_WIRE_MAX_SIDE_PT)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "too-large");
  return FALSE;
}

/**
 * jalon_view_page_size:
 * @self: a view
 * @page: from 1
 * @width_pt: (out): points, as shown
 * @height_pt: (out): points, as shown
 * @error: return location
 *
 * Returns: whether the page has a size that can be shown
 */
gboolean
jalon_view_page_size (JalonView *self, int page, double *width_pt, double *height_pt, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return read_page_size (self, page, width_pt, height_pt, NULL, error);
}

/**
 * jalon_view_render:
 * @self: a view
 * @page: from 1
 * @scale: pixels a point
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Draws a page on white.
 *
 * Returns: (transfer full) (nullable): pixels; REFUSED above 24 million
 */
JalonPixels *
jalon_view_render (JalonView *self, int page, double scale, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  double width_pt, height_pt;

  if (!read_page_size (self, page, &width_pt, &height_pt, cancellable, error))
    return NULL;
  double width = MAX (1, round (width_pt * scale)), height = MAX (1, round (height_pt * scale));
  if (!(scale > 0) || width * height > JALON_WIRE_MAX_PIXELS)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "too-large");
      return NULL;
    }
  JalonWireMessage message = {
    .op = JALON_WIRE_RENDER, .arg = { 0, (guint32) width, (guint32) height, (guint32) width * 4 }, .number = { scale, 0 },
  };
  gsize size = (gsize) width * 4 * (gsize) height;
  int fd = jalon_memfd_new_buffer (size, error);
  if (fd < 0)
    return NULL;
  JalonPixels *pixels = NULL;
  if (jalon_view_ask_page (self, &message, page, fd, jalon_reader_get_limits (self->reader)->page, cancellable, error))
    {
      GBytes *data = jalon_memfd_map (fd, size, error);
      if (data != NULL)
        {
          pixels = g_new0 (JalonPixels, 1);
          *pixels = (JalonPixels) { (int) width, (int) height, (int) width * 4, data };
        }
    }
  close (fd);
  return pixels;
}

static GPtrArray *
read_words (JalonView *self, int page, JalonWireOp op, guint32 language, guint32 dpi, int timeout_ms, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = op, .arg = { 0, language, dpi } };
  double width_pt, height_pt;
  GPtrArray *words = NULL;

  if (!read_page_size (self, page, &width_pt, &height_pt, cancellable, error))
    return NULL;
  int fd = jalon_memfd_new_buffer (JALON_WIRE_ANSWER_BYTES, error);
  if (fd < 0)
    return NULL;
  if (jalon_view_ask_page (self, &message, page, fd, timeout_ms, cancellable, error))
    {
      g_autoptr (GVariant) value = jalon_parse_variant (fd, message.size, G_VARIANT_TYPE ("a(dddds)"));
      words = message.size == 0 ? g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_word_free)
              : value != NULL   ? jalon_parse_words (value, width_pt, height_pt)
                                : NULL;
      if (words == NULL)
        jalon_view_fail_out_of_form (self, error);
    }
  close (fd);
  return words;
}

/**
 * jalon_view_text:
 * @self: a view
 * @page: from 1
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type JalonWord): the text layer in reading order; empty for a scan
 */
GPtrArray *
jalon_view_text (JalonView *self, int page, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return read_words (self, page, JALON_WIRE_TEXT, 0, 0, jalon_reader_get_limits (self->reader)->text, cancellable, error);
}

/**
 * jalon_view_ocr:
 * @self: a view
 * @page: from 1
 * @language: "fr", "en" or "ar"
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Reads the words of a picture, at 300 dpi. Slow: seconds a page.
 *
 * Returns: (transfer full) (nullable) (element-type JalonWord): words; REFUSED when no data for @language is installed
 */
GPtrArray *
jalon_view_ocr (JalonView *self, int page, const char *language, GCancellable *cancellable, GError **error)
{
  return jalon_view_ocr_at (self, page, language, 300, cancellable, error);
}

/**
 * jalon_view_ocr_at:
 * @self: a view
 * @page: from 1
 * @language: "fr", "en" or "ar"
 * @dpi: 100 to 400, the resolution to read at
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * As jalon_view_ocr (): two readings at two resolutions agree on what is read for sure.
 *
 * Returns: (transfer full) (nullable) (element-type JalonWord): words
 */
GPtrArray *
jalon_view_ocr_at (JalonView *self, int page, const char *language, int dpi, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  JalonWireLanguage wanted = g_str_equal (language, "ar")   ? JALON_WIRE_ARABIC
                             : g_str_equal (language, "en") ? JALON_WIRE_ENGLISH
                                                            : JALON_WIRE_FRENCH;
  return read_words (self, page, JALON_WIRE_OCR, wanted, (guint32) CLAMP (dpi, 100, 400), jalon_reader_get_limits (self->reader)->ocr,
                     cancellable, error);
}

static GVariant *
plan_to_variant (const JalonRewrite *what)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_variant_dict_insert (&dict, "unlock", "b", what->unlock);
  g_variant_dict_insert (&dict, "strip-scripts", "b", what->strip_scripts);
  g_variant_dict_insert (&dict, "strip-attachments", "b", what->strip_attachments);
  g_variant_dict_insert (&dict, "flatten", "b", what->flatten);
  g_variant_dict_insert (&dict, "convert", "b", what->convert);
  g_variant_dict_insert (&dict, "scale-pages", "b", what->scale_pages);
  g_variant_dict_insert (&dict, "keep-format", "b", what->keep_format);
  g_variant_dict_insert (&dict, "ceiling", "x", what->ceiling_bytes);
  if (what->pages != NULL)
    g_variant_dict_insert (&dict, "pages", "s", what->pages);
  if (what->rotate != NULL)
    g_variant_dict_insert_value (&dict, "rotate",
                                 g_variant_new_fixed_array (G_VARIANT_TYPE_INT32, what->rotate->data, what->rotate->len, sizeof (gint32)));
  return g_variant_dict_end (&dict);
}

static gboolean
send_plan (JalonView *self, const JalonRewrite *what, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (plan_to_variant (what));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (value);
  JalonWireMessage message = { .op = JALON_WIRE_PLAN, .size = g_bytes_get_size (bytes) };
  int fd = jalon_memfd_new_sealed (bytes, error);
  if (fd < 0)
    return FALSE;
  gboolean good = jalon_view_ask (self, &message, fd, jalon_reader_get_limits (self->reader)->size, NULL, NULL, cancellable, error) &&
                  jalon_wire_status_to_error (message.status, error);
  close (fd);
  return good;
}

/**
 * jalon_view_rewrite:
 * @self: a view
 * @what: what to do
 * @progress: (nullable): pages done of pages in all
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Makes a new file. The view's reader ends with it.
 *
 * Returns: (transfer full) (nullable): the new file; REFUSED with the message "ceiling" when it cannot be made small enough
 */
GBytes *
jalon_view_rewrite (JalonView *self, const JalonRewrite *what, JalonProgress progress, gpointer user_data, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const JalonReaderLimits *limits = jalon_reader_get_limits (self->reader);
  gsize capacity = g_bytes_get_size (self->bytes) * 2 + REWRITE_MARGIN_BYTES;
  JalonWireMessage message = { .op = JALON_WIRE_REWRITE, .size = capacity };
  GBytes *result = NULL;

  if (!jalon_view_ensure_channel (self, cancellable, error) || !send_plan (self, what, cancellable, error))
    return NULL;
  int fd = jalon_memfd_new_buffer (capacity, error);
  if (fd < 0)
    return NULL;
  int timeout_ms = limits->rewrite + limits->rewrite_a_page * MIN (MAX (self->n_pages, 1), JALON_WIRE_MAX_PAGES);
  if (jalon_view_ask (self, &message, fd, timeout_ms, progress, user_data, cancellable, error) &&
      jalon_wire_status_to_error (message.status, error))
    {
      /* The reader is ended first: from then on nobody can write to the buffer. */
      g_clear_pointer (&self->channel, jalon_channel_free);
      if (message.size >= 1 && message.size <= capacity)
        result = jalon_memfd_map (fd, message.size, error);
      else
        jalon_view_fail_out_of_form (self, error);
    }
  g_clear_pointer (&self->channel, jalon_channel_free);
  close (fd);
  return result;
}

/**
 * jalon_pixels_free:
 * @self: (transfer full): pixels
 */
void
jalon_pixels_free (JalonPixels *self)
{
  g_bytes_unref (self->data);
  g_free (self);
}
