/* net.c: see net.h. The activation functions are made of squares, not of exponentials, so that integers can repeat
 * them. */
#include "train/net.h"

#include "train/gemm.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DROP_INPUT 0.2f
#define DROP_LAYER 0.1f
#define DROP_HEAD 0.25f

/* ---- parameters ---- */

static void param_init(net *n, param *p, size_t rows, size_t cols, float range, rng *r)
{
    p->rows = rows;
    p->cols = cols;
    p->w = need(rows * cols, sizeof(float));
    p->g = need(rows * cols, sizeof(float));
    p->m = need(rows * cols, sizeof(float));
    p->v = need(rows * cols, sizeof(float));
    for (size_t i = 0; i < rows * cols; i++)
        p->w[i] = (2 * rng_unit(r) - 1) * range;
    n->all[n->n_all++] = p;
}

static void make_sparse(param *p)
{
    p->sparse = 1;
    p->touched = need(p->rows, sizeof *p->touched);
    p->is_touched = need(p->rows, 1);
}

static void linear_init(net *n, linear *l, size_t rows, size_t cols, rng *r)
{
    param_init(n, &l->w, rows, cols, sqrtf(3.0f / (float)cols) * 0.8f, r);
    param_init(n, &l->b, 1, rows, 0, r);
}

void net_init(net *n, const word_vectors *v, uint64_t seed)
{
    rng r = {seed * 2654435761u + 1};
    memset(n, 0, sizeof *n);
    param_init(n, &n->word, v->n + 1, WORD_DIM, 0, &r);
    memcpy(n->word.w, v->vector, (size_t)(v->n + 1) * WORD_DIM * sizeof(float));
    for (size_t i = 0; i < (size_t)(v->n + 1) * WORD_DIM; i++)
        n->word.w[i] *= 0.5f;
    n->word.frozen = 1;
    param_init(n, &n->sub, QUOTHP_SUB_ROWS, SUB_DIM, 0.15f, &r);
    make_sparse(&n->sub);
    param_init(n, &n->ctx, QUOTHP_CTX_ROWS, CTX_DIM, 0.2f, &r);
    for (int l = 0; l < LAYERS; l++)
        for (int d = 0; d < 2; d++) {
            const size_t cols = l ? DIM : 2 * DIM;
            param_init(n, &n->layer[l][d].w, 3 * HALF, cols, sqrtf(3.0f / (float)cols), &r);
            param_init(n, &n->layer[l][d].gate, 4, HALF, 0.2f, &r);
            for (int i = 0; i < HALF; i++) {
                n->layer[l][d].gate.w[2 * HALF + i] = 0.5f;
                n->layer[l][d].gate.w[3 * HALF + i] = 0.0f;
            }
        }
#define ROW(name, rows, cols) linear_init(n, &n->name, rows, cols, &r);
    NET_HEADS(ROW)
#undef ROW
}

static float *rows_of(size_t cols)
{
    return (float *)need((ROWS_MAX + 2) * cols, sizeof(float)) + cols; /* an empty row before and behind */
}

void workspace_init(workspace *s)
{
    for (int l = 0; l <= LAYERS; l++) {
        s->x[l] = rows_of(DIM);
        s->drop[l] = rows_of(DIM);
        for (int d = 0; d < 2 && l < LAYERS; d++) {
            s->u[l][d] = rows_of(3 * HALF);
            s->c[l][d] = rows_of(HALF);
        }
    }
    s->y = rows_of(DIM);
    s->du = rows_of(3 * HALF);
    s->dx = rows_of(DIM);
    s->dy = rows_of(DIM);
    s->wide = rows_of(2 * DIM);
#define ROW(name, rows, cols)                                                                                          \
    s->name = rows_of(rows);                                                                                           \
    s->d_##name = rows_of(rows);
    NET_HEADS(ROW)
#undef ROW
    s->arc = need((size_t)512 * 512, sizeof(float));
    s->d_arc = need((size_t)512 * 512, sizeof(float));
    s->rel_hidden = rows_of(LABEL);
    s->d_rel_hidden = rows_of(LABEL);
    s->name_drop = rows_of(NAME);
    s->arc_dep_drop = rows_of(ARC);
    s->arc_head_drop = rows_of(ARC);
    s->rel_drop = rows_of(LABEL);
}

/* ---- activations ---- */

static inline float slope(float x, float width) /* 1 at 0, 0 from width on */
{
    const float t = 1 - fabsf(x) / width;
    return t > 0 ? t : 0;
}

static inline float sigmoid(float x)
{
    const float t = slope(x, 4), half = 0.5f * t * t;
    return x >= 0 ? 1 - half : half;
}

static inline float sigmoid_slope(float x)
{
    return 0.25f * slope(x, 4);
}

static inline float squash(float x) /* like tanh */
{
    const float t = slope(x, 2), y = 1 - t * t;
    return x >= 0 ? y : -y;
}

static inline float squash_slope(float x)
{
    return slope(x, 2);
}

/* ---- linear ---- */

static void linear_forward(const linear *l, const float *x, float *y, size_t n)
{
    for (size_t i = 0; i < n; i++)
        memcpy(y + i * l->w.rows, l->b.w, l->w.rows * sizeof *y);
    gemm(n, l->w.rows, l->w.cols, (gemm_view){x, l->w.cols, 1}, (gemm_view){l->w.w, 1, l->w.cols}, y, l->w.rows, 1);
}

static void linear_backward(linear *l, const float *x, const float *dy, float *dx, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < l->w.rows; j++)
            l->b.g[j] += dy[i * l->w.rows + j];
    gemm(l->w.rows, l->w.cols, n, (gemm_view){dy, 1, l->w.rows}, (gemm_view){x, l->w.cols, 1}, l->w.g, l->w.cols, 1);
    gemm(n, l->w.cols, l->w.rows, (gemm_view){dy, l->w.rows, 1}, (gemm_view){l->w.w, l->w.cols, 1}, dx, l->w.cols, 1);
}

/* ReLU in place, with dropout; mask gets the factor of the gradient. */
static void relu_drop(float *x, float *mask, size_t n, float p, rng *r)
{
    const float keep = 1 / (1 - p);
    for (size_t i = 0; i < n; i++) {
        const float kept = r ? (rng_unit(r) < p ? 0 : keep) : 1, f = x[i] > 0 ? kept : 0;
        mask[i] = f;
        x[i] *= f;
    }
}

static void drop(float *x, float *mask, size_t n, float p, rng *r)
{
    const float keep = 1 / (1 - p);
    for (size_t i = 0; i < n; i++) {
        const float f = r ? (rng_unit(r) < p ? 0 : keep) : 1;
        mask[i] = f;
        x[i] *= f;
    }
}

/* ---- embedding ---- */

static void add_row(float *to, const float *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += from[i];
}

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

static void touch(param *p, uint32_t row, const float *d)
{
    if (p->sparse && !p->is_touched[row]) {
        p->is_touched[row] = 1;
        p->touched[p->n_touched++] = row;
    }
    add_row(p->g + (size_t)row * p->cols, d, p->cols);
}

static void embed_backward(net *n, const batch *b, const float *d)
{
    for (uint32_t t = 0; t < b->n; t++, d += DIM) {
        const quothp_form *f = b->form[t];
        if (!f || b->hide[t] & 4) {
            if (f)
                touch(&n->sub, 0, d + WORD_DIM);
            continue;
        }
        for (uint32_t i = b->hide[t] & 2 ? 2 : 0; i < f->n_sub; i++)
            touch(&n->sub, f->sub[i], d + WORD_DIM);
        for (uint32_t i = 0; i < f->n_ctx; i++)
            touch(&n->ctx, f->ctx[i], d + WORD_DIM + SUB_DIM);
        for (uint32_t i = 0; i < b->context[t]->n; i++)
            touch(&n->ctx, b->context[t]->row[i], d + WORD_DIM + SUB_DIM);
    }
}

/* ---- recurrent layer ---- */

/* The first layer sees two neighbouring rows at once: they lie side by side in memory. */
static gemm_view layer_input(int l, int d, const float *x)
{
    return (gemm_view){l == 0 && d == 0 ? x - DIM : x, DIM, 1};
}

/* One row of the recurrence. `u` comes in as the products and leaves with the gates' full sums. */
static void step_forward(const float *restrict gate, const float *restrict before, const float *restrict x,
                         float *restrict u, float *restrict c, float *restrict y)
{
    const float *vf = gate, *vr = vf + HALF, *bf = vf + 2 * HALF, *br = vf + 3 * HALF;
    for (int i = 0; i < HALF; i++) {
        const float uf = u[HALF + i] + (vf[i] * before[i] + bf[i]), ur = u[2 * HALF + i] + (vr[i] * before[i] + br[i]);
        const float f = sigmoid(uf), r = sigmoid(ur), cell = u[i] + f * (before[i] - u[i]);
        u[HALF + i] = uf;
        u[2 * HALF + i] = ur;
        c[i] = cell;
        y[i] = x[i] + r * (squash(cell) - x[i]);
    }
}

static void scan(const side *p, const batch *b, int d, const float *x, float *u, float *c, float *y)
{
    static const float zero[HALF];
    const float *before = zero;
    for (uint32_t k = 0; k < b->n; k++) {
        const uint32_t t = d ? b->n - 1 - k : k;
        float *ct = c + (size_t)t * HALF, *yt = y + (size_t)t * DIM + d * HALF;
        if (!b->form[t]) {
            memset(ct, 0, HALF * sizeof *ct);
            memset(yt, 0, HALF * sizeof *yt);
            before = zero;
            continue;
        }
        step_forward(p->gate.w, before, x + (size_t)t * DIM + d * HALF, u + (size_t)t * 3 * HALF, ct, yt);
        before = ct;
    }
}

/* One row backwards; dc is the gradient of the cell, from the row after to the row before. */
static void step_backward(const float *restrict gate, float *restrict grad, const float *restrict before,
                          const float *restrict x, const float *restrict u, const float *restrict c,
                          const float *restrict dy, float *restrict du, float *restrict dx, float *restrict dc)
{
    const float *vf = gate, *vr = vf + HALF;
    float *gvf = grad, *gvr = gvf + HALF, *gbf = gvf + 2 * HALF, *gbr = gvf + 3 * HALF;
    for (int i = 0; i < HALF; i++) {
        const float uf = u[HALF + i], ur = u[2 * HALF + i], cell = c[i];
        const float f = sigmoid(uf), r = sigmoid(ur), g = squash(cell);
        const float dr = dy[i] * (g - x[i]) * sigmoid_slope(ur);
        const float dci = dc[i] + dy[i] * r * squash_slope(cell);
        const float df = dci * (before[i] - u[i]) * sigmoid_slope(uf);
        dx[i] += dy[i] * (1 - r);
        du[i] = dci * (1 - f);
        du[HALF + i] = df;
        du[2 * HALF + i] = dr;
        gvf[i] += df * before[i];
        gvr[i] += dr * before[i];
        gbf[i] += df;
        gbr[i] += dr;
        dc[i] = dci * f + df * vf[i] + dr * vr[i];
    }
}

static void scan_backward(side *p, const batch *b, int d, const float *x, const float *u, const float *c,
                          const float *dy, float *du, float *dx)
{
    static const float zero[HALF];
    float dc[HALF] = {0};
    for (uint32_t k = b->n; k-- > 0;) {
        const uint32_t t = d ? b->n - 1 - k : k, t_before = d ? t + 1 : t - 1;
        float *dut = du + (size_t)t * 3 * HALF;
        if (!b->form[t]) {
            memset(dut, 0, 3 * HALF * sizeof *dut);
            memset(dc, 0, sizeof dc);
            continue;
        }
        const float *before = k > 0 && b->form[t_before] ? c + (size_t)t_before * HALF : zero;
        const size_t at = (size_t)t * DIM + (size_t)d * HALF;
        step_backward(p->gate.w, p->gate.g, before, x + at, u + (size_t)t * 3 * HALF, c + (size_t)t * HALF, dy + at,
                      dut, dx + at, dc);
    }
}

static void layer_forward(const net *n, workspace *s, const batch *b, int l)
{
    for (int d = 0; d < 2; d++) {
        const side *p = &n->layer[l][d];
        gemm(b->n, 3 * HALF, p->w.cols, layer_input(l, d, s->x[l]), (gemm_view){p->w.w, 1, p->w.cols}, s->u[l][d],
             3 * HALF, 0);
        scan(p, b, d, s->x[l], s->u[l][d], s->c[l][d], s->x[l + 1]);
    }
}

/* s->dy holds the gradient of the layer's result; s->dx gets that of its input. */
static void layer_backward(net *n, workspace *s, const batch *b, int l)
{
    memset(s->dx - DIM, 0, (size_t)(b->n + 2) * DIM * sizeof(float));
    for (int d = 0; d < 2; d++) {
        side *p = &n->layer[l][d];
        const gemm_view x = layer_input(l, d, s->x[l]);
        scan_backward(p, b, d, s->x[l], s->u[l][d], s->c[l][d], s->dy, s->du, s->dx);
        gemm(3 * HALF, p->w.cols, b->n, (gemm_view){s->du, 1, 3 * HALF}, x, p->w.g, p->w.cols, 1);
        if (l > 0) {
            gemm(b->n, DIM, 3 * HALF, (gemm_view){s->du, 3 * HALF, 1}, (gemm_view){p->w.w, DIM, 1}, s->dx, DIM, 1);
            continue;
        }
        gemm(b->n, 2 * DIM, 3 * HALF, (gemm_view){s->du, 3 * HALF, 1}, (gemm_view){p->w.w, 2 * DIM, 1}, s->wide,
             2 * DIM, 0);
        for (uint32_t t = 0; t < b->n; t++)
            add_row(s->dx + ((ptrdiff_t)t - (d == 0)) * DIM, s->wide + (size_t)t * 2 * DIM, 2 * DIM);
    }
}

/* ---- heads ---- */

int net_bucket(int distance)
{
    const int far = abs(distance);
    const int k = far <= 4 ? far - 1 : far <= 6 ? 4 : far <= 9 ? 5 : far <= 14 ? 6 : far <= 24 ? 7 : 8;
    return distance < 0 ? k : k + 9;
}

void net_forward(const net *n, workspace *s, const batch *b, rng *r)
{
    embed(n, b, s->x[0]);
    memset(s->x[0] - DIM, 0, DIM * sizeof(float));
    memset(s->x[0] + (size_t)b->n * DIM, 0, DIM * sizeof(float));
    drop(s->x[0], s->drop[0], (size_t)b->n * DIM, DROP_INPUT, r);
    for (int l = 0; l < LAYERS; l++) {
        layer_forward(n, s, b, l);
        drop(s->x[l + 1], s->drop[l + 1], (size_t)b->n * DIM, l + 1 < LAYERS ? DROP_LAYER : DROP_HEAD, r);
    }
    const float *x = s->x[LAYERS];
#define RUN(name) linear_forward(&n->name, x, s->name, b->n)
    if (b->tasks & TASK_SYNTAX) {
        RUN(sent);
        RUN(upos);
        RUN(xpos);
        RUN(arc_dep);
        RUN(arc_head);
        RUN(arc_root);
        RUN(arc_far);
        RUN(rel_dep);
        RUN(rel_head);
        relu_drop(s->arc_dep, s->arc_dep_drop, (size_t)b->n * ARC, DROP_HEAD, r);
        relu_drop(s->arc_head, s->arc_head_drop, (size_t)b->n * ARC, DROP_HEAD, r);
        linear_forward(&n->arc_mix, s->arc_dep, s->arc_mix, b->n);
    }
    if (b->tasks & TASK_NAMES) {
        RUN(name_in);
        relu_drop(s->name_in, s->name_drop, (size_t)b->n * NAME, DROP_HEAD, r);
        linear_forward(&n->name_out, s->name_in, s->name_out, b->n);
    }
    if (b->tasks & TASK_SYNTAX && r) { /* relations with gold heads, for training */
        for (uint32_t t = 0; t < b->n; t++) {
            float *h = s->rel_hidden + (size_t)t * LABEL;
            memset(h, 0, LABEL * sizeof *h);
            if (!b->form[t] || b->head[t] < 0)
                continue;
            for (int i = 0; i < LABEL; i++)
                h[i] = s->rel_dep[t * LABEL + (uint32_t)i] + s->rel_head[b->head[t] * LABEL + i];
        }
        relu_drop(s->rel_hidden, s->rel_drop, (size_t)b->n * LABEL, DROP_HEAD, r);
        linear_forward(&n->rel_out, s->rel_hidden, s->rel_out, b->n);
    }
}

/* Cross entropy of one row; x becomes the gradient, scaled. */
static double cross(float *x, int n, int right, float scale)
{
    float max = x[0];
    for (int i = 1; i < n; i++)
        max = x[i] > max ? x[i] : max;
    float sum = 0, at = x[right] - max;
    for (int i = 0; i < n; i++)
        sum += x[i] = expf(x[i] - max);
    for (int i = 0; i < n; i++)
        x[i] *= scale / sum;
    x[right] -= scale;
    return logf(sum) - at;
}

/* The same where any of a set is right. */
static double cross_set(float *x, int n, uint64_t right, float scale)
{
    float max = x[0], sum = 0, in = 0;
    for (int i = 1; i < n; i++)
        max = x[i] > max ? x[i] : max;
    for (int i = 0; i < n; i++) {
        sum += x[i] = expf(x[i] - max);
        in += right >> i & 1 ? x[i] : 0;
    }
    in = in > 1e-30f ? in : 1e-30f;
    for (int i = 0; i < n; i++)
        x[i] = x[i] * scale / sum - (right >> i & 1 ? x[i] * scale / in : 0);
    return logf(sum) - logf(in);
}

void net_arcs(const net *n, const workspace *s, uint32_t from, uint32_t to, float *out)
{
    const size_t m = to - from;
    (void)n;
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

static void arcs_backward(const net *n, workspace *s, const batch *b, uint32_t from, uint32_t to, float scale,
                          losses *sum)
{
    const size_t m = to - from;
    net_arcs(n, s, from, to, s->arc);
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

static void mask_by(float *d, const float *mask, size_t n)
{
    for (size_t i = 0; i < n; i++)
        d[i] *= mask[i];
}

static void syntax_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    const float *x = s->x[LAYERS];
    uint32_t count = 0;
    for (uint32_t t = 0; t < b->n; t++)
        count += b->form[t] != NULL;
    const float scale = 1.0f / (float)count;
#define CLEAR(name, cols) memset(s->d_##name, 0, (size_t)b->n *(cols) * sizeof(float))
    CLEAR(arc_mix, ARC);
    CLEAR(arc_head, ARC);
    CLEAR(arc_dep, ARC);
    CLEAR(arc_root, 1);
    CLEAR(arc_far, DISTANCES);
    CLEAR(rel_dep, LABEL);
    CLEAR(rel_head, LABEL);
    memset(s->d_rel_hidden, 0, (size_t)b->n * LABEL * sizeof(float));
    for (uint32_t t = 0; t < b->n; t++) {
        float *sent = s->sent + 2 * (size_t)t, *upos = s->upos + (size_t)t * QUOTHP_N_UPOS,
              *xpos = s->xpos + (size_t)t * QUOTHP_N_XPOS, *rel = s->rel_out + (size_t)t * N_RELS;
        if (!b->form[t]) {
            memset(sent, 0, 2 * sizeof *sent);
            memset(upos, 0, QUOTHP_N_UPOS * sizeof *upos);
            memset(xpos, 0, QUOTHP_N_XPOS * sizeof *xpos);
            memset(rel, 0, N_RELS * sizeof *rel);
            continue;
        }
        sum->sent += cross(sent, 2, b->ends[t], 2 * scale);
        sum->upos += cross(upos, QUOTHP_N_UPOS, b->upos[t], scale);
        sum->xpos += cross(xpos, QUOTHP_N_XPOS, b->xpos[t], 0.5f * scale);
        if (b->head[t] >= 0)
            sum->rel += cross(rel, N_RELS, b->rel[t], scale);
        else
            memset(rel, 0, N_RELS * sizeof *rel);
    }
    sum->n_syntax += count;
    linear_backward(&n->sent, x, s->sent, s->dy, b->n);
    linear_backward(&n->upos, x, s->upos, s->dy, b->n);
    linear_backward(&n->xpos, x, s->xpos, s->dy, b->n);
    linear_backward(&n->rel_out, s->rel_hidden, s->rel_out, s->d_rel_hidden, b->n);
    mask_by(s->d_rel_hidden, s->rel_drop, (size_t)b->n * LABEL);
    for (uint32_t t = 0; t < b->n; t++)
        if (b->form[t] && b->head[t] >= 0) {
            add_row(s->d_rel_dep + (size_t)t * LABEL, s->d_rel_hidden + (size_t)t * LABEL, LABEL);
            add_row(s->d_rel_head + (size_t)b->head[t] * LABEL, s->d_rel_hidden + (size_t)t * LABEL, LABEL);
        }
    linear_backward(&n->rel_dep, x, s->d_rel_dep, s->dy, b->n);
    linear_backward(&n->rel_head, x, s->d_rel_head, s->dy, b->n);
    for (uint32_t i = 0; i < b->n_sentences; i++)
        arcs_backward(n, s, b, b->sentence[i][0], b->sentence[i][1], scale, sum);
    linear_backward(&n->arc_mix, s->arc_dep, s->d_arc_mix, s->d_arc_dep, b->n);
    mask_by(s->d_arc_dep, s->arc_dep_drop, (size_t)b->n * ARC);
    mask_by(s->d_arc_head, s->arc_head_drop, (size_t)b->n * ARC);
    linear_backward(&n->arc_dep, x, s->d_arc_dep, s->dy, b->n);
    linear_backward(&n->arc_head, x, s->d_arc_head, s->dy, b->n);
    linear_backward(&n->arc_root, x, s->d_arc_root, s->dy, b->n);
    linear_backward(&n->arc_far, x, s->d_arc_far, s->dy, b->n);
}

static void names_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    uint32_t count = 0;
    for (uint32_t t = 0; t < b->n; t++)
        count += b->form[t] && b->allowed[t];
    const float scale = count ? 1.5f / (float)count : 0;
    for (uint32_t t = 0; t < b->n; t++) {
        float *row = s->name_out + (size_t)t * N_NAME_TAGS;
        if (b->form[t] && b->allowed[t])
            sum->name += cross_set(row, N_NAME_TAGS, b->allowed[t], scale);
        else
            memset(row, 0, N_NAME_TAGS * sizeof *row);
    }
    sum->n_names += count;
    memset(s->d_name_in, 0, (size_t)b->n * NAME * sizeof(float));
    linear_backward(&n->name_out, s->name_in, s->name_out, s->d_name_in, b->n);
    mask_by(s->d_name_in, s->name_drop, (size_t)b->n * NAME);
    linear_backward(&n->name_in, s->x[LAYERS], s->d_name_in, s->dy, b->n);
}

void net_backward(net *n, workspace *s, const batch *b, losses *sum)
{
    memset(s->dy, 0, (size_t)b->n * DIM * sizeof(float));
    if (b->tasks & TASK_SYNTAX)
        syntax_backward(n, s, b, sum);
    if (b->tasks & TASK_NAMES)
        names_backward(n, s, b, sum);
    for (int l = LAYERS; l-- > 0;) {
        mask_by(s->dy, s->drop[l + 1], (size_t)b->n * DIM);
        layer_backward(n, s, b, l);
        float *swap = s->dy;
        s->dy = s->dx;
        s->dx = swap;
    }
    mask_by(s->dy, s->drop[0], (size_t)b->n * DIM);
    embed_backward(n, b, s->dy);
}

/* ---- optimiser ---- */

static double square_sum(const float *g, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return sum;
}

static void adam(float *w, float *g, float *m, float *v, size_t n, float rate, float clip)
{
    for (size_t i = 0; i < n; i++) {
        const float x = g[i] * clip;
        m[i] = 0.9f * m[i] + 0.1f * x;
        v[i] = 0.98f * v[i] + 0.02f * x * x;
        w[i] -= rate * m[i] / (sqrtf(v[i]) + 1e-7f);
        g[i] = 0;
    }
}

void net_update(net *n, float rate)
{
    double square = 0;
    for (int k = 0; k < n->n_all; k++) {
        const param *p = n->all[k];
        if (p->sparse)
            for (uint32_t i = 0; i < p->n_touched; i++)
                square += square_sum(p->g + (size_t)p->touched[i] * p->cols, p->cols);
        else if (!p->frozen)
            square += square_sum(p->g, p->rows * p->cols);
    }
    const float norm = (float)sqrt(square), clip = norm > 2 ? 2 / norm : 1;
    n->step++;
    const double s = n->step;
    const float corrected = rate * (float)(sqrt(1 - pow(0.98, s)) / (1 - pow(0.9, s)));
    for (int k = 0; k < n->n_all; k++) {
        param *p = n->all[k];
        if (p->frozen)
            continue;
        if (!p->sparse) {
            adam(p->w, p->g, p->m, p->v, p->rows * p->cols, corrected, clip);
            continue;
        }
        for (uint32_t i = 0; i < p->n_touched; i++) {
            const size_t at = (size_t)p->touched[i] * p->cols;
            adam(p->w + at, p->g + at, p->m + at, p->v + at, p->cols, corrected, clip);
            p->is_touched[p->touched[i]] = 0;
        }
        p->n_touched = 0;
    }
    for (int l = 0; l < LAYERS; l++) /* fractions of 15 bits in the model file */
        for (int d = 0; d < 2; d++)
            for (int i = 0; i < 2 * HALF; i++)
                n->layer[l][d].gate.w[i] = fminf(0.999f, fmaxf(-0.999f, n->layer[l][d].gate.w[i]));
}

static int keep(FILE *f, float *at, size_t n, int reading)
{
    return (reading ? fread(at, sizeof *at, n, f) : fwrite(at, sizeof *at, n, f)) == n;
}

int net_keep(net *n, FILE *f, int reading)
{
    int ok = (reading ? fread(&n->step, sizeof n->step, 1, f) : fwrite(&n->step, sizeof n->step, 1, f)) == 1;
    for (int k = 0; ok && k < n->n_all; k++) {
        param *p = n->all[k];
        const size_t size = p->rows * p->cols;
        if (!p->frozen)
            ok = keep(f, p->w, size, reading) && keep(f, p->m, size, reading) && keep(f, p->v, size, reading);
    }
    return ok;
}
