/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every word of the query must begin a word of what was written down; accents do not matter. A case holds few of these, so they are
 * looked through.
 */
#include "core/journal/jalon-said-search.h"

static gboolean
matches (const char *query, const char *const *texts, gsize count)
{
  g_autoptr(GString) all = g_string_new (NULL);
  for (gsize i = 0; i < count; i++)
    if (texts[i] != NULL)
      g_string_append_printf (all, " %s", texts[i]);
  return g_str_match_string (query, all->str, TRUE);
}

static void
add_hit (GArray *hits, JalonSaidKind kind, gconstpointer value)
{
  JalonSaidHit hit = { kind, value };
  g_array_append_val (hits, hit);
}

static void
find_details (GArray *hits, GPtrArray *details, const char *query)
{
  for (guint i = 0; details != NULL && i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      const char *const texts[] = { detail->value, detail->name };
      if (matches (query, texts, G_N_ELEMENTS (texts)))
        add_hit (hits, JALON_SAID_DETAIL, detail);
    }
}

static void
find_titles (GArray *hits, JalonPacks *packs, GPtrArray *titles, const char *query)
{
  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      const JalonTitleKind *kind = jalon_packs_get_title_kind (packs, title->kind);
      const char *const texts[] = { title->kind, kind != NULL ? kind->term_fr : NULL, kind != NULL ? kind->gloss : NULL };
      if (matches (query, texts, G_N_ELEMENTS (texts)))
        add_hit (hits, JALON_SAID_TITLE, title);
    }
}

static void
find_requests (GArray *hits, GPtrArray *requests, const char *query)
{
  for (guint i = 0; requests != NULL && i < requests->len; i++)
    {
      const JalonProcedure *request = g_ptr_array_index (requests, i);
      const char *const texts[] = { request->reference, request->article, request->asked };
      if (matches (query, texts, G_N_ELEMENTS (texts)))
        add_hit (hits, JALON_SAID_REQUEST, request);
    }
}

static void
find_events (GArray *hits, GPtrArray *events, const char *query)
{
  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      const char *const texts[] = { event->note, event->who };
      if (matches (query, texts, G_N_ELEMENTS (texts)))
        add_hit (hits, JALON_SAID_EVENT, event);
    }
}

/**
 * jalon_said_find:
 * @packs: rule packs, for the names of titles
 * @said: what was written down
 * @query: words; the beginning of a word is enough
 *
 * Returns: (transfer full) (element-type JalonSaidHit): what has all the words; none for a query without words. Lends from @said.
 */
GArray *
jalon_said_find (JalonPacks *packs, const JalonSaid *said, const char *query)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (JalonSaidHit));
  g_auto(GStrv) words = g_str_tokenize_and_fold (query, NULL, NULL);
  if (words[0] == NULL)
    return hits;
  find_details (hits, said->details, query);
  find_titles (hits, packs, said->titles, query);
  find_requests (hits, said->requests, query);
  find_events (hits, said->events, query);
  return hits;
}

const char *
jalon_said_hit_get_id (const JalonSaidHit *hit)
{
  switch (hit->kind)
    {
    case JALON_SAID_DETAIL:
      return ((const JalonDetail *) hit->value)->name;
    case JALON_SAID_TITLE:
      return ((const JalonTitle *) hit->value)->id;
    case JALON_SAID_REQUEST:
      return ((const JalonProcedure *) hit->value)->id;
    case JALON_SAID_EVENT:
    default:
      return ((const JalonEvent *) hit->value)->id;
    }
}

const char *
jalon_said_kind_get_name (JalonSaidKind kind)
{
  static const char *const names[] = { "detail", "title", "procedure", "event" };
  return names[kind];
}
