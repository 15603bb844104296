/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run of jalon-cli: the options of all commands, the command, and what it opens when it needs it.
 * A command fills `answer` (the JSON object of the contract) and `text` (lines for a person) and returns its exit status; which
 * of the two is printed is decided in one place, at the end.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/cli-options.h"
#include "core/case/jalon-case.h"
#include "core/jalon-error.h"
#include "core/law/jalon-pack-shelf.h"
#include "core/law/jalon-packs.h"
#include "core/reader/jalon-reader.h"

G_BEGIN_DECLS

/* Exit statuses of the contract. */
typedef enum {
  CLI_EXIT_FINE = 0,
  CLI_EXIT_FINDINGS = 1,
  CLI_EXIT_USAGE = 2,
  CLI_EXIT_NOT_FOUND = 3,
  CLI_EXIT_DAMAGED = 4,
  CLI_EXIT_INTERNAL = 5,
  CLI_EXIT_BUSY = 6,
  CLI_EXIT_NO_SPACE = 7,
  CLI_EXIT_TOO_NEW = 8,
} CliExit;

/* Errors that are worded for a person already; the code is a CliExit. */
#define CLI_ERROR (cli_error_quark ())
GQuark cli_error_quark (void);

typedef struct _Cli Cli;

typedef struct {
  const char      *name;      /* "paper add" */
  const char      *arguments; /* "FILE…"; NULL: none */
  int              min_arguments;
  int              max_arguments; /* -1: any number */
  const CliOption *options;   /* (nullable) */
  gsize            options_size;
  CliExit        (*run) (Cli *cli);
  const char      *summary;   /* N_() text */
  gboolean         writes_calendar; /* takes --format ics */
} CliCommand;

/* The options of all commands. */
typedef struct {
  char    *data_dir;
  char    *case_id;
  GDate    today;
  char    *format;
  double   wait_seconds;
  gboolean help;
  gboolean version;
} CliGlobals;

struct _Cli {
  CliGlobals        globals;
  const CliCommand *command;
  CliOptions       *parse;     /* of the command's options; for cli_options_was_given () */
  void             *options;   /* the command's own struct */
  GPtrArray        *arguments; /* (element-type filename) */

  JsonObject *answer; /* (nullable) */
  gboolean    today_is_clock; /* --today was not given */
  GString    *text;
  char       *calendar; /* (nullable) the answer of --format ics */

  JalonFolder *folder; /* (nullable) until asked for */
  JalonPackShelf *shelf;
  JalonPacks  *packs;  /* in use */
  JalonReader *reader;
  JalonCase   *open_case;
};

/* Rows of each file of commands, ended by a row without name. */
extern const CliCommand cli_check_commands[];
extern const CliCommand cli_repair_commands[];
extern const CliCommand cli_case_commands[];
extern const CliCommand cli_record_commands[];
extern const CliCommand cli_detail_commands[];
extern const CliCommand cli_search_commands[];
extern const CliCommand cli_deadlines_commands[];
extern const CliCommand cli_paper_commands[];
extern const CliCommand cli_paper_add_commands[];
extern const CliCommand cli_file_commands[];
extern const CliCommand cli_file_answer_commands[];
extern const CliCommand cli_file_export_commands[];
extern const CliCommand cli_backup_commands[];
extern const CliCommand cli_line_commands[];
extern const CliCommand cli_remind_commands[];
extern const CliCommand cli_letter_commands[];
extern const CliCommand cli_desk_commands[];
extern const CliCommand cli_rules_commands[];
extern const CliCommand cli_people_commands[];

#define CLI_ARGUMENT(cli, n) ((const char *) g_ptr_array_index ((cli)->arguments, (n)))

/* cli-context.c: what a command works on. Each returns FALSE with an error of the core or USAGE. */
const char *cli_context_get_data_dir (Cli *cli);
gboolean    cli_context_need_packs (Cli *cli, GError **error); /* with what was imported into the data folder */
gboolean    cli_context_need_shelf (Cli *cli, GError **error);
gboolean    cli_context_need_reader (Cli *cli, GError **error);
gboolean    cli_context_need_safe_reader (Cli *cli, GError **error);
void        cli_context_need_folder (Cli *cli);
char       *cli_context_dup_case_id (Cli *cli, GError **error);
gboolean    cli_context_need_case (Cli *cli, GError **error);
gboolean    cli_context_need_portal (Cli *cli, const char *portal, GError **error);
gboolean    cli_context_check_id (Cli *cli, const char *option, const char *pack, const char *id, GError **error);
JalonPaper *cli_context_dup_paper (Cli *cli, const char *id, GError **error);
gboolean    cli_context_check_pages (const JalonPaper *paper, const char *pages_or_null, GError **error);
void        cli_context_clear (Cli *cli);

/* cli-output.c */
void     cli_output_line (Cli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void     cli_output_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     cli_output_complain_about (const char *subject, const GError *error);
CliExit  cli_output_fail (const GError *error);
CliExit  cli_output_print (Cli *cli, CliExit status);
void     cli_output_set_text (JsonObject *object, const char *name, const char *text_or_null);
void     cli_output_set_said (JsonObject *object, const char *name, const char *text_or_null); /* no member when there is nothing to say */
void     cli_output_set_date (JsonObject *object, const char *name, const GDate *date);
void     cli_output_set_count (JsonObject *object, const char *name, gint64 count_or_0);
void     cli_output_set_texts (JsonObject *object, const char *name, GPtrArray *texts);
char    *cli_output_dup_file_name (const char *path);

/* cli-progress.c */
void     cli_progress_cb (int done, int total, gpointer user_data);

/* cli-help.c */
char *cli_help_program (void);
char *cli_help_group (const char *group);
char *cli_help_command (const CliCommand *command, GOptionContext *context);

/* cli-commands.c */
extern const CliOption   cli_global_options[];
const CliCommand        *cli_commands_find (const char *name);
gboolean                 cli_commands_is_group (const char *word);
void                     cli_commands_foreach (const char *group_or_null, GFunc visit, gpointer user_data);

G_END_DECLS
