/* neon.c: the arithmetic of nn.h for 64-bit ARM. Four rows by sixteen outputs make sixteen registers of sums. */
#include "nn/tiles.h"
#include "nn/variants.h"

#if defined(__aarch64__)
#include <arm_neon.h>

enum { ROWS = 4, N = QUOTHP_NN_BLOCK / 4 };

/* ---- products ---- */

/* Half up to 16 bits; the sum with the half wraps, so vqrshrn would give other bits. */
static inline int16x4_t narrow(int32x4_t s)
{
    return vqshrn_n_s32(vaddq_s32(s, vdupq_n_s32(1 << (QUOTHP_NN_BITS - 1))), QUOTHP_NN_BITS);
}

static inline void put(const quothp_nn_job *job, size_t r, uint32_t i, const int32x4_t s[N])
{
    const size_t at = r * job->y_stride + i;
#pragma GCC unroll 4
    for (size_t q = 0; q < N; q++)
        if (job->wide)
            vst1q_s32(job->wide + at + 4 * q, s[q]);
        else if (job->form == QUOTHP_NN_RELU)
            vst1_s16(job->narrow + at + 4 * q, vmax_s16(narrow(s[q]), vdup_n_s16(0)));
        else
            vst1_s16(job->narrow + at + 4 * q, narrow(s[q]));
}

/* s += eight weights times x */
static inline void add_products(int32x4_t s[2], int16x8_t w, int16_t x)
{
    s[0] = vmlal_n_s16(s[0], vget_low_s16(w), x);
    s[1] = vmlal_high_n_s16(s[1], w, x);
}

/* Always inlined with a constant number of rows, so that the sums are registers. */
static inline __attribute__((always_inline)) void multiply(const quothp_nn_job *job, size_t from, uint32_t i,
                                                           size_t rows)
{
    const quothp_nn_matrix *m = job->m;
    const int16_t *w = m->weights + (size_t)i * m->inputs, *x = job->x + from * job->x_stride;
    int32x4_t s[ROWS][N];
#pragma GCC unroll 4
    for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 4
        for (size_t q = 0; q < N; q++)
            s[r][q] = vld1q_s32(m->bias + i + 4 * q);
    for (uint32_t k = 0; k < m->inputs; k += 2, w += 2 * QUOTHP_NN_BLOCK) {
        /* takes the pairs apart: the weights of input k, and those of input k + 1 */
        const int16x8x2_t low = vld2q_s16(w), high = vld2q_s16(w + QUOTHP_NN_BLOCK);
#pragma GCC unroll 4
        for (size_t r = 0; r < rows; r++) {
            const int16_t *pair = x + r * job->x_stride + k;
            add_products(s[r], low.val[0], pair[0]);
            add_products(s[r] + 2, high.val[0], pair[0]);
            add_products(s[r], low.val[1], pair[1]);
            add_products(s[r] + 2, high.val[1], pair[1]);
        }
    }
#pragma GCC unroll 4
    for (size_t r = 0; r < rows; r++)
        put(job, from + r, i, s[r]);
}

static void full_tile(const quothp_nn_job *job, size_t r, uint32_t i)
{
    multiply(job, r, i, ROWS);
}

static void single_tile(const quothp_nn_job *job, size_t r, uint32_t i)
{
    multiply(job, r, i, 1);
}

static const quothp_nn_tiles TILES = {ROWS, full_tile, single_tile};

static void product(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, quothp_nn_form form,
                    int16_t *y, size_t y_stride)
{
    const quothp_nn_job job = {m, x, x_stride, n, y, NULL, y_stride, form};
    quothp_nn_walk(&TILES, &job);
}

static void scores(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, int32_t *y, size_t y_stride)
{
    const quothp_nn_job job = {m, x, x_stride, n, NULL, y, y_stride, QUOTHP_NN_PLAIN};
    quothp_nn_walk(&TILES, &job);
}

static void dots(const int16_t *a, const int16_t *b, size_t b_stride, size_t n, size_t size, int32_t *out)
{
    for (size_t j = 0; j < n; j++, b += b_stride) {
        int32x4_t low = vdupq_n_s32(0), high = low;
        for (size_t k = 0; k < size; k += 8) {
            const int16x8_t x = vld1q_s16(a + k), y = vld1q_s16(b + k);
            low = vmlal_s16(low, vget_low_s16(x), vget_low_s16(y));
            high = vmlal_high_s16(high, x, y);
        }
        out[j] = vaddvq_s32(vaddq_s32(low, high));
    }
}

/* ---- element by element ---- */

/* Product of two fractions of 15 bits. vqrdmulh would give other bits where both are -32768. */
static inline int16x8_t times(int16x8_t a, int16x8_t b)
{
    const int32x4_t low = vmull_s16(vget_low_s16(a), vget_low_s16(b)), high = vmull_high_s16(a, b);
    return vrshrn_high_n_s32(vrshrn_n_s32(low, 15), high, 15);
}

/* 1 - |x| / end as a fraction of 15 bits, squared. */
static inline int16x8_t rest_squared(int16x8_t x, int16_t end, int16_t by)
{
    const int16x8_t size = vminq_s16(vqabsq_s16(x), vdupq_n_s16(end));
    const int16x8_t rest = vmlsq_s16(vdupq_n_s16(32767), size, vdupq_n_s16(by));
    return times(rest, rest);
}

static inline int16x8_t sigmoid(int16x8_t x)
{
    const int16x8_t half = vshrq_n_s16(rest_squared(x, (4 << QUOTHP_NN_BITS) - 1, 4), 1);
    return vbslq_s16(vcltzq_s16(x), half, vsubq_s16(vdupq_n_s16(32767), half));
}

static inline int16x8_t squash(int16x8_t x)
{
    const int16x8_t square = rest_squared(x, (2 << QUOTHP_NN_BITS) - 1, 8);
    const int16x8_t y = vshrq_n_s16(vsubq_s16(vdupq_n_s16(32767), square), 15 - QUOTHP_NN_BITS);
    return vbslq_s16(vcltzq_s16(x), vnegq_s16(y), y);
}

static inline int16x8_t gate(const int16_t *u, const int16_t *weights, int16x8_t cell)
{
    return sigmoid(vqaddq_s16(vld1q_s16(u), times(vld1q_s16(weights), cell)));
}

static void step(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y)
{
    for (uint32_t i = 0; i < s->units; i += 8) {
        const int16x8_t value = vld1q_s16(u + i), before = vld1q_s16(cell + i), in = vld1q_s16(x + i);
        const int16x8_t forget = gate(u + s->units + i, s->forget_cell + i, before);
        const int16x8_t reset = gate(u + 2 * s->units + i, s->reset_cell + i, before);
        const int16x8_t now = vqaddq_s16(value, times(forget, vqsubq_s16(before, value)));
        vst1q_s16(cell + i, now);
        vst1q_s16(y + i, vqaddq_s16(in, times(reset, vqsubq_s16(squash(now), in))));
    }
}

static void add_bytes(int16_t *y, const int8_t *row, size_t n)
{
    for (size_t i = 0; i < n; i += 8)
        vst1q_s16(y + i, vqaddq_s16(vld1q_s16(y + i), vmovl_s8(vld1_s8(row + i))));
}

const quothp_nn quothp_nn_neon = {"neon", product, scores, step, dots, add_bytes, quothp_nn_ref_join};
#endif
