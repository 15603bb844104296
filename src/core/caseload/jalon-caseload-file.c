/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `caseload.db`: rows as one GVariant, and a last line with the SHA-256 of all before it. Only readable cases are in it, each with what a
 * row of the list shows and what tells whether it still holds. Failing to write it is no error: a list works without.
 */
#include "core/caseload/jalon-caseload-private.h"

#include "core/case/jalon-digest.h"
#include "core/jalon-file-save.h"

#include <fcntl.h>
#include <unistd.h>

#define FORMAT 1
#define LIMIT_BYTES ((gsize) 64 << 20)
#define DANGER_TYPE "(yyyiiiibbsss)"
#define ROW_TYPE "(sssbtxxiia" DANGER_TYPE ")"
#define FILE_TYPE "(usa" ROW_TYPE ")"

static const char *
give (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
take (const char *text)
{
  return *text != '\0' ? g_intern_string (text) : NULL;
}

static void
write_danger (GVariantBuilder *builder, const JalonDanger *danger)
{
  g_variant_builder_add (builder, DANGER_TYPE, (guchar) danger->sort, (guchar) danger->kind, (guchar) danger->right, danger->told.from,
                         danger->told.until, danger->day, danger->danger, danger->last_day, danger->sure, give (danger->action),
                         give (danger->question), give (danger->rule));
}

static void
write_row (GVariantBuilder *builder, const JalonCaseRow *row)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE (ROW_TYPE));
  g_variant_builder_add (builder, "s", row->uuid);
  g_variant_builder_add (builder, "s", row->person->given);
  g_variant_builder_add (builder, "s", row->person->family);
  g_variant_builder_add (builder, "b", row->example);
  g_variant_builder_add (builder, "t", row->mark.generation);
  g_variant_builder_add (builder, "x", row->mark.size_bytes);
  g_variant_builder_add (builder, "x", row->mark.mtime_ns);
  g_variant_builder_add (builder, "i", row->list->judged.from);
  g_variant_builder_add (builder, "i", row->list->judged.until);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a" DANGER_TYPE));
  for (guint i = 0; i < row->list->dangers->len; i++)
    write_danger (builder, &g_array_index (row->list->dangers, JalonDanger, i));
  g_variant_builder_close (builder);
  g_variant_builder_close (builder);
}

static gboolean
is_kept (const JalonCaseRow *row)
{
  return row->state == JALON_CASE_READABLE && row->list != NULL && row->person != NULL && g_utf8_validate (row->person->given, -1, NULL) &&
         g_utf8_validate (row->person->family, -1, NULL);
}

/**
 * jalon_caseload_file_write:
 * @folder: a data folder
 * @maker: what the rows depend on besides their cases
 * @rows: (element-type utf8 JalonCaseRow): everyone; who cannot be read is left out
 */
void
jalon_caseload_file_write (JalonFolder *folder, const char *maker, GHashTable *rows)
{
  g_auto(GVariantBuilder) builder;
  GHashTableIter iter;
  gpointer row;
  int fd = open (jalon_folder_get_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE (FILE_TYPE));
  g_variant_builder_add (&builder, "u", (guint32) FORMAT);
  g_variant_builder_add (&builder, "s", maker);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a" ROW_TYPE));
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (is_kept (row))
      write_row (&builder, row);
  g_variant_builder_close (&builder);
  g_autoptr(GVariant) all = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_autoptr(GBytes) sealed = jalon_digest_seal (g_variant_get_data (all), g_variant_get_size (all));
  (void) jalon_file_save (fd, JALON_CASELOAD_NAME, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), JALON_SAVE_REPLACE, NULL);
  (void) close (fd);
}

static gboolean
read_danger (GVariantIter *iter, JalonDanger *danger)
{
  guchar sort, kind, right;
  const char *action, *question, *rule;
  *danger = (JalonDanger) { 0 };
  if (!g_variant_iter_next (iter, "(yyyiiiibb&s&s&s)", &sort, &kind, &right, &danger->told.from, &danger->told.until, &danger->day,
                            &danger->danger, &danger->last_day, &danger->sure, &action, &question, &rule))
    return FALSE;
  danger->sort = MIN (sort, JALON_DANGER_END);
  danger->kind = MIN (kind, JALON_ALERT_NOTHING_KNOWN);
  danger->right = MIN (right, JALON_N_RIGHTS - 1);
  danger->action = *action != '\0' ? g_intern_string (action) : g_intern_static_string ("know");
  danger->question = take (question);
  danger->rule = take (rule);
  return TRUE;
}

static JalonCaseRow *
read_row (GVariant *value)
{
  const char *uuid, *given, *family;
  g_autoptr(GVariantIter) dangers = NULL;
  JalonDanger danger;
  JalonDatedList *list = g_new0 (JalonDatedList, 1);
  gboolean example;
  JalonSaveMark mark;
  g_variant_get (value, "(&s&s&sbtxxiia" DANGER_TYPE ")", &uuid, &given, &family, &example, &mark.generation, &mark.size_bytes, &mark.mtime_ns,
                 &list->judged.from, &list->judged.until, &dangers);
  JalonCaseRow *row = jalon_case_row_new (uuid);
  row->person = jalon_person_new ();
  row->person->given = g_strdup (given);
  row->person->family = g_strdup (family);
  row->example = example;
  row->state = JALON_CASE_READABLE;
  row->mark = mark;
  row->list = list;
  list->dangers = g_array_new (FALSE, FALSE, sizeof (JalonDanger));
  while (read_danger (dangers, &danger))
    g_array_append_val (list->dangers, danger);
  return row;
}

static GVariant *
read_file (JalonFolder *folder)
{
  int fd = open (jalon_folder_get_path (folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr(GBytes) content = fd >= 0 ? jalon_file_load_sealed (fd, JALON_CASELOAD_NAME, LIMIT_BYTES, NULL) : NULL;
  if (fd >= 0)
    (void) close (fd);
  if (content == NULL)
    return NULL;
  g_autoptr(GVariant) all = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FILE_TYPE), content, FALSE));
  return g_variant_is_normal_form (all) ? g_steal_pointer (&all) : NULL;
}

/**
 * jalon_caseload_file_read:
 * @folder: a data folder
 * @maker: what the rows must have been made with
 *
 * Returns: (transfer full) (element-type utf8 JalonCaseRow): by id; empty when there is no cache, or none that counts
 */
GHashTable *
jalon_caseload_file_read (JalonFolder *folder, const char *maker)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) jalon_case_row_unref);
  g_autoptr(GVariant) all = read_file (folder);
  g_autoptr(GVariant) list = NULL;
  const char *made_with;
  guint32 format;
  if (all == NULL)
    return rows;
  g_variant_get (all, "(u&s@a" ROW_TYPE ")", &format, &made_with, &list);
  if (format != FORMAT || !g_str_equal (made_with, maker))
    return rows;
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr(GVariant) value = g_variant_get_child_value (list, i);
      JalonCaseRow *row = read_row (value);
      g_hash_table_replace (rows, row->uuid, row);
    }
  return rows;
}
