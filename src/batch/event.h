/* event.h: what comes out of the inputs, one after the other: an article, or the failure to read one. */
#ifndef QUOTHP_BATCH_EVENT_H
#define QUOTHP_BATCH_EVENT_H

#include "batch/notes.h"
#include "doc/doc.h"

#include <stdbool.h>

/* How far the inputs are behind an event: what a run that goes on needs to find the place. */
typedef struct quothp_place_in_inputs {
    uint64_t input;   /* of the files in their order; from 0 */
    uint64_t ordinal; /* of the event in its input; from 1 */
    uint64_t digest;  /* of the inputs up to here */
} quothp_place_in_inputs;

typedef struct quothp_event {
    uint64_t seq; /* over all inputs, from 0 */
    quothp_place_in_inputs place;
    uint64_t n_bytes_read; /* of the inputs, to come to it */
    char *input;           /* its name; owned */
    quoth_doc *doc;        /* owned; NULL: it could not be read, or has been worked on */
    char *id;              /* of the article, or its address; NULL where it has none; owned */
    bool article;          /* an article, broken or not; else only notes */
    bool passed;           /* an earlier run has written it */
    quoth_status status;
    quothp_notes notes;
    char *bytes; /* what is written of it; owned */
    size_t n_bytes;
} quothp_event;

void quothp_event_free(quothp_event *event); /* what it owns; zeroes it */

#endif
