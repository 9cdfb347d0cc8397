/* pool.h: the workers, and the queue before them. Knows nothing of HTTP. */
#ifndef QUOTHP_SERVE_POOL_H
#define QUOTHP_SERVE_POOL_H

#include "serve/answer.h"
#include "serve/job.h"
#include "serve/sandbox.h"

#include <poll.h>

typedef struct quothp_serve_pool_settings {
    unsigned n_workers, n_queue; /* n_queue: jobs that may wait while all workers have one */
    unsigned timeout_s;          /* for a job, from the queue to its answer */
    size_t memory_bytes;         /* of a worker */
    quothp_sandbox *sandbox;     /* borrowed; NULL: they have none */
} quothp_serve_pool_settings;

/* The answer is the callee's to empty; the job is free again. */
typedef void (*quothp_serve_pool_done)(quothp_job *job, quothp_answer *answer);

typedef struct quothp_serve_pool quothp_serve_pool;

typedef struct quothp_serve_pool_state {
    unsigned n_workers, n_busy, n_waiting;
    uint64_t n_started; /* workers, over all time: more than n_workers where some have died */
} quothp_serve_pool_state;

/* Starts the workers. NULL: none could be started. The context is borrowed. */
quothp_serve_pool *quothp_serve_pool_new(quoth *q, const quothp_serve_pool_settings *settings,
                                         quothp_serve_pool_done done);
/* Ends all, whatever they do. */
void quothp_serve_pool_free(quothp_serve_pool *pool);
/* The job is borrowed until it is done. false: the queue is full. */
bool quothp_serve_pool_add(quothp_serve_pool *pool, quothp_job *job);
quothp_serve_pool_state quothp_serve_pool_look(const quothp_serve_pool *pool);

/* For a loop around poll(): n_workers places to wait for; milliseconds until something is to be done without them, or
   -1; and what is to be done. */
void quothp_serve_pool_waits(const quothp_serve_pool *pool, struct pollfd *fds);
int quothp_serve_pool_patience(const quothp_serve_pool *pool);
void quothp_serve_pool_turn(quothp_serve_pool *pool);

int64_t quothp_now_ms(void); /* of a clock that is never set */

#endif
