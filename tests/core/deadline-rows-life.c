/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from entry, birthdays, moving, work, absence, attempts and the other events of a life.
 */
#include "deadline-fixture.h"

const DeadlineRow deadline_rows_life[] = {
  /* 30 November and three months: 30 February is not there. */
  { "visa-validate/clamped", "entered=2026-11-30 entered-as=vls-ts", "visa_validate", "2027-02-28 yes" },
  { "visa-validate/leap-by-title", "title=vls-ts entered=2027-11-30", "visa_validate", "2028-02-29 yes" },
  { "visa-validate/middle", "entered=2026-11-14 entered-as=vls-ts", "visa_validate", "2027-02-14 yes" },
  { "visa-validate/other", "entered=2026-11-14 entered-as=eu-family", "visa_validate", "2027-02-14 no" },
  { "visa-validate/unknown", "entered=2026-11-14", "visa_validate", "2027-02-14 unknown?entered-as" },
  { "first-filing/visa", "entered=2026-12-31 entered-as=visa-to-request", "first_filing", "2027-02-28 yes; 2027-03-31 no" },
  { "first-filing/eu-long-term", "entered=2026-12-31 entered-as=eu-long-term", "first_filing", "2027-02-28 no; 2027-03-31 yes" },
  { "first-filing/unknown", "entered=2026-12-14", "first_filing", "2027-02-14 unknown?entered-as; 2027-03-14 unknown?entered-as" },
  { "first-filing/by-title", "title=visa-to-request entered=2026-12-14", "first_filing", "2027-02-14 yes; 2027-03-14 no" },
  { "ue-family-first/month-end", "entered=2026-12-31 entered-as=eu-family", "ue_family_first", "2027-03-31 yes" },
  { "ue-family-first/middle", "entered=2026-12-14 entered-as=eu-family", "ue_family_first", "2027-03-14 yes" },
  { "cbe-move/clamped", "entered=2027-01-31 entered-as=blue-card", "cbe_move", "2027-02-28 yes" },
  { "cbe-move/middle", "entered=2027-01-14 entered-as=blue-card", "cbe_move", "2027-02-14 yes" },

  /* 18 on 31 December 2026. Born on 29 February: 18 on the 28th. */
  { "adult18/clamped", "born=2008-12-31 young-adult=other", "adult18", "2027-02-28 yes" },
  { "adult18/leap-birth", "born=2008-02-29 young-adult=other", "adult18", "2026-04-28 yes" },
  { "adult18/listed", "born=2008-12-31 young-adult=listed", "adult18", "2027-02-28 no" },
  { "adult18/unknown", "born=2008-12-31", "adult18", "2027-02-28 unknown?young-adult" },
  { "adult19/leap-birth", "born=2008-02-29 young-adult=listed", "adult19", "2027-02-27 yes" },
  { "adult19/first-of-march", "born=2008-03-01 young-adult=listed", "adult19", "2027-02-28 yes" },
  { "adult19/other", "born=2008-03-01 young-adult=other", "adult19", "2027-02-28 no" },
  { "adult19/unknown", "born=2008-03-01", "adult19", "2027-02-28 unknown?young-adult" },

  { "attempts-spread/within-a-week", "attempt=2027-02-25 attempt=2027-03-04", "attempts_spread", "2027-03-05 yes", "attempts-more" },
  { "attempts-spread/enough", "attempt=2027-03-05 attempt=2027-02-25", "attempts_spread", "2027-03-05 yes", "attempts-spread" },
  { "attempts-spread/one", "attempt=2027-02-25", "attempts_spread", "2027-03-05 yes", "attempts-more" },

  { "address-3m/clamped", "moved=2026-11-30 title=csp-salarie", "address_3m", "2027-02-28 yes" },
  { "address-3m/middle", "moved=2026-11-14 title=cr-10", "address_3m", "2027-02-14 yes" },
  { "address-3m/one-year-card", "moved=2026-11-30 title=cst-salarie from=2026-03-09 ends=2027-03-08", "address_3m", "2027-02-28 no" },
  { "address-3m/unknown", "moved=2026-11-30", "address_3m", "2027-02-28 unknown?title" },
  /* Monday 3 May 2027: Sunday; Saturday 1 May is a holiday; Friday 30 and Thursday 29 April are worked. */
  { "employer-check/over-1-may", "hired=2027-05-03", "employer_check", "2027-04-29 yes" },
  /* Wednesday 3 November 2027: Tuesday 2; Monday is All Saints; Sunday; Saturday 30 October is a jour ouvrable. */
  { "employer-check/over-all-saints", "hired=2027-11-03", "employer_check", "2027-10-30 yes" },
  /* Wednesday 31 March 2027: Tuesday 30; Easter Monday; Sunday; Saturday 27. */
  { "employer-check/over-easter", "hired=2027-03-31", "employer_check", "2027-03-27 yes" },

  { "absence-cr/leap", "title=cr-10 left-france=2024-02-29", "absence_cr", "2027-02-28 yes" },
  { "absence-cr/middle", "title=cr-refugie left-france=2025-01-10", "absence_cr", "2028-01-10 yes" },
  { "absence-cr/other-card", "title=csp-vpf left-france=2025-01-10", "absence_cr", "2028-01-10 no" },
  { "absence-ue/both", "title=cr-ue left-eu=2025-01-10 left-france=2024-02-29", "absence_ue", "2028-01-10 yes; 2030-02-28 yes",
    "absence-ue; absence-ue-france" },
  { "absence-ue/outside-the-union", "title=cr-ue left-eu=2024-02-29", "absence_ue", "2027-02-28 yes" },
  { "absence-ue/outside-france", "title=cr-ue left-france=2025-01-10", "absence_ue", "2031-01-10 yes" },
  { "absence-ue/title-unknown", "left-eu=2025-01-10", "absence_ue", "2028-01-10 unknown?title" },

  { "l4354-end/fixed", "aes-asked=2026-12-01", "l4354_end", "2026-12-31 yes" },
  { "l4354-end/without-a-day", "paid-months=12", "l4354_end", "2026-12-31 yes" },
  { "l4354-work/enough", "aes-asked=2026-12-31 paid-months=12 entered=2024-02-29", "l4354_work",
    "2026-12-31 yes 2024-12-31..2026-12-31; 2027-02-28 yes", "l4354-work count=12 limit=12; l4354-residence" },
  { "l4354-work/residence", "aes-asked=2026-12-01 paid-months=12 entered=2023-11-10", "l4354_work",
    "2026-11-10 yes; 2026-12-01 yes 2024-12-01..2026-12-01" },
  { "l4354-work/short", "aes-asked=2026-12-31 paid-months=11", "l4354_work", "2026-12-31 yes 2024-12-31..2026-12-31",
    "l4354-short count=11 limit=12" },
  { "l4354-work/months-unknown", "aes-asked=2026-12-31", "l4354_work", "2026-12-31 unknown?paid-months 2024-12-31..2026-12-31",
    "l4354-open limit=12" },

  { "rece-diploma/clamped", "diploma=2028-02-29 residence=mainland", "rece_diploma", "2029-02-28 yes" },
  { "rece-diploma/middle", "diploma=2027-06-14 residence=mainland", "rece_diploma", "2028-06-14 yes" },
  { "rece-diploma/abroad", "diploma=2027-06-14 residence=abroad", "rece_diploma", "2028-06-14 no" },
  { "rece-diploma/unknown", "diploma=2027-06-14", "rece_diploma", "2028-06-14 unknown?residence" },
  { "rece-abroad/leap", "diploma=2024-02-29 residence=abroad", "rece_abroad", "2028-02-29 yes" },
  { "rece-abroad/middle", "diploma=2027-06-14 residence=abroad", "rece_abroad", "2031-06-14 yes" },
  { "rece-abroad/in-france", "diploma=2024-02-29 residence=mainland", "rece_abroad", "2028-02-29 no" },

  { "commission-summons/back-over-february", "commission-meeting=2027-03-10", "commission_summons", "2027-02-23 yes" },
  { "commission-opinion/clamped", "commission-referral=2026-11-30", "commission_opinion", "2027-02-28 yes" },
  { "commission-opinion/middle", "commission-referral=2026-11-14", "commission_opinion", "2027-02-14 yes" },
  { "refugee-card-due/clamped", "recognised=2026-11-30", "refugee_card_due", "2027-02-28 yes" },
  { "refugee-card-due/middle", "recognised=2026-11-14", "refugee_card_due", "2027-02-14 yes" },

  { "job-loss-year/one-year-card", "title=cst-salarie job-lost=2027-02-10", "job_loss_year", "2028-02-10 yes; - no" },
  { "job-loss-year/from-the-card", "title=cst-salarie job-lost=2027-02-28 ends=2027-06-14", "job_loss_year",
    "2028-02-28 yes or 2028-06-14; - no" },
  { "job-loss-year/blue-card", "title=csp-carte-bleue job-lost=2027-02-10", "job_loss_year", "2028-02-10 no; - yes",
    "does-not-apply; job-loss-rights" },
  { "job-loss-year/temporary", "title=cst-travailleur-temporaire job-lost=2027-02-10", "job_loss_year", "2028-02-10 no; - no" },
  { "job-loss-year/mission", "title=csp-talent asks=talent-salarie-mission job-lost=2027-02-10", "job_loss_year", "2028-02-10 no; - no" },
  { "job-loss-year/not-read", "title=csp-salarie job-lost=2027-02-10", "job_loss_year", "2028-02-10 no; - unknown?job-loss-covered" },
  { NULL },
};
