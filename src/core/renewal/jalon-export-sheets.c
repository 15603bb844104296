/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what was exported to the lines of the two sheets. The sheets are French papers for a French agent, so their words stand here in
 * French, in no other language, and outside the translations of the program.
 */
#include "core/renewal/jalon-export-private.h"

#include "core/jalon-date.h"
#include "core/sheets/jalon-sheet-words.h"
#include "core/sheets/jalon-sheets.h"

#include <string.h>

struct _JalonExportSheets {
  const JalonPortal *portal;
  JalonPerson       *person;
  char              *person_name, *list_title, *reason;
  JalonSheetData     data;
};

static void
line_free (gpointer data)
{
  JalonSheetLine *line = data;
  g_free ((char *) line->file_name);
  g_free ((char *) line->sha256);
  g_free ((char *) line->remark_fr);
  g_free ((char *) line->code);
  g_free (line);
}

/* The card that is asked for; without an answer, the list itself. */
static char *
dup_list_title (JalonPacks *packs, const JalonRenewalFile *file)
{
  const char *asked = file->permit;
  for (guint i = 0; file->facts != NULL && i < file->facts->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (file->facts, i), "asks="))
      asked = (const char *) g_ptr_array_index (file->facts, i) + strlen ("asks=");
  const JalonPermit *permit = jalon_packs_get_permit (packs, asked);
  if (permit == NULL)
    permit = jalon_packs_get_permit (packs, file->permit);
  return g_strdup (permit == NULL ? file->permit : permit->term_fr);
}

/**
 * jalon_export_sheets_new:
 * @override_reason: (nullable): why the file goes out although it is not complete
 * @today: the day of the export
 *
 * Returns: (transfer full): sheets without lines
 */
JalonExportSheets *
jalon_export_sheets_new (const JalonExportTools *tools, const JalonRenewalFile *file, const JalonRenewalStatus *status,
                         const char *override_reason, const GDate *today)
{
  JalonExportSheets *self = g_new0 (JalonExportSheets, 1);
  self->portal = tools->portal;
  self->person = jalon_case_dup_person (tools->the_case);
  self->person_name = g_strdup_printf ("%s %s", self->person->given, self->person->family);
  self->list_title = dup_list_title (tools->packs, file);
  self->reason = g_strdup (override_reason);
  self->data = (JalonSheetData) { .person_name = self->person_name, .list_title_fr = self->list_title, .filing = file->filing,
                                  .made_on = *today, .portal_name_fr = tools->portal->name_fr, .list_date = status->list_date,
                                  .to_confirm = status->to_confirm, .override_fr = self->reason,
                                  .example = jalon_case_is_example (tools->the_case), .seen_bytes = tools->portal->seen_bytes,
                                  .seen_on = tools->portal->source.read_on };
  self->data.lines = g_ptr_array_new_with_free_func (line_free);
  self->data.missing_fr = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
jalon_export_sheets_free (JalonExportSheets *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->data.lines);
  g_ptr_array_unref (self->data.missing_fr);
  jalon_person_unref (self->person);
  g_free (self->person_name);
  g_free (self->list_title);
  g_free (self->reason);
  g_free (self);
}

/* First and last issue date of the parts; unset without any. */
static void
find_dates (const JalonExportPiece *piece, GDate *first, GDate *last)
{
  g_date_clear (first, 1);
  g_date_clear (last, 1);
  for (guint i = 0; i < piece->parts->len; i++)
    {
      const GDate *issued = &g_array_index (piece->parts, JalonExportPart, i).paper->issued;
      if (!g_date_valid (issued))
        continue;
      if (!g_date_valid (first) || g_date_compare (issued, first) < 0)
        *first = *issued;
      if (!g_date_valid (last) || g_date_compare (issued, last) > 0)
        *last = *issued;
    }
}

/* What a person left open and decided to send all the same; by the keys of the engine. */
static const char *
describe_reason (const char *reason)
{
  static const char *const words[][2] = {
    { "too-old", "date trop ancienne au jour du dépôt" },
    { "expired", "validité terminée avant le dépôt" },
    { "after-filing", "date postérieure au dépôt prévu" },
    { "no-date", "date non renseignée" },
    { "no-until", "date de fin non renseignée" },
    { "unconfirmed", "dates non vérifiées par la personne" },
    { "count", "moins de pièces que demandé" },
    { "to-fix", "fichier adapté pour cet envoi" },
    { "blocked", "fichier que le téléservice peut refuser" },
    { "cannot-tell", "fichier non vérifié" },
    { "name-differs", "nom différent sur la pièce" },
    { "code-odd", "longueur du code inhabituelle" },
    { "condition-unknown", "nécessité non établie" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (reason, words[i][0]) == 0)
      return words[i][1];
  return NULL;
}

static void
append_remark (GString *remark, const char *words)
{
  if (words == NULL || words[0] == '\0')
    return;
  g_string_append_printf (remark, "%s%s", remark->len > 0 ? " ; " : "", words);
}

/* "septembre 2026", when the months of a monthly paper leave a gap. An agent sees the gap anyway; named, it is no oversight. */
static char *
dup_missing_month (const JalonRequirement *requirement)
{
  GDate first_day;
  const char *month = g_hash_table_lookup (requirement->values, "missing_month");
  g_autofree char *day = g_strdup_printf ("%s-01", month != NULL ? month : "");
  if (month == NULL || !jalon_date_parse (day, &first_day))
    return NULL;
  return jalon_sheet_month (&first_day);
}

static char *
make_remark (const JalonExportPiece *piece, gboolean beyond_place)
{
  GDate              first, last;
  g_autoptr(GString) remark = g_string_new (NULL);
  find_dates (piece, &first, &last);
  if (g_date_valid (&first) && g_date_compare (&first, &last) != 0)
    {
      g_autofree char *from = jalon_sheet_date (&first), *until = jalon_sheet_date (&last);
      g_autofree char *span = g_strdup_printf ("%u pièces, du %s au %s", piece->parts->len, from, until);
      append_remark (remark, span);
    }
  g_autofree char *month = dup_missing_month (piece->requirement);
  g_autofree char *missing = month != NULL ? g_strdup_printf ("manque\u00a0: %s", month) : NULL;
  append_remark (remark, missing);
  if (piece->is_signed)
    append_remark (remark, "signature électronique\u00a0: copie à l’identique");
  if (piece->loses_signature)
    append_remark (remark, "extrait\u00a0: la signature électronique reste sur l’original");
  if (piece->requirement->state != JALON_STATE_DONE)
    append_remark (remark, describe_reason (piece->requirement->reason));
  if (beyond_place)
    append_remark (remark, "Peut être refusé\u00a0: ensemble, plus que le portail ne prend pour cette rubrique");
  if (remark->len == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&remark), FALSE);
}

void
jalon_export_sheets_add_file (JalonExportSheets *self, const JalonExportPiece *piece, const JalonExportedFile *exported, const char *sha256)
{
  GDate           first;
  JalonSheetLine *line = g_new0 (JalonSheetLine, 1);
  line->number = 1;
  for (guint i = 0; i < self->data.lines->len; i++)
    line->number += ((JalonSheetLine *) g_ptr_array_index (self->data.lines, i))->file_name != NULL;
  line->title_fr = piece->requirement->item->term_fr;
  find_dates (piece, &first, &line->issued);
  line->pages = exported->pages;
  line->file_name = g_strdup (exported->name);
  line->slot_fr = jalon_portal_get_slot_name (self->portal, piece->requirement->item->id);
  line->sha256 = g_strdup (sha256);
  line->remark_fr = make_remark (piece, exported->beyond_place);
  line->size_bytes = exported->size_bytes;
  line->may_be_refused = exported->may_be_refused && !exported->beyond_place;
  g_ptr_array_add (self->data.lines, line);
  g_autofree char *month = dup_missing_month (piece->requirement);
  g_autofree char *missing = month != NULL ? g_strdup_printf ("il manque %s", month) : NULL;
  if (missing != NULL && (int) piece->requirement->answers->len < piece->requirement->count)
    jalon_export_sheets_add_missing (self, piece->requirement, missing);
}

void
jalon_export_sheets_add_code (JalonExportSheets *self, const JalonRequirement *requirement, const char *code)
{
  JalonSheetLine *line = g_new0 (JalonSheetLine, 1);
  line->title_fr = requirement->item->term_fr;
  line->slot_fr = jalon_portal_get_slot_name (self->portal, requirement->item->id);
  line->code = g_strdup (code);
  if (requirement->state != JALON_STATE_DONE)
    line->remark_fr = g_strdup (describe_reason (requirement->reason));
  g_ptr_array_add (self->data.lines, line);
}

/**
 * jalon_export_sheets_add_missing:
 * @why_fr: why it is not joined
 */
void
jalon_export_sheets_add_missing (JalonExportSheets *self, const JalonRequirement *requirement, const char *why_fr)
{
  g_ptr_array_add (self->data.missing_fr, g_strdup_printf ("%s\u00a0: %s", requirement->item->term_fr, why_fr));
}

GBytes *
jalon_export_sheets_draw (JalonExportSheets *self, gboolean upload, int *n_pages, GError **error)
{
  return upload ? jalon_sheet_upload (&self->data, n_pages, error) : jalon_sheet_inventory (&self->data, n_pages, error);
}
