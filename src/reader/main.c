/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jalon-reader: one job, one process. Confines itself before it looks at an option or a byte of a stranger's file; if that cannot be
 * done it says so and ends. It knows no names and no paths: everything arrives by descriptor.
 */
#include "jalon-config.h"
#include "reader/confine.h"
#include "reader/session.h"

#include "core/reader/jalon-wire.h"

#include <fontconfig/fontconfig.h>
#include <leptonica/allheaders.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);
/* The leak checker starts a thread of its own at exit, which the confinement refuses; the operations are leak-tested in-process. */
const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

int
main (int argc, char **argv)
{
  g_autofree char *why = NULL;

  if (argc == 2 && strcmp (argv[1], "--self-test") == 0)
    _exit (reader_self_test ());
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      puts (JALON_VERSION);
      return 0;
    }

  setlocale (LC_ALL, "C.UTF-8");
  setMsgSeverity (L_SEVERITY_NONE);
  FcInit ();
  if (!reader_confine (JALON_WIRE_FD, &why))
    {
      fprintf (stderr, "jalon-reader: not confined: %s\n", why);
      _exit (3);
    }
  _exit (reader_session_run (JALON_WIRE_FD));
}
