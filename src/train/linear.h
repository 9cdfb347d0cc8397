/* linear.h: the plain parts of the network over a column of rows: products, dropout, losses. */
#ifndef QUOTHT_LINEAR_H
#define QUOTHT_LINEAR_H

#include "train/param.h"

#include <stdbool.h>

typedef struct linear {
    param w, b; /* outputs x inputs; 1 x outputs */
} linear;

void linear_init(param_list *list, linear *l, size_t rows, size_t cols, rng *r);
/* y[i] = w x[i] + b for n rows. */
void linear_forward(const linear *l, const float *x, float *y, size_t n);
/* Adds the gradients of the weights and of x. */
void linear_backward(linear *l, const float *x, const float *dy, float *dx, size_t n);

/* Leaves each number out with probability p, in place; `mask` gets the factor of the gradient. `r` null: none. */
void drop(float *x, float *mask, size_t n, float p, rng *r);
void relu_drop(float *x, float *mask, size_t n, float p, rng *r); /* nothing below 0, then the same */
void mask_by(float *d, const float *mask, size_t n);
void add_row(float *to, const float *from, size_t n);

/* Cross entropy of n scores; x becomes the gradient times scale. */
double cross(float *x, int n, int right, float scale);
/* The same where any of a set is right, and, if doubted, what the network is sure of as well ("hard bootstrapping",
 * Reed et al. 2015, Training deep neural networks on noisy labels). */
double cross_set(float *x, int n, uint64_t right, bool doubted, float scale);

#endif
