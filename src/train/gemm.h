/* gemm.h: matrix products in single precision, one thread, always summed in the same order. */
#ifndef QUOTHT_GEMM_H
#define QUOTHT_GEMM_H

#include <stddef.h>

/* A matrix seen through two strides, so that a transposed one needs no copy. */
typedef struct gemm_view {
    const float *at;
    size_t row, column; /* steps */
} gemm_view;

/* c[m][n] = a[m][k] b[k][n], or += when `add`; rows of c are `stride` apart. */
void gemm(size_t m, size_t n, size_t k, gemm_view a, gemm_view b, float *c, size_t stride, int add);

#endif
