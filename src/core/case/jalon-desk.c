/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * desk.json: read whole or not at all. A damaged file is said to be damaged and stays until it is written again or removed.
 */
#include "core/case/jalon-desk.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

#define FORMAT 1
#define LIMIT_BYTES (64 * 1024)

/* The texts of a desk in the order of the file. */
static const struct {
  const char *name;
  gsize       offset;
} fields[] = {
  { "name", G_STRUCT_OFFSET (JalonDesk, name) },       { "phone", G_STRUCT_OFFSET (JalonDesk, phone) },
  { "address", G_STRUCT_OFFSET (JalonDesk, address) }, { "hours", G_STRUCT_OFFSET (JalonDesk, hours) },
  { "note", G_STRUCT_OFFSET (JalonDesk, note) },
};

static char **
field_of (const JalonDesk *self, gsize i)
{
  return G_STRUCT_MEMBER_P (self, fields[i].offset);
}

JalonDesk *
jalon_desk_new (void)
{
  return g_new0 (JalonDesk, 1);
}

JalonDesk *
jalon_desk_copy (const JalonDesk *self)
{
  JalonDesk *copy = jalon_desk_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    *field_of (copy, i) = g_strdup (*field_of (self, i));
  return copy;
}

void
jalon_desk_free (JalonDesk *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (*field_of (self, i));
  g_free (self);
}

gboolean
jalon_desk_is_usable (const JalonDesk *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = *field_of (self, i);
      if (text != NULL && (*text == '\0' || g_utf8_strlen (text, -1) > JALON_DESK_MOST_CHARACTERS))
        return FALSE;
    }
  return self->name != NULL && (self->phone != NULL || self->address != NULL);
}

static JalonDesk *
parse (GBytes *content, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(JalonDesk) desk = jalon_desk_new ();
  gsize size;
  const char *data = g_bytes_get_data (content, &size);
  JsonNode *root = json_parser_load_from_data (parser, data, (gssize) size, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object != NULL && json_object_get_int_member_with_default (object, "format", 0) > FORMAT)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_TOO_NEW, "The desk was written by a later version");
      return NULL;
    }
  for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (fields); i++)
    *field_of (desk, i) = g_strdup (json_object_get_string_member_with_default (object, fields[i].name, NULL));
  if (jalon_desk_is_usable (desk))
    return g_steal_pointer (&desk);
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_DAMAGED, "The desk lacks something");
  return NULL;
}

static GBytes *
build (const JalonDesk *desk)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*field_of (desk, i) != NULL)
      {
        json_builder_set_member_name (builder, fields[i].name);
        json_builder_add_string_value (builder, *field_of (desk, i));
      }
  json_builder_end_object (builder);
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  gsize size = 0;
  g_autofree char *text = json_generator_to_data (generator, &size);
  return jalon_digest_seal (text, size);
}

static int
open_folder (JalonFolder *folder, GError **error)
{
  int fd = open (jalon_folder_get_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open the data folder: %s", g_strerror (errno));
  return fd;
}

/**
 * jalon_desk_load:
 * @folder: a data folder
 * @desk: (out) (transfer full) (nullable): the desk; %NULL when none is written
 * @error: %JALON_ERROR_DAMAGED when a byte of the file changed
 *
 * Returns: whether it is known which desk there is
 */
gboolean
jalon_desk_load (JalonFolder *folder, JalonDesk **desk, GError **error)
{
  g_autoptr(GError) local = NULL;
  int fd = open_folder (folder, &local);
  g_autoptr(GBytes) content = fd >= 0 ? jalon_file_load_sealed (fd, JALON_DESK_NAME, LIMIT_BYTES, &local) : NULL;

  *desk = NULL;
  if (fd >= 0)
    (void) close (fd);
  if (content != NULL)
    *desk = parse (content, &local);
  if (local == NULL || g_error_matches (local, JALON_ERROR, JALON_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
remove_file (int dir_fd, GError **error)
{
  if (unlinkat (dir_fd, JALON_DESK_NAME, 0) != 0 && errno != ENOENT)
    return jalon_file_set_write_error (error, errno, "Cannot remove the desk");
  return jalon_file_sync_dir (dir_fd, error);
}

static gboolean
write_file (int dir_fd, const JalonDesk *desk, GError **error)
{
  g_autoptr(GBytes) sealed = build (desk);
  gsize size;
  const void *data = g_bytes_get_data (sealed, &size);
  return jalon_file_save (dir_fd, JALON_DESK_NAME, data, size, JALON_SAVE_REPLACE, error);
}

/**
 * jalon_desk_save:
 * @folder: a data folder; made when it is missing
 * @desk_or_null: (nullable): the desk; %NULL removes it
 * @error: where to say why not
 *
 * Returns: whether it is safe on disk
 */
gboolean
jalon_desk_save (JalonFolder *folder, const JalonDesk *desk_or_null, GError **error)
{
  g_return_val_if_fail (desk_or_null == NULL || jalon_desk_is_usable (desk_or_null), FALSE);
  if (!jalon_folder_lock (folder, error))
    return FALSE;
  int fd = open_folder (folder, error);
  gboolean done = fd >= 0 && (desk_or_null != NULL ? write_file (fd, desk_or_null, error) : remove_file (fd, error));
  if (fd >= 0)
    (void) close (fd);
  jalon_folder_unlock (folder);
  return done;
}
