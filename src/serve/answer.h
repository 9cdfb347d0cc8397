/* answer.h: what goes back to a client, before HTTP makes it bytes on a wire. */
#ifndef QUOTHP_SERVE_ANSWER_H
#define QUOTHP_SERVE_ANSWER_H

#include "base/buf.h"

#include <stdio.h>

/* What a body is; the media types are negotiate.c's. */
typedef enum quothp_media {
    QUOTHP_MEDIA_TURTLE,
    QUOTHP_MEDIA_NTRIPLES,
    QUOTHP_MEDIA_JSONLD,
    QUOTHP_MEDIA_SVG,
    QUOTHP_MEDIA_HTML,
    QUOTHP_MEDIA_JSON,
    QUOTHP_MEDIA_NDJSON,
    QUOTHP_MEDIA_JSONL,
    QUOTHP_MEDIA_NQUADS,
    QUOTHP_MEDIA_TRIG,
    QUOTHP_MEDIA_RDFXML,
    QUOTHP_MEDIA_PNG,
    QUOTHP_MEDIA_PDF,
    QUOTHP_N_RESULTS, /* of an article; what follows comes from the service */
    QUOTHP_MEDIA_PROBLEM = QUOTHP_N_RESULTS,
    QUOTHP_MEDIA_METRICS,
    QUOTHP_N_MEDIA
} quothp_media;

/* Zeroed bytes are no answer yet. */
typedef struct quothp_answer {
    unsigned status; /* of HTTP; 0: there is no answer */
    quothp_media media;
    const char *allow;      /* the header Allow, or NULL; static */
    unsigned retry_after_s; /* the header Retry-After; 0: none */
    quothp_buf body;        /* failed: memory ran out */
} quothp_answer;

typedef void (*quothp_answer_writer)(const void *arg, FILE *out);

/* The body becomes what write writes to a file in memory. */
void quothp_answer_write(quothp_answer *answer, quothp_answer_writer write, const void *arg);
void quothp_answer_free(quothp_answer *answer);

#endif
