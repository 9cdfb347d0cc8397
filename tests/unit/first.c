/* first.c: the first layer by parts gives what one product with the whole input gives, whatever it has kept. */
#include "lang/forms.h"
#include "random_model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROUNDS = 60 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Few forms come often, most of them seldom: more in all than are kept. */
static quothp_kept_form some_form(quothp_form_memory *forms, uint32_t *seed)
{
    char text[16];
    const uint32_t often = next_random(seed) % 2, number = next_random(seed) % (often ? 20 : 20000);
    const int n = snprintf(text, sizeof text, "word%u", number);
    return quothp_form_keep(forms, (quothp_str){text, (size_t)n});
}

static quothp_context some_context(uint32_t *seed)
{
    quothp_context context = {.n = (uint8_t)(next_random(seed) % (QUOTHP_TOKEN_CTX + 1))};
    for (uint32_t i = 0; i < context.n; i++)
        context.row[i] = (uint16_t)(next_random(seed) % QUOTHP_CTX_ROWS);
    return context;
}

/* One product with two tokens side by side, as the layer is defined. */
static void assert_plain_product(const quothp_model *m, const quothp_first *first, uint32_t d, uint32_t n,
                                 const int16_t *got)
{
    const size_t dim = 2 * m->half, run = m->layer[0][d].outputs;
    int16_t *x = calloc((n + 2) * dim, sizeof *x), *want = calloc(n * run, sizeof *want);
    assert_non_null(x);
    assert_non_null(want);
    memcpy(x + dim, quothp_first_input(first, 0), n * dim * sizeof *x);
    quothp_nn_ref.product(&m->layer[0][d], x + d * dim, dim, n, QUOTHP_NN_PLAIN, want, run);
    assert_memory_equal(got, want, n * run * sizeof *want);
    free(x);
    free(want);
}

static void parts_make_the_whole(void **state)
{
    (void)state;
    quothp_model m;
    assert_int_equal(quothp_model_open(&m, random_model_path, &(quothp_report){0}), QUOTH_OK);
    quothp_form_memory *forms = quothp_form_memory_new(&m);
    assert_non_null(forms);
    quothp_first *first = quothp_form_first(forms);
    int16_t *u = calloc(QUOTHP_STRETCH * m.layer[0][0].outputs, sizeof *u);
    assert_non_null(u);
    uint32_t seed = 3;
    for (int round = 0; round < ROUNDS; round++) {
        const uint32_t n = round % 8 ? next_random(&seed) % QUOTHP_STRETCH + 1 : 1;
        for (uint32_t i = 0; i < n; i++) {
            const quothp_context context = some_context(&seed);
            quothp_first_take(first, i, some_form(forms, &seed), &context);
        }
        for (uint32_t d = 0; d < 2; d++) {
            quothp_first_sums(first, d, n, u);
            assert_plain_product(&m, first, d, n, u);
        }
    }
    free(u);
    quothp_form_memory_free(forms);
    quothp_model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(parts_make_the_whole)};
    return cmocka_run_group_tests_name("first", tests, random_model_setup, random_model_teardown);
}
