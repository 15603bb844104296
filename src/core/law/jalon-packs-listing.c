/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of "About the rules". The latest version of each entry; the rows of a list of papers are shown with the list in Renewal.
 */
#include "core/law/jalon-packs-listing.h"

#include "core/law/jalon-deadline-rules.h"

static void
add (GPtrArray *rows, const char *pack, const char *id, const char *term_fr, const char *text, const JalonSource *source)
{
  JalonListedRule *row = g_new0 (JalonListedRule, 1);
  *row = (JalonListedRule) { pack, id, term_fr, text, source };
  g_ptr_array_add (rows, row);
}

static gconstpointer
entry_at (const JalonPackTable *table, guint i)
{
  return jalon_pack_table_lookup (table, g_ptr_array_index (table->ids, i), NULL);
}

static void
add_deadlines (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->rules->rules->ids->len; i++)
    {
      const JalonRule *rule = entry_at (self->rules->rules, i);
      add (rows, "deadlines", rule->id, NULL, rule->gloss, &rule->source);
    }
}

static void
add_titles (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->titles->ids->len; i++)
    {
      const JalonTitleKind *title = entry_at (self->titles, i);
      add (rows, "titles", title->id, title->term_fr, title->gloss, &title->source);
    }
}

static void
add_rights (JalonPacks *self, GPtrArray *rows)
{
  const JalonGrace *grace;
  for (guint i = 0; (grace = jalon_rights_get_grace (self->rights, i)) != NULL; i++)
    add (rows, "rights", grace->rule, NULL, jalon_packs_get_rule_gloss (self, grace->rule), &grace->source);
  for (guint i = 0; i < self->titles->ids->len; i++)
    {
      const JalonTitleKind *title = entry_at (self->titles, i);
      const JalonFirstList *list = jalon_rights_get_first_list (self->rights, title->id);
      if (list != NULL)
        add (rows, "rights", list->id, title->term_fr, title->gloss, &list->source);
    }
}

static void
add_permits (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->permits->permits->ids->len; i++)
    {
      const JalonPermit *permit = entry_at (self->permits->permits, i);
      add (rows, "permits", permit->id, permit->term_fr, permit->gloss, &permit->source);
    }
}

static void
add_items (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->items->ids->len; i++)
    {
      const JalonItem *item = entry_at (self->items, i);
      add (rows, "items", item->id, item->term_fr, item->gloss, &item->source);
      for (guint j = 0; j < self->notes->len; j++)
        {
          const JalonNote *note = g_ptr_array_index (self->notes, j);
          if (g_str_equal (note->item, item->id))
            add (rows, "items", note->id, item->term_fr, note->text, &note->source);
        }
    }
}

static void
add_portals (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->portals->ids->len; i++)
    {
      const JalonPortal *portal = entry_at (self->portals, i);
      add (rows, "portals", portal->id, portal->name_fr, NULL, &portal->source);
      for (guint j = 0; j < portal->observations->len; j++)
        {
          const JalonObservation *seen = g_ptr_array_index (portal->observations, j);
          add (rows, "portals", portal->id, portal->name_fr, seen->text, &seen->source);
        }
    }
}

static void
add_checks (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->checks->ids->len; i++)
    {
      const JalonCheckRule *check = entry_at (self->checks, i);
      add (rows, "checks", check->id, NULL, check->means, &check->source);
    }
}

static void
add_help (JalonPacks *self, GPtrArray *rows)
{
  for (guint i = 0; i < self->help->ids->len; i++)
    {
      const JalonHelp *help = entry_at (self->help, i);
      add (rows, "help", help->id, help->term_fr, help->text, &help->source);
    }
}

/**
 * jalon_packs_list_rules:
 * @self: packs; must outlive the rows
 *
 * Returns: (transfer full) (element-type JalonListedRule): every rule
 */
GPtrArray *
jalon_packs_list_rules (JalonPacks *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_return_val_if_fail (JALON_IS_PACKS (self), rows);
  add_deadlines (self, rows);
  add_titles (self, rows);
  add_rights (self, rows);
  add_permits (self, rows);
  add_items (self, rows);
  add_portals (self, rows);
  add_checks (self, rows);
  add_help (self, rows);
  return rows;
}
