#ifndef WIRELINT_LINUX_H
#define WIRELINT_LINUX_H

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

// Calls of the system that Swift's Glibc module leaves out: some stand in no header of it, some are GNU's own.

// Gives two files of one file system each the name of the other, in one step: renameat2(2). 0, or -1 with
// errno set; EINVAL or ENOSYS where the file system or the kernel cannot.
static inline int wirelint_exchange(const char *a, const char *b) {
  // RENAME_EXCHANGE of linux/fs.h.
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 1u << 1);
}

// fork(2), which Swift closes since a child has but one thread. For who has but one thread anyhow.
static inline pid_t wirelint_fork(void) { return fork(); }

// Sends this process a signal when the process that forked it ends: prctl(2).
static inline int wirelint_end_with_parent(int signal) { return prctl(PR_SET_PDEATHSIG, signal); }

// A pipe that no program inherits which is started meanwhile: pipe2(2).
static inline int wirelint_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

// Holds another process to so many seconds of processor time and bytes of memory, and to files that it cannot
// write to: prlimit(2). 0, or -1 with errno set.
static inline int wirelint_limit(pid_t process, unsigned long long seconds, unsigned long long memory) {
  const struct {
    int of;
    unsigned long long most;
  } limits[] = {{RLIMIT_CPU, seconds}, {RLIMIT_AS, memory}, {RLIMIT_FSIZE, 0}, {RLIMIT_CORE, 0}};
  for (unsigned i = 0; i < sizeof limits / sizeof *limits; i++) {
    // rlimit64 of the kernel: soft and hard.
    const unsigned long long pair[2] = {limits[i].most, limits[i].most};
    if (syscall(SYS_prlimit64, process, limits[i].of, pair, NULL) != 0) return -1;
  }
  return 0;
}

// A file without a name, which goes when the last descriptor of it is closed: memfd_create(2).
static inline int wirelint_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1u); }

// How many processors this process may use: sched_getaffinity(2), without GNU's sets of them.
static inline int wirelint_processors(void) {
  unsigned long set[1024 / (8 * sizeof(unsigned long))] = {0};
  long bytes = syscall(SYS_sched_getaffinity, 0, sizeof set, set);
  int count = 0;
  for (long i = 0; i < bytes / (long)sizeof *set; i++) count += __builtin_popcountl(set[i]);
  return count > 0 ? count : (int)sysconf(_SC_NPROCESSORS_ONLN);
}

// The number of this thread: gettid(2).
static inline long wirelint_thread(void) { return syscall(SYS_gettid); }

// Where the number of the thread that a trap ends is written. (What stands outside of functions here is not in the
// program: Swift compiles what it calls.)
static inline long *volatile *wirelint_trap_place(void) {
  static long *volatile place;
  return &place;
}

// Says which thread it was, and lets the signal end the process.
static inline void wirelint_is_trapped(int number) {
  long *place = *wirelint_trap_place();
  if (place != NULL) *place = wirelint_thread();
  signal(number, SIG_DFL);
  raise(number);
}

// Lets traps end this process at once, without Swift's backtrace, which takes seconds; `place` is told by which
// thread.
static inline void wirelint_tell_traps(long *place) {
  static const int traps[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  *wirelint_trap_place() = place;
  for (unsigned i = 0; i < sizeof traps / sizeof *traps; i++) {
    struct sigaction action = {.sa_handler = wirelint_is_trapped};
    sigaction(traps[i], &action, NULL);
  }
}

// Mapped files. A handler of signals may look at nothing that another thread is changing, so places are only
// ever added, and one has its size before its start: a place without a start matches nothing.
enum { wirelint_most_maps = 64 };
struct wirelint_maps {
  int count;
  struct {
    const char *volatile start;
    volatile size_t size;
  } place[wirelint_most_maps];
};

// The one table. (What stands outside of functions here is not in the program: Swift compiles what it calls.)
static inline struct wirelint_maps *wirelint_all_maps(void) {
  static struct wirelint_maps maps;
  return &maps;
}

// A read behind the end of a mapped file that somebody cut short: what was seen of it before was sound, what
// comes is not there. Ends with the code that says that something could not be read.
static inline void wirelint_map_is_cut(int number, siginfo_t *info, void *context) {
  (void)context;
  const struct wirelint_maps *maps = wirelint_all_maps();
  const char *place = (const char *)info->si_addr;
  for (int i = 0; i < wirelint_most_maps; i++) {
    const char *start = maps->place[i].start;
    if (start == NULL || place < start || place >= start + maps->place[i].size) continue;
    static const char text[] =
        "wirelint: a file of the cache folder was cut short while it was in use; run again\n";
    if (write(2, text, sizeof text - 1) < 0) _exit(3);
    _exit(3);
  }
  // None of ours: the same read once more ends the process.
  signal(number, SIG_DFL);
}

// Watches a mapped file from now on.
static inline void wirelint_watch_map(const void *start, size_t size) {
  struct wirelint_maps *maps = wirelint_all_maps();
  int i = __atomic_fetch_add(&maps->count, 1, __ATOMIC_RELAXED);
  if (i >= wirelint_most_maps) return;
  maps->place[i].size = size;
  maps->place[i].start = (const char *)start;
  if (i > 0) return;
  struct sigaction action = {.sa_sigaction = wirelint_map_is_cut, .sa_flags = SA_SIGINFO};
  sigaction(SIGBUS, &action, NULL);
}

#endif
