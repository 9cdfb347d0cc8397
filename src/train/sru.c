/* sru.c: see sru.h. */
#include "train/sru.h"

#include "train/gemm.h"
#include "train/linear.h"

#include <math.h>
#include <string.h>

void sru_init(param_list *list, sru *l, size_t units, size_t inputs, rng *r)
{
    l->units = units;
    l->inputs = inputs;
    for (int d = 0; d < 2; d++) {
        side *s = &l->d[d];
        param_init(list, &s->w, 3 * units, inputs, sqrtf(3.0f / (float)inputs), r);
        param_init(list, &s->gate, 4, units, 0.2f, r);
        for (size_t i = 0; i < units; i++) {
            s->gate.w[2 * units + i] = 0.5f;
            s->gate.w[3 * units + i] = 0.0f;
        }
    }
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

/* ---- one row ---- */

/* `u` comes in as the products and leaves with the gates' full sums. */
static void step_forward(size_t units, const float *restrict gate, const float *restrict before,
                         const float *restrict x, float *restrict u, float *restrict c, float *restrict y)
{
    const float *vf = gate, *vr = vf + units, *bf = vf + 2 * units, *br = vf + 3 * units;
    for (size_t i = 0; i < units; i++) {
        const float uf = u[units + i] + (vf[i] * before[i] + bf[i]),
                    ur = u[2 * units + i] + (vr[i] * before[i] + br[i]);
        const float f = sigmoid(uf), r = sigmoid(ur), cell = u[i] + f * (before[i] - u[i]);
        u[units + i] = uf;
        u[2 * units + i] = ur;
        c[i] = cell;
        y[i] = x[i] + r * (squash(cell) - x[i]);
    }
}

/* dc is the gradient of the cell, from the row after to the row before. */
static void step_backward(size_t units, const float *restrict gate, float *restrict grad, const float *restrict before,
                          const float *restrict x, const float *restrict u, const float *restrict c,
                          const float *restrict dy, float *restrict du, float *restrict dx, float *restrict dc)
{
    const float *vf = gate, *vr = vf + units;
    float *gvf = grad, *gvr = gvf + units, *gbf = gvf + 2 * units, *gbr = gvf + 3 * units;
    for (size_t i = 0; i < units; i++) {
        const float uf = u[units + i], ur = u[2 * units + i], cell = c[i];
        const float f = sigmoid(uf), r = sigmoid(ur), g = squash(cell);
        const float dr = dy[i] * (g - x[i]) * sigmoid_slope(ur);
        const float dci = dc[i] + dy[i] * r * squash_slope(cell);
        const float df = dci * (before[i] - u[i]) * sigmoid_slope(uf);
        dx[i] += dy[i] * (1 - r);
        du[i] = dci * (1 - f);
        du[units + i] = df;
        du[2 * units + i] = dr;
        gvf[i] += df * before[i];
        gvr[i] += dr * before[i];
        gbf[i] += df;
        gbr[i] += dr;
        dc[i] = dci * f + df * vf[i] + dr * vr[i];
    }
}

/* ---- all rows ---- */

static const float ZERO[SRU_UNITS_MAX];

static void scan(const sru *l, int d, const uint8_t *gap, size_t n, const float *x, float *u, float *c, float *y)
{
    const size_t units = l->units, first = (size_t)d * units;
    const float *before = ZERO;
    for (size_t k = 0; k < n; k++) {
        const size_t t = d ? n - 1 - k : k;
        float *ct = c + t * units, *yt = y + t * 2 * units + first;
        if (gap[t]) {
            memset(ct, 0, units * sizeof *ct);
            memset(yt, 0, units * sizeof *yt);
            before = ZERO;
            continue;
        }
        step_forward(units, l->d[d].gate.w, before, x + t * 2 * units + first, u + t * 3 * units, ct, yt);
        before = ct;
    }
}

static void scan_backward(sru *l, int d, const uint8_t *gap, size_t n, const float *x, const float *u, const float *c,
                          const float *dy, float *du, float *dx)
{
    const size_t units = l->units;
    param *gate = &l->d[d].gate;
    float dc[SRU_UNITS_MAX] = {0};
    for (size_t k = n; k-- > 0;) {
        const size_t t = d ? n - 1 - k : k, t_before = d ? t + 1 : t - 1, at = t * 2 * units + (size_t)d * units;
        float *dut = du + t * 3 * units;
        if (gap[t]) {
            memset(dut, 0, 3 * units * sizeof *dut);
            memset(dc, 0, sizeof dc);
            continue;
        }
        const float *before = k > 0 && !gap[t_before] ? c + t_before * units : ZERO;
        step_backward(units, gate->w, gate->g, before, x + at, u + t * 3 * units, c + t * units, dy + at, dut, dx + at,
                      dc);
    }
}

static bool sees_neighbour(const sru *l)
{
    return l->inputs > 2 * l->units;
}

/* The leftward pass sees a row and the one behind it, the rightward one the row before and the row. */
static gemm_view input_of(const sru *l, int d, const float *x)
{
    const size_t dim = 2 * l->units;
    return (gemm_view){sees_neighbour(l) && d == 0 ? x - dim : x, dim, 1};
}

void sru_forward(const sru *l, const uint8_t *gap, size_t n, const float *x, const sru_room *room, float *y)
{
    for (int d = 0; d < 2; d++) {
        const param *w = &l->d[d].w;
        gemm(n, w->rows, w->cols, input_of(l, d, x), (gemm_view){w->w, 1, w->cols}, room->u[d], w->rows, 0);
        scan(l, d, gap, n, x, room->u[d], room->c[d], y);
    }
}

void sru_backward(sru *l, const uint8_t *gap, size_t n, const float *x, const sru_room *room, const float *dy,
                  float *du, float *wide, float *dx)
{
    const size_t dim = 2 * l->units;
    memset(dx - dim, 0, (n + 2) * dim * sizeof *dx);
    for (int d = 0; d < 2; d++) {
        param *w = &l->d[d].w;
        scan_backward(l, d, gap, n, x, room->u[d], room->c[d], dy, du, dx);
        gemm(w->rows, w->cols, n, (gemm_view){du, 1, w->rows}, input_of(l, d, x), w->g, w->cols, 1);
        const gemm_view from = {du, w->rows, 1}, weights = {w->w, w->cols, 1};
        if (!sees_neighbour(l)) {
            gemm(n, dim, w->rows, from, weights, dx, dim, 1);
            continue;
        }
        gemm(n, w->cols, w->rows, from, weights, wide, w->cols, 0);
        for (size_t t = 0; t < n; t++)
            add_row(dx + t * dim - (d == 0 ? dim : 0), wide + t * w->cols, w->cols);
    }
}

void sru_clamp(sru *l)
{
    for (int d = 0; d < 2; d++)
        for (size_t i = 0; i < 2 * l->units; i++)
            l->d[d].gate.w[i] = fminf(0.999f, fmaxf(-0.999f, l->d[d].gate.w[i]));
}
