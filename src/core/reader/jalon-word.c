/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word with its box; shared by both sides of the wire.
 */
#include "core/reader/jalon-reader.h"

/**
 * jalon_word_free:
 * @self: (transfer full): a word
 */
void
jalon_word_free (JalonWord *self)
{
  g_free (self->text);
  g_free (self);
}
