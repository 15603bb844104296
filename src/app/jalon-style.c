/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The style sheet and the icons of Jalon, for programs that show its widgets without the application (tests, pictures). The
 * application finds both by itself under its resource path.
 */
#include "app/jalon-style.h"

/**
 * jalon_style_load:
 *
 * Adds style sheet and icons to the default display. Call once, after GTK is initialised.
 */
void
jalon_style_load (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/jalon_app/Jalon/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), "/io/github/jalon_app/Jalon/icons");
}
