/* run.h: one run, as its parts share it: the files that it writes, how far it is, who works. */
#ifndef QUOTHP_BATCH_RUN_H
#define QUOTHP_BATCH_RUN_H

#include "batch/batch.h"
#include "batch/errors.h"
#include "batch/feed.h"
#include "batch/outputs.h"
#include "batch/queue.h"
#include "batch/state.h"
#include "batch/work.h"

/* An event that is written although one before it is not. */
typedef struct quothp_mark {
    bool written;
    bool placed; /* else an earlier run has written it, and it has not come by again */
    quothp_place_in_inputs place;
} quothp_mark;

typedef struct quothp_run {
    const quothp_batch_settings *settings;
    quothp_report report;
    quothp_journal journal;
    bool fresh;         /* the journal is this run's own: it was empty */
    quothp_state from;  /* as an earlier run left it; zero: there was none */
    quothp_state state; /* as it is now */
    quothp_outputs outputs;
    quothp_errors errors;
    quothp_mark *marks;       /* QUOTHP_QUEUE_WINDOW, by seq modulo that */
    uint64_t n_written;       /* events, with those of earlier runs */
    uint64_t n_noted;         /* of them, those that the journal tells */
    uint64_t n_bytes_written; /* of the inputs, those whose articles are written */
    uint64_t n_failed;        /* of this run */
    quothp_queue *queue;
    quothp_feed *feed;
    quothp_worker **workers;
    uint32_t n_workers;
    quothp_batch_result result;
} quothp_run;

/* ---- files.c: opening, borders, the end ---- */

/* Opens journal and outputs, where they were when the run goes on. false: it has been told. */
bool quothp_run_open(quothp_run *run);
/* All that has been written is on the disk, and the journal says so. */
bool quothp_run_border(quothp_run *run);
/* All is written: the files get their names, the journal goes. */
bool quothp_run_publish(quothp_run *run);
/* Frees the files; what was never noted in the journal goes. */
void quothp_run_close(quothp_run *run);

/* ---- write.c: the caller's thread ---- */

/* Writes events until there are no more, or the run is to end. */
void quothp_run_write(quothp_run *run);

/* Keeps the worst. */
void quothp_run_note_status(quothp_run *run, quoth_status status);
void quothp_run_break(quothp_run *run, quoth_status status);

#endif
