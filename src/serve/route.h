/* route.h: what a request asks for, judged by its head.
 *
 * This and map.h are the whole way of a request without sockets and processes:
 *
 *     quothp_route_request   method, path and headers → a job, or an answer at once
 *     quothp_job_tell        each parameter of the query
 *     quothp_map             the job with its body → an answer
 *
 * Nothing here keeps anything between two requests, and all of it takes any bytes: it is what a fuzzer calls.
 */
#ifndef QUOTHP_SERVE_ROUTE_H
#define QUOTHP_SERVE_ROUTE_H

#include "serve/job.h"

#include <stdint.h>

typedef enum quothp_route {
    QUOTHP_ROUTE_PAGE,
    QUOTHP_ROUTE_MAP,
    QUOTHP_ROUTE_HEALTH,
    QUOTHP_ROUTE_METRICS,
    QUOTHP_ROUTE_OPENAPI,
    QUOTHP_ROUTE_OTHER, /* refused */
    QUOTHP_N_ROUTES
} quothp_route;

typedef struct quothp_request {
    const char *method, *path;                            /* the path without its query */
    const char *accept, *content_type, *content_encoding; /* headers; NULL: not there */
    uint64_t n_bytes;                                     /* of the body, as announced; 0: unknown, or none */
} quothp_request;

/* Leaves answer->status at 0 where there is no answer yet: for a job, which is ready for parameters and body then, and
   for health and metrics, which the caller knows. All are the caller's zeroed structs. */
quothp_route quothp_route_request(const quothp_request *request, size_t max_bytes, quothp_job *job,
                                  quothp_answer *answer);
const char *quothp_route_name(quothp_route route); /* "/map"; "other" */
/* More bytes than there may be. */
void quothp_route_too_large(size_t max_bytes, bool page, quothp_answer *answer);

#endif
