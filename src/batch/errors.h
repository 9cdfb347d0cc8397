/* errors.h: the file that tells which articles failed: a line of JSON for each error. */
#ifndef QUOTHP_BATCH_ERRORS_H
#define QUOTHP_BATCH_ERRORS_H

#include "base/report.h"
#include "batch/event.h"

typedef struct quothp_errors {
    FILE *file; /* NULL: there is none, and nothing is done */
    const char *path;
    quothp_report *report;
} quothp_errors;

/* path NULL: none. n_bytes: what an earlier run is sure of stays; 0: it begins anew. What fails has been told. */
bool quothp_errors_open(quothp_errors *errors, const char *path, uint64_t n_bytes, quothp_report *report);
bool quothp_errors_add(quothp_errors *errors, const quothp_event *event);
/* All of it is on the disk; how long it is. */
bool quothp_errors_border(quothp_errors *errors, uint64_t *n_bytes);
void quothp_errors_close(quothp_errors *errors);

#endif
