/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/jalon-pick.h"

struct _JalonPick {
  GObject parent_instance;
  char   *id;
  char   *name;
  char   *why;    /* (nullable) */
  char   *words;  /* what a search looks into */
};

G_DEFINE_FINAL_TYPE (JalonPick, jalon_pick, G_TYPE_OBJECT)

static void
jalon_pick_finalize (GObject *object)
{
  JalonPick *self = JALON_PICK (object);
  g_free (self->id);
  g_free (self->name);
  g_free (self->why);
  g_free (self->words);
  G_OBJECT_CLASS (jalon_pick_parent_class)->finalize (object);
}

static void
jalon_pick_class_init (JalonPickClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalon_pick_finalize;
}

static void
jalon_pick_init (JalonPick *self)
{
}

const char *
jalon_pick_get_id (JalonPick *self)
{
  return self->id;
}

const char *
jalon_pick_get_name (JalonPick *self)
{
  return self->name;
}

const char *
jalon_pick_get_why (JalonPick *self)
{
  return self->why;
}

/**
 * jalon_pick_matches:
 * @self: a kind
 * @words: what was typed
 *
 * Every word must begin a word of the name, of the French term or of the plain name; case and accents are folded.
 *
 * Returns: whether it is a hit; everything is one for no words
 */
gboolean
jalon_pick_matches (JalonPick *self, const char *words)
{
  return *words == '\0' || g_str_match_string (words, self->words, TRUE);
}

static char *
fold (const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, NULL);
  return g_ascii_strdown (plain, -1);
}

/**
 * jalon_pick_begins_with:
 * @self: a kind
 * @words: what was typed
 *
 * Returns: whether the name begins like @words: such a hit is meant more often than one that only mentions it
 */
gboolean
jalon_pick_begins_with (JalonPick *self, const char *words)
{
  g_autofree char *name = fold (self->name), *start = fold (words);
  return g_str_has_prefix (name, g_strstrip (start));
}

/**
 * jalon_pick_new:
 * @id: what it stands for in the store
 * @name: what is read
 * @why: (nullable): why it stands among the first
 * @words: (nullable): what a search looks into beside the name
 *
 * Returns: (transfer full): one line of a list to choose from
 */
JalonPick *
jalon_pick_new (const char *id, const char *name, const char *why, const char *words)
{
  JalonPick *self = g_object_new (JALON_TYPE_PICK, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->why = g_strdup (why);
  self->words = words != NULL ? g_strjoin (" ", name, words, NULL) : g_strdup (name);
  return self;
}

/**
 * jalon_pick_compare_names:
 * @a: a #JalonPick
 * @b: a #JalonPick
 * @unused: nothing
 *
 * Returns: by name, in the order of the locale
 */
int
jalon_pick_compare_names (gconstpointer a, gconstpointer b, gpointer unused)
{
  return g_utf8_collate (((JalonPick *) a)->name, ((JalonPick *) b)->name);
}
