/* measure.c: runs a command some times and tells what it cost.
 *
 *     measure RUNS WORDS COMMAND...
 *
 * Prints one line: CPU time (user and system, children included) as median and spread, words in a CPU second when WORDS
 * is not 0, and the peak of resident memory. The command's standard output is dropped.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_RUNS = 1000 };

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* CPU seconds of one run; the program ends when the command fails. */
static double run_once(char **command, long *peak_kib)
{
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "measure: %s failed\n", command[0]);
        exit(1);
    }
    if (usage.ru_maxrss > *peak_kib)
        *peak_kib = usage.ru_maxrss;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double cpu[MOST_RUNS];
    long n = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
    if (n < 1 || n > MOST_RUNS) {
        fprintf(stderr, "usage: measure RUNS WORDS COMMAND...\n");
        return 2;
    }
    long peak_kib = 0, words = strtol(argv[2], NULL, 10);
    run_once(argv + 3, &peak_kib); /* warms the file cache */
    for (long i = 0; i < n; i++)
        cpu[i] = run_once(argv + 3, &peak_kib);
    qsort(cpu, (size_t)n, sizeof *cpu, compare);
    printf("%8.1f ms CPU (%.1f to %.1f)", cpu[n / 2] * 1e3, cpu[0] * 1e3, cpu[n - 1] * 1e3);
    if (words)
        printf("  %9.0f words/s", (double)words / cpu[n / 2]);
    printf("  %6.1f MiB\n", (double)peak_kib / 1024);
    return 0;
}
