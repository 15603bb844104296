/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes actions that do something (JavaScript, Launch, SubmitForm, ImportData) and attached files out of a document. Links and
 * destinations stay. Every object that can be reached is visited once, because an action may hang on a page, a field, an outline, a
 * note or another action; what is no longer referenced is not written.
 */
#include "reader/rewrite-pdf.h"

#include <string.h>

typedef struct {
  qpdf_data   pdf;
  gboolean    scripts, attachments;
  GHashTable *seen;  /* object numbers */
  GArray     *stack; /* (element-type qpdf_oh) to be visited */
  guint       left;
} Strip;

static const char *const acting[] = { "/JavaScript", "/Launch", "/SubmitForm", "/ImportData" };

static gboolean
is_acting (Strip *self, qpdf_oh action)
{
  if (!qpdf_oh_is_dictionary (self->pdf, action))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (acting); i++)
    if (reader_pdf_name_is (self->pdf, action, "/S", acting[i]))
      return TRUE;
  return reader_pdf_name_is (self->pdf, action, "/S", "/Rendition") && qpdf_oh_has_key (self->pdf, action, "/JS");
}

static gboolean
is_attachment_note (Strip *self, qpdf_oh oh)
{
  return qpdf_oh_is_dictionary (self->pdf, oh) && reader_pdf_name_is (self->pdf, oh, "/Subtype", "/FileAttachment");
}

static void
erase_items (Strip *self, qpdf_oh array, gboolean (*is_bad) (Strip *, qpdf_oh))
{
  for (int i = qpdf_oh_get_array_n_items (self->pdf, array) - 1; i >= 0; i--)
    {
      qpdf_oh item = qpdf_oh_get_array_item (self->pdf, array, i);
      if (is_bad (self, item))
        qpdf_oh_erase_item (self->pdf, array, i);
      qpdf_oh_release (self->pdf, item);
    }
}

/* An action, or an array of actions, under @key. */
static void
remove_acting (Strip *self, qpdf_oh dict, const char *key)
{
  qpdf_oh action = qpdf_oh_get_key (self->pdf, dict, key);
  if (is_acting (self, action))
    qpdf_oh_remove_key (self->pdf, dict, key);
  else if (qpdf_oh_is_array (self->pdf, action))
    erase_items (self, action, is_acting);
  qpdf_oh_release (self->pdf, action);
}

static void
clean_dictionary (Strip *self, qpdf_oh dict)
{
  static const char *const holders[] = { "/A", "/PA", "/OpenAction", "/Next" };

  if (self->scripts)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (holders); i++)
        if (qpdf_oh_has_key (self->pdf, dict, holders[i]))
          remove_acting (self, dict, holders[i]);
      qpdf_oh_remove_key (self->pdf, dict, "/AA");
    }
  if (self->attachments)
    {
      qpdf_oh_remove_key (self->pdf, dict, "/EF");
      qpdf_oh_remove_key (self->pdf, dict, "/AF");
      qpdf_oh notes = qpdf_oh_get_key (self->pdf, dict, "/Annots");
      if (qpdf_oh_is_array (self->pdf, notes))
        erase_items (self, notes, is_attachment_note);
      qpdf_oh_release (self->pdf, notes);
    }
}

/* Takes @oh: it is kept for a visit or released. */
static void
push (Strip *self, qpdf_oh oh)
{
  gboolean container = qpdf_oh_is_dictionary (self->pdf, oh) || qpdf_oh_is_array (self->pdf, oh) || qpdf_oh_is_stream (self->pdf, oh);
  int number = qpdf_oh_get_object_id (self->pdf, oh);

  if (!container || (number > 0 && !g_hash_table_add (self->seen, GINT_TO_POINTER (number))) || self->left == 0)
    {
      qpdf_oh_release (self->pdf, oh);
      return;
    }
  self->left--;
  g_array_append_val (self->stack, oh);
}

static void
push_values (Strip *self, qpdf_oh dict)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  qpdf_oh_begin_dict_key_iter (self->pdf, dict);
  while (qpdf_oh_dict_more_keys (self->pdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (self->pdf)));
  for (guint i = 0; i < keys->len; i++)
    push (self, qpdf_oh_get_key (self->pdf, dict, keys->pdata[i]));
}

static void
visit (Strip *self, qpdf_oh oh)
{
  if (qpdf_oh_is_array (self->pdf, oh))
    {
      int n = qpdf_oh_get_array_n_items (self->pdf, oh);
      for (int i = 0; i < n; i++)
        push (self, qpdf_oh_get_array_item (self->pdf, oh, i));
      return;
    }
  qpdf_oh dict = qpdf_oh_is_stream (self->pdf, oh) ? qpdf_oh_get_dict (self->pdf, oh) : oh;
  clean_dictionary (self, dict);
  push_values (self, dict);
  if (dict != oh)
    qpdf_oh_release (self->pdf, dict);
}

static void
clean_catalogue (Strip *self)
{
  qpdf_oh root = qpdf_get_root (self->pdf);
  qpdf_oh names = qpdf_oh_get_key (self->pdf, root, "/Names");

  if (self->scripts && qpdf_oh_is_dictionary (self->pdf, names))
    qpdf_oh_remove_key (self->pdf, names, "/JavaScript");
  if (self->attachments)
    {
      if (qpdf_oh_is_dictionary (self->pdf, names))
        qpdf_oh_remove_key (self->pdf, names, "/EmbeddedFiles");
      qpdf_oh_remove_key (self->pdf, root, "/Collection");
    }
  qpdf_oh_release (self->pdf, names);
  qpdf_oh_release (self->pdf, root);
}

/**
 * reader_strip:
 * @scripts: take out what acts by itself
 * @attachments: take out attached files
 *
 * Returns: TOO_LARGE when the document has more objects than can be looked at; nothing may be written then
 */
JalonWireStatus
reader_strip (qpdf_data pdf, gboolean scripts, gboolean attachments)
{
  Strip self = {
    .pdf = pdf,
    .scripts = scripts,
    .attachments = attachments,
    .seen = g_hash_table_new (NULL, NULL),
    .stack = g_array_new (FALSE, FALSE, sizeof (qpdf_oh)),
    .left = READER_MOST_OBJECTS,
  };

  clean_catalogue (&self);
  push (&self, qpdf_get_root (pdf));
  while (self.stack->len > 0)
    {
      qpdf_oh oh = g_array_index (self.stack, qpdf_oh, self.stack->len - 1);
      g_array_set_size (self.stack, self.stack->len - 1);
      visit (&self, oh);
      qpdf_oh_release (pdf, oh);
    }
  g_hash_table_unref (self.seen);
  g_array_unref (self.stack);
  reader_pdf_failed (pdf);
  return self.left > 0 ? JALON_WIRE_OK : JALON_WIRE_TOO_LARGE;
}
