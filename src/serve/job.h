/* job.h: one article, or several that make one graph, on the way from a client to a worker. */
#ifndef QUOTHP_SERVE_JOB_H
#define QUOTHP_SERVE_JOB_H

#include "base/str.h"
#include "serve/negotiate.h"

#include <stdint.h>

typedef enum quothp_told {
    QUOTHP_TOLD_URL,
    QUOTHP_TOLD_TITLE,
    QUOTHP_TOLD_DATE,
    QUOTHP_TOLD_PUBLISHER,
    QUOTHP_N_TOLD
} quothp_told;

typedef struct quothp_job {
    const quothp_in_form *in;
    const quothp_out_form *out;
    bool page;    /* problems are told as a page, not as JSON */
    bool english; /* whatever it looks like */
    quoth_view view;
    double min_confidence;
    char *told[QUOTHP_N_TOLD]; /* what the client knows of the article; NULL: nothing */
    quothp_buf body;

    /* the pool's: */
    void *owner;
    int64_t deadline_ms;
    struct quothp_job *next;
} quothp_job;

/* One parameter of a query, or a field of a form. An empty value is none. false: it makes no sense, and problem says
   why, in n_problem bytes. */
bool quothp_job_tell(quothp_job *job, quothp_str name, quothp_str value, char *problem, size_t n_problem);
void quothp_job_free(quothp_job *job); /* what it owns; not the struct */

#endif
