/* child.c: see child.h. */
#include "config.h"

#include "dot/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* AddressSanitizer maps far more than any limit: gcc tells of it by a macro, clang by a question. */
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

/* The last byte of the stream says how the work ended: the host may have taken our wait status away (SIGCHLD). */
enum { MARK_DONE = 'D', MARK_REFUSED = 'R' };

/* ---- in the child ---- */

/* A library that calls exit() must not flush the parent's files a second time. */
static void leave_at_once(void)
{
    _exit(1);
}

static void limit(int what, rlim_t soft, rlim_t hard)
{
    struct rlimit wanted = {soft, hard};
    setrlimit(what, &wanted); /* best effort: the parent's clock stands behind it */
}

#ifndef SANITIZED
/* What the parent had mapped already: the host may be a large process, an interpreter with all its modules. */
static rlim_t mapped_bytes(void)
{
    unsigned long pages = 0;
    FILE *sizes = fopen("/proc/self/statm", "r");
    if (sizes && fscanf(sizes, "%lu", &pages) != 1)
        pages = 0;
    if (sizes)
        fclose(sizes);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}
#endif

static void keep_to_limits(const quothp_limits *limits)
{
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, limits->cpu_s, limits->cpu_s + 1);
#ifndef SANITIZED
    rlim_t most = mapped_bytes() + limits->memory_bytes;
    limit(RLIMIT_AS, most, most);
#endif
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, SIGALRM};
    for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
        signal(SIGNALS[i], SIG_DFL); /* the host's handlers clean up after the host */
    alarm(limits->wall_s + 1);       /* in case the parent dies, or is in a sandbox in which it cannot kill */
}

static void be_silent(void)
{
    int nothing = open("/dev/null", O_RDONLY); /* a sandbox allows no more, and to write there may fail */
    for (int fd = 0; nothing >= 0 && fd < 3; fd++)
        dup2(nothing, fd);
}

static _Noreturn void child(quothp_child_work work, void *arg, const quothp_limits *limits, int fd)
{
    atexit(leave_at_once);
    keep_to_limits(limits);
    if (fd < 3)
        fd = fcntl(fd, F_DUPFD, 3);
    be_silent();
    FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!out)
        _exit(1);
    bool done = work(arg, out) && !ferror(out);
    fputc(done ? MARK_DONE : MARK_REFUSED, out);
    _exit(fclose(out) == 0 ? 0 : 1);
}

/* ---- in the parent ---- */

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* False when the time is over. */
static bool read_all(int fd, int64_t deadline, quothp_buf *result)
{
    char bytes[65536];
    for (;;) {
        int64_t left = deadline - now_ms();
        struct pollfd waiting = {fd, POLLIN, 0};
        int ready = left > 0 ? poll(&waiting, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        ssize_t n = read(fd, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return true;
        quothp_buf_add(result, bytes, (size_t)n);
    }
}

static int reap(pid_t pid)
{
    int status = 0;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR)
            return 0;
    }
    return status;
}

static quothp_child_end end_of(int status, size_t start, quothp_buf *result)
{
    char mark = result->n > start && !result->failed ? result->p[result->n - 1] : '\0';
    if (mark)
        result->p[--result->n] = '\0';
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM ? QUOTHP_CHILD_TIMEOUT : QUOTHP_CHILD_DIED;
    return mark == MARK_DONE ? QUOTHP_CHILD_DONE : mark == MARK_REFUSED ? QUOTHP_CHILD_REFUSED : QUOTHP_CHILD_DIED;
}

quothp_child_end quothp_child_run(quothp_child_work work, void *arg, const quothp_limits *limits, quothp_buf *result)
{
    size_t start = result->n;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return QUOTHP_CHILD_ABSENT;
    pid_t pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return QUOTHP_CHILD_ABSENT;
    }
    if (pid == 0) {
        close(ends[0]);
        child(work, arg, limits, ends[1]);
    }
    close(ends[1]);
    bool in_time = read_all(ends[0], now_ms() + (int64_t)limits->wall_s * 1000, result);
    close(ends[0]);
    if (!in_time)
        kill(pid, SIGKILL);
    int status = reap(pid);
    return in_time ? end_of(status, start, result) : QUOTHP_CHILD_TIMEOUT;
}
