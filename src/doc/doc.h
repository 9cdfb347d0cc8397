/* doc.h: one article and all that the stages say of it.
 *
 * The text is never altered. Each stage reads earlier layers and writes its own:
 *
 *     read        text, metadata, blocks, source map
 *     lang        tokens (with tags, lemmas and trees), sentences, names, readings
 *     coref       mentions, entities
 *     quote       attributions: spans, kind, speakers, medium, way, score
 *     statement   of the attributions the rest; anonymities, quoted
 *     role        roles, units
 *
 * Layers refer to each other by index (uint32_t, QUOTHP_NONE for "none"), never by pointer. Spans are half-open byte
 * ranges of the text, on character borders. Everything here lives in doc->arena and dies with the document.
 */
#ifndef QUOTHP_DOC_H
#define QUOTHP_DOC_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/report.h"
#include "base/str.h"
#include "doc/labels.h"
#include "quoth.h"

#define QUOTHP_NONE UINT32_MAX

typedef struct quothp_span {
    uint32_t begin, end; /* bytes; begin <= end */
} quothp_span;

typedef struct quothp_spans {
    quothp_span *at; /* in the order of the text, not touching each other */
    uint32_t n;
} quothp_spans;

/* ---- read: what kind of text stands where ---- */

typedef enum quothp_block_kind {
    QUOTHP_PARAGRAPH,
    QUOTHP_HEADLINE, /* the article's own title */
    QUOTHP_HEADING,  /* a subhead or pull quote inside the article */
    QUOTHP_META,     /* a line of metadata: " date 2023-10-20 ", "By Jane Doe" */
    QUOTHP_DATELINE  /* "WASHINGTON (AP) — " at the start of a paragraph: a block of its own before the paragraph's */
} quothp_block_kind;

typedef struct quothp_block {
    quothp_span span; /* without white space at either end */
    quothp_block_kind kind;
} quothp_block;

/* From byte `text` on, the text was taken over from the input's UTF-8 form at byte `source`, up to the next row. Line
   and column are those of source, as in quoth_message; column 0: the text stands in one record of a larger file. */
typedef struct quothp_source_run {
    uint32_t text, source;
    uint32_t line, column;
} quothp_source_run;

/* ---- lang ---- */

typedef struct quothp_token {
    quothp_span span;
    uint32_t sentence;
    uint32_t head;  /* token index; the token itself for a root; QUOTHP_NONE where nothing was parsed */
    uint8_t deprel; /* quothp_deprel; NONE where nothing was parsed */
    uint8_t upos, xpos;
    quothp_str lemma; /* borrowed: the document's arena, or a table */
} quothp_token;

typedef struct quothp_sentence {
    quothp_span span;
    uint32_t first, end; /* tokens */
    uint32_t block;
} quothp_sentence;

typedef struct quothp_name {
    quothp_span span;    /* without "the", titles and the possessive mark */
    uint32_t first, end; /* tokens that the span touches */
    quothp_name_type type;
} quothp_name;

/* ---- lang: who says what, as the network reads it; the quote stage makes attributions of it ---- */

typedef struct quothp_range {
    uint32_t first, end; /* tokens; empty when first == end */
} quothp_range;

typedef struct quothp_range_list {
    quothp_range *at; /* in the order of the text, not overlapping; the document's arena */
    uint32_t n;
} quothp_range_list;

typedef struct quothp_reading {
    quothp_range cue;                  /* "had not said" */
    quothp_range_list source, content; /* the source may be empty */
    int32_t margin; /* by how much this reading was preferred to the next best, at its most doubtful token */
    bool again;     /* read in the content of another, alone */
} quothp_reading;

/* ---- coref ---- */

typedef enum quothp_mention_kind {
    QUOTHP_MENTION_NAME,
    QUOTHP_MENTION_NOMINAL,
    QUOTHP_MENTION_PRONOUN
} quothp_mention_kind;
typedef enum quothp_number { QUOTHP_NUMBER_UNKNOWN, QUOTHP_SINGULAR, QUOTHP_PLURAL } quothp_number;
typedef enum quothp_gender { QUOTHP_GENDER_UNKNOWN, QUOTHP_FEMALE, QUOTHP_MALE, QUOTHP_NEUTER } quothp_gender;

/* What an organization is; the graph writes a subclass where it is known. */
typedef enum quothp_org_kind {
    QUOTHP_ORG,
    QUOTHP_ORG_PARTY,
    QUOTHP_ORG_MEDIA,
    QUOTHP_ORG_AGENCY,
    QUOTHP_ORG_GOVERNMENT,
    QUOTHP_ORG_LEGISLATURE,
    QUOTHP_ORG_COURT,
    QUOTHP_ORG_ARMED,
    QUOTHP_ORG_COMPANY,
    QUOTHP_ORG_UNIVERSITY,
    QUOTHP_ORG_NONPROFIT,
    QUOTHP_N_ORG_KINDS
} quothp_org_kind;

/* A phrase that refers to somebody or something that can speak or hold a role: a name, "the department", "one former
   official", "he". */
typedef struct quothp_mention {
    quothp_span span; /* the whole noun phrase for a nominal ("one Department official"), the bare name for a name */
    quothp_span
        phrase; /* the noun phrase that the mention heads: "longtime official Josh Paul"; span where it heads none */
    quothp_span extent;  /* the phrase with its clauses, as its tree has it: "one Department official who …" */
    uint32_t first, end; /* tokens of the span */
    uint32_t head;       /* token: "official" */
    quothp_mention_kind kind;
    quothp_name_type type; /* person, organization, place, group, ... */
    quothp_number number;
    quothp_gender gender;
    uint32_t name;   /* of names, for a name */
    uint32_t entity; /* of entities; every mention has one, if only a singleton */
} quothp_mention;

typedef struct quothp_entity {
    quothp_name_type type;
    quothp_org_kind org_kind; /* for organizations */
    quothp_number number;
    quothp_gender gender;
    bool named;       /* at least one mention is a name */
    uint32_t best;    /* mention that names it best: the fullest name, else its first description */
    quothp_str label; /* canonical name; "Democratic Party" for the D in "(D-Mo.)"; arena or table */
    uint32_t n_mentions;
} quothp_entity;

/* ---- quote ---- */

/* Class of a cue; the scheme is published in ontology/quoth.ttl. */
typedef enum quothp_cue_class {
    QUOTHP_CUE_NONE, /* no cue: an answer after a question */
    QUOTHP_CUE_SAID,
    QUOTHP_CUE_CLAIMED,
    QUOTHP_CUE_DENIED,
    QUOTHP_CUE_ASKED,
    QUOTHP_CUE_PROMISED,
    QUOTHP_CUE_WARNED,
    QUOTHP_CUE_PRAISED,
    QUOTHP_CUE_CRITICISED,
    QUOTHP_N_CUE_CLASSES
} quothp_cue_class;

/* What the words around a cue make of it. Only what is asserted was said. */
typedef enum quothp_modality {
    QUOTHP_MODALITY_ASSERTED,
    QUOTHP_MODALITY_NEGATED,     /* "did not say", "without saying", "no one said" */
    QUOTHP_MODALITY_REFUSED,     /* "declined to say" */
    QUOTHP_MODALITY_POSSIBLE,    /* "may say", "would say" */
    QUOTHP_MODALITY_FUTURE,      /* "will say" */
    QUOTHP_MODALITY_WANTED,      /* "wants to say", "is expected to announce" */
    QUOTHP_MODALITY_CONDITIONAL, /* "if she says" */
    QUOTHP_N_MODALITIES
} quothp_modality;

const char *quothp_cue_class_text(quothp_cue_class cue_class); /* "denied"; NULL for NONE */
const char *quothp_modality_text(quothp_modality modality);    /* "refused" */

typedef struct quothp_mentions {
    uint32_t *at; /* mention indices */
    uint32_t n;
} quothp_mentions;

typedef struct quothp_attribution {
    quothp_spans source, cue, content; /* as the exchange format has them; each may be empty */
    quoth_kind kind;
    quothp_mentions speakers; /* who the source is, in the order of the text; empty when the text does not tell */
    uint32_t reported_by;     /* mention of the outlet or person through whom the article has it */
    uint32_t addressee;       /* mention */
    uint32_t within;          /* the outer attribution of a chain */
    quothp_span medium;       /* the letter, post, interview; empty when none is stated */
    float score;              /* 0..1, higher is surer; what share of such attributions is right, confidence tells */

    /* by the stage statement */
    quothp_cue_class cue_class;
    quothp_modality modality;
    quothp_span when; /* "on Tuesday", as written; empty when the text does not tell */
    const char *date; /* the day that it means, YYYY-MM-DD; NULL when it is no single day */
    bool expressed;   /* said or written, and not only thought, refused or repeated: goes into the graph */
    float confidence; /* 0..1 */
} quothp_attribution;

/* Words in quotation marks, not those inside others. */
typedef struct quothp_quoted {
    quothp_span span;     /* with the marks */
    uint32_t attribution; /* whose content they are, or a part of it */
    bool term;            /* few words or a title, in no attribution: “Salty” Jones, her novel “Salt and Ice” */
} quothp_quoted;

/* Why the text does not name somebody: "because they were not authorized to speak". */
typedef struct quothp_anonymity {
    uint32_t entity;
    quothp_span reason; /* as written, without the linking "because" or "as" */
} quothp_anonymity;

/* ---- role ---- */

typedef enum quothp_role_status { QUOTHP_CURRENT, QUOTHP_FORMER, QUOTHP_PROSPECTIVE } quothp_role_status;

typedef struct quothp_role {
    uint32_t holder;       /* mention: a person or an unnamed source */
    uint32_t organization; /* mention, or QUOTHP_NONE when the text links none */
    quothp_str label;      /* "Representative", "official"; arena or table */
    quothp_str place;      /* "Missouri"; empty when none is stated */
    quothp_str period;     /* "from 2009 to 2013" as written; empty when none is stated */
    quothp_role_status status;
    quothp_span evidence; /* the stretch of text that states it */
    float confidence;     /* 0..1 */
} quothp_role;

/* An organization that is a part of another: "the Bureau of Canals at the Interior Department". */
typedef struct quothp_unit {
    uint32_t unit, whole; /* mentions */
} quothp_unit;

/* ---- the document ---- */

/* Layers that the input brought: lang keeps them and adds those that are missing. */
typedef enum quothp_brought {
    QUOTHP_BROUGHT_TOKENS = 1, /* and sentences; heads where they are known, else QUOTHP_NONE */
    QUOTHP_BROUGHT_TAGS = 2,   /* and lemmas */
    QUOTHP_BROUGHT_NAMES = 4
} quothp_brought;

struct quoth_doc {
    quothp_arena arena;
    const char *text; /* valid UTF-8, NUL-terminated; no NUL inside */
    uint32_t n_bytes;

    /* metadata; NULL when unknown */
    const char *id;   /* as given in JSON Lines, else NULL */
    const char *name; /* of the input, for messages */
    const char *url, *title, *date /* YYYY-MM-DD */, *publisher, *byline, *language;
    const char *provider;       /* the agency that supplied it: "Fen Wire" */
    const char *dateline;       /* "FENPORT, March 4", where it stands outside the text */
    unsigned brought;           /* quothp_brought, as bits */
    const char *other_language; /* "German": what the text is in, where that is surely not English; static */
    quothp_clock *clock;        /* of quoth_analyse: once it is over, a stage may stop where it is; NULL: none */
    QUOTHP_LAYER(const char *) subjects; /* as the input names them: "Flooding", "Politics" */

    QUOTHP_LAYER(quothp_block) blocks;
    QUOTHP_LAYER(quothp_source_run) source_map;
    QUOTHP_LAYER(quothp_token) tokens;
    QUOTHP_LAYER(quothp_sentence) sentences;
    QUOTHP_LAYER(quothp_name) names;
    QUOTHP_LAYER(quothp_reading) readings; /* in the order of their cues */
    QUOTHP_LAYER(quothp_mention) mentions;
    QUOTHP_LAYER(quothp_entity) entities;
    QUOTHP_LAYER(quothp_attribution) attributions;
    QUOTHP_LAYER(quothp_anonymity) anonymities;
    QUOTHP_LAYER(quothp_quoted) quoted;
    QUOTHP_LAYER(quothp_role) roles;
    QUOTHP_LAYER(quothp_unit) units;
};

/* A document with a copy of the text and no layers. The text must be valid UTF-8 without NUL; NULL when memory is out.
 */
quoth_doc *quothp_doc_new(const char *text, size_t n_bytes);

/* A copy in the document's arena; NULL for NULL. */
const char *quothp_doc_keep(quoth_doc *doc, const char *text);

quothp_str quothp_doc_str(const quoth_doc *doc, quothp_span span); /* borrowed from the text */
quothp_str quothp_token_str(const quoth_doc *doc, uint32_t token);
/* The span from the first token to before the end token; first < end. */
quothp_span quothp_tokens_span(const quoth_doc *doc, uint32_t first, uint32_t end);
/* The first token that ends behind the offset, doc->tokens.n when there is none. */
uint32_t quothp_token_at(const quoth_doc *doc, uint32_t offset);
/* The tokens that a span touches. */
void quothp_span_tokens(const quoth_doc *doc, quothp_span span, uint32_t *first, uint32_t *end);
/* The token of a phrase that the others hang on: the first whose head lies outside; first < end. */
uint32_t quothp_tokens_top(const quoth_doc *doc, uint32_t first, uint32_t end);
quothp_block_kind quothp_token_block_kind(const quoth_doc *doc, uint32_t token);

/* ---- offsets at the border ---- */

/* Byte offset to code points, made once for a text: constant time for each look-up, and little for the way back. */
typedef struct quothp_cp_map {
    const char *text;
    uint32_t n_bytes, n_marks;
    uint32_t *marks; /* code points before each 64th byte */
} quothp_cp_map;

quoth_status quothp_cp_map_init(quothp_cp_map *map, quothp_arena *arena, const char *text, uint32_t n_bytes);
uint32_t quothp_cp_of(const quothp_cp_map *map, uint32_t byte);
/* The way back; the text's length for what lies behind its end. */
uint32_t quothp_byte_of(const quothp_cp_map *map, uint32_t code_point);

#endif
