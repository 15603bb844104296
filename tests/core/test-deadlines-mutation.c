/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of the dated rules notice every wrong number: each offset is changed by one, each way of counting is swapped for every
 * other, each limit, amount, length and fixed day is changed, in a copy of the pack. For every change at least one row must differ.
 */
#include "deadline-fixture.h"

#include "core/jalon-date.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const DeadlineRow *const tables[] = { deadline_rows_card, deadline_rows_life, deadline_rows_refusal };
static const char *const pack_names[] = { "sources", "items", "titles", "portals", "checks", "permits", "rights" };
static const char *const modes[] = { "day", "month", "month-franc", "month-end", "working-day" };
static const char *const numbers[] = { "offset", "years", "warn", "limit", "window", "value", "months" };

typedef struct {
  char       *dir;
  JsonNode   *pack;
  const char *rule;
  guint       changes;
  guint       missed;
} Mutation;

static GBytes *
read_bundled (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/jalon_app/Jalon/rules/%s.json", name);
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
write_file (const char *dir, const char *name, const char *data, gssize length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (dir, base, NULL);
  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* NULL when the loader refuses the change: that is noticed too. */
static JalonPacks *
load_changed (Mutation *self)
{
  g_autofree char *text = json_to_string (self->pack, FALSE);
  write_file (self->dir, "deadlines", text, -1);
  return jalon_packs_load_from_dir (self->dir, NULL);
}

static gboolean
is_noticed_by (JalonPacks *packs, const char *rule, gboolean own)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DeadlineRow *row = tables[i]; row->name != NULL; row++)
      if (g_str_equal (row->rule, rule) == own && !deadline_fixture_row_holds (packs, row))
        return TRUE;
  return FALSE;
}

static void
judge_change (Mutation *self, const char *what)
{
  g_autoptr(JalonPacks) packs = load_changed (self);
  self->changes++;
  if (packs == NULL || is_noticed_by (packs, self->rule, TRUE) || is_noticed_by (packs, self->rule, FALSE))
    return;
  self->missed++;
  g_test_message ("no row notices: %s, %s", self->rule, what);
}

static void
change_number (Mutation *self, JsonObject *object, const char *name)
{
  gint64 value = json_object_get_int_member (object, name);
  for (int step = -1; step <= 1; step += 2)
    {
      g_autofree char *what = g_strdup_printf ("%s %d", name, (int) value + step);
      json_object_set_int_member (object, name, value + step);
      judge_change (self, what);
    }
  json_object_set_int_member (object, name, value);
}

/* No days, no months and no working days are the same day. */
static gboolean
is_same (const char *mode, const char *other, gint64 offset)
{
  gboolean plain = !g_str_equal (mode, "month-franc") && !g_str_equal (mode, "month-end");
  gboolean other_plain = !g_str_equal (other, "month-franc") && !g_str_equal (other, "month-end");
  return g_str_equal (mode, other) || (offset == 0 && plain && other_plain);
}

static void
swap_mode (Mutation *self, JsonObject *object)
{
  g_autofree char *mode = g_strdup (json_object_get_string_member (object, "counting"));
  if (!json_object_has_member (object, "offset"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (is_same (mode, modes[i], json_object_get_int_member (object, "offset")))
        continue;
      g_autofree char *what = g_strdup_printf ("%s instead of %s", modes[i], mode);
      json_object_set_string_member (object, "counting", modes[i]);
      judge_change (self, what);
    }
  json_object_set_string_member (object, "counting", mode);
}

static void
change_day (Mutation *self, JsonObject *object, const char *name)
{
  g_autofree char *day = g_strdup (json_object_get_string_member (object, name));
  for (int step = -1; step <= 1; step += 2)
    {
      GDate date;
      g_assert_true (jalon_date_parse (day, &date));
      g_date_set_julian (&date, g_date_get_julian (&date) + step);
      g_autofree char *other = jalon_date_format (&date);
      json_object_set_string_member (object, name, other);
      judge_change (self, other);
    }
  json_object_set_string_member (object, name, day);
}

static void walk (Mutation *self, JsonNode *node);

static void
walk_object (Mutation *self, JsonObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (json_object_has_member (object, numbers[i]))
      change_number (self, object, numbers[i]);
  if (json_object_has_member (object, "counting"))
    swap_mode (self, object);
  if (json_object_has_member (object, "fixed"))
    change_day (self, object, "fixed");
  g_autoptr(GList) names = json_object_get_members (object);
  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, "when") != 0 && strcmp (l->data, "source") != 0)
      walk (self, json_object_get_member (object, l->data));
}

static void
walk (Mutation *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    walk_object (self, json_node_get_object (node));
  for (guint i = 0; JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    walk (self, json_array_get_element (json_node_get_array (node), i));
}

static void
set_up (Mutation *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GBytes) bytes = read_bundled ("deadlines");
  self->dir = g_dir_make_tmp ("jalon-mutation-XXXXXX", &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (pack_names); i++)
    {
      g_autoptr(GBytes) other = read_bundled (pack_names[i]);
      if (other != NULL)
        write_file (self->dir, pack_names[i], g_bytes_get_data (other, NULL), (gssize) g_bytes_get_size (other));
    }
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  self->pack = json_parser_steal_root (parser);
}

static void
tear_down (Mutation *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->dir, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);
      g_unlink (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  json_node_unref (self->pack);
}

/* The unchanged copy must hold, else every change would look noticed. */
static void
test_unchanged (void)
{
  Mutation self = { .rule = "" };
  set_up (&self);
  g_autoptr(JalonPacks) packs = load_changed (&self);
  g_assert_nonnull (packs);
  g_assert_false (is_noticed_by (packs, "", FALSE));
  tear_down (&self);
}

static void
test_every_change_is_noticed (void)
{
  Mutation self = { 0 };
  set_up (&self);
  JsonArray *rules = json_object_get_array_member (json_node_get_object (self.pack), "entries");
  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonNode *node = json_array_get_element (rules, i);
      guint before = self.changes;
      self.rule = json_object_get_string_member (json_node_get_object (node), "id");
      walk (&self, node);
      g_test_message ("%s: %u changes", self.rule, self.changes - before);
      g_assert_cmpuint (self.changes, >, before);
    }
  self.rule = "lengths of cards";
  walk (&self, json_object_get_member (json_node_get_object (self.pack), "derived"));
  g_assert_cmpuint (self.missed, ==, 0);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadlines-mutation/unchanged", test_unchanged);
  g_test_add_func ("/deadlines-mutation/every-change-is-noticed", test_every_change_is_noticed);
  return g_test_run ();
}
