/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The far side of the conversation: takes one message, does one operation, answers. Anything out of order ends the process: the near
 * side reads that as "this file cannot be shown here".
 */
#include "reader/session.h"

#include "reader/reader-ops.h"
#include "reader/unpack.h"
#include "reader/view.h"

#include "core/reader/jalon-message.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_INPUTS 2000

typedef struct {
  int           socket;
  guint32       seq;       /* of the request that is being answered */
  ReaderView    view;
  int           document;  /* the descriptor of the view's bytes; −1 none */
  JalonRewrite  plan;
  gboolean      has_plan;
  GArray       *inputs;    /* (element-type ReaderInput) of a compose job */
  ReaderUnpack *unpack;
  int           archive;
} Session;

/* A buffer of the near side, mapped. */
typedef struct {
  guint8 *data;
  gsize   size;
} Buffer;

static gboolean
map_buffer (int fd, int protection, Buffer *buffer)
{
  struct stat status;
  if (fd < 0 || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size <= 0)
    return FALSE;
  void *data = mmap (NULL, status.st_size, protection, MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    return FALSE;
  *buffer = (Buffer) { data, status.st_size };
  return TRUE;
}

static JalonWireStatus
answer_variant (GVariant *value, int fd, JalonWireMessage *answer)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  Buffer buffer;
  gsize size = g_variant_get_size (owned);
  if (!map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  if (size <= buffer.size)
    {
      g_variant_store (owned, buffer.data);
      answer->size = size;
    }
  munmap (buffer.data, buffer.size);
  return size <= buffer.size ? JALON_WIRE_OK : JALON_WIRE_TOO_LARGE;
}

static GVariant *
words_to_variant (GPtrArray *words)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(dddds)"));
  for (guint i = 0; i < words->len; i++)
    {
      const JalonWord *word = words->pdata[i];
      g_autofree char *text = g_utf8_make_valid (word->text, -1);
      g_variant_builder_add (&builder, "(dddds)", word->x, word->y, word->width, word->height, text);
    }
  return g_variant_builder_end (&builder);
}

static JalonWireStatus
do_open (Session *self, int fd, JalonWireMessage *answer)
{
  Buffer buffer;
  if (self->view.bytes != NULL || !map_buffer (fd, PROT_READ, &buffer))
    return JALON_WIRE_FAILED;
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (buffer.data, buffer.size, NULL, NULL);
  self->document = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  JalonWireStatus status = reader_view_open (&self->view, bytes);
  answer->arg[0] = self->view.n_pages;
  answer->arg[1] = self->view.format;
  answer->arg[2] = self->view.opened;
  return status;
}

static JalonWireStatus
do_render (Session *self, const JalonWireMessage *request, int fd)
{
  Buffer buffer;
  guint64 width = request->arg[1], height = request->arg[2], stride = request->arg[3];
  if (width < 1 || height < 1 || width * height > JALON_WIRE_MAX_PIXELS || stride < width * 4 || stride > width * 4 + 64 ||
      !(request->number[0] > 0 && request->number[0] < 100))
    return JALON_WIRE_TOO_LARGE;
  if (!map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  JalonWireStatus status = buffer.size >= stride * height
                             ? reader_view_render (&self->view, request->arg[0], request->number[0], width, height, stride, buffer.data)
                             : JALON_WIRE_TOO_LARGE;
  munmap (buffer.data, buffer.size);
  return status;
}

static JalonWireStatus
do_text (Session *self, const JalonWireMessage *request, int fd, JalonWireMessage *answer)
{
  g_autoptr (GPtrArray) words = NULL;
  JalonWireStatus status = reader_view_text (&self->view, request->arg[0], &words);
  return status == JALON_WIRE_OK ? answer_variant (words_to_variant (words), fd, answer) : status;
}

static JalonWireStatus
do_ocr (Session *self, const JalonWireMessage *request, int fd, JalonWireMessage *answer)
{
  g_autoptr (GPtrArray) words = NULL;
  PIX *grey = reader_view_render_grey (&self->view, request->arg[0], (int) CLAMP (request->arg[2], 100, 400));
  if (grey == NULL)
    return JALON_WIRE_NO_PAGE;
  JalonWireStatus status = reader_ocr (grey, pixGetXRes (grey), request->arg[1], &words);
  pixDestroy (&grey);
  return status == JALON_WIRE_OK ? answer_variant (words_to_variant (words), fd, answer) : status;
}

static gboolean
lookup_flag (GVariantDict *dict, const char *key)
{
  gboolean value = FALSE;
  g_variant_dict_lookup (dict, key, "b", &value);
  return value;
}

static JalonWireStatus
do_plan (Session *self, int fd, gsize size)
{
  Buffer buffer;
  if (!map_buffer (fd, PROT_READ, &buffer))
    return JALON_WIRE_FAILED;
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (buffer.data, MIN (size, buffer.size), NULL, NULL);
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  g_autoptr (GVariant) turns = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (value);

  self->plan = (JalonRewrite) {
    .unlock = lookup_flag (&dict, "unlock"),
    .strip_scripts = lookup_flag (&dict, "strip-scripts"),
    .strip_attachments = lookup_flag (&dict, "strip-attachments"),
    .flatten = lookup_flag (&dict, "flatten"),
    .convert = lookup_flag (&dict, "convert"),
    .scale_pages = lookup_flag (&dict, "scale-pages"),
    .keep_format = lookup_flag (&dict, "keep-format"),
  };
  g_variant_dict_lookup (&dict, "ceiling", "x", &self->plan.ceiling_bytes);
  g_variant_dict_lookup (&dict, "pages", "s", &self->plan.pages);
  turns = g_variant_dict_lookup_value (&dict, "rotate", G_VARIANT_TYPE ("ai"));
  if (turns != NULL)
    {
      gsize n = 0;
      const gint32 *degrees = g_variant_get_fixed_array (turns, &n, sizeof (gint32));
      self->plan.rotate = g_array_sized_new (FALSE, FALSE, sizeof (int), n);
      for (gsize i = 0; i < n; i++)
        {
          int turn = degrees[i];
          g_array_append_val (self->plan.rotate, turn);
        }
    }
  self->has_plan = TRUE;
  return JALON_WIRE_OK;
}

static void
report_progress (int done, int total, gpointer user_data)
{
  Session *self = user_data;
  JalonWireMessage message = {
    .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_PROGRESS, .seq = self->seq, .arg = { (guint32) MAX (done, 0), (guint32) MAX (total, 0) },
  };
  jalon_message_send (self->socket, &message, -1);
}

static JalonWireStatus
do_rewrite (Session *self, int fd, JalonWireMessage *answer)
{
  Buffer buffer;
  if (!self->has_plan || self->view.bytes == NULL || !map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  gsize size;
  const guint8 *data = g_bytes_get_data (self->view.bytes, &size);
  g_autofree char *path = self->document >= 0 ? g_strdup_printf ("/proc/self/fd/%d", self->document) : NULL;
  ReaderInput input = { data, size, path };
  ReaderOutput output = { buffer.data, buffer.size };
  JalonFormat format = self->view.format;
  reader_view_close (&self->view); /* a rewrite wants the memory, and a view is over after it */
  JalonWireStatus status = reader_rewrite (&input, format, &self->plan, &output, report_progress, self);
  answer->size = status == JALON_WIRE_OK ? output.size : 0;
  answer->arg[0] = output.pages;
  munmap (buffer.data, buffer.size);
  return status;
}

static JalonWireStatus
do_add (Session *self, int fd)
{
  Buffer buffer;
  if (self->inputs->len >= MOST_INPUTS || !map_buffer (fd, PROT_READ, &buffer))
    return JALON_WIRE_FAILED;
  ReaderInput input = { buffer.data, buffer.size, NULL };
  g_array_append_val (self->inputs, input);
  return JALON_WIRE_OK;
}

static JalonWireStatus
do_compose (Session *self, int fd, JalonWireMessage *answer)
{
  Buffer buffer;
  if (self->inputs->len == 0 || !map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  ReaderOutput output = { buffer.data, buffer.size };
  JalonWireStatus status = reader_compose ((const ReaderInput *) self->inputs->data, self->inputs->len, &output);
  answer->size = status == JALON_WIRE_OK ? output.size : 0;
  answer->arg[0] = output.pages;
  munmap (buffer.data, buffer.size);
  return status;
}

static JalonWireStatus
do_next (Session *self, int fd, JalonWireMessage *answer)
{
  Buffer buffer;
  const char *name = NULL;
  gboolean more = FALSE;
  if (self->unpack == NULL || !map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  JalonWireStatus status = reader_unpack_next (self->unpack, &name, &answer->size, &more);
  answer->arg[0] = more;
  if (status == JALON_WIRE_OK && more)
    {
      answer->arg[1] = strlen (name);
      if (answer->arg[1] <= buffer.size)
        memcpy (buffer.data, name, answer->arg[1]);
      else
        status = JALON_WIRE_TOO_LARGE;
    }
  munmap (buffer.data, buffer.size);
  return status;
}

static JalonWireStatus
do_data (Session *self, int fd, JalonWireMessage *answer)
{
  Buffer buffer;
  if (self->unpack == NULL || !map_buffer (fd, PROT_READ | PROT_WRITE, &buffer))
    return JALON_WIRE_FAILED;
  JalonWireStatus status = reader_unpack_data (self->unpack, buffer.data, buffer.size);
  answer->size = buffer.size;
  munmap (buffer.data, buffer.size);
  return status;
}

static JalonWireStatus
do_size (Session *self, const JalonWireMessage *request, JalonWireMessage *answer)
{
  return reader_view_size (&self->view, request->arg[0], &answer->number[0], &answer->number[1]);
}

static JalonWireStatus
dispatch (Session *self, const JalonWireMessage *request, int *fd, JalonWireMessage *answer)
{
  switch ((JalonWireOp) request->op)
    {
    case JALON_WIRE_OPEN:
      return do_open (self, *fd, answer);
    case JALON_WIRE_FACTS:
      return answer_variant (reader_view_facts (&self->view), *fd, answer);
    case JALON_WIRE_FACTS_PAGE:
      return answer_variant (reader_view_page_facts (&self->view, request->arg[0]), *fd, answer);
    case JALON_WIRE_SIZE:
      return do_size (self, request, answer);
    case JALON_WIRE_RENDER:
      return do_render (self, request, *fd);
    case JALON_WIRE_TEXT:
      return do_text (self, request, *fd, answer);
    case JALON_WIRE_OCR:
      return do_ocr (self, request, *fd, answer);
    case JALON_WIRE_PLAN:
      return do_plan (self, *fd, request->size);
    case JALON_WIRE_REWRITE:
      return do_rewrite (self, *fd, answer);
    case JALON_WIRE_ADD:
      return do_add (self, *fd);
    case JALON_WIRE_COMPOSE:
      return do_compose (self, *fd, answer);
    case JALON_WIRE_UNPACK:
      if (self->unpack != NULL || *fd < 0)
        return JALON_WIRE_FAILED;
      self->archive = *fd;
      *fd = -1;
      self->unpack = reader_unpack_new (self->archive);
      return self->unpack != NULL ? JALON_WIRE_OK : JALON_WIRE_DAMAGED;
    case JALON_WIRE_NEXT:
      return do_next (self, *fd, answer);
    case JALON_WIRE_DATA:
      return do_data (self, *fd, answer);
    case JALON_WIRE_HELLO:
    case JALON_WIRE_PROGRESS:
    case JALON_WIRE_START:
    case JALON_WIRE_N_OPS:
    default:
      return JALON_WIRE_FAILED;
    }
}

/**
 * reader_session_run:
 * @fd: the reader's end of the socket pair
 *
 * Says hello and answers until the other end closes.
 *
 * Returns: the exit status
 */
int
reader_session_run (int fd)
{
  Session self = { .socket = fd, .document = -1, .archive = -1 };
  JalonWireMessage request, hello = { .magic = JALON_WIRE_MAGIC, .op = JALON_WIRE_HELLO, .arg = { JALON_WIRE_VERSION } };
  int attached = -1;
  gboolean good = jalon_message_send (fd, &hello, -1);

  self.inputs = g_array_new (FALSE, FALSE, sizeof (ReaderInput));
  while (good && jalon_message_receive (fd, &request, &attached, 0))
    {
      JalonWireMessage answer = { .magic = JALON_WIRE_MAGIC, .op = request.op, .seq = request.seq };
      self.seq = request.seq;
      answer.status = dispatch (&self, &request, &attached, &answer);
      good = jalon_message_send (fd, &answer, -1);
      if (attached >= 0)
        close (attached);
      attached = -1;
    }
  g_clear_pointer (&self.unpack, reader_unpack_free);
  g_array_unref (self.inputs);
  reader_view_close (&self.view);
  return 0;
}
