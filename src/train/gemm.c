/* gemm.c: see gemm.h. Blocks of both operands are packed so that the inner loop reads them in
   order; its 6 x 16 block of results stays in registers. */
#include "train/gemm.h"

#include <string.h>

enum { MR = 6, NR = 16, KC = 256, MC = 96, NC = 512 };

typedef float vec __attribute__((vector_size(32), aligned(4), may_alias));

#if defined(__x86_64__)
#define FAST __attribute__((target("arch=haswell")))
#else
#define FAST
#endif

/* Blocks of MR rows, column by column. */
static void pack_a(gemm_view a, size_t m, size_t k, float *restrict out)
{
    size_t i = 0;
    for (; i + MR <= m; i += MR, out += MR * k) {
        const float *restrict from = a.at + i * a.row;
        for (size_t p = 0; p < k; p++)
#pragma GCC unroll 6
            for (size_t r = 0; r < MR; r++)
                out[p * MR + r] = from[r * a.row + p * a.column];
    }
    for (size_t p = 0; p < k && i < m; p++)
        for (size_t r = 0; r < MR; r++)
            *out++ = i + r < m ? a.at[(i + r) * a.row + p * a.column] : 0;
}

/* Blocks of NR columns, row by row. */
static void pack_b(gemm_view b, size_t k, size_t n, float *restrict out)
{
    for (size_t j = 0; j < n; j += NR, out += NR * k) {
        const float *restrict from = b.at + j * b.column;
        const size_t left = n - j < NR ? n - j : NR;
        if (left < NR)
            memset(out, 0, NR * k * sizeof *out);
        if (left == NR && b.column == 1)
            for (size_t p = 0; p < k; p++)
                memcpy(out + p * NR, from + p * b.row, NR * sizeof *out);
        else
            for (size_t r = 0; r < left; r++)
                for (size_t p = 0; p < k; p++)
                    out[p * NR + r] = from[p * b.row + r * b.column];
    }
}

FAST static void kernel(size_t k, const float *a, const float *b, float *c, size_t stride)
{
    vec s[MR][2];
#pragma GCC unroll 6
    for (size_t r = 0; r < MR; r++)
        s[r][0] = s[r][1] = (vec){0};
    for (size_t p = 0; p < k; p++) {
        const vec b0 = *(const vec *)(b + p * NR), b1 = *(const vec *)(b + p * NR + 8);
#pragma GCC unroll 6
        for (size_t r = 0; r < MR; r++) {
            const float x = a[p * MR + r];
            s[r][0] += x * b0;
            s[r][1] += x * b1;
        }
    }
#pragma GCC unroll 6
    for (size_t r = 0; r < MR; r++) {
        *(vec *)(c + r * stride) += s[r][0];
        *(vec *)(c + r * stride + 8) += s[r][1];
    }
}

static void block(size_t m, size_t n, size_t k, const float *a, const float *b, float *c, size_t stride)
{
    for (size_t j = 0; j < n; j += NR)
        for (size_t i = 0; i < m; i += MR) {
            const float *pa = a + i * k, *pb = b + j * k;
            if (i + MR <= m && j + NR <= n) {
                kernel(k, pa, pb, c + i * stride + j, stride);
                continue;
            }
            float edge[MR * NR] = {0};
            kernel(k, pa, pb, edge, NR);
            for (size_t r = 0; r < MR && i + r < m; r++)
                for (size_t q = 0; q < NR && j + q < n; q++)
                    c[(i + r) * stride + j + q] += edge[r * NR + q];
        }
}

void gemm(size_t m, size_t n, size_t k, gemm_view a, gemm_view b, float *c, size_t stride, int add)
{
    static _Thread_local float pa[(MC + MR) * KC], pb[(NC + NR) * KC];
    if (!add)
        for (size_t i = 0; i < m; i++)
            memset(c + i * stride, 0, n * sizeof *c);
    for (size_t j = 0; j < n; j += NC)
        for (size_t p = 0; p < k; p += KC) {
            const size_t nn = n - j < NC ? n - j : NC, kk = k - p < KC ? k - p : KC;
            pack_b((gemm_view){b.at + p * b.row + j * b.column, b.row, b.column}, kk, nn, pb);
            for (size_t i = 0; i < m; i += MC) {
                const size_t mm = m - i < MC ? m - i : MC;
                pack_a((gemm_view){a.at + i * a.row + p * a.column, a.row, a.column}, mm, kk, pa);
                block(mm, nn, kk, pa, pb, c + i * stride + j, stride);
            }
        }
}
