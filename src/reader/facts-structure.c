/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts from the structure of a file: locks, scripts, attachments, forms, signatures, fonts. Walks every object that can be reached
 * from the trailer once; draws nothing.
 */
#include "reader/view.h"

#include <string.h>

#define MOST_OBJECTS 400000
#define DEEPEST_NESTING 60
#define DEEPEST_FIELD 16 /* fields inside fields */
#define MOST_FONTS 200
#define LONGEST_FONT_NAME 100

typedef struct {
  qpdf_data   structure;
  GHashTable *seen;     /* object ids */
  GArray     *queue;    /* (element-type Reference) */
  gboolean    script, attachment, signature, form_value, cut_short;
} Search;

typedef struct {
  int id, generation;
} Reference;

static gboolean
key_is_name (Search *search, qpdf_oh dict, const char *key, const char *const *names)
{
  qpdf_oh value = qpdf_oh_get_key (search->structure, dict, key);
  gboolean is = FALSE;
  for (; !is && *names != NULL; names++)
    is = qpdf_oh_is_name_and_equals (search->structure, value, *names);
  qpdf_oh_release (search->structure, value);
  return is;
}

static gboolean
has_value (Search *search, qpdf_oh dict, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (search->structure, dict, key);
  gboolean has = qpdf_oh_is_initialized (search->structure, value) && !qpdf_oh_is_null (search->structure, value);
  qpdf_oh_release (search->structure, value);
  return has;
}

/* What a field has of its own or from the fields above it. Returns a handle. */
static qpdf_oh
get_inherited (Search *search, qpdf_oh dict, const char *key)
{
  qpdf_oh node = qpdf_oh_new_object (search->structure, dict);
  qpdf_oh value = qpdf_oh_get_key_if_dict (search->structure, node, key);

  for (int level = 0; level < DEEPEST_FIELD && qpdf_oh_is_null (search->structure, value); level++)
    {
      qpdf_oh parent = qpdf_oh_get_key_if_dict (search->structure, node, "/Parent");
      qpdf_oh_release (search->structure, node);
      qpdf_oh_release (search->structure, value);
      node = parent;
      value = qpdf_oh_get_key_if_dict (search->structure, node, key);
    }
  qpdf_oh_release (search->structure, node);
  return value;
}

/* Kind and value of a field may stand on different levels: in the field or in its kid, in either order. */
static void
note_field (Search *search, qpdf_oh dict)
{
  if (!has_value (search, dict, "/FT") && !has_value (search, dict, "/V"))
    return;
  qpdf_oh kind = get_inherited (search, dict, "/FT"), value = get_inherited (search, dict, "/V");
  if (qpdf_oh_is_name (search->structure, kind) && !qpdf_oh_is_null (search->structure, value))
    {
      if (qpdf_oh_is_name_and_equals (search->structure, kind, "/Sig"))
        search->signature = TRUE;
      else
        search->form_value = TRUE;
    }
  qpdf_oh_release (search->structure, kind);
  qpdf_oh_release (search->structure, value);
}

static void
note_dictionary (Search *search, qpdf_oh dict)
{
  static const char *const active[] = { "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", NULL };
  static const char *const attached[] = { "/FileAttachment", NULL };
  static const char *const embedded[] = { "/EmbeddedFile", NULL };
  static const char *const signed_by[] = { "/Sig", "/DocTimeStamp", NULL };

  /* An action without /S but with /JS is run by viewers as well. */
  if (key_is_name (search, dict, "/S", active) || has_value (search, dict, "/JS"))
    search->script = TRUE;
  if (key_is_name (search, dict, "/Subtype", attached) || key_is_name (search, dict, "/Type", embedded) || has_value (search, dict, "/EF"))
    search->attachment = TRUE;
  if (key_is_name (search, dict, "/Type", signed_by) && has_value (search, dict, "/ByteRange"))
    search->signature = TRUE;
  note_field (search, dict);
}

static void visit (Search *search, qpdf_oh value, int depth);

static void
visit_dictionary (Search *search, qpdf_oh dict, int depth)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  note_dictionary (search, dict);
  /* The iterator belongs to the document: take all keys before looking into any value. */
  for (qpdf_oh_begin_dict_key_iter (search->structure, dict); qpdf_oh_dict_more_keys (search->structure);)
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (search->structure)));
  for (guint i = 0; i < keys->len; i++)
    {
      qpdf_oh value = qpdf_oh_get_key (search->structure, dict, keys->pdata[i]);
      visit (search, value, depth + 1);
      qpdf_oh_release (search->structure, value);
    }
}

static void
visit_direct (Search *search, qpdf_oh value, int depth)
{
  if (depth > DEEPEST_NESTING)
    {
      search->cut_short = TRUE;
      return;
    }
  if (qpdf_oh_is_stream (search->structure, value))
    {
      qpdf_oh dict = qpdf_oh_get_dict (search->structure, value);
      visit_dictionary (search, dict, depth);
      qpdf_oh_release (search->structure, dict);
    }
  else if (qpdf_oh_is_dictionary (search->structure, value))
    visit_dictionary (search, value, depth);
  else if (qpdf_oh_is_array (search->structure, value))
    for (int i = 0, n = qpdf_oh_get_array_n_items (search->structure, value); i < n; i++)
      {
        qpdf_oh item = qpdf_oh_get_array_item (search->structure, value, i);
        visit (search, item, depth + 1);
        qpdf_oh_release (search->structure, item);
      }
}

/* References are queued, not followed, so that a loop or a long chain costs no stack. */
static void
visit (Search *search, qpdf_oh value, int depth)
{
  int id = qpdf_oh_get_object_id (search->structure, value);
  if (id <= 0)
    {
      visit_direct (search, value, depth);
      return;
    }
  Reference reference = { id, qpdf_oh_get_generation (search->structure, value) };
  gpointer key = GUINT_TO_POINTER ((guint) id * 8u + MIN (7u, (guint) reference.generation));
  if (g_hash_table_size (search->seen) >= MOST_OBJECTS)
    search->cut_short = TRUE;
  else if (g_hash_table_add (search->seen, key))
    g_array_append_val (search->queue, reference);
}

static void
search_all (Search *search)
{
  qpdf_oh trailer = qpdf_get_trailer (search->structure);
  visit_direct (search, trailer, 0);
  qpdf_oh_release (search->structure, trailer);
  for (guint next = 0; next < search->queue->len; next++)
    {
      Reference reference = g_array_index (search->queue, Reference, next);
      qpdf_oh value = qpdf_get_object_by_id (search->structure, reference.id, reference.generation);
      visit_direct (search, value, 0);
      qpdf_oh_release (search->structure, value);
    }
}

static void
add_flag (GVariantBuilder *facts, const char *name, gboolean value)
{
  g_variant_builder_add (facts, "{sv}", name, g_variant_new_boolean (value));
}

/* The catalogue may name a later version than the first line of the file. */
static void
add_version (GVariantBuilder *facts, qpdf_data structure)
{
  g_autofree char *first_line = g_strdup (qpdf_get_pdf_version (structure)); /* the next answer takes its place */
  const char *named = NULL;
  qpdf_oh root = qpdf_get_root (structure), version = qpdf_oh_get_key_if_dict (structure, root, "/Version");
  size_t length = 0;

  if (!qpdf_oh_get_value_as_name (structure, version, &named, &length) || length < 2 ||
      g_ascii_strtod (named + 1, NULL) <= g_ascii_strtod (first_line, NULL))
    named = NULL;
  g_autofree char *valid = g_utf8_make_valid (named != NULL ? named + 1 : first_line, -1);
  g_variant_builder_add (facts, "{sv}", "pdf-version", g_variant_new_string (valid));
  qpdf_oh_release (structure, version);
  qpdf_oh_release (structure, root);
}

static void
add_catalogue (GVariantBuilder *facts, qpdf_data structure)
{
  qpdf_oh root = qpdf_get_root (structure);
  qpdf_oh form = qpdf_oh_get_key_if_dict (structure, root, "/AcroForm");
  qpdf_oh xfa = qpdf_oh_get_key_if_dict (structure, form, "/XFA");
  qpdf_oh collection = qpdf_oh_get_key_if_dict (structure, root, "/Collection");
  qpdf_oh rendering = qpdf_oh_get_key_if_dict (structure, root, "/NeedsRendering");
  QPDF_BOOL needs = QPDF_FALSE;

  add_flag (facts, "xfa", qpdf_oh_is_array (structure, xfa) || qpdf_oh_is_stream (structure, xfa));
  add_flag (facts, "portfolio", qpdf_oh_is_dictionary (structure, collection));
  qpdf_oh_get_value_as_bool (structure, rendering, &needs);
  add_flag (facts, "xfa-needs-rendering", needs);
  qpdf_oh_release (structure, rendering);
  qpdf_oh_release (structure, collection);
  qpdf_oh_release (structure, xfa);
  qpdf_oh_release (structure, form);
  qpdf_oh_release (structure, root);
}

static void
add_structure (GVariantBuilder *facts, qpdf_data structure)
{
  Search search = { structure, g_hash_table_new (NULL, NULL), g_array_new (FALSE, FALSE, sizeof (Reference)) };

  search_all (&search);
  /* What was not reached is not known: only what was found is said then. */
  if (search.script || !search.cut_short)
    add_flag (facts, "javascript", search.script);
  if (search.attachment || !search.cut_short)
    add_flag (facts, "embedded", search.attachment);
  if (search.signature || !search.cut_short)
    add_flag (facts, "signed", search.signature);
  if (search.form_value || !search.cut_short)
    add_flag (facts, "form-unsaved", search.form_value);
  add_flag (facts, "owner-lock", qpdf_is_encrypted (structure));
  add_version (facts, structure);
  add_catalogue (facts, structure);
  g_array_unref (search.queue);
  g_hash_table_unref (search.seen);
}

/* Fonts that pages use and that are not in the file; Type 3 fonts are part of the file by nature. */
static void
add_fonts (GVariantBuilder *facts, PopplerDocument *document)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;

  if (poppler_font_info_scan (info, poppler_document_get_n_pages (document), &iter))
    {
      do
        if (!poppler_fonts_iter_is_embedded (iter) && poppler_fonts_iter_get_font_type (iter) != POPPLER_FONT_TYPE_TYPE3 &&
            missing->len < MOST_FONTS)
          {
            const char *name = poppler_fonts_iter_get_name (iter);
            g_ptr_array_add (missing, name != NULL ? g_utf8_make_valid (name, (gssize) strnlen (name, LONGEST_FONT_NAME)) : g_strdup ("?"));
          }
      while (poppler_fonts_iter_next (iter));
      poppler_fonts_iter_free (iter);
    }
  g_object_unref (info);
  g_variant_builder_add (facts, "{sv}", "fonts-missing", g_variant_new_strv ((const char *const *) missing->pdata, missing->len));
}

static void
add_image (GVariantBuilder *facts, ReaderView *self)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->bytes, &size);
  l_int32 width = 0, height = 0, bits = 8, samples = 0, map = 0, ycck = 0, cmyk = 0;

  if (self->format == JALON_FORMAT_JPEG)
    readHeaderMemJpeg (data, size, &width, &height, &samples, &ycck, &cmyk);
  else
    readHeaderMemPng (data, size, &width, &height, &bits, &samples, &map);
  g_variant_builder_add (facts, "{sv}", "image-width", g_variant_new_int32 (width));
  g_variant_builder_add (facts, "{sv}", "image-height", g_variant_new_int32 (height));
  g_variant_builder_add (facts, "{sv}", "image-orientation", g_variant_new_int32 (self->orientation));
  add_flag (facts, "image-cmyk", cmyk || ycck);
  add_flag (facts, "image-16bit", bits > 8);
}

/**
 * reader_view_facts:
 *
 * Returns: (transfer floating): a{sv}; what could not be found out is left out
 */
GVariant *
reader_view_facts (ReaderView *self)
{
  GVariantBuilder facts;
  g_variant_builder_init (&facts, G_VARIANT_TYPE_VARDICT);
  if (self->structure != NULL)
    {
      add_structure (&facts, self->structure);
      reader_view_note_warnings (self);
      g_variant_builder_add (&facts, "{sv}", "opened", g_variant_new_int32 (self->opened));
    }
  if (self->document != NULL)
    add_fonts (&facts, self->document);
  if (self->opened == JALON_OPENED_PASSWORD)
    add_flag (&facts, "owner-lock", TRUE);
  if (self->image != NULL)
    add_image (&facts, self);
  return g_variant_builder_end (&facts);
}
