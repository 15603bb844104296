/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that no paper mentions become papers because a person said so. What their sidecar knows comes along, but for the
 * confirmation: somebody looks at them once more.
 */
#include "core/case/jalon-case-verify.h"

#include "core/case/jalon-case-private.h"
#include "core/case/jalon-digest.h"
#include "core/case/jalon-shelf.h"
#include "core/case/jalon-sidecar.h"
#include "core/jalon-error.h"

#include <string.h>

/* documents/ab/<sha256>.<extension> */
static gboolean
split_path (const char *path, char **sha256, const char **extension)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);
  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], JALON_SHELF_DOCUMENTS) || strlen (parts[2]) < JALON_SHA256_HEX + 2 ||
      parts[2][JALON_SHA256_HEX] != '.')
    return FALSE;
  *sha256 = g_strndup (parts[2], JALON_SHA256_HEX);
  *extension = path + strlen (path) - strlen (parts[2]) + JALON_SHA256_HEX + 1;
  return jalon_digest_is_valid (*sha256) && g_str_has_prefix (*sha256, parts[1]) && strlen (parts[1]) == 2;
}

static JalonPaper *
load_sidecar (int case_fd, const char *sha256)
{
  guint64 generation;
  g_autoptr(GBytes) content =
    jalon_shelf_load_sealed (case_fd, JALON_SHELF_DOCUMENTS, sha256, "json", JALON_SIDECAR_LIMIT_BYTES, NULL);
  return content != NULL ? jalon_sidecar_parse (content, &generation, NULL) : NULL;
}

static JalonPaper *
adopt (JalonCase *self, const char *path, GError **error)
{
  g_autofree char *sha256 = NULL;
  const char *extension = NULL;
  if (!split_path (path, &sha256, &extension))
    {
      g_set_error_literal (error, JALON_ERROR, JALON_ERROR_USAGE, "Not the path of an original");
      return NULL;
    }
  g_autoptr(GBytes) bytes = jalon_shelf_load_original (self->fd, sha256, extension, error);
  g_autoptr(JalonPaper) known = load_sidecar (self->fd, sha256);
  g_autofree char *name = known != NULL ? g_strdup (known->name) : g_strdup_printf ("%.8s.%s", sha256, extension);
  g_autoptr(JalonPaper) paper =
    bytes != NULL ? jalon_case_import_bytes (self, bytes, name, known != NULL ? known->kind : NULL, NULL, NULL, error) : NULL;
  if (paper == NULL || known == NULL)
    return g_steal_pointer (&paper);
  g_autoptr(JalonPaper) told = jalon_paper_dup (paper);
  told->issued = known->issued;
  told->until = known->until;
  told->pages = known->pages;
  return jalon_case_set_paper (self, told, error) ? g_steal_pointer (&told) : NULL;
}

/**
 * jalon_case_adopt:
 * @self: a case
 * @paths: originals that no paper mentions, as jalon_case_verify () names them
 * @error: where to say why not
 *
 * Makes papers of them, unconfirmed. In memory until jalon_case_save ().
 *
 * Returns: (transfer full) (nullable) (element-type JalonPaper): the papers, in the order of @paths
 */
GPtrArray *
jalon_case_adopt (JalonCase *self, const char *const *paths, GError **error)
{
  g_return_val_if_fail (JALON_IS_CASE (self) && paths != NULL, NULL);
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_paper_unref);
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      JalonPaper *paper = adopt (self, paths[i], error);
      if (paper == NULL)
        return NULL;
      g_ptr_array_add (papers, paper);
    }
  return g_steal_pointer (&papers);
}
