/* nn.h: the arithmetic of the network, on integers only, so that every variant gives the same bits.
 *
 * Activations and weights are fixed-point numbers of 16 bits with QUOTHP_NN_BITS of fraction; gates are fractions of 15
 * bits. Sums are of 32 bits and wrap around; what is stored in 16 bits again is rounded half up and saturates. */
#ifndef QUOTHP_NN_H
#define QUOTHP_NN_H

#include <stddef.h>
#include <stdint.h>

#define QUOTHP_NN_BITS 11
#define QUOTHP_NN_BLOCK 16 /* rows of a packed matrix come in blocks of this many */

/* A packed matrix: for each block of 16 outputs, for each pair of inputs, 16 pairs of weights; 64 bytes aligned.
 * `outputs` is a multiple of 16, `inputs` of 2. */
typedef struct quothp_nn_matrix {
    const int16_t *weights;
    const int32_t *bias; /* outputs; with 2 * QUOTHP_NN_BITS of fraction */
    uint32_t inputs, outputs;
} quothp_nn_matrix;

/* One direction of a recurrent layer: u holds value, forget and reset for each unit, side by side in three runs. */
typedef struct quothp_nn_side {
    const int16_t *forget_cell, *reset_cell; /* weights of the cell, 15 bits of fraction */
    uint32_t units;                          /* a multiple of 16 */
} quothp_nn_side;

/* How results leave a product. */
typedef enum quothp_nn_form {
    QUOTHP_NN_PLAIN, /* 16 bits */
    QUOTHP_NN_RELU   /* 16 bits, nothing below 0 */
} quothp_nn_form;

typedef struct quothp_nn {
    const char *name;
    /* y[r] = m x[r] for n rows; strides in elements. y has m->outputs columns. */
    void (*product)(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, quothp_nn_form form,
                    int16_t *y, size_t y_stride);
    /* The same, all 32 bits. */
    void (*scores)(const quothp_nn_matrix *m, const int16_t *x, size_t x_stride, size_t n, int32_t *y, size_t y_stride);
    /* One step of the recurrence: cell (in place), x the layer's input, y the result. */
    void (*step)(const quothp_nn_side *s, const int16_t *u, const int16_t *x, int16_t *cell, int16_t *y);
    /* out[j] = a . b[j] for n rows of `size` elements (a multiple of 16). */
    void (*dots)(const int16_t *a, const int16_t *b, size_t b_stride, size_t n, size_t size, int32_t *out);
    /* y += row of 8 bit numbers; n is a multiple of 16; sums saturate. */
    void (*add_bytes)(int16_t *y, const int8_t *row, size_t n);
    /* y = a + b + c, three parts of the sums of one product, as it leaves them (plain); n is a multiple of 16. */
    void (*join)(const int32_t *a, const int32_t *b, const int32_t *c, size_t n, int16_t *y);
} quothp_nn;

extern const quothp_nn quothp_nn_ref;
enum { QUOTHP_NN_VARIANTS = 4 }; /* of one kind of processor, at most */
/* The variants that this machine can run, the fastest first, and their number; the last is the reference. */
size_t quothp_nn_variants(const quothp_nn *out[QUOTHP_NN_VARIANTS]);

#endif
