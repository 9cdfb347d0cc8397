/* corpus.h: documents of the exchange format (gzip'd JSON Lines), with tokens, labels and features ready for training.
 */
#ifndef QUOTHT_CORPUS_H
#define QUOTHT_CORPUS_H

#include "doc/labels.h"
#include "model/features.h"
#include "model/split.h"

/* A tag is 0 outside all, else 4 * type + one of these; a cue has one type, parts of an attribution two. */
enum { TAG_BEGIN = 1, TAG_INSIDE, TAG_LAST, TAG_UNIT };
enum { N_NAME_TAGS = 1 + 4 * QUOTHP_N_NAME_TYPES, N_CUE_TAGS = 1 + 4, N_PART_TAGS = 1 + 4 * 2 };

/* What a data set's names can mean, as sets of tags. */
typedef enum { NAMES_NONE, NAMES_WWN, NAMES_GUM, NAMES_SILVER, NAMES_FINE, NAMES_UNER } name_scheme;

typedef struct {
    uint32_t begin, end;
    quothp_name_type type;
} entity;

typedef enum attribution_part { PART_SOURCE, PART_CONTENT, PART_CUE } attribution_part;

typedef struct attribution_range {
    quothp_span span;    /* bytes */
    uint32_t first, end; /* tokens */
    attribution_part part;
} attribution_range;

enum { ATTRIBUTION_RANGES = 12 };

typedef struct attribution {
    uint32_t cue_first, cue_end; /* tokens; empty without a cue */
    attribution_range range[ATTRIBUTION_RANGES];
    uint32_t n_ranges;
} attribution;

typedef struct {
    uint32_t form;
    int32_t head; /* token of the document; itself for a root; -1 unknown */
    uint8_t upos, xpos, rel, ends;
    uint8_t tag, cue; /* of a name, of a cue */
} token;

typedef struct {
    char *id, *text;
    uint32_t n_bytes, n, n_gold;
    quothp_span *spans; /* what the features were made of */
    token *tokens;
    quothp_context *context;
    entity *entities;
    uint32_t n_entities;
    attribution *attributions;
    uint32_t n_attributions;
    uint32_t *chunk; /* first tokens of the stretches that go through the network at once; n_chunks + 1 */
    uint32_t n_chunks;
    quothp_span *gold; /* gold tokens, when tokens are predicted */
    token *gold_tokens;
    uint32_t *gold_sentence; /* ends (bytes pairs) */
    quothp_span *sentences;
    uint32_t n_sentences;
} tdoc;

typedef struct {
    tdoc *docs;
    size_t n;
    size_t n_tokens;
    name_scheme names;
    int syntax;
} corpus;

/* Spellings, each once, with their features. */
typedef struct {
    char **text;
    uint32_t *length;
    quothp_form *features;
    uint32_t *lower, *upper; /* the same word in another case, 0 before it is asked for */
    uint32_t n, cap;
    uint32_t *table, mask;
    const quothp_words *words;
} form_list;

uint32_t form_of(form_list *forms, const char *s, size_t n);
uint32_t form_lower(form_list *forms, uint32_t form);
uint32_t form_upper(form_list *forms, uint32_t form);
void forms_refresh(form_list *forms); /* after the word list has changed */

typedef struct {
    char *name[128];
    int n;
} label_list;
int label_of(label_list *labels, const char *name, int add);

/* Reads one file; `limit` documents at most (0: all). Spans and gold only; features come with corpus_prepare. */
corpus corpus_read(const char *path, const char *names_path, name_scheme names, int syntax, label_list *relations,
                   size_t limit);
/* Tokens by `split` unless gold tokens are wanted, features, chunks. */
void corpus_prepare(corpus *c, const quothp_split_model *split, form_list *forms, int gold_tokens);
void *need(size_t n, size_t size); /* zeroed memory, or the program ends */

#endif
