/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts put in order once, so that every later question is a binary search and a line of many titles costs about as much as its
 * titles: which card an interim paper prolongs, which request it belongs to, what refused it.
 */
#include "core/law/jalon-line-private.h"

#include "core/law/jalon-calendar.h"

#include <string.h>

#define ENTRY(self, i) (&g_array_index ((self)->entries, JalonLineEntry, (i)))
#define REQUEST(self, i) (&g_array_index ((self)->requests, JalonLineRequestDay, (i)))

static gint32
earliest (const JalonRoughDay *day)
{
  return jalon_day_from_date (&day->earliest, JALON_DAY_FIRST);
}

static gint32
latest (const JalonRoughDay *day)
{
  return jalon_day_from_date (&day->latest, JALON_DAY_LAST);
}

/* The first day by which things are put in order: the last possible one, or the only end that is known. */
static gint32
order_day (const JalonInterval *certain, const JalonInterval *possible)
{
  return certain->from != JALON_DAY_LAST ? certain->from : possible->from;
}

static int
compare_int (gint32 a, gint32 b)
{
  return (a > b) - (a < b);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const JalonLineEntry *left = a, *right = b;
  int order = compare_int (order_day (&left->certain, &left->possible), order_day (&right->certain, &right->possible));
  if (order == 0)
    order = compare_int (left->possible.until, right->possible.until);
  if (order == 0)
    order = g_strcmp0 (left->title->kind, right->title->kind);
  return order != 0 ? order : g_strcmp0 (left->title->id, right->title->id);
}

static int
compare_requests (gconstpointer a, gconstpointer b)
{
  const JalonLineRequestDay *left = a, *right = b;
  int order = compare_int (left->latest, right->latest);
  if (order == 0)
    order = compare_int (left->earliest, right->earliest);
  if (order == 0)
    order = compare_int (left->renewal, right->renewal);
  return order != 0 ? order : compare_int (left->supposed, right->supposed);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return compare_int (*(const gint32 *) a, *(const gint32 *) b);
}

static int
compare_until (gconstpointer a, gconstpointer b)
{
  const JalonInterval *left = a, *right = b;
  int order = compare_int (left->until, right->until);
  return order != 0 ? order : compare_int (left->from, right->from);
}

static JalonLineEntry
make_entry (JalonPacks *packs, const JalonLineTitle *title)
{
  JalonLineEntry entry = { .title = title, .kind = jalon_packs_get_title_kind (packs, title->kind) };
  entry.possible.from = earliest (&title->from);
  entry.possible.until = title->endless ? JALON_DAY_LAST : latest (&title->ends);
  entry.certain.from = latest (&title->from);
  entry.certain.until = title->endless ? JALON_DAY_LAST : earliest (&title->ends);
  entry.confirmed_until = JALON_DAY_FIRST;
  if (title->confirmed)
    entry.confirmed_until = jalon_day_from_date (&title->confirmed_until, JALON_DAY_LAST);
  return entry;
}

static gboolean
is_card (const JalonLineEntry *entry)
{
  return entry->kind != NULL && !entry->kind->interim;
}

static void
order_titles (JalonLineContext *self)
{
  for (guint i = 0; i < self->facts->titles->len; i++)
    {
      JalonLineEntry entry = make_entry (self->packs, g_ptr_array_index (self->facts->titles, i));
      g_array_append_val (self->entries, entry);
    }
  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      if (!is_card (ENTRY (self, i)))
        continue;
      guint last = i;
      if (self->last_cards->len > 0)
        {
          guint before = g_array_index (self->last_cards, guint, self->last_cards->len - 1);
          if (ENTRY (self, before)->possible.until > ENTRY (self, i)->possible.until)
            last = before;
        }
      g_array_append_val (self->cards, i);
      g_array_append_val (self->last_cards, last);
    }
}

/* A receipt of a renewal shows that a renewal was asked for, at the latest on its first day. */
static void
order_requests (JalonLineContext *self)
{
  for (guint i = 0; i < self->facts->requests->len; i++)
    {
      const JalonLineRequest *request = g_ptr_array_index (self->facts->requests, i);
      JalonLineRequestDay day = { earliest (&request->filed), latest (&request->filed), .renewal = g_str_equal (request->kind, "renewal"),
                                  .supposed = request->supposed };
      if (!g_str_equal (request->kind, "duplicate"))
        g_array_append_val (self->requests, day);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      const JalonLineEntry *entry = ENTRY (self, i);
      JalonLineRequestDay day = { entry->certain.from, entry->certain.from, .renewal = TRUE, .supposed = entry->title->supposed };
      if (g_str_equal (entry->title->kind, "recepisse-renouvellement") && entry->certain.from != JALON_DAY_LAST)
        g_array_append_val (self->requests, day);
    }
  g_array_sort (self->requests, compare_requests);
  for (guint i = 1; i < self->requests->len; i++)
    {
      const JalonLineRequestDay *before = REQUEST (self, i - 1);
      REQUEST (self, i)->renewals_before = before->renewals_before + before->renewal;
      REQUEST (self, i)->others_before = before->others_before + !before->renewal;
    }
}

/* The renewals alone; each knows the earliest day that it or any after it can have. */
static void
order_renewals (JalonLineContext *self)
{
  for (guint i = 0; i < self->requests->len; i++)
    if (REQUEST (self, i)->renewal)
      g_array_append_val (self->renewals, *REQUEST (self, i));
  for (guint i = self->renewals->len; i > 0; i--)
    {
      JalonLineRequestDay *day = &g_array_index (self->renewals, JalonLineRequestDay, i - 1);
      day->earliest_from_here = i < self->renewals->len ? MIN (day->earliest, day[1].earliest_from_here) : day->earliest;
    }
}

static void
order_evidence (JalonLineContext *self)
{
  static const char *const shows_request[] = { "confirmation-depot", "api", "recepisse-renouvellement", NULL };
  for (guint i = 0; i < self->entries->len; i++)
    {
      const JalonLineEntry *entry = ENTRY (self, i);
      if (entry->confirmed_until >= entry->certain.from && g_strv_contains (shows_request, entry->title->kind))
        g_array_append_val (self->evidence, entry->certain.from);
    }
  g_array_sort (self->evidence, compare_days);
}

static void
order_refusals (JalonLineContext *self)
{
  for (guint i = 0; i < self->facts->refusals->len; i++)
    {
      const JalonRoughDay *on = &g_array_index (self->facts->refusals, JalonRoughDay, i);
      JalonInterval days = { earliest (on), latest (on) };
      g_array_append_val (self->refusals, days);
    }
  g_array_sort (self->refusals, compare_until);
  /* From the end: the earliest day that any refusal from here on can have. */
  for (guint i = self->refusals->len; i > 1; i--)
    {
      JalonInterval *before = &g_array_index (self->refusals, JalonInterval, i - 2);
      before->from = MIN (before->from, g_array_index (self->refusals, JalonInterval, i - 1).from);
    }
}

JalonLineContext *
jalon_line_context_new (JalonPacks *packs, const JalonLineFacts *facts)
{
  JalonLineContext *self = g_new0 (JalonLineContext, 1);
  self->packs = packs;
  self->rights = jalon_packs_get_rights (packs);
  self->facts = facts;
  self->entries = g_array_new (FALSE, FALSE, sizeof (JalonLineEntry));
  self->cards = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last_cards = g_array_new (FALSE, FALSE, sizeof (guint));
  self->requests = g_array_new (FALSE, FALSE, sizeof (JalonLineRequestDay));
  self->renewals = g_array_new (FALSE, FALSE, sizeof (JalonLineRequestDay));
  self->evidence = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->refusals = g_array_new (FALSE, FALSE, sizeof (JalonInterval));
  self->claims = g_array_new (FALSE, FALSE, sizeof (JalonClaim));
  order_titles (self);
  order_requests (self);
  order_renewals (self);
  order_evidence (self);
  order_refusals (self);
  return self;
}

void
jalon_line_context_free (JalonLineContext *self)
{
  g_array_unref (self->entries);
  g_array_unref (self->cards);
  g_array_unref (self->last_cards);
  g_array_unref (self->requests);
  g_array_unref (self->renewals);
  g_array_unref (self->evidence);
  g_array_unref (self->refusals);
  g_array_unref (self->claims);
  g_free (self);
}

/* The card that ends last among those that began by the first day of @interim. */
const JalonLineEntry *
jalon_line_context_find_card (const JalonLineContext *self, const JalonLineEntry *interim)
{
  gint32 day = order_day (&interim->certain, &interim->possible);
  guint low = 0, high = self->cards->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const JalonLineEntry *card = ENTRY (self, g_array_index (self->cards, guint, middle));
      if (order_day (&card->certain, &card->possible) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? ENTRY (self, g_array_index (self->last_cards, guint, low - 1)) : NULL;
}

/* How many requests have their last possible day before @day. */
static guint
count_requests_before (const JalonLineContext *self, gint32 day)
{
  guint low = 0, high = self->requests->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (REQUEST (self, middle)->latest < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
count_sorts (const JalonLineContext *self, guint first, guint end, guint *renewals, guint *others)
{
  const JalonLineRequestDay *last = REQUEST (self, end - 1);
  *renewals = last->renewals_before + last->renewal - REQUEST (self, first)->renewals_before;
  *others = last->others_before + !last->renewal - REQUEST (self, first)->others_before;
}

/* What was asked since @card began; when nothing was, the last request before. Two different requests: not known which. */
JalonRequestSort
jalon_line_context_sort_request (const JalonLineContext *self, const JalonLineEntry *interim, const JalonLineEntry *card)
{
  gint32 day = order_day (&interim->certain, &interim->possible);
  guint end = count_requests_before (self, day == JALON_DAY_LAST ? day : day + 1);
  guint first = 0, renewals = 0, others = 0;
  if (end == 0)
    return JALON_REQUEST_UNKNOWN;
  if (card != NULL)
    first = count_requests_before (self, order_day (&card->certain, &card->possible));
  if (first >= end)
    first = count_requests_before (self, REQUEST (self, end - 1)->latest);
  count_sorts (self, first, end, &renewals, &others);
  if (renewals > 0 && others > 0)
    return JALON_REQUEST_UNKNOWN;
  return renewals > 0 ? JALON_REQUEST_RENEWAL : JALON_REQUEST_FIRST;
}

/**
 * jalon_line_context_find_renewal:
 * @self: context
 * @from: first day on which it may have been filed
 * @until: last day
 * @filed: (out caller-allocates): the days between which a renewal was filed
 *
 * Looks for renewals filed in the days; latest is %JALON_DAY_LAST when it is not sure that one was.
 *
 * Returns: whether one was or may have been filed
 */
gboolean
jalon_line_context_find_renewal (const JalonLineContext *self, gint32 from, gint32 until, JalonLineRequestDay *filed)
{
  guint low = 0, high = self->renewals->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->renewals, JalonLineRequestDay, middle).latest < from)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->renewals->len)
    return FALSE;
  *filed = g_array_index (self->renewals, JalonLineRequestDay, low);
  filed->earliest = MAX (filed->earliest_from_here, from);
  filed->latest = JALON_DAY_LAST;
  for (guint i = low; i < self->renewals->len && filed->latest == JALON_DAY_LAST; i++)
    {
      const JalonLineRequestDay *day = &g_array_index (self->renewals, JalonLineRequestDay, i);
      if (day->latest > until)
        break;
      if (day->earliest >= from)
        filed->latest = day->latest;
    }
  return filed->earliest <= until;
}

gboolean
jalon_line_context_has_evidence (const JalonLineContext *self, gint32 from, gint32 until)
{
  guint low = 0, high = self->evidence->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->evidence, gint32, middle) < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->evidence->len && g_array_index (self->evidence, gint32, low) <= until;
}

/* The earliest day that a refusal can have which possibly came on @from or after. */
gint32
jalon_line_context_find_refusal (const JalonLineContext *self, gint32 from)
{
  guint low = 0, high = self->refusals->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->refusals, JalonInterval, middle).until < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->refusals->len ? g_array_index (self->refusals, JalonInterval, low).from : JALON_DAY_LAST;
}

/* The same day-number months on, clamped; open ends stay open. */
gint32
jalon_line_add_months (gint32 day, int months)
{
  GDate date;
  if (day == JALON_DAY_FIRST || day == JALON_DAY_LAST)
    return day;
  jalon_day_to_date (day, &date);
  jalon_calendar_add_months (&date, months);
  return (gint32) g_date_get_julian (&date);
}

/* Departments and territories outside metropolitan France: 971 to 978, 986 to 988. */
gboolean
jalon_line_is_overseas (const JalonLineFacts *facts)
{
  if (facts->department == NULL)
    return g_strcmp0 (facts->residence, "overseas") == 0;
  return strlen (facts->department) == 3
         && (g_str_has_prefix (facts->department, "97") || g_str_has_prefix (facts->department, "98"));
}
