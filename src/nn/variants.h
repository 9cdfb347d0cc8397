/* variants.h: the fast variants of nn.h, each where the compiler knows the instructions, and what one lends another. */
#ifndef QUOTHP_NN_VARIANTS_H
#define QUOTHP_NN_VARIANTS_H

#include "nn/nn.h"

extern const quothp_nn quothp_nn_portable;
void quothp_nn_ref_step(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y);
void quothp_nn_ref_add_bytes(int16_t *y, const int8_t *row, size_t n);
void quothp_nn_ref_join(const int32_t *a, const int32_t *b, const int32_t *c, size_t n, int16_t *y);

#if defined(__x86_64__)
extern const quothp_nn quothp_nn_avx2, quothp_nn_avx512;
void quothp_nn_avx2_step(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y);
void quothp_nn_avx2_dots(const int16_t *a, const int16_t *b, size_t b_stride, size_t n, size_t size, int32_t *out);
void quothp_nn_avx2_add_bytes(int16_t *y, const int8_t *row, size_t n);
void quothp_nn_avx2_join(const int32_t *a, const int32_t *b, const int32_t *c, size_t n, int16_t *y);
#endif

#if defined(__aarch64__)
extern const quothp_nn quothp_nn_neon;
#endif

#endif
