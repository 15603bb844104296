/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The near side of `jalon-reader --starter`: a process that loads the libraries once and makes a new reader for each file by forking.
 * It never gets a byte of a stranger: a request holds one end of a new conversation, the answer a descriptor of the new process, by
 * which that one is ended. Loading nearly a hundred libraries anew would cost each file more than looking at it.
 *
 * Readers of one starter share the places of their libraries in memory. So that nobody can try these out, whoever sees a reader die
 * or lie gives up its starter as well (jalon-reader.c), and the next one has other places.
 */
#include "core/reader/jalon-starter.h"

#include "core/jalon-error.h"
#include "core/reader/jalon-channel.h"
#include "core/reader/jalon-message.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A starter has nothing to do at its end but to bury its readers. */
#define LONGEST_END_MS 2000

struct _JalonStarter {
  GMutex  lock;
  pid_t   pid;
  int     socket;
  guint32 seq;
};

static gboolean
spawn (const char *program, int socket, pid_t *pid, GError **error)
{
  char *argv[] = { (char *) "jalon-reader", (char *) "--starter", NULL };
  /* Nothing of the person's environment. The OCR library asks how many threads it may start when it is loaded; a reader may not. */
  char *const environment[] = { (char *) "OMP_THREAD_LIMIT=1", NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;

  sigemptyset (&none);
  posix_spawn_file_actions_init (&actions);
  posix_spawnattr_init (&attributes);
  posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  /* Parsers write what they choke on to standard error; that is a stranger's data. */
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2 (&actions, socket, JALON_WIRE_FD);
  posix_spawn_file_actions_addclosefrom_np (&actions, JALON_WIRE_FD + 1);
  posix_spawnattr_setsigmask (&attributes, &none);
  /* A group of its own: when this side is gone, the starter ends the group, and with it every reader. */
  posix_spawnattr_setpgroup (&attributes, 0);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  int failed = posix_spawn (pid, program, &actions, &attributes, argv, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  if (failed != 0)
    g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be started: %s", g_strerror (failed));
  return failed == 0;
}

/**
 * jalon_starter_new:
 * @program: path of jalon-reader
 * @error: return location
 *
 * Starts the starter and does not wait for it.
 *
 * Returns: (transfer full) (nullable): the starter; UNSAFE when there is no such program
 */
JalonStarter *
jalon_starter_new (const char *program, GError **error)
{
  int ends[2];
  pid_t pid;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "socketpair: %s", g_strerror (errno));
      return NULL;
    }
  gboolean started = spawn (program, ends[1], &pid, error);
  close (ends[1]);
  if (!started)
    {
      close (ends[0]);
      return NULL;
    }
  JalonStarter *self = g_atomic_rc_box_new0 (JalonStarter);
  g_mutex_init (&self->lock);
  self->pid = pid;
  self->socket = ends[0];
  return self;
}

JalonStarter *
jalon_starter_ref (JalonStarter *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Closing the socket ends it. Only what is no starter at all has to be killed. */
static void
clear (gpointer data)
{
  JalonStarter *self = data;
  struct pollfd end = { .fd = pidfd_open (self->pid, 0), .events = POLLIN };

  close (self->socket);
  if (end.fd < 0 || poll (&end, 1, LONGEST_END_MS) != 1)
    kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  if (end.fd >= 0)
    close (end.fd);
  g_mutex_clear (&self->lock);
}

/**
 * jalon_starter_unref:
 * @self: (transfer full): a starter
 *
 * With the last reference the process ends. Each conversation holds one, so that no reader is left behind.
 */
void
jalon_starter_unref (JalonStarter *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * jalon_starter_is_over:
 * @self: a starter
 *
 * Returns: whether its process has ended
 */
gboolean
jalon_starter_is_over (JalonStarter *self)
{
  struct pollfd other = { .fd = self->socket };
  return poll (&other, 1, 0) == 1;
}

/**
 * jalon_starter_start:
 * @self: a starter
 * @life: what the new process is for
 * @socket: its end of the conversation; stays the caller's
 * @timeout_ms: how long the answer may take
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * After an error @self is of no use any more.
 *
 * Returns: a pidfd of the new process, or −1; close it
 */
int
jalon_starter_start (JalonStarter *self, JalonWireLife life, int socket, int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  JalonWireMessage message = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_START, .seq = ++self->seq, .arg = { life } };
  gint64 deadline = g_get_monotonic_time () + timeout_ms * 1000ll;
  int pidfd = -1;

  if (jalon_message_send (self->socket, &message, socket))
    {
      if (!jalon_channel_wait (self->socket, deadline, cancellable, error))
        return -1;
      if (jalon_message_receive (self->socket, &message, &pidfd, MSG_DONTWAIT) && message.op == JALON_WIRE_START &&
          message.seq == self->seq && pidfd >= 0)
        return pidfd;
    }
  if (pidfd >= 0)
    close (pidfd);
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be started");
  return -1;
}
