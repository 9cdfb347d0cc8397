/* features.h: what the network sees of a token, as numbers of rows of its embedding tables.
 *
 * The rows of a form (spelling) depend on nothing else and can be kept; the rows of the context depend on the
 * neighbours and on the whole document. Shared by running and training. */
#ifndef QUOTHP_FEATURES_H
#define QUOTHP_FEATURES_H

#include "doc/doc.h"

#define QUOTHP_SUB_BITS 15
#define QUOTHP_SUB_ROWS (1u << QUOTHP_SUB_BITS)
#define QUOTHP_CTX_ROWS 512u
#define QUOTHP_FORM_SUBS 24
#define QUOTHP_FORM_CTX 8
#define QUOTHP_TOKEN_CTX 14
#define QUOTHP_PLAIN_CTX 3 /* the first rows of a token's context depend on no spelling */

/* Word list: hashes in ascending order; row = index + 1, row 0 is any other word. */
typedef struct quothp_words {
    const uint32_t *hash;
    const uint8_t *cased; /* 0-5: how often the word is written with a capital inside sentences */
    uint32_t n;
    const uint32_t *listed; /* hashes of words of name lists, ascending */
    const uint8_t *lists;   /* their flags, quothp_list */
    uint32_t n_listed;
} quothp_words;

enum quothp_list {
    QUOTHP_LIST_WOMAN = 1,
    QUOTHP_LIST_MAN = 2,
    QUOTHP_LIST_SURNAME = 4,
    QUOTHP_LIST_RARE_SURNAME = 8,
    QUOTHP_LIST_COUNTRY = 16,
    QUOTHP_LIST_CAPITAL = 32,
    QUOTHP_LIST_DEMONYM = 64
};

/* What the neighbours and the document want to know of a form. */
typedef struct quothp_form_brief {
    uint32_t hash; /* quothp_word_hash */
    uint8_t shape; /* enum quothp_shape */
    uint8_t lists;
} quothp_form_brief;

typedef struct quothp_form {
    uint32_t word;
    uint16_t sub[QUOTHP_FORM_SUBS];
    uint16_t ctx[QUOTHP_FORM_CTX];
    uint8_t n_sub, n_ctx;
    quothp_form_brief brief;
} quothp_form;

enum quothp_shape {
    QUOTHP_SHAPE_LOWER,
    QUOTHP_SHAPE_TITLE,
    QUOTHP_SHAPE_UPPER,
    QUOTHP_SHAPE_INITIAL, /* one capital */
    QUOTHP_SHAPE_MIXED,
    QUOTHP_SHAPE_DIGITS,
    QUOTHP_SHAPE_ALNUM,
    QUOTHP_SHAPE_MARK /* no letter, no digit */
};

typedef struct quothp_context {
    uint16_t row[QUOTHP_TOKEN_CTX];
    uint8_t n;
} quothp_context;

uint32_t quothp_word_hash(quothp_str form); /* lower case, digits alike */
void quothp_form_features(const quothp_words *words, quothp_str form, quothp_form *out);
/* Context rows of all tokens of a text. `scratch` is for the time of the call. */
quoth_status quothp_context_features(const char *text, uint32_t n_bytes, const quothp_span *spans,
                                     const quothp_form_brief *forms, uint32_t n, quothp_context *out,
                                     quothp_arena *scratch);

/* Is it between quotation marks, and not one itself? */
bool quothp_context_quoted(const quothp_context *c);
/* The same token as it would be outside quotation marks. */
void quothp_context_unquote(quothp_context *c);

/* The network reads a text in stretches of at most this many tokens, cut between paragraphs where that is possible. */
#define QUOTHP_STRETCH 220
/* Is there a line end before token i > 0? */
bool quothp_line_before(const char *text, const quothp_span *spans, uint32_t i);
/* Where the stretch from token `from` ends. `ends` marks tokens known to end sentences; may be null. */
uint32_t quothp_stretch_end(const char *text, const quothp_span *spans, const uint8_t *ends, uint32_t from, uint32_t n);

#endif
