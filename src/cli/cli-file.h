/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "core/renewal/jalon-renewal.h"

G_BEGIN_DECLS

JalonRenewalStatus *cli_file_evaluate (Cli *cli, GError **error);
JsonObject         *cli_file_requirement_to_json (const JalonRequirement *requirement);
void                cli_file_say_requirement (Cli *cli, const JalonRequirement *requirement);

G_END_DECLS
