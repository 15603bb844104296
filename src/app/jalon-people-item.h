/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/caseload/jalon-caseload.h"

G_BEGIN_DECLS

/* A line of the list of everyone: a heading, or a person. */
#define JALON_TYPE_PEOPLE_ITEM (jalon_people_item_get_type ())
G_DECLARE_FINAL_TYPE (JalonPeopleItem, jalon_people_item, JALON, PEOPLE_ITEM, GObject)

JalonPeopleItem       *jalon_people_item_new_heading (JalonCaseGroup group, const GDate *today);
JalonPeopleItem       *jalon_people_item_new (JalonCaseJudged *judged, GPtrArray *owner, const GDate *today);
const JalonCaseJudged *jalon_people_item_get_judged (JalonPeopleItem *self); /* (nullable): a heading has none */
JalonCaseGroup         jalon_people_item_get_group (JalonPeopleItem *self);
const GDate           *jalon_people_item_get_today (JalonPeopleItem *self);
gboolean               jalon_people_item_equal (JalonPeopleItem *self, JalonPeopleItem *other);

G_END_DECLS
