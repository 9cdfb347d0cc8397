/* queue.h: the events between the one thread that reads, those that work, and the one that writes. Bounded: by number,
 * and by the bytes of text that wait.
 *
 * A slot goes from the reader to a worker to the writer and back; who holds it has it for itself.
 */
#ifndef QUOTHP_BATCH_QUEUE_H
#define QUOTHP_BATCH_QUEUE_H

#include "batch/event.h"

typedef struct quothp_queue quothp_queue;

/* low: events before that number will not come. NULL when memory is out. */
quothp_queue *quothp_queue_new(uint32_t threads, uint64_t low);
void quothp_queue_free(quothp_queue *queue); /* after all threads have ended; frees what is in it */

/* How far ahead of the first event that is not yet written others may be. */
enum { QUOTHP_QUEUE_WINDOW = 4096 };

/* ---- the reader ---- */

/* Takes over what the event owns. False: nothing more is wanted, and it stays the caller's. */
bool quothp_queue_put(quothp_queue *queue, quothp_event *event);
void quothp_queue_end(quothp_queue *queue); /* there are no more */
bool quothp_queue_is_stopped(quothp_queue *queue);

/* ---- the workers ---- */

quothp_event *quothp_queue_take(quothp_queue *queue); /* one with a document; NULL at the end */
void quothp_queue_done(quothp_queue *queue, quothp_event *event);

/* ---- the writer ---- */

/* The event of that number, or with UINT64_MAX the first that is done. NULL: after some tenths of a second there is
   none yet, or there are no more: *ended. */
quothp_event *quothp_queue_next(quothp_queue *queue, uint64_t seq, bool *ended);
/* The event has been written; of all before `low` that holds as well. */
void quothp_queue_release(quothp_queue *queue, quothp_event *event, uint64_t low);
/* No more is to be read, but what has been read is worked on. At once: that is left, too. */
void quothp_queue_stop(quothp_queue *queue, bool at_once);
bool quothp_queue_is_idle(quothp_queue *queue);   /* nothing is done that waits to be written */
bool quothp_queue_has_ended(quothp_queue *queue); /* the reader has */

#endif
