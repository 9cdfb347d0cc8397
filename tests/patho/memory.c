/* memory.c: memory runs out: each allocation of ours fails in turn, once or from then on, while articles of every form
 * are read, analysed, made a graph, corrected, written and proved. What comes back is QUOTH_ERR_MEMORY, or all that was
 * asked for; nothing crashes, and with AddressSanitizer nothing leaks.
 *
 * The linker puts our malloc under the calls of our own objects only: raptor2, libxml2, jansson and cgraph, which do
 * not all survive it, keep theirs. Pictures are left out, as they are drawn in a process of their own.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth.h"

static long left = -1; /* allocations until one fails; -1: none does */
static bool for_good, has_failed;

static bool fails(void)
{
    if (left < 0)
        return false;
    if (left > 0) {
        left--;
        return false;
    }
    if (!for_good)
        left = -1;
    has_failed = true;
    return true;
}

void *__real_malloc(size_t n);
void *__real_calloc(size_t count, size_t n);
void *__real_realloc(void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t count, size_t n);
void *__wrap_realloc(void *p, size_t n);

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_calloc(size_t count, size_t n)
{
    return fails() ? NULL : __real_calloc(count, n);
}

void *__wrap_realloc(void *p, size_t n)
{
    return fails() ? NULL : __real_realloc(p, n);
}

/* ---- one run ---- */

static const quoth_form FORMS[] = {QUOTH_TURTLE,  QUOTH_NTRIPLES, QUOTH_NQUADS, QUOTH_RDFXML,
                                   QUOTH_RDFJSON, QUOTH_TRIG,     QUOTH_JSONLD, QUOTH_GRAPHML,
                                   QUOTH_GEXF,    QUOTH_CYPHER,   QUOTH_FTM,    QUOTH_ANNOTATIONS};
enum { N_FORMS = sizeof FORMS / sizeof *FORMS };

static const char CORRECTIONS[] = "rename\tBerg\tAnna M. Berg\nspeaker\tIt will hold\tTom Quill\ndrop\tmayor\n"
                                  "role\tTom Quill\tformer clerk\tFenport\n";

typedef struct work {
    quoth *q;
    quoth_graph *graph;
    quoth_reader *reader;
    FILE *in, *out;
    char *bytes; /* all that was written */
    size_t n;
    size_t n_articles;
} work;

static quoth_status take_articles(work *w)
{
    for (;;) {
        quoth_doc *doc = NULL;
        quoth_status status = quoth_reader_next(w->reader, &doc);
        if (status != QUOTH_OK || !doc)
            return status;
        status = quoth_analyse(w->q, doc);
        if (status == QUOTH_OK)
            status = quoth_doc_write_jsonl(doc, w->out);
        if (status == QUOTH_OK)
            status = quoth_graph_add(w->graph, doc);
        quoth_doc_free(doc);
        if (status != QUOTH_OK)
            return status;
        w->n_articles++;
    }
}

static quoth_status correct(work *w)
{
    FILE *rows = fmemopen((void *)(uintptr_t)CORRECTIONS, strlen(CORRECTIONS), "r");
    quoth_status status = quoth_graph_correct(w->graph, "rows", rows);
    fclose(rows);
    return status;
}

/* What has been written can be proved, where there was memory to do so. */
static quoth_status prove(work *w, quoth_form form, const char *bytes, size_t n)
{
    FILE *in = fmemopen((void *)(uintptr_t)bytes, n, "r");
    quoth_status status = quoth_check(w->q, "graph", form, in, NULL);
    fclose(in);
    return status;
}

static quoth_status write_all(work *w)
{
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; i < N_FORMS && status == QUOTH_OK; i++) {
        char *bytes = NULL;
        size_t n = 0;
        FILE *out = open_memstream(&bytes, &n);
        status = quoth_graph_write(w->graph, FORMS[i], QUOTH_VIEW_ACTORS, out);
        fclose(out);
        fwrite(bytes, 1, n, w->out);
        if (status == QUOTH_OK && (FORMS[i] == QUOTH_NQUADS || FORMS[i] == QUOTH_TURTLE))
            status = prove(w, FORMS[i], bytes, n);
        free(bytes);
    }
    return status;
}

static quoth_status work_through(work *w, quoth_format format)
{
    const quoth_source source = {.name = "input", .format = format, .language = "en", .url = "https://fen.example/w"};
    w->q = quoth_new(NULL);
    quoth_status status = w->q ? quoth_load(w->q) : QUOTH_ERR_MEMORY;
    if (status == QUOTH_OK && !(w->graph = quoth_graph_new(w->q)))
        status = QUOTH_ERR_MEMORY;
    if (status == QUOTH_OK)
        status = quoth_reader_new(w->q, &source, w->in, &w->reader);
    if (status == QUOTH_OK)
        status = take_articles(w);
    if (status == QUOTH_OK)
        status = correct(w);
    return status == QUOTH_OK ? write_all(w) : status;
}

/* The k-th allocation fails; -1: none. The caller frees the bytes. */
static quoth_status run(quoth_format format, const char *input, long k, work *w)
{
    *w = (work){.in = fmemopen((void *)(uintptr_t)input, strlen(input), "r")};
    w->out = open_memstream(&w->bytes, &w->n);
    has_failed = false;
    left = k;
    quoth_status status = work_through(w, format);
    left = -1;
    quoth_reader_free(w->reader);
    quoth_graph_free(w->graph);
    quoth_free(w->q);
    fclose(w->in);
    fclose(w->out);
    return status;
}

/* ---- all of them ---- */

static const struct {
    const char *name;
    quoth_format format;
    const char *input;
} ROWS[] = {
    {"text", QUOTH_FROM_TEXT,
     "“It will hold,” Mayor Anna Berg of Fenport told the Fen Post on Monday in a letter. One Department official said "
     "that Berg was wrong.\n\nTom Quill, a former spokesman of the Dam Agency, denied that.\n"},
    {"a page", QUOTH_FROM_HTML,
     "<html lang=en><head><title>Wall fails</title><script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
     "\"headline\": \"Wall\"}</script></head><body><article><p>“It will hold,” said Mayor Anna Berg of Fenport, and "
     "nobody had asked for any money.</p></article></body></html>"},
    {"JSON Lines", QUOTH_FROM_JSONL,
     "{\"id\": \"a\", \"text\": \"Berg said it will hold.\", \"subjects\": [\"Flooding\"], \"date\": "
     "\"2031-03-04\"}\n"},
    {"news XML", QUOTH_FROM_XML,
     "<rss><channel><title>The Fen "
     "Post</title><item><title>Wall</title><category>Flooding</category><description>&lt;p>"
     "“It will hold,” said Mayor Anna Berg.</description></item></channel></rss>"},
    {"a web archive", QUOTH_FROM_WARC,
     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fen.example/wall\r\nContent-Length: 144\r\n\r\n"
     "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>“It will hold,” said Mayor Anna "
     "Berg of Fenport.</p></body></html>\r\n\r\n"},
    {"CoNLL-U", QUOTH_FROM_CONLLU,
     "# newdoc id = "
     "a\n1\tBerg\tBerg\tPROPN\tNNP\t_\t2\tnsubj\t_\tNER=S-PERSON\n2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t"
     "_\n3\tno\tno\tINTJ\tUH\t_\t2\tccomp\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"},
    {"CoreNLP", QUOTH_FROM_CORENLP,
     "{\"docId\": \"a\", \"sentences\": [{\"basicDependencies\": [{\"governor\": 2, \"dependent\": 1}, {\"governor\": "
     "0, "
     "\"dependent\": 2}], \"tokens\": [{\"word\": \"Berg\", \"pos\": \"NNP\", \"ner\": \"PERSON\", \"before\": \"\"}, "
     "{\"word\": \"agreed\", \"pos\": \"VBD\", \"before\": \" \"}]}]}"},
};
enum { N_ROWS = sizeof ROWS / sizeof *ROWS };

/* Fails each allocation in turn. Returns their number, or -1 after a failure that was told. */
static long fail_each(size_t row, const work *want)
{
    for (long k = 0;; k++) {
        work got;
        quoth_status status = run(ROWS[row].format, ROWS[row].input, k, &got);
        bool same = got.n == want->n && memcmp(got.bytes, want->bytes, got.n) == 0;
        free(got.bytes);
        if (status == QUOTH_OK ? !same : status != QUOTH_ERR_MEMORY) {
            printf("# allocation %ld: %s, and %s\n", k, quoth_status_text(status), same ? "all is there" : "not all");
            return -1;
        }
        if (!has_failed)
            return k;
    }
}

int main(void)
{
    printf("1..%d\n", 2 * N_ROWS);
    for (size_t row = 0; row < N_ROWS; row++) {
        work want;
        quoth_status status = run(ROWS[row].format, ROWS[row].input, -1, &want);
        for (int mode = 0; mode < 2; mode++) {
            for_good = mode == 1;
            long n = status == QUOTH_OK && want.n_articles ? fail_each(row, &want) : -1;
            printf("%sok %d - %s: each of %ld allocations fails%s\n", n > 0 ? "" : "not ", (int)row * 2 + mode + 1,
                   ROWS[row].name, n, for_good ? ", and all behind it" : "");
            fflush(stdout);
        }
        free(want.bytes);
    }
    return 0;
}
