/* nn.c: every variant of the arithmetic that this machine has gives the bits of the reference. */
#include "nn/nn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct row {
    const char *name;
    uint32_t inputs, outputs, n;
    int32_t range; /* of the numbers, each way */
} row;

static const row ROWS[] = {{"one row", 192, 288, 1, 3000},        {"a block and a rest", 384, 288, 7, 3000},
                           {"many rows", 192, 112, 203, 3000},    {"small matrix", 64, 48, 13, 20000},
                           {"all the range", 192, 96, 31, 32767}, {"two inputs", 2, 16, 5, 32767},
                           {"sums that wrap", 384, 32, 9, 32767}};

static uint32_t seed = 1;

static int16_t random_number(int32_t range)
{
    seed = seed * 1664525u + 1013904223u;
    return (int16_t)((int32_t)((seed >> 8) % (uint32_t)(2 * range + 1)) - range);
}

static int16_t *random_numbers(size_t n, int32_t range)
{
    int16_t *x = malloc(n * sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < n; i++)
        x[i] = random_number(range);
    return x;
}

static const quothp_nn *variants[4];
static size_t n_variants;

static int find_variants(void **state)
{
    (void)state;
    n_variants = quothp_nn_variants(variants);
    return n_variants && variants[n_variants - 1] == &quothp_nn_ref ? 0 : -1;
}

static void check_matrix(const row *r, const quothp_nn *v)
{
    int16_t *w = random_numbers((size_t)r->inputs * r->outputs, r->range),
            *x = random_numbers((size_t)r->n * r->inputs, r->range);
    int32_t *bias = malloc(r->outputs * sizeof *bias);
    const size_t cells = (size_t)r->n * r->outputs;
    int16_t *want = calloc(cells, sizeof *want), *got = calloc(cells, sizeof *got);
    int32_t *want_wide = calloc(cells, sizeof *want_wide), *got_wide = calloc(cells, sizeof *got_wide);
    assert_true(bias && want && got && want_wide && got_wide);
    for (uint32_t i = 0; i < r->outputs; i++)
        bias[i] = random_number(r->range) * 4096;
    const quothp_nn_matrix m = {w, bias, r->inputs, r->outputs};
    for (int form = QUOTHP_NN_PLAIN; form <= QUOTHP_NN_RELU; form++) {
        quothp_nn_ref.product(&m, x, r->inputs, r->n, (quothp_nn_form)form, want, r->outputs);
        v->product(&m, x, r->inputs, r->n, (quothp_nn_form)form, got, r->outputs);
        if (memcmp(want, got, cells * sizeof *want) != 0)
            fail_msg("%s: product of %s differs", r->name, v->name);
    }
    quothp_nn_ref.scores(&m, x, r->inputs, r->n, want_wide, r->outputs);
    v->scores(&m, x, r->inputs, r->n, got_wide, r->outputs);
    if (memcmp(want_wide, got_wide, cells * sizeof *want_wide) != 0)
        fail_msg("%s: scores of %s differ", r->name, v->name);
    free(w);
    free(x);
    free(bias);
    free(want);
    free(got);
    free(want_wide);
    free(got_wide);
}

static void variants_multiply_alike(void **state)
{
    (void)state;
    for (size_t k = 0; k < n_variants; k++)
        for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
            check_matrix(&ROWS[i], variants[k]);
}

enum { UNITS = 48, ROUNDS = 4000 };

static void variants_step_alike(void **state)
{
    (void)state;
    int16_t forget[UNITS], reset[UNITS], u[3 * UNITS], x[UNITS], cell[UNITS], other[UNITS], y[UNITS], z[UNITS];
    const quothp_nn_side side = {forget, reset, UNITS};
    for (size_t k = 0; k < n_variants; k++)
        for (int round = 0; round < ROUNDS; round++) {
            const int32_t range = round % 2 ? 32767 : 9000;
            for (int i = 0; i < UNITS; i++) {
                forget[i] = random_number(32767);
                reset[i] = random_number(32767);
                x[i] = random_number(range);
                cell[i] = other[i] = random_number(range);
            }
            for (int i = 0; i < 3 * UNITS; i++)
                u[i] = round % 5 == 4 && i % 7 == 0 ? -32768 : random_number(range);
            quothp_nn_ref.step(&side, u, x, cell, y);
            variants[k]->step(&side, u, x, other, z);
            if (memcmp(cell, other, sizeof cell) != 0 || memcmp(y, z, sizeof y) != 0)
                fail_msg("step of %s differs in round %d", variants[k]->name, round);
        }
}

static void variants_sum_alike(void **state)
{
    (void)state;
    enum { N = 17, SIZE = 96 };
    for (size_t k = 0; k < n_variants; k++) {
        int16_t *a = random_numbers(SIZE, 32767), *b = random_numbers(N * SIZE, 32767),
                *c = random_numbers(SIZE, 32767), d[SIZE];
        int32_t want[N], got[N];
        int8_t bytes[SIZE];
        quothp_nn_ref.dots(a, b, SIZE, N, SIZE, want);
        variants[k]->dots(a, b, SIZE, N, SIZE, got);
        assert_memory_equal(want, got, sizeof want);
        for (int i = 0; i < SIZE; i++)
            bytes[i] = (int8_t)random_number(127);
        memcpy(d, c, sizeof d);
        quothp_nn_ref.add_bytes(c, bytes, SIZE);
        variants[k]->add_bytes(d, bytes, SIZE);
        assert_memory_equal(c, d, sizeof d);
        free(a);
        free(b);
        free(c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(variants_multiply_alike), cmocka_unit_test(variants_step_alike),
                                       cmocka_unit_test(variants_sum_alike)};
    return cmocka_run_group_tests_name("nn", tests, find_variants, NULL);
}
