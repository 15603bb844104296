/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/jalon-date.h"
#include "core/renewal/jalon-renewal.h"

#define LONG_TEXT "facture numéro mille deux cents du mois de janvier pour "

#define READY JALON_VERDICT_READY
#define TO_DO JALON_STATE_TO_DO
#define FIX JALON_STATE_FIX
#define CHECK JALON_STATE_CHECK
#define DONE JALON_STATE_DONE

/* A judgement with one finding; NONE stands for a paper that was not checked. */
typedef struct {
  JalonFinding   finding;
  JalonJudgement judgement;
  GPtrArray     *findings;
} Judge;

extern JalonPacks *packs; /* loaded once by load_packs (): they never change */

JalonRenewalFile *make_file (const char *permit, const char *filing, const char *facts);
void answer_full (JalonRenewalFile *file, const char *requirement, const char *paper, const char *pages, const char *code, const char *note);
void answer (JalonRenewalFile *file, const char *requirement, const char *paper);
JalonPaper *add_paper (GPtrArray *papers, const char *id, const char *kind, const char *issued, const char *until);
GPtrArray *make_papers (void);
const JalonRequirement *find (const JalonRenewalStatus *status, const char *id);
void assert_state (const JalonRenewalStatus *status, const char *id, JalonRequirementState state, const char *reason);
const char *get_value (const JalonRenewalStatus *status, const char *id, const char *key);
JalonJudgement *judge_cb (const JalonPaper *paper, gpointer user_data);
void judge_init (Judge *self, JalonVerdict verdict);
char *text_cb (const JalonPaper *paper, gpointer user_data);
JalonPerson *make_person (void);
JalonRenewalStatus *evaluate (JalonRenewalFile *file, GPtrArray *papers, JalonVerdict verdict);
void load_packs (void);
