/* batch.h: many articles through the library: one thread reads, several work, the caller's writes. The output is the
 * same however many they are, and a run that was killed goes on from its journal.
 */
#ifndef QUOTHP_BATCH_H
#define QUOTHP_BATCH_H

#include "batch/sink.h"
#include "quoth.h"

typedef enum quothp_batch_form { QUOTHP_BATCH_QUADS, QUOTHP_BATCH_LAYERS } quothp_batch_form;

/* How far a run is. */
typedef struct quothp_batch_progress {
    uint64_t n_good, n_bad;               /* articles, with those of earlier runs */
    uint64_t n_good_before, n_bad_before; /* those of earlier runs */
    uint64_t n_bytes, n_bytes_done;       /* of all inputs, 0 when that is not known; and of it read and written */
    uint64_t n_bytes_passed;              /* read to come to where an earlier run ended */
} quothp_batch_progress;

typedef struct quothp_batch_settings {
    quoth_settings quoth; /* its message and user take all messages, in order, from one thread */
    quoth_source source;  /* what holds for every input; name is left empty */
    char **inputs;        /* files, folders, "-"; ends with NULL */
    quothp_batch_form form;
    quothp_packing packing;
    const char *out;    /* NULL: standard output */
    size_t n_extension; /* bytes of out that are its extension */
    const char *errors; /* where failures are written to, or NULL */
    uint32_t shards, threads;
    uint32_t every;      /* events between two notes in the journal */
    uint64_t stop_after; /* failures; 0: never */
    bool unordered, resume;
    bool wants_size; /* n_bytes is to be found out */
    /* Called some times a second, from the caller's thread; false: end soon. */
    bool (*go_on)(void *user, const quothp_batch_progress *progress);
    void *user;
} quothp_batch_settings;

typedef enum quothp_batch_end {
    QUOTHP_BATCH_COMPLETE,
    QUOTHP_BATCH_STOPPED, /* go_on wanted it, or there were stop_after failures; the journal stays */
    QUOTHP_BATCH_BROKEN   /* see status; the journal stays, where there is one */
} quothp_batch_end;

typedef struct quothp_batch_result {
    quothp_batch_end end;
    quoth_status status; /* the worst that happened to an article or to the whole */
    quothp_batch_progress progress;
} quothp_batch_result;

/* All failures have been told. */
quothp_batch_result quothp_batch(const quothp_batch_settings *settings);

#endif
