/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Construction, copy and release of the values of a case. No rule and no storage here.
 */
#include "core/case/jalon-values.h"

#define JALON_DEFINE_VALUE(Type, prefix)                                             \
  static void prefix##_clear (Type *self);                                           \
  static void prefix##_copy_into (Type *copy, const Type *self);                     \
  Type *prefix##_new (void) { return g_atomic_rc_box_new0 (Type); }                  \
  Type *prefix##_ref (const Type *self) { return g_atomic_rc_box_acquire ((gpointer) self); } \
  void prefix##_unref (Type *self)                                                   \
  {                                                                                  \
    g_atomic_rc_box_release_full (self, (GDestroyNotify) prefix##_clear);            \
  }                                                                                  \
  Type *prefix##_dup (const Type *self)                                              \
  {                                                                                  \
    Type *copy = prefix##_new ();                                                    \
    prefix##_copy_into (copy, self);                                                 \
    return copy;                                                                     \
  }                                                                                  \
  G_DEFINE_BOXED_TYPE (Type, prefix, prefix##_ref, prefix##_unref)

JALON_DEFINE_VALUE (JalonPerson, jalon_person)
JALON_DEFINE_VALUE (JalonTitle, jalon_title)
JALON_DEFINE_VALUE (JalonProcedure, jalon_procedure)
JALON_DEFINE_VALUE (JalonEvent, jalon_event)
JALON_DEFINE_VALUE (JalonDetail, jalon_detail)
JALON_DEFINE_VALUE (JalonPaper, jalon_paper)
JALON_DEFINE_VALUE (JalonAnswer, jalon_answer)
JALON_DEFINE_VALUE (JalonRenewalFile, jalon_renewal_file)

static void
jalon_person_clear (JalonPerson *self)
{
  g_free (self->given);
  g_free (self->family);
}

static void
jalon_person_copy_into (JalonPerson *copy, const JalonPerson *self)
{
  copy->given = g_strdup (self->given);
  copy->family = g_strdup (self->family);
}

static void
jalon_title_clear (JalonTitle *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self->paper);
  g_free (self->pages);
  g_free (self->work);
  g_free (self->travel);
}

static void
jalon_title_copy_into (JalonTitle *copy, const JalonTitle *self)
{
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->kind = g_strdup (self->kind);
  copy->channel = g_strdup (self->channel);
  copy->paper = g_strdup (self->paper);
  copy->pages = g_strdup (self->pages);
  copy->work = g_strdup (self->work);
  copy->travel = g_strdup (self->travel);
}

static void
jalon_procedure_clear (JalonProcedure *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->channel);
  g_free (self->reference);
  g_free (self->asked);
  g_free (self->article);
}

static void
jalon_procedure_copy_into (JalonProcedure *copy, const JalonProcedure *self)
{
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->kind = g_strdup (self->kind);
  copy->channel = g_strdup (self->channel);
  copy->reference = g_strdup (self->reference);
  copy->asked = g_strdup (self->asked);
  copy->article = g_strdup (self->article);
}

static void
jalon_event_clear (JalonEvent *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->note);
  g_free (self->who);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
}

static char *
copy_text (const char *text, gpointer unused)
{
  return g_strdup (text);
}

static void
jalon_event_copy_into (JalonEvent *copy, const JalonEvent *self)
{
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->kind = g_strdup (self->kind);
  copy->note = g_strdup (self->note);
  copy->who = g_strdup (self->who);
  copy->papers = self->papers != NULL ? g_ptr_array_copy (self->papers, (GCopyFunc) copy_text, NULL) : NULL;
  if (copy->papers != NULL)
    g_ptr_array_set_free_func (copy->papers, g_free);
}

static void
jalon_detail_clear (JalonDetail *self)
{
  g_free (self->name);
  g_free (self->value);
}

static void
jalon_detail_copy_into (JalonDetail *copy, const JalonDetail *self)
{
  copy->name = g_strdup (self->name);
  copy->value = g_strdup (self->value);
  copy->said = self->said;
}

static void
jalon_paper_clear (JalonPaper *self)
{
  g_free (self->id);
  g_free (self->sha256);
  g_free (self->extension);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->note);
}

static void
jalon_paper_copy_into (JalonPaper *copy, const JalonPaper *self)
{
  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->sha256 = g_strdup (self->sha256);
  copy->extension = g_strdup (self->extension);
  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->note = g_strdup (self->note);
}

static void
jalon_answer_clear (JalonAnswer *self)
{
  g_free (self->requirement);
  g_free (self->paper);
  g_free (self->pages);
  g_free (self->code);
  g_free (self->waive_note);
}

static void
jalon_answer_copy_into (JalonAnswer *copy, const JalonAnswer *self)
{
  copy->requirement = g_strdup (self->requirement);
  copy->paper = g_strdup (self->paper);
  copy->pages = g_strdup (self->pages);
  copy->code = g_strdup (self->code);
  copy->waive_note = g_strdup (self->waive_note);
}

static void
jalon_renewal_file_clear (JalonRenewalFile *self)
{
  g_free (self->permit);
  g_free (self->portal);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
}

static void
jalon_renewal_file_copy_into (JalonRenewalFile *copy, const JalonRenewalFile *self)
{
  copy->permit = g_strdup (self->permit);
  copy->portal = g_strdup (self->portal);
  copy->filing = self->filing;
  copy->facts = g_ptr_array_new_with_free_func (g_free);
  copy->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  for (guint i = 0; self->facts != NULL && i < self->facts->len; i++)
    g_ptr_array_add (copy->facts, g_strdup (g_ptr_array_index (self->facts, i)));
  for (guint i = 0; self->answers != NULL && i < self->answers->len; i++)
    g_ptr_array_add (copy->answers, jalon_answer_ref (g_ptr_array_index (self->answers, i)));
}
