/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A loaded pack: versions of entries by id. Two versions of one id that hold on the same day are refused.
 */
#include "core/law/jalon-packs-private.h"

static void
pack_version_free (JalonPackVersion *self)
{
  self->free_value (self->value);
  g_free (self);
}

static int
compare_start (gconstpointer a, gconstpointer b)
{
  const JalonPackVersion *left = *(const JalonPackVersion *const *) a;
  const JalonPackVersion *right = *(const JalonPackVersion *const *) b;
  if (!g_date_valid (&left->validity.from) || !g_date_valid (&right->validity.from))
    return g_date_valid (&left->validity.from) - g_date_valid (&right->validity.from);
  return g_date_compare (&left->validity.from, &right->validity.from);
}

JalonPackTable *
jalon_pack_table_new (void)
{
  JalonPackTable *self = g_new0 (JalonPackTable, 1);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
jalon_pack_table_free (JalonPackTable *self)
{
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/* Takes @value. */
void
jalon_pack_table_add (JalonPackTable *self, JalonPackEntry *entry, const char *id, const JalonValidity *validity, gpointer value,
                      GDestroyNotify free_value)
{
  GPtrArray *versions = g_hash_table_lookup (self->by_id, id);
  if (versions == NULL)
    {
      versions = g_ptr_array_new_with_free_func ((GDestroyNotify) pack_version_free);
      g_hash_table_insert (self->by_id, g_strdup (id), versions);
      g_ptr_array_add (self->ids, g_strdup (id));
    }
  for (guint i = 0; i < versions->len; i++)
    {
      const JalonPackVersion *other = g_ptr_array_index (versions, i);
      if (jalon_validity_meets (&other->validity, validity))
        jalon_pack_entry_fail (entry, "“%s” stands twice for the same days", id);
    }
  JalonPackVersion *version = g_new0 (JalonPackVersion, 1);
  version->validity = *validity;
  version->value = value;
  version->free_value = free_value;
  g_ptr_array_add (versions, version);
  g_ptr_array_sort (versions, compare_start);
}

/* @day: (nullable): %NULL asks for the latest version. */
gconstpointer
jalon_pack_table_lookup (const JalonPackTable *self, const char *id, const GDate *day)
{
  GPtrArray *versions = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
  if (versions == NULL)
    return NULL;
  for (guint i = versions->len; i > 0; i--)
    {
      const JalonPackVersion *version = g_ptr_array_index (versions, i - 1);
      if (day == NULL || jalon_validity_holds (&version->validity, day))
        return version->value;
    }
  return NULL;
}

gboolean
jalon_pack_table_has (const JalonPackTable *self, const char *id)
{
  return jalon_pack_table_lookup (self, id, NULL) != NULL;
}

void
jalon_validity_read (JalonPackEntry *entry, JalonValidity *validity)
{
  jalon_pack_entry_get_date (entry, "valid_from", FALSE, &validity->from);
  jalon_pack_entry_get_date (entry, "valid_to", FALSE, &validity->to);
  if (g_date_valid (&validity->from) && g_date_valid (&validity->to) && g_date_compare (&validity->from, &validity->to) > 0)
    jalon_pack_entry_fail (entry, "“valid_to” is before “valid_from”");
}

gboolean
jalon_validity_holds (const JalonValidity *self, const GDate *day)
{
  if (g_date_valid (&self->from) && g_date_compare (day, &self->from) < 0)
    return FALSE;
  return !g_date_valid (&self->to) || g_date_compare (day, &self->to) <= 0;
}

/* Whether there is a day on which both hold. */
gboolean
jalon_validity_meets (const JalonValidity *self, const JalonValidity *other)
{
  gboolean before = g_date_valid (&self->to) && g_date_valid (&other->from) && g_date_compare (&self->to, &other->from) < 0;
  gboolean after = g_date_valid (&other->to) && g_date_valid (&self->from) && g_date_compare (&other->to, &self->from) < 0;
  return !before && !after;
}
