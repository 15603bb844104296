/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of GTK 4.8 have no headings of their own, so a heading is a line like the others. Words are made when a line comes into view.
 */
#include "app/jalon-people-item.h"

struct _JalonPeopleItem {
  GObject                parent_instance;
  JalonCaseGroup         group;
  GDate                  today;
  const JalonCaseJudged *judged; /* (nullable) lent by owner */
  GPtrArray             *owner;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (JalonPeopleItem, jalon_people_item, G_TYPE_OBJECT)

static void
jalon_people_item_finalize (GObject *object)
{
  g_clear_pointer (&JALON_PEOPLE_ITEM (object)->owner, g_ptr_array_unref);
  G_OBJECT_CLASS (jalon_people_item_parent_class)->finalize (object);
}

static void
jalon_people_item_class_init (JalonPeopleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_people_item_finalize;
}

static void
jalon_people_item_init (JalonPeopleItem *self)
{
}

JalonPeopleItem *
jalon_people_item_new_heading (JalonCaseGroup group, const GDate *today)
{
  JalonPeopleItem *self = g_object_new (JALON_TYPE_PEOPLE_ITEM, NULL);
  self->group = group;
  self->today = *today;
  return self;
}

/**
 * jalon_people_item_new:
 * @judged: someone of @owner
 * @owner: (element-type JalonCaseJudged): kept as long as the item lives
 * @today: the day that they were held against
 *
 * Returns: (transfer full): the line of a person
 */
JalonPeopleItem *
jalon_people_item_new (JalonCaseJudged *judged, GPtrArray *owner, const GDate *today)
{
  JalonPeopleItem *self = jalon_people_item_new_heading (judged->group, today);
  self->judged = judged;
  self->owner = g_ptr_array_ref (owner);
  return self;
}

const JalonCaseJudged *
jalon_people_item_get_judged (JalonPeopleItem *self)
{
  return self->judged;
}

JalonCaseGroup
jalon_people_item_get_group (JalonPeopleItem *self)
{
  return self->group;
}

const GDate *
jalon_people_item_get_today (JalonPeopleItem *self)
{
  return &self->today;
}

/* Whether both lines say the same. */
gboolean
jalon_people_item_equal (JalonPeopleItem *self, JalonPeopleItem *other)
{
  if (self->group != other->group || g_date_compare (&self->today, &other->today) != 0 || (self->judged == NULL) != (other->judged == NULL))
    return FALSE;
  return self->judged == NULL || self->judged->row == other->judged->row;
}
