/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts and lines as short text, for tables of cases.
 */
#pragma once

#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

/* "KIND FROM ENDS[!]; ask KIND DAY; refused DAY; department NN; asked LIST; article A; authorisation yes; visa yes; child yes; year yes;
 *  validated yes; employer DAY": days as jalon_rough_day_parse () reads them, ENDS may be "none", "!" a confirmed page ("!DAY": confirmed until). */
JalonLineFacts *line_fixture_parse (const char *text);

/* One right: "FROM..UNTIL KIND[!][:SCOPE][+CARD][/RULE]" for proofs, then "FROM..UNTIL gap", then "FROM..UNTIL ?QUESTION". */
char *line_fixture_describe (JalonRightsLine *line, JalonRight right);

gint32 line_fixture_day (const char *iso_date);

G_END_DECLS
