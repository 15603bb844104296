/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole pages: keep some, turn them, bring giants down to A4. What is drawn on a page is never drawn again: a turn is the page's own
 * entry, a smaller page is the same content under one matrix.
 */
#include "reader/rewrite-pdf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define A3_LONG_PT 1190.55
#define A3_SHORT_PT 841.89
#define A4_LONG_PT 841.89
#define A4_SHORT_PT 595.28
#define ROUNDING_PT 2.0 /* a page that is A3 by the printer's own rounding is no giant */

static gboolean
parse_range (const char *text, int n_pages, GArray *chosen)
{
  guint64 first, last;
  g_auto (GStrv) ends = g_strsplit (text, "-", 3);
  guint n = g_strv_length (ends);

  if (n < 1 || n > 2 || !g_ascii_string_to_unsigned (g_strstrip (ends[0]), 10, 1, n_pages, &first, NULL))
    return FALSE;
  last = first;
  if (n == 2 && !g_ascii_string_to_unsigned (g_strstrip (ends[1]), 10, first, n_pages, &last, NULL))
    return FALSE;
  for (int page = (int) first; page <= (int) last; page++)
    {
      int index = page - 1;
      g_array_append_val (chosen, index);
    }
  return chosen->len <= JALON_WIRE_MAX_PAGES;
}

/**
 * reader_pages_parse:
 * @pages: pages and ranges as people write them, "1-2,5"
 *
 * Returns: (nullable) (element-type int): pages from 0 in the order written; %NULL when it is not a selection of these pages
 */
GArray *
reader_pages_parse (const char *pages, int n_pages)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) parts = g_strsplit (pages, ",", JALON_WIRE_MAX_PAGES);

  for (int i = 0; parts[i] != NULL; i++)
    if (!parse_range (parts[i], n_pages, chosen))
      return NULL;
  return chosen->len > 0 ? g_steal_pointer (&chosen) : NULL;
}

/**
 * reader_pages_select:
 *
 * Makes a document of some pages, with nothing that only the others used.
 *
 * Returns: (nullable): a new document; @pdf must stay until it is written
 */
qpdf_data
reader_pages_select (qpdf_data pdf, const char *pages, JalonWireStatus *status)
{
  g_autoptr (GArray) chosen = reader_pages_parse (pages, qpdf_get_num_pages (pdf));
  if (chosen == NULL)
    {
      *status = JALON_WIRE_NO_PAGE;
      return NULL;
    }

  qpdf_data out = reader_pdf_new ();
  *status = JALON_WIRE_OK;
  for (guint i = 0; i < chosen->len && *status == JALON_WIRE_OK; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, g_array_index (chosen, int, i));
      if ((qpdf_add_page (out, pdf, page, QPDF_FALSE) & QPDF_ERRORS) != 0 || reader_pdf_failed (out))
        *status = JALON_WIRE_DAMAGED;
      qpdf_oh_release (pdf, page);
    }
  if (*status != JALON_WIRE_OK)
    qpdf_cleanup (&out);
  return out;
}

/**
 * reader_pages_rotate:
 * @degrees: (element-type int): per page, clockwise, added to how it is shown now; pages beyond its end stay
 */
void
reader_pages_rotate (qpdf_data pdf, GArray *degrees)
{
  int n_pages = MIN (qpdf_get_num_pages (pdf), (int) degrees->len);

  for (int i = 0; i < n_pages; i++)
    {
      int turn = g_array_index (degrees, int, i) % 360;
      if (turn == 0)
        continue;
      qpdf_oh page = qpdf_get_page_n (pdf, i);
      int now = reader_pdf_get_int (pdf, page, "/Rotate", 0) % 360;
      int then = ((now + turn) % 360 + 360) % 360 / 90 * 90;
      qpdf_oh_replace_key (pdf, page, "/Rotate", qpdf_oh_new_integer (pdf, then));
      qpdf_oh_release_all (pdf);
    }
}

static gboolean
read_box (qpdf_data pdf, qpdf_oh dict, const char *key, double box[4])
{
  qpdf_oh array = qpdf_oh_get_key_if_dict (pdf, dict, key);
  gboolean good = qpdf_oh_is_array (pdf, array) && qpdf_oh_get_array_n_items (pdf, array) == 4;
  double v[4] = { 0 };

  for (int i = 0; good && i < 4; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf, array, i);
      good = qpdf_oh_get_value_as_number (pdf, item, &v[i]) && isfinite (v[i]);
      qpdf_oh_release (pdf, item);
    }
  qpdf_oh_release (pdf, array);
  if (good)
    {
      box[0] = MIN (v[0], v[2]);
      box[1] = MIN (v[1], v[3]);
      box[2] = MAX (v[0], v[2]);
      box[3] = MAX (v[1], v[3]);
    }
  return good;
}

static void
write_box (qpdf_data pdf, qpdf_oh dict, const char *key, const double box[4])
{
  qpdf_oh array = qpdf_oh_new_array (pdf);
  for (int i = 0; i < 4; i++)
    {
      qpdf_oh item = qpdf_oh_new_real_from_double (pdf, box[i], 3);
      qpdf_oh_append_item (pdf, array, item);
      qpdf_oh_release (pdf, item);
    }
  qpdf_oh_replace_key (pdf, dict, key, array);
  qpdf_oh_release (pdf, array);
}

static qpdf_oh
new_content (qpdf_data pdf, const char *operators)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh none = qpdf_oh_new_null (pdf);
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) operators, strlen (operators), none, none);
  qpdf_oh_release (pdf, none);
  return stream;
}

/* Puts the content of @page between two streams of its own, so that it is drawn as before, but smaller and at the origin. */
static void
wrap_content (qpdf_data pdf, qpdf_oh page, double scale, const double box[4])
{
  char number[3][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *before = g_strdup_printf ("q %s 0 0 %s %s %s cm\n", g_ascii_formatd (number[0], sizeof number[0], "%.6f", scale), number[0],
                                             g_ascii_formatd (number[1], sizeof number[1], "%.4f", -box[0] * scale),
                                             g_ascii_formatd (number[2], sizeof number[2], "%.4f", -box[1] * scale));
  qpdf_oh contents = qpdf_oh_get_key (pdf, page, "/Contents");
  qpdf_oh list = qpdf_oh_new_array (pdf);

  qpdf_oh_append_item (pdf, list, new_content (pdf, before));
  if (qpdf_oh_is_array (pdf, contents))
    for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, contents); i++)
      qpdf_oh_append_item (pdf, list, qpdf_oh_get_array_item (pdf, contents, i));
  else if (qpdf_oh_is_stream (pdf, contents))
    qpdf_oh_append_item (pdf, list, contents);
  qpdf_oh_append_item (pdf, list, new_content (pdf, "\nQ\n"));
  qpdf_oh_replace_key (pdf, page, "/Contents", list);
}

static void
scale_notes (qpdf_data pdf, qpdf_oh page, double scale, const double box[4])
{
  qpdf_oh notes = qpdf_oh_get_key (pdf, page, "/Annots");
  if (!qpdf_oh_is_array (pdf, notes))
    return;
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, notes); i++)
    {
      double r[4];
      qpdf_oh note = qpdf_oh_get_array_item (pdf, notes, i);
      if (!read_box (pdf, note, "/Rect", r))
        continue;
      const double scaled[4] = { (r[0] - box[0]) * scale, (r[1] - box[1]) * scale, (r[2] - box[0]) * scale, (r[3] - box[1]) * scale };
      write_box (pdf, note, "/Rect", scaled);
    }
}

static void
scale_page (qpdf_data pdf, qpdf_oh page)
{
  static const char *const other_boxes[] = { "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox" };
  double box[4], unit = 1.0;

  if (!read_box (pdf, page, "/CropBox", box) && !read_box (pdf, page, "/MediaBox", box))
    return;
  qpdf_oh user_unit = qpdf_oh_get_key (pdf, page, "/UserUnit");
  if (!qpdf_oh_get_value_as_number (pdf, user_unit, &unit) || !(unit > 0 && isfinite (unit)))
    unit = 1.0;
  double width = box[2] - box[0], height = box[3] - box[1];
  double across = MAX (width, height), along = MIN (width, height);
  if (across * unit <= A3_LONG_PT + ROUNDING_PT && along * unit <= A3_SHORT_PT + ROUNDING_PT)
    return;

  double scale = MIN (A4_LONG_PT / across, along > 0 ? A4_SHORT_PT / along : 1.0);
  wrap_content (pdf, page, scale, box);
  scale_notes (pdf, page, scale, box);
  const double scaled[4] = { 0, 0, width * scale, height * scale };
  write_box (pdf, page, "/MediaBox", scaled);
  for (gsize i = 0; i < G_N_ELEMENTS (other_boxes); i++)
    qpdf_oh_remove_key (pdf, page, other_boxes[i]);
  qpdf_oh_remove_key (pdf, page, "/UserUnit");
}

/**
 * reader_pages_scale:
 *
 * Brings every page that is larger than A3 down to A4, in its own proportions.
 */
void
reader_pages_scale (qpdf_data pdf)
{
  int n_pages = qpdf_get_num_pages (pdf);
  for (int i = 0; i < n_pages; i++)
    {
      scale_page (pdf, qpdf_get_page_n (pdf, i));
      qpdf_oh_release_all (pdf);
    }
}
