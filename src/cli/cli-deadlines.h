/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dated rule as the entry of the contract and as lines for a person.
 */
#pragma once

#include "cli/cli.h"
#include "core/law/jalon-deadlines.h"

G_BEGIN_DECLS

JsonObject *cli_deadlines_to_json (const JalonDeadline *deadline);
void        cli_deadlines_say (Cli *cli, const JalonDeadline *deadline);

G_END_DECLS
