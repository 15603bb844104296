/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day written in a table.
 */
#pragma once

#include "core/jalon-date.h"

static inline GDate
date_of (const char *iso)
{
  GDate date;
  g_assert_true (jalon_date_parse (iso, &date));
  return date;
}
