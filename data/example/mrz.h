/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a machine-readable zone says. Dates are YYMMDD. */
typedef struct {
  const char *type;        /* "IR", "P<" */
  const char *issuer;      /* three letters */
  const char *number;      /* at most 9 characters */
  const char *nationality; /* three letters */
  const char *birth;
  char        sex;
  const char *ends;
  const char *names;       /* "FAMILY<NAME<<GIVEN" */
  const char *optional;    /* whatever the issuer adds; may be empty */
} Mrz;

char  mrz_check_digit (const char *text);
char *mrz_card (const Mrz *mrz);     /* three lines of 30, separated by a line feed */
char *mrz_passport (const Mrz *mrz); /* two lines of 44 */

extern const Mrz example_card_mrz;
extern const Mrz example_old_card_mrz;
extern const Mrz example_passport_mrz;

G_END_DECLS
