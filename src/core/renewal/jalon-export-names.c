/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of exported files: the number, then the words of the piece, in characters that every portal takes. No name of a person, no
 * number of a card, no kind of permit.
 */
#include "core/renewal/jalon-export-private.h"
#include "core/renewal/jalon-export.h"

#include <string.h>

#define MOST_CHARACTERS 80 /* of the contract */

/* "Titre de séjour en cours de validité, ou visa …": what stands before the first comma or bracket names the piece. */
static char *
shorten (const char *term_fr)
{
  gsize length = strcspn (term_fr, ",(:;");
  return g_strndup (term_fr, length);
}

/**
 * jalon_export_make_slug:
 * @term_fr: the French term of a piece
 *
 * Returns: (transfer full): lower-case letters and digits with single hyphens between them; may be empty
 */
char *
jalon_export_make_slug (const char *term_fr)
{
  g_autofree char *text = shorten (term_fr);
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  g_autoptr(GString) slug = g_string_new (NULL);
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (slug, g_ascii_tolower (*p));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

/* Cuts between words where that is possible. */
static void
cut_slug (char *slug, gsize most)
{
  if (strlen (slug) <= most)
    return;
  gboolean inside = slug[most] != '-';
  slug[most] = '\0';
  char *last = strrchr (slug, '-');
  if (inside && last != NULL)
    *last = '\0';
}

/**
 * jalon_export_make_name:
 * @number: from 1
 * @most_characters: of the portal, 0 for none; never above 80
 *
 * Returns: (transfer full): for example "03-bulletins-de-salaire.pdf"
 */
char *
jalon_export_make_name (int number, const char *term_fr, int most_characters)
{
  g_autofree char *slug = jalon_export_make_slug (term_fr);
  g_autofree char *head = g_strdup_printf ("%02d-", number);
  int              most = most_characters > 0 ? MIN (most_characters, MOST_CHARACTERS) : MOST_CHARACTERS;
  cut_slug (slug, (gsize) most - strlen (head) - strlen (".pdf"));
  return g_strconcat (head, slug[0] != '\0' ? slug : "piece", ".pdf", NULL);
}

static gboolean
parse_number (const char **p, int most, int *number)
{
  gint64 value = 0;
  if (!g_ascii_isdigit (**p))
    return FALSE;
  for (; g_ascii_isdigit (**p); (*p)++)
    value = MIN (value * 10 + (**p - '0'), G_MAXINT);
  *number = (int) value;
  return value >= 1 && value <= most;
}

/**
 * jalon_export_count_pages:
 * @pages: (nullable): a choice like "1-2,5"; %NULL for all
 * @n_pages: pages of the document
 *
 * Returns: how many pages are chosen; 0 when @pages is no choice of pages of this document
 */
int
jalon_export_count_pages (const char *pages, int n_pages)
{
  int count = 0;
  if (pages == NULL)
    return n_pages;
  for (const char *p = pages;; p++)
    {
      int first = 0, last = 0;
      if (!parse_number (&p, n_pages, &first))
        return 0;
      last = first;
      if (*p == '-' && (p++, !parse_number (&p, n_pages, &last) || last < first))
        return 0;
      count += last - first + 1;
      if (*p == '\0')
        return count;
      if (*p != ',')
        return 0;
    }
}
