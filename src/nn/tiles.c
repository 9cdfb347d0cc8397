/* tiles.c: see tiles.h. */
#include "nn/tiles.h"

/* Rows go in stretches that stay in the first cache while all weights pass by. */
enum { STRETCH = 48 };

static void walk_stretch(const quothp_nn_tiles *tiles, const quothp_nn_job *job, size_t from, size_t n)
{
    const int fits = n >= tiles->rows;
    const size_t rows = fits ? tiles->rows : 1;
    quothp_nn_tile *const multiply = fits ? tiles->full : tiles->single;
    for (uint32_t i = 0; i < job->m->outputs; i += QUOTHP_NN_BLOCK)
        for (size_t r = 0; r < n; r += rows)
            /* the last tile overlaps the one before it where rows are left over */
            multiply(job, from + (r + rows <= n ? r : n - rows), i);
}

void quothp_nn_walk(const quothp_nn_tiles *tiles, const quothp_nn_job *job)
{
    for (size_t from = 0; from < job->n; from += STRETCH)
        walk_stretch(tiles, job, from, job->n - from < STRETCH ? job->n - from : STRETCH);
}
