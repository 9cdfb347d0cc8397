/* jsonld.c: JSON-LD 1.1 (W3C Recommendation, 16 July 2020), compacted by ontology/context.jsonld, which stands in the
 * document itself: a reader needs no network. Compaction by the W3C's algorithm with that context changes nothing.
 *
 * Streams: holds the triples of one node at a time. Identifiers of nodes stay whole, so that readers who take the
 * document for plain JSON can compare them as they are.
 */
#include "rdf/backend.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "ontology/context.h"
#include "ontology/terms.h"

#include <stdlib.h>
#include <string.h>

typedef struct term {
    const char *name, *iri;
    const char *type; /* that values have unsaid: "@id", "@vocab", a datatype's IRI, "" */
    bool set;         /* values stand in a list, even one alone */
} term;

static const term TERMS[] = {
#define ROW(name, iri, type, set) {name, iri, type, set},
    QUOTHP_CONTEXT_TERMS(ROW)
#undef ROW
};

typedef struct jsonld {
    FILE *out;
    quothp_arena arena; /* of the look-up of terms */
    quothp_map terms;   /* IRI to place in TERMS */
    quothp_arena scratch;
    QUOTHP_LAYER(quothp_triple) node; /* the triples of the node at hand, in scratch */
    bool some;                        /* a node has been written */
} jsonld;

static bool open_jsonld(quothp_writer *w)
{
    jsonld *j = w->state = calloc(1, sizeof *j);
    if (!j)
        return false;
    j->out = w->out;
    for (uint32_t i = 0; i < sizeof TERMS / sizeof *TERMS; i++)
        if (!quothp_map_add(&j->terms, &j->arena, TERMS[i].iri, i))
            return false;
    return true;
}

static const term *find_term(const jsonld *j, const char *iri)
{
    uint32_t at = quothp_map_get(&j->terms, iri);
    return at == UINT32_MAX ? NULL : &TERMS[at];
}

/* ---- names and values ---- */

static void put(const jsonld *j, const char *text)
{
    quothp_json_put(j->out, quothp_str_of(text));
}

/* "schema:Person", for what has no term of its own. */
static void put_compact(const jsonld *j, const char *iri)
{
    static const struct {
        const char *prefix, *namespace;
    } PREFIXES[] = {
#define ROW(prefix, namespace) {prefix, namespace},
        QUOTHP_PREFIXES(ROW)
#undef ROW
    };
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++) {
        size_t n = strlen(PREFIXES[i].namespace);
        if (strncmp(iri, PREFIXES[i].namespace, n) == 0 && iri[n]) {
            fprintf(j->out, "\"%s:%s\"", PREFIXES[i].prefix, iri + n);
            return;
        }
    }
    put(j, iri);
}

static void put_name(const jsonld *j, const char *iri)
{
    const term *name = find_term(j, iri);
    if (name)
        put(j, name->name);
    else
        put_compact(j, iri);
}

static bool is_type(const quothp_triple *triple)
{
    return strcmp(triple->predicate, QUOTHP_IRI_RDF_TYPE) == 0;
}

/* Has the term, which may be NULL, the type of this value? */
static bool fits(const term *of, const quothp_triple *triple)
{
    if (!of)
        return false;
    if (!triple->literal)
        return of->type[0] == '@' || !*of->type;
    return strcmp(of->type, triple->datatype ? triple->datatype : "") == 0;
}

static void put_literal(const jsonld *j, const quothp_triple *triple, bool type_is_known)
{
    if (!type_is_known && triple->datatype) {
        fputs("{\"@value\": ", j->out);
        put(j, triple->object);
        fputs(", \"type\": ", j->out);
        put_compact(j, triple->datatype);
        putc('}', j->out);
    } else if (triple->datatype && strcmp(triple->datatype, QUOTHP_IRI_XSD_NON_NEGATIVE_INTEGER) == 0) {
        fputs(triple->object, j->out);
    } else {
        put(j, triple->object);
    }
}

static void put_value(const jsonld *j, const term *of, const quothp_triple *triple)
{
    if (is_type(triple) || (of && strcmp(of->type, "@vocab") == 0)) {
        put_name(j, triple->object);
    } else if (triple->literal) {
        put_literal(j, triple, of != NULL);
    } else if (of && *of->type) {
        put(j, triple->object);
    } else {
        fputs("{\"id\": ", j->out);
        put(j, triple->object);
        putc('}', j->out);
    }
}

/* ---- nodes ---- */

static bool belongs(const quothp_triple *triple, const char *predicate, const term *of)
{
    return triple->predicate && strcmp(triple->predicate, predicate) == 0 && (!of || fits(of, triple));
}

static void put_key(const jsonld *j, const quothp_triple *triple, const term *of)
{
    fputs(",\n      ", j->out);
    if (is_type(triple))
        put(j, "type");
    else if (of)
        put(j, of->name);
    else
        put_compact(j, triple->predicate);
}

/* One property with all its values, from the first of them on; the others are struck off. */
static void put_property(jsonld *j, uint32_t first)
{
    quothp_triple *triples = j->node.at;
    const char *predicate = triples[first].predicate;
    const term *known = find_term(j, predicate), *of = fits(known, &triples[first]) ? known : NULL;
    uint32_t n = 0, done = 0;
    for (uint32_t i = first; i < j->node.n; i++)
        n += belongs(&triples[i], predicate, of);
    bool list = n > 1 || is_type(&triples[first]) || (of && of->set);
    put_key(j, &triples[first], of);
    fputs(list ? ": [" : ": ", j->out);
    for (uint32_t i = first; i < j->node.n; i++) {
        if (!belongs(&triples[i], predicate, of))
            continue;
        fputs(done++ ? ", " : "", j->out);
        put_value(j, of, &triples[i]);
        if (i > first)
            triples[i].predicate = NULL;
    }
    fputs(list ? "]" : "", j->out);
}

static void put_node(jsonld *j)
{
    if (!j->node.n)
        return;
    fputs(j->some ? ",\n    {\n      \"id\": " : "\n    {\n      \"id\": ", j->out);
    put(j, j->node.at[0].subject);
    for (uint32_t i = 0; i < j->node.n; i++)
        if (j->node.at[i].predicate)
            put_property(j, i);
    fputs("\n    }", j->out);
    j->some = true;
    quothp_arena_reset(&j->scratch);
    j->node.at = NULL;
    j->node.n = j->node.cap = 0;
}

static void put_triple(quothp_writer *w, const quothp_triple *triple)
{
    jsonld *j = w->state;
    if (j->node.n && strcmp(j->node.at[0].subject, triple->subject) != 0)
        put_node(j);
    quothp_triple *kept = QUOTHP_PUSH(&j->scratch, &j->node);
    if (!kept) {
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
        return;
    }
    *kept = *triple;
    kept->subject = quothp_arena_copy(&j->scratch, triple->subject, strlen(triple->subject));
    kept->object = quothp_arena_copy(&j->scratch, triple->object, strlen(triple->object));
    if (!kept->subject || !kept->object)
        quothp_writer_fail(w, QUOTH_ERR_MEMORY);
}

/* ---- the document ---- */

static void prefix(quothp_writer *w, const char *prefix, const char *namespace)
{
    (void)w, (void)prefix, (void)namespace; /* those of the vocabularies stand in the context */
}

static void start(quothp_writer *w)
{
    static const char *const LINES[] = {
#define ROW(line) line,
        QUOTHP_CONTEXT_LINES(ROW)
#undef ROW
    };
    fputs("{\n", w->out);
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        fprintf(w->out, i ? "\n%s" : "%s", LINES[i]);
    fputs(",\n  \"@graph\": [", w->out);
}

static void graph(quothp_writer *w, const char *iri)
{
    (void)w, (void)iri; /* all articles in one graph, as in Turtle */
}

static void end(quothp_writer *w)
{
    jsonld *j = w->state;
    put_node(j);
    fputs(j->some ? "\n  ]\n}\n" : "]\n}\n", w->out);
}

static void close(quothp_writer *w)
{
    jsonld *j = w->state;
    if (!j)
        return;
    quothp_arena_free(&j->scratch);
    quothp_arena_free(&j->arena);
    free(j);
}

const quothp_backend QUOTHP_BACKEND_JSONLD = {open_jsonld, prefix, start, graph, put_triple, end, close};
