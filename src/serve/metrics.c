/* metrics.c: see metrics.h. The text format of Prometheus, version 0.0.4. */
#include "serve/metrics.h"

#include "quoth.h"

/* All that the service answers; the last one stands for those of which nobody thought. */
static const unsigned STATUSES[] = {200, 400, 404, 405, 406, 413, 415, 422, 500, 503, 504, 0};
enum { N_STATUSES = sizeof STATUSES / sizeof *STATUSES };
_Static_assert(sizeof STATUSES / sizeof *STATUSES <= QUOTHP_N_CLASSES, "each status has a place");

static const double TIMES[QUOTHP_N_TIMES] = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

void quothp_metrics_count(quothp_metrics *metrics, quothp_route route, unsigned status, double seconds,
                          size_t n_received, size_t n_sent)
{
    size_t class = 0;
    while (class + 1 < N_STATUSES && STATUSES[class] != status)
        class ++;
    metrics->n_requests[route][class]++;
    metrics->n_received += n_received;
    metrics->n_sent += n_sent;
    if (route != QUOTHP_ROUTE_MAP || status != 200)
        return;
    for (size_t i = 0; i < QUOTHP_N_TIMES; i++)
        metrics->n_in_time[i] += seconds <= TIMES[i];
    metrics->n_timed++;
    metrics->seconds += seconds;
}

static void put_head(FILE *out, const char *name, const char *type, const char *help)
{
    fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void put_number(FILE *out, const char *name, const char *type, const char *help, uint64_t value)
{
    put_head(out, name, type, help);
    fprintf(out, "%s %llu\n", name, (unsigned long long)value);
}

static void put_requests(const quothp_metrics *metrics, FILE *out)
{
    put_head(out, "quoth_requests_total", "counter", "Requests answered, by route and status.");
    for (quothp_route route = 0; route < QUOTHP_N_ROUTES; route++)
        for (size_t class = 0; class < N_STATUSES; class ++)
            if (metrics->n_requests[route][class])
                fprintf(out, "quoth_requests_total{route=\"%s\",status=\"%u\"} %llu\n", quothp_route_name(route),
                        STATUSES[class], (unsigned long long)metrics->n_requests[route][class]);
}

static void put_times(const quothp_metrics *metrics, FILE *out)
{
    put_head(out, "quoth_map_seconds", "histogram", "From the head of a request to /map to the end of its result.");
    for (size_t i = 0; i < QUOTHP_N_TIMES; i++)
        fprintf(out, "quoth_map_seconds_bucket{le=\"%g\"} %llu\n", TIMES[i], (unsigned long long)metrics->n_in_time[i]);
    fprintf(out,
            "quoth_map_seconds_bucket{le=\"+Inf\"} %llu\nquoth_map_seconds_sum %.6f\nquoth_map_seconds_count %llu\n",
            (unsigned long long)metrics->n_timed, metrics->seconds, (unsigned long long)metrics->n_timed);
}

void quothp_metrics_write(const void *arg, FILE *out)
{
    const quothp_metrics_view *view = arg;
    const quothp_serve_pool_state *pool = &view->pool;
    put_head(out, "quoth_build_info", "gauge", "Always 1; the version is its label.");
    fprintf(out, "quoth_build_info{version=\"%s\"} 1\n", quoth_version());
    put_requests(view->metrics, out);
    put_times(view->metrics, out);
    put_number(out, "quoth_received_bytes_total", "counter", "Bytes of bodies received.", view->metrics->n_received);
    put_number(out, "quoth_sent_bytes_total", "counter", "Bytes of bodies sent.", view->metrics->n_sent);
    put_number(out, "quoth_workers", "gauge", "Workers that there are to be.", pool->n_workers);
    put_number(out, "quoth_workers_busy", "gauge", "Workers that have an article.", pool->n_busy);
    put_number(out, "quoth_queue_length", "gauge", "Articles that wait for a worker.", pool->n_waiting);
    put_number(out, "quoth_workers_started_total", "counter",
               "Workers started; more than quoth_workers when some died.", pool->n_started);
}
