/* nn.c: every variant of the arithmetic that this machine has gives the bits of the reference, and the reference gives
 * the same bits on every machine. Speaks TAP itself: it needs a C compiler only, so that it is soon built for another
 * processor (tests/cross). */
#include "nn/nn.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int n_tests, n_failed;

/* One line of TAP; the name is a format. */
__attribute__((format(printf, 2, 3))) static void check(int good, const char *name, ...)
{
    va_list more;
    va_start(more, name);
    printf("%s %d - ", good ? "ok" : "not ok", ++n_tests);
    vprintf(name, more);
    putchar('\n');
    va_end(more);
    n_failed += !good;
}

/* ---- numbers ---- */

typedef enum fill {
    SMALL,   /* as in a network: no sum leaves its range */
    ANY,     /* all 16 bits: sums wrap, results saturate */
    CORNERS, /* the numbers next to 0 and to the ends of the range */
    LOWEST   /* -32768 everywhere: a pair of products is 2^31 */
} fill;

static uint32_t seed;

static uint32_t next(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static int16_t number(fill f)
{
    static const int16_t corners[] = {-32768, -32767, -8193, -8192, -4096, -1, 0, 1, 4095, 8191, 8192, 32766, 32767};
    switch (f) {
    case SMALL:
        return (int16_t)((int32_t)(next() % 6001) - 3000);
    case ANY:
        return (int16_t)((int32_t)(next() % 65536) - 32768);
    case CORNERS:
        return corners[next() % (sizeof corners / sizeof *corners)];
    default:
        return -32768;
    }
}

/* Biases of small numbers are small; the others push sums over both ends of 32 bits. */
static int32_t bias(fill f)
{
    const int32_t near = (int32_t)(next() % 4096);
    return f == SMALL ? near * 1024 - 2048 * 1024 : next() % 2 ? INT32_MAX - near : INT32_MIN + near;
}

/* A number for each 16 bits of memory. */
static void fill_with(fill f, int16_t *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        x[i] = number(f);
}

/* The FNV-1a sum of all that the reference gives in this test. It changes with the numbers that the test takes; when it
 * changes for another reason, the models learned so far are read wrongly. */
#define BITS 0x3d8053213afb1110u
#define NO_BITS 14695981039346656037u
static uint64_t bits;

static void remember(const void *p, size_t n)
{
    const unsigned char *byte = p;
    for (size_t i = 0; i < n; i++)
        bits = (bits ^ byte[i]) * 1099511628211u;
}

/* ---- products ---- */

enum { MOST_INPUTS = 384, MOST_OUTPUTS = 96, MOST_ROWS = 101, GAP = 5 };

static _Alignas(64) int16_t weights[MOST_INPUTS * MOST_OUTPUTS];
static int32_t biases[MOST_OUTPUTS];
static int16_t inputs[MOST_ROWS * (MOST_INPUTS + GAP) + GAP];

/* Rows with gaps between them; what lies in the gaps must stay. */
typedef union results {
    int16_t narrow[MOST_ROWS * (MOST_OUTPUTS + GAP)];
    int32_t wide[MOST_ROWS * (MOST_OUTPUTS + GAP)];
} results;
static results want, got;

typedef struct shape {
    const char *name;
    uint32_t inputs, outputs;
    size_t least_rows, most_rows;
    fill x, w;
} shape;

/* Up to 60 rows: full and single tiles of each variant, and more than one stretch. */
static const shape SHAPES[] = {
    {"each number of rows", 32, 32, 0, 60, SMALL, SMALL},
    {"a layer of the network", 384, 96, 101, 101, SMALL, SMALL},
    {"two inputs", 2, 16, 1, 13, ANY, ANY},
    {"an odd number of pairs", 42, 48, 7, 7, ANY, ANY},
    {"sums that wrap", 384, 32, 9, 14, ANY, ANY},
    {"corners", 64, 64, 12, 12, CORNERS, CORNERS},
    {"lowest numbers", 32, 16, 13, 13, LOWEST, LOWEST},
    {"lowest weights", 30, 16, 13, 13, CORNERS, LOWEST},
};

static int same_product(const quothp_nn *v, const quothp_nn_matrix *m, const int16_t *x, size_t n, quothp_nn_form form)
{
    memset(&want, 0x55, sizeof want);
    memset(&got, 0x55, sizeof got);
    quothp_nn_ref.product(m, x, m->inputs + GAP, n, form, want.narrow, m->outputs + GAP);
    v->product(m, x, m->inputs + GAP, n, form, got.narrow, m->outputs + GAP);
    remember(want.narrow, n * (m->outputs + GAP) * sizeof *want.narrow);
    return memcmp(&want, &got, sizeof want) == 0;
}

static int same_scores(const quothp_nn *v, const quothp_nn_matrix *m, const int16_t *x, size_t n)
{
    memset(&want, 0x55, sizeof want);
    memset(&got, 0x55, sizeof got);
    quothp_nn_ref.scores(m, x, m->inputs + GAP, n, want.wide, m->outputs + GAP);
    v->scores(m, x, m->inputs + GAP, n, got.wide, m->outputs + GAP);
    remember(want.wide, n * (m->outputs + GAP) * sizeof *want.wide);
    return memcmp(&want, &got, sizeof want) == 0;
}

static void check_products(const quothp_nn *v, const shape *s)
{
    int plain = 1, relu = 1, wide = 1;
    for (size_t n = s->least_rows; n <= s->most_rows; n++) {
        fill_with(s->w, weights, (size_t)s->inputs * s->outputs);
        fill_with(s->x, inputs, sizeof inputs / sizeof *inputs);
        for (uint32_t i = 0; i < s->outputs; i++)
            biases[i] = bias(s->w);
        const quothp_nn_matrix m = {weights, biases, s->inputs, s->outputs};
        const int16_t *x = inputs + n % GAP; /* any start */
        plain = plain && same_product(v, &m, x, n, QUOTHP_NN_PLAIN);
        relu = relu && same_product(v, &m, x, n, QUOTHP_NN_RELU);
        wide = wide && same_scores(v, &m, x, n);
    }
    check(plain, "%s: product: %s", v->name, s->name);
    check(relu, "%s: product without negative results: %s", v->name, s->name);
    check(wide, "%s: scores: %s", v->name, s->name);
}

/* ---- the recurrence ---- */

enum { MOST_UNITS = 96 };

static int same_steps(const quothp_nn *v, fill f, uint32_t units, size_t start)
{
    int16_t gates[2 * MOST_UNITS + 8], u[3 * MOST_UNITS + 8], x[MOST_UNITS + 8];
    int16_t cell[2][MOST_UNITS + 8], y[2][MOST_UNITS + 8] = {{0}};
    fill_with(f == SMALL ? ANY : f, gates, sizeof gates / sizeof *gates);
    fill_with(f, u, sizeof u / sizeof *u);
    fill_with(f, x, sizeof x / sizeof *x);
    fill_with(f, cell[0], sizeof cell[0] / sizeof *cell[0]);
    memcpy(cell[1], cell[0], sizeof cell[0]);
    const quothp_nn_side side = {gates + start, gates + units + start, units};
    for (int round = 0; round < 3; round++) {
        quothp_nn_ref.step(&side, u + start, x + start, cell[0] + start, y[0] + start);
        v->step(&side, u + start, x + start, cell[1] + start, y[1] + start);
    }
    remember(cell[0], sizeof cell[0]);
    remember(y[0], sizeof y[0]);
    return memcmp(cell[0], cell[1], sizeof cell[0]) == 0 && memcmp(y[0], y[1], sizeof y[0]) == 0;
}

static void check_steps(const quothp_nn *v, const char *name, fill f)
{
    int good = 1;
    for (size_t round = 0; round < 300; round++)
        good = good && same_steps(v, f, 16 * (uint32_t)(round % 6 + 1), round % 8);
    check(good, "%s: step: %s", v->name, name);
}

/* Each pair of a cell and a gate's input that lies near an end of the curves. */
static void check_every_input(const quothp_nn *v)
{
    int16_t gates[2 * 16] = {0}, u[3 * 16], x[16] = {0}, cell[2][16], y[2][16];
    const quothp_nn_side side = {gates, gates + 16, 16};
    int good = 1;
    for (int32_t from = -32768; from < 32768; from += 16) {
        for (int i = 0; i < 16; i++) {
            u[i] = cell[0][i] = cell[1][i] = (int16_t)(from + i);
            u[16 + i] = u[32 + i] = (int16_t)(from + i);
        }
        quothp_nn_ref.step(&side, u, x, cell[0], y[0]);
        v->step(&side, u, x, cell[1], y[1]);
        remember(y[0], sizeof y[0]);
        good = good && memcmp(cell[0], cell[1], sizeof cell[0]) == 0 && memcmp(y[0], y[1], sizeof y[0]) == 0;
    }
    check(good, "%s: step: each input of the curves", v->name);
}

/* ---- sums ---- */

static void check_dots(const quothp_nn *v, const char *name, fill f)
{
    enum { N = 17, SIZE = 112, STRIDE = SIZE + 3 };
    int16_t a[SIZE + 8], b[N * STRIDE + 8];
    int32_t sums[2][N + 1];
    int good = 1;
    for (size_t n = 0; n <= N; n++)
        for (size_t size = 16; size <= SIZE; size += 32) {
            fill_with(f, a, sizeof a / sizeof *a);
            fill_with(f, b, sizeof b / sizeof *b);
            memset(sums, 0x55, sizeof sums);
            quothp_nn_ref.dots(a + n % 8, b + size / 16, STRIDE, n, size, sums[0]);
            v->dots(a + n % 8, b + size / 16, STRIDE, n, size, sums[1]);
            remember(sums[0], n * sizeof **sums);
            good = good && memcmp(sums[0], sums[1], sizeof sums[0]) == 0;
        }
    check(good, "%s: dots: %s", v->name, name);
}

static void check_add_bytes(const quothp_nn *v, const char *name, fill f)
{
    enum { SIZE = 96 };
    int16_t y[2][SIZE + 8];
    int8_t row[SIZE + 8];
    int good = 1;
    for (size_t round = 0; round < 60; round++) {
        const size_t start = round % 8, n = 16 * (round % 6 + 1);
        fill_with(f, y[0], sizeof y[0] / sizeof *y[0]);
        memcpy(y[1], y[0], sizeof y[0]);
        for (size_t i = 0; i < sizeof row; i++)
            row[i] = (int8_t)(number(ANY) / 256);
        quothp_nn_ref.add_bytes(y[0] + start, row + start, n);
        v->add_bytes(y[1] + start, row + start, n);
        remember(y[0], sizeof y[0]);
        good = good && memcmp(y[0], y[1], sizeof y[0]) == 0;
    }
    check(good, "%s: add_bytes: %s", v->name, name);
}

static void check_join(const quothp_nn *v)
{
    enum { SIZE = 96, PARTS = 3 };
    int32_t parts[PARTS][SIZE + 8];
    int16_t y[2][SIZE];
    int good = 1;
    for (size_t round = 0; round < 60; round++) {
        const size_t start = round % 8, n = 16 * (round % 6 + 1);
        /* of all sizes: too large for 16 bits, and for 32 when they are added */
        for (size_t i = 0; i < PARTS * (SIZE + 8); i++)
            parts[i / (SIZE + 8)][i % (SIZE + 8)] =
                (int32_t)((uint32_t)number(ANY) << 16 | (uint16_t)number(ANY)) >> round % 24;
        memset(y, 0x55, sizeof y);
        quothp_nn_ref.join(parts[0] + start, parts[1] + start, parts[2] + start, n, y[0]);
        v->join(parts[0] + start, parts[1] + start, parts[2] + start, n, y[1]);
        remember(y[0], sizeof y[0]);
        good = good && memcmp(y[0], y[1], sizeof y[0]) == 0;
    }
    check(good, "%s: join: numbers of all sizes", v->name);
}

/* Every variant meets the same numbers, so the reference's results are the same each time. */
static void check_variant(const quothp_nn *v)
{
    seed = 1;
    bits = NO_BITS;
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++)
        check_products(v, &SHAPES[i]);
    check_steps(v, "a network's numbers", SMALL);
    check_steps(v, "any numbers", ANY);
    check_steps(v, "corners", CORNERS);
    check_steps(v, "lowest numbers", LOWEST);
    check_every_input(v);
    check_dots(v, "any numbers", ANY);
    check_dots(v, "corners", CORNERS);
    check_dots(v, "lowest numbers", LOWEST);
    check_add_bytes(v, "a network's numbers", SMALL);
    check_add_bytes(v, "corners", CORNERS);
    check_join(v);
}

int main(void)
{
    const quothp_nn *variants[QUOTHP_NN_VARIANTS];
    const size_t n = quothp_nn_variants(variants);
    check(n > 1 && variants[n - 1] == &quothp_nn_ref, "there are variants, and the last is the reference");
    for (size_t k = 0; k < n; k++)
        check_variant(variants[k]);
    check(bits == BITS, "the reference gives the bits that it gives on every machine: %016llx",
          (unsigned long long)bits);
    printf("1..%d\n", n_tests);
    return n_failed != 0;
}
