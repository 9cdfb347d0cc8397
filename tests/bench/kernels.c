/* kernels.c: what each variant of the arithmetic in src/nn reaches on this machine.
 *
 *     kernels [RUNS]
 *
 * A row for each use in the network, a column for each variant, the fastest first: billions of operations in a CPU
 * second, the median of RUNS. In products, multiplications and additions count; elsewhere, the numbers that come out.
 */
#include "nn/nn.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_RUNS = 101, INPUTS = 384, OUTPUTS = 288, ROWS = 512 };

static _Alignas(64) int16_t weights[INPUTS * OUTPUTS], x[ROWS * INPUTS], y[ROWS * OUTPUTS], cell[OUTPUTS];
static int32_t biases[OUTPUTS], wide[ROWS * OUTPUTS];
static int8_t bytes[OUTPUTS];

typedef enum kind { PRODUCT, SCORES, DOTS, STEP, ADD_BYTES } kind;

typedef struct row {
    const char *title;
    kind kind;
    uint32_t inputs, outputs, rows;
    double operations; /* of a call */
} row;

/* Sizes are the released network's. */
static const row TABLE[] = {
    {"first layer, 384 to 288, 512 rows", PRODUCT, 384, 288, 512, 2.0 * 384 * 288 * 512},
    {"layer, 192 to 288, 512 rows", PRODUCT, 192, 288, 512, 2.0 * 192 * 288 * 512},
    {"layer, 192 to 288, 7 rows", PRODUCT, 192, 288, 7, 2.0 * 192 * 288 * 7},
    {"tags, 192 to 96, 512 rows", SCORES, 192, 96, 512, 2.0 * 192 * 96 * 512},
    {"arcs of a word, 96 by 30", DOTS, 96, 0, 30, 2.0 * 96 * 30},
    {"recurrence, 96 units", STEP, 96, 0, 1, 96},
    {"row of a table, 96 bytes", ADD_BYTES, 96, 0, 1, 96},
};

static void call(const quothp_nn *nn, const row *r)
{
    const quothp_nn_matrix m = {weights, biases, r->inputs, r->outputs};
    const quothp_nn_side side = {weights, weights + r->inputs, r->inputs};
    switch (r->kind) {
    case PRODUCT:
        nn->product(&m, x, r->inputs, r->rows, QUOTHP_NN_PLAIN, y, r->outputs);
        break;
    case SCORES:
        nn->scores(&m, x, r->inputs, r->rows, wide, r->outputs);
        break;
    case DOTS:
        nn->dots(weights, x, r->inputs, r->rows, r->inputs, wide);
        break;
    case STEP:
        nn->step(&side, x, x + 3 * (size_t)r->inputs, cell, y);
        break;
    case ADD_BYTES:
        nn->add_bytes(y, bytes, r->inputs);
        break;
    }
}

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Billions of operations in a CPU second; a run lasts some milliseconds. */
static double speed(const quothp_nn *nn, const row *r)
{
    double passed = 0, calls = 0;
    for (int n = 1; passed < 5e-3; n *= 2) {
        const double start = cpu_seconds();
        for (int i = 0; i < n; i++)
            call(nn, r);
        passed = cpu_seconds() - start;
        calls = n;
    }
    return r->operations * calls / passed / 1e9;
}

static int compare(const void *a, const void *b)
{
    const double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static double median_speed(const quothp_nn *nn, const row *r, size_t runs)
{
    double speeds[MOST_RUNS];
    for (size_t i = 0; i < runs; i++)
        speeds[i] = speed(nn, r);
    qsort(speeds, runs, sizeof *speeds, compare);
    return speeds[runs / 2];
}

/* Numbers as they are in a network: of any bits, sums would only wrap. */
static void fill(void)
{
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        weights[i] = (int16_t)((seed = seed * 1664525u + 1013904223u) >> 20);
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        x[i] = (int16_t)((seed = seed * 1664525u + 1013904223u) >> 20);
}

int main(int argc, char **argv)
{
    const size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : 9;
    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: kernels [RUNS]\n");
        return 2;
    }
    const quothp_nn *variants[QUOTHP_NN_VARIANTS];
    const size_t n = quothp_nn_variants(variants);
    fill();
    printf("%-36s", "GOP/s");
    for (size_t k = 0; k < n; k++)
        printf(" %10s", variants[k]->name);
    putchar('\n');
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        printf("%-36s", TABLE[i].title);
        for (size_t k = 0; k < n; k++)
            printf(" %10.3g", median_speed(variants[k], &TABLE[i], runs));
        putchar('\n');
    }
    return 0;
}
