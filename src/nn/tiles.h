/* tiles.h: the walk over a matrix product that the fast variants share. A tile is some rows of x by one block of
 * outputs, so many that their sums stay in registers. A variant multiplies a tile; this goes from tile to tile. */
#ifndef QUOTHP_NN_TILES_H
#define QUOTHP_NN_TILES_H

#include "nn/nn.h"

/* A whole product, as in nn.h. The results go to `narrow` or `wide`; the other one is NULL. */
typedef struct quothp_nn_job {
    const quothp_nn_matrix *m;
    const int16_t *x;
    size_t x_stride, n;
    int16_t *narrow;
    int32_t *wide;
    size_t y_stride;
    quothp_nn_form form; /* of narrow ones */
} quothp_nn_job;

/* Multiplies the rows from r on with the block of outputs that begins at i, and stores the results. */
typedef void quothp_nn_tile(const quothp_nn_job *job, size_t r, uint32_t i);

typedef struct quothp_nn_tiles {
    size_t rows; /* of a full tile */
    quothp_nn_tile *full, *single;
} quothp_nn_tiles;

/* y may not overlap x: a row may be computed twice. */
void quothp_nn_walk(const quothp_nn_tiles *tiles, const quothp_nn_job *job);

#endif
