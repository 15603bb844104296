/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thumbnail comes back as it was packed; anything else gives none.
 */
#include "core/intake/jalon-thumbnail.h"

#include <string.h>

static JalonPixels *
make_pixels (int width, int height, int stride)
{
  JalonPixels *pixels = g_new0 (JalonPixels, 1);
  guint8      *data = g_malloc ((gsize) stride * (gsize) height);

  for (int i = 0; i < stride * height; i++)
    data[i] = (guint8) (i * 7);
  pixels->width_px = width;
  pixels->height_px = height;
  pixels->stride = stride;
  pixels->data = g_bytes_new_take (data, (gsize) stride * (gsize) height);
  return pixels;
}

static void
test_round_trip (void)
{
  g_autoptr(JalonPixels) pixels = make_pixels (5, 3, 32);
  g_autoptr(GBytes)      packed = jalon_thumbnail_pack (pixels);
  g_autoptr(JalonPixels) back = jalon_thumbnail_unpack (packed);
  const guint8          *before = g_bytes_get_data (pixels->data, NULL);
  const guint8          *after;

  g_assert_nonnull (back);
  g_assert_cmpint (back->width_px, ==, 5);
  g_assert_cmpint (back->height_px, ==, 3);
  g_assert_cmpint (back->stride, ==, 20);
  after = g_bytes_get_data (back->data, NULL);
  for (int y = 0; y < 3; y++)
    g_assert_cmpmem (after + y * 20, 20, before + y * 32, 20);
}

/* Each row changes one thing of a good thumbnail. */
typedef struct {
  const char *name;
  int         at;    /* -1: cut */
  guint8      value; /* or bytes kept */
} DamageCase;

static const DamageCase damage_cases[] = {
  { "magic", 0, 'X' }, { "width-one-more", 8, 6 }, { "width-huge", 11, 0x7f }, { "height-none", 12, 0 }, { "stream", 17, 0xff },
  { "cut-in-the-stream", -1, 20 }, { "header-only", -1, 16 }, { "empty", -1, 0 },
};

static void
test_damage (gconstpointer data)
{
  const DamageCase      *row = data;
  g_autoptr(JalonPixels) pixels = make_pixels (5, 3, 20);
  g_autoptr(GBytes)      packed = jalon_thumbnail_pack (pixels);
  gsize                  size = 0;
  const guint8          *good = g_bytes_get_data (packed, &size);
  g_autofree guint8     *bad = g_memdup2 (good, size);
  g_autoptr(GBytes)      changed = NULL;

  if (row->at >= 0)
    bad[row->at] = row->value;
  else
    size = row->value;
  changed = g_bytes_new (bad, size);
  g_assert_null (jalon_thumbnail_unpack (changed));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/thumbnail/round-trip", test_round_trip);
  for (gsize i = 0; i < G_N_ELEMENTS (damage_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/thumbnail/damaged/%s", damage_cases[i].name);

      g_test_add_data_func (path, &damage_cases[i], test_damage);
    }
  return g_test_run ();
}
