/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What kind of file it is, what its name says it is, and which names a portal takes. Judges bytes by the signature that the facts
 * carry, never by the name alone.
 */
#include "core/check/jalon-check-private.h"

#include <string.h>

/* Names longer than this are cut by some portals that publish no rule (checklists 4.3, name-chars). */
#define LONG_NAME_CHARS 80

static const struct {
  const char *extension;
  const char *format;
} extensions[] = {
  { "pdf", "pdf" },   { "jpg", "jpeg" }, { "jpeg", "jpeg" }, { "jpe", "jpeg" }, { "png", "png" },   { "heic", "heic" },
  { "heif", "heic" }, { "hif", "heic" }, { "tif", "tiff" },  { "tiff", "tiff" }, { "webp", "webp" }, { "gif", "gif" },
  { "bmp", "bmp" },   { "zip", "zip" },  { "docx", "docx" }, { "odt", "odt" },   { "xlsx", "xlsx" }, { "ods", "ods" },
  { "pptx", "pptx" }, { "doc", "doc" },  { "rtf", "rtf" },   { "txt", "txt" },
};

static char *
dup_extension (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');
  return dot != NULL && dot != file_name ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
}

/* What the extension promises, NULL for one that says nothing known. */
static const char *
find_named_format (const char *extension)
{
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (strcmp (extension, extensions[i].extension) == 0)
      return extensions[i].format;
  return NULL;
}

/**
 * jalon_format_to_id:
 * @format: a format by signature
 *
 * Returns: its id as in `formats` of portals.json
 */
const char *
jalon_format_to_id (JalonFormat format)
{
  switch (format)
    {
    case JALON_FORMAT_PDF:
      return "pdf";
    case JALON_FORMAT_JPEG:
      return "jpeg";
    case JALON_FORMAT_PNG:
      return "png";
    case JALON_FORMAT_HEIC:
      return "heic";
    case JALON_FORMAT_TIFF:
      return "tiff";
    case JALON_FORMAT_WEBP:
      return "webp";
    case JALON_FORMAT_GIF:
      return "gif";
    case JALON_FORMAT_BMP:
      return "bmp";
    case JALON_FORMAT_ZIP:
      return "zip";
    case JALON_FORMAT_TEXT:
      return "txt";
    case JALON_FORMAT_EMPTY:
      return "empty";
    case JALON_FORMAT_UNKNOWN:
    default:
      return "unknown";
    }
}

/* A signature does not tell the office formats apart; there the extension helps. */
static const char *
find_content_format (JalonFormat format, const char *named)
{
  if (named != NULL && format == JALON_FORMAT_ZIP &&
      g_strv_contains ((const char *const[]) { "docx", "odt", "xlsx", "ods", "pptx", NULL }, named))
    return named;
  if (g_strcmp0 (named, "rtf") == 0 && format == JALON_FORMAT_TEXT)
    return named;
  if (g_strcmp0 (named, "doc") == 0 && format == JALON_FORMAT_UNKNOWN)
    return named;
  return jalon_format_to_id (format);
}

static gboolean
knows_formats (const JalonPortal *portal)
{
  return portal->formats != NULL && portal->formats[0] != NULL;
}

/**
 * jalon_portal_takes:
 * @portal: a portal
 * @format: id of a format
 *
 * Returns: whether @format is among the formats that @portal is known to take
 */
gboolean
jalon_portal_takes (const JalonPortal *portal, const char *format)
{
  return knows_formats (portal) && g_strv_contains ((const char *const *) portal->formats, format);
}

static gboolean
is_decoded (JalonFormat format)
{
  return format == JALON_FORMAT_PDF || format == JALON_FORMAT_JPEG || format == JALON_FORMAT_PNG;
}

static gboolean
is_convertible (const JalonFacts *facts)
{
  return (facts->format == JALON_FORMAT_JPEG || facts->format == JALON_FORMAT_PNG) &&
         (facts->opened == JALON_OPENED_CLEAN || facts->opened == JALON_OPENED_SMALL_FAULTS ||
          facts->opened == JALON_OPENED_REPAIRED);
}

static JalonFinding *
add_format (JalonJudging *self, const char *id, const char *content, const char *named, const char *fix)
{
  JalonFinding *finding = jalon_judging_add (self, id);
  g_autofree char *formats = knows_formats (self->portal) ? g_strjoinv (" ", self->portal->formats) : NULL;

  jalon_finding_set (finding, "format", content);
  jalon_finding_set (finding, "named", named);
  jalon_finding_set (finding, "formats", formats);
  jalon_finding_set_portal (finding, self->portal);
  jalon_finding_set_fix (finding, fix);
  return finding;
}

/* The portal may take it, but nothing of it was seen: never "ready". */
static void
add_not_looked_into (JalonJudging *self, const char *content, const char *named)
{
  JalonFinding *finding = add_format (self, "pages-not-looked-at", content, named, NULL);
  finding->severity = JALON_SEVERITY_UNKNOWN;
}

static void
judge_phone_format (JalonJudging *self, const char *content, const char *named)
{
  if (jalon_portal_takes (self->portal, content))
    {
      add_not_looked_into (self, content, named);
      return;
    }
  JalonFinding *finding = add_format (self, "img-heic", content, named, NULL);
  if (finding->severity != JALON_SEVERITY_BLOCK)
    finding->severity = JALON_SEVERITY_UNKNOWN;
}

/* Findings about what the file is: img-heic, format-not-taken, pdf-not-pdf. */
void
jalon_judge_format (JalonJudging *self)
{
  JalonFormat format = self->facts->format;
  g_autofree char *extension = dup_extension (self->file_name);
  const char *named = find_named_format (extension);
  const char *content = find_content_format (format, named);
  const char *to_pdf = is_convertible (self->facts) ? "convert" : NULL;
  gboolean says_pdf = g_strcmp0 (named, "pdf") == 0 && format != JALON_FORMAT_PDF;

  if (says_pdf)
    add_format (self, "pdf-not-pdf", content, named, to_pdf);
  if (format == JALON_FORMAT_HEIC || format == JALON_FORMAT_TIFF || format == JALON_FORMAT_WEBP)
    judge_phone_format (self, content, named);
  else if (says_pdf)
    return;
  else if (knows_formats (self->portal) && !jalon_portal_takes (self->portal, content))
    add_format (self, "format-not-taken", content, named, jalon_portal_takes (self->portal, "pdf") ? to_pdf : NULL);
  else if (!is_decoded (format))
    add_not_looked_into (self, content, named);
  else if (named != NULL && strcmp (named, content) != 0)
    add_format (self, "pdf-not-pdf", content, named, "rename");
}

static gboolean
is_plain_char (gunichar c)
{
  return c < 128 && (g_ascii_isalnum (c) || c == '-' || c == '_');
}

/* Letters with their accents, digits and a few marks: the rule that France-Visas publishes. */
static gboolean
is_visa_char (gunichar c)
{
  return g_unichar_isalnum (c) || (c < 128 && strchr (" ,.-'/", (int) c) != NULL);
}

/* What breaks links, archives or other systems, wherever it is uploaded. */
static gboolean
is_troublesome_char (gunichar c)
{
  return !g_unichar_isprint (c) || (c < 128 && strchr ("%&/\\:*?\"<>|#", (int) c) != NULL);
}

static gboolean
has_char (const char *text, gboolean (*is_match) (gunichar c), gboolean wanted)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_match (g_utf8_get_char (p)) == wanted)
      return TRUE;
  return FALSE;
}

/* @severity is lowered to info where no rule of the portal is known and the name is only unusual. */
static void
find_name_problems (const JalonPortal *portal, const char *name, const char *stem, GString *problems, gboolean *only_info)
{
  glong length = g_utf8_strlen (name, -1);
  const char *rule = portal->name_rule != NULL ? portal->name_rule : "";
  gboolean plain = !has_char (stem, is_plain_char, FALSE);
  gboolean bad = FALSE;

  if (strcmp (rule, "telerecours") == 0)
    bad = !plain;
  else if (strcmp (rule, "france-visas") == 0)
    bad = has_char (stem, is_visa_char, FALSE);
  else
    bad = has_char (stem, is_troublesome_char, TRUE);

  if (bad || (rule[0] == '\0' && !plain))
    g_string_append (problems, " characters");
  *only_info = !bad;
  if (length > (portal->max_name > 0 ? portal->max_name : LONG_NAME_CHARS))
    {
      g_string_append (problems, " length");
      *only_info = FALSE;
    }
  if (strcmp (rule, "telerecours") == 0 && !g_ascii_isdigit (stem[0]))
    {
      g_string_append (problems, " number");
      *only_info = FALSE;
    }
}

/* One finding for everything about the name, with the problems among its values. */
void
jalon_judge_name (JalonJudging *self)
{
  const JalonPortal *portal = self->portal;
  g_autofree char *name = g_utf8_make_valid (self->file_name, -1);
  g_autofree char *extension = dup_extension (name);
  gsize stem_length = strlen (name) - (extension[0] != '\0' ? strlen (extension) + 1 : 0);
  g_autofree char *stem = g_strndup (name, stem_length);
  g_autoptr(GString) problems = g_string_new (NULL);
  gboolean only_info = TRUE;

  find_name_problems (portal, name, stem, problems, &only_info);
  if (find_named_format (extension) == NULL)
    {
      g_string_append (problems, " extension");
      only_info = FALSE;
    }
  if (problems->len == 0)
    return;

  JalonFinding *finding = jalon_judging_add (self, "name-chars");
  if (only_info)
    finding->severity = JALON_SEVERITY_INFO;
  jalon_finding_set (finding, "name", name);
  jalon_finding_set (finding, "problems", problems->str + 1);
  jalon_finding_set_portal (finding, portal);
  jalon_finding_set_int (finding, "limit", portal->max_name > 0 ? portal->max_name : LONG_NAME_CHARS);
}
