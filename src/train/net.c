/* net.c: see net.h. Parameters, the input, and the order of the layers; the heads are in files of their own. */
#include "train/net.h"

#include <string.h>

#define DROP_INPUT 0.2f
#define DROP_LAYER 0.1f
#define DROP_STATE 0.25f
#define LONGEST_STEP 2.0f

/* ---- parameters ---- */

void net_init(net *n, const word_vectors *v, uint64_t seed)
{
    rng r = {seed * 2654435761u + 1};
    param_list *all = &n->params;
    memset(n, 0, sizeof *n);
    param_init(all, &n->word, v->n + 1, WORD_DIM, 0, &r);
    for (size_t i = 0; i < (size_t)(v->n + 1) * WORD_DIM; i++)
        n->word.w[i] = v->vector[i] * 0.5f;
    n->word.frozen = 1;
    param_init(all, &n->sub, QUOTHP_SUB_ROWS, SUB_DIM, 0.15f, &r);
    param_make_sparse(&n->sub);
    param_init(all, &n->ctx, QUOTHP_CTX_ROWS, CTX_DIM, 0.2f, &r);
    for (int l = 0; l < LAYERS; l++)
        sru_init(all, &n->layer[l], HALF, l ? DIM : 2 * DIM, &r);
    param_init(all, &n->part_far, PART_DISTANCES, PART, 0.2f, &r);
    sru_init(all, &n->part_layer, PART / 2, PART, &r);
#define ROW(name, rows, cols) linear_init(all, &n->name, rows, cols, &r);
    NET_HEADS(ROW)
#undef ROW
}

void net_update(net *n, float rate)
{
    params_update(&n->params, rate, LONGEST_STEP);
    for (int l = 0; l < LAYERS; l++)
        sru_clamp(&n->layer[l]);
    sru_clamp(&n->part_layer);
}

/* ---- room ---- */

/* Rows with an empty one before and behind. */
static float *rows_of(size_t n, size_t cols)
{
    return (float *)need((n + 2) * cols, sizeof(float)) + cols;
}

static sru_room room_of(size_t n, size_t units)
{
    return (sru_room){{rows_of(n, 3 * units), rows_of(n, 3 * units)}, {rows_of(n, units), rows_of(n, units)}};
}

static void pairs_init(workspace *s)
{
    s->cue_first = rows_of(CUES_MAX, DIM);
    s->cue_last = rows_of(CUES_MAX, DIM);
    s->d_cue_state = rows_of(CUES_MAX, DIM);
    s->query = rows_of(CUES_MAX, PART);
    s->d_query = rows_of(CUES_MAX, PART);
    s->pair_gap = need(PAIRS_MAX, 1);
    float **const wide[] = {&s->pair,   &s->pair_drop,    &s->pair_state, &s->pair_state_drop,
                            &s->d_pair, &s->d_pair_state, &s->pair_wide};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        *wide[i] = rows_of(PAIRS_MAX, PART);
    s->pair_scores = rows_of(PAIRS_MAX, N_PART_TAGS);
    s->pair_du = rows_of(PAIRS_MAX, 3 * PART / 2);
    s->pair_room = room_of(PAIRS_MAX, PART / 2);
}

void workspace_init(workspace *s)
{
    for (int l = 0; l <= LAYERS; l++) {
        s->x[l] = rows_of(ROWS_MAX, DIM);
        s->drop[l] = rows_of(ROWS_MAX, DIM);
        if (l < LAYERS)
            s->room[l] = room_of(ROWS_MAX, HALF);
    }
    s->du = rows_of(ROWS_MAX, 3 * HALF);
    s->dx = rows_of(ROWS_MAX, DIM);
    s->dy = rows_of(ROWS_MAX, DIM);
    s->wide = rows_of(ROWS_MAX, 2 * DIM);
#define ROW(name, rows, cols)                                                                                          \
    s->name = rows_of(ROWS_MAX, rows);                                                                                 \
    s->d_##name = rows_of(ROWS_MAX, rows);
    NET_HEADS(ROW)
#undef ROW
    s->arc = need((size_t)512 * 512, sizeof(float));
    s->d_arc = need((size_t)512 * 512, sizeof(float));
    s->rel_hidden = rows_of(ROWS_MAX, LABEL);
    s->d_rel_hidden = rows_of(ROWS_MAX, LABEL);
    s->name_drop = rows_of(ROWS_MAX, NAME);
    s->arc_dep_drop = rows_of(ROWS_MAX, ARC);
    s->arc_head_drop = rows_of(ROWS_MAX, ARC);
    s->rel_drop = rows_of(ROWS_MAX, LABEL);
    s->cue_drop = rows_of(ROWS_MAX, CUE);
    pairs_init(s);
}

/* ---- embedding ---- */

static void embed(const net *n, const batch *b, float *x)
{
    memset(x, 0, b->n * DIM * sizeof *x);
    for (uint32_t t = 0; t < b->n; t++, x += DIM) {
        const quothp_form *f = b->form[t];
        if (!f || b->hide[t] & 4) {
            if (f)
                add_row(x + WORD_DIM, n->sub.w, SUB_DIM); /* row 0 of sub-words: masked */
            continue;
        }
        add_row(x, n->word.w + (size_t)(b->hide[t] & 1 ? 0 : f->word) * WORD_DIM, WORD_DIM);
        for (uint32_t i = b->hide[t] & 2 ? 2 : 0; i < f->n_sub; i++)
            add_row(x + WORD_DIM, n->sub.w + (size_t)f->sub[i] * SUB_DIM, SUB_DIM);
        for (uint32_t i = 0; i < f->n_ctx; i++)
            add_row(x + WORD_DIM + SUB_DIM, n->ctx.w + (size_t)f->ctx[i] * CTX_DIM, CTX_DIM);
        for (uint32_t i = 0; i < b->context[t]->n; i++)
            add_row(x + WORD_DIM + SUB_DIM, n->ctx.w + (size_t)b->context[t]->row[i] * CTX_DIM, CTX_DIM);
    }
}

static void embed_backward(net *n, const batch *b, const float *d)
{
    for (uint32_t t = 0; t < b->n; t++, d += DIM) {
        const quothp_form *f = b->form[t];
        if (!f || b->hide[t] & 4) {
            if (f)
                param_touch(&n->sub, 0, d + WORD_DIM);
            continue;
        }
        for (uint32_t i = b->hide[t] & 2 ? 2 : 0; i < f->n_sub; i++)
            param_touch(&n->sub, f->sub[i], d + WORD_DIM);
        for (uint32_t i = 0; i < f->n_ctx; i++)
            param_touch(&n->ctx, f->ctx[i], d + WORD_DIM + SUB_DIM);
        for (uint32_t i = 0; i < b->context[t]->n; i++)
            param_touch(&n->ctx, b->context[t]->row[i], d + WORD_DIM + SUB_DIM);
    }
}

/* ---- the whole ---- */

void net_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    embed(n, b, s->x[0]);
    memset(s->x[0] - DIM, 0, DIM * sizeof(float));
    memset(s->x[0] + (size_t)b->n * DIM, 0, DIM * sizeof(float));
    drop(s->x[0], s->drop[0], (size_t)b->n * DIM, DROP_INPUT, r);
    for (int l = 0; l < LAYERS; l++) {
        sru_forward(&n->layer[l], b->gap, b->n, s->x[l], &s->room[l], s->x[l + 1]);
        drop(s->x[l + 1], s->drop[l + 1], (size_t)b->n * DIM, l + 1 < LAYERS ? DROP_LAYER : DROP_STATE, r);
    }
    if (b->tasks & TASK_SYNTAX)
        syntax_forward(n, s, b, r);
    if (b->tasks & TASK_NAMES)
        names_forward(n, s, b, r);
    if (b->tasks & TASK_CUES)
        cues_forward(n, s, b, r);
    if (b->n_cues)
        parts_forward(n, s, b, r);
}

void net_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    memset(s->dy, 0, (size_t)b->n * DIM * sizeof(float));
    if (b->tasks & TASK_SYNTAX)
        syntax_backward(n, s, b, sum);
    if (b->tasks & TASK_NAMES)
        names_backward(n, s, b, sum);
    if (b->tasks & TASK_CUES)
        cues_backward(n, s, b, sum);
    if (b->n_cues)
        parts_backward(n, s, b, sum);
    for (int l = LAYERS; l-- > 0;) {
        mask_by(s->dy, s->drop[l + 1], (size_t)b->n * DIM);
        sru_backward(&n->layer[l], b->gap, b->n, s->x[l], &s->room[l], s->dy, s->du, s->wide, s->dx);
        float *swap = s->dy;
        s->dy = s->dx;
        s->dx = swap;
    }
    mask_by(s->dy, s->drop[0], (size_t)b->n * DIM);
    embed_backward(n, b, s->dy);
}
