/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions of the rule packs: JSON trees with three truth values. What nobody answered stays unknown, and the tree names the
 * facts that would decide. There is no expression language.
 *
 *   { "all": [ … ] }   { "any": [ … ] }   { "not": { … } }
 *   { "fact": NAME, "is": VALUE }          the answer, or one of the answers of a repeatable fact
 *   { "fact": NAME, "in": [ VALUE, … ] }
 *   { "fact": NAME, "in_set": ID }         a set of countries: in, not in, or not known
 *   { "fact": NAME, "lt" | "le" | "gt" | "ge": NUMBER }
 */
#pragma once

#include "core/law/jalon-pack-entry.h"

G_BEGIN_DECLS

typedef enum { JALON_TRUTH_NO, JALON_TRUTH_UNKNOWN, JALON_TRUTH_YES } JalonTruth;

typedef struct _JalonCondition JalonCondition;

/* Members for sure and non-members for sure; of any other nothing is known. */
typedef struct {
  GHashTable *yes; /* (element-type utf8 utf8) */
  GHashTable *no;
} JalonMemberSet;

/* What the loader knows when it reads a condition; faults are reported on the entry. */
typedef struct {
  GHashTable *sets; /* (element-type utf8 JalonMemberSet) */
  void      (*check_leaf) (JalonPackEntry *entry, const char *fact, const char *value, gpointer user_data);
  gpointer    user_data;
} JalonConditionScope;

JalonCondition *jalon_condition_read (JalonPackEntry *entry, const char *key, const JalonConditionScope *scope); /* (nullable) when absent */
void            jalon_condition_free (JalonCondition *self);
JalonTruth      jalon_condition_evaluate (const JalonCondition *self, GHashTable *facts, GPtrArray *undecided);
void            jalon_condition_list_facts (const JalonCondition *self, GHashTable *facts);

JalonMemberSet *jalon_member_set_new (char **yes, char **no);
void            jalon_member_set_free (JalonMemberSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonCondition, jalon_condition_free)

G_END_DECLS
