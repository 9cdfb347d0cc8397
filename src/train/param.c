/* param.c: see param.h. */
#include "train/param.h"

#include "train/corpus.h"

#include <math.h>

void param_init(param_list *list, param *p, size_t rows, size_t cols, float range, rng *r)
{
    p->rows = rows;
    p->cols = cols;
    p->w = need(rows * cols, sizeof(float));
    p->g = need(rows * cols, sizeof(float));
    p->m = need(rows * cols, sizeof(float));
    p->v = need(rows * cols, sizeof(float));
    for (size_t i = 0; i < rows * cols; i++)
        p->w[i] = (2 * rng_unit(r) - 1) * range;
    list->at[list->n++] = p;
}

void param_make_sparse(param *p)
{
    p->sparse = 1;
    p->touched = need(p->rows, sizeof *p->touched);
    p->is_touched = need(p->rows, 1);
}

void param_touch(param *p, uint32_t row, const float *d)
{
    if (p->sparse && !p->is_touched[row]) {
        p->is_touched[row] = 1;
        p->touched[p->n_touched++] = row;
    }
    float *g = p->g + (size_t)row * p->cols;
    for (size_t i = 0; i < p->cols; i++)
        g[i] += d[i];
}

static double square_sum(const float *g, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return sum;
}

static double square_of_all(const param_list *list)
{
    double square = 0;
    for (int k = 0; k < list->n; k++) {
        const param *p = list->at[k];
        if (p->sparse)
            for (uint32_t i = 0; i < p->n_touched; i++)
                square += square_sum(p->g + (size_t)p->touched[i] * p->cols, p->cols);
        else if (!p->frozen)
            square += square_sum(p->g, p->rows * p->cols);
    }
    return square;
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

void params_update(param_list *list, float rate, float longest)
{
    const float norm = (float)sqrt(square_of_all(list)), clip = norm > longest ? longest / norm : 1;
    const double s = ++list->step;
    const float corrected = rate * (float)(sqrt(1 - pow(0.98, s)) / (1 - pow(0.9, s)));
    for (int k = 0; k < list->n; k++) {
        param *p = list->at[k];
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
}

static int keep(FILE *f, float *at, size_t n, int reading)
{
    return (reading ? fread(at, sizeof *at, n, f) : fwrite(at, sizeof *at, n, f)) == n;
}

int params_keep(param_list *list, FILE *f, int reading)
{
    int ok =
        (reading ? fread(&list->step, sizeof list->step, 1, f) : fwrite(&list->step, sizeof list->step, 1, f)) == 1;
    for (int k = 0; ok && k < list->n; k++) {
        param *p = list->at[k];
        const size_t size = p->rows * p->cols;
        if (!p->frozen)
            ok = keep(f, p->w, size, reading) && keep(f, p->m, size, reading) && keep(f, p->v, size, reading);
    }
    return ok;
}
