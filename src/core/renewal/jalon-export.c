/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The export of a renewal file: judged, planned, made file by file, listed on two sheets, published at once. The case is only read.
 *
 *   evaluate ─► complete, or a reason ─► plan in portal order ─► for each piece: make, count pages, write, read back
 *            ─► inventory and upload sheet ─► rename: now the export exists
 */
#include "core/renewal/jalon-export-private.h"
#include "core/renewal/jalon-renewal-private.h"

#include "core/jalon-error.h"

#include <string.h>

#define INVENTORY_NAME "00-bordereau.pdf"
#define UPLOAD_NAME "00-feuille-de-depot.pdf"

/* One export under way. */
typedef struct {
  JalonExportTools   tools;
  JalonRenewalFile  *file;
  JalonRenewalStatus *status;
  GPtrArray         *papers, *pieces;
  GPtrArray         *categories; /* (element-type utf8) of the files made so far; lent */
  JalonExportSheets *sheets;
  JalonExportSink   *sink;
  JalonExport       *result;
  char             **person_words;
  gboolean           overridden;
  JalonProgress      progress;
  gpointer           user_data;
} Run;

static void
exported_file_free (gpointer data)
{
  JalonExportedFile *self = data;
  g_free (self->name);
  g_free (self->requirement);
  g_free (self);
}

void
jalon_export_free (JalonExport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_free (self->out);
  g_free (self);
}

static void
run_clear (Run *run)
{
  jalon_export_sheets_free (run->sheets);
  jalon_export_sink_free (run->sink);
  g_clear_pointer (&run->pieces, g_ptr_array_unref);
  g_clear_pointer (&run->categories, g_ptr_array_unref);
  jalon_renewal_status_free (run->status);
  jalon_judgements_free (run->tools.judgements);
  g_clear_pointer (&run->papers, g_ptr_array_unref);
  g_clear_pointer (&run->file, jalon_renewal_file_unref);
  g_clear_pointer (&run->result, jalon_export_free);
  g_strfreev (run->person_words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static char **
split_name (const JalonPerson *person)
{
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  return g_str_tokenize_and_fold (name, NULL, NULL);
}

static gboolean
evaluate (Run *run, GError **error)
{
  g_autoptr(JalonPerson) person = jalon_case_dup_person (run->tools.the_case);
  run->file = jalon_case_dup_renewal (run->tools.the_case);
  if (run->file == NULL)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The case has no renewal file");
      return FALSE;
    }
  run->tools.portal = jalon_packs_get_portal (run->tools.packs, run->file->portal);
  if (run->tools.portal == NULL)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "The rules know no portal “%s”", run->file->portal);
      return FALSE;
    }
  run->person_words = split_name (person);
  run->tools.person_words = (const char *const *) run->person_words;
  run->tools.judgements = jalon_judgements_new (run->tools.the_case, run->tools.reader, run->tools.packs, run->file->portal);
  run->papers = jalon_case_list_papers (run->tools.the_case, FALSE);
  run->status = jalon_renewal_evaluate_with_text (run->tools.packs, run->file, run->papers, person, jalon_judgements_get,
                                                  run->tools.judgements, jalon_judgements_dup_text, run->tools.judgements);
  return TRUE;
}

/* The code typed for a requirement, if any. */
static const char *
find_code (const JalonRequirement *requirement)
{
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (requirement->answers, i);
      if (answer->code != NULL)
        return answer->code;
    }
  return NULL;
}

static gboolean
has_paper (const JalonRequirement *requirement)
{
  for (guint i = 0; i < requirement->answers->len; i++)
    if (((JalonAnswer *) g_ptr_array_index (requirement->answers, i))->paper != NULL)
      return TRUE;
  return FALSE;
}

static const char *
find_note (const JalonRequirement *requirement)
{
  for (guint i = 0; i < requirement->answers->len; i++)
    {
      const JalonAnswer *answer = g_ptr_array_index (requirement->answers, i);
      if (answer->waive_note != NULL)
        return answer->waive_note;
    }
  return NULL;
}

/* Requirements that no file answers, as an agent should read them. A member of a group that another member answers is not missing. */
static void
list_missing (Run *run)
{
  for (guint i = 0; i < run->status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (run->status->requirements, i);
      const char             *note = find_note (requirement);
      if (requirement->at_collection)
        jalon_export_sheets_add_missing (run->sheets, requirement, "à présenter à la remise du titre");
      else if (find_code (requirement) != NULL || (has_paper (requirement) && g_strcmp0 (requirement->reason, "gone") != 0))
        continue;
      else if (requirement->state == JALON_STATE_DONE && note != NULL)
        jalon_export_sheets_add_missing (run->sheets, requirement, note);
      else if (g_strcmp0 (requirement->reason, "condition-unknown") == 0)
        jalon_export_sheets_add_missing (run->sheets, requirement, "nécessité non établie");
      else if (requirement->state != JALON_STATE_DONE)
        jalon_export_sheets_add_missing (run->sheets, requirement, "manque à ce jour");
    }
}

static gboolean
write_file (Run *run, JalonExportedFile *exported, GBytes *bytes, char **sha256, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (run->tools.cancellable, error))
    return FALSE;
  exported->size_bytes = (gint64) g_bytes_get_size (bytes);
  return jalon_export_sink_add (run->sink, exported->name, bytes, sha256, error);
}

/* Under an override, a piece that no file can be made of is listed as not joined; otherwise the export fails. */
static gboolean
can_go_without (Run *run, const GError *why)
{
  return run->overridden && why->domain == JALON_ERROR &&
         (why->code == JALON_ERROR_REFUSED || why->code == JALON_ERROR_UNSAFE || why->code == JALON_ERROR_TIMEOUT);
}

/* The files of a category so far, with one more of @bytes. Estimates were judged before; these are the real sizes. */
static gboolean
fits_category (Run *run, const JalonRequirement *requirement, gint64 bytes)
{
  const JalonPortal *portal = run->tools.portal;
  const char        *category = jalon_portal_get_category (portal, requirement->item->id);
  int                files = 1;
  for (guint i = 0; i < run->categories->len; i++)
    if (g_str_equal (category, g_ptr_array_index (run->categories, i)))
      {
        files++;
        bytes += ((JalonExportedFile *) g_ptr_array_index (run->result->files, i))->size_bytes;
      }
  g_ptr_array_add (run->categories, (gpointer) category);
  return (portal->max_files == 0 || files <= portal->max_files) && (portal->total_bytes == 0 || bytes <= portal->total_bytes);
}

static gboolean
export_piece (Run *run, const JalonExportPiece *piece, GError **error)
{
  g_autoptr(GError)          why = NULL;
  g_autofree char           *sha256 = NULL;
  g_autoptr(JalonExportMade) made = jalon_export_make (&run->tools, piece, &why);
  if (made == NULL && can_go_without (run, why))
    {
      jalon_export_sheets_add_missing (run->sheets, piece->requirement, "fichier illisible, non joint");
      return TRUE;
    }
  if (made == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  gboolean fits = fits_category (run, piece->requirement, (gint64) g_bytes_get_size (made->bytes));
  if (!fits && !run->overridden)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "The papers of one category are more than the portal takes together");
      return FALSE;
    }
  JalonExportedFile *exported = g_new0 (JalonExportedFile, 1);
  exported->name = jalon_export_make_name ((int) run->result->files->len + 1, piece->requirement->item->term_fr, run->tools.portal->max_name);
  exported->requirement = g_strdup (piece->requirement->id);
  exported->pages = made->pages;
  exported->may_be_refused = made->may_be_refused || !fits;
  exported->beyond_place = !fits;
  g_ptr_array_add (run->result->files, exported);
  if (!write_file (run, exported, made->bytes, &sha256, error))
    return FALSE;
  jalon_export_sheets_add_file (run->sheets, piece, exported, sha256);
  return TRUE;
}

/* Codes stand on the sheets where the portal asks for them. */
static void
add_codes_before (Run *run, guint *next, const char *const *order, guint place)
{
  for (; *next < place; (*next)++)
    for (guint i = 0; i < run->status->requirements->len; i++)
      {
        const JalonRequirement *requirement = g_ptr_array_index (run->status->requirements, i);
        const char             *code = find_code (requirement);
        gboolean                here = order[*next] == NULL ? !g_strv_contains (order, requirement->item->id)
                                                            : g_str_equal (order[*next], requirement->item->id);
        if (code != NULL && here)
          jalon_export_sheets_add_code (run->sheets, requirement, code);
      }
}

static gboolean
export_pieces (Run *run, GError **error)
{
  static const char *const no_order[] = { NULL };
  const char *const       *order = run->tools.portal->slot_order == NULL ? no_order : (const char *const *) run->tools.portal->slot_order;
  guint                    n_places = g_strv_length ((char **) order), next = 0;
  for (guint i = 0; i < run->pieces->len; i++)
    {
      const JalonExportPiece *piece = g_ptr_array_index (run->pieces, i);
      guint                   place = 0;
      while (order[place] != NULL && !g_str_equal (order[place], piece->requirement->item->id))
        place++;
      add_codes_before (run, &next, order, place);
      if (!export_piece (run, piece, error))
        return FALSE;
      if (run->progress != NULL)
        run->progress ((int) i + 1, (int) run->pieces->len + 1, run->user_data);
    }
  add_codes_before (run, &next, order, n_places + 1);
  return TRUE;
}

static gboolean
export_sheet (Run *run, gboolean upload, GError **error)
{
  JalonExportedFile *exported = g_new0 (JalonExportedFile, 1);
  g_autofree char   *sha256 = NULL;
  g_autoptr(GBytes)  bytes = jalon_export_sheets_draw (run->sheets, upload, &exported->pages, error);
  exported->name = g_strdup (upload ? UPLOAD_NAME : INVENTORY_NAME);
  g_ptr_array_insert (run->result->files, upload ? 1 : 0, exported);
  return bytes != NULL && write_file (run, exported, bytes, &sha256, error);
}

static gboolean
check_may_export (Run *run, const char *override_reason, GError **error)
{
  g_autofree char *reason = override_reason == NULL ? NULL : g_strstrip (g_strdup (override_reason));
  if (override_reason != NULL && reason[0] == '\0')
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "The reason is empty");
      return FALSE;
    }
  run->overridden = !run->status->complete && reason != NULL;
  if (run->status->complete || run->overridden)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "%d requirements are left", run->status->left);
  return FALSE;
}

/**
 * jalon_renewal_export:
 * @out: a folder to make, or a ZIP when it ends in ".zip"; must not exist
 * @override_reason: (nullable): why it shall be written although it is not complete; stands on both sheets
 * @today: the day that the sheets carry
 * @progress: (nullable): called after each file
 *
 * Writes the renewal file of @the_case: one PDF for each answered requirement in the order of the portal, an inventory and an upload
 * sheet. Blocks; use a worker thread. The case is not changed.
 *
 * Returns: (transfer full) (nullable): what was written; %JALON_ERROR_REFUSED when it is not complete, %JALON_ERROR_USAGE when @out
 *   exists, %JALON_ERROR_NOT_FOUND without a renewal file, or why it could not be made; then @out does not exist
 */
JalonExport *
jalon_renewal_export (JalonReader *reader, JalonPacks *packs, JalonCase *the_case, const char *out, const char *override_reason,
                      const GDate *today, JalonProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_auto(Run) run = { .tools = { reader, packs, the_case, NULL, NULL, NULL, cancellable }, .progress = progress, .user_data = user_data };
  if (!evaluate (&run, error) || !check_may_export (&run, override_reason, error))
    return NULL;
  run.sink = jalon_export_sink_new (out, today, error);
  if (run.sink == NULL)
    return NULL;
  run.result = g_new0 (JalonExport, 1);
  run.result->out = g_strdup (out);
  run.result->files = g_ptr_array_new_with_free_func (exported_file_free);
  run.sheets = jalon_export_sheets_new (&run.tools, run.file, run.status, run.overridden ? override_reason : NULL, today);
  run.categories = g_ptr_array_new ();
  run.pieces = jalon_export_plan (&run.tools, run.status, run.papers);
  list_missing (&run);
  if (!export_pieces (&run, error) || !export_sheet (&run, FALSE, error) || !export_sheet (&run, TRUE, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) || !jalon_export_sink_publish (run.sink, error))
    return NULL;
  if (progress != NULL)
    progress ((int) run.pieces->len + 1, (int) run.pieces->len + 1, user_data);
  return g_steal_pointer (&run.result);
}
