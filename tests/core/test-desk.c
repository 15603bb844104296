/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desk of an association: written, read back, replaced, removed; and whatever happens to its file, what is read is what was written
 * or nothing.
 */
#include "core/case/jalon-desk.h"
#include "core/jalon-error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char        *path, *file;
  JalonFolder *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *root = g_dir_make_tmp ("jalon-desk-XXXXXX", NULL);
  self->path = g_build_filename (root, "data", NULL);
  self->file = g_build_filename (self->path, JALON_DESK_NAME, NULL);
  self->folder = jalon_folder_new (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (self->path, "lock", NULL), *root = g_path_get_dirname (self->path);
  g_object_unref (self->folder);
  g_unlink (self->file);
  g_unlink (lock);
  g_rmdir (self->path);
  g_assert_no_errno (g_rmdir (root));
  g_free (self->file);
  g_free (self->path);
}

static JalonDesk *
make_desk (const char *name, const char *phone, const char *address)
{
  JalonDesk *desk = jalon_desk_new ();
  desk->name = g_strdup (name);
  desk->phone = g_strdup (phone);
  desk->address = g_strdup (address);
  return desk;
}

static void
save (Fixture *self, const JalonDesk *desk)
{
  g_autoptr(GError) error = NULL;
  jalon_desk_save (self->folder, desk, &error);
  g_assert_no_error (error);
}

static JalonDesk *
load (Fixture *self)
{
  JalonDesk *desk = NULL;
  g_autoptr(GError) error = NULL;
  jalon_desk_load (self->folder, &desk, &error);
  g_assert_no_error (error);
  return desk;
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonDesk) desk = make_desk ("Entraide d’Exemple", "01 99 00 00 00", "1 rue de l’Exemple\n93000 Bobigny");
  desk->hours = g_strdup ("mardi 14 h – 17 h");
  desk->note = g_strdup ("“sans rendez-vous” & café <gratuit>");
  g_assert_null (load (self)); /* no data folder yet */
  save (self, desk);
  g_autoptr(JalonDesk) read = load (self);
  g_assert_cmpstr (read->name, ==, "Entraide d’Exemple");
  g_assert_cmpstr (read->phone, ==, "01 99 00 00 00");
  g_assert_cmpstr (read->address, ==, "1 rue de l’Exemple\n93000 Bobigny");
  g_assert_cmpstr (read->hours, ==, "mardi 14 h – 17 h");
  g_assert_cmpstr (read->note, ==, "“sans rendez-vous” & café <gratuit>");
}

static void
test_replace_and_remove (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonDesk) first = make_desk ("First", "01", NULL);
  g_autoptr(JalonDesk) other = make_desk ("Second", NULL, "there");
  save (self, first);
  save (self, other);
  g_autoptr(JalonDesk) second = load (self);
  g_assert_cmpstr (second->name, ==, "Second");
  g_assert_null (second->phone);
  save (self, NULL);
  g_assert_null (load (self));
  g_assert_false (g_file_test (self->file, G_FILE_TEST_EXISTS));
  save (self, NULL); /* nothing to remove is fine */
}

/* One byte at a time: what is read is the desk, or damage is told; and it can be written again. */
static void
test_damage (Fixture *self, gconstpointer data)
{
  g_autoptr(JalonDesk) desk = make_desk ("Desk", "01 99 00 00 00", NULL);
  g_autofree char *sound = NULL;
  gsize size;
  save (self, desk);
  g_assert_true (g_file_get_contents (self->file, &sound, &size, NULL));
  for (gsize i = 0; i <= size; i++)
    {
      g_autofree char *bytes = g_memdup2 (sound, size);
      gsize left = i < size ? size : size / 2; /* the last: cut short */
      JalonDesk *read = NULL;
      g_autoptr(GError) error = NULL;
      if (i < size)
        bytes[i] ^= 1;
      g_assert_true (g_file_set_contents (self->file, bytes, (gssize) left, NULL));
      g_assert_false (jalon_desk_load (self->folder, &read, &error));
      g_assert_error (error, JALON_ERROR, JALON_ERROR_DAMAGED);
      g_assert_null (read);
    }
  save (self, desk);
  g_autoptr(JalonDesk) again = load (self);
  g_assert_cmpstr (again->name, ==, "Desk");
}

static void
test_usable (void)
{
  g_autofree char *long_text = g_strnfill (JALON_DESK_MOST_CHARACTERS + 1, 'x');
  struct { const char *name, *phone, *address; gboolean usable; } rows[] = {
    { "Desk", "01", NULL, TRUE }, { "Desk", NULL, "here", TRUE }, { "Desk", NULL, NULL, FALSE }, { NULL, "01", NULL, FALSE },
    { "", "01", NULL, FALSE },    { "Desk", "", "here", FALSE },  { "Desk", long_text, NULL, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(JalonDesk) desk = make_desk (rows[i].name, rows[i].phone, rows[i].address);
      g_assert_cmpint (jalon_desk_is_usable (desk), ==, rows[i].usable);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/desk/replace-and-remove", Fixture, NULL, set_up, test_replace_and_remove, tear_down);
  g_test_add ("/desk/damage", Fixture, NULL, set_up, test_damage, tear_down);
  g_test_add_func ("/desk/usable", test_usable);
  return g_test_run ();
}
