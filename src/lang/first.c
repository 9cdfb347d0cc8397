/* first.c: see first.h. A row of sums has four runs of 3 * half: direction 0 with the form on the left and with it on
 * the right, then direction 1. One place for each row: a form pushes out the one before it. */
#include "lang/first.h"

#include <stdlib.h>
#include <string.h>

enum {
    PLACES = 2048,
    LEAST =
        12,   /* rows at once, at least: the variants' tiles have up to so many, and a row alone costs as much as six */
    ROWS = 32 /* of products that are joined at once, while they are in the first cache */
};

struct quothp_first {
    const quothp_model *model;
    quothp_nn_matrix forms;     /* 2 * half to the four runs */
    quothp_nn_matrix around[2]; /* the surroundings of two tokens to 3 * half, with the layer's bias */
    int16_t *weights;           /* of these */
    int32_t *no_bias;
    uint64_t holder[PLACES]; /* the number of the form whose sums are kept; 0: none */
    int32_t *kept;

    /* of the stretch; there is an empty token before the first and behind the last one */
    int16_t *context, *input;
    const int32_t *sums[QUOTHP_STRETCH + 2];
    int16_t *fresh; /* vectors of forms without kept sums */
    int32_t *fresh_sums, *products;
    uint64_t fresh_number[QUOTHP_STRETCH];
    uint32_t n_fresh;
};

static uint32_t run_of(const quothp_model *m)
{
    return m->layer[0][0].outputs;
}

/* ---- the matrices ---- */

/* The weights of `n` inputs from `first` on, for the outputs of a matrix, as a matrix has them. */
static int16_t *pick(int16_t *to, const quothp_nn_matrix *m, const uint32_t first[], uint32_t n_parts, uint32_t n)
{
    const size_t part = (size_t)n * QUOTHP_NN_BLOCK, whole = (size_t)m->inputs * QUOTHP_NN_BLOCK;
    for (uint32_t block = 0; block < m->outputs / QUOTHP_NN_BLOCK; block++)
        for (uint32_t p = 0; p < n_parts; p++, to += part)
            memcpy(to, m->weights + block * whole + (size_t)first[p] * QUOTHP_NN_BLOCK, part * sizeof *to);
    return to;
}

static void make_matrices(quothp_first *f)
{
    const quothp_model *m = f->model;
    const uint32_t dim = 2 * m->half, run = run_of(m), at = dim - m->ctx_dim;
    int16_t *next = f->weights;
    f->forms = (quothp_nn_matrix){next, f->no_bias, dim, 4 * run};
    for (uint32_t i = 0; i < 4; i++)
        next = pick(next, &m->layer[0][i / 2], (const uint32_t[]){i % 2 * dim}, 1, dim);
    for (uint32_t d = 0; d < 2; d++) {
        f->around[d] = (quothp_nn_matrix){next, m->layer[0][d].bias, 2 * m->ctx_dim, run};
        next = pick(next, &m->layer[0][d], (const uint32_t[]){at, dim + at}, 2, m->ctx_dim);
    }
}

/* n numbers, zeroed, on a border of 64 bytes. */
static void *numbers(size_t n, size_t size)
{
    const size_t n_bytes = (n * size + 63) / 64 * 64;
    void *p = aligned_alloc(64, n_bytes);
    return p ? memset(p, 0, n_bytes) : NULL;
}

quothp_first *quothp_first_new(const quothp_model *m)
{
    const size_t dim = 2 * m->half, run = run_of(m), n = QUOTHP_STRETCH;
    quothp_first *f = calloc(1, sizeof *f);
    if (!f)
        return NULL;
    f->model = m;
    f->weights = numbers(4 * run * dim + 4 * run * m->ctx_dim, sizeof *f->weights);
    f->no_bias = numbers(4 * run, sizeof *f->no_bias);
    f->kept = calloc((size_t)PLACES * 4 * run, sizeof *f->kept); /* pages that nobody has written cost nothing */
    f->context = numbers((n + 2) * m->ctx_dim, sizeof *f->context);
    f->input = numbers(n * dim, sizeof *f->input);
    f->fresh = numbers((n + LEAST) * dim, sizeof *f->fresh);
    f->fresh_sums = calloc((n + LEAST) * 4 * run, sizeof *f->fresh_sums);
    f->products = numbers(ROWS * run, sizeof *f->products);
    if (f->weights && f->no_bias && f->kept && f->context && f->input && f->fresh && f->fresh_sums && f->products) {
        make_matrices(f);
        return f;
    }
    quothp_first_free(f);
    return NULL;
}

void quothp_first_free(quothp_first *f)
{
    if (!f)
        return;
    void *const owned[] = {f->weights, f->no_bias, f->kept, f->context, f->input, f->fresh, f->fresh_sums, f->products};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        free(owned[i]);
    free(f);
}

/* ---- a stretch ---- */

static int32_t *place_of(const quothp_first *f, uint64_t number)
{
    return f->kept + number % PLACES * 4 * run_of(f->model);
}

static const int32_t *sums_of(quothp_first *f, quothp_kept_form form)
{
    const size_t dim = 2 * f->model->half, run = run_of(f->model);
    if (f->holder[form.number % PLACES] == form.number)
        return place_of(f, form.number);
    const uint32_t i = f->n_fresh++;
    f->fresh_number[i] = form.number;
    memcpy(f->fresh + i * dim, form.vector, dim * sizeof *f->fresh);
    return f->fresh_sums + i * 4 * run;
}

void quothp_first_take(quothp_first *f, uint32_t i, quothp_kept_form form, const quothp_context *context)
{
    const quothp_model *m = f->model;
    const size_t dim = 2 * m->half, n = m->ctx_dim;
    int16_t *around = f->context + (i + 1) * n, *input = f->input + i * dim, *sum = input + dim - n;
    if (i == 0)
        f->n_fresh = 0;
    f->sums[i + 1] = sums_of(f, form);
    memset(around, 0, n * sizeof *around);
    for (uint32_t r = 0; r < context->n; r++)
        for (size_t k = 0; k < n; k++)
            around[k] = (int16_t)(around[k] + m->ctx_rows[context->row[r] * n + k]);
    memcpy(input, form.vector, dim * sizeof *input);
    for (size_t k = 0; k < n; k++)
        sum[k] = (int16_t)(sum[k] + around[k]);
}

static void multiply_fresh(quothp_first *f)
{
    const quothp_model *m = f->model;
    const size_t dim = 2 * m->half, columns = f->forms.outputs;
    if (f->n_fresh)
        m->nn->scores(&f->forms, f->fresh, dim, f->n_fresh < LEAST ? LEAST : f->n_fresh, f->fresh_sums, columns);
}

/* Only when all sums of the stretch have been used: a place may be that of another of its forms. */
static void keep_fresh(quothp_first *f)
{
    const size_t columns = f->forms.outputs;
    for (uint32_t i = 0; i < f->n_fresh; i++) {
        memcpy(place_of(f, f->fresh_number[i]), f->fresh_sums + i * columns, columns * sizeof *f->kept);
        f->holder[f->fresh_number[i] % PLACES] = f->fresh_number[i];
    }
    f->n_fresh = 0;
}

void quothp_first_sums(quothp_first *f, uint32_t d, uint32_t n, int16_t *u)
{
    const quothp_model *m = f->model;
    const size_t run = run_of(m), ctx = m->ctx_dim;
    if (d == 0)
        multiply_fresh(f);
    /* nothing stands before the first token, nor behind the last one */
    f->sums[0] = f->sums[n + 1] = f->no_bias;
    memset(f->context + (n + 1) * ctx, 0, ctx * sizeof *f->context);
    for (uint32_t from = 0; from < n; from += ROWS) {
        const uint32_t end = from + ROWS < n ? from + ROWS : n;
        m->nn->scores(&f->around[d], f->context + (from + d) * ctx, ctx, end - from, f->products, run);
        for (uint32_t i = from; i < end; i++)
            m->nn->join(f->sums[i + d] + 2 * d * run, f->sums[i + d + 1] + (2 * d + 1) * run,
                        f->products + (i - from) * run, run, u + i * run);
    }
    if (d == 1)
        keep_fresh(f);
}

const int16_t *quothp_first_input(const quothp_first *f, uint32_t i)
{
    return f->input + (size_t)i * 2 * f->model->half;
}
