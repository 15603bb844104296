/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

gboolean cli_line_what_if_check (Cli *cli, GError **error);
gboolean cli_line_what_if_wanted (Cli *cli);
void     cli_line_what_if_answer (Cli *cli, JalonRightsLine *line);

G_END_DECLS
