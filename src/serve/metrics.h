/* metrics.h: what the service has done so far, as Prometheus reads it. */
#ifndef QUOTHP_SERVE_METRICS_H
#define QUOTHP_SERVE_METRICS_H

#include "serve/pool.h"
#include "serve/route.h"

#include <stdint.h>

enum { QUOTHP_N_CLASSES = 24, QUOTHP_N_TIMES = 12 };

/* Zeroed bytes are a start. */
typedef struct quothp_metrics {
    uint64_t n_requests[QUOTHP_N_ROUTES][QUOTHP_N_CLASSES]; /* by route and place of the status in a table */
    uint64_t n_received, n_sent;                            /* bytes of bodies */
    uint64_t n_in_time[QUOTHP_N_TIMES];                     /* requests to /map with a result, by the time they took */
    uint64_t n_timed;
    double seconds;
} quothp_metrics;

typedef struct quothp_metrics_view {
    const quothp_metrics *metrics;
    quothp_serve_pool_state pool;
} quothp_metrics_view;

void quothp_metrics_count(quothp_metrics *metrics, quothp_route route, unsigned status, double seconds,
                          size_t n_received, size_t n_sent);
void quothp_metrics_write(const void *view, FILE *out); /* a quothp_metrics_view */

#endif
