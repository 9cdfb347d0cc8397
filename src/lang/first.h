/* first.h: the first layer of the network, which sees each token beside its neighbours. What a token brings is the
 * vector of its form plus that of its surroundings, and a product with a sum is a sum of products: what the matrices
 * make of a form is kept until it is met again, and only the surroundings are multiplied each time. On integers this is
 * exact. */
#ifndef QUOTHP_FIRST_H
#define QUOTHP_FIRST_H

#include "model/model.h"

/* Matrices, sums that are kept, and room for one stretch: as long as a context. */
typedef struct quothp_first quothp_first;

/* A form as forms.h keeps it. */
typedef struct quothp_kept_form {
    const int16_t *vector; /* 2 * half numbers; borrowed: until the next form is asked for */
    uint64_t number;       /* no other form ever has it; never 0 */
} quothp_kept_form;

quothp_first *quothp_first_new(const quothp_model *m); /* NULL when memory is out */
void quothp_first_free(quothp_first *first);
/* The tokens of a stretch, one after the other, with the rows of their surroundings; i counts from 0. */
void quothp_first_take(quothp_first *first, uint32_t i, quothp_kept_form form, const quothp_context *context);
/* u: for each of the n tokens taken, 3 * half sums of direction d (0: forwards), as product() of layer[0][d] gives
 * them. */
void quothp_first_sums(quothp_first *first, uint32_t d, uint32_t n, int16_t *u);
/* What the tokens bring, as the recurrence of the layer wants it: row i of x, 2 * half numbers. */
const int16_t *quothp_first_input(const quothp_first *first, uint32_t i);

#endif
