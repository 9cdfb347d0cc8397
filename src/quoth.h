/* quoth.h: reads news articles and writes who said what, in which role, for which agency, and through whom we know it.
 *
 * The way through the library is one way:
 *
 *     quoth_new            a context: settings, message sink, model
 *     quoth_reader_new     one input (text, HTML, exchange JSON Lines)
 *     quoth_reader_next    one document an article
 *     quoth_analyse        tokens, tags, names, mentions, statements, roles
 *     quoth_graph_add      people, organizations, roles, statements as one graph
 *     quoth_graph_write    Turtle, N-Triples, RDF/XML, DOT, SVG, PNG, ...
 *
 * Strings are UTF-8. A context and everything made with it belong to one thread at a time; two contexts share nothing.
 * Nothing here prints, exits, changes the locale or touches the network.
 */
#ifndef QUOTH_H
#define QUOTH_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define QUOTH_API __attribute__((visibility("default")))
#else
#define QUOTH_API
#endif

/* ---- Status and messages -------------------------------------------------------------------------------------- */

typedef enum quoth_status {
    QUOTH_OK = 0,
    QUOTH_ERR_INPUT,   /* the input is broken, or of another form than was said */
    QUOTH_ERR_MEMORY,  /* an allocation failed; what was asked for was not made */
    QUOTH_ERR_IO,      /* reading or writing a file failed */
    QUOTH_ERR_USAGE,   /* an argument makes no sense */
    QUOTH_ERR_INTERNAL /* the layout program died, a library refused: not the input's fault */
} quoth_status;

typedef enum quoth_level { QUOTH_ERROR, QUOTH_WARNING, QUOTH_NOTE } quoth_level;

/* One message. Line and column count from 1, columns in code points; 0 means that there is no such place. */
typedef struct quoth_message {
    quoth_level level;
    const char *file; /* the input's name, or NULL */
    uint32_t line, column;
    const char *text; /* one line, no newline at its end; borrowed for the time of the call */
} quoth_message;

typedef void (*quoth_message_fn)(void *user, const quoth_message *message);

QUOTH_API const char *quoth_version(void);                  /* "0.1.0" */
QUOTH_API const char *quoth_status_text(quoth_status code); /* "out of memory"; never NULL */

/* ---- The context ---------------------------------------------------------------------------------------------- */

typedef struct quoth quoth;

/* How much one article may ask for; whatever asks for more is QUOTH_ERR_INPUT, with a message of its own, and skipped.
   0: the default. */
typedef struct quoth_limits {
    size_t bytes;      /* of an article: a file, a page, a line of JSON Lines; QUOTH_MAX_BYTES, at most 1 GiB */
    size_t depth;      /* of elements in each other, of lists in lists; QUOTH_MAX_DEPTH, and no parser takes more */
    size_t nodes;      /* elements and attributes of a page, values of a record; QUOTH_MAX_NODES */
    size_t statements; /* attributions found; QUOTH_MAX_STATEMENTS */
    double seconds;    /* of processor time that each step takes: reading, analysing, writing RDF; QUOTH_MAX_SECONDS */
} quoth_limits;

#define QUOTH_MAX_BYTES ((size_t)16 * 1024 * 1024)
#define QUOTH_MAX_DEPTH ((size_t)256)
#define QUOTH_MAX_NODES ((size_t)1000000)
#define QUOTH_MAX_STATEMENTS ((size_t)100000)
#define QUOTH_MAX_SECONDS 300.0

typedef struct quoth_settings {
    const char *base;         /* IRI under which people, roles and statements are named; NULL: QUOTH_BASE */
    const char *model;        /* path of the language model; NULL: $QUOTH_MODEL, else the one installed with quoth */
    quoth_message_fn message; /* NULL: messages are dropped */
    void *user;               /* handed to message */
    double min_confidence;    /* 0..1: statements and roles that are less sure stay out of graphs */
    quoth_limits limits;
} quoth_settings;

#define QUOTH_BASE "https://w3id.org/quoth/id/"

QUOTH_API quoth *quoth_new(const quoth_settings *settings); /* settings may be NULL; NULL when memory is out */
QUOTH_API void quoth_free(quoth *q);                        /* NULL is allowed */
/* Opens the model, which quoth_analyse does where it was not done: to learn early whether there is one. It stays open
   as long as the context. QUOTH_ERR_IO: it cannot be read, or is no model; the first call has told why. */
QUOTH_API quoth_status quoth_load(quoth *q);

/* ---- Reading -------------------------------------------------------------------------------------------------- */

typedef enum quoth_format {
    QUOTH_FROM_ANY, /* guessed from the first bytes and the name */
    QUOTH_FROM_TEXT,
    QUOTH_FROM_HTML,
    QUOTH_FROM_JSONL,
    QUOTH_FROM_XML,    /* news XML: NITF, NewsML-G2, RSS, Atom */
    QUOTH_FROM_WARC,   /* a web archive */
    QUOTH_FROM_CONLLU, /* analysed by another parser; so with the next */
    QUOTH_FROM_CORENLP
} quoth_format;

QUOTH_API quoth_format quoth_format_by_name(const char *name); /* "jsonl"; QUOTH_FROM_ANY: there is none */
QUOTH_API const char *quoth_format_name(quoth_format format);  /* NULL behind the last one */
QUOTH_API const char *quoth_format_title(quoth_format format); /* "JSON Lines, one article a line" */

/* What is known of an input from outside. All may be NULL; what is given goes before what the input says itself. */
typedef struct quoth_source {
    const char *name; /* for messages: a file name, "-" */
    quoth_format format;
    const char *url, *title, *date, *publisher; /* date: YYYY-MM-DD */
    const char *language;                       /* "en": the articles are not asked what they are written in */
} quoth_source;

typedef struct quoth_reader quoth_reader;
typedef struct quoth_doc quoth_doc;

/* Reads from where the file stands, as it goes, and unpacks what gzip or zstd has packed; the caller closes it after
   quoth_reader_free. Bytes in memory are read through fmemopen. A signal whose handler returns does not end the
   reading; what is written to a pipe survives one only when the handler was installed with SA_RESTART. */
QUOTH_API quoth_status quoth_reader_new(quoth *q, const quoth_source *source, FILE *in, quoth_reader **reader);
/* The next article, or NULL at the end. The caller frees it, before or after the reader. After QUOTH_ERR_INPUT the
   broken article has been reported and skipped: go on. After any other error the reader is at its end. */
QUOTH_API quoth_status quoth_reader_next(quoth_reader *reader, quoth_doc **doc);
QUOTH_API void quoth_reader_free(quoth_reader *reader);

/* An article that is not English is QUOTH_ERR_INPUT, unless the source said that it is; so is one beyond a limit. It
   may come from a reader of another context: one thread can read for several that analyse. */
QUOTH_API quoth_status quoth_analyse(quoth *q, quoth_doc *doc);
QUOTH_API const char *quoth_doc_text(const quoth_doc *doc, size_t *n_bytes); /* borrowed: as long as the document */
/* All layers as one line of the exchange format, with its newline. */
QUOTH_API quoth_status quoth_doc_write_jsonl(const quoth_doc *doc, FILE *out);
QUOTH_API void quoth_doc_free(quoth_doc *doc);

/* What the article has in quotation marks, and what became of it. Quotations inside others are not listed. */
typedef enum quoth_explained {
    QUOTH_UNEXPLAINED, /* the program found nobody who said it */
    QUOTH_SAID,        /* a statement, or a part of one, with its speaker */
    QUOTH_TERM         /* a few words that nobody is said to have said: a title, a nickname, a term */
} quoth_explained;

typedef struct quoth_quotation {
    const char *text; /* with its marks, not NUL-terminated; borrowed: as long as the document */
    size_t n_bytes;
    const char *file;      /* the input's name, or NULL */
    uint32_t line, column; /* in the input, as in quoth_message */
    quoth_explained explained;
    double confidence; /* of the statement; 0 where there is none */
} quoth_quotation;

typedef void (*quoth_quotation_fn)(void *user, const quoth_quotation *quotation);

/* Calls back for each quotation of an analysed document, in the order of the text. */
QUOTH_API void quoth_doc_quotations(const quoth_doc *doc, quoth_quotation_fn each, void *user);

/* ---- The graph ------------------------------------------------------------------------------------------------ */

typedef struct quoth_graph quoth_graph;

typedef enum quoth_form {
    QUOTH_TURTLE,
    QUOTH_NTRIPLES,
    QUOTH_NQUADS,
    QUOTH_RDFXML,
    QUOTH_RDFJSON,
    QUOTH_TRIG,
    QUOTH_JSONLD,
    QUOTH_GRAPHML,
    QUOTH_GEXF,
    QUOTH_CYPHER,
    QUOTH_FTM,
    QUOTH_ANNOTATIONS,
    QUOTH_DOT,
    QUOTH_SVG,
    QUOTH_PNG,
    QUOTH_PDF,
    QUOTH_PAGE /* HTML: the articles with all that was found in them, to read, to correct */
} quoth_form;

typedef enum quoth_view { QUOTH_VIEW_ACTORS, QUOTH_VIEW_STATEMENTS, QUOTH_VIEW_SOURCES } quoth_view;

QUOTH_API quoth_graph *quoth_graph_new(quoth *q); /* NULL when memory is out */
/* The document may be freed after. An article that is in the graph already changes nothing. After an error, free the
   graph: a part of the article may be in it. */
QUOTH_API quoth_status quoth_graph_add(quoth_graph *graph, const quoth_doc *doc);
/* Applies corrections that a reader made to all articles that are in the graph, so call it behind the last
   quoth_graph_add: rows of a file, columns apart by tabs; man quoth, CORRECTIONS, has them. name is the file's, for
   messages. A row that matches nothing is a warning; QUOTH_ERR_INPUT: a row makes no sense, the others are applied. */
QUOTH_API quoth_status quoth_graph_correct(quoth_graph *graph, const char *name, FILE *in);
/* The view matters for pictures and the page's map only. The caller opens, flushes and closes out. */
QUOTH_API quoth_status quoth_graph_write(const quoth_graph *graph, quoth_form form, quoth_view view, FILE *out);
/* The files of a bulk import into Neo4j or Kuzu, which belong into one folder: CSV for each kind of node and edge, and
   the scripts that load them. i counts from 0 and stays below their number. */
QUOTH_API size_t quoth_import_n_files(void);
QUOTH_API const char *quoth_import_file_name(size_t i); /* "Statement.csv" */
QUOTH_API quoth_status quoth_graph_write_import(const quoth_graph *graph, size_t i, FILE *out);
QUOTH_API void quoth_graph_free(quoth_graph *graph);

/* A look at the graph without RDF. Strings and arrays are borrowed: as long as the graph, until the next
   quoth_graph_add or quoth_graph_correct. */
typedef enum quoth_agent_kind { QUOTH_PERSON, QUOTH_ORGANIZATION, QUOTH_UNNAMED } quoth_agent_kind;
typedef enum quoth_kind { QUOTH_DIRECT, QUOTH_INDIRECT, QUOTH_MIXED } quoth_kind;

/* A stretch of an article that shows something. Offsets count code points of the article's text, from 0; end is the
   first that is no part of it. */
typedef struct quoth_evidence {
    uint32_t article; /* index */
    uint32_t begin, end;
    const char *text; /* the characters themselves */
} quoth_evidence;

typedef struct quoth_evidences {
    const quoth_evidence *at;
    size_t n;
} quoth_evidences;

typedef struct quoth_strings {
    const char *const *at;
    size_t n;
} quoth_strings;

typedef struct quoth_article {
    const char *iri;  /* its URL, else made of the text */
    const char *text; /* what all offsets count in: line ends are LF, of a page it is the article alone */
    size_t n_code_points;
    const char *sha256;                                            /* of the text's bytes, in lower-case hex */
    const char *url, *title, *date, *byline, *dateline, *language; /* each may be NULL; date: YYYY-MM-DD */
    quoth_strings subjects;                                        /* as the input names them: "Flooding" */
    size_t publisher, provider; /* index of an agent, or QUOTH_NONE; provider: the agency that supplied it */
} quoth_article;

typedef struct quoth_agent {
    const char *iri, *label;
    quoth_strings also; /* other forms of the name, sorted */
    quoth_agent_kind kind;
    const char *org_class;        /* of an organization: "Court", as in the ontology; NULL: none nearer is known */
    int many;                     /* an unnamed source of several */
    const char *anonymity_reason; /* why an unnamed source is not named, as written; or NULL */
    size_t organization;          /* the one that an unnamed source belongs to: index of an agent, or QUOTH_NONE */
    size_t unit_of;               /* the organization that an organization is a part of: index, or QUOTH_NONE */
    size_t n_mentions;            /* in all articles, pronouns too; 0: a publisher that no text names */
    quoth_evidences evidence;     /* the mentions by name, or the description of an unnamed source */
} quoth_agent;

typedef struct quoth_role {
    const char *iri, *label; /* "official" */
    size_t holder;           /* index of an agent */
    size_t organization;     /* index of an agent, or QUOTH_NONE */
    const char *status;      /* "current", "former", "prospective" */
    const char *place;       /* "Missouri", or NULL */
    const char *period;      /* "from 2009 to 2013", or NULL */
    double confidence;       /* 0..1 */
    quoth_evidences evidence;
} quoth_role;

typedef struct quoth_statement {
    size_t article; /* index */
    const char *iri;
    const char *text;         /* the content, its parts joined by one space */
    const char *cue, *medium; /* may be NULL */
    const char *cue_class;    /* "denied", as in the ontology; NULL without a cue */
    const char *when;         /* "on Tuesday", as written; or NULL */
    const char *date;         /* the day that it means, YYYY-MM-DD; or NULL */
    const char *audience;     /* the addressee as written, where it is no agent: "reporters"; or NULL */
    quoth_kind kind;
    size_t n_speakers;
    const size_t *speakers; /* indices of agents */
    size_t reported_by;     /* index of an agent, or QUOTH_NONE */
    size_t addressee;       /* index of an agent, or QUOTH_NONE */
    size_t within;          /* index of the outer statement, or QUOTH_NONE */
    size_t n_about;
    const uint32_t *about;   /* indices of the agents that the content names */
    double confidence;       /* 0..1: about the share of such statements that are right */
    quoth_evidences content; /* in the order of the text; more than one where other words stand between its parts */
    quoth_evidences source;  /* the words that name the speaker; may be empty, as may the next */
    quoth_evidences cues;
} quoth_statement;

#define QUOTH_NONE SIZE_MAX

QUOTH_API size_t quoth_graph_n_articles(const quoth_graph *graph);
QUOTH_API size_t quoth_graph_n_agents(const quoth_graph *graph);
QUOTH_API size_t quoth_graph_n_roles(const quoth_graph *graph);
QUOTH_API size_t quoth_graph_n_statements(const quoth_graph *graph);
QUOTH_API quoth_article quoth_graph_article(const quoth_graph *graph, size_t i);
QUOTH_API quoth_agent quoth_graph_agent(const quoth_graph *graph, size_t i);
QUOTH_API quoth_role quoth_graph_role(const quoth_graph *graph, size_t i);
QUOTH_API quoth_statement quoth_graph_statement(const quoth_graph *graph, size_t i);

/* ---- Checking ------------------------------------------------------------------------------------------------- */

typedef struct quoth_proof {
    size_t n_triples, n_graphs, n_statements; /* read */
    size_t n_findings;                        /* errors told */
} quoth_proof;

/* The self-proof of a graph in QUOTH_TURTLE, QUOTH_NTRIPLES, QUOTH_NQUADS or QUOTH_TRIG: every node is what the
   ontology asks for and is described, every finding names its article, every hash, offset and quoted word is that of
   the text in the graph. Of quads each named graph is judged by itself. Findings go to the message sink, with their
   line; with any, or when the file is broken, the status is QUOTH_ERR_INPUT. name is for messages; proof may be NULL.
 */
QUOTH_API quoth_status quoth_check(quoth *q, const char *name, quoth_form form, FILE *in, quoth_proof *proof);

#ifdef __cplusplus
}
#endif
#endif
