/* avx512.c: the products of nn.h with 512-bit registers (AVX-512BW and VNNI): one register is a block of outputs. What
 * goes element by element is AVX2's, as its rows may be half a register long. */
#include "nn/tiles.h"
#include "nn/variants.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX512 __attribute__((target("avx512bw,avx512vnni")))
/* So many chains of sums hide that vpdpwssd takes four or five cycles, and may start twice in one. */
enum { ROWS = 12 };

AVX512 static inline __m512i pair_of(const int16_t *x)
{
    int32_t both;
    __builtin_memcpy(&both, x, sizeof both);
    return _mm512_set1_epi32(both);
}

AVX512 static inline void put(const quothp_nn_job *job, size_t r, uint32_t i, __m512i sums)
{
    const size_t at = r * job->y_stride + i;
    if (job->wide) {
        _mm512_storeu_si512(job->wide + at, sums);
        return;
    }
    const __m512i half = _mm512_set1_epi32(1 << (QUOTHP_NN_BITS - 1));
    __m256i y = _mm512_cvtsepi32_epi16(_mm512_srai_epi32(_mm512_add_epi32(sums, half), QUOTHP_NN_BITS));
    if (job->form == QUOTHP_NN_RELU)
        y = _mm256_max_epi16(y, _mm256_setzero_si256());
    _mm256_storeu_si256((__m256i *)(job->narrow + at), y);
}

/* Always inlined with a constant number of rows, so that the sums are registers. */
AVX512 static inline __attribute__((always_inline)) void multiply(const quothp_nn_job *job, size_t from, uint32_t i,
                                                                  size_t rows)
{
    const quothp_nn_matrix *m = job->m;
    const int16_t *w = m->weights + (size_t)i * m->inputs, *x = job->x + from * job->x_stride;
    __m512i s[ROWS];
#pragma GCC unroll 12
    for (size_t r = 0; r < rows; r++)
        s[r] = _mm512_loadu_si512(m->bias + i);
    for (uint32_t k = 0; k < m->inputs; k += 2, w += 2 * QUOTHP_NN_BLOCK) {
        const __m512i weights = _mm512_loadu_si512(w);
#pragma GCC unroll 12
        for (size_t r = 0; r < rows; r++)
            s[r] = _mm512_dpwssd_epi32(s[r], weights, pair_of(x + r * job->x_stride + k));
    }
#pragma GCC unroll 12
    for (size_t r = 0; r < rows; r++)
        put(job, from + r, i, s[r]);
}

AVX512 static void full_tile(const quothp_nn_job *job, size_t r, uint32_t i)
{
    multiply(job, r, i, ROWS);
}

AVX512 static void single_tile(const quothp_nn_job *job, size_t r, uint32_t i)
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

const quothp_nn quothp_nn_avx512 = {
    "avx512", product, scores, quothp_nn_avx2_step, quothp_nn_avx2_dots, quothp_nn_avx2_add_bytes, quothp_nn_avx2_join};
#endif
