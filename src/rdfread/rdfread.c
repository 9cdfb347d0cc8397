/* rdfread.c: see rdfread.h. The only includer of serd.h. */
#include "rdfread/rdfread.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "ontology/terms.h"
#include "rdfread/bytes.h"

#include <serd/serd.h>
#include <stdlib.h>
#include <string.h>

/* serd calls itself for each bracket within a bracket, without end: it is stopped by the stack that it has used. */
enum { MAX_STACK = 256 * 1024 };

/* serd 0.30 keeps something of each quad for as long as its reader lives: the lines that one reader gets. */
enum { LINES_OF_QUADS = 20000 };

/* A prefix of any length would multiply with each name that uses it. */
enum { MAX_IRI = 64 * 1024 };

static const char TOO_LONG[] = "an IRI of more than 64 KiB";

enum { GRAPH, SUBJECT, PREDICATE, OBJECT, DATATYPE, N_PLACES };

typedef struct reading {
    quothp_bytes bytes;
    quothp_report *report;
    SerdEnv *env;
    quothp_quad_fn quad;
    void *user;
    quothp_buf full[N_PLACES]; /* IRIs that the file writes shorter */
    uintptr_t stack;           /* where it stood before serd was called */
    uint32_t lines_before;     /* those that serd does not know of */
    bool in_turns;             /* the file is cut at line ends, for one reader after the other */
    bool paused;               /* at such an end */
    quoth_status status;       /* the first trouble; it has been told */
} reading;

static SerdStatus fail(reading *r, quoth_status status)
{
    if (r->status == QUOTH_OK)
        r->status = status;
    return SERD_ERR_INTERNAL;
}

static SerdStatus complain(reading *r, const char *what)
{
    if (r->status == QUOTH_OK && !r->bytes.failed)
        quothp_report_at(r->report, QUOTH_ERROR, r->bytes.line, 0, "%s", what);
    return fail(r, QUOTH_ERR_INPUT);
}

/* ---- what serd asks for ---- */

static size_t give_byte(void *to, size_t size, size_t count, void *user)
{
    reading *r = user;
    (void)size;
    (void)count;
    r->paused = r->in_turns && r->bytes.newline && r->bytes.line - r->lines_before >= LINES_OF_QUADS;
    int byte = r->paused ? -1 : quothp_bytes_next(&r->bytes);
    if (byte < 0)
        return 0;
    *(unsigned char *)to = (unsigned char)byte;
    return 1;
}

static int has_failed(void *user)
{
    const reading *r = user;
    return r->bytes.failed;
}

static SerdStatus on_error(void *user, const SerdError *error)
{
    reading *r = user;
    char text[512];
    if (r->status != QUOTH_OK || r->bytes.failed)
        return SERD_SUCCESS; /* a consequence of what has been told */
    /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): serd has started them */
    vsnprintf(text, sizeof text, error->fmt, *error->args);
    text[strcspn(text, "\n")] = '\0';
    quothp_report_at(r->report, QUOTH_ERROR, r->lines_before + error->line, error->col, "%s", text);
    r->status = QUOTH_ERR_INPUT;
    return SERD_SUCCESS;
}

static SerdStatus on_base(void *user, const SerdNode *iri)
{
    reading *r = user;
    return iri->n_bytes > MAX_IRI ? complain(r, TOO_LONG) : serd_env_set_base_uri(r->env, iri);
}

static SerdStatus on_prefix(void *user, const SerdNode *name, const SerdNode *iri)
{
    reading *r = user;
    return iri->n_bytes > MAX_IRI ? complain(r, TOO_LONG) : serd_env_set_prefix(r->env, name, iri);
}

/* ---- terms ---- */

static bool expand_prefix(reading *r, const SerdNode *node, quothp_buf *full)
{
    SerdChunk prefix, suffix;
    if (serd_env_expand(r->env, node, &prefix, &suffix) != SERD_SUCCESS)
        return false;
    quothp_buf_clear(full);
    quothp_buf_add(full, (const char *)prefix.buf, prefix.len);
    quothp_buf_add(full, (const char *)suffix.buf, suffix.len);
    return !full->failed;
}

static bool resolve(reading *r, const SerdNode *node, quothp_buf *full)
{
    SerdNode iri = serd_env_expand_node(r->env, node);
    bool absolute = iri.buf && serd_uri_string_has_scheme(iri.buf);
    quothp_buf_clear(full);
    if (absolute)
        quothp_buf_add(full, (const char *)iri.buf, iri.n_bytes);
    serd_node_free(&iri);
    return absolute && !full->failed;
}

/* Escapes can make what the bytes of a file cannot: half a surrogate pair. Each begins with the byte ED in UTF-8. */
static bool well_formed(quothp_str text)
{
    size_t bad;
    return !memchr(text.p, 0xED, text.n) || quothp_utf8_valid(text.p, text.n, &bad);
}

static bool take(reading *r, const SerdNode *node, int place, quothp_term *term)
{
    quothp_buf *full = &r->full[place];
    if (!node || node->type == SERD_NOTHING)
        return true;
    term->kind = node->type == SERD_LITERAL ? QUOTHP_TERM_LITERAL
                 : node->type == SERD_BLANK ? QUOTHP_TERM_BLANK
                                            : QUOTHP_TERM_IRI;
    term->text = (quothp_str){(const char *)node->buf, node->n_bytes};
    bool relative = node->type == SERD_URI && !serd_uri_string_has_scheme(node->buf);
    if (node->type == SERD_CURIE ? !expand_prefix(r, node, full) : relative && !resolve(r, node, full)) {
        if (full->failed)
            fail(r, QUOTH_ERR_MEMORY);
        else
            complain(r, relative ? "a relative IRI, and no @base before it" : "a prefix that is not declared");
        return false;
    }
    if (node->type == SERD_CURIE || relative)
        term->text = (quothp_str){full->p, full->n};
    if (term->kind != QUOTHP_TERM_LITERAL && term->text.n > MAX_IRI) {
        complain(r, TOO_LONG);
        return false;
    }
    return well_formed(term->text) || (complain(r, "half a surrogate pair, written as an escape"), false);
}

static bool too_deep(const reading *r)
{
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    return (here > r->stack ? here - r->stack : r->stack - here) > MAX_STACK;
}

static SerdStatus on_statement(void *user, SerdStatementFlags flags, const SerdNode *graph, const SerdNode *subject,
                               const SerdNode *predicate, const SerdNode *object, const SerdNode *datatype,
                               const SerdNode *language)
{
    reading *r = user;
    quothp_quad quad = {.line = r->bytes.line};
    quothp_term type = {0};
    (void)flags;
    if (too_deep(r))
        return complain(r, "too many brackets within brackets");
    if (!take(r, graph, GRAPH, &quad.graph) || !take(r, subject, SUBJECT, &quad.subject) ||
        !take(r, predicate, PREDICATE, &quad.predicate) || !take(r, object, OBJECT, &quad.object) ||
        !take(r, datatype, DATATYPE, &type))
        return SERD_ERR_INTERNAL;
    if (!quothp_str_is(type.text, QUOTHP_NS_XSD "string"))
        quad.datatype = type.text;
    if (language)
        quad.language = (quothp_str){(const char *)language->buf, language->n_bytes};
    r->bytes.n_statement = 0;
    quoth_status status = r->quad(r->user, &quad);
    return status == QUOTH_OK ? SERD_SUCCESS : fail(r, status);
}

/* ---- the whole ---- */

static SerdSyntax syntax_of(quoth_form form)
{
    return form == QUOTH_NTRIPLES ? SERD_NTRIPLES
           : form == QUOTH_NQUADS ? SERD_NQUADS
           : form == QUOTH_TRIG   ? SERD_TRIG
                                  : SERD_TURTLE;
}

static void read_turn(reading *r, SerdReader *reader)
{
    serd_reader_set_strict(reader, true);
    serd_reader_set_error_sink(reader, on_error, r);
    r->stack = (uintptr_t)__builtin_frame_address(0);
    /* one byte at a time: serd tells no line of a statement, the bytes that it has taken do */
    SerdStatus status = serd_reader_read_source(reader, give_byte, has_failed, r, (const uint8_t *)"", 1);
    if (r->bytes.failed)
        fail(r, ferror(r->bytes.in) ? QUOTH_ERR_IO : QUOTH_ERR_INPUT);
    else if (status > SERD_FAILURE && r->status == QUOTH_OK)
        complain(r, (const char *)serd_strerror(status));
}

static void read_all(reading *r, SerdSyntax syntax)
{
    r->in_turns = syntax == SERD_NQUADS;
    do {
        SerdReader *reader = serd_reader_new(syntax, r, NULL, on_base, on_prefix, on_statement, NULL);
        r->lines_before = r->bytes.newline ? r->bytes.line : 0;
        r->paused = false;
        if (reader)
            read_turn(r, reader);
        else
            r->status = QUOTH_ERR_MEMORY;
        serd_reader_free(reader);
    } while (r->paused && r->status == QUOTH_OK);
}

quoth_status quothp_rdf_read(quoth_form form, FILE *in, quothp_report *report, quothp_quad_fn quad, void *user)
{
    reading *r = calloc(1, sizeof *r);
    SerdEnv *env = r ? serd_env_new(NULL) : NULL;
    quoth_status status = QUOTH_ERR_MEMORY;
    if (env) {
        quothp_bytes_start(&r->bytes, in, report);
        r->report = report;
        r->env = env;
        r->quad = quad;
        r->user = user;
        read_all(r, syntax_of(form));
        status = r->status;
    }
    serd_env_free(env);
    for (int i = 0; r && i < N_PLACES; i++)
        quothp_buf_free(&r->full[i]);
    free(r);
    return status;
}
