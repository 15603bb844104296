/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who helps, as JSON and as lines for a person.
 */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* The desk written in the data folder, then everybody who helps with @matter_or_null. FALSE when the desk cannot be read; the others stand. */
gboolean cli_desk_answer_contacts (Cli *cli, const char *matter_or_null, GError **error);

G_END_DECLS
