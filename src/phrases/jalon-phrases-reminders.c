/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "phrases/jalon-phrases-reminders.h"

#include "phrases/jalon-phrases-line.h"
#include "phrases/jalon-phrases.h"

#include <glib/gi18n.h>

char *
jalon_phrase_reminder_title (void)
{
  return g_strdup (_("A reminder"));
}

/**
 * jalon_phrase_reminder:
 * @step: the worst step of what is said
 *
 * Returns: (transfer full): what may stand on a screen that others see
 */
char *
jalon_phrase_reminder (JalonReminderStep step)
{
  switch (step)
    {
    case JALON_REMINDER_NOW:
      return g_strdup (_("Something about your papers needs you now."));
    case JALON_REMINDER_DAY:
      return g_strdup (_("A day about your papers is today or tomorrow."));
    case JALON_REMINDER_WEEK:
      return g_strdup (_("A day about your papers comes within a week."));
    case JALON_REMINDER_MONTH:
    case JALON_REMINDER_COMING:
    default:
      return g_strdup (_("A day about your papers is coming."));
    }
}

char *
jalon_phrase_reminder_people (void)
{
  return g_strdup (_("Days of several people need you."));
}

static char *
dup_matter (JalonPacks *packs, const char *matter)
{
  const char *gloss = jalon_packs_get_rule_gloss (packs, matter);
  if (gloss != NULL)
    return g_strdup (_(gloss));
  for (JalonRight right = JALON_RIGHT_STAY; right < JALON_N_RIGHTS; right++)
    if (g_str_equal (matter, jalon_right_get_name (right)))
      return jalon_phrase_right (right);
  return g_strdup (_("an order to leave France (OQTF)"));
}

/**
 * jalon_phrase_reminder_detail:
 * @packs: rule packs, for what rules are called
 * @reminder: a reminder
 *
 * Returns: (transfer full): what it is about and its day, for who asked
 */
char *
jalon_phrase_reminder_detail (JalonPacks *packs, const JalonReminder *reminder)
{
  g_autofree char *matter = dup_matter (packs, reminder->matter);
  g_autofree char *day = jalon_phrase_date (&reminder->date);
  /* Translators: %1$s is a date, %2$s what it is about */
  return g_strdup_printf (_("%1$s: %2$s"), day, matter);
}
