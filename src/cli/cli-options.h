/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options as a table: name, kind, where the value goes. One table serves parsing, checking, --help and the synopsis.
 */
#pragma once

#include "core/jalon-rough-day.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a value is, and the type of the field it is put into. */
typedef enum {
  CLI_FLAG,    /* gboolean */
  CLI_TEXT,    /* char *, UTF-8, not empty */
  CLI_TEXTS,   /* GPtrArray * of char *, repeatable */
  CLI_PATH,    /* char *, a file name as the system has it */
  CLI_DATE,    /* GDate */
  CLI_ENDS,    /* CliEnds: a date or the word "none" */
  CLI_ROUGH,   /* CliRough: a date, or one that is known roughly */
  CLI_ROUGH_OR_UNKNOWN, /* CliRough: the same, or the word "unknown" */
  CLI_ROUGH_ENDS, /* CliRough: the same, or the word "none" */
  CLI_COUNT,   /* gint64, at least 1 */
  CLI_MONEY,   /* gint64, euro cents, at least 1 */
  CLI_SECONDS, /* double, at least 0 */
} CliKind;

typedef struct {
  gboolean given;
  GDate    date; /* unset: "none" */
} CliEnds;

typedef struct {
  JalonRoughDay day;
  gboolean      none;
  gboolean      unknown;
} CliRough;

typedef struct {
  const char        *name;    /* "issued"; NULL ends a table */
  char               letter;  /* 'o', or 0 */
  CliKind            kind;
  gsize              offset;  /* of the field in the command's options */
  gboolean           required;
  const char        *value;   /* what --help shows for the value; NULL for a flag */
  const char *const *choices; /* (nullable) the only values allowed */
  const char        *help;    /* N_() text */
} CliOption;

typedef struct _CliOptions CliOptions; /* one parse of one table */

CliOptions   *cli_options_new (const CliOption *table, void *fields, GPtrArray *arguments_or_null);
void          cli_options_free (CliOptions *self);
GOptionGroup *cli_options_create_group (CliOptions *self, const char *name, const char *title);
gboolean      cli_options_check_required (CliOptions *self, GError **error);
gboolean      cli_options_was_given (CliOptions *self, const char *name);
void          cli_options_clear_fields (const CliOption *table, void *fields);
void          cli_options_append_synopsis (const CliOption *table, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliOptions, cli_options_free)

G_END_DECLS
