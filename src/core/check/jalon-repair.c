/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A repair: look, plan, rewrite, then look at the result with fresh eyes, and hand it out only when it is better and nothing is lost.
 *
 *   input ──► facts, judgement, plan ──► words of its text layer
 *     └── every step without loss ──► base (the input itself when there is none)
 *           └── above the aim: its scans read by OCR ──► shrink ──► result      next, larger ceiling when the aim cannot
 *                                                           ▲─────────┘         be reached or a key word is lost
 *   result ──► a new view: facts, judgement, page count, words ──► compared with what was there before
 *
 * The input never changes. Pages without a text layer are read by OCR when their pictures are coded again, the first ones only, because
 * a page takes seconds (jalon-repair-pictures.c).
 */
#include "core/check/jalon-repair-private.h"

#include <string.h>

#include "core/jalon-error.h"

#define PAGES_READ_BY_OCR 2
#define LEAST_WORDS_KEPT 0.98

typedef struct {
  JalonReader       *reader;
  JalonPacks        *packs;
  const char        *portal;
  gint64             max_bytes;
  const char        *file_name;
  const char *const *person_words;
  GBytes            *in;
  GBytes            *base;       /* after the steps without loss */
  JalonFacts        *facts;
  JalonJudgement    *judgement;
  JalonRepairPlan   *plan;
  JalonRepairWords  *before;
  JalonProgress      progress;
  gpointer           user_data;
  GCancellable      *cancellable;
} Repair;

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, JALON_ERROR, JALON_ERROR_REFUSED, reason);
  return FALSE;
}

static void
repair_clear (Repair *self)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->facts, jalon_facts_free);
  g_clear_pointer (&self->judgement, jalon_judgement_free);
  g_clear_pointer (&self->plan, jalon_repair_plan_free);
  g_clear_pointer (&self->before, jalon_repair_words_free);
}

static gint64
size_of (GBytes *bytes)
{
  return (gint64) g_bytes_get_size (bytes);
}

static gboolean
is_above_aim (Repair *self, GBytes *bytes)
{
  return self->plan->aim_bytes > 0 && size_of (bytes) > self->plan->aim_bytes;
}

static gboolean
was_stopped (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Words */

static gboolean
add_words (JalonRepairWords *words, GPtrArray *list)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    jalon_repair_words_add (words, ((JalonWord *) list->pdata[i])->text);
  return list != NULL && list->len > 0;
}

/* The text layer of every page; a page that gives none is left to OCR. FALSE only when stopped. */
static gboolean
add_text (Repair *self, JalonView *view, int n_pages, JalonRepairWords *words, GError **error)
{
  for (int page = 1; page <= n_pages; page++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GPtrArray) list = jalon_view_text (view, page, self->cancellable, &local);
      if (was_stopped (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (add_words (words, list))
        words->from_text = TRUE;
      else
        g_array_append_val (words->bare_pages, page);
    }
  return TRUE;
}

static gboolean
is_blank (Repair *self, int page)
{
  return page <= (int) self->facts->pages->len &&
         g_array_index (self->facts->pages, JalonPageFacts, page - 1).blank == JALON_TRI_YES;
}

/* The first pages without a text layer that show something, read as pictures. FALSE only when stopped. */
static gboolean
add_pictures (Repair *self, GBytes *bytes, JalonRepairWords *words, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (int));
  const GArray *bare = self->before->bare_pages;

  for (guint i = 0; i < bare->len && pages->len < PAGES_READ_BY_OCR; i++)
    {
      int page = g_array_index (bare, int, i);
      if (!is_blank (self, page))
        g_array_append_val (pages, page);
    }
  return jalon_repair_words_add_pictures (words, self->reader, bytes, pages, words == self->before, self->cancellable, error);
}

static void
fill_words (JalonRepairReport *report, const JalonRepairWords *before, const JalonRepairKept *kept)
{
  report->words_before = kept->words;
  report->words_kept = kept->words_kept;
  report->key_words_before = kept->key_words;
  report->key_words_kept = kept->key_words_kept;
  report->compared = before->from_ocr ? "ocr" : before->from_text ? "text" : "none";
}

static gboolean
is_enough_kept (const JalonRepairKept *kept)
{
  int others = kept->words - kept->key_words, others_kept = kept->words_kept - kept->key_words_kept;
  return kept->key_words_kept == kept->key_words && others_kept >= LEAST_WORDS_KEPT * others;
}

/* The result */

/* The name the result would have, for the checks that look at it. */
static char *
dup_result_name (Repair *self)
{
  const char *dot = strrchr (self->file_name, '.');
  gsize stem = dot != NULL && dot != self->file_name ? (gsize) (dot - self->file_name) : strlen (self->file_name);
  if (!jalon_repair_plan_has (self->plan, "convert"))
    return g_strdup (self->file_name);
  return g_strdup_printf ("%.*s.pdf", (int) stem, self->file_name);
}

/* A person who says how large a file may be knows better than the portal's own limit. */
static gboolean
still_blocks (Repair *self, const JalonJudgement *judgement)
{
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = judgement->findings->pdata[i];
      gboolean about_size = g_str_has_prefix (finding->id, "size-over-");
      if (finding->severity == JALON_SEVERITY_BLOCK && !(about_size && self->max_bytes > 0))
        return TRUE;
    }
  return FALSE;
}

static JalonRepairReport *
new_report (Repair *self, GBytes *out, JalonVerdict verdict)
{
  JalonRepairReport *report = g_new0 (JalonRepairReport, 1);
  report->out = g_bytes_ref (out);
  report->pages_before = report->pages_after = self->facts->n_pages;
  report->size_before = size_of (self->in);
  report->size_after = size_of (out);
  report->compared = "none";
  report->steps = g_ptr_array_ref (self->plan->steps);
  report->may_be_refused = is_above_aim (self, out);
  report->verdict = verdict;
  return report;
}

/* Looks at @out as at a file that came from a stranger. */
static JalonRepairReport *
look_again (Repair *self, GBytes *out, gboolean shrunk, GError **error)
{
  g_autoptr (JalonRepairWords) after = jalon_repair_words_new ();
  g_autofree char *name = dup_result_name (self);
  g_autoptr (JalonView) view = jalon_view_open (self->reader, out, self->cancellable, error);
  g_autoptr (JalonFacts) facts = view != NULL ? jalon_view_facts (view, self->cancellable, error) : NULL;

  if (facts == NULL)
    return NULL;
  if (facts->n_pages != self->facts->n_pages)
    {
      refuse (error, "pages-changed");
      return NULL;
    }
  g_autoptr (JalonJudgement) judgement = jalon_check_judge (self->packs, self->portal, name, facts);
  if (still_blocks (self, judgement))
    {
      refuse (error, "not-better");
      return NULL;
    }
  if (!add_text (self, view, facts->n_pages, after, error) ||
      (shrunk && !add_pictures (self, out, after, error)))
    return NULL;
  JalonRepairKept kept = jalon_repair_words_compare (self->before, after, self->person_words);
  if (!is_enough_kept (&kept))
    {
      refuse (error, "words-lost");
      return NULL;
    }
  JalonRepairReport *report = new_report (self, out, judgement->verdict);
  fill_words (report, self->before, &kept);
  if (shrunk && (self->before->has_unread || strcmp (report->compared, "none") == 0))
    report->verdict = JALON_VERDICT_INCONCLUSIVE;
  return report;
}

/* The steps */

static void
fill_turns (Repair *self, JalonRewrite *what)
{
  what->rotate = g_array_new (FALSE, TRUE, sizeof (int));
  for (guint i = 0; i < self->facts->pages->len; i++)
    {
      int turn = MAX (g_array_index (self->facts->pages, JalonPageFacts, i).turn, 0);
      g_array_append_val (what->rotate, turn);
    }
}

static gboolean
has_step_without_loss (const JalonRepairPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    if (strcmp (plan->steps->pdata[i], "shrink") != 0 && strcmp (plan->steps->pdata[i], "rename") != 0)
      return TRUE;
  return FALSE;
}

static GBytes *
rewrite_without_loss (Repair *self, JalonView *view, GError **error)
{
  JalonRewrite what = {
    .unlock = jalon_repair_plan_has (self->plan, "unlock"),
    .strip_scripts = jalon_repair_plan_has (self->plan, "strip-scripts"),
    .strip_attachments = jalon_repair_plan_has (self->plan, "strip-attachments"),
    .flatten = jalon_repair_plan_has (self->plan, "flatten"),
    .convert = jalon_repair_plan_has (self->plan, "convert"),
    .scale_pages = jalon_repair_plan_has (self->plan, "scale-page"),
  };
  if (jalon_repair_plan_has (self->plan, "rotate"))
    fill_turns (self, &what);
  GBytes *out = jalon_view_rewrite (view, &what, self->progress, self->user_data, self->cancellable, error);
  g_clear_pointer (&what.rotate, g_array_unref);
  return out;
}

static JalonRepairReport *
shrink_once (Repair *self, gint64 ceiling_bytes, GError **error)
{
  const JalonRewrite what = { .ceiling_bytes = ceiling_bytes, .keep_format = TRUE };
  g_autoptr (JalonView) view = jalon_view_open (self->reader, self->base, self->cancellable, error);
  g_autoptr (GBytes) out =
    view != NULL ? jalon_view_rewrite (view, &what, self->progress, self->user_data, self->cancellable, error) : NULL;
  if (out == NULL)
    return NULL;
  if (size_of (out) < size_of (self->base))
    return look_again (self, out, TRUE, error);
  jalon_repair_plan_remove (self->plan, "shrink"); /* nothing was gained, so nothing was done */
  return look_again (self, self->base, FALSE, error);
}

static gboolean
can_be_larger (const GError *error)
{
  return g_error_matches (error, JALON_ERROR, JALON_ERROR_REFUSED) &&
         (strcmp (error->message, "ceiling") == 0 || strcmp (error->message, "words-lost") == 0);
}

/* The aim first; then the smallest of a few larger sizes that loses no word, up to what is still accepted. */
static JalonRepairReport *
shrink (Repair *self, GError **error)
{
  static const double steps_up[] = { 1.0, 1.5, 2.5 };
  const gint64 aim = self->plan->aim_bytes, accept = MAX (self->plan->accept_bytes, aim);
  JalonRepairReport *report = NULL;
  g_autoptr (GError) local = NULL;
  gint64 tried = 0;

  for (gsize i = 0; i <= G_N_ELEMENTS (steps_up) && report == NULL; i++)
    {
      gint64 ceiling = i < G_N_ELEMENTS (steps_up) ? MIN ((gint64) (aim * steps_up[i]), accept) : accept;
      if (ceiling == tried)
        continue;
      tried = ceiling;
      g_clear_error (&local);
      report = shrink_once (self, ceiling, &local);
      if (report == NULL && !can_be_larger (local))
        break;
    }
  if (report == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return report;
}

static JalonRepairReport *
repair (Repair *self, JalonView *view, GError **error)
{
  self->before = jalon_repair_words_new ();
  if (!add_text (self, view, self->facts->n_pages, self->before, error))
    return NULL;
  self->base = has_step_without_loss (self->plan) ? rewrite_without_loss (self, view, error) : g_bytes_ref (self->in);
  if (self->base == NULL)
    return NULL;
  jalon_view_close (view);

  if (!is_above_aim (self, self->base))
    {
      jalon_repair_plan_remove (self->plan, "shrink");
      return look_again (self, self->base, FALSE, error);
    }
  jalon_repair_plan_add (self->plan, "shrink");
  return add_pictures (self, self->base, self->before, error) ? shrink (self, error) : NULL;
}

static gboolean
has_blocking_without_fix (const JalonJudgement *judgement)
{
  for (guint i = 0; i < judgement->findings->len; i++)
    {
      const JalonFinding *finding = judgement->findings->pdata[i];
      if (finding->severity == JALON_SEVERITY_BLOCK && finding->fix == NULL)
        return TRUE;
    }
  return FALSE;
}

/* Nothing to do, or only the name changes: the bytes stay. */
static gboolean
is_copy (const JalonRepairPlan *plan)
{
  return plan->steps->len == 0 || (plan->steps->len == 1 && jalon_repair_plan_has (plan, "rename"));
}

static gboolean
may_be_repaired (Repair *self, gboolean rewrite_signed, GError **error)
{
  if (has_blocking_without_fix (self->judgement))
    return refuse (error, self->facts->opened == JALON_OPENED_PASSWORD ? "password" : "blocked");
  if (self->facts->opened == JALON_OPENED_TOO_COMPLEX)
    return refuse (error, "unclear");
  if (self->facts->is_signed == JALON_TRI_YES && !rewrite_signed && !is_copy (self->plan))
    return refuse (error, "signed");
  return TRUE;
}

static JalonRepairReport *
run (Repair *self, gboolean rewrite_signed, GError **error)
{
  g_autoptr (JalonView) view = jalon_view_open (self->reader, self->in, self->cancellable, error);
  self->facts = view != NULL ? jalon_view_facts (view, self->cancellable, error) : NULL;
  if (self->facts == NULL)
    return NULL;
  self->judgement = jalon_check_judge (self->packs, self->portal, self->file_name, self->facts);
  self->plan = jalon_repair_plan (self->packs, self->portal, self->max_bytes, self->facts, self->judgement);
  if (!may_be_repaired (self, rewrite_signed, error))
    return NULL;
  return is_copy (self->plan) ? new_report (self, self->in, self->judgement->verdict) : repair (self, view, error);
}

/**
 * jalon_repair_run:
 * @reader: reads and writes the strangers' files
 * @packs: the rule packs
 * @portal: id of a portal
 * @max_bytes: largest size allowed; 0 takes the portal's
 * @rewrite_signed: also when the signature will be lost
 * @in: the file
 * @file_name: its name, without folders
 * @person_words: (nullable) (array zero-terminated=1): words of the person's name, which have to stay readable
 * @progress: (nullable): during the longest step
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Makes a copy that the portal takes. Deterministic: the same file and packs give the same bytes. Blocks: use a worker thread.
 *
 * Errors: REFUSED with a word that says why (see jalon-check.h); UNSAFE and TIMEOUT from jalon-reader.
 *
 * Returns: (transfer full) (nullable): the copy and the proof that nothing is lost
 */
JalonRepairReport *
jalon_repair_run (JalonReader *reader, JalonPacks *packs, const char *portal, gint64 max_bytes, gboolean rewrite_signed, GBytes *in,
                  const char *file_name, const char *const *person_words, JalonProgress progress, gpointer user_data,
                  GCancellable *cancellable, GError **error)
{
  Repair self = {
    .reader = reader, .packs = packs, .portal = portal, .max_bytes = max_bytes, .file_name = file_name,
    .person_words = person_words, .in = in, .progress = progress, .user_data = user_data, .cancellable = cancellable,
  };
  JalonRepairReport *report = run (&self, rewrite_signed, error);
  repair_clear (&self);
  return report;
}

/**
 * jalon_repair_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
jalon_repair_report_free (JalonRepairReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->out, g_bytes_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}
