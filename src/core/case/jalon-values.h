/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a case: what a person, title, procedure, event, paper and renewal file are.
 * Ref-counted and immutable once they left the store; anyone may keep a reference on any thread.
 * To build one: new (), fill the fields (strings are owned), hand it over. A date that is not known is a cleared GDate.
 * A day that a person knows only roughly has both ends in the rough_ field beside it, and in its own field a day to put it in order
 * by (jalon_rough_day_split ()); whoever counts from it looks at both.
 */
#pragma once

#include "core/jalon-rough-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct {
  char *given;
  char *family;
} JalonPerson;

/* A permit or interim paper with a first and a last day. */
typedef struct {
  char *id;       /* uuid */
  char *kind;     /* id of titles.json */
  GDate from;
  GDate ends;     /* unset: no end ("none") */
  char *channel;  /* anef, counter, unknown */
  char *paper;    /* (nullable) id of the paper that shows it */
  JalonRoughDay rough_from;
  JalonRoughDay rough_ends;
  gboolean ends_unknown; /* it has an end that nobody knows; ends is unset then too */
  char *pages;    /* (nullable) the pages of the paper that show it, "1-2"; NULL: not said */
  char *work;     /* (nullable) where the kind does not tell: what it says of work: any, employer, hours, activity, none */
  char *travel;   /* (nullable) where the kind does not tell: whether it says that one may travel with it: yes, no */
} JalonTitle;

/* A request made to the administration. */
typedef struct {
  char *id;
  char *kind;      /* first, renewal, change, duplicate */
  char *channel;
  GDate filed;
  GDate received;  /* may be unset */
  char *reference; /* (nullable) */
  JalonRoughDay rough_filed;
  JalonRoughDay rough_received;
  char *asked;     /* (nullable) the card that was asked for: id of permits.json */
  char *article;   /* (nullable) the article it rests on, "L423-7" */
} JalonProcedure;

/* Something that happened. */
typedef struct {
  char *id;
  char *kind; /* attempt, call, visit, letter-sent, letter-received, employer, refusal, removal-order, loss, note */
  GDate on;
  char *note; /* (nullable) what was said or done */
  char *who;  /* (nullable) with whom */
  gint64 loss_cents; /* pay or benefit lost, euro cents; 0: none */
  GPtrArray *papers; /* (nullable) (element-type utf8) ids of the papers that show it, in order */
  JalonRoughDay rough_on;
} JalonEvent;

/* What a person said of the situation, or of the portal account. Never a password. */
typedef struct {
  char *name;  /* see core/law/jalon-details.h */
  char *value; /* in the form that the name asks for; several values are separated by spaces */
  GDate said;  /* the day it was said on; may be unset */
} JalonDetail;

/* One stored file with what we know of it. */
typedef struct {
  char    *id;
  char    *sha256;    /* of the original bytes; names the file on disk */
  char    *extension; /* by signature: pdf, jpg, png, …, bin */
  char    *name;      /* the name it came with */
  gint64   size_bytes;
  char    *kind;      /* (nullable) id of items.json */
  int      pages;     /* 0: not known */
  GDate    issued;    /* may be unset */
  GDate    until;     /* last day of validity, may be unset */
  gboolean confirmed; /* a person compared kind and dates with the picture */
  gboolean removed;
  char    *note;      /* (nullable) */
  gint64   added_at;  /* seconds since the epoch */
} JalonPaper;

/* The answer to one requirement of the renewal file. */
typedef struct {
  char *requirement; /* requirement id, e.g. "payslips" */
  char *paper;       /* (nullable) paper id; several answers may share a requirement, in order */
  char *pages;       /* (nullable) "1-2"; NULL: all */
  char *code;        /* (nullable) typed code (e-photo) */
  char *waive_note;  /* (nullable) why it is not given */
} JalonAnswer;

/* One current renewal file a case. */
typedef struct {
  char      *permit; /* id of permits.json */
  char      *portal; /* id of portals.json */
  GDate      filing; /* planned filing date */
  GPtrArray *facts;  /* (element-type utf8) "name=value" in the order given; a name may repeat */
  GPtrArray *answers; /* (element-type JalonAnswer) in order */
} JalonRenewalFile;

#define JALON_DECLARE_VALUE(Type, prefix)                     \
  GType prefix##_get_type (void);                             \
  Type *prefix##_new (void) G_GNUC_WARN_UNUSED_RESULT;        \
  Type *prefix##_ref (const Type *self);                      \
  void  prefix##_unref (Type *self);                          \
  Type *prefix##_dup (const Type *self) G_GNUC_WARN_UNUSED_RESULT; \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_unref)

JALON_DECLARE_VALUE (JalonPerson, jalon_person)
JALON_DECLARE_VALUE (JalonTitle, jalon_title)
JALON_DECLARE_VALUE (JalonProcedure, jalon_procedure)
JALON_DECLARE_VALUE (JalonEvent, jalon_event)
JALON_DECLARE_VALUE (JalonDetail, jalon_detail)
JALON_DECLARE_VALUE (JalonPaper, jalon_paper)
JALON_DECLARE_VALUE (JalonAnswer, jalon_answer)
JALON_DECLARE_VALUE (JalonRenewalFile, jalon_renewal_file)

G_END_DECLS
