/* writer.c: the only file that knows raptor. One world and one serializer for each graph: a used serializer would
 * repeat what it wrote before.
 *
 * raptor 2.0.15 has two faults that are put right on the way to the file (escape): a lone carriage return stands
 * unescaped in a Turtle string of one line, and RDF/JSON gets \U0001F600, which is no JSON.
 */
#include "rdf/writer.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <raptor2.h>
#include <stdlib.h>
#include <string.h>

enum { BUFFER = 16 * 1024 };

struct quothp_writer {
    FILE *out;
    quothp_report *report;
    quoth_form form;
    raptor_world *world;
    raptor_serializer *serializer;
    raptor_iostream *stream;
    const char *graph;  /* N-Quads: named graph, or NULL */
    quothp_buf cleaned; /* text at hand, when it had to be changed */
    char pending[10];   /* RDF/JSON: an escape whose end has not come yet */
    size_t n_pending;
    quoth_status status;
    bool warned;
    size_t n_buffered;
    char buffer[BUFFER]; /* raptor writes most literals byte by byte */
};

static void fail(quothp_writer *w, quoth_status status)
{
    if (w->status == QUOTH_OK)
        w->status = status;
}

static void flush(quothp_writer *w)
{
    if (w->status == QUOTH_OK && fwrite(w->buffer, 1, w->n_buffered, w->out) != w->n_buffered)
        fail(w, QUOTH_ERR_IO);
    w->n_buffered = 0;
}

static void put(quothp_writer *w, const char *bytes, size_t n)
{
    while (n) {
        if (w->n_buffered == BUFFER)
            flush(w);
        size_t room = BUFFER - w->n_buffered, part = n < room ? n : room;
        memcpy(w->buffer + w->n_buffered, bytes, part);
        w->n_buffered += part;
        bytes += part;
        n -= part;
    }
}

/* ---- escapes ---- */

static void turtle_bytes(quothp_writer *w, const char *bytes, size_t n)
{
    for (const char *cr; (cr = memchr(bytes, '\r', n)); bytes = cr + 1) {
        put(w, bytes, (size_t)(cr - bytes));
        put(w, "\\r", 2);
        n -= (size_t)(cr - bytes) + 1;
    }
    put(w, bytes, n);
}

static void put_pending(quothp_writer *w)
{
    char pair[16];
    if (w->n_pending == sizeof w->pending) {
        unsigned long cp = strtoul((char[9]){w->pending[2], w->pending[3], w->pending[4], w->pending[5], w->pending[6],
                                             w->pending[7], w->pending[8], w->pending[9]},
                                   NULL, 16) -
                           0x10000;
        snprintf(pair, sizeof pair, "\\u%04lX\\u%04lX", 0xD800 + (cp >> 10 & 0x3FF), 0xDC00 + (cp & 0x3FF));
        put(w, pair, 12);
    } else {
        put(w, w->pending, w->n_pending);
    }
    w->n_pending = 0;
}

static void json_byte(quothp_writer *w, char c)
{
    if (w->n_pending == 0 && c != '\\') {
        put(w, &c, 1);
        return;
    }
    w->pending[w->n_pending++] = c;
    bool whole = w->n_pending > 1 && w->pending[1] == 'U' ? w->n_pending == sizeof w->pending : w->n_pending == 2;
    if (whole)
        put_pending(w);
}

static void escape(quothp_writer *w, const char *bytes, size_t n)
{
    if (w->form == QUOTH_TURTLE)
        turtle_bytes(w, bytes, n);
    else if (w->form == QUOTH_RDFJSON)
        for (size_t i = 0; i < n; i++)
            json_byte(w, bytes[i]);
    else
        put(w, bytes, n);
}

static int write_bytes(void *context, const void *bytes, size_t size, size_t count)
{
    quothp_writer *w = context;
    escape(w, bytes, size * count);
    return w->status != QUOTH_OK;
}

static int write_byte(void *context, const int byte)
{
    char c = (char)byte;
    return write_bytes(context, &c, 1, 1);
}

/* ---- life ---- */

static void log_message(void *user, raptor_log_message *message)
{
    quothp_writer *w = user;
    bool error = message->level >= RAPTOR_LOG_LEVEL_ERROR;
    quothp_report_at(w->report, error ? QUOTH_ERROR : QUOTH_WARNING, 0, 0, "raptor: %s", message->text);
    if (error)
        fail(w, QUOTH_ERR_INTERNAL);
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

static bool open_world(quothp_writer *w)
{
    w->world = raptor_new_world();
    if (!w->world)
        return false;
    /* no network, and hands off the error handlers of libxml2, which belong to the whole program */
    raptor_world_set_flag(w->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
    raptor_world_set_flag(w->world, RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0);
    raptor_world_set_flag(w->world, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0);
    raptor_world_set_log_handler(w->world, w, log_message);
    return raptor_world_open(w->world) == 0;
}

quothp_writer *quothp_writer_new(quoth_form form, FILE *out, quothp_report *report)
{
    static const raptor_iostream_handler HANDLER = {.version = 2, .write_byte = write_byte, .write_bytes = write_bytes};
    quothp_writer *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->out = out;
    w->report = report;
    w->form = form;
    if (open_world(w)) {
        w->stream = raptor_new_iostream_from_handler(w->world, w, &HANDLER);
        w->serializer = raptor_new_serializer(w->world, serializer_name(form));
    }
    if (!w->stream || !w->serializer) {
        quothp_writer_close(w);
        return NULL;
    }
    raptor_serializer_set_option(w->serializer, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
    raptor_serializer_set_option(w->serializer, RAPTOR_OPTION_WRITE_BASE_URI, NULL, 0);
    return w;
}

void quothp_writer_prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    if (w->form != QUOTH_TURTLE && w->form != QUOTH_RDFXML)
        return; /* the other forms have no prefixes, and JSON calls them an error */
    raptor_uri *uri = raptor_new_uri(w->world, (const unsigned char *)namespace);
    if (!uri || raptor_serializer_set_namespace(w->serializer, uri, (const unsigned char *)prefix))
        fail(w, QUOTH_ERR_MEMORY);
    if (uri)
        raptor_free_uri(uri);
}

void quothp_writer_start(quothp_writer *w)
{
    if (raptor_serializer_start_to_iostream(w->serializer, NULL, w->stream))
        fail(w, QUOTH_ERR_INTERNAL);
}

void quothp_writer_graph(quothp_writer *w, const char *iri)
{
    w->graph = iri;
}

quoth_status quothp_writer_close(quothp_writer *w)
{
    if (w->status == QUOTH_OK && w->serializer && raptor_serializer_serialize_end(w->serializer))
        fail(w, QUOTH_ERR_INTERNAL);
    put_pending(w);
    flush(w);
    quoth_status status = w->status;
    if (w->serializer)
        raptor_free_serializer(w->serializer);
    if (w->stream)
        raptor_free_iostream(w->stream);
    if (w->world)
        raptor_free_world(w->world);
    quothp_buf_free(&w->cleaned);
    free(w);
    return status;
}

/* ---- triples ---- */

static raptor_term *iri_term(quothp_writer *w, const char *iri)
{
    return raptor_new_term_from_uri_string(w->world, (const unsigned char *)iri);
}

/* Takes the object over. */
static void write_triple(quothp_writer *w, const char *subject, const char *predicate, raptor_term *object)
{
    raptor_term *s = iri_term(w, subject), *p = iri_term(w, predicate);
    raptor_term *g = w->graph && w->form == QUOTH_NQUADS ? iri_term(w, w->graph) : NULL;
    raptor_statement triple;
    raptor_statement_init(&triple, w->world);
    triple.subject = s;
    triple.predicate = p;
    triple.object = object;
    triple.graph = g;
    if (!s || !p || !object || (w->graph && w->form == QUOTH_NQUADS && !g))
        fail(w, QUOTH_ERR_MEMORY);
    else if (raptor_serializer_serialize_statement(w->serializer, &triple))
        fail(w, QUOTH_ERR_INTERNAL);
    raptor_statement_clear(&triple);
}

void quothp_write_iri(quothp_writer *w, const char *subject, const char *predicate, const char *object)
{
    if (w->status == QUOTH_OK)
        write_triple(w, subject, predicate, iri_term(w, object));
}

/* XML 1.0 has no place for these, raptor drops DEL as well, and no form has one for noncharacters. */
static bool carries(quoth_form form, uint32_t cp)
{
    bool control = (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp == 0x7F;
    return !(control && form == QUOTH_RDFXML) && (cp & 0xFFFE) != 0xFFFE;
}

static bool is_clean(const quothp_writer *w, const char *text, size_t n)
{
    size_t bad;
    if (!quothp_utf8_valid(text, n, &bad))
        return false;
    for (size_t i = 0; i < n;)
        if (!carries(w->form, quothp_utf8_next(text, n, &i)))
            return false;
    return true;
}

/* The text with one U+FFFD for each character that cannot be written, so that offsets stay right. */
static const char *clean(quothp_writer *w, const char *text)
{
    size_t n = strlen(text), done = 0;
    if (is_clean(w, text, n))
        return text;
    if (!w->warned)
        quothp_report_at(w->report, QUOTH_WARNING, 0, 0, "characters that this form cannot hold became U+FFFD");
    w->warned = true;
    quothp_buf_clear(&w->cleaned);
    while (done < n) {
        size_t bad = n - done;
        bool valid = quothp_utf8_valid(text + done, n - done, &bad);
        for (size_t i = 0; i < bad;) {
            size_t begin = i;
            bool good = carries(w->form, quothp_utf8_next(text + done, bad, &i));
            quothp_buf_add(&w->cleaned, good ? text + done + begin : "\xEF\xBF\xBD", good ? i - begin : 3);
        }
        if (!valid)
            quothp_buf_puts(&w->cleaned, "\xEF\xBF\xBD");
        done += bad + !valid;
    }
    if (w->cleaned.failed)
        fail(w, QUOTH_ERR_MEMORY);
    return w->cleaned.p;
}

void quothp_write_typed(quothp_writer *w, const char *subject, const char *predicate, const char *text,
                        const char *datatype)
{
    if (w->status == QUOTH_OK)
        text = clean(w, text);
    if (w->status != QUOTH_OK)
        return;
    raptor_uri *type = datatype ? raptor_new_uri(w->world, (const unsigned char *)datatype) : NULL;
    if (datatype && !type)
        fail(w, QUOTH_ERR_MEMORY);
    else
        write_triple(w, subject, predicate,
                     raptor_new_term_from_literal(w->world, (const unsigned char *)text, type, NULL));
    if (type)
        raptor_free_uri(type);
}

void quothp_write_text(quothp_writer *w, const char *subject, const char *predicate, const char *text)
{
    quothp_write_typed(w, subject, predicate, text, NULL);
}
