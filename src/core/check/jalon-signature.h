/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/check/jalon-facts.h"

G_BEGIN_DECLS

JalonFormat jalon_signature_sniff (const void *head, gsize size);
const char *jalon_signature_extension (JalonFormat format);

G_END_DECLS
