/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far a long command is, on one line of standard error that is wiped at the end. Only for a person at a terminal: scripts and
 * logs see nothing of it.
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"

static gboolean
has_onlooker (Cli *cli)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (cli->globals.format, "json") != 0;
}

/**
 * cli_progress_cb:
 * @done: steps done
 * @total: steps in all
 * @user_data: the run
 *
 * A JalonProgress.
 */
void
cli_progress_cb (int done, int total, gpointer user_data)
{
  if (!has_onlooker (user_data) || total < 2)
    return;
  if (done < total)
    fprintf (stderr, "\r  %d / %d ", done, total);
  else
    fprintf (stderr, "\r\033[K");
  fflush (stderr);
}
