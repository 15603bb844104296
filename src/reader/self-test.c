/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tries five forbidden acts and counts the refusals. The proof is only worth something when the acts would succeed without the
 * confinement, so each target is known to exist or to be reachable beforehand.
 */
#include "reader/confine.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *home;

static gboolean
refused (void)
{
  return errno == EPERM || errno == EACCES;
}

static gboolean
opening_is_refused (void)
{
  static const char *const others[] = { "/etc/passwd", "/tmp", "/" };
  int fd = home != NULL ? open (home, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (fd >= 0 || (home != NULL && !refused ()))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (open (others[i], O_RDONLY | O_CLOEXEC) >= 0 || !refused ())
      return FALSE;
  return TRUE;
}

static gboolean
creating_is_refused (void)
{
  return open ("/tmp/jalon-reader-self-test", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) < 0 && refused ();
}

static gboolean
connecting_is_refused (void)
{
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  return fd < 0 && refused ();
}

static gboolean
forking_is_refused (void)
{
  pid_t pid = fork ();
  if (pid == 0)
    _exit (0);
  if (pid > 0)
    waitpid (pid, NULL, 0);
  return pid < 0 && refused ();
}

static gboolean
executing_is_refused (void)
{
  char *const argv[] = { (char *) "true", NULL };
  char *const envp[] = { NULL };
  execve ("/usr/bin/true", argv, envp);
  return refused ();
}

/**
 * reader_self_test:
 *
 * Confines the process, tries the five acts, prints one line each.
 *
 * Returns: the exit status, 0 only when all five were refused
 */
int
reader_self_test (void)
{
  static const struct { const char *name; gboolean (*is_refused) (void); } acts[] = {
    { "open a user file", opening_is_refused }, { "create a file", creating_is_refused }, { "connect", connecting_is_refused },
    { "fork", forking_is_refused },             { "execute", executing_is_refused },
  };
  g_autofree char *why = NULL;
  const struct passwd *user = getpwuid (getuid ());
  home = user != NULL && access (user->pw_dir, F_OK) == 0 ? user->pw_dir : NULL;

  if (!reader_confine (-1, &why))
    {
      printf ("not confined: %s\n", why);
      fflush (stdout);
      return 1;
    }
  int held = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      gboolean good = acts[i].is_refused ();
      held += good;
      printf ("%s: %s\n", acts[i].name, good ? "refused" : "ALLOWED");
    }
  fflush (stdout);
  return held == G_N_ELEMENTS (acts) ? 0 : 1;
}
