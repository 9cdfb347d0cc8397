/* read.c: how fast inputs become documents: bytes of the inputs in a CPU second, reading alone.
 *
 *     read RUNS TITLE FILE...
 *
 * Prints one line: megabytes and articles of all files, and MB/s as the median of RUNS with its spread. Files are read
 * into memory before; what is packed counts as large as it is packed.
 */
#include "base/buf.h"
#include "quoth.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_RUNS = 101 };

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void must(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "read: %s failed\n", what);
    exit(1);
}

static void load(const char *path, quothp_buf *bytes)
{
    char piece[65536];
    FILE *in = fopen(path, "rb");
    must(in != NULL, path);
    for (size_t n; (n = fread(piece, 1, sizeof piece, in)) > 0;)
        quothp_buf_add(bytes, piece, n);
    fclose(in);
    must(!bytes->failed, "memory");
}

/* The number of articles. */
static size_t read_all(quoth *q, const char *name, const quothp_buf *bytes)
{
    quoth_source source = {.name = name};
    quoth_reader *reader = NULL;
    FILE *in = fmemopen(bytes->p, bytes->n, "rb");
    must(in && quoth_reader_new(q, &source, in, &reader) == QUOTH_OK, name);
    size_t n = 0;
    for (;; n++) {
        quoth_doc *doc = NULL;
        must(quoth_reader_next(reader, &doc) == QUOTH_OK, name);
        if (!doc)
            break;
        quoth_doc_free(doc);
    }
    quoth_reader_free(reader);
    fclose(in);
    return n;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double rate[MOST_RUNS];
    size_t runs = argc > 3 ? strtoul(argv[1], NULL, 10) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: read RUNS TITLE FILE...\n");
        return 2;
    }
    size_t n_files = (size_t)argc - 3, n_bytes = 0, n_articles = 0;
    quothp_buf *files = calloc(n_files, sizeof *files);
    quoth *q = quoth_new(NULL);
    must(files && q, "memory");
    for (size_t i = 0; i < n_files; i++) {
        load(argv[3 + i], &files[i]);
        n_bytes += files[i].n;
    }
    for (size_t run = 0; run < runs; run++) {
        double start = cpu_seconds();
        n_articles = 0;
        for (size_t i = 0; i < n_files; i++)
            n_articles += read_all(q, argv[3 + i], &files[i]);
        rate[run] = (double)n_bytes / 1e6 / (cpu_seconds() - start);
    }
    qsort(rate, runs, sizeof *rate, compare);
    printf("%-28s %7.1f MB %6zu articles %7.1f MB/s (%.1f to %.1f)\n", argv[2], (double)n_bytes / 1e6, n_articles,
           rate[runs / 2], rate[0], rate[runs - 1]);
    for (size_t i = 0; i < n_files; i++)
        quothp_buf_free(&files[i]);
    free(files);
    quoth_free(q);
    return 0;
}
