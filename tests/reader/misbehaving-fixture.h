/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A near side with short limits and a reader of one bad habit; at the end no process and no descriptor may be left.
 */
#pragma once

#include "core/jalon-error.h"
#include "core/reader/jalon-reader.h"
#include "processes.h"

G_BEGIN_DECLS

typedef struct {
  char        *folder, *link;
  JalonReader *reader;
  GBytes      *bytes;
  int          n_descriptors;
  gint64       started;
} Fixture;

extern const JalonReaderLimits misbehaving_limits;

void begin (Fixture *fixture, const char *habit);
void end (Fixture *fixture);

G_END_DECLS
