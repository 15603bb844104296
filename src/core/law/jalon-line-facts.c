/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a rights line, and how they are read off the values of a case. Nothing is guessed: a title counts as confirmed only by
 * its own paper, and only as far as the last day that was confirmed on that paper.
 */
#include "core/law/jalon-line-facts.h"

#include "core/jalon-date.h"
#include "core/law/jalon-details.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (JalonLineFacts, jalon_line_facts, jalon_line_facts_ref, jalon_line_facts_unref)

static void
title_free (JalonLineTitle *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self->paper);
  g_free (self->pages);
  g_free (self->paper_name);
  g_free (self->work);
  g_free (self->travel);
  g_free (self);
}

static void
request_free (JalonLineRequest *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self);
}

/**
 * jalon_line_facts_new:
 *
 * Returns: (transfer full): facts that say nothing yet; every answer is unknown
 */
JalonLineFacts *
jalon_line_facts_new (void)
{
  JalonLineFacts *self = g_atomic_rc_box_new0 (JalonLineFacts);
  self->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) title_free);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) request_free);
  self->refusals = g_array_new (FALSE, FALSE, sizeof (JalonRoughDay));
  self->work_authorisation = JALON_TRUTH_UNKNOWN;
  self->long_stay_visa = JALON_TRUTH_UNKNOWN;
  self->child_one_year = JALON_TRUTH_UNKNOWN;
  self->one_year_in_france = JALON_TRUTH_UNKNOWN;
  self->visa_validated = JALON_TRUTH_UNKNOWN;
  return self;
}

JalonLineFacts *
jalon_line_facts_ref (JalonLineFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
facts_clear (gpointer data)
{
  JalonLineFacts *self = data;
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->requests);
  g_array_unref (self->refusals);
  g_free (self->department);
  g_free (self->asked);
  g_free (self->asked_article);
  g_free (self->residence);
}

void
jalon_line_facts_unref (JalonLineFacts *self)
{
  g_atomic_rc_box_release_full (self, facts_clear);
}

/**
 * jalon_line_facts_add_title:
 * @self: facts
 * @id: what names the title in answers
 * @kind: id of titles.json
 * @from: its first day
 * @ends: (nullable): its last day; %NULL: it has none
 *
 * Returns: (transfer none): the title, so that channel, paper and confirmation can be filled
 */
JalonLineTitle *
jalon_line_facts_add_title (JalonLineFacts *self, const char *id, const char *kind, const JalonRoughDay *from, const JalonRoughDay *ends)
{
  JalonLineTitle *title = g_new0 (JalonLineTitle, 1);
  title->id = g_strdup (id);
  title->kind = g_strdup (kind);
  title->from = *from;
  title->endless = ends == NULL;
  if (ends != NULL)
    title->ends = *ends;
  g_ptr_array_add (self->titles, title);
  return title;
}

/**
 * jalon_line_facts_add_request:
 * @self: facts
 * @id: what names the request in answers
 * @kind: first, renewal, change or duplicate
 * @filed: the day it was sent or handed in
 *
 * Returns: (transfer none): the request
 */
JalonLineRequest *
jalon_line_facts_add_request (JalonLineFacts *self, const char *id, const char *kind, const JalonRoughDay *filed)
{
  JalonLineRequest *request = g_new0 (JalonLineRequest, 1);
  request->id = g_strdup (id);
  request->kind = g_strdup (kind);
  request->filed = *filed;
  g_ptr_array_add (self->requests, request);
  return request;
}

/* An express refusal or a removal order. */
void
jalon_line_facts_add_refusal (JalonLineFacts *self, const JalonRoughDay *on)
{
  g_array_append_val (self->refusals, *on);
}

static void
copy_title (JalonLineFacts *copy, const JalonLineTitle *title)
{
  JalonLineTitle *twin = jalon_line_facts_add_title (copy, title->id, title->kind, &title->from, title->endless ? NULL : &title->ends);
  twin->channel = g_strdup (title->channel);
  twin->paper = g_strdup (title->paper);
  twin->pages = g_strdup (title->pages);
  twin->paper_name = g_strdup (title->paper_name);
  twin->work = g_strdup (title->work);
  twin->travel = g_strdup (title->travel);
  twin->confirmed = title->confirmed;
  twin->confirmed_until = title->confirmed_until;
  twin->supposed = title->supposed;
}

/**
 * jalon_line_facts_copy:
 * @self: facts
 *
 * Returns: (transfer full): equal facts that may be changed, for a "what if"
 */
JalonLineFacts *
jalon_line_facts_copy (const JalonLineFacts *self)
{
  JalonLineFacts *copy = jalon_line_facts_new ();
  for (guint i = 0; i < self->titles->len; i++)
    copy_title (copy, g_ptr_array_index (self->titles, i));
  for (guint i = 0; i < self->requests->len; i++)
    {
      const JalonLineRequest *request = g_ptr_array_index (self->requests, i);
      JalonLineRequest *twin = jalon_line_facts_add_request (copy, request->id, request->kind, &request->filed);
      twin->channel = g_strdup (request->channel);
      twin->supposed = request->supposed;
    }
  if (self->refusals->len > 0)
    g_array_append_vals (copy->refusals, self->refusals->data, self->refusals->len);
  copy->removal_order = self->removal_order;
  copy->department = g_strdup (self->department);
  copy->asked = g_strdup (self->asked);
  copy->asked_article = g_strdup (self->asked_article);
  copy->work_authorisation = self->work_authorisation;
  copy->long_stay_visa = self->long_stay_visa;
  copy->child_one_year = self->child_one_year;
  copy->one_year_in_france = self->one_year_in_france;
  copy->visa_validated = self->visa_validated;
  copy->new_employer = self->new_employer;
  copy->visa_validated_on = self->visa_validated_on;
  copy->work_authorised_until = self->work_authorised_until;
  copy->residence = g_strdup (self->residence);
  return copy;
}

/* A passport or payslip that was confirmed as what it is shows no card. A visa stands in the passport; interim papers have no kind of their
 * own, so a person may have called theirs anything else. */
static gboolean
can_show (const JalonPaper *paper, const char *title_kind)
{
  static const char *const of_any[] = { "current-permit", "previous-permits", NULL };
  static const char *const of_visas[] = { "passport", "vlsts-validation", NULL };
  static const char *const visas[] = { "vls-ts", "visa-to-request", NULL };
  static const char *const interims[] = { "confirmation-depot", "api", "adf", "recepisse-premier", "recepisse-renouvellement", "convocation",
                                          "aps", NULL };
  if (paper->kind == NULL || g_strv_contains (of_any, paper->kind))
    return TRUE;
  if (g_strv_contains (visas, title_kind))
    return g_strv_contains (of_visas, paper->kind);
  return g_strv_contains (interims, title_kind) && !g_str_equal (paper->kind, "passport");
}

static void
read_title (JalonLineFacts *self, const JalonTitle *title, GHashTable *papers)
{
  JalonRoughDay from, ends;
  gboolean endless = !g_date_valid (&title->ends) && !title->ends_unknown;
  jalon_rough_day_join (&from, &title->from, &title->rough_from);
  jalon_rough_day_join (&ends, &title->ends, &title->rough_ends);
  JalonLineTitle *line_title = jalon_line_facts_add_title (self, title->id, title->kind, &from, endless ? NULL : &ends);
  const JalonPaper *paper = title->paper != NULL ? g_hash_table_lookup (papers, title->paper) : NULL;
  line_title->channel = g_strdup (title->channel);
  line_title->work = g_strdup (title->work);
  line_title->travel = g_strdup (title->travel);
  if (paper == NULL)
    return;
  line_title->paper = g_strdup (paper->id);
  line_title->pages = g_strdup (title->pages);
  line_title->paper_name = g_strdup (paper->name);
  line_title->confirmed = paper->confirmed && can_show (paper, title->kind);
  /* The last day of a passport is not that of the visa in it. */
  if (g_strcmp0 (paper->kind, "passport") != 0)
    line_title->confirmed_until = paper->until;
}

static void
read_renewal (JalonLineFacts *self, const JalonRenewalFile *renewal)
{
  for (guint i = 0; i < renewal->facts->len; i++)
    {
      const char *fact = g_ptr_array_index (renewal->facts, i);
      if (g_str_has_prefix (fact, "department="))
        {
          g_free (self->department);
          self->department = g_strdup (fact + strlen ("department="));
        }
      else if (g_str_has_prefix (fact, "asks="))
        {
          g_free (self->asked);
          self->asked = g_strdup (fact + strlen ("asks="));
        }
    }
}

/* What the newest request for another card asked for; a request that says nothing leaves the answer of the renewal file. */
static void
read_asked (JalonLineFacts *self, GPtrArray *procedures)
{
  const JalonProcedure *newest = NULL;
  for (guint i = 0; i < procedures->len; i++)
    {
      const JalonProcedure *procedure = g_ptr_array_index (procedures, i);
      if ((!g_str_equal (procedure->kind, "first") && !g_str_equal (procedure->kind, "change"))
          || (procedure->asked == NULL && procedure->article == NULL))
        continue;
      if (newest == NULL || g_date_compare (&procedure->filed, &newest->filed) > 0)
        newest = procedure;
    }
  if (newest == NULL)
    return;
  g_free (self->asked);
  g_free (self->asked_article);
  self->asked = g_strdup (newest->asked);
  self->asked_article = g_strdup (newest->article);
}

static void
take_truth (JalonTruth *truth, const char *value)
{
  if (g_strcmp0 (value, "yes") == 0)
    *truth = JALON_TRUTH_YES;
  else if (g_strcmp0 (value, "no") == 0)
    *truth = JALON_TRUTH_NO;
}

static void
take_text (char **text, const char *value)
{
  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

static const char *const interim_kinds[] = { "confirmation-depot", "api", "adf", "recepisse-premier", "recepisse-renouvellement",
                                             "convocation", NULL };

/* A change of employer that was said before the newest card began is over: that card was given for the newer job. */
static gboolean
is_of_an_older_card (const JalonLineFacts *self, const GDate *day)
{
  for (guint i = 0; i < self->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (self->titles, i);
      if (!g_strv_contains (interim_kinds, title->kind) && g_date_valid (&title->from.earliest) && g_date_compare (&title->from.earliest, day) > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * jalon_line_facts_add_details:
 * @self: facts of a case
 * @details: (nullable) (element-type JalonDetail): what the person said of the situation
 *
 * Adds what the line asks about. The answers of the renewal file go first where both answer.
 */
void
jalon_line_facts_add_details (JalonLineFacts *self, GPtrArray *details)
{
  const char *validated = jalon_details_get (details, "visa-validated");
  GDate day;

  take_truth (&self->work_authorisation, jalon_details_get (details, "work-authorisation"));
  take_truth (&self->long_stay_visa, jalon_details_get (details, "long-stay-visa"));
  take_truth (&self->child_one_year, jalon_details_get (details, "child-one-year"));
  take_truth (&self->one_year_in_france, jalon_details_get (details, "one-year-in-france"));
  take_truth (&self->visa_validated, validated);
  if (jalon_date_parse (validated, &self->visa_validated_on))
    self->visa_validated = JALON_TRUTH_YES;
  (void) jalon_date_parse (jalon_details_get (details, "work-authorisation-until"), &self->work_authorised_until);
  if (jalon_date_parse (jalon_details_get (details, "new-employer"), &day) && !is_of_an_older_card (self, &day))
    self->new_employer = day;
  take_text (&self->residence, jalon_details_get (details, "residence"));
  if (self->department == NULL)
    take_text (&self->department, jalon_details_get (details, "department"));
}

/**
 * jalon_line_facts_new_for_case:
 * @titles: (element-type JalonTitle): the titles of the case
 * @procedures: (element-type JalonProcedure): its applications
 * @events: (element-type JalonEvent): what happened
 * @papers: (element-type JalonPaper): its papers without the removed ones
 * @renewal: (nullable): its renewal file, for the answers given there
 *
 * Returns: (transfer full): the facts of the case
 */
JalonLineFacts *
jalon_line_facts_new_for_case (GPtrArray *titles, GPtrArray *procedures, GPtrArray *events, GPtrArray *papers,
                               const JalonRenewalFile *renewal)
{
  JalonLineFacts *self = jalon_line_facts_new ();
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < papers->len; i++)
    {
      const JalonPaper *paper = g_ptr_array_index (papers, i);
      if (paper->removed)
        continue;
      g_hash_table_insert (by_id, paper->id, (gpointer) paper);
      if (g_strcmp0 (paper->kind, "vlsts-validation") == 0 && paper->confirmed)
        self->visa_validated = JALON_TRUTH_YES;
    }
  for (guint i = 0; i < titles->len; i++)
    read_title (self, g_ptr_array_index (titles, i), by_id);
  for (guint i = 0; i < procedures->len; i++)
    {
      const JalonProcedure *procedure = g_ptr_array_index (procedures, i);
      JalonRoughDay filed;
      jalon_rough_day_join (&filed, &procedure->filed, &procedure->rough_filed);
      jalon_line_facts_add_request (self, procedure->id, procedure->kind, &filed)->channel = g_strdup (procedure->channel);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      JalonRoughDay on;
      jalon_rough_day_join (&on, &event->on, &event->rough_on);
      if (g_str_equal (event->kind, "refusal") || g_str_equal (event->kind, "removal-order"))
        jalon_line_facts_add_refusal (self, &on);
      if (g_str_equal (event->kind, "removal-order")
          && (!g_date_valid (&self->removal_order) || g_date_compare (&event->on, &self->removal_order) > 0))
        self->removal_order = event->on;
    }
  if (renewal != NULL)
    read_renewal (self, renewal);
  read_asked (self, procedures);
  return self;
}
