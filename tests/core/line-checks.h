/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/law/jalon-packs.h"

G_BEGIN_DECLS

char       *line_checks_list_differences (JalonPacks *packs);
const char *line_checks_get_name (gsize index); /* (nullable) after the last */
char       *line_checks_check_case (JalonPacks *packs, gsize index);

G_END_DECLS
