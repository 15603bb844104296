/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starts jalon-reader with nothing but one socket, asks, and waits no longer than it was told. Whatever is out of order (a wrong
 * sequence number, a descriptor that nobody asked for, silence) ends the process: a reader is cheap, trust is not.
 */
#include "core/reader/jalon-channel.h"

#include "core/jalon-error.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct _JalonChannel {
  pid_t   pid;
  int     socket;
  guint32 seq;
};

static gboolean
spawn (const char *program, char *const *argv, int socket, pid_t *pid, GError **error)
{
  /* Nothing of the person's environment. The OCR library asks how many threads it may start when it is loaded; the reader may not. */
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
  if (socket >= 0)
    posix_spawn_file_actions_adddup2 (&actions, socket, JALON_WIRE_FD);
  posix_spawn_file_actions_addclosefrom_np (&actions, socket >= 0 ? JALON_WIRE_FD + 1 : JALON_WIRE_FD);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK);
  int failed = posix_spawn (pid, program, &actions, &attributes, argv, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  if (failed != 0)
    g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be started: %s", g_strerror (failed));
  return failed == 0;
}

static int
reap (pid_t pid)
{
  int status = -1;
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  return status;
}

/**
 * jalon_channel_free:
 * @self: (transfer full): a channel
 *
 * Ends the reader now, whatever it is doing, and leaves no process behind.
 */
void
jalon_channel_free (JalonChannel *self)
{
  close (self->socket);
  kill (self->pid, SIGKILL);
  reap (self->pid);
  g_free (self);
}

static gboolean
send_request (JalonChannel *self, const JalonWireMessage *message, int fd)
{
  union {
    struct cmsghdr header;
    char           space[CMSG_SPACE (sizeof (int))];
  } control = { 0 };
  struct iovec  part = { (void *) message, sizeof *message };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t       sent;

  if (fd >= 0)
    {
      header.msg_control = &control;
      header.msg_controllen = sizeof control;
      struct cmsghdr *attached = CMSG_FIRSTHDR (&header);
      attached->cmsg_level = SOL_SOCKET;
      attached->cmsg_type = SCM_RIGHTS;
      attached->cmsg_len = CMSG_LEN (sizeof fd);
      memcpy (CMSG_DATA (attached), &fd, sizeof fd);
    }
  do
    sent = sendmsg (self->socket, &header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof *message;
}

/* No buffer for control data: a descriptor that comes back is closed by the kernel and shows as MSG_CTRUNC. */
static gboolean
receive_answer (JalonChannel *self, JalonWireMessage *message)
{
  struct iovec  part = { message, sizeof *message };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  ssize_t       got;

  do
    got = recvmsg (self->socket, &header, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  return got == sizeof *message && message->magic == JALON_WIRE_MAGIC && (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;
}

static gboolean
wait_readable (JalonChannel *self, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD cancel = { .fd = -1 };
  gboolean watches = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancel);
  struct pollfd fds[2] = { { .fd = self->socket, .events = POLLIN }, { .fd = cancel.fd, .events = POLLIN } };
  int ready;

  do
    {
      gint64 left_ms = (deadline - g_get_monotonic_time () + 999) / 1000;
      /* Past the limit nothing counts any more, or a reader that floods us with progress could keep us for ever. */
      ready = left_ms < 0 ? 0 : poll (fds, watches ? 2 : 1, (int) MIN (left_ms, G_MAXINT));
    }
  while (ready < 0 && errno == EINTR);
  if (watches)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (ready == 0)
    g_set_error (error, JALON_ERROR, JALON_ERROR_TIMEOUT, "jalon-reader gave no answer in time");
  else if (ready < 0)
    g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "poll: %s", g_strerror (errno));
  return ready > 0;
}

static gboolean
fail_unsafe (GError **error)
{
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader ended or answered out of order");
  return FALSE;
}

/**
 * jalon_channel_new:
 * @program: path of jalon-reader
 * @hello_ms: how long its first message may take
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Starts a reader and waits until it says that it is confined.
 *
 * Returns: (transfer full) (nullable): the channel, or %NULL with UNSAFE or TIMEOUT
 */
JalonChannel *
jalon_channel_new (const char *program, int hello_ms, GCancellable *cancellable, GError **error)
{
  char *argv[] = { (char *) "jalon-reader", NULL };
  int ends[2];
  pid_t pid;
  JalonWireMessage hello;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "socketpair: %s", g_strerror (errno));
      return NULL;
    }
  gboolean started = spawn (program, argv, ends[1], &pid, error);
  close (ends[1]);
  if (!started)
    {
      close (ends[0]);
      return NULL;
    }
  g_autoptr (JalonChannel) self = g_new0 (JalonChannel, 1);
  self->pid = pid;
  self->socket = ends[0];
  if (!wait_readable (self, g_get_monotonic_time () + hello_ms * 1000ll, cancellable, error))
    return NULL;
  if (!receive_answer (self, &hello) || hello.op != JALON_WIRE_HELLO || hello.arg[0] != JALON_WIRE_VERSION)
    {
      fail_unsafe (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * jalon_channel_ask:
 * @self: a channel
 * @message: (inout): op, arg, size and number of the request; then the answer
 * @fd: a descriptor to hand over, or −1; stays the caller's
 * @timeout_ms: wall-clock limit
 * @progress: (nullable): called for each report on the way
 * @user_data: for @progress
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * After UNSAFE, TIMEOUT or a cancellation the channel is of no use any more and must be freed. A refusal inside the answer (a damaged
 * page, a limit) is not an error here: see jalon_wire_status_to_error().
 */
gboolean
jalon_channel_ask (JalonChannel *self, JalonWireMessage *message, int fd, int timeout_ms, JalonProgress progress, gpointer user_data,
                   GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + timeout_ms * 1000ll;
  guint16 op = message->op;

  message->magic = JALON_WIRE_MAGIC;
  message->seq = ++self->seq;
  message->status = 0;
  if (!send_request (self, message, fd))
    return fail_unsafe (error);
  for (;;)
    {
      if (!wait_readable (self, deadline, cancellable, error))
        return FALSE;
      if (!receive_answer (self, message) || message->seq != self->seq)
        return fail_unsafe (error);
      if (message->op == op)
        return TRUE;
      if (message->op != JALON_WIRE_PROGRESS)
        return fail_unsafe (error);
      if (progress != NULL)
        progress (MIN (message->arg[0], G_MAXINT), MIN (message->arg[1], G_MAXINT), user_data);
    }
}

/**
 * jalon_wire_status_to_error:
 * @status: the status of an answer
 * @error: return location
 *
 * Returns: %TRUE for OK; else %FALSE with REFUSED, NOT_FOUND or UNSAFE
 */
gboolean
jalon_wire_status_to_error (guint32 status, GError **error)
{
  switch ((JalonWireStatus) status)
    {
    case JALON_WIRE_OK:
      return TRUE;
    case JALON_WIRE_NO_PAGE:
      g_set_error (error, JALON_ERROR, JALON_ERROR_NOT_FOUND, "no such page");
      return FALSE;
    case JALON_WIRE_DAMAGED:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "damaged");
      return FALSE;
    case JALON_WIRE_PASSWORD:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "password");
      return FALSE;
    case JALON_WIRE_TOO_LARGE:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "too-large");
      return FALSE;
    case JALON_WIRE_CEILING:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "ceiling");
      return FALSE;
    case JALON_WIRE_NOT_TAKEN:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "not-taken");
      return FALSE;
    case JALON_WIRE_NO_OCR:
      g_set_error (error, JALON_ERROR, JALON_ERROR_REFUSED, "no-ocr");
      return FALSE;
    case JALON_WIRE_FAILED:
    default:
      return fail_unsafe (error);
    }
}

/**
 * jalon_channel_run_self_test:
 * @program: path of jalon-reader
 * @timeout_ms: how long it may take
 * @error: return location
 *
 * Returns: whether all five forbidden acts were refused; else UNSAFE
 */
gboolean
jalon_channel_run_self_test (const char *program, int timeout_ms, GError **error)
{
  char *argv[] = { (char *) "jalon-reader", (char *) "--self-test", NULL };
  gint64 deadline = g_get_monotonic_time () + timeout_ms * 1000ll;
  int status = -1;
  pid_t pid, got;

  if (!spawn (program, argv, -1, &pid, error))
    return FALSE;
  while ((got = waitpid (pid, &status, WNOHANG)) == 0 && g_get_monotonic_time () < deadline)
    g_usleep (2000);
  if (got == 0)
    {
      kill (pid, SIGKILL);
      status = reap (pid);
    }
  if (got == pid && WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be confined on this computer");
  return FALSE;
}
