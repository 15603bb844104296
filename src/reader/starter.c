/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jalon-reader --starter: a process that has the libraries loaded and forks a new reader for each request. It takes no byte of a
 * stranger: what comes with a request is one end of a conversation, which it hands to the new process unread. Each reader confines
 * itself as if it had been started alone, reads one file and ends; nothing of it comes back here.
 *
 * The first reader is forked at once, so that looking at one file costs nothing more; before the second one the starter warms up.
 */
#include "reader/starter.h"

#include "core/reader/jalon-message.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

static void
wake_cb (int number)
{
}

static void
bury_the_dead (void)
{
  while (waitpid (-1, NULL, WNOHANG) > 0)
    ;
}

/* SIGCHLD is let in only here. FALSE when there is nothing to wait for any more. */
static gboolean
wait_for_request (int socket)
{
  struct pollfd request = { .fd = socket, .events = POLLIN };
  sigset_t      none;
  int           ready;

  sigemptyset (&none);
  while ((ready = ppoll (&request, 1, NULL, &none)) < 0 && errno == EINTR)
    bury_the_dead ();
  return ready == 1;
}

/* In the new process: @fd takes the place of the starter's own conversation. */
G_GNUC_NORETURN static void
live (int socket, int fd, int (*life) (int fd))
{
  sigset_t none;

  signal (SIGCHLD, SIG_DFL);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  if (dup2 (fd, socket) != socket)
    _exit (4);
  close (fd);
  _exit (life (socket));
}

/* Whoever is not yet buried cannot have given his number to another. */
static gboolean
start (int socket, const JalonWireMessage *request, int fd, const ReaderLives *lives)
{
  JalonWireMessage answer = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_START, .seq = request->seq };
  pid_t pid = fork ();

  if (pid == 0)
    live (socket, fd, request->arg[0] == JALON_WIRE_SELF_TEST ? lives->self_test : lives->read);
  int  pidfd = pid > 0 ? pidfd_open (pid, 0) : -1;
  gboolean good = pidfd >= 0 && jalon_message_send (socket, &answer, pidfd);
  if (pidfd >= 0)
    close (pidfd);
  else if (pid > 0)
    kill (pid, SIGKILL);
  return good;
}

/**
 * reader_starter_run:
 * @socket: the conversation with the near side
 * @lives: what new processes do
 *
 * Starts processes until the near side closes the conversation or is gone; then ends all that are left, itself included.
 *
 * Returns: the exit status, when there was nobody to end
 */
int
reader_starter_run (int socket, const ReaderLives *lives)
{
  struct sigaction woken = { .sa_handler = wake_cb };
  sigset_t         of_children;
  JalonWireMessage request;
  int              fd = -1, n_readers = 0;

  sigemptyset (&of_children);
  sigaddset (&of_children, SIGCHLD);
  sigprocmask (SIG_BLOCK, &of_children, NULL);
  sigaction (SIGCHLD, &woken, NULL);
  while (wait_for_request (socket) && jalon_message_receive (socket, &request, &fd, 0))
    {
      gboolean reads = request.arg[0] == JALON_WIRE_READER;
      if (reads && n_readers++ == 1 && lives->warm_up != NULL)
        lives->warm_up ();
      gboolean good = request.op == JALON_WIRE_START && fd >= 0 && start (socket, &request, fd, lives);
      if (fd >= 0)
        close (fd);
      bury_the_dead ();
      if (!good)
        break;
    }
  bury_the_dead ();
  if (getpgrp () == getpid ())
    kill (0, SIGKILL);
  return 0;
}
