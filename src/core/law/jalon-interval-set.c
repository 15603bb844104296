/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The algebra: every operation is one walk over both sets, so a chain of them grows with the number of intervals only.
 */
#include "core/law/jalon-interval-set.h"

struct _JalonIntervalSet {
  GArray *list; /* (element-type JalonInterval) sorted, not empty, with at least one day between two of them */
};

#define AT(self, i) (&g_array_index ((self)->list, JalonInterval, (i)))

static JalonIntervalSet *
set_new_sized (guint size)
{
  JalonIntervalSet *self = g_new (JalonIntervalSet, 1);
  self->list = g_array_sized_new (FALSE, FALSE, sizeof (JalonInterval), size);
  return self;
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  const JalonInterval *left = a, *right = b;
  return (left->from > right->from) - (left->from < right->from);
}

/* Adds an interval that does not begin before the last one: joined when they touch. */
static void
append (JalonIntervalSet *self, JalonInterval next)
{
  JalonInterval *last = self->list->len > 0 ? AT (self, self->list->len - 1) : NULL;
  if (next.until < next.from)
    return;
  if (last != NULL && (gint64) next.from <= (gint64) last->until + 1)
    last->until = MAX (last->until, next.until);
  else
    g_array_append_val (self->list, next);
}

/**
 * jalon_interval_set_new:
 * @intervals: (array length=n_intervals) (nullable): in any order, overlapping or empty as they come
 * @n_intervals: how many
 *
 * Returns: (transfer full): the days of all of them
 */
JalonIntervalSet *
jalon_interval_set_new (const JalonInterval *intervals, gsize n_intervals)
{
  JalonIntervalSet *self = set_new_sized ((guint) n_intervals);
  g_autofree JalonInterval *sorted = g_memdup2 (intervals, n_intervals * sizeof *intervals);
  if (n_intervals > 0)
    qsort (sorted, n_intervals, sizeof *sorted, compare_from);
  for (gsize i = 0; i < n_intervals; i++)
    append (self, sorted[i]);
  return self;
}

JalonIntervalSet *
jalon_interval_set_copy (const JalonIntervalSet *self)
{
  JalonIntervalSet *copy = set_new_sized (self->list->len);
  if (self->list->len > 0)
    g_array_append_vals (copy->list, self->list->data, self->list->len);
  return copy;
}

void
jalon_interval_set_free (JalonIntervalSet *self)
{
  g_array_unref (self->list);
  g_free (self);
}

JalonIntervalSet *
jalon_interval_set_union (const JalonIntervalSet *a, const JalonIntervalSet *b)
{
  JalonIntervalSet *both = set_new_sized (a->list->len + b->list->len);
  for (guint i = 0, j = 0; i < a->list->len || j < b->list->len;)
    if (j == b->list->len || (i < a->list->len && AT (a, i)->from <= AT (b, j)->from))
      append (both, *AT (a, i++));
    else
      append (both, *AT (b, j++));
  return both;
}

JalonIntervalSet *
jalon_interval_set_intersection (const JalonIntervalSet *a, const JalonIntervalSet *b)
{
  JalonIntervalSet *common = set_new_sized (MAX (a->list->len, b->list->len));
  for (guint i = 0, j = 0; i < a->list->len && j < b->list->len;)
    {
      JalonInterval part = { MAX (AT (a, i)->from, AT (b, j)->from), MIN (AT (a, i)->until, AT (b, j)->until) };
      append (common, part);
      if (AT (a, i)->until < AT (b, j)->until)
        i++;
      else
        j++;
    }
  return common;
}

/* What is left of @whole; the walk over @b stays where the next interval of a may still meet it. */
static void
append_rest (JalonIntervalSet *rest, JalonInterval whole, const JalonIntervalSet *b, guint *j)
{
  while (*j < b->list->len && AT (b, *j)->until < whole.from)
    (*j)++;
  for (guint k = *j; k < b->list->len && AT (b, k)->from <= whole.until; k++)
    {
      const JalonInterval *hole = AT (b, k);
      if (hole->from > whole.from)
        append (rest, (JalonInterval) { whole.from, hole->from - 1 });
      if (hole->until >= whole.until)
        return;
      whole.from = hole->until + 1;
      *j = k + 1;
    }
  append (rest, whole);
}

JalonIntervalSet *
jalon_interval_set_difference (const JalonIntervalSet *a, const JalonIntervalSet *b)
{
  JalonIntervalSet *rest = set_new_sized (a->list->len + b->list->len);
  for (guint i = 0, j = 0; i < a->list->len; i++)
    append_rest (rest, *AT (a, i), b, &j);
  return rest;
}

gsize
jalon_interval_set_get_length (const JalonIntervalSet *self)
{
  return self->list->len;
}

const JalonInterval *
jalon_interval_set_get (const JalonIntervalSet *self, gsize index)
{
  g_return_val_if_fail (index < self->list->len, NULL);
  return AT (self, index);
}

gboolean
jalon_interval_set_contains (const JalonIntervalSet *self, gint32 day)
{
  guint low = 0, high = self->list->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (AT (self, middle)->until < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->list->len && AT (self, low)->from <= day;
}

gboolean
jalon_interval_set_equal (const JalonIntervalSet *a, const JalonIntervalSet *b)
{
  if (a->list->len != b->list->len)
    return FALSE;
  for (guint i = 0; i < a->list->len; i++)
    if (AT (a, i)->from != AT (b, i)->from || AT (a, i)->until != AT (b, i)->until)
      return FALSE;
  return TRUE;
}

/**
 * jalon_day_from_date:
 * @date: a date, possibly unset
 * @when_unset: what an unset date means here: %JALON_DAY_FIRST or %JALON_DAY_LAST
 *
 * Returns: the Julian day number
 */
gint32
jalon_day_from_date (const GDate *date, gint32 when_unset)
{
  return g_date_valid (date) ? (gint32) g_date_get_julian (date) : when_unset;
}

/**
 * jalon_day_to_date:
 * @day: a day, possibly an open end
 * @date: (out caller-allocates): the date, unset for an open end
 */
void
jalon_day_to_date (gint32 day, GDate *date)
{
  g_date_clear (date, 1);
  if (day != JALON_DAY_FIRST && day != JALON_DAY_LAST)
    g_date_set_julian (date, (guint32) day);
}
