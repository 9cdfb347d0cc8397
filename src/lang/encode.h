/* encode.h: the network over one stretch of a text: from spellings to scores. */
#ifndef QUOTHP_ENCODE_H
#define QUOTHP_ENCODE_H

#include "lang/forms.h"

/* Room for one stretch. Matrices have a row for each token. */
typedef struct quothp_encoding {
    const quothp_model *model;
    int16_t *x, *y;      /* states, 2 * half, with an empty row before and behind */
    int16_t *u;          /* 3 * half */
    int16_t *hidden;     /* name, arc dependent, arc head */
    int16_t *mixed;      /* arc dependent, mixed */
    int16_t *rels;       /* relation dependent, relation head */
    int16_t *rel_hidden; /* label */
    int32_t *tags, *names, *rel_scores;
    uint32_t tags_stride, hidden_stride, mixed_stride, rels_stride, names_stride, rel_scores_stride;
} quothp_encoding;

quoth_status quothp_encoding_new(quothp_encoding *e, const quothp_model *m, quothp_arena *arena);
/* Fills tags, hidden, mixed, rels, names for n <= QUOTHP_STRETCH tokens. */
void quothp_encode(quothp_encoding *e, quothp_form_memory *forms, const char *text, const quothp_span *spans,
                   const quothp_context *context, uint32_t n);
/* Scores of the arcs among tokens from..end, as tree.h wants them. */
void quothp_encode_arcs(const quothp_encoding *e, uint32_t from, uint32_t end, int32_t *out);
/* Fills rel_scores for tokens from..end; head[i] is relative to `from`. */
void quothp_encode_rels(quothp_encoding *e, uint32_t from, uint32_t end, const uint32_t *head);

#endif
