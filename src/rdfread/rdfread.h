/* rdfread.h: reads Turtle, N-Triples, N-Quads and TriG, one statement after the other, at the line that it stands in.
 *
 * serd parses; it trusts its input in places, so nothing gets to it but text in UTF-8 without NUL, and neither a
 * statement of any length nor brackets of any depth. Memory: the longest statement.
 */
#ifndef QUOTHP_RDFREAD_H
#define QUOTHP_RDFREAD_H

#include "base/report.h"
#include "base/str.h"

#include <stdio.h>

typedef enum quothp_term_kind {
    QUOTHP_TERM_NONE,
    QUOTHP_TERM_IRI,
    QUOTHP_TERM_BLANK,
    QUOTHP_TERM_LITERAL
} quothp_term_kind;

typedef struct quothp_term {
    quothp_term_kind kind;
    quothp_str text; /* an absolute IRI, the name of a blank node without "_:", or the characters of a literal */
} quothp_term;

/* All text is UTF-8 without surrogates, and borrowed for the time of the call. */
typedef struct quothp_quad {
    quothp_term graph; /* QUOTHP_TERM_NONE: the default graph */
    quothp_term subject, predicate, object;
    quothp_str datatype, language; /* of a literal; both empty: xsd:string */
    uint32_t line;                 /* where its object ends, from 1 */
} quothp_quad;

/* Any status but QUOTH_OK ends the reading, which returns it. */
typedef quoth_status (*quothp_quad_fn)(void *user, const quothp_quad *quad);

/* form: QUOTH_TURTLE, QUOTH_NTRIPLES, QUOTH_NQUADS or QUOTH_TRIG. QUOTH_ERR_INPUT: the file is broken, and the place
   has been reported; what stands before it has been handed over. */
quoth_status quothp_rdf_read(quoth_form form, FILE *in, quothp_report *report, quothp_quad_fn quad, void *user);

#endif
