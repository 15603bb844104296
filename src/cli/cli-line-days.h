/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

void cli_line_days_to_json (JsonObject *object, JalonRightsLine *line); /* stay, work, travel, gaps, unknown */
void cli_line_days_say (Cli *cli, JalonRightsLine *line);

G_END_DECLS
