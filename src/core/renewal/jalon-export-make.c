/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file of the export from the papers of one answer. What fits as it is, is copied byte for byte; everything else goes through
 * jalon-reader: repaired, turned into a PDF, cut to the chosen pages, joined, made smaller, in this order and each only when needed.
 * Pages are counted before and after: a count that does not match the plan fails the export.
 */
#include "core/renewal/jalon-export-private.h"

#include "core/jalon-error.h"

#define NO_CEILING (G_GINT64_CONSTANT (1) << 40)

void
jalon_export_made_free (JalonExportMade *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static int
count_pages (const JalonExportTools *tools, GBytes *bytes, GError **error)
{
  g_autoptr(JalonView) view = jalon_view_open (tools->reader, bytes, tools->cancellable, error);
  return view == NULL ? 0 : jalon_view_get_n_pages (view);
}

static gboolean
check_pages (const JalonExportTools *tools, GBytes *bytes, int planned, GError **error)
{
  g_autoptr(GError) why = NULL;
  int               counted = count_pages (tools, bytes, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (counted == planned)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "An exported file has %d pages instead of %d", counted, planned);
  return FALSE;
}

static gint64
size_that_passes (const JalonPortal *portal)
{
  return portal->seen_bytes > 0 ? portal->seen_bytes : portal->hard_bytes;
}

/* Warnings about damage count too: what leaves here must open everywhere. */
static gboolean
needs_repair (const JalonJudgement *judgement)
{
  for (guint i = 0; judgement != NULL && i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = g_ptr_array_index (judgement->findings, i);
      if (finding->fix != NULL || g_str_equal (finding->id, "pdf-damaged"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_pdf (const JalonPaper *paper)
{
  return g_strcmp0 (paper->extension, "pdf") == 0;
}

/* @max_bytes: 0 for the aim of the portal. */
static GBytes *
repair (const JalonExportTools *tools, GBytes *bytes, const char *name, gint64 max_bytes, int planned, gboolean *may_be_refused, GError **error)
{
  g_autoptr(JalonRepairReport) report = jalon_repair_run (tools->reader, tools->packs, tools->portal->id, max_bytes, FALSE, bytes, name,
                                                          tools->person_words, NULL, NULL, tools->cancellable, error);
  if (report == NULL)
    return NULL;
  if (report->pages_after != planned)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "A repaired copy has %d pages instead of %d", report->pages_after, planned);
      return NULL;
    }
  if (may_be_refused != NULL)
    *may_be_refused = report->may_be_refused;
  return g_bytes_ref (report->out);
}

static GBytes *
rewrite (const JalonExportTools *tools, GBytes *bytes, const JalonRewrite *what, GError **error)
{
  g_autoptr(JalonView) view = jalon_view_open (tools->reader, bytes, tools->cancellable, error);
  return view == NULL ? NULL : jalon_view_rewrite (view, what, NULL, NULL, tools->cancellable, error);
}

/* A part as a sound PDF of exactly the chosen pages, whatever its size. */
static GBytes *
make_part (const JalonExportTools *tools, const JalonExportPart *part, gboolean to_join, int *pages, GError **error)
{
  g_autoptr(GBytes)     bytes = jalon_case_load_paper (tools->the_case, part->paper->id, error);
  const JalonJudgement *judgement = bytes == NULL ? NULL : jalon_judgements_get (part->paper, tools->judgements);
  g_autoptr(GError)     why = NULL;
  int                   whole = bytes == NULL ? 0 : count_pages (tools, bytes, &why);
  if (bytes == NULL)
    return NULL;
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }
  *pages = jalon_export_count_pages (part->pages, whole);
  if (*pages == 0)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "The pages “%s” do not exist in the paper", part->pages != NULL ? part->pages : "");
      return NULL;
    }
  if (is_pdf (part->paper) && needs_repair (judgement) && !jalon_export_paper_is_signed (tools, part->paper))
    {
      GBytes *repaired = repair (tools, bytes, part->paper->name, NO_CEILING, whole, NULL, error);
      if (repaired == NULL)
        return NULL;
      g_bytes_unref (bytes);
      bytes = repaired;
    }
  JalonRewrite what = { .convert = !is_pdf (part->paper), .pages = (char *) part->pages, .unlock = TRUE };
  if (!what.convert && what.pages == NULL && !to_join)
    return g_steal_pointer (&bytes);
  return rewrite (tools, bytes, &what, error);
}

static GBytes *
join_parts (const JalonExportTools *tools, const JalonExportPiece *piece, int *pages, GError **error)
{
  g_autoptr(GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gboolean             to_join = piece->parts->len > 1;
  *pages = 0;
  for (guint i = 0; i < piece->parts->len; i++)
    {
      int     of_part = 0;
      GBytes *input = make_part (tools, &g_array_index (piece->parts, JalonExportPart, i), to_join, &of_part, error);
      if (input == NULL)
        return NULL;
      g_ptr_array_add (inputs, input);
      *pages += of_part;
    }
  if (!to_join)
    return g_bytes_ref (g_ptr_array_index (inputs, 0));
  return jalon_reader_compose (tools->reader, inputs, tools->cancellable, error);
}

/* Smaller when it is larger than what is seen to pass; when that cannot be reached, as it is, up to the ceiling of the portal. */
static gboolean
fit_size (const JalonExportTools *tools, JalonExportMade *made, GError **error)
{
  gint64            passes = size_that_passes (tools->portal), hard = tools->portal->hard_bytes;
  g_autoptr(GError) why = NULL;
  if (passes == 0 || (gint64) g_bytes_get_size (made->bytes) <= passes)
    return TRUE;
  GBytes *smaller = repair (tools, made->bytes, "export.pdf", 0, made->pages, NULL, &why);
  if (smaller != NULL)
    {
      g_bytes_unref (made->bytes);
      made->bytes = smaller;
    }
  else if (!g_error_matches (why, JALON_ERROR, JALON_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  made->may_be_refused = (gint64) g_bytes_get_size (made->bytes) > passes;
  if (hard == 0 || (gint64) g_bytes_get_size (made->bytes) <= hard)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "A file stays larger than the portal takes");
  return FALSE;
}

/* A PDF of one paper that is fit as it is. */
static gboolean
is_copy (const JalonExportTools *tools, const JalonExportPiece *piece)
{
  const JalonExportPart *part = &g_array_index (piece->parts, JalonExportPart, 0);
  const JalonJudgement  *judgement = jalon_judgements_get (part->paper, tools->judgements);
  if (piece->is_signed)
    return TRUE;
  return piece->parts->len == 1 && part->pages == NULL && is_pdf (part->paper) && judgement != NULL &&
         judgement->verdict == JALON_VERDICT_READY && !needs_repair (judgement);
}

static JalonExportMade *
copy_piece (const JalonExportTools *tools, const JalonExportPiece *piece, GError **error)
{
  const JalonPaper           *paper = g_array_index (piece->parts, JalonExportPart, 0).paper;
  const JalonJudgement       *judgement = jalon_judgements_get (paper, tools->judgements);
  g_autoptr(JalonExportMade)  made = g_new0 (JalonExportMade, 1);
  g_autoptr(GError)           why = NULL;
  gint64                      passes = size_that_passes (tools->portal);
  made->bytes = jalon_case_load_paper (tools->the_case, paper->id, error);
  if (made->bytes == NULL)
    return NULL;
  made->pages = judgement != NULL && judgement->pages > 0 ? judgement->pages : count_pages (tools, made->bytes, &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }
  made->may_be_refused = passes > 0 && (gint64) g_bytes_get_size (made->bytes) > passes;
  return g_steal_pointer (&made);
}

/**
 * jalon_export_make:
 * @piece: what goes into the file
 *
 * Returns: (transfer full) (nullable): the file; %JALON_ERROR_REFUSED when the papers cannot be made into a file that the portal takes,
 *   %JALON_ERROR_INTERNAL when pages would be lost, or an error of the reader or the store
 */
JalonExportMade *
jalon_export_make (const JalonExportTools *tools, const JalonExportPiece *piece, GError **error)
{
  if (is_copy (tools, piece))
    return copy_piece (tools, piece, error);
  g_autoptr(JalonExportMade) made = g_new0 (JalonExportMade, 1);
  made->bytes = join_parts (tools, piece, &made->pages, error);
  if (made->bytes == NULL || !fit_size (tools, made, error) || !check_pages (tools, made->bytes, made->pages, error))
    return NULL;
  return g_steal_pointer (&made);
}
