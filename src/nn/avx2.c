/* avx2.c: the arithmetic of nn.h with 256-bit registers. Six rows by sixteen outputs make twelve registers of sums. */
#include "nn/tiles.h"
#include "nn/variants.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2")))
enum { ROWS = 6 };

typedef struct {
    __m256i low, high; /* outputs 0-7, 8-15 */
} sums;

AVX2 static inline __m256i load(const void *p)
{
    return _mm256_loadu_si256((const __m256i *)p);
}

AVX2 static inline void store(void *p, __m256i x)
{
    _mm256_storeu_si256((__m256i *)p, x);
}

AVX2 static inline __m256i pair_of(const int16_t *x)
{
    int32_t both;
    __builtin_memcpy(&both, x, sizeof both);
    return _mm256_set1_epi32(both);
}

/* Half up to 16 bits. */
AVX2 static inline __m256i narrow(sums s, quothp_nn_form form)
{
    const __m256i half = _mm256_set1_epi32(1 << (QUOTHP_NN_BITS - 1));
    const __m256i low = _mm256_srai_epi32(_mm256_add_epi32(s.low, half), QUOTHP_NN_BITS);
    const __m256i high = _mm256_srai_epi32(_mm256_add_epi32(s.high, half), QUOTHP_NN_BITS);
    const __m256i y = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
    return form == QUOTHP_NN_RELU ? _mm256_max_epi16(y, _mm256_setzero_si256()) : y;
}

AVX2 static inline void put(const quothp_nn_job *job, size_t r, uint32_t i, sums s)
{
    const size_t at = r * job->y_stride + i;
    if (job->narrow) {
        store(job->narrow + at, narrow(s, job->form));
        return;
    }
    store(job->wide + at, s.low);
    store(job->wide + at + 8, s.high);
}

/* Always inlined with a constant number of rows, so that the sums are registers. */
AVX2 static inline __attribute__((always_inline)) void multiply(const quothp_nn_job *job, size_t from, uint32_t i,
                                                                size_t rows)
{
    const quothp_nn_matrix *m = job->m;
    const int16_t *w = m->weights + (size_t)i * m->inputs, *x = job->x + from * job->x_stride;
    sums s[ROWS];
#pragma GCC unroll 6
    for (size_t r = 0; r < rows; r++)
        s[r] = (sums){load(m->bias + i), load(m->bias + i + 8)};
    for (uint32_t k = 0; k < m->inputs; k += 2, w += 2 * QUOTHP_NN_BLOCK) {
        const __m256i low = load(w), high = load(w + QUOTHP_NN_BLOCK);
#pragma GCC unroll 6
        for (size_t r = 0; r < rows; r++) {
            const __m256i both = pair_of(x + r * job->x_stride + k);
            s[r].low = _mm256_add_epi32(s[r].low, _mm256_madd_epi16(low, both));
            s[r].high = _mm256_add_epi32(s[r].high, _mm256_madd_epi16(high, both));
        }
    }
#pragma GCC unroll 6
    for (size_t r = 0; r < rows; r++)
        put(job, from + r, i, s[r]);
}

AVX2 static void full_tile(const quothp_nn_job *job, size_t r, uint32_t i)
{
    multiply(job, r, i, ROWS);
}

AVX2 static void single_tile(const quothp_nn_job *job, size_t r, uint32_t i)
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

/* 1 - |x| / end as a fraction of 15 bits, squared. */
AVX2 static inline __m256i rest_squared(__m256i x, int end, int shift)
{
    /* -32768 has no 16 bit size: as an unsigned number it is right */
    const __m256i size = _mm256_min_epu16(_mm256_abs_epi16(x), _mm256_set1_epi16((int16_t)end));
    const __m256i rest = _mm256_sub_epi16(_mm256_set1_epi16(32767), _mm256_slli_epi16(size, shift));
    return _mm256_mulhrs_epi16(rest, rest);
}

AVX2 static inline __m256i sigmoid(__m256i x)
{
    const __m256i half = _mm256_srai_epi16(rest_squared(x, (4 << QUOTHP_NN_BITS) - 1, 2), 1);
    return _mm256_blendv_epi8(_mm256_sub_epi16(_mm256_set1_epi16(32767), half), half, _mm256_srai_epi16(x, 15));
}

AVX2 static inline __m256i squash(__m256i x)
{
    const __m256i square = rest_squared(x, (2 << QUOTHP_NN_BITS) - 1, 3);
    const __m256i y = _mm256_srai_epi16(_mm256_sub_epi16(_mm256_set1_epi16(32767), square), 15 - QUOTHP_NN_BITS);
    const __m256i sign = _mm256_srai_epi16(x, 15);
    return _mm256_sub_epi16(_mm256_xor_si256(y, sign), sign);
}

AVX2 void quothp_nn_avx2_step(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y)
{
    for (uint32_t i = 0; i < s->units; i += 16) {
        const __m256i value = load(u + i), before = load(cell + i), in = load(x + i);
        const __m256i forget =
            sigmoid(_mm256_adds_epi16(load(u + s->units + i), _mm256_mulhrs_epi16(load(s->forget_cell + i), before)));
        const __m256i reset = sigmoid(
            _mm256_adds_epi16(load(u + 2 * s->units + i), _mm256_mulhrs_epi16(load(s->reset_cell + i), before)));
        const __m256i now = _mm256_adds_epi16(value, _mm256_mulhrs_epi16(forget, _mm256_subs_epi16(before, value)));
        store(cell + i, now);
        store(y + i, _mm256_adds_epi16(in, _mm256_mulhrs_epi16(reset, _mm256_subs_epi16(squash(now), in))));
    }
}

AVX2 void quothp_nn_avx2_dots(const int16_t *a, const int16_t *b, size_t b_stride, size_t n, size_t size, int32_t *out)
{
    for (size_t j = 0; j < n; j++) {
        __m256i sum = _mm256_setzero_si256();
        for (size_t k = 0; k < size; k += 16)
            sum = _mm256_add_epi32(sum, _mm256_madd_epi16(load(a + k), load(b + j * b_stride + k)));
        __m128i s = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
        s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0x4E));
        s = _mm_add_epi32(s, _mm_shuffle_epi32(s, 0xB1));
        out[j] = _mm_cvtsi128_si32(s);
    }
}

AVX2 void quothp_nn_avx2_add_bytes(int16_t *y, const int8_t *row, size_t n)
{
    for (size_t i = 0; i < n; i += 16)
        store(y + i, _mm256_adds_epi16(load(y + i), _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(row + i)))));
}

AVX2 static inline __m256i sum_of(const int32_t *a, const int32_t *b, const int32_t *c)
{
    return _mm256_add_epi32(_mm256_add_epi32(load(a), load(b)), load(c));
}

AVX2 void quothp_nn_avx2_join(const int32_t *a, const int32_t *b, const int32_t *c, size_t n, int16_t *y)
{
    for (size_t i = 0; i < n; i += 16) {
        const sums s = {sum_of(a + i, b + i, c + i), sum_of(a + i + 8, b + i + 8, c + i + 8)};
        store(y + i, narrow(s, QUOTHP_NN_PLAIN));
    }
}

const quothp_nn quothp_nn_avx2 = {
    "avx2", product, scores, quothp_nn_avx2_step, quothp_nn_avx2_dots, quothp_nn_avx2_add_bytes, quothp_nn_avx2_join};
#endif
