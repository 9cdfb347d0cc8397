/* triples.h: what is said of an article, an agent, a role, a statement, as triples. */
#ifndef QUOTHP_TRIPLES_H
#define QUOTHP_TRIPLES_H

#include "graph/graph.h"
#include "rdf/writer.h"

typedef struct quothp_emitter {
    const quoth_graph *graph;
    quothp_writer *w;
    quothp_arena arena;
    quoth_form form;
    bool quads;          /* the form has named graphs */
    uint32_t article;    /* the one at hand */
    const char *program; /* IRI of this program */
    quothp_map seen;     /* nodes written: in quads into this article's graph, else at all */
    bool failed;         /* memory is out: what was written is worth nothing */
} quothp_emitter;

/* Each writes its node, and the phrases that show it, unless they have been written. */
void quothp_write_article(quothp_emitter *e, const quothp_article *article);
void quothp_write_agent(quothp_emitter *e, const quothp_agent *agent);
void quothp_write_role(quothp_emitter *e, const quothp_membership *role);
void quothp_write_statement(quothp_emitter *e, const quothp_statement *s);
void quothp_write_correction(quothp_emitter *e, const quothp_correction *correction);

#endif
