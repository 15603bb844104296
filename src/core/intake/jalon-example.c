/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the manifest of the example and makes its case: person, papers with kind and dates, card, last year's request, and a renewal file
 * with a few things left to do. The manifest is ours and is read strictly all the same: a wrong one is an error, never half a case.
 */
#include "core/intake/jalon-example.h"

#include "core/intake/jalon-intake.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "jalon-config.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* One example in the making. */
typedef struct {
  JsonObject   *manifest; /* lent by the parser */
  JsonParser   *parser;
  JalonCase    *the_case;
  GHashTable   *ids;      /* (element-type utf8 utf8) file name → paper id */
  const char   *dir;
} Making;

static void
making_clear (Making *self)
{
  g_clear_object (&self->parser);
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "The manifest of the example has no sound “%s”", what);
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_element_text (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_element_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* A date that may be left out, but not be wrong. */
static gboolean
get_date (JsonObject *object, const char *name, GDate *date)
{
  g_date_clear (date, 1);
  return !json_object_has_member (object, name) || jalon_date_parse (get_text (object, name), date);
}

static gboolean
load_manifest (Making *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "manifest.json", NULL);
  self->parser = json_parser_new_immutable ();
  if (!json_parser_load_from_file (self->parser, path, NULL))
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The example cannot be read");
      return FALSE;
    }
  JsonNode *root = json_parser_get_root (self->parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "object");
  self->manifest = json_node_get_object (root);
  return TRUE;
}

/**
 * jalon_example_dup_dir:
 *
 * Returns: (transfer full): the folder of the example
 */
char *
jalon_example_dup_dir (void)
{
  const char *chosen = g_getenv ("JALON_EXAMPLE");
  return chosen != NULL ? g_strdup (chosen) : g_build_filename (JALON_PKGDATADIR, "example", NULL);
}

/**
 * jalon_example_get_today:
 * @dir: folder of the example
 * @today: (out caller-allocates): the day on which the example is looked at
 *
 * Returns: whether it is known; %JALON_ERROR_NOT_FOUND when there is no example
 */
gboolean
jalon_example_get_today (const char *dir, GDate *today, GError **error)
{
  g_auto(Making) self = { .dir = dir };
  g_date_clear (today, 1);
  if (!load_manifest (&self, error))
    return FALSE;
  return jalon_date_parse (get_text (self.manifest, "today"), today) ? TRUE : fail (error, "today");
}

static gboolean
create_case (Making *self, JalonFolder *folder, GError **error)
{
  JsonObject            *named = get_object (self->manifest, "person");
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup (get_text (named, "given"));
  person->family = g_strdup (get_text (named, "family"));
  if (person->given == NULL || person->family == NULL)
    return fail (error, "person");
  self->the_case = jalon_case_create (folder, person, TRUE, error);
  return self->the_case != NULL;
}

static gboolean
describe_paper (Making *self, const JalonPaper *stored, JsonObject *row, GError **error)
{
  g_autoptr(JalonPaper) paper = jalon_paper_dup (stored);
  const char           *name = get_text (row, "name");
  if (!get_date (row, "issued", &paper->issued) || !get_date (row, "until", &paper->until))
    return fail (error, "papers: dates");
  if (name != NULL)
    {
      g_free (paper->name);
      paper->name = g_strdup (name);
    }
  paper->confirmed = json_object_get_boolean_member_with_default (row, "confirmed", FALSE);
  return jalon_case_set_paper (self->the_case, paper, error);
}

static gboolean
add_paper (Making *self, JsonObject *row, JalonPacks *packs, GError **error)
{
  const char *file = get_text (row, "file"), *kind = get_text (row, "kind");
  if (file == NULL || strchr (file, '/') != NULL || kind == NULL || jalon_packs_get_item (packs, kind) == NULL)
    return fail (error, "papers");
  g_autofree char      *path = g_build_filename (self->dir, file, NULL);
  g_autoptr(GBytes)     bytes = jalon_intake_load_file (path, error);
  g_autoptr(JalonPaper) paper = bytes == NULL ? NULL : jalon_case_import_example_bytes (self->the_case, bytes, file, kind, error);
  if (paper == NULL)
    return FALSE;
  g_hash_table_replace (self->ids, g_strdup (file), g_strdup (paper->id));
  return describe_paper (self, paper, row, error);
}

static gboolean
add_papers (Making *self, JalonReader *reader, JalonPacks *packs, JalonProgress progress, gpointer user_data, GCancellable *cancellable,
            GError **error)
{
  JsonArray *rows = get_array (self->manifest, "papers");
  guint      n_rows = rows == NULL ? 0 : json_array_get_length (rows);
  if (n_rows == 0)
    return fail (error, "papers");
  for (guint i = 0; i < n_rows; i++)
    {
      JsonObject *row = get_element_object (rows, i);
      if (row == NULL || !add_paper (self, row, packs, error))
        return row == NULL ? fail (error, "papers") : FALSE;
      if (reader != NULL)
        jalon_intake_read (self->the_case, reader, g_hash_table_lookup (self->ids, get_text (row, "file")), cancellable, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress ((int) i + 1, (int) n_rows, user_data);
    }
  return TRUE;
}

static gboolean
add_title (Making *self, GError **error)
{
  JsonObject           *row = get_object (self->manifest, "title");
  g_autoptr(JalonTitle) title = jalon_title_new ();
  if (row == NULL || get_text (row, "paper") == NULL || !get_date (row, "from", &title->from) || !get_date (row, "ends", &title->ends))
    return fail (error, "title");
  title->kind = g_strdup (get_text (row, "kind"));
  title->channel = g_strdup (get_text (row, "channel"));
  title->paper = g_strdup (g_hash_table_lookup (self->ids, get_text (row, "paper")));
  if (title->kind == NULL || title->channel == NULL || title->paper == NULL)
    return fail (error, "title");
  return jalon_case_put_title (self->the_case, title, NULL, error);
}

static gboolean
add_procedure (Making *self, GError **error)
{
  JsonObject               *row = get_object (self->manifest, "procedure");
  g_autoptr(JalonProcedure) procedure = jalon_procedure_new ();
  if (row == NULL || !get_date (row, "filed", &procedure->filed))
    return fail (error, "procedure");
  procedure->kind = g_strdup (get_text (row, "kind"));
  procedure->channel = g_strdup (get_text (row, "channel"));
  procedure->reference = g_strdup (get_text (row, "reference"));
  if (procedure->kind == NULL || procedure->channel == NULL)
    return fail (error, "procedure");
  return jalon_case_put_procedure (self->the_case, procedure, NULL, error);
}

static gboolean
add_answers (Making *self, JalonRenewalFile *file, GError **error)
{
  JsonArray *rows = get_array (self->manifest, "answers");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = get_element_object (rows, i);
      const char *requirement = get_text (row, "requirement");
      JsonArray  *names = get_array (row, "papers");
      for (guint j = 0; names != NULL && j < json_array_get_length (names); j++)
        {
          const char  *name = get_element_text (names, j);
          const char  *id = name == NULL ? NULL : g_hash_table_lookup (self->ids, name);
          JalonAnswer *answer = jalon_answer_new ();
          answer->requirement = g_strdup (requirement);
          answer->paper = g_strdup (id);
          g_ptr_array_add (file->answers, answer);
          if (requirement == NULL || id == NULL)
            return fail (error, "answers");
        }
    }
  return TRUE;
}

static gboolean
add_renewal (Making *self, GError **error)
{
  JsonObject                 *row = get_object (self->manifest, "renewal");
  JsonArray                  *facts = get_array (row, "facts");
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();
  if (facts == NULL || !get_date (row, "filing", &file->filing))
    return fail (error, "renewal");
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  file->permit = g_strdup (get_text (row, "permit"));
  file->portal = g_strdup (get_text (row, "portal"));
  for (guint i = 0; i < json_array_get_length (facts); i++)
    if (get_element_text (facts, i) != NULL)
      g_ptr_array_add (file->facts, g_strdup (get_element_text (facts, i)));
  if (file->permit == NULL || file->portal == NULL || !add_answers (self, file, error))
    return file->permit == NULL || file->portal == NULL ? fail (error, "renewal") : FALSE;
  return jalon_case_set_renewal (self->the_case, file, error);
}

/* The renewal is saved last: an example without one was killed while it was made. */
static void
discard_unfinished (JalonFolder *folder)
{
  g_autoptr(GPtrArray) uuids = jalon_folder_list_cases (folder, NULL);
  for (guint i = 0; uuids != NULL && i < uuids->len; i++)
    {
      g_autoptr(JalonCase) one = jalon_case_open (folder, g_ptr_array_index (uuids, i), NULL);
      if (one == NULL || !jalon_case_is_example (one) || jalon_case_is_read_only (one))
        continue;
      g_autoptr(JalonRenewalFile) renewal = jalon_case_dup_renewal (one);
      if (renewal == NULL)
        (void) jalon_case_discard_example (one, NULL);
    }
}

/**
 * jalon_example_create:
 * @folder: where cases are kept
 * @reader: (nullable): reads the papers; without it they are kept unread
 * @dir: folder of the example
 * @progress: (nullable): called after each paper
 *
 * Makes the example case, or leaves nothing behind; what an earlier one left that was killed goes too. It is flagged as an example and takes no real papers.
 *
 * Returns: (transfer full) (nullable): the saved case
 */
JalonCase *
jalon_example_create (JalonFolder *folder, JalonReader *reader, JalonPacks *packs, const char *dir, JalonProgress progress,
                      gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_auto(Making) self = { .dir = dir };
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  discard_unfinished (folder);
  if (load_manifest (&self, error) && create_case (&self, folder, error) &&
      add_papers (&self, reader, packs, progress, user_data, cancellable, error) && add_title (&self, error) &&
      add_procedure (&self, error) && add_renewal (&self, error) && jalon_case_save (self.the_case, error))
    return g_steal_pointer (&self.the_case);
  if (self.the_case != NULL)
    (void) jalon_case_discard_example (self.the_case, NULL);
  return NULL;
}
