/* encode.c: see encode.h. */
#include "lang/encode.h"

#include <string.h>

static void *rows(quothp_arena *arena, uint32_t columns, size_t size)
{
    return quothp_arena_array(arena, (size_t)QUOTHP_STRETCH * columns, size);
}

quoth_status quothp_encoding_new(quothp_encoding *e, const quothp_model *m, quothp_arena *arena)
{
    const uint32_t dim = 2 * m->half;
    memset(e, 0, sizeof *e);
    e->model = m;
    e->tags_stride = m->tags.outputs;
    e->hidden_stride = m->hidden.outputs;
    e->mixed_stride = m->arc_mix.outputs;
    e->rels_stride = m->rels.outputs;
    e->names_stride = m->name_out.outputs;
    e->rel_scores_stride = m->rel_out.outputs;
    e->x = rows(arena, dim, sizeof *e->x);
    e->y = rows(arena, dim, sizeof *e->y);
    e->u = rows(arena, quothp_model_round(3 * m->half), sizeof *e->u);
    e->hidden = rows(arena, e->hidden_stride, sizeof *e->hidden);
    e->mixed = rows(arena, e->mixed_stride, sizeof *e->mixed);
    e->rels = rows(arena, e->rels_stride, sizeof *e->rels);
    e->rel_hidden = rows(arena, m->label, sizeof *e->rel_hidden);
    e->tags = rows(arena, e->tags_stride, sizeof *e->tags);
    e->names = rows(arena, e->names_stride, sizeof *e->names);
    e->rel_scores = rows(arena, e->rel_scores_stride, sizeof *e->rel_scores);
    const int all = e->x && e->y && e->u && e->hidden && e->mixed && e->rels && e->rel_hidden && e->tags && e->names &&
                    e->rel_scores;
    return all ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

enum { UNITS_MAX = 512 };

/* The recurrence over n rows, in direction d. */
static void run(const quothp_nn *nn, const quothp_nn_side *side, uint32_t d, const int16_t *x, int16_t *y,
                const int16_t *u, size_t u_stride, uint32_t n)
{
    const uint32_t units = side->units, dim = 2 * units;
    int16_t cell[UNITS_MAX] = {0};
    for (uint32_t k = 0; k < n; k++) {
        const uint32_t t = d ? n - 1 - k : k;
        const size_t at = (size_t)t * dim + (size_t)d * units;
        nn->step(side, u + t * u_stride, x + at, cell, y + at);
    }
}

void quothp_encode_layer(const quothp_nn *nn, const quothp_nn_matrix m[2], const quothp_nn_side side[2],
                         const int16_t *x, int16_t *y, int16_t *u, uint32_t n)
{
    for (uint32_t d = 0; d < 2; d++) {
        nn->product(&m[d], x, (size_t)2 * side[d].units, n, QUOTHP_NN_PLAIN, u, m[d].outputs);
        run(nn, &side[d], d, x, y, u, m[d].outputs, n);
    }
}

static void encode_first_layer(quothp_encoding *e, quothp_form_memory *forms, const char *text,
                               const quothp_span *spans, const quothp_context *context, uint32_t n)
{
    const quothp_model *m = e->model;
    quothp_first *first = quothp_form_first(forms);
    for (uint32_t i = 0; i < n; i++) {
        const quothp_str form = {text + spans[i].begin, spans[i].end - spans[i].begin};
        quothp_first_take(first, i, quothp_form_keep(forms, form), &context[i]);
    }
    for (uint32_t d = 0; d < 2; d++) {
        quothp_first_sums(first, d, n, e->u);
        run(m->nn, &m->side[0][d], d, quothp_first_input(first, 0), e->x, e->u, m->layer[0][d].outputs, n);
    }
}

void quothp_encode_states(quothp_encoding *e, quothp_form_memory *forms, const char *text, const quothp_span *spans,
                          const quothp_context *context, uint32_t n)
{
    const quothp_model *m = e->model;
    encode_first_layer(e, forms, text, spans, context, n);
    for (uint32_t layer = 1; layer < m->layers; layer++) {
        quothp_encode_layer(m->nn, m->layer[layer], m->side[layer], e->x, e->y, e->u, n);
        int16_t *swap = e->x;
        e->x = e->y;
        e->y = swap;
    }
}

/* Some outputs of a matrix: n from `first` on, both multiples of a block. */
static quothp_nn_matrix outputs_of(const quothp_nn_matrix *m, uint32_t first, uint32_t n)
{
    return (quothp_nn_matrix){m->weights + (size_t)first * m->inputs, m->bias + first, m->inputs, n};
}

void quothp_encode_cues(quothp_encoding *e, uint32_t n)
{
    const quothp_model *m = e->model;
    const uint32_t at = m->name + 2 * m->arc;
    const quothp_nn_matrix cue = outputs_of(&m->hidden, at, m->cue);
    m->nn->product(&cue, e->x, (size_t)2 * m->half, n, QUOTHP_NN_RELU, e->hidden + at, e->hidden_stride);
}

void quothp_encode_tokens(quothp_encoding *e, uint32_t n)
{
    const quothp_model *m = e->model;
    const uint32_t dim = 2 * m->half;
    const quothp_nn_matrix hidden = outputs_of(&m->hidden, 0, m->name + 2 * m->arc);
    m->nn->scores(&m->tags, e->x, dim, n, e->tags, e->tags_stride);
    m->nn->product(&hidden, e->x, dim, n, QUOTHP_NN_RELU, e->hidden, e->hidden_stride);
    m->nn->product(&m->rels, e->x, dim, n, QUOTHP_NN_PLAIN, e->rels, e->rels_stride);
    m->nn->scores(&m->name_out, e->hidden, e->hidden_stride, n, e->names, e->names_stride);
    m->nn->product(&m->arc_mix, e->hidden + m->name, e->hidden_stride, n, QUOTHP_NN_PLAIN, e->mixed, e->mixed_stride);
}

uint32_t quothp_distance_class(uint32_t i, uint32_t j)
{
    static const uint8_t near[25] = {0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    const uint32_t far = j > i ? j - i : i - j;
    return (far < 25 ? near[far] : 8u) + (j > i ? 9u : 0u);
}

void quothp_encode_arcs(const quothp_encoding *e, uint32_t from, uint32_t end, int32_t *out)
{
    const quothp_model *m = e->model;
    const uint32_t n = end - from;
    const int16_t *heads = e->hidden + (size_t)from * e->hidden_stride + m->name + m->arc;
    for (uint32_t i = 0; i < n; i++) {
        const int32_t *tags = e->tags + (size_t)(from + i) * e->tags_stride;
        int32_t *row = out + (size_t)i * n;
        m->nn->dots(e->mixed + (size_t)(from + i) * e->mixed_stride, heads, e->hidden_stride, n, m->arc, row);
        for (uint32_t j = 0; j < n; j++)
            row[j] = j == i ? tags[QUOTHP_AT_ROOT] : row[j] + tags[QUOTHP_AT_FAR + quothp_distance_class(i, j)];
    }
}

void quothp_encode_rels(quothp_encoding *e, uint32_t from, uint32_t end, const uint32_t *head)
{
    const quothp_model *m = e->model;
    for (uint32_t i = from; i < end; i++) {
        const int16_t *a = e->rels + (size_t)i * e->rels_stride,
                      *b = e->rels + (size_t)(from + head[i - from]) * e->rels_stride + m->label;
        int16_t *h = e->rel_hidden + (size_t)i * m->label;
        for (uint32_t k = 0; k < m->label; k++) {
            const int32_t sum = a[k] + b[k];
            h[k] = (int16_t)(sum < 0 ? 0 : sum > 32767 ? 32767 : sum);
        }
    }
    m->nn->scores(&m->rel_out, e->rel_hidden + (size_t)from * m->label, m->label, end - from,
                  e->rel_scores + (size_t)from * e->rel_scores_stride, e->rel_scores_stride);
}
