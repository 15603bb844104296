/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-folder.h"
#include "core/case/jalon-values.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

typedef struct {
  gint64 files;
  gint64 bytes;
} JalonBackupReport;

gboolean jalon_backup_write (JalonFolder *folder, const char *uuid_or_null, const char *path, JalonBackupReport *report,
                             GCancellable *cancellable, GError **error);
gboolean jalon_backup_restore (JalonReader *reader, const char *path, const char *data_dir, JalonBackupReport *report,
                               GCancellable *cancellable, GError **error);
GPtrArray *jalon_backup_list_cases (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error);
gboolean   jalon_backup_restore_case (JalonReader *reader, const char *path, const char *uuid, JalonFolder *folder,
                                      JalonBackupReport *report, GCancellable *cancellable, GError **error);
gboolean   jalon_backup_restore_cases (JalonReader *reader, const char *path, GPtrArray *uuids, JalonFolder *folder,
                                       JalonBackupReport *report, GPtrArray *back, GCancellable *cancellable, GError **error);

/* Somebody in a backup. */
typedef struct {
  char *uuid;
  JalonPerson *person; /* (nullable): case.json is missing there, or cannot be read */
} JalonBackupPerson;

GPtrArray *jalon_backup_list_people (JalonReader *reader, const char *path, GCancellable *cancellable, GError **error); /* (element-type JalonBackupPerson) */

G_END_DECLS
