/* build.h: what the parts of the graph builder share while one document goes in. */
#ifndef QUOTHP_BUILD_H
#define QUOTHP_BUILD_H

#include "graph/graph.h"

typedef struct quothp_builder {
    quoth_graph *graph;
    const quoth_doc *doc;
    quothp_arena *arena;   /* the graph's */
    quothp_arena *scratch; /* gone when the document is in */
    quothp_cp_map cp;
    uint32_t article;
    const char *key;    /* the article's */
    uint32_t *order;    /* mentions in the order of the text */
    uint32_t *agent_of; /* agent of each entity, or QUOTHP_NONE */
    uint32_t *met;      /* by statements.c, of each agent: in which statement it came up last, and how */
} quothp_builder;

/* In this order; each returns QUOTH_OK or QUOTH_ERR_MEMORY. */
quoth_status quothp_build_agents(quothp_builder *b);
quoth_status quothp_build_roles(quothp_builder *b);
quoth_status quothp_build_statements(quothp_builder *b);

/* The organization of that name, made if there is none yet; QUOTHP_NONE when memory is out. */
uint32_t quothp_build_organization(quothp_builder *b, const char *label, quothp_org_kind kind);

/* The same for a person: one of a single word belongs to the builder's article. */
uint32_t quothp_build_person(quothp_builder *b, const char *label);
/* The identifier of such a person or organization; NULL when memory is out. */
const char *quothp_build_agent_iri(quothp_builder *b, quoth_agent_kind kind, const char *label);
/* The identifier that a role has by what it is; NULL when memory is out. */
const char *quothp_build_role_iri(quothp_builder *b, const quothp_membership *role);

/* The agent that a mention means, or QUOTHP_NONE. The mention may be QUOTHP_NONE. */
uint32_t quothp_build_agent_of(const quothp_builder *b, uint32_t mention);

/* Does the attribution become a statement: said, and sure enough? */
bool quothp_build_keeps(const quothp_builder *b, const quothp_attribution *a);

/* White space made single spaces, marks that nobody sees dropped. NULL when memory is out. */
const char *quothp_build_label(quothp_builder *b, quothp_str text);
/* The pieces of the text that the spans cut out, joined by one space; NULL when memory is out. */
const char *quothp_build_joined(quothp_builder *b, quothp_spans spans);

/* Return 0 when memory is out. */
int quothp_build_form(quothp_builder *b, quothp_agent *agent, const char *form); /* another name of the agent */
int quothp_build_evidence(quothp_builder *b, quothp_evidences *evidence, quothp_span span);
int quothp_build_evidence_each(quothp_builder *b, quothp_evidences *evidence, quothp_spans spans);

#endif
