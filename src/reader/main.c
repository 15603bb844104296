/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jalon-reader: one job, one process, forked from a starter that holds nothing of a stranger (starter.c). Each confines itself before
 * it takes the first byte of a file; if that cannot be done it ends. It knows no names and no paths: everything arrives by descriptor.
 */
#include "jalon-config.h"
#include "reader/confine.h"
#include "reader/session.h"
#include "reader/starter.h"
#include "reader/warm-up.h"

#include "core/reader/jalon-message.h"

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

static int
read_one (int fd)
{
  g_autofree char *why = NULL;

  if (!reader_confine (fd, &why))
    return 3;
  return reader_session_run (fd);
}

static int
self_test (int fd)
{
  JalonWireMessage hello = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_HELLO, .arg = { JALON_WIRE_VERSION } };

  hello.arg[1] = reader_self_test () == 0;
  return jalon_message_send (fd, &hello, -1) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  static const ReaderLives lives = { read_one, self_test, reader_warm_up };

  setlocale (LC_ALL, "C.UTF-8");
  setMsgSeverity (L_SEVERITY_NONE);
  if (argc == 2 && strcmp (argv[1], "--starter") == 0)
    return reader_starter_run (JALON_WIRE_FD, &lives);
  if (argc == 2 && strcmp (argv[1], "--self-test") == 0)
    _exit (reader_self_test ());
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      puts (JALON_VERSION);
      return 0;
    }
  fputs ("jalon-reader is started by jalon and jalon-cli. By hand: --self-test, --version\n", stderr);
  return 2;
}
