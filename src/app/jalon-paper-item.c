/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words under which a paper stands in a list. Read-only.
 */
#include "app/jalon-paper-item.h"

#include "core/intake/jalon-thumbnail.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

struct _JalonPaperItem {
  GObject     parent_instance;
  JalonPaper *paper;
  char       *title;
  char       *subtitle;
  const char *style;
};

G_DEFINE_FINAL_TYPE (JalonPaperItem, jalon_paper_item, G_TYPE_OBJECT)

static void
jalon_paper_item_finalize (GObject *object)
{
  JalonPaperItem *self = JALON_PAPER_ITEM (object);
  jalon_paper_unref (self->paper);
  g_free (self->title);
  g_free (self->subtitle);
  G_OBJECT_CLASS (jalon_paper_item_parent_class)->finalize (object);
}

static void
jalon_paper_item_class_init (JalonPaperItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_paper_item_finalize;
}

static void
jalon_paper_item_init (JalonPaperItem *self)
{
}

static const char *
style_of (const JalonJudgement *judgement)
{
  switch (judgement != NULL ? judgement->verdict : JALON_VERDICT_NONE)
    {
    case JALON_VERDICT_BLOCKED:
      return "error";
    case JALON_VERDICT_FIXABLE:
      return "warning";
    case JALON_VERDICT_READY:
    case JALON_VERDICT_INCONCLUSIVE:
    case JALON_VERDICT_NONE:
    default:
      return "dim-label";
    }
}

/**
 * jalon_paper_item_new:
 * @paper: the paper
 * @judgement: (nullable): what the check says of it
 * @packs: the packs
 *
 * Returns: (transfer full): an item for a list
 */
JalonPaperItem *
jalon_paper_item_new (const JalonPaper *paper, const JalonJudgement *judgement, JalonPacks *packs)
{
  JalonPaperItem *self = g_object_new (JALON_TYPE_PAPER_ITEM, NULL);
  const JalonItem *kind = paper->kind != NULL ? jalon_packs_get_item (packs, paper->kind) : NULL;
  g_autofree char *verdict = judgement != NULL ? jalon_phrase_verdict (judgement) : g_strdup (_ ("Not looked at yet"));

  self->paper = jalon_paper_ref (paper);
  self->title = kind != NULL ? jalon_phrase_item (kind) : g_strdup (paper->name);
  self->style = style_of (judgement);
  if (!paper->confirmed)
    /* Translators: %s is a verdict such as "Ready"; the person has still to confirm kind and dates */
    self->subtitle = g_strdup_printf (_ ("%s · to confirm"), verdict);
  else if (g_date_valid (&paper->until))
    {
      g_autofree char *until = jalon_phrase_short_date (&paper->until);
      /* Translators: %s is a verdict such as "Ready", then a date */
      self->subtitle = g_strdup_printf (_ ("%s · until %s"), verdict, until);
    }
  else if (g_date_valid (&paper->issued))
    {
      g_autofree char *issued = jalon_phrase_short_date (&paper->issued);
      /* Translators: %s is a verdict such as "Ready", then the date printed on the paper */
      self->subtitle = g_strdup_printf (_ ("%s · of %s"), verdict, issued);
    }
  else
    self->subtitle = g_steal_pointer (&verdict);
  return self;
}

const JalonPaper *
jalon_paper_item_get_paper (JalonPaperItem *self)
{
  return self->paper;
}

const char *
jalon_paper_item_get_title (JalonPaperItem *self)
{
  return self->title;
}

const char *
jalon_paper_item_get_subtitle (JalonPaperItem *self)
{
  return self->subtitle;
}

const char *
jalon_paper_item_get_style (JalonPaperItem *self)
{
  return self->style;
}

/**
 * jalon_texture_of_thumbnail:
 * @packed: (nullable): what the store keeps
 *
 * Returns: (transfer full) (nullable): its pixels
 */
GdkTexture *
jalon_texture_of_thumbnail (GBytes *packed)
{
  g_autoptr (JalonPixels) pixels = packed != NULL ? jalon_thumbnail_unpack (packed) : NULL;
  if (pixels == NULL)
    return NULL;
  return gdk_memory_texture_new (pixels->width_px, pixels->height_px, GDK_MEMORY_DEFAULT, pixels->data, pixels->stride);
}
