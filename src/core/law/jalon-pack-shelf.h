/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules in use: those of the program, and over them the files that a person imported, kept in the folder `rules` of the data
 * folder in the order in which they came.
 *
 * A file signed by the key of this build takes the place of what is in use when its edition is later; a file that nobody signed may only
 * add (see jalon-pack-difference.c), lies over everything signed whenever it came, and is never sure. Each kept file is judged anew at every loading: what a newer program brings, a changed byte or
 * another key leave it aside, with the reason, and never half used. Importing adds one file, undoing takes the last one away: at no
 * moment is there anything between old and new.
 *
 * The core says ids; the sentences are in src/phrases.
 */
#pragma once

#include "core/case/jalon-folder.h"
#include "core/law/jalon-pack-difference.h"
#include "core/law/jalon-packs.h"
#include "core/law/jalon-rules-file.h"

G_BEGIN_DECLS

#define JALON_SHELF_DIR "rules"
#define JALON_SHELF_MOST 50 /* kept files */

typedef enum {
  JALON_RULES_TAKEN,
  JALON_RULES_NOT_RULES,     /* no file of rules: why says what the parser met */
  JALON_RULES_TOO_NEW,       /* for a later version of the program */
  JALON_RULES_FAULTY,        /* the checker of the packs refuses: why names pack and entry */
  JALON_RULES_OLDER,         /* signed, and not of a later day than what is in use */
  JALON_RULES_BAD_SIGNATURE,
  JALON_RULES_UNSIGNED,      /* changes what only a signed file may change: change */
  JALON_RULES_NO_SIGNER,     /* signed, changes such a thing, and this build trusts nobody */
  JALON_RULES_NOTHING_NEW,   /* it says what is in use already */
  JALON_RULES_DAMAGED,       /* kept file: a byte changed since it was written */
  JALON_RULES_UNREADABLE,    /* kept file: cannot be read now */
} JalonRulesVerdict;

/* One file, judged against what was in use without it. */
typedef struct {
  JalonRulesVerdict verdict;
  gboolean          is_signed; /* by the key of this build */
  GDate             edition;   /* unset when it could not be read */
  char             *why;       /* (nullable) English, of the parser or the checker: for a maintainer */
  JalonPackChange  *change;    /* (nullable) lent by changes: the first that needs a signature */
  GPtrArray        *changes;   /* (element-type JalonPackChange) */
  JalonPacks       *packs;     /* (nullable) what is in use with it; set when it is taken */
  GBytes           *bytes;     /* the file itself */
} JalonRulesJudgement;

void jalon_rules_judgement_free (JalonRulesJudgement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRulesJudgement, jalon_rules_judgement_free)

/* Immutable after loading; after put () and undo () load again. */
typedef struct _JalonPackShelf JalonPackShelf;

JalonPackShelf      *jalon_pack_shelf_load (JalonFolder *folder, const guint8 *key_or_null, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                 jalon_pack_shelf_free (JalonPackShelf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonPackShelf, jalon_pack_shelf_free)

JalonPacks          *jalon_pack_shelf_get_packs (JalonPackShelf *self);     /* (transfer none) in use */
GPtrArray           *jalon_pack_shelf_get_files (JalonPackShelf *self);     /* (transfer none) (element-type JalonRulesJudgement) oldest first */
gboolean             jalon_pack_shelf_has_signer (JalonPackShelf *self);    /* this build trusts a key */
JalonRulesJudgement *jalon_pack_shelf_judge (JalonPackShelf *self, GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
gboolean             jalon_pack_shelf_put (JalonPackShelf *self, JalonRulesJudgement *judgement, GError **error);
gboolean             jalon_pack_shelf_undo (JalonPackShelf *self, GBytes **bytes, GError **error);

const char          *jalon_rules_verdict_get_name (JalonRulesVerdict verdict); /* "taken", "not-rules", … */

/* The key of this build: option rules_key. */
const guint8        *jalon_rules_get_built_in_key (void); /* (nullable) */
GBytes              *jalon_rules_load_chosen (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
