/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rules are shown as next dates, what to do for each and how bad it is to miss it.
 */
#include "core/law/jalon-next.h"

typedef struct {
  const char *rule;
  const char *action;
  int         danger; /* of missing it: 0 liberty, 1 the right to stay, 2 a remedy, 3 a window, 4 a duty, 5 to know */
} Row;

static const Row rows[] = {
  { "oqtf_48h", "call-help-now", 0 },
  { "oqtf_7d", "call-help-now", 0 },
  { "oqtf_1m", "call-help-now", 0 },
  { "legal_aid_oqtf", "ask-legal-aid", 0 },
  { "visa_validate", "validate-visa", 1 },
  { "counter_close", "file-by", 1 },
  { "anef_close", "file-by", 1 },
  { "ue_family_first", "file-by", 1 },
  { "first_filing", "file-by", 1 },
  { "adult18", "file-by", 1 },
  { "adult19", "file-by", 1 },
  { "cbe_move", "file-by", 1 },
  { "late_visa_reset", "file-by", 1 },
  { "grace_end", "ask-interim", 1 },
  { "grace_dept", "ask-department", 1 },
  { "api_max", "ask-next-api", 1 },
  { "api_max_protection", "ask-next-api", 1 },
  { "recep_renewal", "ask-next-receipt", 1 },
  { "recep_first", "ask-next-receipt", 1 },
  { "oqtf_risk", "file-by", 1 },
  { "appeal_ta", "appeal-by", 2 },
  { "appeal_distance", "appeal-by", 2 },
  { "appeal_after_reasons", "appeal-by", 2 },
  { "appeal_czabaj", "appeal-outer", 2 },
  { "refere_before_silence", "ask-judge-before", 2 },
  { "damages_claim", "expect-refusal", 2 },
  { "papers_due", "send-papers", 2 },
  { "anef_open", "file-from", 3 },
  { "counter_open", "file-from", 3 },
  { "ue_family_renew", "file-from", 3 },
  { "ue_family_perm", "file-from", 3 },
  { "cr_early", "file-from", 3 },
  { "work_auth_window", "ask-employer", 3 },
  { "silence_4m", "expect-silence", 3 },
  { "silence_90d", "expect-silence", 3 },
  { "silence_60d", "expect-silence", 3 },
  { "silence_30d", "expect-silence", 3 },
  { "reasons_due", "expect-reasons", 3 },
  { "gracieux_silence", "expect-silence", 3 },
  { "address_3m", "declare-address", 4 },
  { "health_cover", "keep-health-cover", 4 },
  { "card_collection", "ask-for-card", 4 },
  { "refugee_card_due", "ask-for-card", 4 },
  { "rece_diploma", "file-by", 4 },
  { "rece_abroad", "file-by", 4 },
  { "l4354_end", "file-by", 4 },
  { "commission_summons", "look-for-summons", 4 },
  { "passport_valid", "renew-passport", 4 },
  { JALON_NEXT_EPHOTO, "use-ephoto", 4 },
};

/**
 * jalon_next_date_new:
 * @rule: id of a dated rule
 * @date: its date
 *
 * Returns: (transfer full): the date with what to do; a rule of which nothing is to be done tells only
 */
JalonNextDate *
jalon_next_date_new (const char *rule, const GDate *date)
{
  JalonNextDate *self = g_new0 (JalonNextDate, 1);
  self->rule = g_strdup (rule);
  self->date = *date;
  g_date_clear (&self->safe_by, 1);
  self->at = -1;
  self->danger = 5;
  self->sure = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].rule, rule))
      {
        self->action = g_strdup (rows[i].action);
        self->danger = rows[i].danger;
        return self;
      }
  self->action = g_strdup ("know");
  return self;
}

void
jalon_next_date_free (JalonNextDate *self)
{
  g_free (self->rule);
  g_free (self->action);
  g_free (self->title);
  g_free (self->question);
  g_free (self);
}
