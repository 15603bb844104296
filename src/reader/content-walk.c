/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Visits the images that a page shows, and finds the largest with its true resolution, without decoding a pixel: the content stream
 * tells where an image is mapped, the image dictionary how many pixels it has. Follows nested forms. Knows just the operators that
 * place images (q Q cm Do BI); everything else is skipped token by token.
 */
#include "reader/view.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SCAN_SHARE 0.5        /* an image that covers this much of a page is the page */
#define MOST_FORMS 200        /* forms entered on one page */
#define DEEPEST_FORM 12
#define DEEPEST_TREE 50
#define MOST_STATES 64        /* q without Q */
#define MOST_CONTENT (32 * 1024 * 1024)
#define MOST_OPERATORS 2000000

typedef struct {
  double a, b, c, d, e, f;
} Matrix;

typedef struct {
  qpdf_data           structure;
  ReaderImageVisit    visit;
  gpointer            user_data;
  int                 forms_left;
  int                 operators_left;
} Walk;

typedef struct {
  const char *at, *end;
} Tokens;

static Matrix
multiply (const Matrix *m, const Matrix *n)
{
  return (Matrix) { m->a * n->a + m->b * n->c,        m->a * n->b + m->b * n->d, m->c * n->a + m->d * n->c,
                    m->c * n->b + m->d * n->d,        m->e * n->a + m->f * n->c + n->e,
                    m->e * n->b + m->f * n->d + n->f };
}

static gboolean
is_delimiter (char c)
{
  return c == '\0' || strchr (" \t\r\n\f()<>[]{}/%", c) != NULL;
}

static void
skip_string (Tokens *tokens)
{
  int depth = 0;
  do
    {
      char c = *tokens->at++;
      if (c == '\\' && tokens->at < tokens->end)
        tokens->at++;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  while (depth > 0 && tokens->at < tokens->end);
}

/* Returns the next plain token (name with its slash, number or operator), or NULL at the end. */
static const char *
next_token (Tokens *tokens, gsize *length)
{
  while (tokens->at < tokens->end)
    {
      char c = *tokens->at;
      if (c == '%')
        while (tokens->at < tokens->end && *tokens->at != '\n' && *tokens->at != '\r')
          tokens->at++;
      else if (c == '(')
        skip_string (tokens);
      else if (c != '/' && is_delimiter (c))
        tokens->at++;
      else
        {
          const char *start = tokens->at++;
          while (tokens->at < tokens->end && !is_delimiter (*tokens->at))
            tokens->at++;
          *length = tokens->at - start;
          return start;
        }
    }
  return NULL;
}

static void
note_image (Walk *walk, qpdf_oh stream, const Matrix *matrix)
{
  double across = hypot (matrix->a, matrix->b), down = hypot (matrix->c, matrix->d);
  double area = fabs (matrix->a * matrix->d - matrix->b * matrix->c);
  if (isfinite (across) && isfinite (down) && isfinite (area))
    walk->visit (walk->structure, stream, across, down, area, walk->user_data);
}

static void walk_content (Walk *walk, const char *content, gsize size, qpdf_oh resources, const Matrix *start, int depth);

static Matrix
matrix_of_form (qpdf_data structure, qpdf_oh dict)
{
  double v[6] = { 1, 0, 0, 1, 0, 0 };
  qpdf_oh array = qpdf_oh_get_key (structure, dict, "/Matrix");
  if (qpdf_oh_is_array (structure, array) && qpdf_oh_get_array_n_items (structure, array) == 6)
    for (int i = 0; i < 6; i++)
      {
        qpdf_oh item = qpdf_oh_get_array_item (structure, array, i);
        qpdf_oh_get_value_as_number (structure, item, &v[i]);
        qpdf_oh_release (structure, item);
      }
  qpdf_oh_release (structure, array);
  return (Matrix) { v[0], v[1], v[2], v[3], v[4], v[5] };
}

static void
walk_form (Walk *walk, qpdf_oh stream, qpdf_oh inherited, const Matrix *matrix, int depth)
{
  if (depth >= DEEPEST_FORM || walk->forms_left-- <= 0)
    return;
  qpdf_oh dict = qpdf_oh_get_dict (walk->structure, stream);
  qpdf_oh resources = qpdf_oh_get_key (walk->structure, dict, "/Resources");
  Matrix own = matrix_of_form (walk->structure, dict);
  Matrix inside = multiply (&own, matrix);
  unsigned char *content = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;

  if ((qpdf_oh_get_stream_data (walk->structure, stream, qpdf_dl_generalized, &filtered, &content, &size) & QPDF_ERRORS) == 0 &&
      filtered && content != NULL)
    walk_content (walk, (const char *) content, size,
                  qpdf_oh_is_dictionary (walk->structure, resources) ? resources : inherited, &inside, depth + 1);
  free (content);
  qpdf_oh_release (walk->structure, resources);
  qpdf_oh_release (walk->structure, dict);
}

static void
walk_object (Walk *walk, const char *name, gsize length, qpdf_oh resources, const Matrix *matrix, int depth)
{
  g_autofree char *key = g_strndup (name, length);
  qpdf_oh objects = qpdf_oh_get_key_if_dict (walk->structure, resources, "/XObject");
  qpdf_oh stream = qpdf_oh_get_key_if_dict (walk->structure, objects, key);

  if (qpdf_oh_is_stream (walk->structure, stream))
    {
      qpdf_oh dict = qpdf_oh_get_dict (walk->structure, stream);
      qpdf_oh subtype = qpdf_oh_get_key (walk->structure, dict, "/Subtype");
      if (qpdf_oh_is_name_and_equals (walk->structure, subtype, "/Image"))
        note_image (walk, stream, matrix);
      else if (qpdf_oh_is_name_and_equals (walk->structure, subtype, "/Form"))
        walk_form (walk, stream, resources, matrix, depth);
      qpdf_oh_release (walk->structure, subtype);
      qpdf_oh_release (walk->structure, dict);
    }
  qpdf_oh_release (walk->structure, stream);
  qpdf_oh_release (walk->structure, objects);
}

/* The data of an inline image is bytes, not tokens: go to the EI that stands alone. */
static void
skip_inline_image (Tokens *tokens)
{
  for (const char *at = tokens->at; at + 2 < tokens->end; at++)
    if (at[0] == 'E' && at[1] == 'I' && is_delimiter (at[2]) && g_ascii_isspace (at[-1]))
      {
        tokens->at = at + 2;
        return;
      }
  tokens->at = tokens->end;
}

static void
walk_content (Walk *walk, const char *content, gsize size, qpdf_oh resources, const Matrix *start, int depth)
{
  Tokens tokens = { content, content + MIN (size, MOST_CONTENT) };
  Matrix states[MOST_STATES];
  Matrix current = *start;
  double numbers[6] = { 0 };
  int n_states = 0, n_numbers = 0;
  const char *token, *name = NULL;
  gsize length, name_length = 0;

  while ((token = next_token (&tokens, &length)) != NULL && walk->operators_left-- > 0)
    {
      if (*token == '/')
        {
          name = token;
          name_length = length;
        }
      else if (g_ascii_isdigit (*token) || strchr ("+-.", *token) != NULL)
        {
          char text[32] = "";
          memcpy (text, token, MIN (length, sizeof text - 1));
          if (n_numbers == 6)
            memmove (numbers, numbers + 1, 5 * sizeof *numbers);
          n_numbers = MIN (n_numbers + 1, 6);
          numbers[n_numbers - 1] = g_ascii_strtod (text, NULL);
        }
      else
        {
          if (length == 1 && *token == 'q' && n_states < MOST_STATES)
            states[n_states++] = current;
          else if (length == 1 && *token == 'Q' && n_states > 0)
            current = states[--n_states];
          else if (length == 2 && memcmp (token, "cm", 2) == 0 && n_numbers == 6)
            {
              Matrix by = { numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5] };
              current = multiply (&by, &current);
            }
          else if (length == 2 && memcmp (token, "Do", 2) == 0 && name != NULL)
            walk_object (walk, name, name_length, resources, &current, depth);
          else if (length == 2 && memcmp (token, "ID", 2) == 0)
            skip_inline_image (&tokens);
          n_numbers = 0;
        }
    }
}

/* The resources of a page may stand above it in the tree of pages. Returns a handle. */
static qpdf_oh
find_resources (qpdf_data structure, qpdf_oh page)
{
  qpdf_oh node = qpdf_oh_new_object (structure, page);
  qpdf_oh resources = qpdf_oh_get_key_if_dict (structure, node, "/Resources");

  for (int level = 0; level < DEEPEST_TREE && qpdf_oh_is_null (structure, resources) && qpdf_oh_is_dictionary (structure, node); level++)
    {
      qpdf_oh parent = qpdf_oh_get_key_if_dict (structure, node, "/Parent");
      qpdf_oh_release (structure, node);
      qpdf_oh_release (structure, resources);
      node = parent;
      resources = qpdf_oh_get_key_if_dict (structure, node, "/Resources");
    }
  qpdf_oh_release (structure, node);
  return resources;
}

/**
 * reader_walk_images:
 * @structure: a readable document
 * @page: from 0
 * @visit: called for each image each time it is shown, with its mapped sides and area in points; releases no handle but its own
 *
 * Returns: whether the content of the page could be decoded to its end
 */
gboolean
reader_walk_images (qpdf_data structure, int page, ReaderImageVisit visit, gpointer user_data)
{
  static const Matrix identity = { 1, 0, 0, 1, 0, 0 };
  Walk walk = { structure, visit, user_data, MOST_FORMS, MOST_OPERATORS };
  unsigned char *content = NULL;
  size_t size = 0;

  qpdf_oh page_oh = qpdf_get_page_n (structure, page);
  qpdf_oh resources = find_resources (structure, page_oh);
  gboolean decoded = (qpdf_oh_get_page_content_data (structure, page_oh, &content, &size) & QPDF_ERRORS) == 0;
  if (decoded && content != NULL)
    walk_content (&walk, (const char *) content, size, resources, &identity, 0);
  free (content);
  qpdf_oh_release (structure, resources);
  qpdf_oh_release (structure, page_oh);
  return decoded;
}

/* The largest image */

typedef struct {
  double              page_area;
  double              largest; /* in square points */
  ReaderLargestImage *found;
  int                 id, generation; /* of that image */
} Largest;

static int
key_as_int (qpdf_data structure, qpdf_oh dict, const char *key, int otherwise)
{
  int value = otherwise;
  qpdf_oh oh = qpdf_oh_get_key (structure, dict, key);
  if (!qpdf_oh_get_value_as_int (structure, oh, &value))
    value = otherwise;
  qpdf_oh_release (structure, oh);
  return value;
}

/* DeviceCMYK, or an ICC profile of four components. */
static gboolean
is_cmyk (qpdf_data structure, qpdf_oh dict)
{
  qpdf_oh space = qpdf_oh_get_key (structure, dict, "/ColorSpace");
  gboolean cmyk = qpdf_oh_is_name_and_equals (structure, space, "/DeviceCMYK");
  if (qpdf_oh_is_array (structure, space) && qpdf_oh_get_array_n_items (structure, space) >= 2)
    {
      qpdf_oh profile = qpdf_oh_get_array_item (structure, space, 1);
      if (qpdf_oh_is_stream (structure, profile))
        {
          qpdf_oh profile_dict = qpdf_oh_get_dict (structure, profile);
          cmyk = key_as_int (structure, profile_dict, "/N", 0) == 4;
          qpdf_oh_release (structure, profile_dict);
        }
      qpdf_oh_release (structure, profile);
    }
  qpdf_oh_release (structure, space);
  return cmyk;
}

static void
note_if_larger (qpdf_data structure, qpdf_oh image, double across_pt, double down_pt, double area, gpointer user_data)
{
  Largest *self = user_data;
  if (area <= self->largest)
    return;

  qpdf_oh dict = qpdf_oh_get_dict (structure, image);
  int width = key_as_int (structure, dict, "/Width", 0), height = key_as_int (structure, dict, "/Height", 0);
  if (width > 0 && height > 0 && across_pt > 0 && down_pt > 0)
    {
      self->largest = area;
      self->found->share = MIN (1.0, area / self->page_area);
      self->found->dpi = MIN (width * 72.0 / across_pt, height * 72.0 / down_pt);
      self->found->n_pixels = (double) width * height;
      self->found->bits = key_as_int (structure, dict, "/BitsPerComponent", 1);
      self->found->cmyk = is_cmyk (structure, dict);
      self->id = qpdf_oh_get_object_id (structure, image);
      self->generation = qpdf_oh_get_generation (structure, image);
    }
  qpdf_oh_release (structure, dict);
}

/* Only of an image that is the page: its coded bytes are looked at, not its pixels. */
static int
find_quality (qpdf_data structure, const Largest *largest)
{
  if (largest->id <= 0 || largest->found->share < SCAN_SHARE)
    return 0;
  qpdf_oh image = qpdf_get_object_by_id (structure, largest->id, largest->generation), dict = qpdf_oh_get_dict (structure, image);
  qpdf_oh filter = qpdf_oh_get_key (structure, dict, "/Filter");
  unsigned char *data = NULL;
  size_t size = 0;
  int quality = 0;

  if (qpdf_oh_is_array (structure, filter) && qpdf_oh_get_array_n_items (structure, filter) == 1)
    {
      qpdf_oh only = qpdf_oh_get_array_item (structure, filter, 0);
      qpdf_oh_release (structure, filter);
      filter = only;
    }
  if (qpdf_oh_is_name_and_equals (structure, filter, "/DCTDecode") &&
      (qpdf_oh_get_stream_data (structure, image, qpdf_dl_none, NULL, &data, &size) & QPDF_ERRORS) == 0 && data != NULL)
    quality = reader_quality_of_jpeg (data, size);
  free (data);
  qpdf_oh_release (structure, filter);
  qpdf_oh_release (structure, dict);
  qpdf_oh_release (structure, image);
  return quality;
}

/**
 * reader_find_largest_image:
 * @structure: a readable document
 * @page: from 0
 * @page_width_pt: as shown
 * @page_height_pt: as shown
 * @found: (out): the image that covers most of the page
 *
 * Returns: whether the page shows an image at all
 */
gboolean
reader_find_largest_image (qpdf_data structure, int page, double page_width_pt, double page_height_pt, ReaderLargestImage *found)
{
  Largest largest = { MAX (1, page_width_pt * page_height_pt), 0, found, 0, 0 };
  *found = (ReaderLargestImage) { 0 };
  found->content_lost = !reader_walk_images (structure, page, note_if_larger, &largest);
  found->quality = find_quality (structure, &largest);
  return largest.largest > 0;
}
