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

typedef quoth_evidence quothp_evidence; /* where a triple comes from */
typedef QUOTHP_LAYER(quothp_evidence) quothp_evidences;
typedef QUOTHP_LAYER(const char *) quothp_strings;
typedef QUOTHP_LAYER(uint32_t) quothp_indices;

/* A paragraph or a heading of an article. */
typedef struct quothp_passage {
    uint32_t begin, end; /* code points of the article's text */
    quothp_block_kind kind;
} quothp_passage;

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
    QUOTHP_LAYER(quothp_passage) passages;                            /* in the order of the text */
} quothp_article;

typedef struct quothp_agent {
    const char *iri, *label;
    quothp_strings also; /* other forms of the name, sorted, without the label */
    quoth_agent_kind kind;
    quothp_org_kind org_kind;
    bool many;                    /* an unnamed source of several */
    uint32_t organization;        /* of an unnamed source: the agent it belongs to, or QUOTHP_NONE */
    const char *anonymity_reason; /* of an unnamed source; NULL when the text tells none */
    uint32_t unit_of;             /* of an organization: the agent it is a part of, or QUOTHP_NONE */
    uint32_t n_mentions; /* over all articles: its weight on a map; 0: a publisher or provider that no text names */
    quothp_evidences evidence;  /* the mentions by name, or the description; article by article */
    quothp_indices corrections; /* that changed it */
} quothp_agent;

typedef struct quothp_membership {
    const char *iri, *label;
    uint32_t holder, organization; /* agents; organization may be QUOTHP_NONE */
    quothp_role_status status;
    const char *place, *period; /* NULL when not stated */
    float confidence;
    quothp_evidences evidence;
    quothp_indices corrections;
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
    const char *when;     /* as written, or NULL */
    const char *date;     /* YYYY-MM-DD, or NULL */
    uint32_t reported_by; /* agent, or QUOTHP_NONE; so with the next */
    uint32_t addressee;   /* agent */
    const char *audience; /* the addressee as written where it is no agent ("reporters"), or NULL */
    uint32_t within;      /* statement */
    quothp_indices about; /* agents that the content names */
    float confidence;
    quothp_evidences content; /* one for each part */
    quothp_evidences source, cues;
    quothp_indices corrections;
} quothp_statement;

/* What a reader corrected: correct/. */
typedef struct quothp_correction {
    const char *iri, *label; /* "same: D. Vance; Dolores Vance" */
    uint32_t article;        /* the first that it touches */
    quothp_strings removed;  /* identifiers of items that are no more in the graph */
} quothp_correction;

struct quoth_graph {
    quoth *q; /* borrowed: settings and message sink */
    quothp_arena arena;
    const char *base; /* IRI that all ours begin with; ends in '/', '#' or ':' */
    quothp_map iris;  /* of articles, agents, roles, statements: index in its own layer */
    QUOTHP_LAYER(quothp_article) articles;
    QUOTHP_LAYER(quothp_agent) agents;
    QUOTHP_LAYER(quothp_membership) roles;
    QUOTHP_LAYER(quothp_statement) statements;
    QUOTHP_LAYER(quothp_correction) corrections;
};

/* "Former" and the like, the local name of the ontology's individual. */
const char *quothp_role_status_text(quothp_role_status status);
/* Is that the very stretch of one before it, as two mentions may share one? */
bool quothp_evidence_repeated(const quothp_evidences *evidence, uint32_t i);
/* Who says so, for readers: "Ada Quill; residents: told, reported by The Fen Post". NULL when memory is out. */
const char *quothp_statement_source(const quoth_graph *graph, const quothp_statement *statement, quothp_arena *arena);
/* "0.75", written to out: made of integers, as printf would ask the locale for the point. NULL when the stage did not
   say. */
const char *quothp_confidence_text(float confidence, char out[16]);

#endif
