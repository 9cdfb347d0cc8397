/* raptor.c: with world.c, the only file that knows raptor. One serializer for each graph: a used one would repeat what
 * it wrote before.
 *
 * raptor 2.0.15 has two faults that are put right on the way to the file (escape): a lone carriage return stands
 * unescaped in a Turtle string of one line, and RDF/JSON gets \U0001F600, which is no JSON.
 */
#include "rdf/backend.h"
#include "rdf/world.h"

#include <raptor2.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER = 16 * 1024 };

typedef struct raptor {
    quothp_writer *w;
    raptor_world *world;
    raptor_serializer *serializer;
    raptor_iostream *stream;
    const char *graph;                      /* N-Quads: named graph, or NULL */
    raptor_term *kept_graph, *kept_subject; /* of the triple before, as the next has them most often, too */
    bool escapes;                           /* the form has some that raptor does not write */
    char pending[10];                       /* RDF/JSON: an escape whose end has not come yet */
    size_t n_pending;
    size_t n_buffered;
    char buffer[BUFFER]; /* raptor writes most literals byte by byte */
} raptor;

static void flush(raptor *r)
{
    if (r->w->status == QUOTH_OK && fwrite(r->buffer, 1, r->n_buffered, r->w->out) != r->n_buffered)
        quothp_writer_fail(r->w, QUOTH_ERR_IO);
    r->n_buffered = 0;
}

static void put(raptor *r, const char *bytes, size_t n)
{
    while (n) {
        if (r->n_buffered == BUFFER)
            flush(r);
        size_t room = BUFFER - r->n_buffered, part = n < room ? n : room;
        memcpy(r->buffer + r->n_buffered, bytes, part);
        r->n_buffered += part;
        bytes += part;
        n -= part;
    }
}

/* ---- escapes ---- */

static void turtle_bytes(raptor *r, const char *bytes, size_t n)
{
    for (const char *cr; (cr = memchr(bytes, '\r', n)); bytes = cr + 1) {
        put(r, bytes, (size_t)(cr - bytes));
        put(r, "\\r", 2);
        n -= (size_t)(cr - bytes) + 1;
    }
    put(r, bytes, n);
}

static void put_pending(raptor *r)
{
    char pair[16];
    if (r->n_pending == sizeof r->pending) {
        unsigned long cp = strtoul((char[9]){r->pending[2], r->pending[3], r->pending[4], r->pending[5], r->pending[6],
                                             r->pending[7], r->pending[8], r->pending[9]},
                                   NULL, 16) -
                           0x10000;
        snprintf(pair, sizeof pair, "\\u%04lX\\u%04lX", 0xD800 + (cp >> 10 & 0x3FF), 0xDC00 + (cp & 0x3FF));
        put(r, pair, 12);
    } else {
        put(r, r->pending, r->n_pending);
    }
    r->n_pending = 0;
}

static void json_byte(raptor *r, char c)
{
    if (r->n_pending == 0 && c != '\\') {
        put(r, &c, 1);
        return;
    }
    r->pending[r->n_pending++] = c;
    bool whole = r->n_pending > 1 && r->pending[1] == 'U' ? r->n_pending == sizeof r->pending : r->n_pending == 2;
    if (whole)
        put_pending(r);
}

static void escape(raptor *r, const char *bytes, size_t n)
{
    if (r->w->form == QUOTH_TURTLE)
        turtle_bytes(r, bytes, n);
    else if (r->w->form == QUOTH_RDFJSON)
        for (size_t i = 0; i < n; i++)
            json_byte(r, bytes[i]);
    else
        put(r, bytes, n);
}

static int write_bytes(void *context, const void *bytes, size_t size, size_t count)
{
    raptor *r = context;
    escape(r, bytes, size * count);
    return r->w->status != QUOTH_OK;
}

/* raptor writes IRIs and literals this way: of all that is done here, most. */
static int write_byte(void *context, const int byte)
{
    raptor *r = context;
    char c = (char)byte;
    if (!r->escapes && r->n_buffered < BUFFER) {
        r->buffer[r->n_buffered++] = c;
        return 0;
    }
    return write_bytes(context, &c, 1, 1);
}

/* ---- life ---- */

static void log_message(void *user, raptor_log_message *message)
{
    raptor *r = user;
    bool error = message->level >= RAPTOR_LOG_LEVEL_ERROR;
    quothp_report_at(r->w->report, error ? QUOTH_ERROR : QUOTH_WARNING, 0, 0, "raptor: %s", message->text);
    if (error)
        quothp_writer_fail(r->w, QUOTH_ERR_INTERNAL);
}

static const char *serializer_name(quoth_form form)
{
    switch (form) {
    case QUOTH_NTRIPLES:
        return "ntriples";
    case QUOTH_NQUADS:
        return "nquads";
    case QUOTH_RDFXML:
        return "rdfxml-abbrev";
    case QUOTH_RDFJSON:
        return "json";
    default:
        return "turtle";
    }
}

static bool open_serializer(quothp_writer *w)
{
    static const raptor_iostream_handler HANDLER = {.version = 2, .write_byte = write_byte, .write_bytes = write_bytes};
    raptor *r = w->state = calloc(1, sizeof *r);
    if (!r)
        return false;
    r->w = w;
    r->escapes = w->form == QUOTH_TURTLE || w->form == QUOTH_RDFJSON;
    r->world = quothp_world_take();
    if (r->world) {
        raptor_world_set_log_handler(r->world, r, log_message);
        r->stream = raptor_new_iostream_from_handler(r->world, r, &HANDLER);
        r->serializer = raptor_new_serializer(r->world, serializer_name(w->form));
    }
    if (!r->stream || !r->serializer)
        return false;
    raptor_serializer_set_option(r->serializer, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
    raptor_serializer_set_option(r->serializer, RAPTOR_OPTION_WRITE_BASE_URI, NULL, 0);
    return true;
}

static void set_prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    raptor *r = w->state;
    bool own = strcmp(prefix, "rdf") == 0; /* raptor's own, and it wants no second */
    if (own || (w->form != QUOTH_TURTLE && w->form != QUOTH_RDFXML))
        return; /* the other forms have no prefixes, and JSON calls them an error */
    raptor_uri *uri = raptor_new_uri(r->world, (const unsigned char *)namespace);
    if (!uri || raptor_serializer_set_namespace(r->serializer, uri, (const unsigned char *)prefix))
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
    if (uri)
        raptor_free_uri(uri);
}

static void start(quothp_writer *w)
{
    raptor *r = w->state;
    if (raptor_serializer_start_to_iostream(r->serializer, NULL, r->stream))
        quothp_writer_fail(w, QUOTH_ERR_INTERNAL);
}

static void set_graph(quothp_writer *w, const char *iri)
{
    raptor *r = w->state;
    r->graph = iri;
}

static void end(quothp_writer *w)
{
    raptor *r = w->state;
    if (raptor_serializer_serialize_end(r->serializer))
        quothp_writer_fail(w, QUOTH_ERR_INTERNAL);
    put_pending(r);
    flush(r);
}

static void close(quothp_writer *w)
{
    raptor *r = w->state;
    if (!r)
        return;
    if (r->kept_graph)
        raptor_free_term(r->kept_graph);
    if (r->kept_subject)
        raptor_free_term(r->kept_subject);
    if (r->serializer)
        raptor_free_serializer(r->serializer);
    if (r->stream)
        raptor_free_iostream(r->stream);
    quothp_world_give(r->world);
    free(r);
}

/* ---- triples ---- */

static raptor_term *iri_term(raptor *r, const char *iri)
{
    return raptor_new_term_from_uri_string(r->world, (const unsigned char *)iri);
}

/* The same IRI again is the same term. */
static raptor_term *kept_term(raptor *r, raptor_term **kept, const char *iri)
{
    if (*kept && strcmp((const char *)raptor_uri_as_string((*kept)->value.uri), iri) == 0)
        return raptor_term_copy(*kept);
    if (*kept)
        raptor_free_term(*kept);
    *kept = iri_term(r, iri);
    return *kept ? raptor_term_copy(*kept) : NULL;
}

static raptor_term *object_term(raptor *r, const quothp_triple *triple)
{
    if (!triple->literal)
        return iri_term(r, triple->object);
    raptor_uri *type = triple->datatype ? raptor_new_uri(r->world, (const unsigned char *)triple->datatype) : NULL;
    if (triple->datatype && !type)
        return NULL;
    raptor_term *term = raptor_new_term_from_literal(r->world, (const unsigned char *)triple->object, type, NULL);
    if (type)
        raptor_free_uri(type);
    return term;
}

static void write_triple(quothp_writer *w, const quothp_triple *triple)
{
    raptor *r = w->state;
    raptor_statement statement;
    raptor_statement_init(&statement, r->world);
    statement.subject = kept_term(r, &r->kept_subject, triple->subject);
    statement.predicate = iri_term(r, triple->predicate);
    statement.object = object_term(r, triple);
    statement.graph = r->graph ? kept_term(r, &r->kept_graph, r->graph) : NULL;
    if (!statement.subject || !statement.predicate || !statement.object || (r->graph && !statement.graph))
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
    else if (raptor_serializer_serialize_statement(r->serializer, &statement))
        quothp_writer_fail(w, QUOTH_ERR_INTERNAL);
    raptor_statement_clear(&statement);
}

const quothp_backend QUOTHP_BACKEND_RAPTOR = {open_serializer, set_prefix, start, set_graph, write_triple, end, close};
