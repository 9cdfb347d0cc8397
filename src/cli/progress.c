/* progress.c: see progress.h. */
#include "cli/progress.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { PART = 96, LINE = 4 * PART }; /* bytes */

static const double ON_TERMINAL = 0.5, ELSEWHERE = 30; /* seconds between two lines */

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A dumb terminal, as an editor's shell, cannot take a line back. */
static bool can_change_lines(void)
{
    const char *kind = getenv("TERM");
    return isatty(STDERR_FILENO) && kind && strcmp(kind, "dumb") != 0;
}

void cli_progress_start(cli_progress *progress, bool silent, bool on_stdout)
{
    *progress = (cli_progress){
        .silent = silent, .terminal = can_change_lines() && !(on_stdout && isatty(STDOUT_FILENO)), .started = now_s()};
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

/* ---- parts of the line, each into a room of its own ---- */

static const char *counts(const quothp_batch_progress *now, char out[PART])
{
    const unsigned long long n = now->n_good + now->n_bad, n_bad = now->n_bad;
    const int length = snprintf(out, PART, "quoth: %llu %s", n, n == 1 ? "article" : "articles");
    if (n_bad)
        snprintf(out + length, PART - (size_t)length, ", %llu of them failed", n_bad);
    return out;
}

static const char *speed(const quothp_batch_progress *now, double passed, char out[PART])
{
    const unsigned long n = tenths(now, passed);
    snprintf(out, PART, ", %lu.%lu a second", n / 10, n % 10);
    return out;
}

/* Nothing, where the inputs have no size, or nothing is left but what was read in the last piece. */
static const char *outlook(const quothp_batch_progress *now, double passed, char out[PART])
{
    char left[PART / 2];
    *out = '\0';
    if (now->n_bytes_done <= now->n_bytes_passed || now->n_bytes_done >= now->n_bytes)
        return out;
    const double rest = (double)(now->n_bytes - now->n_bytes_done);
    const double done = (double)(now->n_bytes_done - now->n_bytes_passed);
    snprintf(out, PART, ", %u %%, %s left", (unsigned)(100 - rest * 100 / (double)now->n_bytes),
             duration(rest * passed / done, left, sizeof left));
    return out;
}

/* Columns of the terminal; what does not tell its width is taken for wide. */
static size_t width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : SIZE_MAX;
}

/* A line that wraps could not be taken back: in a narrow terminal the speed is left out, then the outlook, then what is
   too much. The last column stays free, as some terminals wrap there already. */
static void compose(const quothp_batch_progress *now, double passed, size_t columns, char line[LINE])
{
    char first[PART], middle[PART], last[PART];
    counts(now, first);
    speed(now, passed, middle);
    outlook(now, passed, last);
    if (strlen(first) + strlen(middle) + strlen(last) >= columns)
        *middle = '\0';
    if (strlen(first) + strlen(last) >= columns)
        *last = '\0';
    snprintf(line, columns < LINE ? columns : LINE, "%s%s%s", first, middle, last);
}

/* ---- what others call ---- */

void cli_progress_clear(cli_progress *progress)
{
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

void cli_progress_show(cli_progress *progress, const quothp_batch_progress *now)
{
    const double time = now_s();
    char line[LINE];
    if (progress->silent || time - progress->last < (progress->terminal ? ON_TERMINAL : ELSEWHERE))
        return;
    progress->last = time;
    compose(now, time - progress->started, progress->terminal ? width() : SIZE_MAX, line);
    /* in one piece, over the line before: else it flickers */
    if (progress->terminal)
        fprintf(stderr, "\r%s\033[K", line);
    else
        fprintf(stderr, "%s\n", line);
    progress->shown = progress->terminal;
}

void cli_progress_end(cli_progress *progress, const quothp_batch_progress *now, const char *how)
{
    char first[PART], last[PART], time[PART];
    const double passed = now_s() - progress->started;
    cli_progress_clear(progress);
    if (!progress->silent)
        fprintf(stderr, "%s in %s%s; %s\n", counts(now, first), duration(passed, time, sizeof time),
                speed(now, passed, last), how);
}
