/* encode.h: the network over one stretch of a text: from spellings to scores. */
#ifndef QUOTHP_ENCODE_H
#define QUOTHP_ENCODE_H

#include "lang/forms.h"

/* Room for one stretch. Matrices have a row for each token. */
typedef struct quothp_encoding {
    const quothp_model *model;
    int16_t *x, *y;      /* states, 2 * half */
    int16_t *u;          /* 3 * half */
    int16_t *hidden;     /* name, arc dependent, arc head, cue */
    int16_t *mixed;      /* arc dependent, mixed */
    int16_t *rels;       /* relation dependent, relation head */
    int16_t *rel_hidden; /* label */
    int32_t *tags, *names, *rel_scores;
    uint32_t tags_stride, hidden_stride, mixed_stride, rels_stride, names_stride, rel_scores_stride;
} quothp_encoding;

quoth_status quothp_encoding_new(quothp_encoding *e, const quothp_model *m, quothp_arena *arena);
/* Fills x, the states of n <= QUOTHP_STRETCH tokens; all else is made of them. */
void quothp_encode_states(quothp_encoding *e, quothp_form_memory *forms, const char *text, const quothp_span *spans,
                          const quothp_context *context, uint32_t n);
void quothp_encode_tokens(quothp_encoding *e, uint32_t n); /* tags, rels, names, mixed, and hidden but for the cue */
void quothp_encode_cues(quothp_encoding *e, uint32_t n);   /* the cue's part of hidden */
/* One bidirectional layer over n rows: from x to y; u is room for sums. For the first one see first.h. */
void quothp_encode_layer(const quothp_nn *nn, const quothp_nn_matrix m[2], const quothp_nn_side side[2],
                         const int16_t *x, int16_t *y, int16_t *u, uint32_t n);
/* The class of the way from token i to j: 1, 2, 3, 4, to 6, 9, 14, 24, more; the same to the right. */
uint32_t quothp_distance_class(uint32_t i, uint32_t j);
/* Scores of the arcs among tokens from..end, as tree.h wants them. */
void quothp_encode_arcs(const quothp_encoding *e, uint32_t from, uint32_t end, int32_t *out);
/* Fills rel_scores for tokens from..end; head[i] is relative to `from`. */
void quothp_encode_rels(quothp_encoding *e, uint32_t from, uint32_t end, const uint32_t *head);

#endif
