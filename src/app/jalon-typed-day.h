/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/jalon-rough-day.h"

G_BEGIN_DECLS

typedef enum {
  JALON_TYPED_EMPTY,
  JALON_TYPED_WRONG,   /* no day */
  JALON_TYPED_DAY,     /* exact or rough */
  JALON_TYPED_UNKNOWN, /* "I do not know" */
} JalonTyped;

JalonTyped jalon_typed_day_parse (const char *text, JalonRoughDay *day);
char      *jalon_typed_day_format (const JalonRoughDay *day);
const char *jalon_typed_day_unknown (void);

G_END_DECLS
