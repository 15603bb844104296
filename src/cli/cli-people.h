/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "core/caseload/jalon-caseload.h"

G_BEGIN_DECLS

GPtrArray *cli_people_judge (Cli *cli, GError **error); /* (element-type JalonCaseJudged) everyone of the data folder */
void       cli_people_set_nearest (JsonObject *object, const JalonCaseJudged *judged);
CliExit    cli_people_complain (const JalonCaseJudged *judged);

G_END_DECLS
