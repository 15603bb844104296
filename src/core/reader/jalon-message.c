/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One message, with at most one descriptor, over a SOCK_SEQPACKET pair. Knows nothing of operations, sequence and time.
 */
#include "core/reader/jalon-message.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

typedef union {
  struct cmsghdr header;
  char           space[CMSG_SPACE (sizeof (int))];
} Control;

/**
 * jalon_message_send:
 * @socket: one end
 * @message: what to say
 * @fd: a descriptor to hand over, or −1; stays the caller's
 *
 * Returns: whether the other end has it
 */
gboolean
jalon_message_send (int socket, const JalonWireMessage *message, int fd)
{
  Control       control = { 0 };
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
    sent = sendmsg (socket, &header, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof *message;
}

/**
 * jalon_message_receive:
 * @socket: one end
 * @message: (out): what was said
 * @fd: (out) (nullable): the descriptor that came with it, or −1; %NULL when none may come
 * @flags: of recvmsg ()
 *
 * Without a place for it the kernel closes a descriptor that comes all the same, and the message is refused.
 *
 * Returns: %FALSE at the end of the conversation and for anything that is not one whole message
 */
gboolean
jalon_message_receive (int socket, JalonWireMessage *message, int *fd, int flags)
{
  Control       control = { 0 };
  struct iovec  part = { message, sizeof *message };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1 };
  int           received = -1;
  ssize_t       got;

  if (fd != NULL)
    {
      header.msg_control = &control;
      header.msg_controllen = sizeof control;
      *fd = -1;
    }
  do
    got = recvmsg (socket, &header, flags | MSG_CMSG_CLOEXEC);
  while (got < 0 && errno == EINTR);
  struct cmsghdr *attached = fd != NULL && got >= 0 ? CMSG_FIRSTHDR (&header) : NULL;
  if (attached != NULL && attached->cmsg_level == SOL_SOCKET && attached->cmsg_type == SCM_RIGHTS)
    memcpy (&received, CMSG_DATA (attached), sizeof received);
  if (got == sizeof *message && message->magic == JALON_WIRE_MAGIC && (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0)
    {
      if (fd != NULL)
        *fd = received;
      return TRUE;
    }
  if (received >= 0)
    close (received);
  return FALSE;
}
