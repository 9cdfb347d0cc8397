/* stages.c: what each step of the work costs, and whether the cost grows in step with the length of an article.
 *
 *     stages FILE [RUNS]
 *
 * Reads FILE (text, HTML or JSON Lines) and takes its articles through the library one by one; then all of them joined
 * into one article of 10,000 words, one of 100,000 and one of a million, from the first again where they do not
 * suffice. Prints a table of CPU microseconds for 1,000 words, the median of RUNS; of the longest, of one run.
 */
#include "base/buf.h"
#include "context.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_STEPS = 32, MOST_RUNS = 101, SHAPES = 4 };

/* The steps that are no stages; those stand between READ and the others. */
enum { READ, STAGES };
static const char *const LAST_STEPS[] = {"layers", "graph", "rdf"};

/* The same text in several shapes: each is a column of the table. */
typedef struct shape {
    const char *title;
    quothp_buf text;
    size_t n_words, n_steps;
    double cost[MOST_STEPS][MOST_RUNS]; /* CPU seconds */
} shape;

static void must(int good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "stages: %s failed\n", what);
    exit(1);
}

/* CPU seconds since the last call. */
static double lap(double *last)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    double now = (double)t.tv_sec + (double)t.tv_nsec / 1e9, passed = now - *last;
    *last = now;
    return passed;
}

/* ---- the work ---- */

/* The next article, or NULL at the end. */
static quoth_doc *next(quoth_reader *reader)
{
    quoth_doc *doc = NULL;
    must(quoth_reader_next(reader, &doc) == QUOTH_OK, "reading");
    return doc;
}

static quoth_reader *open_text(quoth *q, const quothp_buf *text, FILE **in)
{
    quoth_source source = {.name = "text"};
    quoth_reader *reader = NULL;
    *in = fmemopen(text->p, text->n, "rb");
    must(*in && quoth_reader_new(q, &source, *in, &reader) == QUOTH_OK, "opening");
    return reader;
}

/* One article through all stages and into the graph; adds up what each step took. Returns the number of the next step.
 */
static size_t analyse(quoth *q, quoth_doc *doc, quoth_graph *graph, FILE *out, shape *s, size_t run, double *clock)
{
    size_t step = STAGES;
    for (const quothp_stage *stage = quothp_stages; stage->name; stage++, step++) {
        must(stage->run(q, doc) == QUOTH_OK, stage->name);
        quothp_arena_reset(&q->scratch);
        s->cost[step][run] += lap(clock);
    }
    must(quoth_doc_write_jsonl(doc, out) == QUOTH_OK, "writing layers");
    s->cost[step++][run] += lap(clock);
    must(quoth_graph_add(graph, doc) == QUOTH_OK, "the graph");
    s->cost[step++][run] += lap(clock);
    return step;
}

static void work(shape *s, size_t run, FILE *out)
{
    double clock = 0;
    lap(&clock);
    quoth *q = quoth_new(NULL);
    quoth_graph *graph = quoth_graph_new(q);
    must(q && graph, "memory");
    FILE *in;
    quoth_reader *reader = open_text(q, &s->text, &in);
    size_t step = STAGES;
    for (quoth_doc *doc; (doc = next(reader));) {
        s->cost[READ][run] += lap(&clock);
        step = analyse(q, doc, graph, out, s, run, &clock);
        quoth_doc_free(doc);
    }
    must(quoth_graph_write(graph, QUOTH_NTRIPLES, QUOTH_VIEW_ACTORS, out) == QUOTH_OK, "writing triples");
    s->cost[step++][run] += lap(&clock);
    s->n_steps = step;
    quoth_reader_free(reader);
    fclose(in);
    quoth_graph_free(graph);
    quoth_free(q);
}

/* ---- the text ---- */

static void load(const char *path, quothp_buf *text)
{
    char piece[1 << 16];
    FILE *file = fopen(path, "rb");
    must(file != NULL, path);
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        quothp_buf_add(text, piece, n);
    must(!ferror(file) && !text->failed && text->n > 0, path);
    fclose(file);
}

static size_t count_words(const char *text, size_t n)
{
    size_t words = 0;
    for (size_t i = 0; i < n; i++)
        words += !strchr(" \t\r\n", text[i]) && (i == 0 || strchr(" \t\r\n", text[i - 1]));
    return words;
}

/* Appends the texts of all articles one after the other until there are so many words (SIZE_MAX: once). Returns how
   many there are. */
static size_t join(const quothp_buf *articles, size_t least_words, quothp_buf *joined)
{
    quoth *q = quoth_new(NULL);
    size_t n_words = 0;
    must(q != NULL, "memory");
    do {
        FILE *in;
        quoth_reader *reader = open_text(q, articles, &in);
        for (quoth_doc *doc; n_words < least_words && (doc = next(reader));) {
            size_t n;
            const char *text = quoth_doc_text(doc, &n);
            quothp_buf_add(joined, text, n);
            quothp_buf_puts(joined, "\n\n");
            n_words += count_words(text, n);
            quoth_doc_free(doc);
        }
        quoth_reader_free(reader);
        fclose(in);
        must(n_words > 0 && !joined->failed, "joining");
    } while (n_words < least_words && least_words < SIZE_MAX);
    quoth_free(q);
    return n_words;
}

/* ---- the table ---- */

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Microseconds for 1,000 words. */
static double per_1000(shape *s, size_t step, size_t runs)
{
    qsort(s->cost[step], runs, sizeof **s->cost, compare);
    return s->cost[step][runs / 2] * 1e9 / (double)s->n_words;
}

static const char *step_name(const shape *s, size_t step)
{
    size_t n_last = sizeof LAST_STEPS / sizeof *LAST_STEPS;
    if (step == READ)
        return "read";
    return step >= s->n_steps - n_last ? LAST_STEPS[step + n_last - s->n_steps] : quothp_stages[step - STAGES].name;
}

static void print_row(const char *name, const double cost[SHAPES])
{
    printf("%-10s", name);
    for (size_t i = 0; i < SHAPES; i++)
        printf(" %12.0f", cost[i]);
    printf(" %8.1f %12.0f\n", cost[SHAPES - 2] > 0 ? cost[SHAPES - 1] / cost[SHAPES - 2] : 0,
           cost[0] > 0 ? 1e9 / cost[0] : 0);
}

static void print(shape shapes[SHAPES], size_t runs)
{
    double all[SHAPES] = {0};
    printf("%-10s", "us/1000 w.");
    for (size_t i = 0; i < SHAPES; i++)
        printf(" %12s", shapes[i].title);
    printf(" %8s %12s\n", "growth", "words/s");
    for (size_t step = 0; step < shapes->n_steps; step++) {
        double cost[SHAPES];
        for (size_t i = 0; i < SHAPES; i++) {
            cost[i] = per_1000(&shapes[i], step, i + 1 < SHAPES ? runs : 1);
            all[i] += cost[i];
        }
        print_row(step_name(shapes, step), cost);
    }
    print_row("all", all);
}

int main(int argc, char **argv)
{
    static shape shapes[SHAPES] = {
        {.title = "articles"}, {.title = "one of 10k"}, {.title = "one of 100k"}, {.title = "one of 1M"}};
    size_t runs = argc > 2 ? strtoul(argv[2], NULL, 10) : 5;
    if (argc < 2 || runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: stages FILE [RUNS]\n");
        return 2;
    }
    FILE *out = fopen("/dev/null", "w");
    must(out != NULL, "/dev/null");
    load(argv[1], &shapes[0].text);
    quothp_buf all = {0};
    shapes[0].n_words = join(&shapes[0].text, SIZE_MAX, &all);
    quothp_buf_free(&all);
    shapes[1].n_words = join(&shapes[0].text, 10000, &shapes[1].text);
    shapes[2].n_words = join(&shapes[0].text, 100000, &shapes[2].text);
    shapes[3].n_words = join(&shapes[0].text, 1000000, &shapes[3].text);
    for (size_t run = 0; run < runs; run++)
        for (size_t i = 0; i < (run ? SHAPES - 1 : SHAPES); i++)
            work(&shapes[i], run, out);
    print(shapes, runs);
    for (size_t i = 0; i < SHAPES; i++)
        quothp_buf_free(&shapes[i].text);
    fclose(out);
    return 0;
}
