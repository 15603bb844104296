/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of the sentences, and the sentences about what could not be done.
 */
#include "phrases/jalon-phrases-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "core/jalon-error.h"
#include "jalon-config.h"

/**
 * jalon_phrases_init:
 *
 * Takes the language from the environment. Called once, at the start of a program, before any other thread.
 */
void
jalon_phrases_init (void)
{
  const char *override = g_getenv ("JALON_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, override != NULL ? override : JALON_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * jalon_phrase_unconfined:
 *
 * Returns: (transfer full): that no file can be looked at here, and what still works
 */
char *
jalon_phrase_unconfined (void)
{
  return g_strdup (_("Files cannot be read safely on this computer: jalon-reader is missing, or the system cannot confine it. "
                     "No file was opened. Storing, exporting and verifying papers still work."));
}

/**
 * jalon_phrase_error:
 * @error: an error of the core
 *
 * Returns: (transfer full): what could not be done, and what to do next. Never the message of @error, which is for developers.
 */
char *
jalon_phrase_error (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("Stopped, as you asked. What was finished before stays."));
  if (jalon_reader_error_is_unconfined (error))
    return jalon_phrase_unconfined ();
  switch (error->domain == JALON_ERROR ? error->code : JALON_ERROR_INTERNAL)
    {
    case JALON_ERROR_REFUSED:
      return g_strdup (_("This was not done, because something is not ready. Look at what is still open, then try again."));
    case JALON_ERROR_USAGE:
      return g_strdup (_("This cannot be done in this way. Check what you entered: a name may exist already, or a word is not known."));
    case JALON_ERROR_NOT_FOUND:
      return g_strdup (_("It could not be found or opened. Look whether it is still there and whether you may read it."));
    case JALON_ERROR_DAMAGED:
      return g_strdup (_("The stored file is damaged or was changed outside Jalon. Nothing was overwritten. Check the folder, or restore your last backup."));
    case JALON_ERROR_BUSY:
      return g_strdup (_("Another window or program is using this folder. Nothing was lost. Close it, or try again in a moment."));
    case JALON_ERROR_NO_SPACE:
      return g_strdup (_("It could not be saved: the disk is full or cannot be written to. Make room, then try again. What was saved before is safe."));
    case JALON_ERROR_TOO_NEW:
      return g_strdup (_("This was written by a newer version of Jalon. Install that version to open it. Nothing was changed."));
    case JALON_ERROR_UNSAFE:
      return g_strdup (_("The file could not be looked at safely, so it was not opened. Ask for another copy of the file."));
    case JALON_ERROR_TIMEOUT:
      return g_strdup (_("Looking at the file took too long and was stopped. Try again, or print the file to a new PDF."));
    case JALON_ERROR_INTERNAL:
    default:
      return g_strdup (_("Something went wrong inside Jalon. What was saved before is safe. Try again; if it happens twice, report it."));
    }
}
