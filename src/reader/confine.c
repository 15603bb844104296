/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes away everything a reader of strangers' files does not need: limits, privileges, files, system calls. Called before the
 * first byte of an input is looked at; nothing here can be undone.
 *
 * - limits: address space 768 MiB, 15 minutes of processor, 64 descriptors, no core, no file growth;
 * - Landlock: only the system's own read-only folders (libraries, fonts, OCR data);
 * - seccomp: an allow-list; the acts a parser might legitimately try (write, create, connect, fork, execute) answer EPERM, the rest
 *   kills the process.
 *
 * Under AddressSanitizer the address-space limit is left out and the runtime's own calls are allowed; a release build never has them.
 */
#include "reader/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Above what any job may take by the clock of the near side; for a reader that nobody watches any more. */
#define PROCESSOR_SECONDS 900
#define ADDRESS_SPACE_BYTES (768ull * 1024 * 1024)

/* What the reader may still read. Nothing of the person's is below these. */
static const char *const readable[] = {
  "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/papersize", "/var/cache/fontconfig",
  "/app", "/run/host/fonts", "/run/host/local-fonts", "/run/host/fonts-cache", "/dev/null", "/dev/urandom", "/proc/self",
};

static const int allowed_calls[] = {
  SCMP_SYS (read), SCMP_SYS (readv), SCMP_SYS (pread64), SCMP_SYS (preadv), SCMP_SYS (write), SCMP_SYS (writev),
  SCMP_SYS (recvmsg), SCMP_SYS (sendmsg), SCMP_SYS (recvfrom), SCMP_SYS (sendto), SCMP_SYS (close), SCMP_SYS (lseek),
  SCMP_SYS (fstat), SCMP_SYS (stat), SCMP_SYS (lstat), SCMP_SYS (newfstatat), SCMP_SYS (statx), SCMP_SYS (fstatfs), SCMP_SYS (statfs),
  SCMP_SYS (access), SCMP_SYS (faccessat), SCMP_SYS (faccessat2), SCMP_SYS (readlink), SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64), SCMP_SYS (getcwd), SCMP_SYS (fcntl), SCMP_SYS (dup), SCMP_SYS (fadvise64), SCMP_SYS (flock),
  SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (brk), SCMP_SYS (madvise), SCMP_SYS (mlock), SCMP_SYS (munlock),
  SCMP_SYS (futex), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity), SCMP_SYS (set_robust_list), SCMP_SYS (rseq),
  SCMP_SYS (membarrier), SCMP_SYS (set_tid_address),
  SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn), SCMP_SYS (sigaltstack), SCMP_SYS (restart_syscall),
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (nanosleep),
  SCMP_SYS (clock_nanosleep), SCMP_SYS (times), SCMP_SYS (getrusage),
  SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (getppid), SCMP_SYS (getuid), SCMP_SYS (geteuid), SCMP_SYS (getgid), SCMP_SYS (getegid),
  SCMP_SYS (getrandom), SCMP_SYS (uname), SCMP_SYS (sysinfo), SCMP_SYS (getrlimit), SCMP_SYS (poll), SCMP_SYS (ppoll),
  SCMP_SYS (exit), SCMP_SYS (exit_group),
};

/* Answered with EPERM: a library that tries them carries on without. */
static const int refused_calls[] = {
  SCMP_SYS (socket), SCMP_SYS (connect), SCMP_SYS (bind), SCMP_SYS (listen), SCMP_SYS (accept), SCMP_SYS (accept4), SCMP_SYS (socketpair),
  SCMP_SYS (execve), SCMP_SYS (execveat), SCMP_SYS (fork), SCMP_SYS (vfork), SCMP_SYS (clone), SCMP_SYS (kill), SCMP_SYS (tkill),
  SCMP_SYS (creat), SCMP_SYS (mkdir), SCMP_SYS (mkdirat), SCMP_SYS (rmdir), SCMP_SYS (unlink), SCMP_SYS (unlinkat), SCMP_SYS (rename),
  SCMP_SYS (renameat), SCMP_SYS (renameat2), SCMP_SYS (link), SCMP_SYS (linkat), SCMP_SYS (symlink), SCMP_SYS (symlinkat),
  SCMP_SYS (truncate), SCMP_SYS (ftruncate), SCMP_SYS (fallocate), SCMP_SYS (chmod), SCMP_SYS (fchmod), SCMP_SYS (fchmodat),
  SCMP_SYS (chown), SCMP_SYS (fchown), SCMP_SYS (fchownat), SCMP_SYS (utimensat), SCMP_SYS (memfd_create), SCMP_SYS (ioctl),
  SCMP_SYS (eventfd2), SCMP_SYS (pipe2), SCMP_SYS (prctl), SCMP_SYS (setrlimit), SCMP_SYS (setpriority), SCMP_SYS (pwrite64),
  SCMP_SYS (pwritev), SCMP_SYS (fsync), SCMP_SYS (inotify_init1), SCMP_SYS (getxattr), SCMP_SYS (lgetxattr),
};

static char *
describe (const char *what)
{
  return g_strdup_printf ("%s: %s", what, g_strerror (errno));
}

static gboolean
limit (__rlimit_resource_t resource, rlim_t value)
{
  return setrlimit (resource, &(struct rlimit) { value, value }) == 0;
}

static gboolean
set_limits (gboolean prints, char **why)
{
  gboolean good = limit (RLIMIT_NOFILE, 64) && limit (RLIMIT_CORE, 0) && limit (RLIMIT_CPU, PROCESSOR_SECONDS);
  /* The self-test prints, perhaps into a file. */
  good = good && (prints || limit (RLIMIT_FSIZE, 0));
  signal (SIGXFSZ, SIG_IGN);
#ifndef __SANITIZE_ADDRESS__
  good = good && limit (RLIMIT_AS, ADDRESS_SPACE_BYTES);
#endif
  if (!good)
    *why = describe ("limits");
  return good;
}

static gboolean
drop_privileges (char **why)
{
  if (prctl (PR_SET_DUMPABLE, 0) != 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    {
      *why = describe ("privileges");
      return FALSE;
    }
  /* When memory runs short the reader goes first. Failing is harmless. */
  int fd = open ("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (fd >= 0)
    {
      ssize_t ignored = write (fd, "500", 3);
      (void) ignored;
      close (fd);
    }
  return TRUE;
}

static gboolean
allow_reading (int ruleset, const char *path)
{
  int fd = open (path, O_PATH | O_CLOEXEC);
  if (fd < 0)
    return TRUE;

  struct landlock_path_beneath_attr rule = { .parent_fd = fd, .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE };
  char folder[64];
  g_snprintf (folder, sizeof folder, "/proc/self/fd/%d/.", fd);
  if (access (folder, F_OK) == 0)
    rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  long result = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (fd);
  return result == 0;
}

/* All accesses the running kernel knows: an access that is not handled stays allowed. */
static guint64
handled_accesses (long abi)
{
  guint64 accesses = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  if (abi >= 2)
    accesses |= 1ull << 13; /* refer */
  if (abi >= 3)
    accesses |= 1ull << 14; /* truncate */
  if (abi >= 5)
    accesses |= 1ull << 15; /* ioctl on devices */
  return accesses;
}

static long
get_landlock_abi (void)
{
  return syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* A kernel without Landlock confines nobody: the files of the person would stay open to a reader. */
static gboolean
close_files (char **why)
{
  long abi = get_landlock_abi ();
  if (abi < 1)
    {
      *why = describe ("landlock");
      return FALSE;
    }

  struct landlock_ruleset_attr attr = { .handled_access_fs = handled_accesses (abi) };
  int ruleset = syscall (SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
  gboolean good = ruleset >= 0;
  for (gsize i = 0; good && i < G_N_ELEMENTS (readable); i++)
    good = allow_reading (ruleset, readable[i]);
  good = good && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  if (!good)
    *why = describe ("landlock");
  if (ruleset >= 0)
    close (ruleset);
  return good;
}

/* Ends the process when the other end is gone, even while a parser hangs. (The kernel's parent-death signal would not do: it follows
 * the thread that started the reader, and the near side starts readers from worker threads that come and go.) */
static void *
watch_other_end (void *data)
{
  struct pollfd other = { .fd = GPOINTER_TO_INT (data), .events = 0 };
  while (poll (&other, 1, -1) < 0 && errno == EINTR)
    ;
  _exit (0);
}

/* After Landlock, so that the thread is under it; before seccomp, which is then put on both threads. */
static gboolean
start_watch (int fd, char **why)
{
  pthread_attr_t attributes;
  pthread_t thread;
  sigset_t all, before;

  sigfillset (&all);
  pthread_sigmask (SIG_SETMASK, &all, &before);
  pthread_attr_init (&attributes);
  pthread_attr_setdetachstate (&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize (&attributes, 256 * 1024);
  int failed = fd >= 0 ? pthread_create (&thread, &attributes, watch_other_end, GINT_TO_POINTER (fd)) : 0;
  pthread_attr_destroy (&attributes);
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  if (failed != 0)
    *why = g_strdup ("watch");
  return failed == 0;
}

/* Opening: for reading only; Landlock stands behind it. */
static int
add_open_rules (scmp_filter_ctx filter)
{
  const int writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) |
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE, O_WRONLY)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE, O_RDWR)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (openat), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE, O_WRONLY)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE, O_RDWR)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (open), 1, SCMP_A1 (SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT));
}

/* New memory is never executable. */
static int
add_memory_rules (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (mmap), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC)) |
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (mprotect), 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
}

/* A process may end itself by a signal (abort), nobody else; limits may be asked, not set. */
static int
add_self_rules (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ())) |
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0)) |
         seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
}

static gboolean
close_system_calls (char **why)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  if (filter == NULL)
    {
      *why = g_strdup ("seccomp");
      return FALSE;
    }

  int failed = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) | add_open_rules (filter) | add_memory_rules (filter) | add_self_rules (filter);
  for (gsize i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused_calls); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), refused_calls[i], 0);
  failed |= seccomp_load (filter);
  if (failed != 0)
    *why = g_strdup ("seccomp");
  seccomp_release (filter);
  return failed == 0;
}

/**
 * reader_confine:
 * @fd: the end of the conversation to watch, or −1
 * @why: (out): what could not be installed
 *
 * Confines the calling process for good.
 *
 * Returns: whether everything is in place; if not, nothing of a stranger may be read
 */
gboolean
reader_confine (int fd, char **why)
{
  *why = NULL;
  return drop_privileges (why) && set_limits (fd < 0, why) && close_files (why) && start_watch (fd, why) &&
         close_system_calls (why);
}
