/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line on cases worked out by hand. E is the last day printed on a card.
 */
#include "line-fixture.h"

#include <locale.h>
#include <time.h>

typedef struct {
  const char *name;
  const char *facts;
  const char *stay;
  const char *work;
  const char *travel; /* (nullable): not looked at */
} Case;

static const Case cases[] = {
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
} first_requests[] = {
  { "L421-1", "?work-authorisation", "?work-authorisation" },   { "L421-3", "?work-authorisation", "?work-authorisation" },
  { "L421-5", "none", "none" },                                 { "L421-9", "?long-stay-visa", "?long-stay-visa" },
  { "L421-11", "?long-stay-visa", "?long-stay-visa" },          { "L421-13-1", "?long-stay-visa", "?long-stay-visa" },
  { "L421-14", "?long-stay-visa", "?long-stay-visa" },          { "L421-21", "?long-stay-visa", "?long-stay-visa" },
  { "L421-22", "any", "any" },                                  { "L421-23", "any", "any" },
  { "L421-26", "employer", "employer" },                        { "L421-29", "employer", "employer" },
  { "L421-30", "none", "?title-work" },                         { "L421-33", "none", "?title-work" },
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

static JalonPacks *packs;

static char *
find_first_work (const char *paper, const char *article)
{
  g_autofree char *text = g_strdup_printf ("ask first 2026-01-05; %s 2026-01-10 2026-04-09; article %s", paper, article);
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (text);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  gint32 day = line_fixture_day ("2026-02-01");
  const JalonProof *proof = jalon_rights_line_lookup (line, JALON_RIGHT_WORK, day);
  const JalonDoubt *doubt = jalon_rights_line_lookup_doubt (line, JALON_RIGHT_WORK, day);
  /* A paper that gives no work, or may not, leaves a gap. */
  g_assert_cmpint (jalon_rights_line_lookup_gap (line, JALON_RIGHT_WORK, day) != NULL, ==, proof == NULL || proof->scope == JALON_SCOPE_NONE);
  return doubt != NULL ? g_strconcat ("?", doubt->question, NULL) : g_strdup (jalon_scope_get_name (proof->scope));
}

static void
test_first_requests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (first_requests); i++)
    {
      g_autofree char *api = find_first_work ("api", first_requests[i].article);
      g_autofree char *receipt = find_first_work ("recepisse-premier", first_requests[i].article);
      g_test_message ("%s", first_requests[i].article);
      g_assert_cmpstr (api, ==, first_requests[i].api);
      g_assert_cmpstr (receipt, ==, first_requests[i].receipt);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr(JalonLineFacts) facts = line_fixture_parse (row->facts);
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_autofree char *stay = line_fixture_describe (line, JALON_RIGHT_STAY);
  g_autofree char *work = line_fixture_describe (line, JALON_RIGHT_WORK);
  g_autofree char *travel = line_fixture_describe (line, JALON_RIGHT_TRAVEL);
  g_assert_cmpstr (stay, ==, row->stay);
  g_assert_cmpstr (work, ==, row->work);
  if (row->travel != NULL)
    g_assert_cmpstr (travel, ==, row->travel);
  g_assert_cmpint (jalon_rights_line_is_empty (line), ==, row->stay[0] == '\0');
}

/* A line says the same on whatever clock and in whatever language. */
static void
test_zone_and_locale (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris", "Asia/Kathmandu" };
  static const char *const locales[] = { "fr_FR.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "C.UTF-8" };
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      setlocale (LC_ALL, locales[i]); /* one that is not installed changes nothing */
      for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
        test_case (&cases[k]);
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
}

static void
test_lookup (void)
{
  g_autoptr(JalonLineFacts) facts = line_fixture_parse ("cst-vpf 2023-04-01 2024-03-31; api 2024-04-10 2024-07-09; ask renewal 2024-01-10");
  g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
  g_assert_null (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2023-03-31")));
  g_assert_cmpstr (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2023-04-01"))->title->kind, ==, "cst-vpf");
  g_assert_cmpstr (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2024-03-31"))->title->kind, ==, "cst-vpf");
  g_assert_null (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-01")));
  g_assert_cmpint (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-09"))->days.from, ==,
                   line_fixture_day ("2024-04-01"));
  g_assert_cmpstr (jalon_rights_line_lookup_doubt (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-09"))->question, ==,
                   "grace-department");
  g_assert_null (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-10")));
  g_assert_cmpint (jalon_rights_line_next_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2024-04-10"))->days.from, ==,
                   line_fixture_day ("2024-07-10"));
  g_assert_null (jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, line_fixture_day ("2023-03-31")));
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rights-line/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/rights-line/first-requests", test_first_requests);
  g_test_add_func ("/rights-line/zone-and-locale", test_zone_and_locale);
  g_test_add_func ("/rights-line/lookup", test_lookup);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
