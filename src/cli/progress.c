/* progress.c: see progress.h. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double ON_TERMINAL = 0.5, ELSEWHERE = 30; /* seconds between two lines */

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cli_progress_start(cli_progress *progress, bool silent)
{
    *progress = (cli_progress){.silent = silent, .terminal = isatty(STDERR_FILENO), .started = now_s()};
    progress->last = progress->started;
}

/* "1:02:03" */
static const char *duration(double seconds, char *out, size_t size)
{
    const unsigned long s = seconds > 0 ? (unsigned long)(seconds + 0.5) : 0;
    snprintf(out, size, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    return out;
}

/* Articles a second of this run, in tenths: printf would ask the locale for the point. */
static unsigned long tenths(const quothp_batch_progress *now, double passed)
{
    const uint64_t n = now->n_good + now->n_bad - now->n_good_before - now->n_bad_before;
    return passed > 0 ? (unsigned long)((double)n * 10 / passed + 0.5) : 0;
}

static void put_counts(const quothp_batch_progress *now)
{
    const unsigned long long n = now->n_good + now->n_bad;
    fprintf(stderr, "quoth: %llu %s", n, n == 1 ? "article" : "articles");
    if (now->n_bad)
        fprintf(stderr, ", %llu of them failed", (unsigned long long)now->n_bad);
}

static void put_outlook(const quothp_batch_progress *now, double passed)
{
    char left[32];
    if (!now->n_bytes || now->n_bytes_read <= now->n_bytes_passed || now->n_bytes_read > now->n_bytes)
        return;
    const double rest = (double)(now->n_bytes - now->n_bytes_read);
    const double done = (double)(now->n_bytes_read - now->n_bytes_passed);
    fprintf(stderr, ", %u %%, %s left", (unsigned)(100 - rest * 100 / (double)now->n_bytes),
            duration(rest * passed / done, left, sizeof left));
}

void cli_progress_clear(cli_progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

void cli_progress_show(cli_progress *progress, const quothp_batch_progress *now)
{
    const double time = now_s(), passed = time - progress->started;
    if (progress->silent || time - progress->last < (progress->terminal ? ON_TERMINAL : ELSEWHERE))
        return;
    progress->last = time;
    cli_progress_clear(progress);
    put_counts(now);
    fprintf(stderr, ", %lu.%lu a second", tenths(now, passed) / 10, tenths(now, passed) % 10);
    put_outlook(now, passed);
    if (progress->terminal)
        fflush(stderr);
    else
        putc('\n', stderr);
    progress->shown = progress->terminal;
}

void cli_progress_end(cli_progress *progress, const quothp_batch_progress *now, const char *how)
{
    char text[32];
    const double passed = now_s() - progress->started;
    cli_progress_clear(progress);
    if (progress->silent)
        return;
    put_counts(now);
    fprintf(stderr, " in %s, %lu.%lu a second; %s\n", duration(passed, text, sizeof text), tenths(now, passed) / 10,
            tenths(now, passed) % 10, how);
}
