/* syntax.c: the heads for sentence ends, tags and trees. Arcs: a deep biaffine score of dependent and head (Dozat and
 * Manning 2017), plus the dependent's liking for being the root and for distances. */
#include "train/net.h"

#include "train/gemm.h"

#include <stdlib.h>
#include <string.h>

#define DROP_HEAD 0.25f

int net_bucket(int distance)
{
    const int far = abs(distance);
    const int k = far <= 4 ? far - 1 : far <= 6 ? 4 : far <= 9 ? 5 : far <= 14 ? 6 : far <= 24 ? 7 : 8;
    return distance < 0 ? k : k + 9;
}

/* ---- forward ---- */

/* Relations with gold heads, for training. */
static void relations_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    for (uint32_t t = 0; t < b->n; t++) {
        float *h = s->rel_hidden + (size_t)t * LABEL;
        memset(h, 0, LABEL * sizeof *h);
        if (!b->form[t] || b->head[t] < 0)
            continue;
        add_row(h, s->rel_dep + (size_t)t * LABEL, LABEL);
        add_row(h, s->rel_head + (size_t)b->head[t] * LABEL, LABEL);
    }
    relu_drop(s->rel_hidden, s->rel_drop, (size_t)b->n * LABEL, DROP_HEAD, r);
    linear_forward(&n->rel_out, s->rel_hidden, s->rel_out, b->n);
}

void syntax_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    const float *x = s->x[LAYERS];
#define RUN(name) linear_forward(&n->name, x, s->name, b->n)
    RUN(sent);
    RUN(upos);
    RUN(xpos);
    RUN(arc_dep);
    RUN(arc_head);
    RUN(arc_root);
    RUN(arc_far);
    RUN(rel_dep);
    RUN(rel_head);
#undef RUN
    relu_drop(s->arc_dep, s->arc_dep_drop, (size_t)b->n * ARC, DROP_HEAD, r);
    relu_drop(s->arc_head, s->arc_head_drop, (size_t)b->n * ARC, DROP_HEAD, r);
    linear_forward(&n->arc_mix, s->arc_dep, s->arc_mix, b->n);
    if (r)
        relations_forward(n, s, b, r);
}

void net_arcs(const workspace *s, uint32_t from, uint32_t to, float *out)
{
    const size_t m = to - from;
    gemm(m, m, ARC, (gemm_view){s->arc_mix + (size_t)from * ARC, ARC, 1},
         (gemm_view){s->arc_head + (size_t)from * ARC, 1, ARC}, out, m, 0);
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < m; j++) {
            if (i == j)
                out[i * m + j] = s->arc_root[from + i];
            else
                out[i * m + j] += s->arc_far[(from + i) * DISTANCES + (size_t)net_bucket((int)j - (int)i)];
        }
}

void net_rel(const net *n, const workspace *s, uint32_t dep, uint32_t head, float *out)
{
    float h[LABEL];
    for (int i = 0; i < LABEL; i++) {
        const float x = s->rel_dep[dep * LABEL + (uint32_t)i] + s->rel_head[head * LABEL + (uint32_t)i];
        h[i] = x > 0 ? x : 0;
    }
    linear_forward(&n->rel_out, h, out, 1);
}

/* ---- backward ---- */

static void clear(float *d, const batch *b, size_t cols)
{
    memset(d, 0, (size_t)b->n * cols * sizeof *d);
}

static void arcs_of_sentence(workspace *s, const batch *b, uint32_t from, uint32_t to, float scale, losses *sum)
{
    const size_t m = to - from;
    net_arcs(s, from, to, s->arc);
    for (size_t i = 0; i < m; i++) {
        float *row = s->arc + i * m;
        if (b->head[from + i] < (int32_t)from || b->head[from + i] >= (int32_t)to) {
            memset(row, 0, m * sizeof *row);
            continue;
        }
        sum->arc += cross(row, (int)m, (int)(b->head[from + i] - (int32_t)from), scale);
        s->d_arc_root[from + i] = row[i];
        row[i] = 0;
        for (size_t j = 0; j < m; j++)
            if (j != i)
                s->d_arc_far[(from + i) * DISTANCES + (size_t)net_bucket((int)j - (int)i)] += row[j];
    }
    gemm(m, ARC, m, (gemm_view){s->arc, m, 1}, (gemm_view){s->arc_head + (size_t)from * ARC, ARC, 1},
         s->d_arc_mix + (size_t)from * ARC, ARC, 1);
    gemm(m, ARC, m, (gemm_view){s->arc, 1, m}, (gemm_view){s->arc_mix + (size_t)from * ARC, ARC, 1},
         s->d_arc_head + (size_t)from * ARC, ARC, 1);
}

static void arcs_backward(net *n, workspace *s, const batch *b, float scale, losses *sum)
{
    const float *x = s->x[LAYERS];
    clear(s->d_arc_mix, b, ARC);
    clear(s->d_arc_head, b, ARC);
    clear(s->d_arc_dep, b, ARC);
    clear(s->d_arc_root, b, 1);
    clear(s->d_arc_far, b, DISTANCES);
    for (uint32_t i = 0; i < b->n_sentences; i++)
        arcs_of_sentence(s, b, b->sentence[i][0], b->sentence[i][1], scale, sum);
    linear_backward(&n->arc_mix, s->arc_dep, s->d_arc_mix, s->d_arc_dep, b->n);
    mask_by(s->d_arc_dep, s->arc_dep_drop, (size_t)b->n * ARC);
    mask_by(s->d_arc_head, s->arc_head_drop, (size_t)b->n * ARC);
    linear_backward(&n->arc_dep, x, s->d_arc_dep, s->dy, b->n);
    linear_backward(&n->arc_head, x, s->d_arc_head, s->dy, b->n);
    linear_backward(&n->arc_root, x, s->d_arc_root, s->dy, b->n);
    linear_backward(&n->arc_far, x, s->d_arc_far, s->dy, b->n);
}

static void relations_backward(net *n, workspace *s, const batch *b)
{
    const float *x = s->x[LAYERS];
    clear(s->d_rel_hidden, b, LABEL);
    clear(s->d_rel_dep, b, LABEL);
    clear(s->d_rel_head, b, LABEL);
    linear_backward(&n->rel_out, s->rel_hidden, s->rel_out, s->d_rel_hidden, b->n);
    mask_by(s->d_rel_hidden, s->rel_drop, (size_t)b->n * LABEL);
    for (uint32_t t = 0; t < b->n; t++)
        if (b->form[t] && b->head[t] >= 0) {
            add_row(s->d_rel_dep + (size_t)t * LABEL, s->d_rel_hidden + (size_t)t * LABEL, LABEL);
            add_row(s->d_rel_head + (size_t)b->head[t] * LABEL, s->d_rel_hidden + (size_t)t * LABEL, LABEL);
        }
    linear_backward(&n->rel_dep, x, s->d_rel_dep, s->dy, b->n);
    linear_backward(&n->rel_head, x, s->d_rel_head, s->dy, b->n);
}

/* The scores of one token become their gradients. */
static void tag_losses(workspace *s, const batch *b, uint32_t t, float scale, losses *sum)
{
    float *sent = s->sent + 2 * (size_t)t, *upos = s->upos + (size_t)t * QUOTHP_N_UPOS,
          *xpos = s->xpos + (size_t)t * QUOTHP_N_XPOS, *rel = s->rel_out + (size_t)t * N_RELS;
    if (!b->form[t]) {
        memset(sent, 0, 2 * sizeof *sent);
        memset(upos, 0, QUOTHP_N_UPOS * sizeof *upos);
        memset(xpos, 0, QUOTHP_N_XPOS * sizeof *xpos);
        memset(rel, 0, N_RELS * sizeof *rel);
        return;
    }
    sum->sent += cross(sent, 2, b->ends[t], 2 * scale);
    sum->upos += cross(upos, QUOTHP_N_UPOS, b->upos[t], scale);
    sum->xpos += cross(xpos, QUOTHP_N_XPOS, b->xpos[t], 0.5f * scale);
    if (b->head[t] >= 0)
        sum->rel += cross(rel, N_RELS, b->rel[t], scale);
    else
        memset(rel, 0, N_RELS * sizeof *rel);
}

void syntax_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    const float *x = s->x[LAYERS];
    uint32_t count = 0;
    for (uint32_t t = 0; t < b->n; t++)
        count += b->form[t] != NULL;
    const float scale = 1.0f / (float)count;
    for (uint32_t t = 0; t < b->n; t++)
        tag_losses(s, b, t, scale, sum);
    sum->n_syntax += count;
    linear_backward(&n->sent, x, s->sent, s->dy, b->n);
    linear_backward(&n->upos, x, s->upos, s->dy, b->n);
    linear_backward(&n->xpos, x, s->xpos, s->dy, b->n);
    relations_backward(n, s, b);
    arcs_backward(n, s, b, scale, sum);
}
