/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader with nothing but one socket: asks, and waits no longer than it was told. Whatever is out of order (a wrong
 * sequence number, a descriptor that nobody asked for, silence) ends the process: a reader is cheap, trust is not.
 */
#include "core/reader/jalon-channel.h"

#include "core/jalon-error.h"
#include "core/reader/jalon-message.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <unistd.h>

struct _JalonChannel {
  JalonStarter *starter; /* lives as long as its readers */
  int           pidfd;
  int           socket;
  guint32       seq;
};

/**
 * jalon_channel_free:
 * @self: (transfer full): a channel
 *
 * Ends the reader now, whatever it is doing, and leaves no process behind.
 */
void
jalon_channel_free (JalonChannel *self)
{
  struct pollfd end = { .fd = self->pidfd, .events = POLLIN };

  close (self->socket);
  pidfd_send_signal (self->pidfd, SIGKILL, NULL, 0);
  while (poll (&end, 1, -1) < 0 && errno == EINTR)
    ;
  close (self->pidfd);
  jalon_starter_unref (self->starter);
  g_free (self);
}

/**
 * jalon_channel_wait:
 * @socket: one end of a conversation
 * @deadline: monotonic time, in microseconds
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Returns: whether there is something to receive, be it the end; else TIMEOUT or a cancellation
 */
gboolean
jalon_channel_wait (int socket, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD cancel = { .fd = -1 };
  gboolean watches = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancel);
  struct pollfd fds[2] = { { .fd = socket, .events = POLLIN }, { .fd = cancel.fd, .events = POLLIN } };
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

/* A process of its own at the other end of a new conversation; nothing was said yet. */
static JalonChannel *
start (JalonStarter *starter, JalonWireLife life, int timeout_ms, GCancellable *cancellable, GError **error)
{
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      g_set_error (error, JALON_ERROR, JALON_ERROR_INTERNAL, "socketpair: %s", g_strerror (errno));
      return NULL;
    }
  int pidfd = jalon_starter_start (starter, life, ends[1], timeout_ms, cancellable, error);
  close (ends[1]);
  if (pidfd < 0)
    {
      close (ends[0]);
      return NULL;
    }
  JalonChannel *self = g_new0 (JalonChannel, 1);
  *self = (JalonChannel) { .starter = jalon_starter_ref (starter), .pidfd = pidfd, .socket = ends[0] };
  return self;
}

/* The first message of a process, @held as it says. */
static gboolean
hear_hello (JalonChannel *self, int timeout_ms, guint32 *held, GCancellable *cancellable, GError **error)
{
  JalonWireMessage hello;

  if (!jalon_channel_wait (self->socket, g_get_monotonic_time () + timeout_ms * 1000ll, cancellable, error))
    return FALSE;
  if (!jalon_message_receive (self->socket, &hello, NULL, MSG_DONTWAIT) || hello.op != JALON_WIRE_HELLO ||
      hello.arg[0] != JALON_WIRE_VERSION)
    return fail_unsafe (error);
  *held = hello.arg[1];
  return TRUE;
}

/**
 * jalon_channel_new:
 * @starter: what starts readers
 * @hello_ms: how long starting, and then its first message, may take
 * @cancellable: (nullable): to stop waiting
 * @error: return location
 *
 * Starts a reader and waits until it says that it is confined.
 *
 * Returns: (transfer full) (nullable): the channel, or %NULL with UNSAFE or TIMEOUT
 */
JalonChannel *
jalon_channel_new (JalonStarter *starter, int hello_ms, GCancellable *cancellable, GError **error)
{
  g_autoptr (JalonChannel) self = start (starter, JALON_WIRE_READER, hello_ms, cancellable, error);
  guint32 ignored;

  return self != NULL && hear_hello (self, hello_ms, &ignored, cancellable, error) ? g_steal_pointer (&self) : NULL;
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
  if (!jalon_message_send (self->socket, message, fd))
    return fail_unsafe (error);
  for (;;)
    {
      if (!jalon_channel_wait (self->socket, deadline, cancellable, error))
        return FALSE;
      if (!jalon_message_receive (self->socket, message, NULL, MSG_DONTWAIT) || message->seq != self->seq)
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
 * @starter: what starts readers
 * @timeout_ms: how long it may take
 * @error: return location
 *
 * Lets a process that was made as every reader is made try five forbidden acts.
 *
 * Returns: whether all five were refused; else UNSAFE
 */
gboolean
jalon_channel_run_self_test (JalonStarter *starter, int timeout_ms, GError **error)
{
  g_autoptr (JalonChannel) self = start (starter, JALON_WIRE_SELF_TEST, timeout_ms, NULL, NULL);
  guint32 held = 0;

  if (self != NULL && hear_hello (self, timeout_ms, &held, NULL, NULL) && held == 1)
    return TRUE;
  g_set_error (error, JALON_ERROR, JALON_ERROR_UNSAFE, "jalon-reader cannot be confined on this computer");
  return FALSE;
}
