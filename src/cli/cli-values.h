/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a case as JSON objects of the contract and as lines for a person.
 */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

JsonObject *cli_values_title_to_json (const JalonTitle *title);
JsonObject *cli_values_procedure_to_json (const JalonProcedure *procedure);
JsonObject *cli_values_event_to_json (const JalonEvent *event);
JsonObject *cli_values_detail_to_json (const JalonDetail *detail);
JsonObject *cli_values_paper_to_json (const JalonPaper *paper);
JsonArray  *cli_values_titles_to_json (GPtrArray *titles);
JsonArray  *cli_values_procedures_to_json (GPtrArray *procedures);
JsonArray  *cli_values_events_to_json (GPtrArray *events);
JsonArray  *cli_values_details_to_json (GPtrArray *details);
JsonArray  *cli_values_papers_to_json (GPtrArray *papers);

void cli_values_say_titles (Cli *cli, GPtrArray *titles);
void cli_values_say_procedures (Cli *cli, GPtrArray *procedures);
void cli_values_say_events (Cli *cli, GPtrArray *events);
void cli_values_say_details (Cli *cli, GPtrArray *details);
void cli_values_say_papers (Cli *cli, GPtrArray *papers);

G_END_DECLS
