/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rule packs: data/rules as loaded, checked and immutable. The loader refuses unknown keys, missing sources, ids that nothing
 * defines and overlapping validity, naming pack and entry. Thread-safe after loading.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define JALON_TYPE_PACKS (jalon_packs_get_type ())
G_DECLARE_FINAL_TYPE (JalonPacks, jalon_packs, JALON, PACKS, GObject)

/* Where a row comes from; every entry has one. */
typedef struct {
  char *name;       /* short name of the source, e.g. "CESEDA R.431-5" */
  char *url;        /* may be empty when the source has none */
  GDate read_on;
  char *confidence; /* high, medium, low, K */
} JalonSource;

/* The days on which an entry holds; an unset end is open. */
typedef struct {
  GDate from;
  GDate to;
} JalonValidity;

typedef enum { JALON_NEED_MANDATORY, JALON_NEED_CONDITIONAL, JALON_NEED_PRACTICE } JalonNeed;

/* items.json */
typedef struct {
  char       *id;
  char       *term_fr;
  char       *gloss;           /* English source text, translatable (xgettext reads the packs) */
  char       *kind;            /* document, code, declaration, letter */
  int         max_age_months;  /* 0: no limit in the source */
  int         max_age_days;    /* 0: none */
  gboolean    in_force;        /* must be valid on the filing date: needs "until" */
  gboolean    both_sides;
  gboolean    needs_dates;     /* issued date is asked of the person */
  int         code_length;     /* kind code: usual length, 0 unknown */
  char       *look_for;        /* English source text: what an agent looks at */
  JalonSource source;
  char       *provider;        /* who gives it: worker, employer, state, tax-office, town-hall, court, bank, school, insurer,
                                  landlord, host, hotel, association, health, family, professional-body, business-registry */
  gboolean    translation;     /* by a sworn translator when it is not in French */
  gboolean    bears_name;      /* must show the name of the person of the case */
  gboolean    monthly;         /* one paper a month, without gaps */
} JalonItem;

/* A remark of items.json that is no item: a threshold, a grade of proof, what is often refused. */
typedef struct {
  char       *id;
  char       *item;            /* the item it belongs to */
  char       *text;            /* English source text */
  JalonSource source;
} JalonNote;

/* titles.json */
typedef struct {
  char       *id;
  char       *term_fr;
  char       *gloss;
  char       *stay, *work, *travel; /* yes, no, unknown; work: any, employer, hours, activity, none, unknown */
  gboolean    interim;
  gboolean    endless;              /* it may have no last day; of any other paper a missing one is not known */
  JalonSource source;
} JalonTitleKind;

/* A dated remark on what a portal took or refused; never an official limit unless its source is the portal's own. */
typedef struct {
  char       *subject;         /* size, formats, names, files, pages, code, time, advice */
  gint64      bytes;           /* subject size: the size it speaks of; 0 none */
  char       *text;            /* English source text */
  JalonSource source;
} JalonObservation;

/* portals.json */
typedef struct {
  char       *id;
  char       *name_fr;
  gboolean    has_limits;        /* FALSE: names and notes only */
  char      **formats;           /* pdf, jpeg, png … */
  gint64      seen_bytes;        /* reported as the limit; 0 none */
  gint64      hard_bytes;        /* ceiling; 0 none */
  gint64      total_bytes;       /* of a category or slot; 0 none */
  int         max_files;         /* of a category; 0 none */
  int         max_name;          /* characters; 0 none */
  char       *name_rule;         /* (nullable) id of a name rule */
  gboolean    takes_image_as_is;
  char      **slot_order;        /* item ids in portal order */
  JalonSource source;
  GHashTable *slot_names;        /* (element-type utf8 utf8) item id → French name of its slot, where one is known */
  GPtrArray  *observations;      /* (element-type JalonObservation) */
} JalonPortal;

/* checks.json: severity of a finding on a portal. */
typedef struct {
  char       *id;
  GHashTable *severity;          /* portal id or "*" → info, warn, block, unknown */
  char       *fix;               /* (nullable) */
  JalonSource source;
  char       *means;             /* English source text: what it is and why it matters */
} JalonCheckRule;

JalonPacks           *jalon_packs_load (GError **error);                          /* the bundled packs */
JalonPacks           *jalon_packs_load_from_dir (const char *dir, GError **error);  /* for tests and imported packs */
const JalonItem      *jalon_packs_get_item (JalonPacks *self, const char *id);      /* (nullable) */
const JalonTitleKind *jalon_packs_get_title_kind (JalonPacks *self, const char *id);
const JalonPortal    *jalon_packs_get_portal (JalonPacks *self, const char *id);
const JalonCheckRule *jalon_packs_get_check (JalonPacks *self, const char *id);
char                **jalon_packs_list_ids (JalonPacks *self, const char *pack);    /* "items", "titles", "portals", "permits", "checks"; in file order */
gboolean              jalon_validity_holds (const JalonValidity *self, const GDate *day);
const JalonItem      *jalon_packs_get_item_on (JalonPacks *self, const char *id, const GDate *day); /* the version in force; (nullable) */
GPtrArray            *jalon_packs_list_notes (JalonPacks *self, const char *item);   /* (element-type JalonNote) (transfer container) */
const char           *jalon_portal_get_slot_name (const JalonPortal *self, const char *item); /* (nullable) */
void                  jalon_packs_get_newest_reading (JalonPacks *self, GDate *day);
char                 *jalon_packs_dup_digest (JalonPacks *self); /* of every byte that was read */
void                  jalon_packs_get_edition (JalonPacks *self, GDate *day);          /* of the set of packs */
/* permits: jalon-permits.h; what they resolve to: renewal/jalon-renewal.h */

G_END_DECLS
