/* graph.h: people, organizations, unnamed sources, roles and statements as nodes and edges, merged over articles.
 *
 * Reads: documents with all layers. Read by: rdf/ (triples) and dot/ (pictures), which change nothing here.
 * Identifiers derive from content alone, so that two articles that give the same full name meet at one node, and the
 * same input gives the same graph on every machine. Strings are NUL-terminated UTF-8 in the graph's arena.
 */
#ifndef QUOTHP_GRAPH_H
#define QUOTHP_GRAPH_H

#include "base/arena.h"
#include "base/map.h"
#include "doc/doc.h"
#include "quoth.h"

/* A stretch of an article that shows something: where a triple comes from. */
typedef struct quothp_evidence {
    uint32_t article;
    uint32_t begin, end; /* code points of the article's text */
    const char *text;    /* the characters themselves */
} quothp_evidence;

typedef QUOTHP_LAYER(quothp_evidence) quothp_evidences;
typedef QUOTHP_LAYER(const char *) quothp_strings;
typedef QUOTHP_LAYER(uint32_t) quothp_indices;

typedef struct quothp_article {
    const char *iri;      /* the article's URL, else derived from the text's hash */
    const char *text_iri; /* of the text with #context, of stretches of it with #offset_BEGIN_END behind it */
    const char *key;      /* 16 hex digits that stand for the article and its text */
    const char *text;
    uint32_t n_code_points;
    const char *sha256;                                               /* of the text's bytes, lower-case hex */
    const char *url, *headline, *date, *byline, *dateline, *language; /* NULL when unknown */
    quothp_strings subjects;                                          /* as the input names them */
    uint32_t publisher, provider;                                     /* agents, or QUOTHP_NONE */
} quothp_article;

typedef struct quothp_agent {
    const char *iri, *label;
    quothp_strings also; /* other forms of the name, sorted, without the label */
    quoth_agent_kind kind;
    quothp_org_kind org_kind;
    bool many;             /* an unnamed source of several */
    uint32_t organization; /* of an unnamed source: the agent it belongs to, or QUOTHP_NONE */
    uint32_t n_mentions;   /* over all articles: its weight on a map; 0: a publisher or provider that no text names */
    quothp_evidences evidence; /* the mentions by name, or the description; article by article */
} quothp_agent;

typedef struct quothp_membership {
    const char *iri, *label;
    uint32_t holder, organization; /* agents; organization may be QUOTHP_NONE */
    quothp_role_status status;
    const char *place, *period; /* NULL when not stated */
    float confidence;
    quothp_evidences evidence;
} quothp_membership;

typedef struct quothp_statement {
    const char *iri;
    uint32_t article;
    size_t *speakers;  /* agents, in the order of the text */
    size_t n_speakers; /* 0 when the text does not tell */
    quoth_kind kind;
    const char *text; /* the parts joined by one space */
    const char *cue;  /* NULL when there is none */
    quothp_cue_class cue_class;
    const char *medium;   /* as written, or NULL */
    uint32_t reported_by; /* agent, or QUOTHP_NONE; so with the next */
    uint32_t addressee;   /* agent */
    const char *audience; /* the addressee as written where it is no agent ("reporters"), or NULL */
    uint32_t within;      /* statement */
    quothp_indices about; /* agents that the content names */
    float confidence;
    quothp_evidences content; /* one for each part */
    quothp_evidences source, cues;
} quothp_statement;

struct quoth_graph {
    quoth *q; /* borrowed: settings and message sink */
    quothp_arena arena;
    const char *base; /* IRI that all ours begin with; ends in '/', '#' or ':' */
    quothp_map iris;  /* of articles, agents, roles, statements: index in its own layer */
    QUOTHP_LAYER(quothp_article) articles;
    QUOTHP_LAYER(quothp_agent) agents;
    QUOTHP_LAYER(quothp_membership) roles;
    QUOTHP_LAYER(quothp_statement) statements;
};

/* "Former" and the like, the local name of the ontology's individual. */
const char *quothp_role_status_text(quothp_role_status status);

#endif
