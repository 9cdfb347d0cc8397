/* tap.h: an input file as a FILE that ends when the run does: reading never waits on a pipe that nobody fills. */
#ifndef QUOTHP_BATCH_TAP_H
#define QUOTHP_BATCH_TAP_H

#include "batch/queue.h"

#include <stdatomic.h>
#include <stdio.h>

/* NULL: errno tells why. "-" is standard input. What is read is added to *n_bytes. */
FILE *quothp_tap_open(const char *path, quothp_queue *queue, atomic_uint_fast64_t *n_bytes);

#endif
