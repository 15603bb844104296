/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Found, expected, what to do: the checks of a file as a whole (size, kind, damage, locks, contents, name).
 */
#include "phrases/jalon-phrases-private.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
found_over_hard (const JalonFinding *finding)
{
  g_autofree char *size = jalon_phrase_size_beside (jalon_finding_lookup_int (finding, "size_bytes"),
                                                    jalon_finding_lookup_int (finding, "limit_bytes"));
  /* Translators: %s is a size such as "11.2 MB". */
  return g_strdup_printf (_("The file is %s: too heavy."), size);
}

static char *
expect_over_hard (const JalonFinding *finding)
{
  g_autofree char *limit = jalon_phrase_size (jalon_finding_lookup_int (finding, "limit_bytes"));
  g_autofree char *seen = jalon_phrase_month (jalon_finding_lookup (finding, "read_on"));
  /* Translators: portal, size, month: "ANEF: at most 10 MB a file (seen Nov 2026)." */
  return g_strdup_printf (_("%1$s: at most %2$s a file (seen %3$s)."), jalon_finding_lookup_portal (finding), limit, seen);
}

static char *
found_over_seen (const JalonFinding *finding)
{
  g_autofree char *size = jalon_phrase_size_beside (jalon_finding_lookup_int (finding, "size_bytes"),
                                                    jalon_finding_lookup_int (finding, "limit_bytes"));
  return g_strdup_printf (_("The file is %s: it may be too heavy."), size);
}

static char *
expect_over_seen (const JalonFinding *finding)
{
  g_autofree char *limit = jalon_phrase_size (jalon_finding_lookup_int (finding, "limit_bytes"));
  g_autofree char *seen = jalon_phrase_month (jalon_finding_lookup (finding, "read_on"));
  /* Translators: portal, size, month: "ANEF: usually taken under 2 MB (seen Nov 2026)." */
  return g_strdup_printf (_("%1$s: usually taken under %2$s (seen %3$s)."), jalon_finding_lookup_portal (finding), limit, seen);
}

static char *
found_format (const JalonFinding *finding)
{
  g_autofree char *name = jalon_phrase_format_name (jalon_finding_lookup (finding, "format"));
  /* Translators: %s is the name of a file format such as "Word (DOCX)". */
  return g_strdup_printf (_("The kind of file is: %s."), name);
}

static char *
expect_format (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "formats", ""))
    return g_strdup (_("A PDF, or a picture as JPEG or PNG."));
  g_autofree char *formats = jalon_phrase_format_list (jalon_finding_lookup (finding, "formats"));
  /* Translators: portal and a list of file formats: "ANEF takes: PDF, JPEG, PNG." */
  return g_strdup_printf (_("%1$s takes: %2$s."), jalon_finding_lookup_portal (finding), formats);
}

static char *
found_not_pdf (const JalonFinding *finding)
{
  g_autofree char *named = jalon_phrase_format_name (jalon_finding_lookup (finding, "named"));
  g_autofree char *content = jalon_phrase_format_name (jalon_finding_lookup (finding, "format"));
  /* Translators: two file formats: "The name says PDF, what is inside says: JPEG." */
  return g_strdup_printf (_("The name says %1$s, what is inside says: %2$s."), named, content);
}

static char *
do_not_pdf (const JalonFinding *finding)
{
  if (g_strcmp0 (finding->fix, "rename") == 0)
    return g_strdup (_("Jalon can make a copy whose name ends as it should."));
  return NULL;
}

static char *
found_phone_picture (const JalonFinding *finding)
{
  g_autofree char *name = jalon_phrase_format_name (jalon_finding_lookup (finding, "format"));
  if (jalon_finding_value_is (finding, "format", "heic"))
    return g_strdup (_("This picture is in HEIC, the format of many phones."));
  /* Translators: %s is a picture format such as TIFF or WebP. */
  return g_strdup_printf (_("This picture is in %s, a format that few portals take."), name);
}

static char *
expect_picture (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "formats", ""))
    return g_strdup (_("The same picture as JPEG."));
  g_autofree char *formats = jalon_phrase_format_list (jalon_finding_lookup (finding, "formats"));
  /* Translators: portal and a list of file formats. */
  return g_strdup_printf (_("%1$s takes these kinds instead: %2$s."), jalon_finding_lookup_portal (finding), formats);
}

static char *
do_phone_picture (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "format", "heic"))
    return g_strdup (_("On the phone, save or send the picture as JPEG, then add that file."));
  return NULL;
}

static char *
found_empty (const JalonFinding *finding)
{
  gint64 size_bytes = jalon_finding_lookup_int (finding, "size_bytes");
  if (size_bytes <= 0)
    return g_strdup (_("The file is empty: 0 bytes."));
  return g_strdup_printf (ngettext ("The file is almost empty: %d byte.", "The file is almost empty: %d bytes.", (gulong) size_bytes),
                          (int) size_bytes);
}

static char *
found_too_complex (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "why", "size"))
    return g_strdup (_("The file is larger than Jalon can look into (200 MB)."));
  if (jalon_finding_value_is (finding, "why", "time"))
    return g_strdup (_("Looking at this file takes too much time: Jalon stopped."));
  if (jalon_finding_value_is (finding, "why", "death"))
    return g_strdup (_("Something in this file ends the part of Jalon that looks into files. The file itself is kept, unchanged."));
  return NULL;
}

static char *
found_damaged (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "level", "small"))
    return g_strdup (_("The file has small faults inside. Programs forgive them."));
  if (jalon_finding_value_is (finding, "level", "repaired"))
    return g_strdup (_("The file is damaged. It opens, but only after a repair."));
  if (jalon_finding_value_is (finding, "level", "lost"))
    return g_strdup (_("The file is damaged and its pages cannot be brought back."));
  if (jalon_finding_value_is (finding, "level", "unseen"))
    return g_strdup (_("The file is damaged. Its pages can be seen, but not what else is inside (locks, scripts, attachments)."));
  if (jalon_finding_value_is (finding, "level", "content"))
    {
      g_autofree char *list = jalon_phrase_page_list (finding->pages);
      return g_strdup_printf (ngettext ("Page %s is damaged: a part of it may be missing.", "Pages %s are damaged: parts of them may be missing.",
                                        finding->pages->len),
                              list);
    }
  if (jalon_finding_value_is (finding, "level", "cut"))
    return g_strdup (_("The picture ends too early. Its lower part may be missing."));
  return NULL;
}

static char *
expect_damaged (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "level", "small"))
    return g_strdup (_("No more than this: such files are taken."));
  if (jalon_finding_value_is (finding, "level", "repaired"))
    return g_strdup (_("A file that opens without a repair: some portals refuse others."));
  return NULL;
}

static char *
do_damaged (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "level", "small"))
    return g_strdup (_("Nothing to do about the small faults."));
  if (jalon_finding_value_is (finding, "level", "unseen"))
    return g_strdup (_("Open it yourself, look at each page, and print it to a new PDF."));
  if (jalon_finding_value_is (finding, "level", "content"))
    return g_strdup (_("Look whether everything is there. If something is missing, ask for another copy."));
  if (jalon_finding_value_is (finding, "level", "cut"))
    return g_strdup (_("Look whether the whole paper can be seen. If not, send or take the picture again."));
  return NULL;
}

static char *
found_owner_lock (const JalonFinding *finding)
{
  return finding->severity == JALON_SEVERITY_UNKNOWN ? g_strdup (_("Jalon could not tell whether the file is locked.")) : NULL;
}

static char *
found_script (const JalonFinding *finding)
{
  return finding->severity == JALON_SEVERITY_UNKNOWN ? g_strdup (_("Jalon could not tell whether the file holds a script.")) : NULL;
}

static char *
found_embedded (const JalonFinding *finding)
{
  if (finding->severity == JALON_SEVERITY_UNKNOWN)
    return g_strdup (_("Jalon could not tell whether other files are attached inside."));
  if (jalon_finding_value_is (finding, "portfolio", "yes"))
    return g_strdup (_("This PDF is a folder of several files (a portfolio). Many people would see only its cover."));
  return NULL;
}

static char *
do_embedded (const JalonFinding *finding)
{
  if (jalon_finding_value_is (finding, "portfolio", "yes"))
    return g_strdup (_("Open it in the program that made it, and save each document in it as a PDF of its own."));
  return NULL;
}

static char *
found_xfa (const JalonFinding *finding)
{
  if (finding->severity == JALON_SEVERITY_UNKNOWN)
    return g_strdup (_("Jalon could not tell whether every program can show this form."));
  if (jalon_finding_value_is (finding, "dynamic", "yes"))
    return g_strdup (_("Only one program can show this form (an XFA form). Elsewhere people read “please wait”."));
  return NULL;
}

static char *
found_version (const JalonFinding *finding)
{
  /* Translators: %s is a version number such as "2.0". */
  return g_strdup_printf (_("The file uses PDF version %s, which older programs may not know."), jalon_finding_lookup (finding, "version"));
}

static char *
found_fonts (const JalonFinding *finding)
{
  int count = (int) jalon_finding_lookup_int (finding, "count");
  /* Translators: %2$s are names of fonts. */
  return g_strdup_printf (ngettext ("%1$d font (a set of letters) is not inside the file: %2$s.",
                                    "%1$d fonts (sets of letters) are not inside the file: %2$s.", (gulong) count),
                          count, jalon_finding_lookup (finding, "fonts"));
}

static gboolean
has_problem (const JalonFinding *finding, const char *problem)
{
  g_auto(GStrv) problems = g_strsplit (jalon_finding_lookup (finding, "problems"), " ", -1);
  return g_strv_contains ((const char *const *) problems, problem);
}

static char *
found_name (const JalonFinding *finding)
{
  const char *name = jalon_finding_lookup (finding, "name");

  if (has_problem (finding, "number"))
    return g_strdup_printf (_("The name “%s” does not begin with the number of the piece."), name);
  if (has_problem (finding, "length"))
    return g_strdup_printf (_("The name “%s” is very long."), name);
  if (has_problem (finding, "extension"))
    return g_strdup_printf (_("The name “%s” does not end in a known way, such as “.pdf”."), name);
  return g_strdup_printf (_("The name “%s” has spaces, accents or signs that some portals do not take."), name);
}

static char *
expect_name (const JalonFinding *finding)
{
  int limit = (int) jalon_finding_lookup_int (finding, "limit");

  if (has_problem (finding, "number"))
    return g_strdup_printf (ngettext ("A number first, then plain letters, digits, “-” and “_”: at most %d character.",
                                      "A number first, then plain letters, digits, “-” and “_”: at most %d characters.", (gulong) limit),
                            limit);
  return g_strdup_printf (ngettext ("Plain letters, digits, “-” and “_”, then “.pdf”: at most %d character.",
                                    "Plain letters, digits, “-” and “_”, then “.pdf”: at most %d characters.", (gulong) limit),
                          limit);
}

static char *
found_duplicate (const JalonFinding *finding)
{
  int first = (int) jalon_finding_lookup_int (finding, "first");
  if (first <= 0)
    return NULL;
  /* Translators: %d is the position of a file in the list of checked files. */
  return g_strdup_printf (_("This is the same file as number %d of this list."), first);
}

static char *
found_limit_unknown (const JalonFinding *finding)
{
  static const struct {
    const char *id;
    const char *text;
  } limits[] = { { "size", N_("size of a file") }, { "formats", N_("kinds of file") }, { "names", N_("names of files") } };
  g_auto(GStrv) ids = g_strsplit (jalon_finding_lookup (finding, "unknown"), " ", -1);
  g_autoptr(GString) list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    if (g_strv_contains ((const char *const *) ids, limits[i].id))
      {
        if (list->len > 0)
          g_string_append (list, C_("list separator", ", "));
        g_string_append (list, _(limits[i].text));
      }
  /* Translators: portal, then a list such as "size of a file, kinds of file": "prefecture by e-mail: limits not known for size of a file." */
  return g_strdup_printf (_("%1$s: limits not known for %2$s."), jalon_finding_lookup_portal (finding), list->str);
}

const JalonCheckPhrases jalon_phrases_file_checks[] = {
  { "size-over-hard", NULL, NULL, N_("Jalon can make a smaller copy and see that the words survive."),
    N_("Scan the paper again with a lower resolution (200 dots per inch), or save it again in the program that made it."),
    found_over_hard, expect_over_hard, NULL },
  { "size-over-seen", NULL, NULL, N_("You can try it as it is. If it is refused, Jalon can make a smaller copy."),
    N_("You can try it as it is. If it is refused, scan the paper again with a lower resolution."),
    found_over_seen, expect_over_seen, NULL },
  { "format-not-taken", NULL, NULL, N_("Jalon can turn it into a PDF."),
    N_("Open it in a program that shows it, and print or export it as a PDF."), found_format, expect_format, NULL },
  { "file-unreadable", N_("The file cannot be read: it is damaged or not whole."), N_("A file that opens and shows at least one page."),
    NULL, N_("Ask for another copy of the file, or scan the paper again."), NULL, NULL, NULL },
  { "file-too-complex", N_("Jalon could not look at this file to the end: it takes too much time or memory, or it stopped the part that looks into files."),
    N_("A file that can be looked at within seconds."), NULL,
    N_("Open it yourself and look at each page. If all is well, print it to a new PDF; if not, ask for another copy."),
    found_too_complex, NULL, NULL },
  { "pdf-zero-byte", NULL, N_("A file with something in it."), NULL,
    N_("Save, send or download it again: something was interrupted."), found_empty, NULL, NULL },
  { "pdf-not-pdf", NULL, N_("A name that says what is really inside."), N_("Jalon can make a real PDF of the picture."),
    N_("Open it in the program that made it and save it as a PDF. Changing only the name does not help."),
    found_not_pdf, NULL, do_not_pdf },
  { "pdf-damaged", N_("The file is damaged and does not open as it is."), N_("A file that is whole."),
    N_("Jalon can build a clean copy with the same pages."), N_("Ask for another copy, or scan the paper once more."),
    found_damaged, expect_damaged, do_damaged },
  { "pdf-needs-password", N_("The file opens only with a password."), N_("A file that everyone can open: the agent does not have your password."),
    NULL, N_("Ask whoever made it for an open copy. Or open it with the password and print it to a new PDF."), NULL, NULL, NULL },
  { "pdf-owner-lock", N_("The file is locked by its maker, although it opens without a password."),
    N_("A file without a lock: portals refuse locked files."), N_("Jalon can make a copy without the lock."),
    N_("Open the file and print it to a new PDF: the new one has no lock."), found_owner_lock, NULL, NULL },
  { "pdf-xfa", N_("This form has a second version hidden inside (XFA). Some programs show one, some the other."),
    N_("A form that every program shows in the same way."), N_("Jalon can make a copy with the pages as you see them."),
    N_("Open it in Adobe Reader and print it to a new PDF."), found_xfa, NULL, NULL },
  { "pdf-acroform-unsaved", N_("The form still has fields that can be changed."),
    N_("Answers that are fixed on the page: elsewhere the fields may look empty."),
    N_("Jalon can make a copy with the answers fixed. Look whether they are all there."),
    N_("Print the form to a new PDF and look whether all answers are there."), NULL, NULL, NULL },
  { "pdf-javascript", N_("The file holds a script, or something that starts by itself or sends data."),
    N_("Pages only: files with scripts are refused by virus scanners."),
    N_("Jalon can make a copy without it. The pages stay the same."), N_("Print the file to a new PDF: the new one holds no script."),
    found_script, NULL, NULL },
  { "pdf-embedded", N_("Other files are attached inside this file."), N_("One document a file, with nothing attached."),
    N_("Jalon can make a copy without them; they stay in your original. What is needed of them is added as a paper of its own."),
    N_("Look whether files are attached, save them, and print the pages to a new PDF."), found_embedded, NULL, do_embedded },
  { "pdf-signed", N_("The file carries a digital signature."), N_("The file exactly as you received it: a changed copy loses the signature."),
    NULL, N_("Upload it as it is. Jalon changes a copy only if you tell it to."), NULL, NULL, NULL },
  { "pdf-version", NULL, N_("PDF version 1.7 or older is the safest."), N_("You can upload it. If it is refused, Jalon can write it anew."),
    N_("You can upload it. If it is refused, print it to a PDF with another program."), found_version, NULL, NULL },
  { "pdf-fonts", NULL, N_("All fonts inside the file, so that everyone sees the same letters."),
    N_("Look at the file on another computer. If letters are missing there, Jalon can write it anew."),
    N_("Look at the file on another computer. If letters are missing there, print it to a new PDF."), found_fonts, NULL, NULL },
  { "img-heic", NULL, NULL, N_("Jalon can turn this picture into a PDF."), N_("Open it in a picture viewer and save it as JPEG, then add that file."),
    found_phone_picture, expect_picture, do_phone_picture },
  { "multi-doc", N_("There seem to be several documents in this file."), N_("One whole document a file."), NULL,
    N_("Use only the pages that belong together, and add the others under their own heading."), NULL, NULL, NULL },
  { "name-chars", NULL, NULL, N_("Jalon gives every exported copy a name that portals take."), N_("Rename the file before you upload it."),
    found_name, expect_name, NULL },
  { "duplicate-hash", N_("This is the same file as another one."), N_("Each file once."), NULL,
    N_("If you meant another file, choose that one. If not, use this one once."), found_duplicate, NULL, NULL },
  { "side-missing", N_("Only one side of the card was found."), N_("Both sides of a card, front and back."), NULL,
    N_("Scan or photograph the other side too."), NULL, NULL, NULL },
  { "portal-limit-unknown", NULL, N_("The limits that the portal shows where files are chosen."), NULL,
    N_("Read them there before you upload. All else was checked as usual."), found_limit_unknown, NULL, NULL },
  { NULL },
};
