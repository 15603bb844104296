/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the loader's files share: parsers of single entries. Not for other rooms.
 */
#pragma once

#include "core/law/jalon-help.h"
#include "core/law/jalon-pack-entry.h"
#include "core/law/jalon-packs.h"
#include "core/law/jalon-permits.h"
#include "core/law/jalon-rights.h"

G_BEGIN_DECLS

/* One version of an entry of a pack. */
typedef struct {
  JalonValidity  validity;
  gpointer       value;
  GDestroyNotify free_value;
} JalonPackVersion;

/* A pack as loaded: ids in file order, each with versions whose validity does not overlap. */
typedef struct {
  GPtrArray  *ids;    /* (element-type utf8) */
  GHashTable *by_id;  /* (element-type utf8 GPtrArray) of JalonPackVersion, oldest first */
} JalonPackTable;

JalonPackTable *jalon_pack_table_new (void);
void            jalon_pack_table_free (JalonPackTable *self);
void            jalon_pack_table_add (JalonPackTable *self, JalonPackEntry *entry, const char *id, const JalonValidity *validity,
                                      gpointer value, GDestroyNotify free_value);
gconstpointer   jalon_pack_table_lookup (const JalonPackTable *self, const char *id, const GDate *day);
gboolean        jalon_pack_table_has (const JalonPackTable *self, const char *id);

void            jalon_validity_read (JalonPackEntry *entry, JalonValidity *validity);
gboolean        jalon_validity_meets (const JalonValidity *self, const JalonValidity *other);

/* sources.json: id → name, URL, day read */
void            jalon_source_read (JalonPackEntry *entry, const JalonPackTable *sources, JalonSource *source);
void            jalon_source_copy (const JalonSource *self, JalonSource *copy);
void            jalon_source_clear (JalonSource *self);

JalonSource    *jalon_pack_read_source_row (JalonPackEntry *entry);
JalonItem      *jalon_pack_read_item (JalonPackEntry *entry, const JalonPackTable *sources);
JalonNote      *jalon_pack_read_note (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *items);
JalonTitleKind *jalon_pack_read_title (JalonPackEntry *entry, const JalonPackTable *sources);
JalonPortal    *jalon_pack_read_portal (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *items);
JalonCheckRule *jalon_pack_read_check (JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *portals);

/* permits.json while and after it is read. */
typedef struct {
  const JalonPackTable *sources, *items, *portals; /* lent: what rows may name */
  JalonPackTable       *facts;
  JalonPackTable       *permits;
  GHashTable           *sets;       /* (element-type utf8 JalonMemberSet) */
  GHashTable           *bases;      /* (element-type utf8 GPtrArray) of JalonPermitRow, lent by rows */
  GPtrArray            *rows;       /* (element-type JalonPermitRow) every row, owned */
  GHashTable           *named;      /* (element-type utf8 utf8) list ids that conditions name → where */
} JalonPermitTables;

JalonPermitTables *jalon_permit_tables_new (const JalonPackTable *sources, const JalonPackTable *items, const JalonPackTable *portals);
void               jalon_permit_tables_free (JalonPermitTables *self);
void               jalon_permit_tables_read_fact (JalonPermitTables *self, JalonPackEntry *entry);
void               jalon_permit_tables_read_set (JalonPermitTables *self, JalonPackEntry *entry);
void               jalon_permit_tables_read_base (JalonPermitTables *self, JalonPackEntry *entry);
void               jalon_permit_tables_read_permit (JalonPermitTables *self, JalonPackEntry *entry);
void               jalon_permit_tables_check_names (JalonPermitTables *self, JalonPackEntry *top);

/* deadlines.json while and after it is read: jalon-deadline-rules.h */
typedef struct _JalonRuleTables JalonRuleTables;

/* rights.json while it is read. */
JalonRights    *jalon_rights_new (void);
void            jalon_rights_free (JalonRights *self);
void            jalon_rights_read_grace (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *sources, const JalonPackTable *titles);
void            jalon_rights_read_first_list (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *sources);
void            jalon_rights_read_ground (JalonRights *self, JalonPackEntry *entry, const JalonPackTable *permits);

/* help.json: jalon-help.c */
JalonHelp      *jalon_pack_read_help (JalonPackEntry *entry, const JalonPackTable *sources);
void            jalon_help_free (JalonHelp *self);

/* All packs as loaded. */
struct _JalonPacks {
  GObject            parent_instance;
  JalonPackTable    *sources;
  JalonPackTable    *items;
  JalonPackTable    *titles;
  JalonPackTable    *portals;
  JalonPackTable    *checks;
  GPtrArray         *notes; /* (element-type JalonNote) */
  JalonPermitTables *permits;
  JalonRuleTables   *rules;
  JalonRights       *rights;
  JalonPackTable    *help_sources; /* of their own: a newer telephone number makes no rule newer */
  JalonPackTable    *help;
  GPtrArray         *texts;  /* (element-type GBytes) of the packs as they were read */
  GDate              edition; /* of the set of packs */
  GDate              newest;  /* the day on which the newest source of the rules was read */
};

extern const char *const jalon_pack_names[]; /* (array zero-terminated=1) in the order in which they are loaded */
GBytes         *jalon_packs_dup_bundled (const char *name, GError **error);
/* texts: (element-type utf8 GBytes) packs that stand in the place of the bundled ones. */
JalonPacks     *jalon_packs_load_with (GHashTable *texts, GError **error);
void            jalon_packs_set_edition (JalonPacks *self, const GDate *edition);
void            jalon_packs_set_newest_reading (JalonPacks *self, const GDate *newest);
void            jalon_packs_doubt_additions (JalonPacks *self, JalonPacks *base);

void            jalon_source_row_free (JalonSource *self);
void            jalon_item_free (JalonItem *self);
void            jalon_note_free (JalonNote *self);
void            jalon_title_kind_free (JalonTitleKind *self);
void            jalon_portal_free (JalonPortal *self);
void            jalon_check_rule_free (JalonCheckRule *self);

G_END_DECLS
