/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns a table of options into a GOptionGroup whose callbacks put checked values into the fields of a struct. An impossible value
 * ends the parse with an error that names the option and says why. Knows nothing of any command.
 */
#include "cli/cli-options.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "core/jalon-date.h"
#include "core/jalon-money.h"
#include "core/jalon-error.h"

struct _CliOptions {
  const CliOption *table;
  char            *fields;
  GHashTable      *given; /* (element-type utf8) names seen */
  GPtrArray       *arguments; /* (nullable) (element-type filename) what is no option */
};

#define FIELD(self, option, Type) ((Type *) (gpointer) ((self)->fields + (option)->offset))

static const CliOption *
find_option (CliOptions *self, const char *option_name)
{
  gboolean    is_long = g_str_has_prefix (option_name, "--");
  const char *bare = option_name + (is_long ? 2 : 1);

  for (const CliOption *option = self->table; option->name != NULL; option++)
    if (is_long ? strcmp (option->name, bare) == 0 : option->letter != 0 && option->letter == bare[0])
      return option;
  return NULL;
}

static gboolean
refuse (GError **error, const char *option_name, const char *value, const char *why)
{
  if (value == NULL)
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "%s: %s", option_name, why);
  else
    g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, "%s %s: %s", option_name, value, why);
  return FALSE;
}

/* A value as UTF-8, also under a locale that is not. */
static char *
dup_text (const char *value)
{
  if (g_utf8_validate (value, -1, NULL))
    return g_strdup (value);
  return g_locale_to_utf8 (value, -1, NULL, NULL, NULL);
}

static gboolean
take_date (const char *name, const char *value, GDate *date, GError **error)
{
  guint year, month, day;
  char  rest;

  if (jalon_date_parse (value, date))
    return TRUE;
  if (strlen (value) == 10 && sscanf (value, "%4u-%2u-%2u%c", &year, &month, &day, &rest) == 3)
    return refuse (error, name, value, _("there is no such day between 1900 and 2200"));
  return refuse (error, name, value, _("write a date as YYYY-MM-DD, for example 2027-03-31"));
}

static gboolean
take_ends (const char *name, const char *value, CliEnds *ends, GError **error)
{
  ends->given = TRUE;
  g_date_clear (&ends->date, 1);
  return strcmp (value, "none") == 0 || take_date (name, value, &ends->date, error);
}

static gboolean
take_rough (const char *name, const char *value, CliKind kind, CliRough *rough, GError **error)
{
  GDate day;

  rough->unknown = kind != CLI_ROUGH && strcmp (value, "unknown") == 0;
  rough->none = kind == CLI_ROUGH_ENDS && strcmp (value, "none") == 0;
  if (rough->unknown || rough->none || jalon_rough_day_parse (value, &rough->day))
    return TRUE;
  /* What looks like a day is told as one. */
  if (strlen (value) == 10)
    return take_date (name, value, &day, error);
  return refuse (error, name, value, _("write a date as YYYY-MM-DD, or roughly: 2022-03, 2022, 2022-21 (spring), 2022~ (about), "
                                       "../2022-03-05 (by), 2022-03-05/.. (from), 2022-03/2022-06 (between)"));
}

static gboolean
take_count (const char *name, const char *value, gint64 *count, GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (g_ascii_string_to_signed (value, 10, 1, G_MAXINT64 / 2, count, &local_error))
    return TRUE;
  return refuse (error, name, value, _("write a whole number of at least 1"));
}

static gboolean
take_money (const char *name, const char *value, gint64 *cents, GError **error)
{
  if (jalon_money_parse (value, cents))
    return TRUE;
  return refuse (error, name, value, _("an amount of euros was expected, like 1234.50"));
}

static gboolean
take_seconds (const char *name, const char *value, double *seconds, GError **error)
{
  char *end = NULL;

  *seconds = g_ascii_strtod (value, &end);
  if (end != value && *end == '\0' && *seconds >= 0 && *seconds <= 86400)
    return TRUE;
  return refuse (error, name, value, _("write a number of seconds, at most 86400"));
}

static gboolean
is_choice (const char *const *choices, const char *value)
{
  return choices == NULL || g_strv_contains (choices, value);
}

static gboolean
take_text (CliOptions *self, const CliOption *option, const char *name, const char *value, GError **error)
{
  g_autofree char *text = dup_text (value);

  if (text == NULL)
    return refuse (error, name, NULL, _("the value is not text"));
  g_strstrip (text);
  if (text[0] == '\0')
    return refuse (error, name, NULL, _("the value is empty"));
  if (!is_choice (option->choices, text))
    {
      g_autofree char *list = g_strjoinv (", ", (char **) option->choices);
      /* Translators: %s is a list of words to type, e.g. "anef, counter, unknown" */
      g_autofree char *why = g_strdup_printf (_("choose one of %s"), list);

      return refuse (error, name, text, why);
    }
  if (option->kind == CLI_TEXTS)
    {
      GPtrArray **texts = FIELD (self, option, GPtrArray *);

      if (*texts == NULL)
        *texts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (*texts, g_steal_pointer (&text));
    }
  else
    *FIELD (self, option, char *) = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
take_path (CliOptions *self, const CliOption *option, const char *name, const char *value, GError **error)
{
  if (value[0] == '\0')
    return refuse (error, name, NULL, _("the value is empty"));
  *FIELD (self, option, char *) = g_strdup (value);
  return TRUE;
}

static gboolean
option_cb (const char *name, const char *value, gpointer user_data, GError **error)
{
  CliOptions      *self = user_data;
  const CliOption *option = find_option (self, name);

  g_assert (option != NULL);
  if (!g_hash_table_add (self->given, (gpointer) option->name) && option->kind != CLI_TEXTS && option->kind != CLI_FLAG)
    return refuse (error, name, NULL, _("it stands twice, and only one value can hold"));
  switch (option->kind)
    {
    case CLI_FLAG:
      *FIELD (self, option, gboolean) = TRUE;
      return TRUE;
    case CLI_TEXT:
    case CLI_TEXTS:
      return take_text (self, option, name, value, error);
    case CLI_PATH:
      return take_path (self, option, name, value, error);
    case CLI_DATE:
      return take_date (name, value, FIELD (self, option, GDate), error);
    case CLI_ENDS:
      return take_ends (name, value, FIELD (self, option, CliEnds), error);
    case CLI_ROUGH:
    case CLI_ROUGH_OR_UNKNOWN:
    case CLI_ROUGH_ENDS:
      return take_rough (name, value, option->kind, FIELD (self, option, CliRough), error);
    case CLI_COUNT:
      return take_count (name, value, FIELD (self, option, gint64), error);
    case CLI_MONEY:
      return take_money (name, value, FIELD (self, option, gint64), error);
    case CLI_SECONDS:
      return take_seconds (name, value, FIELD (self, option, double), error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
argument_cb (const char *name, const char *value, gpointer user_data, GError **error)
{
  CliOptions *self = user_data;

  g_ptr_array_add (self->arguments, g_strdup (value));
  return TRUE;
}

/**
 * cli_options_new:
 * @table: the options, ended by a row without name
 * @fields: the struct that the offsets of @table speak of, cleared; it is filled by the parse
 * @arguments: (nullable) (element-type filename): takes what is no option; must outlive the parse
 *
 * Returns: (transfer full): what one parse needs
 */
CliOptions *
cli_options_new (const CliOption *table, void *fields, GPtrArray *arguments)
{
  CliOptions *self = g_new0 (CliOptions, 1);

  self->table = table;
  self->fields = fields;
  self->arguments = arguments;
  self->given = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
cli_options_free (CliOptions *self)
{
  g_hash_table_unref (self->given);
  g_free (self);
}

/**
 * cli_options_create_group:
 * @self: options; must outlive the group
 * @name: name of the group
 * @title: (nullable): heading in --help
 *
 * Returns: (transfer full): the group that parses the options
 */
GOptionGroup *
cli_options_create_group (CliOptions *self, const char *name, const char *title)
{
  GOptionGroup     *group = g_option_group_new (name, title, title, self, NULL);
  g_autoptr(GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (const CliOption *option = self->table; option->name != NULL; option++)
    {
      GOptionEntry entry = { option->name, option->letter, 0, G_OPTION_ARG_CALLBACK, (gpointer) option_cb,
                             _(option->help), option->value };

      entry.flags = G_OPTION_FLAG_NOALIAS | (option->kind == CLI_FLAG ? G_OPTION_FLAG_NO_ARG : G_OPTION_FLAG_FILENAME);
      g_array_append_val (entries, entry);
    }
  if (self->arguments != NULL)
    {
      GOptionEntry rest = { G_OPTION_REMAINING, 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) argument_cb,
                            NULL, NULL };

      g_array_append_val (entries, rest);
    }
  g_option_group_add_entries (group, (GOptionEntry *) (gpointer) entries->data);
  return group;
}

/**
 * cli_options_check_required:
 * @self: options after the parse
 *
 * Returns: whether nothing that must be given is missing; else USAGE names the first missing option
 */
gboolean
cli_options_check_required (CliOptions *self, GError **error)
{
  for (const CliOption *option = self->table; option->name != NULL; option++)
    if (option->required && !g_hash_table_contains (self->given, option->name))
      {
        g_autofree char *name = g_strdup_printf ("--%s", option->name);
        g_autofree char *help = g_strdup (_(option->help));

        /* Translators: %1$s is an option, e.g. "--portal"; %2$s says what it is for */
        g_set_error (error, JALON_ERROR, JALON_ERROR_USAGE, _("%1$s is missing: %2$s"), name, help);
        return FALSE;
      }
  return TRUE;
}

gboolean
cli_options_was_given (CliOptions *self, const char *name)
{
  return g_hash_table_contains (self->given, name);
}

/**
 * cli_options_clear_fields:
 * @table: the options
 * @fields: the struct they filled
 *
 * Frees what the parse put into @fields.
 */
void
cli_options_clear_fields (const CliOption *table, void *fields)
{
  for (const CliOption *option = table; option->name != NULL; option++)
    {
      gpointer field = (char *) fields + option->offset;

      if (option->kind == CLI_TEXT || option->kind == CLI_PATH)
        g_clear_pointer ((char **) field, g_free);
      else if (option->kind == CLI_TEXTS)
        g_clear_pointer ((GPtrArray **) field, g_ptr_array_unref);
    }
}

/**
 * cli_options_append_synopsis:
 * @table: the options
 * @out: where to append
 *
 * Writes every option once, optional ones in brackets: ` --portal ID [--max-bytes N]`.
 */
void
cli_options_append_synopsis (const CliOption *table, GString *out)
{
  for (const CliOption *option = table; option->name != NULL; option++)
    {
      const char *value = option->value != NULL ? option->value : "";

      g_string_append (out, option->required ? " " : " [");
      if (option->letter != 0)
        g_string_append_printf (out, "-%c|", option->letter);
      g_string_append_printf (out, "--%s%s%s", option->name, value[0] != '\0' ? " " : "", value);
      if (!option->required)
        g_string_append_c (out, ']');
      if (option->kind == CLI_TEXTS)
        g_string_append (out, "…");
    }
}
