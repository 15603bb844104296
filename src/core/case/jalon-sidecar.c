/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is written beside the index as JSON: the sidecar of a paper, the mirror of person, titles and details. The index is the
 * truth; these are read only when it is lost, to show what it may have missed, and by people.
 */
#include "core/case/jalon-sidecar.h"

#include "core/case/jalon-digest.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT 1

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *text = jalon_date_format (date);
  add_text (builder, name, text);
}

/* Left out when the day is exact. */
static void
add_rough (JsonBuilder *builder, const char *name, const JalonRoughDay *day)
{
  g_autofree char *text = jalon_rough_day_format (day);
  if (text != NULL)
    add_text (builder, name, text);
}

static GBytes *
finish (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  gsize length = 0;
  char *text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}

static char *
take_text (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

static gint64
take_number (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static gboolean
take_flag (JsonObject *object, const char *name)
{
  return json_object_get_boolean_member_with_default (object, name, FALSE);
}

static void
take_date (JsonObject *object, const char *name, GDate *date)
{
  (void) jalon_date_parse (json_object_get_string_member_with_default (object, name, NULL), date);
}

static void
take_rough (JsonObject *object, const char *name, JalonRoughDay *day)
{
  (void) jalon_rough_day_parse (json_object_get_string_member_with_default (object, name, NULL), day);
}

static JsonParser *
parse (GBytes *content, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  if (!json_parser_load_from_data (parser, data, (gssize) size, NULL) || json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "A file beside the index is no JSON object");
      return NULL;
    }
  if (take_number (json_node_get_object (json_parser_get_root (parser)), "format") > FORMAT)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "A file beside the index is of a later version");
      return NULL;
    }
  return g_steal_pointer (&parser);
}

/**
 * jalon_sidecar_build:
 * @paper: a paper
 * @generation: the generation that publishes it
 *
 * Returns: (transfer full): the content of its sidecar
 */
GBytes *
jalon_sidecar_build (const JalonPaper *paper, guint64 generation)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_number (builder, "format", FORMAT);
  add_number (builder, "generation", (gint64) generation);
  add_text (builder, "id", paper->id);
  add_text (builder, "sha256", paper->sha256);
  add_text (builder, "extension", paper->extension);
  add_text (builder, "name", paper->name);
  add_number (builder, "size_bytes", paper->size_bytes);
  add_text (builder, "kind", paper->kind);
  add_number (builder, "pages", paper->pages);
  add_date (builder, "issued", &paper->issued);
  add_date (builder, "until", &paper->until);
  add_flag (builder, "confirmed", paper->confirmed);
  add_flag (builder, "removed", paper->removed);
  add_text (builder, "note", paper->note);
  add_number (builder, "added_at", paper->added_at);
  json_builder_end_object (builder);
  return finish (builder);
}

static gboolean
is_usable (const JalonPaper *paper)
{
  return paper->id != NULL && g_uuid_string_is_valid (paper->id) && jalon_digest_is_valid (paper->sha256) &&
         paper->extension != NULL && strchr (paper->extension, '/') == NULL && paper->name != NULL &&
         paper->size_bytes > 0 && paper->pages >= 0;
}

/**
 * jalon_sidecar_parse:
 * @content: a sidecar without its digest line
 * @generation: (out): the generation that was to publish it
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): the paper
 */
JalonPaper *
jalon_sidecar_parse (GBytes *content, guint64 *generation, GError **error)
{
  g_autoptr(JsonParser) parser = parse (content, error);
  if (parser == NULL)
    return NULL;
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_autoptr(JalonPaper) paper = jalon_paper_new ();
  *generation = (guint64) take_number (object, "generation");
  paper->id = take_text (object, "id");
  paper->sha256 = take_text (object, "sha256");
  paper->extension = take_text (object, "extension");
  paper->name = take_text (object, "name");
  paper->size_bytes = take_number (object, "size_bytes");
  paper->kind = take_text (object, "kind");
  paper->pages = (int) take_number (object, "pages");
  take_date (object, "issued", &paper->issued);
  take_date (object, "until", &paper->until);
  paper->confirmed = take_flag (object, "confirmed");
  paper->removed = take_flag (object, "removed");
  paper->note = take_text (object, "note");
  paper->added_at = take_number (object, "added_at");
  if (is_usable (paper))
    return g_steal_pointer (&paper);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "A sidecar lacks something");
  return NULL;
}

static void
add_titles (JsonBuilder *builder, GPtrArray *titles)
{
  json_builder_set_member_name (builder, "titles");
  json_builder_begin_array (builder);
  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      json_builder_begin_object (builder);
      add_text (builder, "id", title->id);
      add_text (builder, "kind", title->kind);
      add_date (builder, "from", &title->from);
      add_date (builder, "ends", &title->ends);
      add_text (builder, "channel", title->channel);
      add_text (builder, "paper", title->paper);
      add_rough (builder, "rough_from", &title->rough_from);
      add_rough (builder, "rough_ends", &title->rough_ends);
      add_flag (builder, "ends_unknown", title->ends_unknown);
      add_text (builder, "pages", title->pages);
      add_text (builder, "work", title->work);
      add_text (builder, "travel", title->travel);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_details (JsonBuilder *builder, GPtrArray *details)
{
  json_builder_set_member_name (builder, "details");
  json_builder_begin_array (builder);
  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      json_builder_begin_object (builder);
      add_text (builder, "name", detail->name);
      add_text (builder, "value", detail->value);
      add_date (builder, "said", &detail->said);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * jalon_mirror_build:
 * @self: what to mirror
 * @uuid: the case
 *
 * Returns: (transfer full): the content of `case.json`
 */
GBytes *
jalon_mirror_build (const JalonMirror *self, const char *uuid)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_number (builder, "format", FORMAT);
  add_number (builder, "generation", (gint64) self->generation);
  add_text (builder, "case", uuid);
  add_flag (builder, "example", self->example);
  json_builder_set_member_name (builder, "person");
  json_builder_begin_object (builder);
  add_text (builder, "given", self->person->given);
  add_text (builder, "family", self->person->family);
  json_builder_end_object (builder);
  add_titles (builder, self->titles);
  add_details (builder, self->details);
  json_builder_end_object (builder);
  return finish (builder);
}

static JalonTitle *
parse_title (JsonObject *object)
{
  g_autoptr(JalonTitle) title = jalon_title_new ();
  title->id = take_text (object, "id");
  title->kind = take_text (object, "kind");
  take_date (object, "from", &title->from);
  take_date (object, "ends", &title->ends);
  title->channel = take_text (object, "channel");
  title->paper = take_text (object, "paper");
  take_rough (object, "rough_from", &title->rough_from);
  take_rough (object, "rough_ends", &title->rough_ends);
  title->ends_unknown = take_flag (object, "ends_unknown");
  title->pages = take_text (object, "pages");
  title->work = take_text (object, "work");
  title->travel = take_text (object, "travel");
  gboolean usable = title->id != NULL && g_uuid_string_is_valid (title->id) && title->kind != NULL;
  return usable ? g_steal_pointer (&title) : NULL;
}

static gboolean
parse_titles (JsonArray *array, GPtrArray *titles)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JalonTitle *title = JSON_NODE_HOLDS_OBJECT (node) ? parse_title (json_node_get_object (node)) : NULL;
      if (title == NULL)
        return FALSE;
      g_ptr_array_add (titles, title);
    }
  return TRUE;
}

/* Written since they exist; a mirror without them is an older one. */
static gboolean
parse_details (JsonObject *object, GPtrArray *details)
{
  JsonNode *node = json_object_get_member (object, "details");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (node != NULL && array == NULL)
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JalonDetail *detail = jalon_detail_new ();
      g_ptr_array_add (details, detail);
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return FALSE;
      detail->name = take_text (json_node_get_object (element), "name");
      detail->value = take_text (json_node_get_object (element), "value");
      take_date (json_node_get_object (element), "said", &detail->said);
      if (detail->name == NULL || detail->value == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
parse_mirror (JsonObject *object, const char *uuid, JalonMirror *mirror)
{
  const char *of = json_object_get_string_member_with_default (object, "case", NULL);
  JsonNode *person = json_object_get_member (object, "person");
  JsonNode *titles = json_object_get_member (object, "titles");
  if (g_strcmp0 (of, uuid) != 0 || person == NULL || !JSON_NODE_HOLDS_OBJECT (person) || titles == NULL ||
      !JSON_NODE_HOLDS_ARRAY (titles))
    return FALSE;
  mirror->generation = (guint64) take_number (object, "generation");
  mirror->example = take_flag (object, "example");
  mirror->person->given = take_text (json_node_get_object (person), "given");
  mirror->person->family = take_text (json_node_get_object (person), "family");
  return parse_titles (json_node_get_array (titles), mirror->titles) && parse_details (object, mirror->details);
}

/**
 * jalon_mirror_load:
 * @case_fd: the folder of a case
 * @uuid: the case
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): what `case.json` says; %JALON_ERROR_DAMAGED when a byte of it changed
 */
JalonMirror *
jalon_mirror_load (int case_fd, const char *uuid, GError **error)
{
  g_autoptr(GBytes) content = jalon_file_load_sealed (case_fd, JALON_MIRROR_NAME, JALON_MIRROR_LIMIT_BYTES, error);
  return content != NULL ? jalon_mirror_parse (content, uuid, error) : NULL;
}

/**
 * jalon_mirror_parse:
 * @content: (nullable): what stands before the digest of a `case.json`
 * @uuid: the case
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): what it says
 */
JalonMirror *
jalon_mirror_parse (GBytes *content, const char *uuid, GError **error)
{
  g_autoptr(JsonParser) parser = content != NULL ? parse (content, error) : NULL;
  if (parser == NULL)
    return NULL;
  g_autoptr(JalonMirror) mirror = g_new0 (JalonMirror, 1);
  mirror->person = jalon_person_new ();
  mirror->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_title_unref);
  mirror->details = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_detail_unref);
  if (parse_mirror (json_node_get_object (json_parser_get_root (parser)), uuid, mirror))
    return g_steal_pointer (&mirror);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "case.json lacks something");
  return NULL;
}

void
jalon_mirror_free (JalonMirror *self)
{
  g_clear_pointer (&self->person, jalon_person_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_free (self);
}
