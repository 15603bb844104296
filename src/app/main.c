/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * jalon, the window.
 */
#include "app/jalon-application.h"
#include "phrases/jalon-phrases.h"

int
main (int argc, char **argv)
{
  jalon_phrases_init ();
  g_set_prgname ("jalon");
  g_autoptr (JalonApplication) application = jalon_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
