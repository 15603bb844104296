/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/reminders/jalon-said.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"

#define FORMAT 1
#define LIMIT_BYTES ((gsize) 4 * 1000 * 1000)

typedef struct {
  JalonReminderStep step;
  GDate             date;
} Entry;

struct _JalonSaid {
  GHashTable *entries; /* (element-type utf8 Entry) by key */
};

JalonSaid *
jalon_said_new (void)
{
  JalonSaid *self = g_new (JalonSaid, 1);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
jalon_said_free (JalonSaid *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
put (JalonSaid *self, const char *key, JalonReminderStep step, const GDate *date)
{
  Entry *entry = g_new (Entry, 1);
  *entry = (Entry) { step, *date };
  g_hash_table_replace (self->entries, g_strdup (key), entry);
}

/* What is not as it should be is left out: it is said once more. */
static void
parse_entry (JalonSaid *self, const char *key, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode   *step_node = object != NULL ? json_object_get_member (object, "step") : NULL;
  JsonNode   *date_node = object != NULL ? json_object_get_member (object, "date") : NULL;
  GDate       date;
  gint64      step;
  if (step_node == NULL || date_node == NULL || json_node_get_value_type (step_node) != G_TYPE_INT64
      || json_node_get_value_type (date_node) != G_TYPE_STRING || !jalon_date_parse (json_node_get_string (date_node), &date))
    return;
  step = json_node_get_int (step_node);
  if (step >= JALON_REMINDER_COMING && step <= JALON_REMINDER_NOW)
    put (self, key, (JalonReminderStep) step, &date);
}

/**
 * jalon_said_parse:
 * @text: what jalon_said_to_text () wrote, or anything else
 * @length: bytes of it; -1: it ends with a zero
 *
 * Returns: (transfer full): what it says; empty when it says nothing that can be understood
 */
JalonSaid *
jalon_said_parse (const char *text, gssize length)
{
  JalonSaid            *self = jalon_said_new ();
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonNode             *root = json_parser_load_from_data (parser, text, length, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject           *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode             *said = object != NULL ? json_object_get_member (object, "said") : NULL;
  JsonObjectIter        iter;
  const char           *key;
  JsonNode             *node;
  if (said == NULL || !JSON_NODE_HOLDS_OBJECT (said))
    return self;
  json_object_iter_init (&iter, json_node_get_object (said));
  while (json_object_iter_next (&iter, &key, &node))
    parse_entry (self, key, node);
  return self;
}

/**
 * jalon_said_to_text:
 *
 * Returns: (transfer full): the same for the same contents
 */
char *
jalon_said_to_text (JalonSaid *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode)    root = NULL;
  g_autoptr(GList)       keys = g_list_sort (g_hash_table_get_keys (self->entries), (GCompareFunc) g_strcmp0);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "said");
  json_builder_begin_object (builder);
  for (GList *each = keys; each != NULL; each = each->next)
    {
      const Entry     *entry = g_hash_table_lookup (self->entries, each->data);
      g_autofree char *date = jalon_date_format (&entry->date);
      json_builder_set_member_name (builder, each->data);
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "step");
      json_builder_add_int_value (builder, entry->step);
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, date);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

gboolean
jalon_said_is_fresh (JalonSaid *self, const JalonReminder *reminder)
{
  const Entry *entry = g_hash_table_lookup (self->entries, reminder->key);
  return entry == NULL || reminder->step > entry->step;
}

void
jalon_said_note (JalonSaid *self, const JalonReminder *reminder)
{
  if (jalon_said_is_fresh (self, reminder))
    put (self, reminder->key, reminder->step, &reminder->date);
}

/**
 * jalon_said_tidy:
 * @due: (element-type JalonReminder): everything that is due today, in all cases
 * @today: today
 *
 * Forgets what is long over; what is due is never forgotten, however old.
 */
void
jalon_said_tidy (JalonSaid *self, GPtrArray *due, const GDate *today)
{
  g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter        iter;
  gpointer              key, entry;
  for (guint i = 0; i < due->len; i++)
    g_hash_table_add (keys, ((JalonReminder *) g_ptr_array_index (due, i))->key);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &entry))
    if (!g_hash_table_contains (keys, key) && g_date_days_between (&((Entry *) entry)->date, today) > JALON_SAID_KEPT_DAYS)
      g_hash_table_iter_remove (&iter);
}

guint
jalon_said_count (JalonSaid *self)
{
  return g_hash_table_size (self->entries);
}

static int
open_folder (JalonFolder *folder)
{
  return open (jalon_folder_get_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

JalonSaid *
jalon_said_load (JalonFolder *folder)
{
  int               fd = open_folder (folder);
  g_autoptr(GBytes) content = fd >= 0 ? jalon_file_load_sealed (fd, JALON_SAID_NAME, LIMIT_BYTES, NULL) : NULL;
  gsize             size = 0;
  const char       *data = content != NULL ? g_bytes_get_data (content, &size) : NULL;
  if (fd >= 0)
    (void) close (fd);
  return data != NULL ? jalon_said_parse (data, (gssize) size) : jalon_said_new ();
}

/**
 * jalon_said_save:
 * @folder: the data folder
 *
 * Returns: whether it is safe on disk
 */
gboolean
jalon_said_save (JalonSaid *self, JalonFolder *folder, GError **error)
{
  g_autofree char  *text = jalon_said_to_text (self);
  g_autoptr(GBytes) sealed = jalon_digest_seal (text, strlen (text));
  gsize             size;
  const void       *data = g_bytes_get_data (sealed, &size);
  int               fd = open_folder (folder);
  gboolean          done;
  if (fd < 0)
    return jalon_file_set_write_error (error, errno, "Cannot open the data folder");
  done = jalon_file_save (fd, JALON_SAID_NAME, data, size, JALON_SAVE_REPLACE, error);
  (void) close (fd);
  return done;
}
