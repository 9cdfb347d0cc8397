/* sru.h: a bidirectional simple recurrent layer (Lei et al. 2018, Simple Recurrent Units for Highly Parallelizable
 * Recurrence): matrix products over all rows at once, then an elementwise recurrence along them.
 *
 * Activation functions are made of squares, not of exponentials, so that integers can repeat them. */
#ifndef QUOTHT_SRU_H
#define QUOTHT_SRU_H

#include "train/param.h"

enum { SRU_UNITS_MAX = 256 };

typedef struct side {
    param w;    /* 3 * units rows: value, forget, reset */
    param gate; /* 4 x units: weights of the cell in forget and reset; their biases */
} side;

/* A layer reads and writes rows of 2 * units numbers. With inputs = 4 * units a row sees the one before it (leftwards
 * pass: behind it) as well: they lie side by side in memory, with an empty row before the first and behind the last. */
typedef struct sru {
    size_t units, inputs;
    side d[2];
} sru;

typedef struct sru_room {
    float *u[2], *c[2]; /* gate sums, 3 * units; cells, units: a row each */
} sru_room;

void sru_init(param_list *list, sru *l, size_t units, size_t inputs, rng *r);
/* `gap` marks the rows that separate stretches. */
void sru_forward(const sru *l, const uint8_t *gap, size_t n, const float *x, const sru_room *room, float *y);
/* dy: the gradient of y. Adds the gradients of the weights; dx (with an empty row before and behind) becomes that of x.
 * du and wide are rows of 3 * units and of `inputs` numbers. */
void sru_backward(sru *l, const uint8_t *gap, size_t n, const float *x, const sru_room *room, const float *dy,
                  float *du, float *wide, float *dx);
/* In the model file the cell's weights are fractions of 15 bits. */
void sru_clamp(sru *l);

#endif
