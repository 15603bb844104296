/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/case/jalon-case.h"

typedef struct {
  char *dir;
  char *data;
  JalonFolder *folder;
  JalonCase *one;
} Fixture;

JalonCase  *make_case (JalonFolder *folder, gboolean example);
void        set_up (Fixture *fixture, gconstpointer user_data);
void        tear_down (Fixture *fixture, gconstpointer user_data);
JalonCase  *open_again (Fixture *fixture);
void        save (JalonCase *one);
JalonPaper *import (JalonCase *one, const char *text, const char *name, const char *kind);
char       *case_path (Fixture *fixture, const char *name);
