/* feed.h: the thread that reads: the inputs one after the other, their articles into the queue. */
#ifndef QUOTHP_BATCH_FEED_H
#define QUOTHP_BATCH_FEED_H

#include "batch/batch.h"
#include "batch/queue.h"
#include "batch/state.h"

#include <stdatomic.h>

typedef struct quothp_feed quothp_feed;

/* What others may look at while it reads, and what has ended it. */
typedef struct quothp_feed_news {
    atomic_uint_fast64_t n_bytes, n_bytes_read, n_bytes_passed; /* as in quothp_batch_progress; and read */
    /* after its end */
    quoth_status status;
    bool changed; /* the inputs are not those that the state is of */
} quothp_feed_news;

/* from: what is passed over, as it has been written. NULL: it could not be started. All is borrowed until the end. */
quothp_feed *quothp_feed_start(const quothp_batch_settings *settings, const quothp_state *from, quothp_queue *queue);
const quothp_feed_news *quothp_feed_look(const quothp_feed *feed);
/* Waits for its end; with the queue stopped that comes soon. */
void quothp_feed_join(quothp_feed *feed);
void quothp_feed_free(quothp_feed *feed);

#endif
