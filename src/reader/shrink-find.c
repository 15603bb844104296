/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which images of a document are scans worth making smaller, and at what resolution they are shown. What is not understood for sure
 * (CMYK, separations, colour keys, matted masks, JPEG 2000, JBIG2) is no scan here and stays as it is.
 */
#include "reader/shrink.h"

#include "reader/view.h"

#include <stdlib.h>

#define LEAST_BYTES 12000      /* a smaller image is a logo, not the weight of a file */
#define MOST_PIXELS (100 * 1000 * 1000)

typedef struct {
  GArray     *scans;
  GHashTable *places; /* object number → index in scans + 1, or −1 when it is no scan */
} Find;

/* Colour components of a plain space: 1, 3, or 0 when it is another. */
static int
components_of_space (qpdf_data pdf, qpdf_oh space)
{
  static const struct { const char *name; int components; } known[] = {
    { "/DeviceGray", 1 }, { "/G", 1 }, { "/CalGray", 1 }, { "/DeviceRGB", 3 }, { "/RGB", 3 }, { "/CalRGB", 3 },
  };
  gboolean array = qpdf_oh_is_array (pdf, space) && qpdf_oh_get_array_n_items (pdf, space) > 0;
  qpdf_oh name = array ? qpdf_oh_get_array_item (pdf, space, 0) : qpdf_oh_new_object (pdf, space);
  int components = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (qpdf_oh_is_name_and_equals (pdf, name, known[i].name))
      components = known[i].components;
  if (array && qpdf_oh_is_name_and_equals (pdf, name, "/ICCBased"))
    {
      qpdf_oh profile = qpdf_oh_get_array_item (pdf, space, 1);
      qpdf_oh dict = qpdf_oh_is_stream (pdf, profile) ? qpdf_oh_get_dict (pdf, profile) : qpdf_oh_new_null (pdf);
      components = reader_pdf_get_int (pdf, dict, "/N", 0);
      qpdf_oh_release (pdf, dict);
      qpdf_oh_release (pdf, profile);
    }
  qpdf_oh_release (pdf, name);
  return components == 1 || components == 3 ? components : 0;
}

static gboolean
is_indexed (qpdf_data pdf, qpdf_oh space, int *components)
{
  if (!qpdf_oh_is_array (pdf, space) || qpdf_oh_get_array_n_items (pdf, space) != 4)
    return FALSE;
  qpdf_oh name = qpdf_oh_get_array_item (pdf, space, 0), base = qpdf_oh_get_array_item (pdf, space, 1);
  gboolean indexed = qpdf_oh_is_name_and_equals (pdf, name, "/Indexed");
  *components = components_of_space (pdf, base);
  qpdf_oh_release (pdf, name);
  qpdf_oh_release (pdf, base);
  return indexed && *components > 0;
}

/* A mask by colour stops being right when the colours change; a matte is worked into them. */
static gboolean
has_delicate_mask (qpdf_data pdf, qpdf_oh dict)
{
  qpdf_oh mask = qpdf_oh_get_key (pdf, dict, "/Mask"), soft = qpdf_oh_get_key (pdf, dict, "/SMask");
  gboolean delicate = qpdf_oh_is_array (pdf, mask) || reader_pdf_get_int (pdf, dict, "/SMaskInData", 0) != 0;
  if (qpdf_oh_is_stream (pdf, soft))
    {
      qpdf_oh soft_dict = qpdf_oh_get_dict (pdf, soft);
      delicate = delicate || qpdf_oh_has_key (pdf, soft_dict, "/Matte");
      qpdf_oh_release (pdf, soft_dict);
    }
  qpdf_oh_release (pdf, mask);
  qpdf_oh_release (pdf, soft);
  return delicate;
}

/* The name of the only filter. */
static char *
only_filter (qpdf_data pdf, qpdf_oh dict)
{
  qpdf_oh filter = qpdf_oh_get_key (pdf, dict, "/Filter");
  if (qpdf_oh_is_array (pdf, filter) && qpdf_oh_get_array_n_items (pdf, filter) == 1)
    filter = qpdf_oh_get_array_item (pdf, filter, 0);
  return qpdf_oh_is_name (pdf, filter) ? g_strdup (qpdf_oh_get_name (pdf, filter)) : g_strdup ("");
}

static qpdf_oh
only_parms (qpdf_data pdf, qpdf_oh dict)
{
  qpdf_oh parms = qpdf_oh_get_key (pdf, dict, "/DecodeParms");
  return qpdf_oh_is_array (pdf, parms) && qpdf_oh_get_array_n_items (pdf, parms) == 1 ? qpdf_oh_get_array_item (pdf, parms, 0) : parms;
}

static gboolean
is_plain_group4 (qpdf_data pdf, qpdf_oh dict, const ShrinkScan *scan)
{
  qpdf_oh parms = only_parms (pdf, dict), aligned = qpdf_oh_get_key_if_dict (pdf, parms, "/EncodedByteAlign");
  return reader_pdf_get_int (pdf, parms, "/K", 0) < 0 && reader_pdf_get_int (pdf, parms, "/Columns", 1728) == scan->width &&
         !(qpdf_oh_is_bool (pdf, aligned) && qpdf_oh_get_bool_value (pdf, aligned));
}

static gboolean
can_decode (qpdf_data pdf, qpdf_oh stream)
{
  QPDF_BOOL possible = QPDF_FALSE;
  qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_all, &possible, NULL, NULL);
  return possible && !reader_pdf_failed (pdf);
}

static gboolean
kind_of_bits (qpdf_data pdf, qpdf_oh stream, qpdf_oh dict, const char *filter, ShrinkScan *scan)
{
  scan->components = 1;
  scan->bits = 1;
  scan->kind = g_str_equal (filter, "/CCITTFaxDecode") ? SHRINK_FAX : SHRINK_BITS;
  return scan->kind == SHRINK_FAX ? is_plain_group4 (pdf, dict, scan) : can_decode (pdf, stream);
}

static gboolean
find_kind (qpdf_data pdf, qpdf_oh stream, qpdf_oh dict, ShrinkScan *scan)
{
  g_autofree char *filter = only_filter (pdf, dict);
  qpdf_oh space = qpdf_oh_get_key (pdf, dict, "/ColorSpace"), stencil = qpdf_oh_get_key (pdf, dict, "/ImageMask");
  gboolean is_stencil = qpdf_oh_is_bool (pdf, stencil) && qpdf_oh_get_bool_value (pdf, stencil);

  scan->bits = reader_pdf_get_int (pdf, dict, "/BitsPerComponent", is_stencil ? 1 : 8);
  if (is_stencil || scan->bits == 1)
    return kind_of_bits (pdf, stream, dict, filter, scan);
  if (is_indexed (pdf, space, &scan->components))
    {
      scan->kind = SHRINK_INDEXED;
      return (scan->bits == 4 || scan->bits == 8) && !qpdf_oh_has_key (pdf, dict, "/Decode") && can_decode (pdf, stream);
    }
  scan->components = components_of_space (pdf, space);
  scan->kind = g_str_equal (filter, "/DCTDecode") ? SHRINK_JPEG : SHRINK_SAMPLES;
  if (scan->components == 0 || scan->bits != 8)
    return FALSE;
  if (scan->kind == SHRINK_JPEG)
    return !qpdf_oh_has_key (pdf, only_parms (pdf, dict), "/ColorTransform");
  return can_decode (pdf, stream);
}

static gsize
stored_size (qpdf_data pdf, qpdf_oh stream)
{
  unsigned char *data = NULL;
  size_t size = 0;
  if ((qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS) != 0)
    size = 0;
  free (data);
  reader_pdf_failed (pdf);
  return size;
}

static gboolean
describe (qpdf_data pdf, qpdf_oh stream, ShrinkScan *scan)
{
  qpdf_oh dict = qpdf_oh_get_dict (pdf, stream);
  scan->id = qpdf_oh_get_object_id (pdf, stream);
  scan->generation = qpdf_oh_get_generation (pdf, stream);
  scan->width = reader_pdf_get_int (pdf, dict, "/Width", 0);
  scan->height = reader_pdf_get_int (pdf, dict, "/Height", 0);
  if (scan->id == 0 || scan->width < 16 || scan->height < 16 || (gint64) scan->width * scan->height > MOST_PIXELS ||
      reader_pdf_get_int (pdf, dict, "/Length", LEAST_BYTES) < LEAST_BYTES)
    return FALSE;
  scan->stored = stored_size (pdf, stream);
  return scan->stored >= LEAST_BYTES && !has_delicate_mask (pdf, dict) && find_kind (pdf, stream, dict, scan);
}

static void
image_seen (qpdf_data pdf, qpdf_oh stream, double across_pt, double down_pt, double area, gpointer user_data)
{
  Find *self = user_data;
  gpointer key = GINT_TO_POINTER (qpdf_oh_get_object_id (pdf, stream));
  int place = GPOINTER_TO_INT (g_hash_table_lookup (self->places, key));
  ShrinkScan scan = { 0 };

  if (place == 0)
    {
      gboolean is_scan = describe (pdf, stream, &scan);
      if (is_scan)
        g_array_append_val (self->scans, scan);
      place = is_scan ? (int) self->scans->len : -1;
      g_hash_table_insert (self->places, key, GINT_TO_POINTER (place));
    }
  if (place < 0 || !(across_pt > 0) || !(down_pt > 0))
    return;
  ShrinkScan *known = &g_array_index (self->scans, ShrinkScan, place - 1);
  double dpi = MIN (known->width * 72.0 / across_pt, known->height * 72.0 / down_pt);
  known->dpi = known->dpi > 0 ? MIN (known->dpi, dpi) : dpi;
}

static int
compare_largest_first (gconstpointer a, gconstpointer b)
{
  const ShrinkScan *one = a, *other = b;
  return one->stored != other->stored ? (one->stored < other->stored ? 1 : -1) : one->id - other->id;
}

/**
 * shrink_find:
 *
 * Returns: (element-type ShrinkScan): largest first
 */
GArray *
shrink_find (qpdf_data pdf)
{
  Find self = { g_array_new (FALSE, FALSE, sizeof (ShrinkScan)), g_hash_table_new (NULL, NULL) };
  int n_pages = qpdf_get_num_pages (pdf);

  for (int i = 0; i < n_pages; i++)
    {
      reader_walk_images (pdf, i, image_seen, &self);
      qpdf_oh_release_all (pdf);
    }
  g_hash_table_unref (self.places);
  g_array_sort (self.scans, compare_largest_first);
  return self.scans;
}
