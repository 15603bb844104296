/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a rights line, and how they are read off the values of a case. Nothing is guessed: a title counts as confirmed only by
 * its own paper, and only as far as the last day that was confirmed on that paper.
 */
#include "core/law/jalon-line-facts.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (JalonLineFacts, jalon_line_facts, jalon_line_facts_ref, jalon_line_facts_unref)

static void
title_free (JalonLineTitle *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self->paper);
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
  return copy;
}

static void
read_title (JalonLineFacts *self, const JalonTitle *title, GHashTable *papers)
{
  JalonRoughDay from, ends;
  jalon_rough_day_set_exact (&from, &title->from);
  jalon_rough_day_set_exact (&ends, &title->ends);
  JalonLineTitle *line_title = jalon_line_facts_add_title (self, title->id, title->kind, &from,
                                                           g_date_valid (&title->ends) ? &ends : NULL);
  const JalonPaper *paper = title->paper != NULL ? g_hash_table_lookup (papers, title->paper) : NULL;
  line_title->channel = g_strdup (title->channel);
  if (paper == NULL)
    return;
  line_title->paper = g_strdup (paper->id);
  line_title->confirmed = paper->confirmed;
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
      jalon_rough_day_set_exact (&filed, &procedure->filed);
      jalon_line_facts_add_request (self, procedure->id, procedure->kind, &filed)->channel = g_strdup (procedure->channel);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      JalonRoughDay on;
      jalon_rough_day_set_exact (&on, &event->on);
      if (g_str_equal (event->kind, "refusal") || g_str_equal (event->kind, "removal-order"))
        jalon_line_facts_add_refusal (self, &on);
      if (g_str_equal (event->kind, "removal-order")
          && (!g_date_valid (&self->removal_order) || g_date_compare (&event->on, &self->removal_order) > 0))
        self->removal_order = event->on;
    }
  if (renewal != NULL)
    read_renewal (self, renewal);
  return self;
}
