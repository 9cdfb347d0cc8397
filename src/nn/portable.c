/* portable.c: the products of nn.h with registers of 16 bytes, as gcc and clang know them for any machine. The
 * recurrence, a small part of the work, is the reference's: compilers make no better one of plain C. */
#include "nn/tiles.h"
#include "nn/variants.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { ROWS = 2, LANES = 4 };

typedef uint32_t lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t signed_lanes __attribute__((vector_size(4 * LANES)));

static inline lanes load(const void *p)
{
    lanes x;
    memcpy(&x, p, sizeof x);
    return x;
}

/* The same pair of numbers in each lane. */
static inline lanes pair_of(const int16_t *x)
{
    uint32_t both;
    memcpy(&both, x, sizeof both);
    return (lanes){both, both, both, both};
}

/* Each lane holds a pair of 16 bit numbers: first times first plus second times second. */
static inline lanes pair_products(lanes a, lanes b)
{
#if defined(__SSE2__)
    return (lanes)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
    const signed_lanes low = ((signed_lanes)(a << 16) >> 16) * ((signed_lanes)(b << 16) >> 16);
    const signed_lanes high = ((signed_lanes)a >> 16) * ((signed_lanes)b >> 16);
    return (lanes)low + (lanes)high;
#endif
}

static void put(const quothp_nn_job *job, size_t r, uint32_t i, const lanes *s)
{
    const size_t at = r * job->y_stride + i;
    int32_t sum[QUOTHP_NN_BLOCK];
    memcpy(sum, s, sizeof sum);
    if (job->wide) {
        memcpy(job->wide + at, sum, sizeof sum);
        return;
    }
    const int32_t least = job->form == QUOTHP_NN_RELU ? 0 : -32768;
    for (int k = 0; k < QUOTHP_NN_BLOCK; k++) {
        const int32_t y = (int32_t)((uint32_t)sum[k] + (1u << (QUOTHP_NN_BITS - 1))) >> QUOTHP_NN_BITS;
        job->narrow[at + (size_t)k] = (int16_t)(y > 32767 ? 32767 : y < least ? least : y);
    }
}

/* Always inlined with a constant number of rows, so that the sums are registers. */
static inline __attribute__((always_inline)) void multiply(const quothp_nn_job *job, size_t from, uint32_t i,
                                                           size_t rows)
{
    enum { N = QUOTHP_NN_BLOCK / LANES };
    const quothp_nn_matrix *m = job->m;
    const int16_t *w = m->weights + (size_t)i * m->inputs, *x = job->x + from * job->x_stride;
    lanes s[ROWS][N];
#pragma GCC unroll 2
    for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 4
        for (size_t q = 0; q < N; q++)
            s[r][q] = load(m->bias + i + q * LANES);
    for (uint32_t k = 0; k < m->inputs; k += 2, w += 2 * QUOTHP_NN_BLOCK)
#pragma GCC unroll 2
        for (size_t r = 0; r < rows; r++) {
            const lanes both = pair_of(x + r * job->x_stride + k);
#pragma GCC unroll 4
            for (size_t q = 0; q < N; q++)
                s[r][q] += pair_products(load(w + q * 2 * LANES), both);
        }
#pragma GCC unroll 2
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
        lanes sum = {0};
        for (size_t k = 0; k < size; k += 2 * LANES)
            sum += pair_products(load(a + k), load(b + k));
        out[j] = (int32_t)(sum[0] + sum[1] + sum[2] + sum[3]);
    }
}

const quothp_nn quothp_nn_portable = {
    "portable", product, scores, quothp_nn_ref_step, dots, quothp_nn_ref_add_bytes, quothp_nn_ref_join};
