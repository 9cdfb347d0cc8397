/* backend.h: how one family of RDF's forms gets onto the file: raptor's, or one of the small writers of our own. */
#ifndef QUOTHP_BACKEND_H
#define QUOTHP_BACKEND_H

#include "base/buf.h"
#include "rdf/writer.h"

#include <stdbool.h>

/* All strings are borrowed for the time of the call; text is clean already. */
typedef struct quothp_triple {
    const char *subject, *predicate;
    const char *object;   /* IRI, or text of a literal */
    const char *datatype; /* of a literal; NULL: a plain string */
    bool literal;
} quothp_triple;

typedef struct quothp_backend {
    bool (*open)(quothp_writer *w); /* sets w->state; false when memory is out */
    void (*prefix)(quothp_writer *w, const char *prefix, const char *namespace);
    void (*start)(quothp_writer *w);
    void (*graph)(quothp_writer *w, const char *iri); /* the IRI stays valid until the next */
    void (*triple)(quothp_writer *w, const quothp_triple *triple);
    void (*end)(quothp_writer *w);   /* not called after a failure */
    void (*close)(quothp_writer *w); /* frees w->state, whatever has happened */
} quothp_backend;

extern const quothp_backend QUOTHP_BACKEND_RAPTOR; /* Turtle, N-Triples, N-Quads, RDF/XML, RDF/JSON */
extern const quothp_backend QUOTHP_BACKEND_TRIG;
extern const quothp_backend QUOTHP_BACKEND_JSONLD;

struct quothp_writer {
    const quothp_backend *backend;
    void *state; /* the backend's */
    FILE *out;
    quothp_report *report;
    quoth_form form;
    quothp_buf cleaned; /* text at hand, when it had to be changed */
    quoth_status status;
    bool warned;
};

/* Keeps the first. */
void quothp_writer_fail(quothp_writer *w, quoth_status status);

#endif
