/* work.h: a thread that works: takes articles from the queue, analyses them, and makes the bytes that are written. */
#ifndef QUOTHP_BATCH_WORK_H
#define QUOTHP_BATCH_WORK_H

#include "batch/batch.h"
#include "batch/queue.h"

typedef struct quothp_worker quothp_worker;

/* A context of its own, with its model open. On failure NULL, and the status tells why; messages go to the settings'
   sink. */
quothp_worker *quothp_worker_new(const quothp_batch_settings *settings, quoth_status *status);
/* Writes an empty graph in the caller's thread. False: memory is out. */
bool quothp_worker_warm_up(quothp_worker *worker);
bool quothp_worker_start(quothp_worker *worker, quothp_queue *queue);
void quothp_worker_free(quothp_worker *worker); /* waits for its thread, when it was started */

#endif
