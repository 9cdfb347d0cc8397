/* param.h: tables of weights with their gradients, and the optimiser (Adam, Kingma and Ba 2015). */
#ifndef QUOTHT_PARAM_H
#define QUOTHT_PARAM_H

#include "train/rng.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct param {
    size_t rows, cols;
    float *w, *g, *m, *v; /* weights, gradient, its mean, the mean of its square */
    int sparse, frozen;
    uint32_t *touched, n_touched; /* sparse: rows with a gradient */
    uint8_t *is_touched;
} param;

/* All that training changes, in the order of the checkpoint. */
typedef struct param_list {
    param *at[96];
    int n, step;
} param_list;

/* Weights are drawn from -range..range. */
void param_init(param_list *list, param *p, size_t rows, size_t cols, float range, rng *r);
void param_make_sparse(param *p);
/* Adds to the gradient of one row. */
void param_touch(param *p, uint32_t row, const float *d);
/* One step along all gradients, which are cleared. A gradient longer than `longest` is shortened. */
void params_update(param_list *list, float rate, float longest);
/* Writes or reads a checkpoint. 0 on failure. */
int params_keep(param_list *list, FILE *f, int reading);

#endif
