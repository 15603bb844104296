/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/jalon-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A paper as a list shows it: the value and what the check says of it. */
#define JALON_TYPE_PAPER_ITEM (jalon_paper_item_get_type ())
G_DECLARE_FINAL_TYPE (JalonPaperItem, jalon_paper_item, JALON, PAPER_ITEM, GObject)

JalonPaperItem   *jalon_paper_item_new (const JalonPaper *paper, const JalonJudgement *judgement, JalonPacks *packs);
const JalonPaper *jalon_paper_item_get_paper (JalonPaperItem *self);
const char       *jalon_paper_item_get_title (JalonPaperItem *self);
const char       *jalon_paper_item_get_subtitle (JalonPaperItem *self);
const char       *jalon_paper_item_get_style (JalonPaperItem *self); /* CSS class of the verdict */

GdkTexture       *jalon_texture_of_thumbnail (GBytes *packed); /* (nullable) */

G_END_DECLS
