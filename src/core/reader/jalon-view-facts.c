/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of one file: its structure, then page after page. A page that ends the reader is passed over once; what was seen stands.
 */
#include "core/reader/jalon-view-private.h"

#include "core/jalon-error.h"
#include "core/reader/jalon-memfd.h"

#include <unistd.h>

/* How often the pages go on with a fresh reader. */
#define FRESH_STARTS 1

/* Structure within its limit; FALSE when the reader did not answer. */
static gboolean
read_structure (JalonView *self, JalonFacts *facts, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_FACTS };
  if (!jalon_view_ensure_channel (self, cancellable, error))
    return FALSE;
  int fd = jalon_memfd_new_buffer (JALON_WIRE_ANSWER_BYTES, error);
  if (fd < 0)
    return FALSE;
  gboolean good = jalon_view_ask (self, &message, fd, jalon_reader_get_limits (self->reader)->structure, NULL, NULL, cancellable, error) &&
                  jalon_wire_status_to_error (message.status, error);
  if (good)
    {
      g_autoptr (GVariant) value = jalon_parse_variant (fd, message.size, G_VARIANT_TYPE_VARDICT);
      if (value != NULL)
        jalon_parse_structure (value, facts);
      else if (message.size > 0) /* of a file that is no document there is nothing to say */
        good = jalon_view_fail_out_of_form (self, error);
    }
  close (fd);
  return good;
}

static void
note_stop (JalonFacts *facts, const GError *error)
{
  facts->stopped = g_error_matches (error, JALON_ERROR, JALON_ERROR_TIMEOUT) ? JALON_STOPPED_BY_TIME
                   : g_error_matches (error, JALON_ERROR, JALON_ERROR_UNSAFE) ? JALON_STOPPED_BY_DEATH
                                                                              : JALON_STOPPED_NOT;
}

static gboolean
read_page (JalonView *self, int page, int fd, int timeout_ms, JalonPageFacts *seen, GCancellable *cancellable, GError **error)
{
  JalonWireMessage message = { .op = JALON_WIRE_FACTS_PAGE };
  if (!jalon_view_ask_page (self, &message, page, fd, timeout_ms, cancellable, error))
    return FALSE;
  g_autoptr (GVariant) value = jalon_parse_variant (fd, message.size, G_VARIANT_TYPE_VARDICT);
  if (value == NULL)
    return jalon_view_fail_out_of_form (self, error);
  if (!jalon_parse_page (value, seen))
    *seen = (JalonPageFacts) { .turn = -1 };
  return TRUE;
}

/* A later page may not take the time of all others. */
static int
find_time (JalonView *self, int page, gint64 deadline)
{
  gint64 left_ms = (deadline - g_get_monotonic_time ()) / 1000;
  return (int) (page == 1 ? left_ms : MIN (left_ms, jalon_reader_get_limits (self->reader)->page));
}

/* Facts of page after page until the time for all of them is over. What was seen stands; the first page decides whether anything was. */
static gboolean
read_pages (JalonView *self, JalonFacts *facts, GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + jalon_reader_get_limits (self->reader)->pages * 1000ll;
  int fd = jalon_memfd_new_buffer (JALON_WIRE_ANSWER_BYTES, error), fresh_starts = FRESH_STARTS;
  gboolean good = fd >= 0;

  for (int page = 1; good && page <= self->n_pages; page++)
    {
      g_autoptr (GError) local = NULL;
      JalonPageFacts seen = { .turn = -1 };
      int timeout_ms = find_time (self, page, deadline);
      if (timeout_ms <= 0)
        {
          facts->pages_cut_short = TRUE;
          break;
        }
      if (!read_page (self, page, fd, timeout_ms, &seen, cancellable, &local))
        {
          note_stop (facts, local);
          good = page > 1 && facts->stopped != JALON_STOPPED_NOT && fresh_starts-- > 0;
          if (!good)
            {
              g_propagate_error (error, g_steal_pointer (&local));
              break;
            }
        }
      g_array_append_val (facts->pages, seen);
    }
  facts->n_pages_listed = facts->pages->len;
  if (fd >= 0)
    close (fd);
  return good;
}

/**
 * jalon_view_facts:
 * @self: a view
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Everything the check needs. Fails only when cancelled: a file that gives no answer has facts that say so.
 *
 * Returns: (transfer full) (nullable): the facts
 */
JalonFacts *
jalon_view_facts (JalonView *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (JalonFacts) facts = jalon_facts_new ();
  g_autoptr (GError) local = NULL;

  facts->size_bytes = g_bytes_get_size (self->bytes);
  facts->sha256 = g_strdup (self->sha256);
  facts->reader_version = g_strdup (jalon_reader_get_version (self->reader));
  gboolean answered = read_structure (self, facts, cancellable, &local) &&
                      (self->n_pages > JALON_WIRE_MAX_PAGES || read_pages (self, facts, cancellable, &local));
  facts->format = self->format;
  /* Some faults show only when every object is read. */
  facts->opened = self->opened <= JALON_OPENED_REPAIRED && facts->opened <= JALON_OPENED_REPAIRED ? MAX (self->opened, facts->opened)
                                                                                                 : self->opened;
  facts->n_pages = self->n_pages;
  if (!answered)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      note_stop (facts, local);
      if (facts->pages->len == 0)
        facts->opened = JALON_OPENED_TOO_COMPLEX;
      else
        facts->pages_cut_short = TRUE;
    }
  return g_steal_pointer (&facts);
}
