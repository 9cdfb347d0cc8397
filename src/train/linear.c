/* linear.c: see linear.h. */
#include "train/linear.h"

#include "train/gemm.h"

#include <math.h>
#include <string.h>

#define SURE 0.8f /* share of the best class from which on doubted labels give way */

void linear_init(param_list *list, linear *l, size_t rows, size_t cols, rng *r)
{
    param_init(list, &l->w, rows, cols, sqrtf(3.0f / (float)cols) * 0.8f, r);
    param_init(list, &l->b, 1, rows, 0, r);
}

void linear_forward(const linear *l, const float *x, float *y, size_t n)
{
    for (size_t i = 0; i < n; i++)
        memcpy(y + i * l->w.rows, l->b.w, l->w.rows * sizeof *y);
    gemm(n, l->w.rows, l->w.cols, (gemm_view){x, l->w.cols, 1}, (gemm_view){l->w.w, 1, l->w.cols}, y, l->w.rows, 1);
}

void linear_backward(linear *l, const float *x, const float *dy, float *dx, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add_row(l->b.g, dy + i * l->w.rows, l->w.rows);
    gemm(l->w.rows, l->w.cols, n, (gemm_view){dy, 1, l->w.rows}, (gemm_view){x, l->w.cols, 1}, l->w.g, l->w.cols, 1);
    gemm(n, l->w.cols, l->w.rows, (gemm_view){dy, l->w.rows, 1}, (gemm_view){l->w.w, l->w.cols, 1}, dx, l->w.cols, 1);
}

void drop(float *x, float *mask, size_t n, float p, rng *r)
{
    const float keep = 1 / (1 - p);
    for (size_t i = 0; i < n; i++) {
        mask[i] = r ? (rng_unit(r) < p ? 0 : keep) : 1;
        x[i] *= mask[i];
    }
}

void relu_drop(float *x, float *mask, size_t n, float p, rng *r)
{
    const float keep = 1 / (1 - p);
    for (size_t i = 0; i < n; i++) {
        const float kept = r ? (rng_unit(r) < p ? 0 : keep) : 1;
        mask[i] = x[i] > 0 ? kept : 0;
        x[i] *= mask[i];
    }
}

void mask_by(float *d, const float *mask, size_t n)
{
    for (size_t i = 0; i < n; i++)
        d[i] *= mask[i];
}

void add_row(float *to, const float *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += from[i];
}

/* x becomes exp(x - its largest); returns their sum. */
static float exponentials(float *x, int n, int *best)
{
    float sum = 0;
    *best = 0;
    for (int i = 1; i < n; i++)
        *best = x[i] > x[*best] ? i : *best;
    const float max = x[*best];
    for (int i = 0; i < n; i++)
        sum += x[i] = expf(x[i] - max);
    return sum;
}

double cross(float *x, int n, int right, float scale)
{
    int best;
    const float sum = exponentials(x, n, &best), in = x[right] > 1e-30f ? x[right] : 1e-30f;
    for (int i = 0; i < n; i++)
        x[i] *= scale / sum;
    x[right] -= scale;
    return logf(sum) - logf(in);
}

double cross_set(float *x, int n, uint64_t right, bool doubted, float scale)
{
    int best;
    float sum = exponentials(x, n, &best), in = 0;
    if (doubted && sum * SURE < 1) /* the best one's exponential is 1 */
        right |= 1ull << best;
    for (int i = 0; i < n; i++)
        in += right >> i & 1 ? x[i] : 0;
    in = in > 1e-30f ? in : 1e-30f;
    for (int i = 0; i < n; i++)
        x[i] = x[i] * scale / sum - (right >> i & 1 ? x[i] * scale / in : 0);
    return logf(sum) - logf(in);
}
