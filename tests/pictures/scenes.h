/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to see of the window: each scene has a name, a data folder to start from and what to do until it can be seen.
 */
#pragma once

#include "app/jalon-window.h"

G_BEGIN_DECLS

typedef enum { SCENE_EMPTY, SCENE_EXAMPLE, SCENE_OWN, SCENE_PEOPLE, SCENE_OLDER, SCENE_LOST, N_SCENE_DATA } SceneData;

typedef struct {
  const char *name;
  SceneData   data;
  void      (*play) (JalonWindow *window); /* (nullable) */
} Scene;

extern const Scene scenes[];
extern const guint n_scenes;

void scene_make_data (SceneData data, const char *path); /* a folder that is not there yet */
void scene_settle (JalonWindow *window);                 /* until nothing is being read, written or drawn */

/* scene-rules.c */
void scene_play_rules (JalonWindow *window);
void scene_play_rules_found (JalonWindow *window);
void scene_play_rules_offer (JalonWindow *window);
void scene_play_rules_refused (JalonWindow *window);

G_END_DECLS
