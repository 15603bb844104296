/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within intake: facts together with the open view they came from, so that one confined process serves facts, words and thumbnail.
 */
#pragma once

#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

JalonFacts *jalon_look_open (JalonReader *reader, GBytes *bytes, JalonView **view, GCancellable *cancellable, GError **error);

G_END_DECLS
