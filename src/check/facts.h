/* facts.h: what one graph says, as the checks need it: each triple of the vocabulary in 24 bytes, each text whole.
 *
 * Literals are kept as digests (the first eight bytes of SHA-256) and lengths; only the texts of articles stay as they
 * are.
 */
#ifndef QUOTHP_CHECK_FACTS_H
#define QUOTHP_CHECK_FACTS_H

#include "base/buf.h"
#include "check/names.h"
#include "check/values.h"

typedef struct quothp_fact {
    uint32_t subject, line;
    uint32_t n_bytes; /* of a literal */
    uint16_t property, kinds;
    uint64_t value; /* the number of a node, an offset, or the digest of a literal */
} quothp_fact;

typedef struct quothp_node {
    uint32_t line, referred; /* where it is first a subject, first an object that needs a description; 0: nowhere */
    uint32_t classes;        /* see classes.h; 0: no rdf:type */
    uint32_t text;           /* of a nif:Context: number of its text plus one */
    uint32_t first, n;       /* its facts, once they are sorted */
    uint32_t part;           /* of an article: the text that is part of it plus one */
    bool parts;              /* an article: of several texts */
    bool supplied;           /* an organization: published or provided an article */
    bool influenced;         /* a correction: changed something */
} quothp_node;

typedef struct quothp_context_text {
    quothp_str text;
    uint32_t *at; /* the byte at which each 256th code point begins */
    size_t n_code_points;
} quothp_context_text;

typedef struct quothp_facts {
    quothp_names names;
    quothp_node *nodes; /* by number */
    uint32_t n_nodes, max_nodes;
    quothp_fact *at;
    size_t n, max;
    QUOTHP_LAYER(quothp_context_text) texts;
    quothp_arena arena;                                 /* of texts */
    quothp_buf blank;                                   /* the name of a blank node at hand */
    uint32_t last_subject, last_predicate, last_object; /* the triple before: most subjects come several times */
} quothp_facts;

bool quothp_facts_reset(quothp_facts *facts);
/* QUOTH_ERR_MEMORY, or QUOTH_OK. */
quoth_status quothp_facts_add(quothp_facts *facts, const quothp_quad *quad);
/* Orders them by subject, property and value, each once, and makes the ways back: first, part, supplied, influenced. */
void quothp_facts_sort(quothp_facts *facts);
/* The facts of a node, or those of one property; to be used once they are sorted. */
typedef struct quothp_fact_range {
    const quothp_fact *at;
    size_t n;
} quothp_fact_range;
quothp_fact_range quothp_facts_about(const quothp_facts *facts, uint32_t node);
quothp_fact_range quothp_facts_of(quothp_fact_range about, uint32_t property);
void quothp_facts_free(quothp_facts *facts);

/* The code points from begin to end, or an empty piece when they are not there. */
quothp_str quothp_context_piece(const quothp_context_text *text, uint64_t begin, uint64_t end);

#endif
