/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases of the rights line worked out by hand, and what the law says of each kind of card and of each first request. E is the last day
 * printed on a card. Shared by the test that checks them and the one that sees whether they would notice a changed rule.
 */
#pragma once

#include <glib.h>

typedef struct {
  const char *name;
  const char *facts;
  const char *stay;
  const char *work;
  const char *travel; /* (nullable): not looked at */
} LineCase;

static const LineCase line_cases[] = {
  /* --- people --- */
  /* A home carer filed six months early and has had silence since: the deposit proves nothing; a one-year card has a grace only where
   * an order names the department, and no order is known: three months from the day after 2026-09-30 end on 2026-12-30. */
  { "silence-after-the-deposit", "cst-salarie 2025-10-01 2026-09-30!; ask renewal 2026-03-30; confirmation-depot 2026-03-30 none!",
    "2025-10-01..2026-09-30 cst-salarie!, 2026-10-01.. gap, 2026-10-01..2026-12-30 ?grace-department",
    "2025-10-01..2026-09-30 cst-salarie!:employer, 2026-10-01.. gap, 2026-10-01..2026-12-30 ?grace-department",
    "2025-10-01..2026-09-30 cst-salarie!, 2026-10-01.. gap" },
  /* The couple: filed three and a half months early, "deposited", nobody confirmed a page. The two-year family card is shorter than
   * four years: no grace that anyone could count on. */
  { "couple-two-year-family-card", "csp-vpf 2023-02-01 2025-01-31; ask renewal 2024-10-15; confirmation-depot 2024-10-15 none",
    "2023-02-01..2025-01-31 csp-vpf, 2025-02-01.. gap, 2025-02-01..2025-04-30 ?grace-department",
    "2023-02-01..2025-01-31 csp-vpf:any, 2025-02-01.. gap, 2025-02-01..2025-04-30 ?grace-department",
    "2023-02-01..2025-01-31 csp-vpf, 2025-02-01.. gap" },
  /* The same with the extension certificate that they then asked for: what the card allowed goes on, from its printed first day. */
  { "couple-with-certificate",
    "csp-vpf 2023-02-01 2025-01-31!; ask renewal 2024-10-15; confirmation-depot 2024-10-15 none; api 2025-02-10 2025-05-09!",
    "2023-02-01..2025-01-31 csp-vpf!, 2025-02-10..2025-05-09 api!+csp-vpf, 2025-02-01..2025-02-09 gap, 2025-05-10.. gap, "
    "2025-02-01..2025-02-09 ?grace-department",
    "2023-02-01..2025-01-31 csp-vpf!:any, 2025-02-10..2025-05-09 api!:any+csp-vpf, 2025-02-01..2025-02-09 gap, 2025-05-10.. gap, "
    "2025-02-01..2025-02-09 ?grace-department",
    "2023-02-01..2025-01-31 csp-vpf!, 2025-02-01.. gap, 2025-02-10..2025-05-09 ?api-travel" },
  /* The doctoral teacher: told by telephone that the extension comes by itself. What was said proves nothing. */
  { "said-by-phone", "csp-chercheur 2021-10-01 2024-09-30; ask renewal 2024-06-20",
    "2021-10-01..2024-09-30 csp-chercheur, 2024-10-01.. gap, 2024-10-01..2024-12-30 ?grace-department",
    "2021-10-01..2024-09-30 csp-chercheur:activity, 2024-10-01.. gap, 2024-10-01..2024-12-30 ?grace-department", NULL },
  /* Two receipts, six months then three, then nothing: two covered periods and the hole. */
  { "two-receipts-then-nothing",
    "cst-vpf 2023-04-01 2024-03-31; ask renewal 2024-02-05; recepisse-renouvellement 2024-04-01 2024-09-30; "
    "recepisse-renouvellement 2024-10-15 2025-01-14",
    "2023-04-01..2024-03-31 cst-vpf, 2024-04-01..2024-09-30 recepisse-renouvellement+cst-vpf, "
    "2024-10-15..2025-01-14 recepisse-renouvellement+cst-vpf, 2024-10-01..2024-10-14 gap, 2025-01-15.. gap",
    "2023-04-01..2024-03-31 cst-vpf:any, 2024-04-01..2024-09-30 recepisse-renouvellement:any+cst-vpf, "
    "2024-10-15..2025-01-14 recepisse-renouvellement:any+cst-vpf, 2024-10-01..2024-10-14 gap, 2025-01-15.. gap",
    "2023-04-01..2024-03-31 cst-vpf, 2024-04-01..2024-09-30 recepisse-renouvellement+cst-vpf, "
    "2024-10-15..2025-01-14 recepisse-renouvellement+cst-vpf, 2024-10-01..2024-10-14 gap, 2025-01-15.. gap" },

  /* --- worked examples --- */
  /* Student card, E = 2027-03-15, renewal filed in the window: no grace unless the department is listed; it would end 2027-06-15. */
  { "example-student", "cst-etudiant 2026-03-16 2027-03-15; ask renewal 2026-12-01",
    "2026-03-16..2027-03-15 cst-etudiant, 2027-03-16.. gap, 2027-03-16..2027-06-15 ?grace-department",
    "2026-03-16..2027-03-15 cst-etudiant:hours, 2027-03-16.. gap, 2027-03-16..2027-06-15 ?grace-department", NULL },
  /* Four-year card at the counter, E = 2027-04-30: three months end on 2027-07-30, not on the 31st. */
  { "example-four-years", "csp-salarie 2023-05-01 2027-04-30; ask renewal 2027-03-01",
    "2023-05-01..2027-04-30 csp-salarie, 2027-05-01..2027-07-30 csp-salarie/grace_end, 2027-07-31.. gap",
    "2023-05-01..2027-04-30 csp-salarie:employer, 2027-05-01..2027-07-30 csp-salarie:employer/grace_end, 2027-07-31.. gap",
    "2023-05-01..2027-04-30 csp-salarie, 2027-05-01.. gap" },
  /* Express refusal (no removal order) on 2027-01-05: the receipt no longer proves for sure, and the grace is over. */
  { "example-refusal",
    "cr-10 2016-12-01 2026-11-30; ask renewal 2026-10-15; recepisse-renouvellement 2026-12-01 2027-02-28; refused 2027-01-05",
    "2016-12-01..2026-11-30 cr-10, 2026-12-01..2027-01-04 recepisse-renouvellement+cr-10, 2027-01-05.. gap, "
    "2027-01-05..2027-02-28 ?after-refusal",
    "2016-12-01..2026-11-30 cr-10:any, 2026-12-01..2027-01-04 recepisse-renouvellement:any+cr-10, 2027-01-05.. gap, "
    "2027-01-05..2027-02-28 ?after-refusal", NULL },

  /* --- the grace --- */
  { "no-grace-without-request", "cr-10 2017-01-10 2027-01-09", "2017-01-10..2027-01-09 cr-10, 2027-01-10.. gap",
    "2017-01-10..2027-01-09 cr-10:any, 2027-01-10.. gap", NULL },
  { "no-grace-for-a-change", "csp-salarie 2023-01-10 2027-01-09; ask change 2026-10-01",
    "2023-01-10..2027-01-09 csp-salarie, 2027-01-10.. gap", "2023-01-10..2027-01-09 csp-salarie:employer, 2027-01-10.. gap", NULL },
  /* Asked for three weeks late: the law names no day for a resident card, judges looked at it: nobody can count on it. */
  { "grace-from-a-late-request", "cr-10 2017-01-10 2027-01-09; ask renewal 2027-01-30",
    "2017-01-10..2027-01-09 cr-10, 2027-01-10.. gap, 2027-01-30..2027-04-09 ?grace-late",
    "2017-01-10..2027-01-09 cr-10:any, 2027-01-10.. gap, 2027-01-30..2027-04-09 ?grace-late", NULL },
  { "no-grace-after-three-months", "cr-10 2017-01-10 2027-01-09; ask renewal 2027-04-10",
    "2017-01-10..2027-01-09 cr-10, 2027-01-10.. gap", "2017-01-10..2027-01-09 cr-10:any, 2027-01-10.. gap", NULL },
  /* Confirmed only with both pages: the card and what shows the request. */
  { "grace-confirmed", "cra-10 2017-01-10 2027-01-09!; ask renewal 2026-11-12; confirmation-depot 2026-11-12 none!",
    "2017-01-10..2027-01-09 cra-10!, 2027-01-10..2027-04-09 cra-10!/grace_end, 2027-04-10.. gap",
    "2017-01-10..2027-01-09 cra-10!:any, 2027-01-10..2027-04-09 cra-10!:any/grace_end, 2027-04-10.. gap", NULL },
  { "grace-stated-without-the-deposit", "cra-10 2017-01-10 2027-01-09!; ask renewal 2026-11-12",
    "2017-01-10..2027-01-09 cra-10!, 2027-01-10..2027-04-09 cra-10/grace_end, 2027-04-10.. gap",
    "2017-01-10..2027-01-09 cra-10!:any, 2027-01-10..2027-04-09 cra-10:any/grace_end, 2027-04-10.. gap", NULL },
  { "grace-ends-with-the-decision", "cr-10 2017-01-10 2027-01-09; ask renewal 2026-11-12; refused 2027-02-20",
    "2017-01-10..2027-01-09 cr-10, 2027-01-10..2027-02-19 cr-10/grace_end, 2027-02-20.. gap",
    "2017-01-10..2027-01-09 cr-10:any, 2027-01-10..2027-02-19 cr-10:any/grace_end, 2027-02-20.. gap", NULL },
  { "an-older-refusal-changes-nothing", "cr-10 2017-01-10 2027-01-09; ask renewal 2026-11-12; refused 2025-02-20",
    "2017-01-10..2027-01-09 cr-10, 2027-01-10..2027-04-09 cr-10/grace_end, 2027-04-10.. gap",
    "2017-01-10..2027-01-09 cr-10:any, 2027-01-10..2027-04-09 cr-10:any/grace_end, 2027-04-10.. gap", NULL },
  /* Filed after the end: a one-year card has lost even the department's grace. */
  { "department-grace-needs-filing-in-time", "cst-vpf 2026-01-10 2027-01-09; ask renewal 2027-01-10",
    "2026-01-10..2027-01-09 cst-vpf, 2027-01-10.. gap", "2026-01-10..2027-01-09 cst-vpf:any, 2027-01-10.. gap", NULL },
  { "department-grace-filed-on-the-last-day", "cst-vpf 2026-01-10 2027-01-09; ask renewal 2027-01-09; department 75",
    "2026-01-10..2027-01-09 cst-vpf, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?grace-department",
    "2026-01-10..2027-01-09 cst-vpf:any, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?grace-department", NULL },
  { "no-grace-for-visas-and-eu-family", "vls-ts 2026-01-10 2027-01-09; ask renewal 2026-11-01; validated yes",
    "2026-01-10..2027-01-09 vls-ts, 2027-01-10.. gap", "2026-01-10.. gap, 2026-01-10..2027-01-09 ?title-work", NULL },
  { "no-grace-for-eu-family", "ue-famille 2022-01-10 2027-01-09; ask renewal 2026-11-10",
    "2022-01-10..2027-01-09 ue-famille, 2027-01-10.. gap", "2022-01-10..2027-01-09 ue-famille:any, 2027-01-10.. gap", NULL },
  /* A resident's permanent card: nothing read says whether the grace covers it. */
  { "grace-unclear", "cr-permanent 2016-01-10 2026-01-09; ask renewal 2025-11-10",
    "2016-01-10..2026-01-09 cr-permanent, 2026-01-10.. gap, 2026-01-10..2026-04-09 ?grace-card",
    "2016-01-10..2026-01-09 cr-permanent:any, 2026-01-10.. gap, 2026-01-10..2026-04-09 ?grace-card", NULL },
  /* A visitor keeps in the grace what the card said: no work. That is no gap. */
  { "grace-of-a-card-that-does-not-work", "cst-visiteur 2026-01-10 2027-01-09; ask renewal 2026-11-20",
    "2026-01-10..2027-01-09 cst-visiteur, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?grace-department",
    "2026-01-10..2027-01-09 cst-visiteur:none, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?grace-department", NULL },

  /* --- month ends and leap years --- */
  /* 30 November + 3 months: 28 February 2027, 29 February 2028. */
  { "month-end-february", "csp-salarie 2022-12-01 2026-11-30; ask renewal 2026-10-05",
    "2022-12-01..2026-11-30 csp-salarie, 2026-12-01..2027-02-28 csp-salarie/grace_end, 2027-03-01.. gap",
    "2022-12-01..2026-11-30 csp-salarie:employer, 2026-12-01..2027-02-28 csp-salarie:employer/grace_end, 2027-03-01.. gap", NULL },
  { "month-end-february-leap", "csp-salarie 2023-12-01 2027-11-30; ask renewal 2027-10-05",
    "2023-12-01..2027-11-30 csp-salarie, 2027-12-01..2028-02-29 csp-salarie/grace_end, 2028-03-01.. gap",
    "2023-12-01..2027-11-30 csp-salarie:employer, 2027-12-01..2028-02-29 csp-salarie:employer/grace_end, 2028-03-01.. gap", NULL },
  /* Begun on 29 February: four years end on 28 or 29 February 2028 (the anniversary); grace to 28 and 29 May. */
  { "leap-day-card", "csp-vpf 2024-02-29 2028-02-28; ask renewal 2027-12-30",
    "2024-02-29..2028-02-28 csp-vpf, 2028-02-29..2028-05-28 csp-vpf/grace_end, 2028-05-29.. gap",
    "2024-02-29..2028-02-28 csp-vpf:any, 2028-02-29..2028-05-28 csp-vpf:any/grace_end, 2028-05-29.. gap", NULL },
  { "leap-day-card-printed-with-the-anniversary", "csp-vpf 2024-02-29 2028-02-29; ask renewal 2027-12-30",
    "2024-02-29..2028-02-29 csp-vpf, 2028-03-01..2028-05-29 csp-vpf/grace_end, 2028-05-30.. gap",
    "2024-02-29..2028-02-29 csp-vpf:any, 2028-03-01..2028-05-29 csp-vpf:any/grace_end, 2028-05-30.. gap", NULL },
  /* One day short of four years: only the department's grace, which nobody can count on. */
  { "one-day-short-of-four-years", "csp-vpf 2024-03-01 2028-02-28; ask renewal 2027-12-30",
    "2024-03-01..2028-02-28 csp-vpf, 2028-02-29.. gap, 2028-02-29..2028-05-28 ?grace-department",
    "2024-03-01..2028-02-28 csp-vpf:any, 2028-02-29.. gap, 2028-02-29..2028-05-28 ?grace-department", NULL },

  /* Longer than four years: the text names neither. */
  { "two-days-longer-than-four-years", "csp-salarie 2023-05-01 2027-05-02; ask renewal 2027-03-01",
    "2023-05-01..2027-05-02 csp-salarie, 2027-05-03.. gap", "2023-05-01..2027-05-02 csp-salarie:employer, 2027-05-03.. gap", NULL },

  /* --- talent cards --- */
  { "blue-card-four-years", "csp-carte-bleue 2023-06-01 2027-05-31!; ask renewal 2027-02-10; api 2027-06-01 2027-08-31!",
    "2023-06-01..2027-05-31 csp-carte-bleue!, 2027-06-01..2027-08-31 api!+csp-carte-bleue, 2027-09-01.. gap",
    "2023-06-01..2027-05-31 csp-carte-bleue!:activity, 2027-06-01..2027-08-31 api!:activity+csp-carte-bleue, 2027-09-01.. gap",
    "2023-06-01..2027-05-31 csp-carte-bleue!, 2027-06-01.. gap, 2027-06-01..2027-08-31 ?api-travel" },
  /* A project card of three years: the activity that justified it, and no sure grace. */
  { "talent-project-three-years", "csp-talent 2024-06-01 2027-05-31; ask renewal 2027-02-10",
    "2024-06-01..2027-05-31 csp-talent, 2027-06-01.. gap, 2027-06-01..2027-08-31 ?grace-department",
    "2024-06-01..2027-05-31 csp-talent:activity, 2027-06-01.. gap, 2027-06-01..2027-08-31 ?grace-department", NULL },

  /* --- interim papers --- */
  { "deposit-alone-proves-nothing", "confirmation-depot 2026-11-01 none!", "", "", "" },
  { "convocation-proves-nothing", "convocation 2026-11-01 2026-12-01!", "", "", "" },
  { "certificate-without-request", "cst-vpf 2025-01-10 2026-01-09; api 2026-01-10 2026-04-09",
    "2025-01-10..2026-01-09 cst-vpf, 2026-01-10..2026-04-09 api+cst-vpf, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-vpf:any, 2026-01-10.. gap, 2026-01-10..2026-04-09 ?request-kind",
    "2025-01-10..2026-01-09 cst-vpf, 2026-01-10.. gap, 2026-01-10..2026-04-09 ?request-kind" },
  { "certificate-of-a-visitor", "cst-visiteur 2025-01-10 2026-01-09; ask renewal 2025-11-01; api 2026-01-10 2026-04-09",
    "2025-01-10..2026-01-09 cst-visiteur, 2026-01-10..2026-04-09 api+cst-visiteur, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-visiteur:none, 2026-01-10..2026-04-09 api:none+cst-visiteur, 2026-04-10.. gap", NULL },
  { "certificate-of-an-unknown-card", "ask renewal 2025-11-01; api 2026-01-10 2026-04-09",
    "2026-01-10..2026-04-09 api, 2026-04-10.. gap", "2026-01-10.. gap, 2026-01-10..2026-04-09 ?renewed-card", NULL },
  /* The page of the certificate is confirmed, the card is only said: the stay is confirmed, the work that rests on the card is not. */
  { "work-rests-on-the-card", "cst-vpf 2025-01-10 2026-01-09; ask renewal 2025-11-01; api 2026-01-10 2026-04-09!",
    "2025-01-10..2026-01-09 cst-vpf, 2026-01-10..2026-04-09 api!+cst-vpf, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-vpf:any, 2026-01-10..2026-04-09 api:any+cst-vpf, 2026-04-10.. gap", NULL },
  { "favourable-decision", "cst-salarie 2025-01-10 2026-01-09; ask renewal 2025-11-01; adf 2026-01-10 none",
    "2025-01-10..2026-01-09 cst-salarie, 2026-01-10.. adf+cst-salarie",
    "2025-01-10..2026-01-09 cst-salarie:employer, 2026-01-10.. gap, 2026-01-10.. ?adf-work",
    "2025-01-10..2026-01-09 cst-salarie, 2026-01-10.. gap, 2026-01-10.. ?adf-travel" },
  { "receipt-of-a-refugee-travels-on-its-own-paper",
    "cr-refugie 2016-01-10 2026-01-09; ask renewal 2025-11-01; recepisse-renouvellement 2026-01-10 2026-04-09",
    "2016-01-10..2026-01-09 cr-refugie, 2026-01-10..2026-04-09 recepisse-renouvellement+cr-refugie, 2026-04-10.. gap",
    "2016-01-10..2026-01-09 cr-refugie:any, 2026-01-10..2026-04-09 recepisse-renouvellement:any+cr-refugie, 2026-04-10.. gap",
    "2016-01-10.. gap, 2016-01-10..2026-01-09 ?title-travel, 2026-01-10..2026-04-09 ?title-travel" },
  { "receipt-says-that-a-renewal-was-asked", "cr-10 2016-01-10 2026-01-09; recepisse-renouvellement 2026-01-05 2026-02-04",
    "2016-01-10..2026-01-09 cr-10, 2026-01-10..2026-02-04 recepisse-renouvellement+cr-10, 2026-02-05..2026-04-09 cr-10/grace_end, "
    "2026-04-10.. gap",
    "2016-01-10..2026-01-09 cr-10:any, 2026-01-10..2026-02-04 recepisse-renouvellement:any+cr-10, "
    "2026-02-05..2026-04-09 cr-10:any/grace_end, 2026-04-10.. gap", NULL },

  /* --- change of channel: asked online, then a receipt from the counter --- */
  { "change-of-channel",
    "cst-salarie 2025-01-10 2026-01-09!; ask renewal 2025-10-01; ask renewal 2025-12-20; recepisse-renouvellement 2026-01-10 2026-04-09!",
    "2025-01-10..2026-01-09 cst-salarie!, 2026-01-10..2026-04-09 recepisse-renouvellement!+cst-salarie, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-salarie!:employer, 2026-01-10..2026-04-09 recepisse-renouvellement!:employer+cst-salarie, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-salarie!, 2026-01-10..2026-04-09 recepisse-renouvellement!+cst-salarie, 2026-04-10.. gap" },

  /* --- first requests: two lists --- */
  { "first-job-search-by-receipt-works", "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; article L422-10",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap",
    "2026-01-10..2026-05-09 recepisse-premier:activity, 2026-05-10.. gap", "2026-01-10.. gap" },
  { "first-job-search-by-certificate-does-not", "ask first 2026-01-05; api 2026-01-10 2026-04-09; article L422-10",
    "2026-01-10..2026-04-09 api, 2026-04-10.. gap", "2026-01-10..2026-04-09 api:none, 2026-01-10.. gap", "2026-01-10.. gap" },
  { "first-private-ties-does-not-work", "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked vpf-liens-personnels",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap", "2026-01-10..2026-05-09 recepisse-premier:none, 2026-01-10.. gap", NULL },
  { "first-employee-unknown-authorisation", "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked salarie-cdi",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap", "2026-01-10.. gap, 2026-01-10..2026-05-09 ?work-authorisation", NULL },
  { "first-employee-with-authorisation",
    "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked salarie-cdi; authorisation yes",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap", "2026-01-10..2026-05-09 recepisse-premier:employer, 2026-05-10.. gap",
    NULL },
  { "first-employee-without", "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked salarie-cdi; authorisation no",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap", "2026-01-10..2026-05-09 recepisse-premier:none, 2026-01-10.. gap",
    NULL },
  { "first-talent-with-visa", "ask first 2026-01-05; api 2026-01-10 2026-04-09; asked talent-porteur-projet; visa yes",
    "2026-01-10..2026-04-09 api, 2026-04-10.. gap", "2026-01-10..2026-04-09 api:activity, 2026-04-10.. gap", NULL },
  { "first-parent-by-receipt",
    "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked vpf-parent-enfant-francais",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap", "2026-01-10..2026-05-09 recepisse-premier:any, 2026-05-10.. gap", NULL },
  /* L423-8 is in the list of receipts only, so the certificate depends on the article. */
  { "first-parent-by-certificate", "ask first 2026-01-05; api 2026-01-10 2026-04-09; asked vpf-parent-enfant-francais",
    "2026-01-10..2026-04-09 api, 2026-04-10.. gap", "2026-01-10.. gap, 2026-01-10..2026-04-09 ?asked-article", NULL },
  { "first-nobody-said-what", "ask first 2026-01-05; api 2026-01-10 2026-04-09", "2026-01-10..2026-04-09 api, 2026-04-10.. gap",
    "2026-01-10.. gap, 2026-01-10..2026-04-09 ?asked", NULL },
  /* A student asks for an employee card: the certificate of a change is judged as a first request. */
  { "change-of-ground", "cst-etudiant 2025-01-10 2026-01-09; ask change 2025-11-01; api 2026-01-10 2026-04-09; asked etudiant",
    "2025-01-10..2026-01-09 cst-etudiant, 2026-01-10..2026-04-09 api+cst-etudiant, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-etudiant:hours, 2026-01-10..2026-04-09 api:none, 2026-01-10.. gap",
    "2025-01-10..2026-01-09 cst-etudiant, 2026-01-10.. gap" },
  { "two-requests-open",
    "cst-etudiant 2025-01-10 2026-01-09; ask change 2025-11-01; ask renewal 2025-11-02; api 2026-01-10 2026-04-09; asked etudiant",
    "2025-01-10..2026-01-09 cst-etudiant, 2026-01-10..2026-04-09 api+cst-etudiant, 2026-04-10.. gap",
    "2025-01-10..2026-01-09 cst-etudiant:hours, 2026-01-10.. gap, 2026-01-10..2026-04-09 ?request-kind", NULL },

  /* --- visas and seasons --- */
  /* Not validated: three months from the first day of the visa are sure, 2026-09-15 to 2026-12-15. */
  { "visa-not-known-to-be-validated", "vls-ts 2026-09-15 2027-09-14", "2026-09-15..2026-12-15 vls-ts, 2026-12-16.. gap, "
    "2026-12-16..2027-09-14 ?visa-validated", "2026-09-15.. gap, 2026-09-15..2027-09-14 ?title-work", NULL },
  { "visa-never-validated", "vls-ts 2026-09-15 2027-09-14; validated no", "2026-09-15..2026-12-15 vls-ts, 2026-12-16.. gap",
    "2026-09-15.. gap, 2026-09-15..2027-09-14 ?title-work", NULL },
  /* Validated within three months of the first day, 2026-12-15 at the latest; a day later the rule is not sure to be met. */
  { "visa-validated-in-time", "vls-ts 2026-09-15 2027-09-14; prints work any; validated-on 2026-12-15", "2026-09-15..2027-09-14 vls-ts, 2027-09-15.. gap",
    "2026-09-15..2027-09-14 vls-ts:any, 2027-09-15.. gap", NULL },
  { "visa-validated-late", "vls-ts 2026-09-15 2027-09-14; prints work none; validated-on 2026-12-16",
    "2026-09-15..2026-12-15 vls-ts, 2026-12-16.. gap, 2026-12-16..2027-09-14 ?visa-validated",
    "2026-09-15..2026-12-15 vls-ts:none, 2026-12-16.. gap, 2026-12-16..2027-09-14 ?visa-validated", NULL },
  { "printed-travel", "cst-vpf 2025-10-01 2026-09-30; ask renewal 2026-07-01; api 2026-10-01 2026-12-31; prints travel no",
    "2025-10-01..2026-09-30 cst-vpf, 2026-10-01..2026-12-31 api+cst-vpf, 2027-01-01.. gap",
    "2025-10-01..2026-09-30 cst-vpf:any, 2026-10-01..2026-12-31 api:any+cst-vpf, 2027-01-01.. gap",
    "2025-10-01..2026-09-30 cst-vpf, 2026-10-01.. gap" },
  { "authorised-until", "ask first 2026-01-05; recepisse-premier 2026-01-10 2026-05-09; asked salarie-cdi; authorisation yes; authorised-until 2026-03-31",
    "2026-01-10..2026-05-09 recepisse-premier, 2026-05-10.. gap",
    "2026-01-10..2026-03-31 recepisse-premier:employer, 2026-04-01.. gap, 2026-04-01..2026-05-09 ?work-authorisation", NULL },
  { "lives-overseas", "cst-vpf 2026-01-10 2027-01-09; residence overseas", "2026-01-10..2027-01-09 cst-vpf, 2027-01-10.. gap",
    "2026-01-10.. gap, 2026-01-10..2027-01-09 ?overseas-work", "2026-01-10..2027-01-09 cst-vpf, 2027-01-10.. gap" },
  { "season", "csp-saisonnier 2026-01-10 2029-01-09", "2026-01-10.. gap, 2026-01-10..2029-01-09 ?title-stay",
    "2026-01-10.. gap, 2026-01-10..2029-01-09 ?title-stay", "2026-01-10.. gap, 2026-01-10..2029-01-09 ?title-stay" },

  /* --- what a page confirms --- */
  /* The page was confirmed with an earlier last day than was typed: the rest is only said. */
  { "page-with-an-earlier-end", "cst-vpf 2026-01-10 2027-01-09!2026-12-31",
    "2026-01-10..2026-12-31 cst-vpf!, 2027-01-01..2027-01-09 cst-vpf, 2027-01-10.. gap",
    "2026-01-10..2026-12-31 cst-vpf!:any, 2027-01-01..2027-01-09 cst-vpf:any, 2027-01-10.. gap", NULL },
  { "confirmed-before-said", "cst-vpf 2026-01-10 2027-01-09!; cr-10 2026-06-01 2036-05-31",
    "2026-01-10..2027-01-09 cst-vpf!, 2027-01-10..2036-05-31 cr-10, 2036-06-01.. gap",
    "2026-01-10..2027-01-09 cst-vpf!:any, 2027-01-10..2036-05-31 cr-10:any, 2036-06-01.. gap", NULL },
  { "without-an-end", "cr-permanent 2020-01-10 none", "2020-01-10.. cr-permanent", "2020-01-10.. cr-permanent:any",
    "2020-01-10.. cr-permanent" },

  /* --- rough days --- */
  /* "Spring 2022": it may have begun on 1 March, it surely had on 21 June. */
  { "begun-in-spring", "cst-vpf 2022-21 2023-04-30", "2022-06-21..2023-04-30 cst-vpf, 2023-05-01.. gap, 2022-03-01..2022-06-20 ?from-when",
    "2022-06-21..2023-04-30 cst-vpf:any, 2023-05-01.. gap, 2022-03-01..2022-06-20 ?from-when", NULL },
  { "ends-in-a-month", "cst-vpf 2022-05-01 2023-04", "2022-05-01..2023-04-01 cst-vpf, 2023-04-02.. gap, 2023-04-02..2023-04-30 ?until-when",
    "2022-05-01..2023-04-01 cst-vpf:any, 2023-04-02.. gap, 2023-04-02..2023-04-30 ?until-when", NULL },
  /* "I asked before the card ended": that is enough for the grace of a resident card. */
  { "asked-before-the-card-ended", "cr-10 2017-01-10 2027-01-09; ask renewal 2026-11-01/2027-01-09",
    "2017-01-10..2027-01-09 cr-10, 2027-01-10..2027-04-09 cr-10/grace_end, 2027-04-10.. gap",
    "2017-01-10..2027-01-09 cr-10:any, 2027-01-10..2027-04-09 cr-10:any/grace_end, 2027-04-10.. gap", NULL },
  { "asked-around-the-end", "cst-vpf 2026-01-10 2027-01-09; ask renewal 2027-01-01/2027-01-31",
    "2026-01-10..2027-01-09 cst-vpf, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?filed-when",
    "2026-01-10..2027-01-09 cst-vpf:any, 2027-01-10.. gap, 2027-01-10..2027-04-09 ?filed-when", NULL },
  { "four-years-from-a-month", "csp-salarie 2023-05 2027-04-30; ask renewal 2027-02-01",
    "2023-05-31..2027-04-30 csp-salarie, 2027-05-01.. gap, 2023-05-01..2023-05-30 ?from-when, 2027-05-01..2027-07-30 ?card-length",
    "2023-05-31..2027-04-30 csp-salarie:employer, 2027-05-01.. gap, 2023-05-01..2023-05-30 ?from-when, "
    "2027-05-01..2027-07-30 ?card-length", NULL },
  { "nothing-certain", "cst-vpf 2022 ../2022-06-30", "2022-01-01.. gap, 2022-01-01..2022-06-30 ?title-days",
    "2022-01-01.. gap, 2022-01-01..2022-06-30 ?title-days", NULL },

  /* --- another employer, overseas --- */
  { "new-employer", "cst-salarie 2026-01-10 2027-01-09!; employer 2026-06-01",
    "2026-01-10..2027-01-09 cst-salarie!, 2027-01-10.. gap",
    "2026-01-10..2026-05-31 cst-salarie!:employer, 2026-06-01.. gap, 2026-06-01..2027-01-09 ?new-employer", NULL },
  { "new-employer-of-a-free-card", "cst-vpf 2026-01-10 2027-01-09!; employer 2026-06-01",
    "2026-01-10..2027-01-09 cst-vpf!, 2027-01-10.. gap", "2026-01-10..2027-01-09 cst-vpf!:any, 2027-01-10.. gap", NULL },
  { "overseas", "cst-vpf 2026-01-10 2027-01-09!; department 974", "2026-01-10..2027-01-09 cst-vpf!, 2027-01-10.. gap",
    "2026-01-10.. gap, 2026-01-10..2027-01-09 ?overseas-work", NULL },
  { "nothing", "", "", "", "" },
};

/* What a first request on an article allows before the card, by certificate (R431-15-2) and by receipt (R431-14): scope, "none", or
 * "?" and what it needs. The lists differ; typed from the two articles. */
static const struct {
  const char *article, *api, *receipt;
} line_first_requests[] = {
  { "L421-1", "?work-authorisation", "?work-authorisation" },   { "L421-3", "?work-authorisation", "?work-authorisation" },
  { "L421-5", "none", "none" },                                 { "L421-9", "?long-stay-visa", "?long-stay-visa" },
  { "L421-11", "?long-stay-visa", "?long-stay-visa" },          { "L421-13-1", "?long-stay-visa", "?long-stay-visa" },
  { "L421-14", "?long-stay-visa", "?long-stay-visa" },          { "L421-15", "?long-stay-visa", "?long-stay-visa" },
  { "L421-16", "?long-stay-visa", "?long-stay-visa" },          { "L421-17", "?long-stay-visa", "?long-stay-visa" },
  { "L421-18", "?long-stay-visa", "?long-stay-visa" },          { "L421-19", "?long-stay-visa", "?long-stay-visa" },
  { "L421-20", "?long-stay-visa", "?long-stay-visa" },          { "L421-21", "?long-stay-visa", "?long-stay-visa" },
  { "L421-22", "any", "any" },                                  { "L421-23", "any", "any" },
  { "L421-26", "employer", "employer" },                        { "L421-27", "employer", "employer" },
  { "L421-28", "employer", "employer" },                        { "L421-29", "employer", "employer" },
  { "L421-30", "none", "?title-work" },                         { "L421-31", "none", "?title-work" },
  { "L421-32", "none", "?title-work" },                         { "L421-33", "none", "?title-work" },
  { "L421-34", "?work-authorisation", "?work-authorisation" },  { "L422-1", "none", "none" },
  { "L422-10", "none", "activity" },                            { "L422-14", "activity", "activity" },
  { "L423-1", "any", "any" },                                   { "L423-2", "none", "none" },
  { "L423-6", "any", "any" },                                   { "L423-7", "any", "any" },
  { "L423-8", "none", "any" },                                  { "L423-11", "any", "any" },
  { "L423-12", "any", "any" },                                  { "L423-13", "any", "any" },
  { "L423-14", "any", "any" },                                  { "L423-15", "any", "any" },
  { "L423-16", "any", "any" },                                  { "L423-21", "none", "none" },
  { "L423-22", "any", "any" },                                  { "L423-23", "none", "none" },
  { "L424-1", "any", "any" },                                   { "L424-3", "any", "any" },
  { "L424-9", "any", "any" },                                   { "L424-11", "any", "any" },
  { "L424-13", "any", "any" },                                  { "L424-18", "any", "any" },
  { "L424-19", "any", "any" },                                  { "L424-21", "any", "any" },
  { "L425-1", "any", "any" },                                   { "L425-3", "any", "any" },
  { "L425-6", "none", "none" },                                 { "L425-9", "none", "none" },
  { "L426-1", "any", "any" },                                   { "L426-2", "any", "any" },
  { "L426-3", "any", "any" },                                   { "L426-5", "any", "any" },
  { "L426-6", "any", "any" },                                   { "L426-7", "any", "any" },
  { "L426-10", "any", "any" },                                  { "L426-13", "?child-one-year", "?one-year-in-france" },
  { "L426-20", "none", "none" },                                { "L435-1", "none", "none" },
  { "L435-4", "none", "none" },
};

/* The same when everything that it needs is there. */
static const struct {
  const char *article, *api, *receipt;
} line_first_held[] = {
  { "L421-1", "employer", "employer" },    { "L421-3", "employer", "employer" },    { "L421-34", "employer", "employer" },
  { "L421-9", "activity", "activity" },    { "L421-11", "activity", "activity" },   { "L421-13-1", "activity", "activity" },
  { "L421-14", "activity", "activity" },   { "L421-20", "activity", "activity" },   { "L421-21", "any", "any" },
  { "L426-13", "any", "any" },             { "L423-23", "none", "none" },           { "L435-4", "none", "none" },
};

/* The day after a card of so many years whose renewal was asked for in time: the rule that proves the stay on it, or "?" and the
 * question, or "none". Typed from L433-3. */
static const struct {
  const char *kind;
  int         years;
  const char *found;
} line_graces[] = {
  { "cr-10", 10, "grace_end" }, { "cr-ue", 10, "grace_end" }, { "cr-refugie", 10, "grace_end" }, { "cra-10", 10, "grace_end" },
  { "cr-permanent", 10, "?grace-card" }, { "cr-retraite", 10, "none" }, { "cra-1", 1, "none" }, { "ue-famille", 5, "none" },
  { "vls-ts", 1, "none" }, { "csp-ict", 3, "none" }, { "aps", 1, "none" },
  { "csp-salarie", 4, "grace_end" }, { "csp-salarie", 3, "?grace-department" }, { "csp-salarie", 5, "none" },
  { "csp-vpf", 4, "grace_end" }, { "csp-vpf", 2, "?grace-department" },
  { "csp-etudiant", 4, "grace_end" }, { "csp-etudiant", 3, "?grace-department" },
  { "csp-talent", 4, "grace_end" }, { "csp-talent", 3, "?grace-department" },
  { "csp-talent-famille", 4, "grace_end" }, { "csp-talent-famille", 3, "?grace-department" },
  { "csp-chercheur", 4, "grace_end" }, { "csp-chercheur", 3, "?grace-department" },
  { "csp-carte-bleue", 4, "grace_end" }, { "csp-carte-bleue", 3, "?grace-department" },
  { "csp-entrepreneur", 4, "grace_end" }, { "csp-entrepreneur", 3, "?grace-department" },
  { "csp-protection-subsidiaire", 4, "grace_end" }, { "csp-protection-subsidiaire", 3, "?grace-department" },
  { "csp-apatride", 4, "grace_end" }, { "csp-apatride", 3, "?grace-department" },
  { "csp-saisonnier", 3, "?grace-department" }, { "cst-salarie", 1, "?grace-department" }, { "cst-travailleur-temporaire", 1, "?grace-department" },
  { "cst-vpf", 1, "?grace-department" }, { "cst-etudiant", 1, "?grace-department" }, { "cst-visiteur", 1, "?grace-department" },
  { "cst-entrepreneur", 1, "?grace-department" }, { "cst-stagiaire", 1, "?grace-department" }, { "cst-au-pair", 1, "?grace-department" },
  { "rece", 1, "?grace-department" },
};

/* The articles on which a card is asked for the first time, and what a first certificate allows: "?" and the question where it
 * depends. Renewals and treaty certificates are in neither list. */
static const struct {
  const char *permit, *articles, *api;
} line_grounds[] = {
  { "salarie-cdi", "L421-1", "?work-authorisation" },
  { "travailleur-temporaire", "L421-3", "?work-authorisation" },
  { "saisonnier", "L421-34", "?work-authorisation" },
  { "etudiant", "L422-1", "none" },
  { "visiteur", "L426-20", "none" },
  { "entrepreneur-liberal", "L421-5", "none" },
  { "vpf-liens-personnels", "L423-23", "none" },
  { "talent-salarie-qualifie", "L421-9", "?long-stay-visa" },
  { "talent-jei-innovante", "L421-9", "?long-stay-visa" },
  { "talent-salarie-mission", "L421-9", "?long-stay-visa" },
  { "talent-cbe", "L421-11", "?long-stay-visa" },
  { "talent-chercheur", "L421-14", "?long-stay-visa" },
  { "talent-porteur-projet", "L421-16", "?long-stay-visa" },
  { "talent-mandataire", "L421-19", "?long-stay-visa" },
  { "talent-artiste", "L421-20", "?long-stay-visa" },
  { "talent-famille", "L421-22 L421-23", "any" },
  { "vpf-conjoint-francais", "L423-1 L423-2", "?asked-article" },
  { "vpf-parent-enfant-francais", "L423-7 L423-8", "?asked-article" },
  { "vpf-ne-en-france", "L423-13", "any" },
  { "vpf-regroupement", "L423-14 L423-15", "any" },
  { "protection-refugie", "L424-1", "any" },
  { "protection-subsidiaire", "L424-9", "any" },
  { "protection-famille", "L424-3 L424-11", "any" },
  { "apatride", "L424-18", "any" },
  { "resident-10-renewal", NULL, "?asked-article" },
  { "algerien-1an", NULL, "?asked-article" },
  { "ue-famille", NULL, "?asked-article" },
};
