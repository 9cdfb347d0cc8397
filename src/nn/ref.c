/* ref.c: the definition of the arithmetic, as plain as can be. Never optimised: the variants are tested against it. */
#include "nn/variants.h"

static int16_t saturate(int32_t x)
{
    return (int16_t)(x > 32767 ? 32767 : x < -32768 ? -32768 : x);
}

/* Product of two fractions of 15 bits. */
static int16_t times(int16_t a, int16_t b)
{
    return (int16_t)((a * b + 0x4000) >> 15);
}

static int32_t dot(const quothp_nn_matrix *m, const int16_t *x, uint32_t row)
{
    const int16_t *w =
        m->weights + (size_t)(row / QUOTHP_NN_BLOCK) * QUOTHP_NN_BLOCK * m->inputs + (row % QUOTHP_NN_BLOCK) * 2;
    uint32_t sum = (uint32_t)m->bias[row];
    for (uint32_t k = 0; k < m->inputs; k += 2, w += (size_t)2 * QUOTHP_NN_BLOCK)
        sum += (uint32_t)(x[k] * w[0]) + (uint32_t)(x[k + 1] * w[1]);
    return (int32_t)sum;
}

/* A sum of products as a number of 16 bits, half up. */
static int16_t narrow(uint32_t sum)
{
    return saturate((int32_t)(sum + (1u << (QUOTHP_NN_BITS - 1))) >> QUOTHP_NN_BITS);
}

static void product(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, quothp_nn_form form,
                    int16_t *y, size_t y_stride)
{
    for (size_t r = 0; r < n; r++)
        for (uint32_t i = 0; i < m->outputs; i++) {
            const int16_t value = narrow((uint32_t)dot(m, x + r * x_stride, i));
            y[r * y_stride + i] = form == QUOTHP_NN_RELU && value < 0 ? 0 : value;
        }
}

static void scores(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, int32_t *y, size_t y_stride)
{
    for (size_t r = 0; r < n; r++)
        for (uint32_t i = 0; i < m->outputs; i++)
            y[r * y_stride + i] = dot(m, x + r * x_stride, i);
}

/* Like the logistic function, made of two parabolas: 0 at -4, 1 at 4. The result has 15 bits of fraction. */
static int16_t sigmoid(int16_t x)
{
    const int32_t end = (4 << QUOTHP_NN_BITS) - 1;
    const int32_t size = x < 0 ? -(int32_t)x : x;
    const int16_t rest = (int16_t)(32767 - (size < end ? size : end) * 4);
    const int16_t half = (int16_t)(times(rest, rest) >> 1);
    return (int16_t)(x < 0 ? half : 32767 - half);
}

/* Like the hyperbolic tangent: -1 at -2, 1 at 2. */
static int16_t squash(int16_t x)
{
    const int32_t end = (2 << QUOTHP_NN_BITS) - 1;
    const int32_t size = x < 0 ? -(int32_t)x : x;
    const int16_t rest = (int16_t)(32767 - (size < end ? size : end) * 8);
    const int16_t y = (int16_t)((32767 - times(rest, rest)) >> (15 - QUOTHP_NN_BITS));
    return (int16_t)(x < 0 ? -y : y);
}

void quothp_nn_ref_step(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y)
{
    for (uint32_t i = 0; i < s->units; i++) {
        const int16_t value = u[i], before = cell[i];
        const int16_t forget = sigmoid(saturate(u[s->units + i] + times(s->forget_cell[i], before)));
        const int16_t reset = sigmoid(saturate(u[2 * s->units + i] + times(s->reset_cell[i], before)));
        cell[i] = saturate(value + times(forget, saturate(before - value)));
        y[i] = saturate(x[i] + times(reset, saturate(squash(cell[i]) - x[i])));
    }
}

static void dots(const int16_t *a, const int16_t *b, size_t b_stride, size_t n, size_t size, int32_t *out)
{
    for (size_t j = 0; j < n; j++) {
        uint32_t sum = 0;
        for (size_t k = 0; k < size; k++)
            sum += (uint32_t)(a[k] * b[j * b_stride + k]);
        out[j] = (int32_t)sum;
    }
}

void quothp_nn_ref_add_bytes(int16_t *y, const int8_t *row, size_t n)
{
    for (size_t i = 0; i < n; i++)
        y[i] = saturate(y[i] + row[i]);
}

void quothp_nn_ref_join(const int32_t *a, const int32_t *b, const int32_t *c, size_t n, int16_t *y)
{
    for (size_t i = 0; i < n; i++)
        y[i] = narrow((uint32_t)a[i] + (uint32_t)b[i] + (uint32_t)c[i]);
}

const quothp_nn quothp_nn_ref = {"reference",       product, scores, quothp_nn_ref_step, dots, quothp_nn_ref_add_bytes,
                                 quothp_nn_ref_join};
