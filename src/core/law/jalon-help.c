/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry of help.json, and who helps with a matter. The order of the pack is the order in which people are named: what is reached
 * soonest comes first. The desk of an association is not here: see case/jalon-desk.h.
 */
#include "core/law/jalon-packs-private.h"

#include <string.h>

static const char *const kinds[] = { "lawyer", "association", "union", "access-to-law", "court", "legal-aid", "portal", "reception-point",
                                     "ombudsman", "consulate", NULL };
static const char *const matters[] = { "refusal", "removal", "confined", "detained", "papers", "employer", "portal", "any", NULL };

/**
 * jalon_help_list_matters:
 *
 * `removal` is an obligation to leave for somebody who is free, `confined` one under house arrest or in prison, `detained` one in a
 * detention centre.
 *
 * Returns: (transfer none): what may be helped with
 */
const char *const *
jalon_help_list_matters (void)
{
  return matters;
}

static void
check_phone (JalonPackEntry *entry, const char *phone)
{
  if (phone != NULL && phone[strspn (phone, "0123456789 +")] != '\0')
    jalon_pack_entry_fail (entry, "“%s” is no telephone number", phone);
}

static void
check_matters (JalonPackEntry *entry, char **named)
{
  if (named[0] == NULL)
    jalon_pack_entry_fail (entry, "helps with nothing");
  for (int i = 0; named[i] != NULL; i++)
    if (!g_strv_contains (matters, named[i]))
      jalon_pack_entry_fail (entry, "“for” cannot hold “%s”", named[i]);
}

JalonHelp *
jalon_pack_read_help (JalonPackEntry *entry, const JalonPackTable *sources)
{
  JalonHelp *self = g_new0 (JalonHelp, 1);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  self->kind = jalon_pack_entry_dup_choice (entry, "kind", kinds);
  self->term_fr = jalon_pack_entry_dup_string (entry, "term_fr");
  self->gloss = jalon_pack_entry_dup_string (entry, "gloss");
  self->text = jalon_pack_entry_dup_string (entry, "text");
  self->phone = jalon_pack_entry_dup_optional (entry, "phone");
  self->address = jalon_pack_entry_dup_optional (entry, "address");
  self->web = jalon_pack_entry_dup_optional (entry, "web");
  self->hours = jalon_pack_entry_dup_optional (entry, "hours");
  self->matters = jalon_pack_entry_dup_strings (entry, "for");
  check_phone (entry, self->phone);
  check_matters (entry, self->matters);
  if (self->web != NULL && !g_str_has_prefix (self->web, "http"))
    jalon_pack_entry_fail (entry, "“%s” is no address of a site", self->web);
  jalon_source_read (entry, sources, &self->source);
  return self;
}

void
jalon_help_free (JalonHelp *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->term_fr);
  g_free (self->gloss);
  g_free (self->text);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->web);
  g_free (self->hours);
  g_strfreev (self->matters);
  jalon_source_clear (&self->source);
  g_free (self);
}

/**
 * jalon_packs_list_help:
 * @self: packs
 * @matter_or_null: (nullable): what help is wanted with; %NULL for everybody
 *
 * Returns: (transfer container) (element-type JalonHelp): who helps, whom to ask first in front
 */
GPtrArray *
jalon_packs_list_help (JalonPacks *self, const char *matter_or_null)
{
  GPtrArray *found = g_ptr_array_new ();
  g_auto(GStrv) ids = jalon_packs_list_ids (self, "help");
  for (int i = 0; ids[i] != NULL; i++)
    {
      const JalonHelp *help = jalon_packs_get_help (self, ids[i]);
      if (matter_or_null == NULL || g_strv_contains ((const char *const *) help->matters, matter_or_null))
        g_ptr_array_add (found, (gpointer) help);
    }
  return found;
}
