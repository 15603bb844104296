/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-case.h"

G_BEGIN_DECLS

typedef struct {
  char *path; /* relative to the case folder */
  char *why;  /* key: digest, missing, trailer, changed-outside, newer, unreadable, name … */
} JalonDamage;

typedef struct {
  GPtrArray *damaged;         /* (element-type JalonDamage) */
  GPtrArray *orphans;         /* (element-type utf8) originals no row mentions */
  GPtrArray *temporaries;     /* (element-type utf8) */
  GPtrArray *changed_outside; /* (element-type JalonDamage) */
} JalonVerifyReport;

typedef struct {
  GPtrArray *restored; /* (element-type utf8) what came back, as keys: "paper:<id>", "person", "title:<id>" … */
  GPtrArray *lost;     /* (element-type utf8) what could not, as keys */
} JalonRebuildReport;

JalonVerifyReport  *jalon_case_verify (JalonFolder *folder, const char *uuid, GCancellable *cancellable, GError **error);
void                jalon_verify_report_free (JalonVerifyReport *self);
JalonRebuildReport *jalon_case_rebuild (JalonFolder *folder, const char *uuid, GError **error);
JalonRebuildReport *jalon_case_foresee_rebuild (JalonFolder *folder, const char *uuid, GError **error);
void                jalon_rebuild_report_free (JalonRebuildReport *self);
GPtrArray          *jalon_case_adopt (JalonCase *self, const char *const *paths, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonVerifyReport, jalon_verify_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonRebuildReport, jalon_rebuild_report_free)

G_END_DECLS
