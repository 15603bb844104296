/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The store as a program, for the fault suite: one operation a run, acknowledged on standard output after the store
 * said that it is safe. It marks every call that changes the disk on a pipe and can be held at any mark, so that the
 * driver kills it there or lets another writer pass.
 *
 *   EXERCISE_MARKS=fd    a letter before (small) and after (capital) each call: w f l r u m
 *   EXERCISE_HOLD=n      at the n-th mark write H and wait for a byte on EXERCISE_CONTROL=fd
 */
#include "core/case/jalon-backup.h"
#include "core/case/jalon-case-verify.h"
#include "core/jalon-date.h"
#include "core/jalon-error.h"
#include "core/renewal/jalon-export-private.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int marks_fd = -1, control_fd = -1, hold_at = -1, n_marks;
static gboolean armed;

static void
mark (char letter)
{
  if (!armed || marks_fd < 0)
    return;
  (void) syscall (SYS_write, marks_fd, &letter, 1);
  if (++n_marks != hold_at)
    return;
  char byte = 'H';
  (void) syscall (SYS_write, marks_fd, &byte, 1);
  (void) syscall (SYS_read, control_fd, &byte, 1);
}

#define MARKED(letter, ...)               \
  mark (letter);                          \
  long result = syscall (__VA_ARGS__);    \
  mark (g_ascii_toupper (letter));        \
  return result

/* The program's own definitions stand before those of the C library. */
ssize_t write (int fd, const void *data, size_t size);
int     renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags);

ssize_t
write (int fd, const void *data, size_t size)
{
  if (fd == STDOUT_FILENO || fd == STDERR_FILENO)
    return syscall (SYS_write, fd, data, size);
  MARKED ('w', SYS_write, fd, data, size);
}

int
fsync (int fd)
{
  MARKED ('f', SYS_fsync, fd);
}

int
linkat (int from_fd, const char *from, int to_fd, const char *to, int flags)
{
  MARKED ('l', SYS_linkat, from_fd, from, to_fd, to, flags);
}

int
renameat (int from_fd, const char *from, int to_fd, const char *to)
{
  MARKED ('r', SYS_renameat2, from_fd, from, to_fd, to, 0);
}

int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned int flags)
{
  MARKED ('r', SYS_renameat2, from_fd, from, to_fd, to, flags);
}

int
unlinkat (int fd, const char *name, int flags)
{
  MARKED ('u', SYS_unlinkat, fd, name, flags);
}

int
mkdirat (int fd, const char *name, mode_t mode)
{
  MARKED ('m', SYS_mkdirat, fd, name, mode);
}

static int
get_number (const char *name)
{
  const char *value = g_getenv (name);
  return value != NULL ? atoi (value) : -1;
}

/* A call that no store makes, so that a trace shows where the operation begins and ends. */
static void
arm (gboolean on)
{
  (void) syscall (SYS_faccessat, AT_FDCWD, on ? "/exercise-begins" : "/exercise-ends", F_OK);
  armed = on;
}

static int
refuse (GError *error)
{
  armed = FALSE;
  fprintf (stderr, "refused: %s\n", error != NULL ? error->message : "?");
  int status = jalon_error_get_exit_status (error);
  g_clear_error (&error);
  return status != 0 ? status : 5;
}

static void
say (const char *word, const char *what, const char *value)
{
  printf ("%s\t%s\t%s\n", word, what, value != NULL ? value : "");
  fflush (stdout);
}

static JalonFolder *
open_folder (const char *data)
{
  JalonFolder *folder = jalon_folder_new (data);
  const char *wait = g_getenv ("EXERCISE_WAIT");
  jalon_folder_set_wait (folder, wait != NULL ? g_ascii_strtod (wait, NULL) : 0);
  return folder;
}

static int
run_create (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  g_autoptr(JalonPerson) person = jalon_person_new ();
  person->given = g_strdup ("Mariama");
  person->family = g_strdup ("Baldé");
  arm (TRUE);
  g_autoptr(JalonCase) one = jalon_case_create (folder, person, FALSE, &error);
  arm (FALSE);
  if (one == NULL)
    return refuse (error);
  say ("case", jalon_case_get_uuid (one), NULL);
  return 0;
}

static char *
make_facts (int i)
{
  return g_strdup_printf ("{\"pages\":%d}", i + 1);
}

/* A little of everything, in several generations. */
static gboolean
fill (JalonCase *one, char **files, GError **error)
{
  for (int i = 0; files[i] != NULL; i++)
    {
      g_autofree char *words = g_strdup_printf ("jalon-words 1\npage 1 595.0 842.0 text\n1.0 2.0 3.0 4.0 mot%d\n", i);
      g_autofree char *facts = make_facts (i);
      g_autoptr(GBytes) pixels = g_bytes_new (files[i], strlen (files[i]));
      g_autoptr(JalonPaper) paper = jalon_case_import_file (one, files[i], "payslip", NULL, NULL, error);
      if (paper == NULL)
        return FALSE;
      g_autoptr(JalonPaper) changed = jalon_paper_dup (paper);
      changed->confirmed = TRUE;
      changed->pages = i + 1;
      changed->note = g_strdup_printf ("note %d", i);
      (void) jalon_date_parse ("2026-10-31", &changed->issued);
      g_autoptr(JalonTitle) title = jalon_title_new ();
      title->kind = g_strdup_printf ("cst-salarie");
      title->channel = g_strdup ("anef");
      title->paper = g_strdup (paper->id);
      (void) jalon_date_parse ("2026-01-01", &title->from);
      (void) jalon_date_parse ("2027-01-01", &title->ends);
      (void) jalon_rough_day_parse ("2027-01", &title->rough_ends);
      title->pages = g_strdup_printf ("%d", i + 1);
      g_autoptr(JalonDetail) detail = jalon_detail_new ();
      detail->name = g_strdup_printf ("detail-%d", i);
      detail->value = g_strdup ("974");
      g_autoptr(JalonEvent) event = jalon_event_new ();
      event->kind = g_strdup ("attempt");
      (void) jalon_date_parse ("2026-11-01", &event->on);
      if (!jalon_case_set_words (one, paper->id, words, error) ||
          !jalon_case_set_thumbnail (one, paper->id, pixels, error) || !jalon_case_set_paper (one, changed, error) ||
          !jalon_case_set_facts (one, paper->id, "1", facts, error) ||
          !jalon_case_set_detail (one, detail, error) || !jalon_case_put_title (one, title, NULL, error) || !jalon_case_put_event (one, event, NULL, error) ||
          !jalon_case_save (one, error))
        return FALSE;
      say ("paper", paper->id, paper->sha256);
    }
  g_autoptr(JalonRenewalFile) file = jalon_renewal_file_new ();
  file->permit = g_strdup ("salarie-cdi");
  file->portal = g_strdup ("anef");
  (void) jalon_date_parse ("2026-12-01", &file->filing);
  return jalon_case_set_renewal (one, file, error) && jalon_case_save (one, error);
}

static int
run_fill (JalonCase *one, char **args)
{
  GError *error = NULL;
  return fill (one, args, &error) ? 0 : refuse (error);
}

/* Imports and saves each file; a save that met another writer is made again on what that one saved. */
static int
import_each (JalonCase *one, char **files, gboolean early)
{
  GError *error = NULL;
  for (int i = 0, tries = 0; files[i] != NULL;)
    {
      g_autoptr(JalonPaper) paper = jalon_case_import_file (one, files[i], NULL, NULL, NULL, &error);
      if (paper == NULL)
        return refuse (error);
      if (early)
        say ("ack", "import", paper->sha256);
      if (!jalon_case_save (one, &error))
        {
          if (!g_error_matches (error, JALON_ERROR, JALON_ERROR_BUSY) || ++tries > 5 ||
              g_getenv ("EXERCISE_RETRY") == NULL)
            return refuse (error);
          g_clear_error (&error);
          say ("busy", paper->sha256, NULL);
          continue;
        }
      if (!early)
        say ("ack", "import", paper->sha256);
      i++;
    }
  return 0;
}

static int
run_import (JalonCase *one, char **args)
{
  arm (TRUE);
  int status = import_each (one, args, FALSE);
  arm (FALSE);
  return status;
}

/* The control: it says "saved" too early, and the suite must notice. */
static int
run_import_early (JalonCase *one, char **args)
{
  arm (TRUE);
  int status = import_each (one, args, TRUE);
  arm (FALSE);
  return status;
}

static int
run_edit (JalonCase *one, char **args)
{
  GError *error = NULL;
  arm (TRUE);
  for (int i = 1; args[i] != NULL; i++)
    {
      g_autoptr(JalonPaper) paper = jalon_case_dup_paper (one, args[0]);
      g_autoptr(JalonPaper) changed = jalon_paper_dup (paper);
      g_free (changed->note);
      changed->note = g_strdup (args[i]);
      if (!jalon_case_set_paper (one, changed, &error) || !jalon_case_save (one, &error))
        return refuse (error);
      say ("ack", "edit", args[i]);
    }
  arm (FALSE);
  return 0;
}

static int
remove_each (JalonCase *one, char **ids, gboolean for_good)
{
  GError *error = NULL;
  arm (TRUE);
  for (int i = 0; ids[i] != NULL; i++)
    {
      if (!jalon_case_remove_paper (one, ids[i], for_good, &error) || !jalon_case_save (one, &error))
        return refuse (error);
      say ("ack", "remove", ids[i]);
    }
  arm (FALSE);
  return 0;
}

static int
run_remove (JalonCase *one, char **args)
{
  return remove_each (one, args, FALSE);
}

static int
run_remove_for_good (JalonCase *one, char **args)
{
  return remove_each (one, args, TRUE);
}

static int
run_backup (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  JalonBackupReport report = { 0 };
  arm (TRUE);
  if (!jalon_backup_write (folder, NULL, args[0], &report, NULL, &error))
    return refuse (error);
  arm (FALSE);
  say ("ack", "backup", args[0]);
  return 0;
}

static int
run_restore (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  JalonBackupReport report = { 0 };
  g_autoptr(JalonReader) reader = jalon_reader_new (NULL);
  arm (TRUE);
  if (!jalon_backup_restore (reader, args[0], jalon_folder_get_path (folder), &report, NULL, &error))
    return refuse (error);
  arm (FALSE);
  say ("ack", "restore", args[0]);
  return 0;
}

/* One case of a backup beside the cases that are there: BACKUP UUID. */
static int
run_restore_case (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  JalonBackupReport report = { 0 };
  g_autoptr(JalonReader) reader = jalon_reader_new (NULL);
  arm (TRUE);
  if (!jalon_backup_restore_case (reader, args[0], args[1], folder, &report, NULL, &error))
    return refuse (error);
  arm (FALSE);
  say ("ack", "restore", args[1]);
  return 0;
}

static int
run_list_backup (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  g_autoptr(JalonReader) reader = jalon_reader_new (NULL);
  g_autoptr(GPtrArray) uuids = jalon_backup_list_cases (reader, args[0], NULL, &error);
  for (guint i = 0; uuids != NULL && i < uuids->len; i++)
    say ("case", g_ptr_array_index (uuids, i), NULL);
  return uuids != NULL ? 0 : refuse (error);
}

/* An export of the given files, by the part of it that writes. */
static int
run_export_file (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  GDate day;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 25, G_DATE_NOVEMBER, 2026);
  arm (TRUE);
  g_autoptr(JalonExportSink) sink = jalon_export_sink_new (args[0], &day, &error);
  for (int i = 1; sink != NULL && error == NULL && args[i] != NULL; i++)
    {
      g_autofree char *data = NULL, *name = g_strdup_printf ("%02d-piece.pdf", i), *sha256 = NULL;
      gsize size;
      if (!g_file_get_contents (args[i], &data, &size, &error))
        break;
      g_autoptr(GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), size);
      (void) jalon_export_sink_add (sink, name, bytes, &sha256, &error);
    }
  if (error != NULL || !jalon_export_sink_publish (sink, &error))
    return refuse (error);
  arm (FALSE);
  say ("ack", "export", args[0]);
  return 0;
}

static void
dump_paper (JalonCase *one, const JalonPaper *paper)
{
  g_autofree char *key = g_strconcat ("paper ", paper->id, NULL);
  g_autofree char *issued = jalon_date_format (&paper->issued);
  g_autofree char *until = jalon_date_format (&paper->until);
  g_autofree char *facts = jalon_case_dup_facts (one, paper->id, "1");
  g_autofree char *words = jalon_case_dup_words (one, paper->id);
  g_autofree char *flat = words != NULL ? g_strescape (words, NULL) : NULL;
  g_autoptr(GBytes) pixels = jalon_case_dup_thumbnail (one, paper->id);
  g_autofree char *thumbnail = pixels != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pixels) : NULL;
  g_autoptr(GBytes) bytes = jalon_case_load_paper (one, paper->id, NULL);
  g_autofree char *original = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
  g_autofree char *line =
    g_strdup_printf ("%s %s %s %" G_GINT64_FORMAT " kind=%s pages=%d issued=%s until=%s confirmed=%d removed=%d note=%s",
                     paper->sha256, paper->extension, paper->name, paper->size_bytes, paper->kind, paper->pages, issued,
                     until, paper->confirmed, paper->removed, paper->note);
  say (key, "row", line);
  say (key, "facts", facts);
  say (key, "words", flat);
  say (key, "thumbnail", thumbnail);
  say (key, "original", original);
}

static void
dump_rows (JalonCase *one)
{
  g_autoptr(GPtrArray) titles = jalon_case_list_titles (one), events = jalon_case_list_events (one);
  for (guint i = 0; i < titles->len; i++)
    {
      const JalonTitle *title = g_ptr_array_index (titles, i);
      g_autofree char *from = jalon_date_format (&title->from), *ends = jalon_date_format (&title->ends);
      g_autofree char *rough = jalon_rough_day_format (&title->rough_ends);
      g_autofree char *line = g_strdup_printf ("%s %s %s %s %s %s %s", title->kind, from, ends, rough, title->pages, title->channel, title->paper);
      g_autofree char *key = g_strconcat ("title ", title->id, NULL);
      say (key, "row", line);
    }
  g_autoptr(GPtrArray) details = jalon_case_list_details (one);
  for (guint i = 0; i < details->len; i++)
    {
      const JalonDetail *detail = g_ptr_array_index (details, i);
      g_autofree char *key = g_strconcat ("detail ", detail->name, NULL);
      say (key, "row", detail->value);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const JalonEvent *event = g_ptr_array_index (events, i);
      g_autofree char *on = jalon_date_format (&event->on);
      g_autofree char *line = g_strdup_printf ("%s %s %s", event->kind, on, event->note);
      g_autofree char *key = g_strconcat ("event ", event->id, NULL);
      say (key, "row", line);
    }
}

static void
dump (JalonCase *one)
{
  g_autoptr(JalonPerson) person = jalon_case_dup_person (one);
  g_autoptr(JalonRenewalFile) file = jalon_case_dup_renewal (one);
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  say ("read-only", jalon_case_is_read_only (one) ? "yes" : "no", NULL);
  say ("person", "name", name);
  if (file != NULL)
    say ("renewal", file->permit, file->portal);
  dump_rows (one);
  for (int removed = 0; removed <= 1; removed++)
    {
      g_autoptr(GPtrArray) papers = jalon_case_list_papers (one, removed);
      for (guint i = 0; i < papers->len; i++)
        dump_paper (one, g_ptr_array_index (papers, i));
    }
}

static void
say_damage (const char *word, GPtrArray *damages)
{
  for (guint i = 0; i < damages->len; i++)
    {
      const JalonDamage *damage = g_ptr_array_index (damages, i);
      say (word, damage->path, damage->why);
    }
}

/* What verify says, then all that can be read. */
static int
run_inspect (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  g_autoptr(JalonVerifyReport) report = jalon_case_verify (folder, args[0], NULL, &error);
  if (report == NULL)
    return refuse (error);
  say_damage ("damaged", report->damaged);
  say_damage ("changed-outside", report->changed_outside);
  for (guint i = 0; i < report->orphans->len; i++)
    say ("orphan", g_ptr_array_index (report->orphans, i), NULL);
  for (guint i = 0; i < report->temporaries->len; i++)
    say ("temporary", g_ptr_array_index (report->temporaries, i), NULL);
  g_autoptr(JalonCase) one = jalon_case_open (folder, args[0], &error);
  if (one == NULL)
    return refuse (error);
  dump (one);
  return 0;
}

static int
run_rebuild (JalonFolder *folder, char **args)
{
  GError *error = NULL;
  g_autoptr(JalonRebuildReport) report = jalon_case_rebuild (folder, args[0], &error);
  if (report == NULL)
    return refuse (error);
  for (guint i = 0; i < report->restored->len; i++)
    say ("restored", g_ptr_array_index (report->restored, i), NULL);
  for (guint i = 0; i < report->lost->len; i++)
    say ("lost", g_ptr_array_index (report->lost, i), NULL);
  return 0;
}

static int
run_export (JalonCase *one, char **args)
{
  GError *error = NULL;
  g_autoptr(GBytes) bytes = jalon_case_load_paper (one, args[0], &error);
  if (bytes == NULL)
    return refuse (error);
  return g_file_set_contents (args[1], g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL) ? 0 : 5;
}

typedef struct {
  const char *name;
  int (*on_folder) (JalonFolder *folder, char **args);
  int (*on_case) (JalonCase *one, char **args);
} Operation;

static const Operation operations[] = {
  { "create", run_create, NULL },   { "inspect", run_inspect, NULL },
  { "rebuild", run_rebuild, NULL }, { "backup", run_backup, NULL },
  { "restore", run_restore, NULL }, { "fill", NULL, run_fill },
  { "import", NULL, run_import },   { "import-early", NULL, run_import_early },
  { "edit", NULL, run_edit },       { "remove", NULL, run_remove },
  { "export-file", run_export_file, NULL },
  { "restore-case", run_restore_case, NULL },
  { "list-backup", run_list_backup, NULL },
  { "export", NULL, run_export },   { "remove-for-good", NULL, run_remove_for_good },
};

static int
run_on_case (const Operation *operation, JalonFolder *folder, char **args)
{
  GError *error = NULL;
  g_autoptr(JalonCase) one = jalon_case_open (folder, args[0], &error);
  return one != NULL ? operation->on_case (one, args + 1) : refuse (error);
}

int
main (int argc, char **argv)
{
  marks_fd = get_number ("EXERCISE_MARKS");
  hold_at = get_number ("EXERCISE_HOLD");
  control_fd = get_number ("EXERCISE_CONTROL");
  for (gsize i = 0; argc >= 3 && i < G_N_ELEMENTS (operations); i++)
    if (g_str_equal (argv[1], operations[i].name))
      {
        g_autoptr(JalonFolder) folder = open_folder (argv[2]);
        return operations[i].on_folder != NULL ? operations[i].on_folder (folder, argv + 3)
                                               : run_on_case (&operations[i], folder, argv + 3);
      }
  fprintf (stderr, "exercise OPERATION DATA …\n");
  return 2;
}
