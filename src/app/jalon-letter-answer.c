/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A big number and where to go; a big day with what it is, why, how sure and where that stands; numbered steps.
 */
#include "app/jalon-letter-answer.h"

#include "app/jalon-help-rows.h"
#include "phrases/jalon-phrases-letter.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

static void
empty (GtkBox *box)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL;)
    gtk_box_remove (box, child);
}

static GtkWidget *
add (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = jalon_help_rows_new_label (text, css_class);
  gtk_box_append (box, label);
  return label;
}

/* A number or an address that is read from across the room, and can be copied. */
static GtkWidget *
add_big (GtkBox *box, const char *text)
{
  GtkWidget *label = add (box, text, "title-1");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static const JalonHelp *
find_help (GPtrArray *found, gboolean (*fits) (const JalonHelp *help))
{
  for (guint i = 0; i < found->len; i++)
    if (fits (found->pdata[i]))
      return found->pdata[i];
  return NULL;
}

static gboolean
has_phone (const JalonHelp *help)
{
  return help->phone != NULL;
}

static gboolean
is_court (const JalonHelp *help)
{
  return g_str_equal (help->kind, "court");
}

static GtkWidget *
add_desk (GtkBox *box, const JalonDesk *desk)
{
  add (box, desk->name, "heading");
  GtkWidget *big = desk->phone != NULL ? add_big (box, desk->phone) : NULL;
  if (desk->address != NULL && big == NULL)
    big = add_big (box, desk->address);
  else if (desk->address != NULL)
    add (box, desk->address, "title-4");
  if (desk->hours != NULL)
    add (box, desk->hours, NULL);
  return big;
}

static GtkWidget *
add_help (GtkBox *box, const JalonHelp *help)
{
  g_autofree char *name = jalon_phrase_help_name (help);
  add (box, name, "heading");
  return add_big (box, help->phone);
}

/**
 * jalon_letter_answer_fill_call:
 * @box: where to draw
 * @packs: rule packs
 * @letter: a letter for which hours or days count
 * @desk_or_null: (nullable): the desk of an association, which stands first
 *
 * Returns: (transfer none) (nullable): the first big label, to be read first
 */
GtkWidget *
jalon_letter_answer_fill_call (GtkBox *box, JalonPacks *packs, const JalonLetter *letter, const JalonDesk *desk_or_null)
{
  g_autoptr (GPtrArray) found = jalon_packs_list_help (packs, jalon_letter_get_matter (letter));
  const JalonHelp *phone = find_help (found, has_phone), *court = find_help (found, is_court);

  empty (box);
  GtkWidget *first = desk_or_null != NULL ? add_desk (box, desk_or_null) : NULL;
  GtkWidget *second = phone != NULL ? add_help (box, phone) : NULL;
  if (g_str_equal (jalon_letter_get_matter (letter), "detained"))
    add (box, _ ("In the centre: ask the staff now for the lawyer on duty and for the office of the association."), "title-4");
  if (court != NULL)
    {
      g_autofree char *name = jalon_phrase_help_name (court);
      add (box, name, "heading");
      add (box, _ (court->text), NULL);
      GtkWidget *link = jalon_help_rows_new_link (court->web);
      gtk_widget_add_css_class (link, "title-4");
      gtk_box_append (box, link);
    }
  return first != NULL ? first : second;
}

static void
add_doubt (GtkBox *box, JalonPacks *packs, const JalonDeadline *date)
{
  GDate safe;
  if (jalon_deadline_lacks_hour (date, &safe))
    return;
  g_autofree char *question = jalon_phrase_deadline_question (packs, date->question);
  if (g_strcmp0 (date->confidence, "high") != 0)
    add (box, _ ("Count on this day, and ask to confirm it."), NULL);
  for (guint i = 0; i < date->alternatives->len; i++)
    {
      g_autofree char *other = jalon_phrase_deadline_other (packs, date->alternatives->pdata[i]);
      add (box, other, NULL);
    }
  if (question != NULL)
    add (box, question, NULL);
}

/* The day in big letters, unless the rule only tells something. */
static void
add_day (GtkBox *box, const JalonDeadline *date, const GDate *today)
{
  GDate safe;
  gboolean lacks_hour = jalon_deadline_lacks_hour (date, &safe);
  g_autofree char *day = lacks_hour ? jalon_phrase_date (&safe) : jalon_phrase_deadline_day (date);
  g_autofree char *left = lacks_hour ? g_strdup (_ ("Safe until the end of this day. Type the hour to see until when exactly."))
                                     : jalon_phrase_letter_left (date, today);
  if (date->applies == JALON_TRUTH_UNKNOWN)
    {
      /* Translators: %s is a day that may not hold for this person */
      g_autofree char *perhaps = g_strdup_printf (_ ("Perhaps %s"), day);
      add (box, perhaps, "heading");
      return;
    }
  add (box, day, "title-2");
  if (left != NULL)
    gtk_widget_add_css_class (add (box, left, "heading"), g_date_compare (&date->date, today) < 0 ? "error" : "heading");
}

static GtkWidget *
new_card (GtkBox *box)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "letter-card");
  gtk_box_append (box, card);
  return card;
}

static void
add_date (GtkBox *box, JalonPacks *packs, const JalonDeadline *date, const GDate *today)
{
  GtkBox *card = GTK_BOX (new_card (box));
  g_autofree char *reason = jalon_phrase_deadline_reason (packs, date);
  g_autofree char *source = jalon_phrase_deadline_source (date);
  add (card, _ (jalon_packs_get_rule_gloss (packs, date->rule)), "heading");
  if (date->role != JALON_ROLE_INFO && g_date_valid (&date->date))
    add_day (card, date, today);
  add (card, reason, NULL);
  add_doubt (card, packs, date);
  add (card, source, "caption");
}

static void
add_due (GtkBox *box, const JalonLetter *letter, const GDate *today)
{
  g_autofree char *left = jalon_phrase_letter_due (letter, today);
  if (left == NULL)
    return;
  GtkBox *card = GTK_BOX (new_card (box));
  g_autofree char *day = jalon_phrase_date (&letter->due);
  add (card, _ ("The papers are awaited by"), "heading");
  add (card, day, "title-2");
  add (card, left, "heading");
  add (card, _ ("This day stands in the letter."), "caption");
}

/**
 * jalon_letter_answer_fill_dates:
 * @box: where to draw
 * @packs: rule packs
 * @letter: a letter
 * @today: today
 */
void
jalon_letter_answer_fill_dates (GtkBox *box, JalonPacks *packs, const JalonLetter *letter, const GDate *today)
{
  g_autoptr (GPtrArray) dates = jalon_letter_list_dates (packs, letter, today);
  empty (box);
  /* GTK 4.8 keeps the height of a box that was hidden when it was filled. */
  gtk_widget_set_visible (GTK_WIDGET (box), TRUE);
  add_due (box, letter, today);
  for (guint i = 0; i < dates->len; i++)
    add_date (box, packs, dates->pdata[i], today);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}

/**
 * jalon_letter_answer_fill_steps:
 * @box: where to draw
 * @letter: a letter
 */
void
jalon_letter_answer_fill_steps (GtkBox *box, const JalonLetter *letter)
{
  const char *const *steps = jalon_phrase_letter_steps (letter);
  empty (box);
  for (int i = 0; steps[i] != NULL; i++)
    {
      /* Translators: %1$d is the number of a step, %2$s the step */
      g_autofree char *step = g_strdup_printf (_ ("%1$d. %2$s"), i + 1, _ (steps[i]));
      add (box, step, NULL);
    }
}
