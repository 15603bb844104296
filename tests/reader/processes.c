/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which processes are there, asked of /proc: readers are grandchildren of a test, children of its starter.
 */
#include "processes.h"

#include <string.h>
#include <unistd.h>

/* "pid (name) state parent …"; the name may hold anything. */
static gboolean
is_running_child (const char *pid, pid_t parent)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  const char *rest = strrchr (text, ')');
  return rest != NULL && strlen (rest) > 4 && rest[2] != 'Z' && g_ascii_strtoll (rest + 4, NULL, 10) == parent;
}

/* Returns: (transfer full) (element-type int): running children; those that only wait to be buried do not count. */
GArray *
processes_list_children (pid_t parent)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_ascii_isdigit (*name) && is_running_child (name, parent))
      {
        int pid = atoi (name);
        g_array_append_val (children, pid);
      }
  return children;
}

/* A starter may wait for the next file, without a reader. */
void
processes_assert_no_reader_left (void)
{
  g_autoptr (GArray) starters = processes_list_children (getpid ());

  g_assert_cmpuint (starters->len, <=, 1);
  for (guint i = 0; i < starters->len; i++)
    {
      g_autoptr (GArray) readers = processes_list_children (g_array_index (starters, int, i));
      g_assert_cmpuint (readers->len, ==, 0);
    }
}
