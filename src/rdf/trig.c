/* trig.c: TriG (W3C Recommendation, 25 February 2014), which raptor reads but does not write. Streams: the triples of
 * a node that come one after the other make one block, laid out like raptor's Turtle.
 *
 * Prefixes are few, so a namespace is found by trying each. A name is shortened when what follows the namespace is made
 * of ASCII letters, digits, '_' and '-' alone: the grammar allows more, but so nothing needs an escape.
 */
#include "rdf/backend.h"

#include "base/str.h"
#include "ontology/terms.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_PREFIXES = 32 };

typedef struct trig {
    FILE *out;
    struct {
        const char *prefix, *namespace;
        size_t n;
    } prefixes[MAX_PREFIXES];
    size_t n_prefixes;
    bool started, in_graph;
    quothp_buf subject, predicate; /* of the triple before; empty: none */
} trig;

static bool open_trig(quothp_writer *w)
{
    trig *t = w->state = calloc(1, sizeof *t);
    if (t)
        t->out = w->out;
    return t != NULL;
}

/* ---- terms ---- */

static bool is_local_name(const char *name)
{
    if (!*name || *name == '-')
        return false;
    for (; *name; name++)
        if (!quothp_is_alpha(*name) && !quothp_is_digit(*name) && *name != '_' && *name != '-')
            return false;
    return true;
}

static void put_iri(const trig *t, const char *iri)
{
    for (size_t i = 0; i < t->n_prefixes; i++)
        if (strncmp(iri, t->prefixes[i].namespace, t->prefixes[i].n) == 0 && is_local_name(iri + t->prefixes[i].n)) {
            fprintf(t->out, "%s:%s", t->prefixes[i].prefix, iri + t->prefixes[i].n);
            return;
        }
    fprintf(t->out, "<%s>", iri);
}

static void put_string(const trig *t, const char *text)
{
    putc('"', t->out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(t->out, "\\%c", c);
        else if (c == '\n')
            fputs("\\n", t->out);
        else if (c == '\r')
            fputs("\\r", t->out);
        else if (c < 0x20 || c == 0x7F)
            fprintf(t->out, "\\u%04X", c);
        else
            putc(c, t->out);
    }
    putc('"', t->out);
}

static void put_object(const trig *t, const quothp_triple *triple)
{
    if (!triple->literal) {
        put_iri(t, triple->object);
        return;
    }
    put_string(t, triple->object);
    if (triple->datatype) {
        fputs("^^", t->out);
        put_iri(t, triple->datatype);
    }
}

/* ---- blocks ---- */

static void set_prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    trig *t = w->state;
    size_t i = 0;
    while (i < t->n_prefixes && strcmp(t->prefixes[i].prefix, prefix) != 0)
        i++;
    if (i == MAX_PREFIXES) {
        quothp_writer_fail(w, QUOTH_ERR_INTERNAL);
        return;
    }
    t->prefixes[i].prefix = prefix;
    t->prefixes[i].namespace = namespace;
    t->prefixes[i].n = strlen(namespace);
    t->n_prefixes += i == t->n_prefixes;
}

static void close_subject(trig *t)
{
    if (t->subject.n)
        fputs(" .\n", t->out);
    quothp_buf_clear(&t->subject);
    quothp_buf_clear(&t->predicate);
}

static void close_graph(trig *t)
{
    close_subject(t);
    if (t->in_graph)
        fputs("}\n", t->out);
    t->in_graph = false;
}

static void put_prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    trig *t = w->state;
    close_graph(t);
    set_prefix(w, prefix, namespace);
    fprintf(t->out, "@prefix %s: <%s> .\n", prefix, namespace);
}

static void start(quothp_writer *w)
{
    (void)w;
}

static void open_graph(quothp_writer *w, const char *iri)
{
    trig *t = w->state;
    close_graph(t);
    fprintf(t->out, "\n<%s> {\n", iri);
    t->in_graph = true;
}

static bool is_same(const quothp_buf *before, const char *iri)
{
    return before->n && strcmp(before->p, iri) == 0;
}

static void keep(quothp_writer *w, quothp_buf *buf, const char *iri)
{
    quothp_buf_clear(buf);
    quothp_buf_puts(buf, iri);
    if (buf->failed)
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
}

static void put_triple(quothp_writer *w, const quothp_triple *triple)
{
    trig *t = w->state;
    bool same_subject = is_same(&t->subject, triple->subject);
    if (same_subject && is_same(&t->predicate, triple->predicate)) {
        fputs(", ", t->out);
        put_object(t, triple);
        return;
    }
    if (!same_subject) {
        close_subject(t);
        fputs("    ", t->out);
        put_iri(t, triple->subject);
        keep(w, &t->subject, triple->subject);
    }
    fputs(same_subject ? " ;\n        " : "\n        ", t->out);
    if (strcmp(triple->predicate, QUOTHP_IRI_RDF_TYPE) == 0)
        putc('a', t->out);
    else
        put_iri(t, triple->predicate);
    putc(' ', t->out);
    put_object(t, triple);
    keep(w, &t->predicate, triple->predicate);
}

static void end(quothp_writer *w)
{
    close_graph(w->state);
}

static void close(quothp_writer *w)
{
    trig *t = w->state;
    if (!t)
        return;
    quothp_buf_free(&t->subject);
    quothp_buf_free(&t->predicate);
    free(t);
}

const quothp_backend QUOTHP_BACKEND_TRIG = {open_trig, put_prefix, start, open_graph, put_triple, end, close};
