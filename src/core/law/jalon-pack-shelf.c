/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept files of rules: `rules/0001.rules`, `rules/0002.rules`, … each the bytes of the imported file and a last line with their digest.
 */
#include "core/law/jalon-pack-shelf.h"

#include "core/case/jalon-digest.h"
#include "core/case/jalon-folder-private.h"
#include "core/jalon-error.h"
#include "core/jalon-file-save.h"
#include "core/law/jalon-packs-private.h"
#include "jalon-config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_FORMAT "%04u.rules"
#define SEAL_BYTES 256 /* more than the line of the digest has */

struct _JalonPackShelf {
  JalonFolder *folder;
  gboolean     has_key;
  guint8       key[JALON_RULES_KEY_BYTES];
  JalonPacks  *base;    /* what is signed or comes with the program */
  GHashTable  *base_texts; /* (element-type utf8 GBytes) its imported packs */
  JalonPacks  *packs;   /* in use: base, and over it what nobody signed */
  GHashTable  *texts;   /* (element-type utf8 GBytes) imported packs in use */
  GPtrArray   *files;   /* (element-type JalonRulesJudgement) */
  guint        highest; /* number of the last kept file; 0 when there is none */
};

static const char *const verdict_names[] = {
  "taken", "not-rules", "too-new", "faulty", "older", "bad-signature", "unsigned", "no-signer", "nothing-new", "damaged", "unreadable",
};

const char *
jalon_rules_verdict_get_name (JalonRulesVerdict verdict)
{
  return verdict_names[verdict];
}

void
jalon_rules_judgement_free (JalonRulesJudgement *self)
{
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_object (&self->packs);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->why);
  g_free (self);
}

void
jalon_pack_shelf_free (JalonPackShelf *self)
{
  g_clear_object (&self->folder);
  g_clear_object (&self->base);
  g_clear_pointer (&self->base_texts, g_hash_table_unref);
  g_clear_object (&self->packs);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

/**
 * jalon_rules_get_built_in_key:
 *
 * Returns: (transfer none) (nullable): the key that this build trusts; %NULL when it was built without one
 */
const guint8 *
jalon_rules_get_built_in_key (void)
{
  static guint8 key[JALON_RULES_KEY_BYTES];
  static gsize once = 0;
  static gboolean given;
  if (g_once_init_enter (&once))
    {
      given = jalon_rules_key_from_hex (JALON_RULES_KEY, key);
      g_once_init_leave (&once, 1);
    }
  return given ? key : NULL;
}

/**
 * jalon_rules_load_chosen:
 * @path: a file that a person chose
 * @error: NOT_FOUND, or USAGE when it is larger than any file of rules
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
jalon_rules_load_chosen (const char *path, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path), *name = g_path_get_basename (path);
  int fd = open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open the folder: %s", g_strerror (errno));
      return NULL;
    }
  struct stat status;
  GBytes *bytes = NULL;
  if (fstatat (fd, name, &status, 0) == 0 && !S_ISREG (status.st_mode))
    g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "This is no file");
  else
    bytes = jalon_file_load (fd, name, JALON_RULES_FILE_LIMIT, error);
  (void) close (fd);
  return bytes;
}

static JsonNode *
parse_pack (GHashTable *texts, const char *name)
{
  g_autoptr(GBytes) bundled = NULL;
  GBytes *text = g_hash_table_lookup (texts, name);
  if (text == NULL)
    text = bundled = jalon_packs_dup_bundled (name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  return jalon_rules_parse_json (data, size, NULL);
}

static void
find_changes (JalonPackShelf *self, JalonRulesFile *file, JalonRulesJudgement *judgement)
{
  GHashTable *texts = judgement->is_signed ? self->base_texts : self->texts;
  for (int i = 0; jalon_pack_names[i] != NULL; i++)
    {
      JsonNode *after = g_hash_table_lookup (file->packs, jalon_pack_names[i]);
      g_autoptr(JsonNode) before = after != NULL ? parse_pack (texts, jalon_pack_names[i]) : NULL;
      if (before != NULL)
        jalon_pack_difference_find (jalon_pack_names[i], json_node_get_object (before), json_node_get_object (after),
                                    judgement->changes);
    }
  for (guint i = 0; i < judgement->changes->len && judgement->change == NULL; i++)
    {
      JalonPackChange *change = g_ptr_array_index (judgement->changes, i);
      if (!change->may_unsigned)
        judgement->change = change;
    }
}

/* What the file may do by who signed it, before anybody looks at whether it is sound. */
static JalonRulesVerdict
judge_right (JalonPackShelf *self, const JalonRulesFile *file, const JalonRulesJudgement *judgement)
{
  GDate in_use;
  jalon_packs_get_edition (self->packs, &in_use);
  if (file->signature == JALON_SIGNATURE_WRONG)
    return JALON_RULES_BAD_SIGNATURE;
  if (file->signature == JALON_SIGNATURE_RIGHT && g_date_compare (&file->edition, &in_use) <= 0)
    return JALON_RULES_OLDER;
  if (judgement->changes->len == 0 && file->signature != JALON_SIGNATURE_RIGHT)
    return JALON_RULES_NOTHING_NEW;
  if (judgement->change != NULL && file->signature == JALON_SIGNATURE_UNKNOWN)
    return JALON_RULES_NO_SIGNER;
  if (judgement->change != NULL && file->signature == JALON_SIGNATURE_NONE)
    return JALON_RULES_UNSIGNED;
  return JALON_RULES_TAKEN;
}

static GHashTable *
new_texts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

/* @below, with the texts of @above in the place of those of the same name. */
static GHashTable *
merge_texts (GHashTable *below, GHashTable *above)
{
  GHashTable *texts = new_texts (), *layers[] = { below, above };
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      GHashTableIter iter;
      gpointer name, text;
      g_hash_table_iter_init (&iter, layers[i]);
      while (g_hash_table_iter_next (&iter, &name, &text))
        g_hash_table_insert (texts, g_strdup (name), g_bytes_ref (text));
    }
  return texts;
}

/* What nobody signed makes no rule newer and is never sure. */
static void
mark_additions (JalonPackShelf *self, JalonPacks *packs)
{
  GDate newest, edition;
  jalon_packs_get_newest_reading (self->base, &newest);
  jalon_packs_get_edition (self->base, &edition);
  jalon_packs_set_newest_reading (packs, &newest);
  jalon_packs_set_edition (packs, &edition);
  jalon_packs_doubt_additions (packs, self->base);
}

static JalonPacks *
load_texts (GHashTable *texts, JalonRulesJudgement *judgement)
{
  g_autoptr(GError) fault = NULL;
  JalonPacks *packs = jalon_packs_load_with (texts, &fault);
  if (packs == NULL)
    {
      judgement->verdict = JALON_RULES_FAULTY;
      judgement->why = g_strdup (fault->message);
    }
  return packs;
}

/* Lays @file over what is in use, in @self itself. */
static void
lay_additions (JalonPackShelf *self, JalonRulesFile *file, JalonRulesJudgement *judgement)
{
  g_autoptr(GHashTable) texts = merge_texts (self->texts, file->texts);
  g_autoptr(JalonPacks) packs = load_texts (texts, judgement);
  if (packs == NULL)
    return;
  mark_additions (self, packs);
  g_hash_table_unref (self->texts);
  self->texts = g_steal_pointer (&texts);
  g_set_object (&self->packs, packs);
}

/* Makes @file the ground of @self; additions have to be laid again. */
static void
lay_signed (JalonPackShelf *self, JalonRulesFile *file, JalonRulesJudgement *judgement)
{
  g_autoptr(GHashTable) texts = merge_texts (self->base_texts, file->texts);
  g_autoptr(JalonPacks) packs = load_texts (texts, judgement);
  if (packs == NULL)
    return;
  jalon_packs_set_edition (packs, &file->edition);
  g_hash_table_unref (self->base_texts);
  self->base_texts = g_hash_table_ref (texts);
  g_set_object (&self->base, packs);
  g_hash_table_unref (self->texts);
  self->texts = g_steal_pointer (&texts);
  g_set_object (&self->packs, packs);
}

/* Judges @bytes against what is in use and lays it over that when it may be. */
static JalonRulesJudgement *
lay (JalonPackShelf *self, GBytes *bytes)
{
  JalonRulesJudgement *judgement = g_new0 (JalonRulesJudgement, 1);
  g_autoptr(GError) fault = NULL;
  g_autoptr(JalonRulesFile) file = jalon_rules_file_parse (bytes, self->has_key ? self->key : NULL, &fault);
  judgement->bytes = g_bytes_ref (bytes);
  judgement->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_pack_change_free);
  if (file == NULL)
    {
      judgement->verdict = g_error_matches (fault, JALON_ERROR, JALON_ERROR_TOO_NEW) ? JALON_RULES_TOO_NEW : JALON_RULES_NOT_RULES;
      judgement->why = g_strdup (fault->message);
      return judgement;
    }
  judgement->edition = file->edition;
  judgement->is_signed = file->signature == JALON_SIGNATURE_RIGHT;
  find_changes (self, file, judgement);
  judgement->verdict = judge_right (self, file, judgement);
  if (judgement->verdict == JALON_RULES_TAKEN && judgement->is_signed)
    lay_signed (self, file, judgement);
  else if (judgement->verdict == JALON_RULES_TAKEN)
    lay_additions (self, file, judgement);
  if (judgement->verdict == JALON_RULES_TAKEN)
    judgement->packs = g_object_ref (self->packs);
  return judgement;
}

/* The same ground, to try something on. */
static JalonPackShelf *
new_on (const JalonPackShelf *self)
{
  JalonPackShelf *copy = g_new0 (JalonPackShelf, 1);
  copy->folder = g_object_ref (self->folder);
  copy->has_key = self->has_key;
  memcpy (copy->key, self->key, sizeof copy->key);
  copy->base = g_object_ref (self->base);
  copy->base_texts = g_hash_table_ref (self->base_texts);
  copy->packs = g_object_ref (self->packs);
  copy->texts = g_hash_table_ref (self->texts);
  copy->files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_rules_judgement_free);
  return copy;
}

/* Additions that were in use and are only additions to the new ground too. */
static void
lay_additions_again (JalonPackShelf *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const JalonRulesJudgement *kept = g_ptr_array_index (files, i);
      if (!kept->is_signed && kept->bytes != NULL)
        g_ptr_array_add (self->files, lay (self, kept->bytes));
    }
}

/**
 * jalon_pack_shelf_judge:
 * @self: a shelf
 * @bytes: a file that a person chose
 *
 * Changes nothing.
 *
 * Returns: (transfer full): what would come of it
 */
JalonRulesJudgement *
jalon_pack_shelf_judge (JalonPackShelf *self, GBytes *bytes)
{
  g_autoptr(JalonPackShelf) trial = new_on (self);
  JalonRulesJudgement *judgement = lay (trial, bytes);
  if (judgement->verdict == JALON_RULES_TAKEN && judgement->is_signed)
    {
      lay_additions_again (trial, self->files);
      g_set_object (&judgement->packs, trial->packs);
    }
  return judgement;
}

static JalonRulesJudgement *
note_lost (const GError *error)
{
  JalonRulesJudgement *judgement = g_new0 (JalonRulesJudgement, 1);
  judgement->verdict = g_error_matches (error, JALON_ERROR, JALON_ERROR_DAMAGED) ? JALON_RULES_DAMAGED : JALON_RULES_UNREADABLE;
  judgement->why = g_strdup (error->message);
  judgement->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_pack_change_free);
  return judgement;
}

static int
open_shelf (JalonPackShelf *self, gboolean create, GError **error)
{
  int top = open (jalon_folder_get_path (self->folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (top < 0)
    {
      g_set_error (error, JALON_ERROR, (int) jalon_error_from_errno (errno), "Cannot open the data folder: %s", g_strerror (errno));
      return -1;
    }
  int fd = jalon_dir_open_sub (top, JALON_SHELF_DIR, create, error);
  (void) close (top);
  return fd;
}

/* (transfer full) (element-type guint): numbers of kept files, lowest first */
static GArray *
list_numbers (JalonPackShelf *self)
{
  g_autofree char *path = g_build_filename (jalon_folder_get_path (self->folder), JALON_SHELF_DIR, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint number = (guint) g_ascii_strtoull (name, NULL, 10);
      g_autofree char *expected = g_strdup_printf (NAME_FORMAT, number);
      if (number > 0 && g_str_equal (name, expected))
        g_array_append_val (numbers, number);
    }
  for (guint i = 1; i < numbers->len; i++)
    for (guint j = i; j > 0 && g_array_index (numbers, guint, j - 1) > g_array_index (numbers, guint, j); j--)
      {
        guint other = g_array_index (numbers, guint, j);
        g_array_index (numbers, guint, j) = g_array_index (numbers, guint, j - 1);
        g_array_index (numbers, guint, j - 1) = other;
      }
  return numbers;
}

static gboolean
is_signed (JalonPackShelf *self, GBytes *bytes)
{
  g_autoptr(JalonRulesFile) file = bytes != NULL ? jalon_rules_file_parse (bytes, self->has_key ? self->key : NULL, NULL) : NULL;
  return file != NULL && file->signature == JALON_SIGNATURE_RIGHT;
}

/* @contents: (element-type GBytes) (nullable): the ground first, then what was added to it, whatever the order in which they came. */
static void
lay_in_order (JalonPackShelf *self, GPtrArray *contents)
{
  for (int additions = 0; additions < 2; additions++)
    for (guint i = 0; i < contents->len; i++)
      {
        GBytes *bytes = g_ptr_array_index (contents, i);
        if (bytes != NULL && is_signed (self, bytes) != (additions == 1))
          self->files->pdata[i] = lay (self, bytes);
      }
}

static void
free_if_read (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static void
lay_kept (JalonPackShelf *self)
{
  g_autoptr(GArray) numbers = list_numbers (self);
  g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func (free_if_read);
  int fd = numbers->len > 0 ? open_shelf (self, FALSE, NULL) : -1;
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr(GError) error = NULL;
      self->highest = g_array_index (numbers, guint, i);
      g_autofree char *name = g_strdup_printf (NAME_FORMAT, self->highest);
      GBytes *bytes = jalon_file_load_sealed (fd, name, JALON_RULES_FILE_LIMIT + SEAL_BYTES, &error);
      g_ptr_array_add (contents, bytes);
      g_ptr_array_add (self->files, bytes == NULL ? note_lost (error) : NULL);
    }
  lay_in_order (self, contents);
  if (fd >= 0)
    (void) close (fd);
}

/**
 * jalon_pack_shelf_load:
 * @folder: a data folder; it need not exist
 * @key_or_null: (nullable): the public key that is trusted; see jalon_rules_get_built_in_key ()
 * @error: only when the packs of the program itself do not load
 *
 * Returns: (transfer full) (nullable): the rules in use. A kept file that cannot be used is left aside and says why.
 */
JalonPackShelf *
jalon_pack_shelf_load (JalonFolder *folder, const guint8 *key_or_null, GError **error)
{
  g_autoptr(JalonPackShelf) self = g_new0 (JalonPackShelf, 1);
  self->folder = g_object_ref (folder);
  self->has_key = key_or_null != NULL;
  if (key_or_null != NULL)
    memcpy (self->key, key_or_null, sizeof self->key);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_rules_judgement_free);
  self->texts = new_texts ();
  self->base_texts = new_texts ();
  self->base = jalon_packs_load (error);
  if (self->base == NULL)
    return NULL;
  self->packs = g_object_ref (self->base);
  lay_kept (self);
  return g_steal_pointer (&self);
}

JalonPacks *
jalon_pack_shelf_get_packs (JalonPackShelf *self)
{
  return self->packs;
}

GPtrArray *
jalon_pack_shelf_get_files (JalonPackShelf *self)
{
  return self->files;
}

gboolean
jalon_pack_shelf_has_signer (JalonPackShelf *self)
{
  return self->has_key;
}

static gboolean
write_next (JalonPackShelf *self, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  g_autoptr(GBytes) sealed = jalon_digest_seal (data, size);
  g_autofree char *name = g_strdup_printf (NAME_FORMAT, self->highest + 1);
  int fd = open_shelf (self, TRUE, error);
  if (fd < 0)
    return FALSE;
  jalon_file_sweep (fd);
  data = g_bytes_get_data (sealed, &size);
  gboolean done = jalon_file_save (fd, name, data, size, JALON_SAVE_NEW, error);
  (void) close (fd);
  return done;
}

/**
 * jalon_pack_shelf_put:
 * @self: a shelf
 * @judgement: a file that is taken, judged on @self
 * @error: BUSY when another program imported meanwhile, REFUSED when the shelf is full
 *
 * Keeps the file; load the shelf again to use it.
 *
 * Returns: whether it is safe on disk
 */
gboolean
jalon_pack_shelf_put (JalonPackShelf *self, JalonRulesJudgement *judgement, GError **error)
{
  g_return_val_if_fail (judgement->verdict == JALON_RULES_TAKEN, FALSE);
  if (self->files->len >= JALON_SHELF_MOST)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "There are %d imported files already", JALON_SHELF_MOST);
      return FALSE;
    }
  if (!jalon_folder_lock (self->folder, error))
    return FALSE;
  gboolean done = write_next (self, judgement->bytes, error);
  jalon_folder_unlock (self->folder);
  return done;
}

static gboolean
remove_last (JalonPackShelf *self, GError **error)
{
  g_autofree char *name = g_strdup_printf (NAME_FORMAT, self->highest);
  int fd = open_shelf (self, FALSE, error);
  if (fd < 0)
    return FALSE;
  gboolean done = (unlinkat (fd, name, 0) == 0 || errno == ENOENT) ? jalon_file_sync_dir (fd, error)
                                                                  : jalon_file_set_write_error (error, errno, "Cannot remove the rules");
  (void) close (fd);
  return done;
}

/**
 * jalon_pack_shelf_undo:
 * @self: a shelf
 * @bytes: (out) (optional) (nullable) (transfer full): the file that was taken away, to bring it back; %NULL when it was damaged
 * @error: NOT_FOUND when nothing was imported
 *
 * Takes the last imported file away; load the shelf again.
 *
 * Returns: whether what was in use before it is in use again
 */
gboolean
jalon_pack_shelf_undo (JalonPackShelf *self, GBytes **bytes, GError **error)
{
  if (bytes != NULL)
    *bytes = NULL;
  if (self->files->len == 0)
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "Nothing was imported");
      return FALSE;
    }
  if (!jalon_folder_lock (self->folder, error))
    return FALSE;
  gboolean done = remove_last (self, error);
  jalon_folder_unlock (self->folder);
  JalonRulesJudgement *last = g_ptr_array_index (self->files, self->files->len - 1);
  if (done && bytes != NULL && last->bytes != NULL)
    *bytes = g_bytes_ref (last->bytes);
  return done;
}
