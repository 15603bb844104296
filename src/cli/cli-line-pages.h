/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"
#include "core/law/jalon-rights-line.h"

G_BEGIN_DECLS

typedef struct {
  char *page; /* (nullable) dates, employer */
  char *out;
  char *strip; /* (nullable) */
  gboolean copies; /* of the pages that prove the right to work, after the employer's page */
  char *for_whom;  /* (nullable) named on the copies */
  char *what_if; /* (nullable) "refused-on=2027-03-01" */
} CliLineOptions;

extern const CliOption cli_line_options[];

gboolean cli_line_pages_check (Cli *cli, GError **error);
gboolean cli_line_pages_wanted (Cli *cli);
CliExit  cli_line_pages_write (Cli *cli, JalonRightsLine *line, GPtrArray *next);

G_END_DECLS
