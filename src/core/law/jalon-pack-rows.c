/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One JSON object → one row of sources, items, titles, portals or checks. Permits are in jalon-permits.c.
 */
#include "core/law/jalon-packs-private.h"

static const char *const confidences[] = { "high", "medium", "low", "K", NULL };
static const char *const item_kinds[] = { "document", "code", "declaration", "letter", NULL };
static const char *const providers[] = { "worker", "employer", "state", "tax-office", "town-hall", "court", "bank", "school", "insurer",
                                         "landlord", "host", "hotel", "association", "health", "family", "professional-body",
                                         "business-registry", NULL };
static const char *const yes_no_unknown[] = { "yes", "no", "unknown", NULL };
static const char *const work_scopes[] = { "any", "employer", "hours", "activity", "none", "unknown", NULL };
static const char *const formats[] = { "pdf", "jpeg", "png", "webp", "tiff", "heic", "docx", "odt", "doc", "rtf", "txt", "zip", NULL };
static const char *const subjects[] = { "size", "formats", "names", "files", "pages", "code", "time", "advice", NULL };
static const char *const severities[] = { "info", "warn", "block", "unknown", NULL };
static const char *const repairs[] = { "rewrite", "unlock", "strip-scripts", "strip-attachments", "flatten", "rotate", "convert",
                                       "shrink", "scale-page", "rename", NULL };
static const char *const name_rules[] = { "telerecours", "france-visas", NULL };

static void
check_all_of (JalonPackEntry *entry, const char *key, char **values, const char *const *choices)
{
  for (int i = 0; values[i] != NULL; i++)
    if (!g_strv_contains (choices, values[i]))
      jalon_pack_entry_fail (entry, "“%s” cannot hold “%s”", key, values[i]);
}

void
jalon_source_clear (JalonSource *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->confidence, g_free);
}

void
jalon_source_copy (const JalonSource *self, JalonSource *copy)
{
  copy->name = g_strdup (self->name);
  copy->url = g_strdup (self->url);
  copy->confidence = g_strdup (self->confidence);
  copy->read_on = self->read_on;
}

/* "source": { "of": id of sources.json, "at": article or page (optional), "confidence": … } */
void
jalon_source_read (JalonPackEntry *entry, const JalonPackTable *sources, JalonSource *source)
{
  g_autoptr(JalonPackEntry) child = jalon_pack_entry_get_child (entry, "source");
  if (child == NULL)
    return;
  g_autofree char *of = jalon_pack_entry_dup_id (child, "of");
  g_autofree char *at = jalon_pack_entry_dup_optional (child, "at");
  source->confidence = jalon_pack_entry_dup_choice (child, "confidence", confidences);
  const JalonSource *row = jalon_pack_table_lookup (sources, of, NULL);
  if (row == NULL)
    jalon_pack_entry_fail (child, "nothing defines the source “%s”", of);
  else
    {
      source->name = at != NULL ? g_strdup_printf ("%s %s", row->name, at) : g_strdup (row->name);
      source->url = g_strdup (row->url);
      source->read_on = row->read_on;
    }
  jalon_pack_entry_close (child);
}

JalonSource *
jalon_pack_read_source_row (JalonPackEntry *entry)
{
  JalonSource *self = g_new0 (JalonSource, 1);
  self->name = jalon_pack_entry_dup_string (entry, "name");
  self->url = jalon_pack_entry_dup_optional (entry, "url");
  if (self->url == NULL)
    self->url = g_strdup ("");
  else if (!g_str_has_prefix (self->url, "https://") && !g_str_has_prefix (self->url, "http://"))
    jalon_pack_entry_fail (entry, "“url” is not a web address");
  jalon_pack_entry_get_date (entry, "read_on", TRUE, &self->read_on);
  return self;
}

void
jalon_source_row_free (JalonSource *self)
{
  jalon_source_clear (self);
  g_free (self);
}

JalonItem *
jalon_pack_read_item (JalonPackEntry *entry, const JalonPackTable *sources)
{
  JalonItem *self = g_new0 (JalonItem, 1);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  self->term_fr = jalon_pack_entry_dup_string (entry, "term_fr");
  self->gloss = jalon_pack_entry_dup_string (entry, "gloss");
  self->kind = jalon_pack_entry_dup_choice (entry, "kind", item_kinds);
  self->max_age_months = jalon_pack_entry_get_int (entry, "max_age_months", 1, 120);
  self->max_age_days = jalon_pack_entry_get_int (entry, "max_age_days", 1, 3650);
  self->in_force = jalon_pack_entry_get_bool (entry, "in_force");
  self->both_sides = jalon_pack_entry_get_bool (entry, "both_sides");
  self->needs_dates = jalon_pack_entry_get_bool (entry, "needs_dates");
  self->code_length = jalon_pack_entry_get_int (entry, "code_length", 1, 100);
  self->look_for = jalon_pack_entry_dup_string (entry, "look_for");
  self->provider = jalon_pack_entry_dup_choice (entry, "provider", providers);
  self->translation = jalon_pack_entry_get_bool (entry, "translation");
  self->bears_name = jalon_pack_entry_get_bool (entry, "bears_name");
  self->monthly = jalon_pack_entry_get_bool (entry, "monthly");
  jalon_source_read (entry, sources, &self->source);
  if (self->max_age_months > 0 && self->max_age_days > 0)
    jalon_pack_entry_fail (entry, "has an age in months and one in days");
  if ((self->max_age_months > 0 || self->max_age_days > 0) && !self->needs_dates)
    jalon_pack_entry_fail (entry, "has an age limit but does not ask for its date");
  if (self->code_length > 0 && !g_str_equal (self->kind, "code"))
    jalon_pack_entry_fail (entry, "has a code length but is no code");
  return self;
}

void
jalon_item_free (JalonItem *self)
{
  g_free (self->id);
  g_free (self->term_fr);
  g_free (self->gloss);
  g_free (self->kind);
  g_free (self->look_for);
  g_free (self->provider);
  jalon_source_clear (&self->source);
  g_free (self);
}

JalonNote *
jalon_pack_read_note (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *items)
{
  JalonNote *self = g_new0 (JalonNote, 1);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  self->item = jalon_pack_entry_dup_id (entry, "item");
  self->text = jalon_pack_entry_dup_string (entry, "text");
  jalon_source_read (entry, sources, &self->source);
  if (!jalon_pack_table_has (items, self->item))
    jalon_pack_entry_fail (entry, "nothing defines the item “%s”", self->item);
  return self;
}

void
jalon_note_free (JalonNote *self)
{
  g_free (self->id);
  g_free (self->item);
  g_free (self->text);
  jalon_source_clear (&self->source);
  g_free (self);
}

JalonTitleKind *
jalon_pack_read_title (JalonPackEntry *entry, const JalonPackTable *sources)
{
  JalonTitleKind *self = g_new0 (JalonTitleKind, 1);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  self->term_fr = jalon_pack_entry_dup_string (entry, "term_fr");
  self->gloss = jalon_pack_entry_dup_string (entry, "gloss");
  self->stay = jalon_pack_entry_dup_choice (entry, "stay", yes_no_unknown);
  self->work = jalon_pack_entry_dup_choice (entry, "work", work_scopes);
  self->travel = jalon_pack_entry_dup_choice (entry, "travel", yes_no_unknown);
  self->interim = jalon_pack_entry_get_bool (entry, "interim");
  self->endless = jalon_pack_entry_get_bool (entry, "endless");
  jalon_source_read (entry, sources, &self->source);
  return self;
}

void
jalon_title_kind_free (JalonTitleKind *self)
{
  g_free (self->id);
  g_free (self->term_fr);
  g_free (self->gloss);
  g_free (self->stay);
  g_free (self->work);
  g_free (self->travel);
  jalon_source_clear (&self->source);
  g_free (self);
}

static void
observation_free (JalonObservation *self)
{
  g_free (self->subject);
  g_free (self->text);
  jalon_source_clear (&self->source);
  g_free (self);
}

static JalonObservation *
read_observation (JalonPackEntry *entry, const JalonPackTable *sources)
{
  JalonObservation *self = g_new0 (JalonObservation, 1);
  self->subject = jalon_pack_entry_dup_choice (entry, "subject", subjects);
  self->bytes = jalon_pack_entry_get_int (entry, "bytes", 1, G_MAXINT64);
  self->text = jalon_pack_entry_dup_string (entry, "text");
  jalon_source_read (entry, sources, &self->source);
  jalon_pack_entry_close (entry);
  return self;
}

static void
read_observations (JalonPackEntry *entry, JalonPortal *self, const JalonPackTable *sources)
{
  JsonArray *array = jalon_pack_entry_get_array (entry, "observations");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/observations[%u]", entry->where, i);
      g_autoptr(JalonPackEntry) row = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      g_ptr_array_add (self->observations, read_observation (row, sources));
    }
}

/* "slots": [ { "item": id, "name_fr": French name where one is known }, … ] in the order of the portal */
static void
read_slots (JalonPackEntry *entry, JalonPortal *self, const JalonPackTable *items)
{
  g_autoptr(GStrvBuilder) order = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = jalon_pack_entry_get_array (entry, "slots");
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s/slots[%u]", entry->where, i);
      g_autoptr(JalonPackEntry) row = jalon_pack_entry_new (entry->pack, where, json_array_get_element (array, i), entry->fault);
      g_autofree char *item = jalon_pack_entry_dup_id (row, "item");
      g_autofree char *name_fr = jalon_pack_entry_dup_optional (row, "name_fr");
      jalon_pack_entry_close (row);
      if (!jalon_pack_table_has (items, item))
        jalon_pack_entry_fail (row, "nothing defines the item “%s”", item);
      if (!g_hash_table_add (seen, g_strdup (item)))
        jalon_pack_entry_fail (row, "“%s” has a slot already", item);
      g_strv_builder_add (order, item);
      if (name_fr != NULL)
        g_hash_table_insert (self->slot_names, g_steal_pointer (&item), g_steal_pointer (&name_fr));
    }
  self->slot_order = g_strv_builder_end (order);
}

JalonPortal *
jalon_pack_read_portal (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *items)
{
  JalonPortal *self = g_new0 (JalonPortal, 1);
  self->slot_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->observations = g_ptr_array_new_with_free_func ((GDestroyNotify) observation_free);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  self->name_fr = jalon_pack_entry_dup_string (entry, "name_fr");
  self->has_limits = jalon_pack_entry_get_bool (entry, "has_limits");
  self->formats = jalon_pack_entry_dup_strings (entry, "formats");
  check_all_of (entry, "formats", self->formats, formats);
  self->seen_bytes = jalon_pack_entry_get_int (entry, "seen_bytes", 1, G_MAXINT64);
  self->hard_bytes = jalon_pack_entry_get_int (entry, "hard_bytes", 1, G_MAXINT64);
  self->total_bytes = jalon_pack_entry_get_int (entry, "total_bytes", 1, G_MAXINT64);
  self->max_files = jalon_pack_entry_get_int (entry, "max_files", 1, 1000);
  self->max_name = jalon_pack_entry_get_int (entry, "max_name", 1, 255);
  if (jalon_pack_entry_has (entry, "name_rule"))
    self->name_rule = jalon_pack_entry_dup_choice (entry, "name_rule", name_rules);
  self->takes_image_as_is = jalon_pack_entry_get_bool (entry, "takes_image_as_is");
  read_slots (entry, self, items);
  read_observations (entry, self, sources);
  jalon_source_read (entry, sources, &self->source);
  if (self->has_limits && (self->formats[0] == NULL || self->hard_bytes == 0))
    jalon_pack_entry_fail (entry, "says that it has limits but names no format or no ceiling");
  if (self->seen_bytes > 0 && self->hard_bytes > 0 && self->seen_bytes > self->hard_bytes)
    jalon_pack_entry_fail (entry, "“seen_bytes” is above “hard_bytes”");
  return self;
}

void
jalon_portal_free (JalonPortal *self)
{
  g_free (self->id);
  g_free (self->name_fr);
  g_free (self->name_rule);
  g_strfreev (self->formats);
  g_strfreev (self->slot_order);
  g_hash_table_unref (self->slot_names);
  g_ptr_array_unref (self->observations);
  jalon_source_clear (&self->source);
  g_free (self);
}

static void
read_severities (JalonPackEntry *entry, JalonCheckRule *self, const JalonPackTable *portals)
{
  g_autoptr(JalonPackEntry) child = jalon_pack_entry_get_child (entry, "severity");
  if (child == NULL)
    return;
  g_autoptr(GList) keys = g_hash_table_get_keys (child->left);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const char *portal = key->data;
      if (!g_str_equal (portal, "*") && !jalon_pack_table_has (portals, portal))
        jalon_pack_entry_fail (child, "nothing defines the portal “%s”", portal);
      g_hash_table_insert (self->severity, g_strdup (portal), jalon_pack_entry_dup_choice (child, portal, severities));
    }
  if (!g_hash_table_contains (self->severity, "*"))
    jalon_pack_entry_fail (child, "“*” is missing");
}

JalonCheckRule *
jalon_pack_read_check (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *portals)
{
  JalonCheckRule *self = g_new0 (JalonCheckRule, 1);
  self->severity = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->id = jalon_pack_entry_dup_id (entry, "id");
  read_severities (entry, self, portals);
  if (jalon_pack_entry_has (entry, "fix"))
    self->fix = jalon_pack_entry_dup_choice (entry, "fix", repairs);
  self->means = jalon_pack_entry_dup_string (entry, "means");
  jalon_source_read (entry, sources, &self->source);
  return self;
}

void
jalon_check_rule_free (JalonCheckRule *self)
{
  g_free (self->id);
  g_free (self->fix);
  g_free (self->means);
  g_hash_table_unref (self->severity);
  jalon_source_clear (&self->source);
  g_free (self);
}
