/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A jalon-reader in a stranger's hands. What it does wrong is the name it was started under (a link to this program), because a
 * reader gets no arguments and no environment. Everything it does not do wrong it answers like a reader of a five-page document.
 */
#include "core/check/jalon-facts.h"
#include "core/reader/jalon-wire.h"
#include "reader/starter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define N_PAGES 5

static const char *habit;

static gboolean
does (const char *what)
{
  return strcmp (habit, what) == 0;
}

static void
hang (void)
{
  for (;;)
    pause ();
}

static void
eat_memory (void)
{
  struct rlimit limit = { 256u << 20, 256u << 20 };
  setrlimit (RLIMIT_AS, &limit);
  for (;;)
    {
      char *block = malloc (1 << 20);
      if (block == NULL)
        _exit (9);
      memset (block, 1, 1 << 20);
    }
}

static int
receive (JalonWireMessage *message)
{
  char control[CMSG_SPACE (sizeof (int))];
  struct iovec part = { message, sizeof *message };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control };
  int fd = -1;
  if (recvmsg (JALON_WIRE_FD, &header, 0) != sizeof *message)
    _exit (0);
  struct cmsghdr *attached = CMSG_FIRSTHDR (&header);
  if (attached != NULL)
    memcpy (&fd, CMSG_DATA (attached), sizeof fd);
  return fd;
}

static void
send_plain (const JalonWireMessage *message, gsize size)
{
  send (JALON_WIRE_FD, message, size, MSG_NOSIGNAL);
}

static void
send_with_descriptors (JalonWireMessage *message, int n)
{
  char control[CMSG_SPACE (sizeof (int) * 64)] = { 0 };
  struct iovec part = { message, sizeof *message };
  struct msghdr header = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = CMSG_SPACE (sizeof (int) * n) };
  struct cmsghdr *attached = CMSG_FIRSTHDR (&header);
  attached->cmsg_level = SOL_SOCKET;
  attached->cmsg_type = SCM_RIGHTS;
  attached->cmsg_len = CMSG_LEN (sizeof (int) * n);
  for (int i = 0; i < n; i++)
    ((int *) CMSG_DATA (attached))[i] = STDIN_FILENO;
  sendmsg (JALON_WIRE_FD, &header, MSG_NOSIGNAL);
}

static void
store (int fd, const void *data, gsize size, JalonWireMessage *answer)
{
  void *buffer = mmap (NULL, JALON_WIRE_ANSWER_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (buffer == MAP_FAILED)
    _exit (8);
  memcpy (buffer, data, size);
  munmap (buffer, JALON_WIRE_ANSWER_BYTES);
  answer->size = size;
}

static void
store_variant (int fd, GVariant *value, JalonWireMessage *answer)
{
  store (fd, g_variant_get_data (value), g_variant_get_size (value), answer);
}

static void
store_page (int fd, JalonWireMessage *answer)
{
  GVariantDict dict;
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "width", "d", does ("facts-nan-page") ? NAN : 595.0);
  g_variant_dict_insert (&dict, "height", "d", does ("facts-nan-page") ? -INFINITY : 842.0);
  g_variant_dict_insert (&dict, "turn", "i", does ("facts-absurd-turn") ? 45 : 0);
  g_variant_dict_insert (&dict, "looked-at", "b", TRUE);
  g_variant_dict_insert (&dict, "words", "i", does ("facts-absurd-turn") ? -7 : 120);
  g_variant_dict_insert (&dict, "image-share", "d", does ("facts-absurd-turn") ? 1e300 : 0.5);
  store_variant (fd, g_variant_dict_end (&dict), answer);
}

static void
store_facts (int fd, JalonWireMessage *answer)
{
  static const char *const fonts[] = { "Helv\xc3\xa9tica\xe2\x80\xae\x1b[2Jfdp.exe", NULL };
  GVariantDict dict;
  char noise[512];

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "javascript", "b", FALSE);
  g_variant_dict_insert (&dict, "pdf-version", "s", "1.7");
  g_variant_dict_insert (&dict, "fonts-missing", "^as", fonts);
  store_variant (fd, g_variant_dict_end (&dict), answer);
  memset (noise, 0xa5, sizeof noise);
  if (does ("facts-garbage"))
    store (fd, noise, sizeof noise, answer);
  if (does ("facts-not-normal")) /* a byte too many after a sound value */
    answer->size += 1;
  if (does ("facts-oversized"))
    answer->size = 1ull << 40;
  if (does ("facts-take-the-buffer-away")) /* the near side would die of SIGBUS, were it not sealed */
    answer->status = ftruncate (fd, 0) == 0 ? JALON_WIRE_OK : JALON_WIRE_DAMAGED;
}

static void
store_text (int fd, JalonWireMessage *answer)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(dddds)"));
  g_variant_builder_add (&builder, "(dddds)", 10.0, 10.0, 40.0, 12.0, "net\xe2\x80\xae\x07 \xe2\x80\xa8" "1482");
  g_variant_builder_add (&builder, "(dddds)", NAN, 10.0, 40.0, 12.0, "nowhere");
  g_variant_builder_add (&builder, "(dddds)", 1e12, 10.0, 40.0, 12.0, "far");
  g_variant_builder_add (&builder, "(dddds)", 60.0, 10.0, -5.0, 12.0, "thin");
  store_variant (fd, g_variant_builder_end (&builder), answer);
  if (does ("text-garbage"))
    store (fd, "\xff\xff\xff\xff\xff\xff\xff", 7, answer);
}

static void
flood (const JalonWireMessage *answer)
{
  JalonWireMessage progress = *answer;
  progress.op = JALON_WIRE_PROGRESS;
  for (int n = 0; !does ("open-floods-then-is-silent") || n < 100000; n++)
    if (send (JALON_WIRE_FD, &progress, sizeof progress, MSG_NOSIGNAL) < 0)
      _exit (0);
  hang ();
}

static void
answer_open (JalonWireMessage *answer)
{
  answer->arg[0] = does ("open-absurd-pages") ? 2000000000u : does ("open-many-pages") ? JALON_WIRE_MAX_PAGES + 1 : N_PAGES;
  answer->arg[1] = does ("open-absurd-format") ? 77 : JALON_FORMAT_PDF;
  answer->arg[2] = JALON_OPENED_CLEAN;
  answer->status = does ("open-absurd-status") ? 4711 : JALON_WIRE_OK;
  if (does ("open-dies"))
    abort ();
  if (does ("open-hangs"))
    hang ();
  if (does ("open-eats-memory"))
    eat_memory ();
  if (does ("open-wrong-seq"))
    answer->seq += 1;
  if (does ("open-wrong-op"))
    answer->op = JALON_WIRE_TEXT;
  if (does ("open-wrong-magic"))
    answer->magic ^= 1;
  if (does ("open-short"))
    send_plain (answer, sizeof *answer - 1);
  else if (does ("open-descriptors"))
    send_with_descriptors (answer, 60);
  else if (does ("open-one-descriptor"))
    send_with_descriptors (answer, 1);
  else if (does ("open-long"))
    {
      JalonWireMessage many[2] = { *answer, *answer };
      send_plain (many, sizeof many);
    }
  else if (does ("open-floods") || does ("open-floods-then-is-silent"))
    flood (answer);
}

/* An archive without an end, of empty entries. */
static void
answer_next (int fd, JalonWireMessage *answer)
{
  static const char hostile[] = "\xff\xfe";
  static guint n;
  g_autofree char *name = g_strdup_printf ("%u", n++);
  const char *said = does ("unpack-bad-name") ? hostile : name;
  void *buffer = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

  if (buffer == MAP_FAILED)
    _exit (8);
  memcpy (buffer, said, strlen (said));
  munmap (buffer, 4096);
  answer->arg[0] = 1;
  answer->arg[1] = does ("unpack-long-name") ? G_MAXUINT32 : strlen (said);
  answer->size = does ("unpack-huge-entry") ? 1ull << 40 : does ("unpack-more-than-there-is") ? 1 : 0;
}

static gboolean
page_stops (const JalonWireMessage *request)
{
  if ((does ("page-3-dies") && request->arg[0] == 2) || (does ("pages-2-and-4-die") && request->arg[0] % 2 == 1))
    _exit (1);
  if ((does ("page-3-hangs") && request->arg[0] == 2) || (does ("page-1-hangs") && request->arg[0] == 0))
    hang ();
  return FALSE;
}

static void
answer_one (const JalonWireMessage *request, int fd)
{
  JalonWireMessage answer = { .magic = JALON_WIRE_MAGIC, .op = request->op, .seq = request->seq };
  switch (request->op)
    {
    case JALON_WIRE_OPEN:
      answer_open (&answer);
      break;
    case JALON_WIRE_FACTS:
      if (does ("facts-die"))
        abort ();
      if (does ("facts-hang"))
        hang ();
      store_facts (fd, &answer);
      break;
    case JALON_WIRE_FACTS_PAGE:
      page_stops (request);
      store_page (fd, &answer);
      if (does ("page-2-garbage") && request->arg[0] == 1)
        answer.size = 3;
      break;
    case JALON_WIRE_SIZE:
      if (does ("size-hangs"))
        hang ();
      answer.number[0] = does ("size-nan") ? NAN : does ("size-huge") ? 9e6 : 595;
      answer.number[1] = does ("size-negative") ? -842 : 842;
      break;
    case JALON_WIRE_TEXT:
      store_text (fd, &answer);
      break;
    case JALON_WIRE_RENDER:
      if (does ("draw-2-dies") && request->arg[0] == 1)
        abort ();
      if (does ("draw-hangs"))
        hang ();
      break;
    case JALON_WIRE_NEXT:
      answer_next (fd, &answer);
      break;
    case JALON_WIRE_COMPOSE:
      answer.size = does ("compose-oversized") ? 1ull << 40 : 0;
      break;
    case JALON_WIRE_REWRITE:
      if (does ("rewrite-floods"))
        flood (&answer);
      answer.size = does ("rewrite-oversized") ? 1ull << 40 : 0;
      break;
    default:
      break;
    }
  if (!does ("open-short") && !does ("open-long") && !does ("open-descriptors") && !does ("open-one-descriptor"))
    send_plain (&answer, sizeof answer);
}

static int
live (int socket)
{
  JalonWireMessage request, hello = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_HELLO, .arg = { JALON_WIRE_VERSION } };

  if (does ("hello-never"))
    hang ();
  if (does ("hello-dies"))
    return 1;
  if (does ("hello-wrong-version"))
    hello.arg[0] += 1;
  if (does ("hello-wrong-magic"))
    hello.magic = 0;
  send_plain (&hello, sizeof hello);
  for (;;)
    {
      int fd = receive (&request);
      answer_one (&request, fd);
      if (fd >= 0)
        close (fd);
    }
}

static int
fail_self_test (int socket)
{
  JalonWireMessage hello = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_HELLO, .arg = { JALON_WIRE_VERSION, FALSE } };

  send_plain (&hello, sizeof hello);
  return 1;
}

int
main (void)
{
  static const ReaderLives lives = { live, fail_self_test, NULL };

  habit = g_strrstr ((const char *) getauxval (AT_EXECFN), "/") + 1;
  if (does ("starter-is-silent"))
    hang ();
  if (does ("starter-dies"))
    return 1;
  return reader_starter_run (JALON_WIRE_FD, &lives);
}
