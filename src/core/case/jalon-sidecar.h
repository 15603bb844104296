/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-values.h"

G_BEGIN_DECLS

#define JALON_SIDECAR_LIMIT_BYTES ((gsize) 1 << 20)
#define JALON_MIRROR_LIMIT_BYTES ((gsize) 16 << 20)
#define JALON_MIRROR_NAME "case.json"

GBytes     *jalon_sidecar_build (const JalonPaper *paper, guint64 generation) G_GNUC_WARN_UNUSED_RESULT;
JalonPaper *jalon_sidecar_parse (GBytes *content, guint64 *generation, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* case.json: what comes back when every index is lost. */
typedef struct {
  guint64 generation;
  gboolean example;
  JalonPerson *person;
  GPtrArray *titles; /* (element-type JalonTitle) */
  GPtrArray *details; /* (element-type JalonDetail) */
} JalonMirror;

GBytes      *jalon_mirror_build (const JalonMirror *self, const char *uuid) G_GNUC_WARN_UNUSED_RESULT;
JalonMirror *jalon_mirror_parse (GBytes *content, const char *uuid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
JalonMirror *jalon_mirror_load (int case_fd, const char *uuid, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         jalon_mirror_free (JalonMirror *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonMirror, jalon_mirror_free)

G_END_DECLS
