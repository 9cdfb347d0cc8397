/* parts.c: for each cue, which tokens of its stretch are its source and its content.
 *
 * A pair is a cue and a token. What the token offers, what the cue (its first and its last token) asks for, and the way
 * from one to the other are added; a recurrent layer then passes along the text, once for each cue, so that what stands
 * between counts too. The form is that of semantic role labelling (He et al. 2018, Jointly Predicting Predicates and
 * Arguments). */
#include "train/net.h"

#include <string.h>

#define DROP_PAIR 0.2f
#define PART_WEIGHT 3.0f

cue_rows *batch_add_cue(batch *b, uint32_t first, uint32_t last, uint32_t from, uint32_t to)
{
    if (b->n_cues >= CUES_MAX || to - from + 1 > PAIRS_MAX - b->n_pairs)
        return NULL;
    cue_rows *c = &b->cue[b->n_cues++];
    *c = (cue_rows){first, last, from, to, b->n_pairs};
    b->n_pairs += to - from + 1;
    return c;
}

static size_t far_of(const cue_rows *c, uint32_t t)
{
    if (t >= c->first && t <= c->last)
        return DISTANCES;
    return (size_t)net_bucket(t < c->first ? (int)t - (int)c->first : (int)t - (int)c->last);
}

static void ask(const net *n, workspace *s, const batch *b)
{
    const float *x = s->x[LAYERS];
    for (uint32_t k = 0; k < b->n_cues; k++) {
        memcpy(s->cue_first + (size_t)k * DIM, x + (size_t)b->cue[k].first * DIM, DIM * sizeof *x);
        memcpy(s->cue_last + (size_t)k * DIM, x + (size_t)b->cue[k].last * DIM, DIM * sizeof *x);
    }
    linear_forward(&n->part_first, s->cue_first, s->query, b->n_cues);
    linear_forward(&n->part_last, s->cue_last, s->part_last, b->n_cues);
    for (size_t i = 0; i < (size_t)b->n_cues * PART; i++)
        s->query[i] += s->part_last[i];
}

static void pair_up(const net *n, workspace *s, const batch *b)
{
    for (uint32_t k = 0; k < b->n_cues; k++) {
        const cue_rows *c = &b->cue[k];
        const float *query = s->query + (size_t)k * PART;
        for (uint32_t t = c->from; t <= c->to; t++) {
            const size_t pair = c->pair + (t - c->from);
            float *p = s->pair + pair * PART;
            s->pair_gap[pair] = t == c->to;
            if (t == c->to) {
                memset(p, 0, PART * sizeof *p);
                continue;
            }
            const float *offer = s->part_token + (size_t)t * PART, *far = n->part_far.w + far_of(c, t) * PART;
            for (int i = 0; i < PART; i++)
                p[i] = offer[i] + query[i] + far[i];
        }
    }
}

void parts_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    linear_forward(&n->part_token, s->x[LAYERS], s->part_token, b->n);
    ask(n, s, b);
    pair_up(n, s, b);
    const size_t size = (size_t)b->n_pairs * PART;
    relu_drop(s->pair, s->pair_drop, size, DROP_PAIR, r);
    sru_forward(&n->part_layer, s->pair_gap, b->n_pairs, s->pair, &s->pair_room, s->pair_state);
    drop(s->pair_state, s->pair_state_drop, size, DROP_PAIR, r);
    linear_forward(&n->part_out, s->pair_state, s->pair_scores, b->n_pairs);
}

static void add_losses(workspace *s, const batch *b, losses *sum)
{
    const float scale = PART_WEIGHT / (float)b->n_pairs;
    for (uint32_t p = 0; p < b->n_pairs; p++) {
        float *row = s->pair_scores + (size_t)p * N_PART_TAGS;
        if (s->pair_gap[p])
            memset(row, 0, N_PART_TAGS * sizeof *row);
        else
            sum->part += cross(row, N_PART_TAGS, b->part_tag[p], scale);
        sum->n_parts += !s->pair_gap[p];
    }
}

/* From the gradients of the pairs to those of tokens, cues and distances. */
static void part_ways(net *n, workspace *s, const batch *b)
{
    memset(s->d_part_token, 0, (size_t)b->n * PART * sizeof(float));
    memset(s->d_query, 0, (size_t)b->n_cues * PART * sizeof(float));
    for (uint32_t k = 0; k < b->n_cues; k++) {
        const cue_rows *c = &b->cue[k];
        for (uint32_t t = c->from; t < c->to; t++) {
            const float *d = s->d_pair + ((size_t)c->pair + t - c->from) * PART;
            add_row(s->d_part_token + (size_t)t * PART, d, PART);
            add_row(s->d_query + (size_t)k * PART, d, PART);
            add_row(n->part_far.g + far_of(c, t) * PART, d, PART);
        }
    }
}

static void ask_backward(linear *l, workspace *s, const batch *b, const float *state, bool first)
{
    memset(s->d_cue_state, 0, (size_t)b->n_cues * DIM * sizeof(float));
    linear_backward(l, state, s->d_query, s->d_cue_state, b->n_cues);
    for (uint32_t k = 0; k < b->n_cues; k++)
        add_row(s->dy + (size_t)(first ? b->cue[k].first : b->cue[k].last) * DIM, s->d_cue_state + (size_t)k * DIM,
                DIM);
}

void parts_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    const size_t size = (size_t)b->n_pairs * PART;
    add_losses(s, b, sum);
    memset(s->d_pair_state, 0, size * sizeof(float));
    linear_backward(&n->part_out, s->pair_state, s->pair_scores, s->d_pair_state, b->n_pairs);
    mask_by(s->d_pair_state, s->pair_state_drop, size);
    sru_backward(&n->part_layer, s->pair_gap, b->n_pairs, s->pair, &s->pair_room, s->d_pair_state, s->pair_du,
                 s->pair_wide, s->d_pair);
    mask_by(s->d_pair, s->pair_drop, size);
    part_ways(n, s, b);
    linear_backward(&n->part_token, s->x[LAYERS], s->d_part_token, s->dy, b->n);
    ask_backward(&n->part_first, s, b, s->cue_first, true);
    ask_backward(&n->part_last, s, b, s->cue_last, false);
}
