/* common.c: see fuzz.h. */
#include "fuzz.h"

#include "base/utf8.h"
#include "doc/doc.h"

#include <stdlib.h>
#include <string.h>

void fuzz_broken(const char *promise)
{
    fprintf(stderr, "broken promise: %s\n", promise);
    abort();
}

FILE *fuzz_file(const uint8_t *bytes, size_t n)
{
    FILE *in = n ? fmemopen((void *)(uintptr_t)bytes, n, "rb") : fopen("/dev/null", "rb");
    if (!in)
        fuzz_broken("bytes in memory can be read as a file");
    return in;
}

/* Messages are one line of UTF-8 each, for whoever prints them. */
static void read_message(void *user, const quoth_message *message)
{
    (void)user;
    if (message->file && strlen(message->file) > 1 << 20)
        fuzz_broken("a message names its file");
    if (!*message->text || strchr(message->text, '\n'))
        fuzz_broken("a message is one line");
}

quoth *fuzz_context(const char *model)
{
    const quoth_settings settings = {.model = model, .message = read_message};
    quoth *q = quoth_new(&settings);
    if (!q)
        fuzz_broken("there is memory for a context");
    return q;
}

quoth *fuzz_analyst(void)
{
    static quoth *q;
    if (!q)
        q = fuzz_context(NULL);
    if (quoth_load(q) != QUOTH_OK)
        fuzz_broken("QUOTH_MODEL names a model");
    return q;
}

void fuzz_articles(quoth *q, quoth_format format, const uint8_t *bytes, size_t n, fuzz_article_fn each, void *user)
{
    const quoth_source source = {.name = "input", .format = format, .language = "en"};
    FILE *in = fuzz_file(bytes, n);
    quoth_reader *reader = NULL;
    quoth_status status = quoth_reader_new(q, &source, in, &reader);
    while (status == QUOTH_OK || (reader && status == QUOTH_ERR_INPUT)) {
        quoth_doc *doc = NULL;
        status = quoth_reader_next(reader, &doc);
        if (status != QUOTH_OK && doc)
            fuzz_broken("an error comes without a document");
        if (status == QUOTH_OK && !doc)
            break;
        if (doc)
            each(user, doc);
        quoth_doc_free(doc);
    }
    if (status == QUOTH_ERR_USAGE || status == QUOTH_ERR_INTERNAL)
        fuzz_broken("bytes alone are no wrong usage and no internal error");
    quoth_reader_free(reader);
    fclose(in);
}

/* ---- what is read ---- */

static void check_text(const quoth_doc *doc)
{
    size_t n, bad;
    const char *text = quoth_doc_text(doc, &n);
    if (!quothp_utf8_valid(text, n, &bad) || memchr(text, '\0', n) || text[n] != '\0')
        fuzz_broken("a text is UTF-8 without NUL");
    uint32_t end = 0;
    for (uint32_t b = 0; b < doc->blocks.n; b++) {
        quothp_span span = doc->blocks.at[b].span;
        if (span.begin < end || span.end < span.begin || span.end > n)
            fuzz_broken("blocks lie in the text, one behind the other");
        if (((unsigned char)text[span.begin] & 0xC0) == 0x80 || ((unsigned char)text[span.end] & 0xC0) == 0x80)
            fuzz_broken("blocks begin and end between characters");
        end = span.end;
    }
}

static void check_fields(const quoth_doc *doc)
{
    const char *fields[] = {doc->id,       doc->url,    doc->title,    doc->date,    doc->publisher,
                            doc->provider, doc->byline, doc->dateline, doc->language};
    size_t bad;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i] && !quothp_utf8_valid(fields[i], strlen(fields[i]), &bad))
            fuzz_broken("what is known of an article is UTF-8");
}

static void look_at(void *user, quoth_doc *doc)
{
    (void)user;
    check_text(doc);
    check_fields(doc);
    char *line = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&line, &n);
    if (!out || quoth_doc_write_jsonl(doc, out) != QUOTH_OK || fclose(out) != 0)
        fuzz_broken("a document can be written");
    if (n < 2 || line[n - 1] != '\n' || memchr(line, '\n', n) != line + n - 1)
        fuzz_broken("a document is one line");
    free(line);
}

int fuzz_reader(quoth_format format, const uint8_t *bytes, size_t n)
{
    quoth *q = fuzz_context(NULL);
    fuzz_articles(q, format, bytes, n, look_at, NULL);
    quoth_free(q);
    return 0;
}

/* ---- what is made of it ---- */

/* Pictures are drawing.c's. */
static const quoth_form FORMS[] = {QUOTH_RDFXML, QUOTH_RDFJSON, QUOTH_JSONLD, QUOTH_GRAPHML,
                                   QUOTH_GEXF,   QUOTH_CYPHER,  QUOTH_FTM,    QUOTH_ANNOTATIONS};
enum { N_FORMS = sizeof FORMS / sizeof *FORMS };

char *fuzz_write(const quoth_graph *graph, quoth_form form, size_t *n)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, n);
    if (!out || quoth_graph_write(graph, form, QUOTH_VIEW_ACTORS, out) != QUOTH_OK || fclose(out) != 0)
        fuzz_broken("a graph can be written in every form");
    return bytes;
}

void fuzz_prove(quoth *q, const quoth_graph *graph, quoth_form form)
{
    size_t n;
    char *bytes = fuzz_write(graph, form, &n);
    FILE *in = fuzz_file((const uint8_t *)bytes, n);
    quoth_proof proof;
    if (quoth_check(q, "graph", form, in, &proof) != QUOTH_OK) {
        fwrite(bytes, 1, n, stderr);
        fuzz_broken("a graph proves itself");
    }
    fclose(in);
    free(bytes);
}

typedef struct mapping {
    quoth *q;
    quoth_graph *graph;
    size_t n_articles;
} mapping;

static void map_article(void *user, quoth_doc *doc)
{
    mapping *m = user;
    if (quoth_analyse(m->q, doc) != QUOTH_OK || quoth_graph_add(m->graph, doc) != QUOTH_OK)
        fuzz_broken("what has been read can be analysed");
    look_at(NULL, doc);
    m->n_articles++;
}

quoth_graph *fuzz_graph(quoth *q, quoth_format format, const uint8_t *bytes, size_t n)
{
    mapping m = {.q = q, .graph = quoth_graph_new(q)};
    if (!m.graph)
        fuzz_broken("there is memory for a graph");
    fuzz_articles(q, format, bytes, n, map_article, &m);
    if (!m.n_articles) {
        quoth_graph_free(m.graph);
        m.graph = NULL;
    }
    return m.graph;
}

int fuzz_map(quoth *q, quoth_format format, const uint8_t *bytes, size_t n)
{
    static const quoth_form PROOFS[] = {QUOTH_TURTLE, QUOTH_NTRIPLES, QUOTH_NQUADS, QUOTH_TRIG};
    quoth_graph *graph = fuzz_graph(q, format, bytes, n);
    if (!graph)
        return 0;
    size_t n_written;
    fuzz_prove(q, graph, PROOFS[n % 4]);
    free(fuzz_write(graph, FORMS[n / 4 % N_FORMS], &n_written));
    quoth_graph_free(graph);
    return 0;
}
