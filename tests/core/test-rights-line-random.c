/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rights line of random facts over sixty years against a loop over the days that knows the rules by itself, and what must hold of
 * any line: the order of the facts makes no difference, and a proof more never makes a gap longer.
 */
#include "line-fixture.h"

#include "core/jalon-date.h"

#define N_DAYS (60 * 365 + 15)

/* The kinds that are drawn, with what the law says of them; typed here, not read from the packs. */
typedef struct {
  const char *id;
  gboolean    interim;
  char        stay;  /* y, n, ? */
  JalonScope  scope; /* of a card */
  int         grace; /* 0 none, 1 always, 2 four years or by department, 3 by department */
} Kind;

static const Kind kinds[] = {
  { "cst-vpf", FALSE, 'y', JALON_SCOPE_ANY, 3 },       { "cst-salarie", FALSE, 'y', JALON_SCOPE_EMPLOYER, 3 },
  { "cst-etudiant", FALSE, 'y', JALON_SCOPE_HOURS, 3 }, { "cst-visiteur", FALSE, 'y', JALON_SCOPE_NONE, 3 },
  { "csp-vpf", FALSE, 'y', JALON_SCOPE_ANY, 2 },       { "csp-talent", FALSE, 'y', JALON_SCOPE_ACTIVITY, 2 },
  { "cr-10", FALSE, 'y', JALON_SCOPE_ANY, 1 },         { "ue-famille", FALSE, 'y', JALON_SCOPE_ANY, 0 },
  { "api", TRUE, 'y', JALON_SCOPE_NONE, 0 },           { "api", TRUE, 'y', JALON_SCOPE_NONE, 0 },
  { "adf", TRUE, 'y', JALON_SCOPE_NONE, 0 },           { "recepisse-renouvellement", TRUE, 'y', JALON_SCOPE_NONE, 0 },
  { "recepisse-premier", TRUE, 'y', JALON_SCOPE_NONE, 0 }, { "confirmation-depot", TRUE, 'n', JALON_SCOPE_NONE, 0 },
};

static JalonPacks *packs;
static gint32 first_day;

/* --- random facts --- */

static gint32
random_day (void)
{
  return first_day + g_test_rand_int_range (0, N_DAYS);
}

static JalonRoughDay
make_day (gint32 day, int slack)
{
  JalonRoughDay rough;
  jalon_day_to_date (day, &rough.earliest);
  jalon_day_to_date (day + slack, &rough.latest);
  return rough;
}

static int
random_slack (void)
{
  return g_test_rand_int_range (0, 5) == 0 ? g_test_rand_int_range (1, 90) : 0;
}

static int
random_length (const Kind *kind)
{
  static const int lengths[] = { 31, 91, 182, 364, 729, 1460, 3651 };
  return kind->interim ? lengths[g_test_rand_int_range (0, 4)] : lengths[g_test_rand_int_range (2, 7)];
}

/* A four-year card ends one day before its anniversary. */
static gint32
random_end (const Kind *kind, gint32 from)
{
  int length = random_length (kind);
  GDate date;
  if (length != 1460)
    return from + length;
  jalon_day_to_date (from, &date);
  g_date_add_years (&date, 4);
  return (gint32) g_date_get_julian (&date) - g_test_rand_int_range (0, 3);
}

static void
add_random_title (JalonLineFacts *facts, guint number)
{
  const Kind *kind = &kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
  gint32 from = random_day ();
  JalonRoughDay start = make_day (from, random_slack ()), end = make_day (random_end (kind, from), random_slack ());
  g_autofree char *id = g_strdup_printf ("%u", number);
  gboolean endless = g_test_rand_int_range (0, 25) == 0;
  JalonLineTitle *title = jalon_line_facts_add_title (facts, id, kind->id, &start, endless ? NULL : &end);
  title->confirmed = g_test_rand_bit ();
  if (title->confirmed && g_test_rand_int_range (0, 4) == 0)
    jalon_day_to_date (from + g_test_rand_int_range (0, 400), &title->confirmed_until);
}

static JalonLineFacts *
make_facts (int n_titles)
{
  static const char *const sorts[] = { "renewal", "renewal", "renewal", "change", "first", "duplicate" };
  JalonLineFacts *facts = jalon_line_facts_new ();
  for (int i = 0; i < n_titles; i++)
    add_random_title (facts, (guint) i);
  for (int i = g_test_rand_int_range (0, n_titles + 1); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("r%d", i);
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, (guint) g_test_rand_int_range (0, n_titles));
      gint32 near = title->endless ? random_day () : (gint32) g_date_get_julian (&title->ends.earliest);
      JalonRoughDay filed = make_day (near + g_test_rand_int_range (-200, 100), random_slack ());
      jalon_line_facts_add_request (facts, id, sorts[g_test_rand_int_range (0, G_N_ELEMENTS (sorts))], &filed);
    }
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    {
      JalonRoughDay on = make_day (random_day (), 0);
      jalon_line_facts_add_refusal (facts, &on);
    }
  return facts;
}

/* --- the loop over the days, by the rules and not by the code --- */

typedef struct {
  gboolean   proven, confirmed, doubt, forbidden_by_card;
  JalonScope scope;
} Seen;

static const Kind *
kind_of (const JalonLineTitle *title)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, title->kind))
      return &kinds[i];
  g_assert_not_reached ();
}

static gint32
day_of (const GDate *date)
{
  return (gint32) g_date_get_julian (date);
}

static gint32
last_possible (const JalonLineTitle *title)
{
  return title->endless ? JALON_DAY_LAST : day_of (&title->ends.latest);
}

static gint32
last_certain (const JalonLineTitle *title)
{
  return title->endless ? JALON_DAY_LAST : day_of (&title->ends.earliest);
}

static gint32
three_months_after (gint32 day)
{
  GDate date;
  if (day == JALON_DAY_LAST)
    return day;
  jalon_day_to_date (day, &date);
  g_date_add_months (&date, 3);
  return day_of (&date);
}

static gboolean
confirms (const JalonLineTitle *title, gint32 day)
{
  return title->confirmed && (!g_date_valid (&title->confirmed_until) || day <= day_of (&title->confirmed_until));
}

/* The card that ends last among those begun by the first day of @interim; of two, the one that began later. */
static const JalonLineTitle *
card_before (const JalonLineFacts *facts, const JalonLineTitle *interim)
{
  const JalonLineTitle *best = NULL;
  for (guint i = 0; i < facts->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, i);
      if (kind_of (title)->interim || day_of (&title->from.latest) > day_of (&interim->from.latest))
        continue;
      if (best == NULL || last_possible (title) > last_possible (best)
          || (last_possible (title) == last_possible (best) && day_of (&title->from.latest) >= day_of (&best->from.latest)))
        best = title;
    }
  return best;
}

typedef struct {
  gint32   earliest, latest;
  gboolean renewal;
} Request;

/* Requests as told, and those that a receipt of a renewal shows. */
static GArray *
list_requests (const JalonLineFacts *facts)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Request));
  for (guint i = 0; i < facts->requests->len; i++)
    {
      const JalonLineRequest *request = g_ptr_array_index (facts->requests, i);
      Request entry = { day_of (&request->filed.earliest), day_of (&request->filed.latest), g_str_equal (request->kind, "renewal") };
      if (!g_str_equal (request->kind, "duplicate"))
        g_array_append_val (list, entry);
    }
  for (guint i = 0; i < facts->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, i);
      Request entry = { day_of (&title->from.latest), day_of (&title->from.latest), TRUE };
      if (g_str_equal (title->kind, "recepisse-renouvellement"))
        g_array_append_val (list, entry);
    }
  return list;
}

/* 'r' renewal, 'f' first or change, '?' not known. */
static char
sort_of_request (const GArray *requests, const JalonLineTitle *interim, const JalonLineTitle *card)
{
  gint32 by = day_of (&interim->from.latest), since = card != NULL ? day_of (&card->from.latest) : JALON_DAY_FIRST, newest = JALON_DAY_FIRST;
  int renewals = 0, others = 0;
  for (guint i = 0; i < requests->len; i++)
    if (g_array_index (requests, Request, i).latest <= by)
      newest = MAX (newest, g_array_index (requests, Request, i).latest);
  if (newest == JALON_DAY_FIRST)
    return '?';
  for (guint i = 0; i < requests->len; i++)
    {
      const Request *request = &g_array_index (requests, Request, i);
      if (request->latest <= by && request->latest >= MIN (since, newest))
        request->renewal ? renewals++ : others++;
    }
  return renewals > 0 && others > 0 ? '?' : renewals > 0 ? 'r' : 'f';
}

static void
see (Seen *seen, gboolean confirmed, JalonScope scope, gboolean by_card)
{
  if (scope == JALON_SCOPE_NONE)
    {
      seen->forbidden_by_card |= by_card;
      return;
    }
  if (!seen->proven || (confirmed && !seen->confirmed))
    {
      seen->scope = scope;
      seen->confirmed = confirmed;
    }
  else if (confirmed == seen->confirmed)
    seen->scope = MIN (seen->scope, scope);
  seen->proven = TRUE;
}

static gboolean
refused_by (const JalonLineFacts *facts, gint32 since, gint32 day)
{
  for (guint i = 0; i < facts->refusals->len; i++)
    {
      gint32 on = day_of (&g_array_index (facts->refusals, JalonRoughDay, i).earliest);
      if (on >= since && on <= day)
        return TRUE;
    }
  return FALSE;
}

/* What an interim paper says of work: 'y' with the scope of the card, 'n', '?'. */
static char
interim_work (const JalonLineFacts *facts, const GArray *requests, const JalonLineTitle *title, JalonScope *scope,
              const JalonLineTitle **card)
{
  char sort = 'r';
  *card = card_before (facts, title);
  if (g_str_equal (title->kind, "adf") || g_str_equal (title->kind, "recepisse-premier"))
    return '?'; /* nobody said which card was asked for */
  if (g_str_equal (title->kind, "api"))
    sort = sort_of_request (requests, title, *card);
  if (sort != 'r' || *card == NULL)
    return '?';
  *scope = kind_of (*card)->scope;
  return 'y';
}

static void
look_at_title (const JalonLineFacts *facts, const GArray *requests, const JalonLineTitle *title, JalonRight right, gint32 day, Seen *seen)
{
  const Kind *kind = kind_of (title);
  const JalonLineTitle *card = NULL;
  gboolean certain = day >= day_of (&title->from.latest) && day <= last_certain (title);
  JalonScope scope = right == JALON_RIGHT_STAY ? JALON_SCOPE_ANY : kind->scope;
  char says = kind->stay;
  if (day < day_of (&title->from.earliest) || day > last_possible (title) || says == 'n')
    return;
  if (right == JALON_RIGHT_WORK && kind->interim)
    says = interim_work (facts, requests, title, &scope, &card);
  if (says == 'y' && kind->interim && refused_by (facts, day_of (&title->from.earliest), day))
    says = '?';
  if (says == '?' || !certain)
    {
      seen->doubt = TRUE;
      return;
    }
  gboolean confirmed = confirms (title, day);
  if (card != NULL)
    confirmed = confirmed && confirms (card, last_possible (card));
  see (seen, confirmed, scope, right == JALON_RIGHT_WORK);
}

static gboolean
is_four_years (const JalonLineTitle *title)
{
  GDate date = title->from.earliest;
  g_date_add_years (&date, 4);
  int over = (int) day_of (&title->ends.earliest) - (int) day_of (&date);
  return over == 0 || over == -1;
}

static gboolean
shows_request (const JalonLineFacts *facts, gint32 since, gint32 until)
{
  for (guint i = 0; i < facts->titles->len; i++)
    {
      const JalonLineTitle *title = g_ptr_array_index (facts->titles, i);
      gboolean shows = g_str_equal (title->kind, "confirmation-depot") || g_str_equal (title->kind, "api")
                       || g_str_equal (title->kind, "recepisse-renouvellement");
      gint32 from = day_of (&title->from.latest);
      if (shows && confirms (title, from) && from >= since && from <= until)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_grace (const JalonLineFacts *facts, const GArray *requests, const JalonLineTitle *title, JalonRight right, gint32 day, Seen *seen)
{
  const Kind *kind = kind_of (title);
  if (kind->grace == 0 || title->endless || day <= last_certain (title) || day > three_months_after (last_possible (title)))
    return;
  gboolean exact = jalon_rough_day_is_exact (&title->from) && jalon_rough_day_is_exact (&title->ends);
  gboolean always = kind->grace == 1 || (kind->grace == 2 && exact && is_four_years (title));
  gboolean unsure_length = kind->grace == 2 && !exact;
  gint32 since = day_of (&title->from.earliest), by = three_months_after (last_possible (title));
  gint32 maybe_filed = JALON_DAY_LAST, newest = JALON_DAY_LAST;
  /* A card longer than four years minus a day that is not of four years has no grace of either sort. */
  if (kind->grace == 2 && exact && !always)
    {
      GDate date = title->from.earliest;
      g_date_add_years (&date, 4);
      if (day_of (&title->ends.earliest) > day_of (&date))
        return;
    }
  for (int pass = 0; pass < 2; pass++)
    {
      /* The everywhere grace takes a request until its end, the department's until the card's. */
      gboolean department = pass == 1;
      if ((department && (always || kind->grace == 1)) || (!department && kind->grace == 3)
          || (!department && kind->grace == 2 && !always && !unsure_length))
        continue;
      gint32 limit = department ? last_possible (title) : by;
      maybe_filed = newest = JALON_DAY_LAST;
      for (guint i = 0; i < requests->len; i++)
        {
          const Request *request = &g_array_index (requests, Request, i);
          if (!request->renewal || request->latest < since)
            continue;
          maybe_filed = MIN (maybe_filed, MAX (request->earliest, since));
          if (request->earliest >= since && request->latest <= limit)
            newest = MIN (newest, request->latest);
        }
      if (maybe_filed > limit)
        continue;
      gboolean sure = newest <= last_certain (title);
      if (day < maybe_filed || refused_by (facts, maybe_filed, day))
        continue;
      gboolean certain = always && sure && day > last_possible (title) && day >= newest && day <= three_months_after (last_certain (title));
      if (certain)
        see (seen, confirms (title, last_possible (title)) && shows_request (facts, maybe_filed, by),
             right == JALON_RIGHT_STAY ? JALON_SCOPE_ANY : kind->scope, TRUE);
      else
        seen->doubt = TRUE;
    }
}

static Seen
look_at_day (const JalonLineFacts *facts, const GArray *requests, JalonRight right, gint32 day)
{
  Seen seen = { 0 };
  for (guint i = 0; i < facts->titles->len; i++)
    {
      look_at_title (facts, requests, g_ptr_array_index (facts->titles, i), right, day, &seen);
      look_at_grace (facts, requests, g_ptr_array_index (facts->titles, i), right, day, &seen);
    }
  return seen;
}

/* --- tests --- */

static char *
describe (JalonRightsLine *line)
{
  g_autofree char *stay = line_fixture_describe (line, JALON_RIGHT_STAY);
  g_autofree char *work = line_fixture_describe (line, JALON_RIGHT_WORK);
  g_autofree char *travel = line_fixture_describe (line, JALON_RIGHT_TRAVEL);
  return g_strjoin ("\n", stay, work, travel, NULL);
}

static void
compare_day (JalonRightsLine *line, const JalonLineFacts *facts, const GArray *requests, JalonRight right, gint32 day)
{
  Seen seen = look_at_day (facts, requests, right, day);
  const JalonProof *proof = jalon_rights_line_lookup (line, right, day);
  gboolean allows = proof != NULL && !(right == JALON_RIGHT_WORK && proof->scope == JALON_SCOPE_NONE);
  gboolean needs_none = seen.proven || seen.forbidden_by_card;
  if (allows != seen.proven || (seen.proven && (proof->confirmed != seen.confirmed || proof->scope != seen.scope))
      || (jalon_rights_line_lookup_doubt (line, right, day) != NULL) != (seen.doubt && !needs_none)
      || (needs_none && jalon_rights_line_lookup_gap (line, right, day) != NULL))
    {
      GDate date;
      jalon_day_to_date (day, &date);
      g_autofree char *iso = jalon_date_format (&date);
      g_autofree char *text = describe (line);
      g_test_message ("%s on %s: the loop sees proven %d confirmed %d scope %s doubt %d\n%s", jalon_right_get_name (right), iso, seen.proven,
                      seen.confirmed, jalon_scope_get_name (seen.scope), seen.doubt, text);
      g_test_fail ();
    }
}

static void
test_day_by_day (void)
{
  for (int round = 0; round < 40 && !g_test_failed (); round++)
    {
      g_autoptr(JalonLineFacts) facts = make_facts (g_test_rand_int_range (1, 14));
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      g_autoptr(GArray) requests = list_requests (facts);
      for (gint32 day = first_day - 40; day < first_day + N_DAYS + 4100 && !g_test_failed (); day++)
        {
          compare_day (line, facts, requests, JALON_RIGHT_STAY, day);
          compare_day (line, facts, requests, JALON_RIGHT_WORK, day);
        }
    }
}

/* Every day from the first proven one is either proven or in a gap, never both. */
static void
test_partition (void)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr(JalonLineFacts) facts = make_facts (10);
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      gsize n;
      const JalonProof *proofs = jalon_rights_line_get_proofs (line, JALON_RIGHT_STAY, &n);
      for (gint32 day = n > 0 ? proofs[0].days.from : JALON_DAY_LAST - 1; day < first_day + N_DAYS; day++)
        g_assert_cmpint (jalon_rights_line_lookup (line, JALON_RIGHT_STAY, day) != NULL, !=,
                         jalon_rights_line_lookup_gap (line, JALON_RIGHT_STAY, day) != NULL);
    }
}

static void
shuffle (gpointer *things, guint count)
{
  for (guint i = count; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (int) i);
      gpointer swap = things[i - 1];
      things[i - 1] = things[k];
      things[k] = swap;
    }
}

static void
test_order_of_facts (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr(JalonLineFacts) facts = make_facts (12);
      g_autoptr(JalonLineFacts) mixed = jalon_line_facts_copy (facts);
      shuffle (mixed->titles->pdata, mixed->titles->len);
      shuffle (mixed->requests->pdata, mixed->requests->len);
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      g_autoptr(JalonRightsLine) other = jalon_rights_line_new (packs, mixed);
      g_autofree char *text = describe (line);
      g_autofree char *other_text = describe (other);
      g_assert_cmpstr (text, ==, other_text);
    }
}

static JalonIntervalSet *
list_gaps (JalonRightsLine *line, JalonRight right, gint32 from)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (JalonInterval));
  gsize n;
  const JalonGap *gaps = jalon_rights_line_get_gaps (line, right, &n);
  for (gsize i = 0; i < n; i++)
    {
      JalonInterval part = { MAX (gaps[i].days.from, from), gaps[i].days.until };
      g_array_append_val (days, part);
    }
  return jalon_interval_set_new ((const JalonInterval *) (gpointer) days->data, days->len);
}

static void
assert_no_new_gap (JalonRightsLine *before, JalonRightsLine *after, JalonRight right)
{
  gsize n_gaps, n_proofs;
  const JalonGap *gaps = jalon_rights_line_get_gaps (before, right, &n_gaps);
  const JalonProof *proofs = jalon_rights_line_get_proofs (before, right, &n_proofs);
  if (n_gaps == 0 && n_proofs == 0)
    return; /* nothing was known, so no gap either */
  gint32 from = MIN (n_proofs > 0 ? proofs[0].days.from : JALON_DAY_LAST, n_gaps > 0 ? gaps[0].days.from : JALON_DAY_LAST);
  g_autoptr(JalonIntervalSet) old_gaps = list_gaps (before, right, from);
  g_autoptr(JalonIntervalSet) new_gaps = list_gaps (after, right, from);
  g_autoptr(JalonIntervalSet) longer = jalon_interval_set_difference (new_gaps, old_gaps);
  g_autofree char *text = describe (before);
  g_autofree char *after_text = describe (after);
  if (jalon_interval_set_get_length (longer) > 0)
    g_test_message ("%s: was\n%s\nbecame\n%s", jalon_right_get_name (right), text, after_text);
  g_assert_cmpuint (jalon_interval_set_get_length (longer), ==, 0);
}

/* Any paper for the stay but a receipt of a renewal, which also tells of a request; for work a card that begins after all others and allows any, or a certificate: another card could itself be
 * what an interim paper prolongs, and then changes what that paper allows. */
static void
test_more_proof (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr(JalonLineFacts) facts = make_facts (g_test_rand_int_range (1, 10));
      g_autoptr(JalonLineFacts) more = jalon_line_facts_copy (facts);
      g_autoptr(JalonLineFacts) newest = jalon_line_facts_copy (facts);
      g_autoptr(JalonLineFacts) pages = jalon_line_facts_copy (facts);
      JalonRoughDay from = make_day (first_day + N_DAYS + 100, 0), ends = make_day (first_day + N_DAYS + 900, 0);
      add_random_title (more, 99);
      if (g_str_equal (((JalonLineTitle *) g_ptr_array_index (more->titles, more->titles->len - 1))->kind, "recepisse-renouvellement"))
        g_ptr_array_set_size (more->titles, (int) more->titles->len - 1);
      jalon_line_facts_add_title (newest, "98", "cr-10", &from, &ends);
      from = make_day (random_day (), 0);
      ends = make_day (day_of (&from.earliest) + 91, 0);
      jalon_line_facts_add_title (newest, "97", "api", &from, &ends);
      for (guint i = 0; i < pages->titles->len; i++)
        ((JalonLineTitle *) g_ptr_array_index (pages->titles, i))->confirmed = TRUE;
      g_autoptr(JalonRightsLine) line = jalon_rights_line_new (packs, facts);
      g_autoptr(JalonRightsLine) more_line = jalon_rights_line_new (packs, more);
      g_autoptr(JalonRightsLine) newest_line = jalon_rights_line_new (packs, newest);
      g_autoptr(JalonRightsLine) pages_line = jalon_rights_line_new (packs, pages);
      assert_no_new_gap (line, more_line, JALON_RIGHT_STAY);
      assert_no_new_gap (line, newest_line, JALON_RIGHT_STAY);
      assert_no_new_gap (line, newest_line, JALON_RIGHT_WORK);
      for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
        {
          g_autoptr(JalonIntervalSet) gaps = list_gaps (line, right, JALON_DAY_FIRST);
          g_autoptr(JalonIntervalSet) same = list_gaps (pages_line, right, JALON_DAY_FIRST);
          g_assert_true (jalon_interval_set_equal (gaps, same));
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  first_day = line_fixture_day ("1990-01-01");
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_test_add_func ("/rights-line-random/day-by-day", test_day_by_day);
  g_test_add_func ("/rights-line-random/partition", test_partition);
  g_test_add_func ("/rights-line-random/order-of-facts", test_order_of_facts);
  g_test_add_func ("/rights-line-random/more-proof", test_more_proof);
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
