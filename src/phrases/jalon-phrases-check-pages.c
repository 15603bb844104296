/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Found, expected, what to do: the checks of single pages and of pictures.
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
found_page_size (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  int width_mm = (int) jalon_finding_lookup_int (finding, "width_mm");
  int height_mm = (int) jalon_finding_lookup_int (finding, "height_mm");

  if (jalon_finding_value_is (finding, "how", "tiny"))
    /* Translators: page numbers, then width and height in millimetres. */
    return g_strdup_printf (ngettext ("Page %1$s is very small: %2$d × %3$d mm.", "Pages %1$s are very small: %2$d × %3$d mm.",
                                      finding->pages->len),
                            list, width_mm, height_mm);
  /* Translators: page numbers, then width and height in millimetres. */
  return g_strdup_printf (ngettext ("Page %1$s is very large: %2$d × %3$d mm.", "Pages %1$s are very large: %2$d × %3$d mm.",
                                    finding->pages->len),
                          list, width_mm, height_mm);
}

/* 180 where all turns are half turns, 90 where none is, 0 for both kinds. */
static int
find_common_turn (const JalonFinding *finding)
{
  g_auto(GStrv) turns = g_strsplit (jalon_finding_lookup (finding, "turns"), " ", -1);
  gboolean any_half = FALSE, any_quarter = FALSE;

  for (char **turn = turns; *turn != NULL; turn++)
    if (g_str_has_suffix (*turn, ":180"))
      any_half = TRUE;
    else
      any_quarter = TRUE;
  return any_half && any_quarter ? 0 : any_half ? 180 : 90;
}

static char *
found_rotate (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  guint n = finding->pages->len;

  /* Translators: %s in these sentences are page numbers such as "2" or "2, 5". */
  if (jalon_finding_value_is (finding, "sure", "no"))
    return g_strdup_printf (ngettext ("Jalon cannot tell whether page %s is upright.", "Jalon cannot tell whether pages %s are upright.", n),
                            list);
  switch (find_common_turn (finding))
    {
    case 180:
      return g_strdup_printf (ngettext ("Page %s is upside down.", "Pages %s are upside down.", n), list);
    case 90:
      return g_strdup_printf (ngettext ("Page %s lies on its side.", "Pages %s lie on their side.", n), list);
    default:
      return g_strdup_printf (ngettext ("Page %s is not upright.", "Pages %s are not upright.", n), list);
    }
}

static char *
do_rotate (const JalonFinding *finding)
{
  if (!jalon_finding_value_is (finding, "sure", "no"))
    return NULL;
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Look at page %s. If you can read it without turning your head, all is well; if not, scan it again upright.",
                                    "Look at pages %s. If you can read them without turning your head, all is well; if not, scan them again upright.",
                                    finding->pages->len),
                          list);
}

static char *
found_blank (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "all", "yes"))
    return g_strdup (_("There is nothing on any page."));
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Page %s is empty.", "Pages %s are empty.", finding->pages->len), list);
}

static char *
do_blank (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "all", "yes"))
    return g_strdup (_("Scan the paper again. Some scanners want the printed side up, others want it down."));
  return NULL;
}

static char *
found_lowres (const JalonFinding *finding)
{
  if (jalon_finding_lookup_int (finding, "width_px") > 0)
    /* Translators: width and height of a picture in pixels. */
    return g_strdup_printf (_("The picture has %1$d × %2$d pixels: small print may not be readable."),
                            (int) jalon_finding_lookup_int (finding, "width_px"), (int) jalon_finding_lookup_int (finding, "height_px"));
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  /* Translators: page numbers, then dots per inch. */
  return g_strdup_printf (ngettext ("Page %1$s was scanned with %2$d dots per inch: small print may not be readable.",
                                    "Pages %1$s were scanned with as little as %2$d dots per inch: small print may not be readable.",
                                    finding->pages->len),
                          list, (int) jalon_finding_lookup_int (finding, "dpi"));
}

static char *
expect_lowres (const JalonFinding *finding)
{
  if (jalon_finding_lookup_int (finding, "width_px") > 0)
    return g_strdup (_("At least 1,000 pixels on the long side, 2,000 for a full page."));
  return NULL;
}

static char *
do_lowres (const JalonFinding *finding)
{
  if (jalon_finding_lookup_int (finding, "width_px") > 0)
    return g_strdup (_("Take the picture again from closer, or send it in full size."));
  return NULL;
}

static char *
found_highres (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Page %1$s was scanned with %2$d dots per inch. That makes the file heavy.",
                                    "Pages %1$s were scanned with up to %2$d dots per inch. That makes the file heavy.",
                                    finding->pages->len),
                          list, (int) jalon_finding_lookup_int (finding, "dpi"));
}

static char *
found_bilevel (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Page %s is in pure black and white: stamps and photos may be lost.",
                                    "Pages %s are in pure black and white: stamps and photos may be lost.", finding->pages->len),
                          list);
}

static char *
found_cmyk (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Page %s is in the colours of printing (CMYK). On a screen they may look wrong.",
                                    "Pages %s are in the colours of printing (CMYK). On a screen they may look wrong.",
                                    finding->pages->len),
                          list);
}

static char *
found_16bit (const JalonFinding *finding)
{
  g_autofree char *list = jalon_phrase_page_list (finding->pages);
  return g_strdup_printf (ngettext ("Page %s has more shades of colour than programs expect (16 bits).",
                                    "Pages %s have more shades of colour than programs expect (16 bits).", finding->pages->len),
                          list);
}

static char *
found_not_looked_at (const JalonFinding *finding)
{
  if (finding->severity == JALON_SEVERITY_UNKNOWN)
    {
      g_autofree char *name = jalon_phrase_format_name (jalon_finding_lookup (finding, "format"));
      /* Translators: %s is the name of a file format such as "Word (DOCX)". */
      return g_strdup_printf (_("Jalon cannot look into this kind of file: %s."), name);
    }
  int looked = (int) jalon_finding_lookup_int (finding, "looked");
  int total = (int) jalon_finding_lookup_int (finding, "total");
  if (jalon_finding_value_is (finding, "why", "time"))
    return g_strdup_printf (ngettext ("%1$d of %2$d page was looked at: it takes too much time.",
                                      "%1$d of %2$d pages were looked at: the others take too much time.", (gulong) total),
                            looked, total);
  if (jalon_finding_value_is (finding, "why", "death"))
    return g_strdup_printf (ngettext ("%1$d of %2$d page was looked at: it ends the part of Jalon that looks into files.",
                                      "%1$d of %2$d pages were looked at: another one ends the part of Jalon that looks into files.",
                                      (gulong) total),
                            looked, total);
  return g_strdup_printf (ngettext ("%1$d of %2$d page was looked at.", "%1$d of %2$d pages were looked at.", (gulong) total), looked, total);
}

static char *
do_not_looked_at (const JalonFinding *finding)
{
  if (finding->severity == JALON_SEVERITY_UNKNOWN)
    return g_strdup (_("Open it yourself and look at every page, or save it as a PDF and check that."));
  return NULL;
}

const JalonCheckPhrases jalon_phrases_pages_checks[] = {
  { "pdf-page-size", NULL, N_("Pages about as large as A4 (210 × 297 mm)."), N_("Jalon can make a copy with A4 pages."),
    N_("Scan or print it again on A4."), found_page_size, NULL, NULL },
  { "pdf-rotate", NULL, N_("Every page upright, as it is read."), N_("Jalon can turn it in a copy."), N_("Scan the page again upright."),
    found_rotate, NULL, do_rotate },
  { "pdf-blank-page", NULL, N_("Something to read on every page."), NULL,
    N_("See that no back side is missing. If the page is meant to be empty, leave it."), found_blank, NULL, do_blank },
  { "pdf-lowres", NULL, N_("At least 150 dots per inch, better 200 to 300."), NULL, N_("Scan it again with 300 dots per inch."),
    found_lowres, expect_lowres, do_lowres },
  { "pdf-highres", NULL, N_("200 to 300 dots per inch are enough."), N_("Nothing, unless the file is too heavy. Then Jalon can make it smaller."),
    N_("Nothing, unless the file is too heavy."), found_highres, NULL, NULL },
  { "pdf-bilevel", NULL, N_("Colour where the paper has colour, a photo or a stamp."), NULL,
    N_("If the paper has a photo, a stamp or colours, scan it again in colour."), found_bilevel, NULL, NULL },
  { "pdf-blur", N_("The picture is not sharp."), N_("A sharp picture: every word can be read."), NULL,
    N_("Take it again: hold the phone still, in good light."), NULL, NULL, NULL },
  { "pdf-glare", N_("Light shines on a part of the paper."), N_("A picture in which every part can be read, without glare."), NULL,
    N_("Take it again without flash, away from lamps."), NULL, NULL, NULL },
  { "pdf-crop", N_("A part of the paper is outside the picture."), N_("The whole paper, with its four corners."), NULL,
    N_("Take it again from further away, on a plain background."), NULL, NULL, NULL },
  { "pdf-skew", N_("The paper lies at an angle."), N_("Lines of text that run straight across."), N_("Jalon can make it straight in a copy."),
    N_("If it is hard to read, scan it again straight."), NULL, NULL, NULL },
  { "pdf-overcompressed", N_("The picture was saved with so little quality that blocks can be seen."),
    N_("A picture whose letters have clean edges."), NULL, N_("Scan it again, or use the picture as it came from the camera."),
    NULL, NULL, NULL },
  { "img-cmyk", NULL, N_("The usual colours of screens (RGB)."), N_("Jalon can bring the colours into the usual form."),
    N_("Look at it on a screen. If the colours are wrong, save it again with the usual colours (RGB)."), found_cmyk, NULL, NULL },
  { "img-16bit", NULL, N_("Pictures with 8 bits for each colour."), N_("Jalon can bring the picture into the usual form."),
    N_("You can try it. If it is refused, save the picture as JPEG."), found_16bit, NULL, NULL },
  { "pages-not-looked-at", NULL, N_("A look at every page."), NULL, N_("Look at the other pages yourself before you upload."),
    found_not_looked_at, NULL, do_not_looked_at },
  { NULL },
};
