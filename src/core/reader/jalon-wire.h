/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What libjalon-core and jalon-reader share: one message and the table of operations (jalon-message.c sends and receives it).
 *
 * Both ends of a SOCK_SEQPACKET pair send this one fixed struct and at most one descriptor with it, so there is no length to
 * trust and nothing to parse. Every request has one answer with the same op and seq; JALON_WIRE_PROGRESS may come before it.
 * Buffers are memfds that the near side made, sized and sealed; the reader never grows one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JALON_WIRE_MAGIC 0x4e4c414au /* "JALN" */
#define JALON_WIRE_FD 3              /* the reader's end */
#define JALON_WIRE_ANSWER_BYTES (1024 * 1024)
#define JALON_WIRE_MAX_PAGES 5000
#define JALON_WIRE_MAX_SIDE_PT 14400.0
#define JALON_WIRE_MAX_PIXELS (24 * 1000 * 1000)

typedef enum {
  JALON_WIRE_HELLO = 1, /* first, from the reader: arg[0] protocol version; after a self-test arg[1] 1 when all was refused */
  JALON_WIRE_OPEN,      /* fd: the document, sealed. Answer: arg[0] pages, arg[1] JalonFormat, arg[2] JalonOpened */
  JALON_WIRE_FACTS,     /* fd: answer buffer. Answer: size bytes of a{sv} (structure of the file) */
  JALON_WIRE_FACTS_PAGE, /* arg[0] page from 0, fd: answer buffer. Answer: size bytes of a{sv} */
  JALON_WIRE_SIZE,      /* arg[0] page. Answer: number[0..1] width and height in points as shown */
  JALON_WIRE_RENDER,    /* arg[0] page, arg[1..2] width and height in pixels, arg[3] stride, number[0] scale, fd: pixels */
  JALON_WIRE_TEXT,      /* arg[0] page, fd: answer buffer. Answer: size bytes of a(dddds) */
  JALON_WIRE_OCR,       /* arg[0] page, arg[1] language (JalonWireLanguage), arg[2] dpi, fd: answer buffer; as TEXT */
  JALON_WIRE_PLAN,      /* size, fd: a{sv}, what the next REWRITE shall do. Answer: status */
  JALON_WIRE_REWRITE,   /* size: capacity, fd: out. Answer: size bytes written, arg[0] pages written */
  JALON_WIRE_ADD,       /* compose: size, fd: one more input, sealed. Answer: arg[0] its pages */
  JALON_WIRE_COMPOSE,   /* size: capacity, fd: out. Answer: size bytes written, arg[0] pages written */
  JALON_WIRE_UNPACK,    /* fd: the archive, sealed or a regular file. Answer: status */
  JALON_WIRE_NEXT,      /* fd: answer buffer. Answer: arg[0] 1 when there is an entry, size of its data, buffer holds its name (arg[1] bytes) */
  JALON_WIRE_DATA,      /* size, fd: buffer of that size. Answer: size bytes written */
  JALON_WIRE_PROGRESS,  /* from the reader: arg[0] done, arg[1] total */
  JALON_WIRE_START,     /* to the starter: arg[0] JalonWireLife, fd: the new process's end of a conversation. Answer: fd: its pidfd */
  JALON_WIRE_N_OPS,
} JalonWireOp;

typedef enum {
  JALON_WIRE_READER,    /* one job on one file, confined */
  JALON_WIRE_SELF_TEST, /* confined, tries five forbidden acts */
} JalonWireLife;

typedef enum {
  JALON_WIRE_OK = 0,
  JALON_WIRE_DAMAGED,     /* this input cannot be read */
  JALON_WIRE_PASSWORD,    /* needs a password */
  JALON_WIRE_NO_PAGE,     /* no such page */
  JALON_WIRE_TOO_LARGE,   /* page, pixels or answer above a limit */
  JALON_WIRE_CEILING,     /* a rewrite cannot reach its ceiling at the legibility floor */
  JALON_WIRE_NOT_TAKEN,   /* an operation that does not fit this kind of input */
  JALON_WIRE_NO_OCR,      /* no OCR data for the language */
  JALON_WIRE_FAILED,      /* anything else */
} JalonWireStatus;

typedef enum { JALON_WIRE_FRENCH, JALON_WIRE_ENGLISH, JALON_WIRE_ARABIC } JalonWireLanguage;

typedef struct {
  guint32 magic;
  guint16 op;
  guint16 reserved;
  guint32 seq;
  guint32 status;
  guint32 arg[4];
  guint64 size;
  double  number[2];
  guint64 padding;
} JalonWireMessage;

G_STATIC_ASSERT (sizeof (JalonWireMessage) == 64);

/* Keys of the a{sv} answers; see jalon-parse.c (near side) and facts-*.c (reader). */
#define JALON_WIRE_VERSION 1

G_END_DECLS
