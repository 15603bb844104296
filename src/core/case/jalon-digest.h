/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALON_SHA256_HEX 64

char    *jalon_digest_sha256 (const void *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;
char    *jalon_digest_from_raw (const guint8 *raw) G_GNUC_WARN_UNUSED_RESULT;
gboolean jalon_digest_is_valid (const char *hex);

GBytes *jalon_digest_seal (const void *data, gsize size) G_GNUC_WARN_UNUSED_RESULT;
GBytes *jalon_digest_unseal (GBytes *sealed) G_GNUC_WARN_UNUSED_RESULT;

GBytes *jalon_file_load (int dir_fd, const char *name, gsize limit_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *jalon_file_load_sealed (int dir_fd, const char *name, gsize limit_bytes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
