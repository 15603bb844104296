/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thumbnail as bytes for jalon_case_set_thumbnail (): pixels, deflated, so that showing one needs no image decoder.
 */
#pragma once

#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

#define JALON_THUMBNAIL_SIDE_PX 320 /* the longer side */

GBytes      *jalon_thumbnail_pack (const JalonPixels *pixels) G_GNUC_WARN_UNUSED_RESULT;
JalonPixels *jalon_thumbnail_unpack (GBytes *packed) G_GNUC_WARN_UNUSED_RESULT; /* (nullable) NULL: not a thumbnail */

G_END_DECLS
