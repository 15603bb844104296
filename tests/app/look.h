/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every page must keep, judged on the widgets as they are laid out and on the pixels as they are drawn. Each function prints every
 * fault it finds and returns how many there are.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

int look_names (GtkWidget *root);     /* controls that a screen reader cannot name */
int look_targets (GtkWidget *root);   /* controls under 44 px */
int look_labels (GtkWidget *root);    /* labels that are cut */
int look_overlaps (GtkWidget *root); /* neighbours that lie over each other, words outside of the window */
int look_contrast (GtkWidget *window); /* text under 4.5:1 */

G_END_DECLS
