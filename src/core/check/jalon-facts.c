/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts as a value and as JSON, the form in which the store keeps them. No judgement here. Values left out of the JSON are unknown.
 */
#include "core/check/jalon-facts.h"

#include "core/jalon-error.h"

#include <json-glib/json-glib.h>

/**
 * jalon_facts_new:
 *
 * Returns: (transfer full): facts that know nothing
 */
JalonFacts *
jalon_facts_new (void)
{
  JalonFacts *self = g_new0 (JalonFacts, 1);
  self->opened = JALON_OPENED_NOT;
  self->pages = g_array_new (FALSE, TRUE, sizeof (JalonPageFacts));
  self->fonts_missing = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * jalon_facts_free:
 * @self: (transfer full) (nullable): facts
 */
void
jalon_facts_free (JalonFacts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_ptr_array_unref (self->fonts_missing);
  g_free (self->sha256);
  g_free (self->pdf_version);
  g_free (self->reader_version);
  g_free (self);
}

#define PAGE_MEMBERS 13
#define FIRST_PAGE_MEMBERS 11 /* of the facts that are stored without the last ones */

typedef struct {
  const char *name;
  gsize       offset;
} Member;

#define FACT(name, member) { name, G_STRUCT_OFFSET (JalonFacts, member) }

static const Member tris[] = {
  FACT ("owner-lock", owner_lock), FACT ("javascript", javascript), FACT ("embedded", embedded), FACT ("portfolio", portfolio),
  FACT ("xfa", xfa), FACT ("xfa-needs-rendering", xfa_needs_rendering), FACT ("form-unsaved", form_unsaved),
  FACT ("signed", is_signed), FACT ("image-cmyk", image_cmyk), FACT ("image-16bit", image_16bit),
};

static const Member ints[] = {
  FACT ("format", format), FACT ("opened", opened), FACT ("pages", n_pages), FACT ("image-width", image_width_px),
  FACT ("image-height", image_height_px), FACT ("image-orientation", image_orientation),
  FACT ("stopped", stopped),
};

static const Member strings[] = {
  FACT ("sha256", sha256), FACT ("pdf-version", pdf_version), FACT ("reader", reader_version),
};

static void
add_page (JsonBuilder *builder, const JalonPageFacts *page)
{
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, page->width_pt);
  json_builder_add_double_value (builder, page->height_pt);
  json_builder_add_int_value (builder, page->looked_at);
  json_builder_add_int_value (builder, page->blank);
  json_builder_add_int_value (builder, page->turn);
  json_builder_add_int_value (builder, page->n_words);
  json_builder_add_double_value (builder, page->image_share);
  json_builder_add_double_value (builder, page->image_dpi);
  json_builder_add_int_value (builder, page->image_bits);
  json_builder_add_int_value (builder, page->image_cmyk);
  json_builder_add_int_value (builder, page->content_lost);
  json_builder_add_int_value (builder, page->image_quality);
  json_builder_add_double_value (builder, page->focus);
  json_builder_end_array (builder);
}

/**
 * jalon_facts_to_json:
 * @self: facts
 *
 * Returns: (transfer full): one JSON object
 */
char *
jalon_facts_to_json (const JalonFacts *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (ints); i++)
    {
      json_builder_set_member_name (builder, ints[i].name);
      json_builder_add_int_value (builder, G_STRUCT_MEMBER (int, self, ints[i].offset));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tris); i++)
    if (G_STRUCT_MEMBER (JalonTri, self, tris[i].offset) != JALON_TRI_UNKNOWN)
      {
        json_builder_set_member_name (builder, tris[i].name);
        json_builder_add_boolean_value (builder, G_STRUCT_MEMBER (JalonTri, self, tris[i].offset) == JALON_TRI_YES);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    if (G_STRUCT_MEMBER (char *, self, strings[i].offset) != NULL)
      {
        json_builder_set_member_name (builder, strings[i].name);
        json_builder_add_string_value (builder, G_STRUCT_MEMBER (char *, self, strings[i].offset));
      }
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, self->size_bytes);
  json_builder_set_member_name (builder, "cut-short");
  json_builder_add_boolean_value (builder, self->pages_cut_short);
  json_builder_set_member_name (builder, "fonts-missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->fonts_missing->len; i++)
    json_builder_add_string_value (builder, self->fonts_missing->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "page-facts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->pages->len; i++)
    add_page (builder, &g_array_index (self->pages, JalonPageFacts, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
read_page (JsonNode *node, JalonPageFacts *page)
{
  JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_members = row != NULL ? json_array_get_length (row) : 0;
  if (n_members != PAGE_MEMBERS && n_members != FIRST_PAGE_MEMBERS)
    return FALSE;
  for (guint i = 0; i < n_members; i++)
    if (!is_number (json_array_get_element (row, i)))
      return FALSE;
  *page = (JalonPageFacts) {
    .width_pt = json_array_get_double_element (row, 0),
    .height_pt = json_array_get_double_element (row, 1),
    .looked_at = json_array_get_int_element (row, 2) != 0,
    .blank = CLAMP (json_array_get_int_element (row, 3), JALON_TRI_UNKNOWN, JALON_TRI_YES),
    .turn = (int) json_array_get_int_element (row, 4),
    .n_words = (int) json_array_get_int_element (row, 5),
    .image_share = json_array_get_double_element (row, 6),
    .image_dpi = json_array_get_double_element (row, 7),
    .image_bits = (int) json_array_get_int_element (row, 8),
    .image_cmyk = json_array_get_int_element (row, 9) != 0,
    .content_lost = json_array_get_int_element (row, 10) != 0,
  };
  if (n_members == PAGE_MEMBERS)
    {
      page->image_quality = (int) json_array_get_int_element (row, 11);
      page->focus = json_array_get_double_element (row, 12);
    }
  return TRUE;
}

static JsonArray *
array_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_arrays (JsonObject *object, JalonFacts *self)
{
  JsonArray *fonts = array_member (object, "fonts-missing"), *pages = array_member (object, "page-facts");
  if (fonts == NULL || pages == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (fonts); i++)
    {
      const char *font = json_node_get_string (json_array_get_element (fonts, i));
      if (font == NULL)
        return FALSE;
      g_ptr_array_add (self->fonts_missing, g_strdup (font));
    }
  for (guint i = 0; i < json_array_get_length (pages); i++)
    {
      JalonPageFacts page;
      if (!read_page (json_array_get_element (pages, i), &page))
        return FALSE;
      g_array_append_val (self->pages, page);
    }
  self->n_pages_listed = self->pages->len;
  return TRUE;
}

static void
read_members (JsonObject *object, JalonFacts *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ints); i++)
    G_STRUCT_MEMBER (int, self, ints[i].offset) = (int) json_object_get_int_member_with_default (object, ints[i].name, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (tris); i++)
    if (json_object_has_member (object, tris[i].name))
      G_STRUCT_MEMBER (JalonTri, self, tris[i].offset) =
        json_object_get_boolean_member_with_default (object, tris[i].name, FALSE) ? JALON_TRI_YES : JALON_TRI_NO;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    G_STRUCT_MEMBER (char *, self, strings[i].offset) =
      g_strdup (json_object_get_string_member_with_default (object, strings[i].name, NULL));
  self->size_bytes = json_object_get_int_member_with_default (object, "size", 0);
  self->pages_cut_short = json_object_get_boolean_member_with_default (object, "cut-short", FALSE);
}

/**
 * jalon_facts_from_json:
 * @json: what jalon_facts_to_json() made
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the facts; DAMAGED when @json is something else
 */
JalonFacts *
jalon_facts_from_json (const char *json, GError **error)
{
  g_autoptr (JalonFacts) self = jalon_facts_new ();
  g_autoptr (JsonNode) root = json_from_string (json, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !read_arrays (json_node_get_object (root), self))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_DAMAGED, "these facts cannot be read");
      return NULL;
    }
  read_members (json_node_get_object (root), self);
  if (self->format < 0 || self->format > JALON_FORMAT_TEXT || self->opened < 0 || self->opened > JALON_OPENED_TOO_COMPLEX ||
      self->stopped < 0 || self->stopped > JALON_STOPPED_BY_DEATH)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_DAMAGED, "these facts are out of range");
      return NULL;
    }
  return g_steal_pointer (&self);
}
