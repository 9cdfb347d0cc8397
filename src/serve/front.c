/* front.c: see front.h. */
#include "serve/front.h"

#include "base/utf8.h"
#include "serve/clients.h"
#include "serve/form.h"
#include "serve/metrics.h"
#include "serve/problem.h"
#include "serve/route.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 1000, MOST_PATIENCE_MS = 60000 };

struct quothp_front {
    struct MHD_Daemon *daemon;
    quothp_serve_pool *pool;
    quothp_front_settings settings;
    quothp_report *report;
    quothp_clients clients;
    quothp_metrics metrics;
    size_t n_held;     /* bytes set aside for bodies */
    unsigned n_active; /* requests */
    bool stopping;
    bool awakened; /* a connection has its answer: libmicrohttpd has work, but does not say so when it is asked */
};

/* One request. */
typedef struct exchange {
    quothp_front *front;
    struct MHD_Connection *connection;
    quothp_route route;
    quothp_job job;
    quothp_answer answer; /* status 0: not yet */
    quothp_form_reader *form;
    int64_t start_ms;
    size_t n_held;     /* of the front's */
    size_t n_received; /* bytes of the body, kept or not */
    unsigned status;   /* sent; 0: none */
    size_t n_sent;
    bool whole; /* all of the body has come */
} exchange;

static const char *header(const exchange *x, const char *name)
{
    return MHD_lookup_connection_value(x->connection, MHD_HEADER_KIND, name);
}

static void refuse(exchange *x, quothp_problem_kind kind, const char *detail)
{
    quothp_problem_say(&x->answer, kind, x->job.page, detail);
}

/* ---- sending ---- */

static void add_headers(const exchange *x, struct MHD_Response *response)
{
    char seconds[16];
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, quothp_media_type(x->answer.media));
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, "Accept");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(response, "Content-Security-Policy", "frame-ancestors 'none'");
    if (x->answer.allow)
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, x->answer.allow);
    if (x->answer.retry_after_s) {
        snprintf(seconds, sizeof seconds, "%u", x->answer.retry_after_s);
        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    }
    if (x->front->stopping || !x->whole)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
}

/* The body goes over to libmicrohttpd. */
static enum MHD_Result send_answer(exchange *x)
{
    quothp_buf *body = &x->answer.body;
    if (body->failed || !body->p)
        return MHD_NO;
    struct MHD_Response *response = MHD_create_response_from_buffer(body->n, body->p, MHD_RESPMEM_MUST_FREE);
    if (!response)
        return MHD_NO;
    x->status = x->answer.status;
    x->n_sent = body->n;
    *body = (quothp_buf){0};
    add_headers(x, response);
    quothp_clients_await(&x->front->clients, x->connection);
    enum MHD_Result result = MHD_queue_response(x->connection, x->status, response);
    MHD_destroy_response(response);
    return result;
}

/* ---- the head of a request ---- */

static enum MHD_Result take_parameter(void *arg, enum MHD_ValueKind kind, const char *name, size_t n_name,
                                      const char *value, size_t n_value)
{
    exchange *x = arg;
    char problem[256];
    (void)kind;
    if (x->answer.status == 0 &&
        !quothp_job_tell(&x->job, (quothp_str){name, n_name}, (quothp_str){value ? value : "", value ? n_value : 0},
                         problem, sizeof problem))
        refuse(x, QUOTHP_PROBLEM_PARAMETER, problem);
    return x->answer.status == 0 ? MHD_YES : MHD_NO;
}

static uint64_t announced(const exchange *x)
{
    const char *length = header(x, MHD_HTTP_HEADER_CONTENT_LENGTH);
    return length ? strtoull(length, NULL, 10) : 0;
}

/* Room for the body, before it comes: what cannot be kept is refused, and memory stays within its bounds. */
static void set_aside(exchange *x, uint64_t n_announced)
{
    quothp_front *front = x->front;
    bool chunked = header(x, MHD_HTTP_HEADER_TRANSFER_ENCODING) != NULL;
    size_t n = chunked ? front->settings.max_bytes : (size_t)n_announced;
    if (front->stopping) {
        refuse(x, QUOTHP_PROBLEM_STOPPING, "Another one may run soon under this address.");
    } else if (n > front->settings.most_bytes - front->n_held) {
        refuse(x, QUOTHP_PROBLEM_BUSY, "It has no room for more articles at this time.");
    } else {
        front->n_held += n;
        x->n_held = n;
    }
}

static void judge_head(exchange *x, const char *path, const char *method)
{
    quothp_request request = {.method = method,
                              .path = path,
                              .accept = header(x, MHD_HTTP_HEADER_ACCEPT),
                              .content_type = header(x, MHD_HTTP_HEADER_CONTENT_TYPE),
                              .content_encoding = header(x, MHD_HTTP_HEADER_CONTENT_ENCODING),
                              .n_bytes = announced(x)};
    x->route = quothp_route_request(&request, x->front->settings.max_bytes, &x->job, &x->answer);
    if (x->route != QUOTHP_ROUTE_MAP || x->answer.status != 0)
        return;
    MHD_get_connection_values_n(x->connection, MHD_GET_ARGUMENT_KIND, take_parameter, x);
    if (x->answer.status == 0)
        set_aside(x, request.n_bytes);
    if (x->answer.status == 0 && x->job.in->form && !(x->form = quothp_form_new(x->connection, &x->job)))
        refuse(x, QUOTHP_PROBLEM_MEDIA, "The form names no boundary.");
}

static enum MHD_Result count(void *arg, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    (void)value;
    *(unsigned *)arg += strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0 ||
                        strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
    return MHD_YES;
}

/* Where the body ends is told once, in a way that is known: a proxy before us could read it otherwise, and take for a
   part of it what is the next request here. */
static bool is_framed(const exchange *x)
{
    unsigned n = 0;
    const char *coding = header(x, MHD_HTTP_HEADER_TRANSFER_ENCODING);
    MHD_get_connection_values(x->connection, MHD_HEADER_KIND, count, &n);
    return n <= 1 && (!coding || strcasecmp(coding, "chunked") == 0);
}

/* Who waits for our word, or announces more than anybody would read, is answered at once, and the connection ends. */
static bool answers_at_once(const exchange *x)
{
    return x->answer.status != 0 &&
           (header(x, MHD_HTTP_HEADER_EXPECT) || announced(x) > 4 * (uint64_t)x->front->settings.max_bytes);
}

static enum MHD_Result begin(quothp_front *front, struct MHD_Connection *connection, const char *path,
                             const char *method, void **state)
{
    exchange *x = calloc(1, sizeof *x);
    if (!x)
        return MHD_NO;
    *state = x;
    *x = (exchange){.front = front, .connection = connection, .start_ms = quothp_now_ms()};
    front->n_active++;
    quothp_clients_await(&front->clients, connection);
    bool framed = is_framed(x);
    if (framed) {
        judge_head(x, path, method);
    } else {
        x->route = QUOTHP_ROUTE_OTHER;
        refuse(x, QUOTHP_PROBLEM_FRAMING, "Send either Content-Length, once, or Transfer-Encoding: chunked.");
    }
    return !framed || answers_at_once(x) ? send_answer(x) : MHD_YES;
}

/* ---- its body ---- */

static void keep(exchange *x, const char *bytes, size_t n)
{
    const quothp_front_settings *settings = &x->front->settings;
    x->n_received += n;
    if (x->answer.status == 0 && x->n_received > settings->max_bytes)
        quothp_route_too_large(settings->max_bytes, x->job.page, &x->answer);
    if (x->answer.status != 0 || x->route != QUOTHP_ROUTE_MAP)
        return; /* nobody will read it */
    if (!x->form)
        quothp_buf_add(&x->job.body, bytes, n);
    else if (!quothp_form_read(x->form, bytes, n))
        refuse(x, QUOTHP_PROBLEM_PARAMETER, quothp_form_problem(x->form));
}

static enum MHD_Result take(exchange *x, const char *bytes, size_t *n)
{
    keep(x, bytes, *n);
    *n = 0;
    /* as good as without end: the connection is cut */
    return x->n_received > 4 * x->front->settings.max_bytes + 65536 ? MHD_NO : MHD_YES;
}

/* ---- answers ---- */

static void put_health(const void *arg, FILE *out)
{
    const quothp_front *front = arg;
    quothp_serve_pool_state pool = quothp_serve_pool_look(front->pool);
    fprintf(out, "{\"status\":\"%s\",\"version\":\"%s\",\"workers\":%u,\"busy\":%u,\"waiting\":%u}\n",
            front->stopping ? "stopping" : "ok", quoth_version(), pool.n_workers, pool.n_busy, pool.n_waiting);
}

static void answer_itself(exchange *x)
{
    const quothp_front *front = x->front;
    x->answer.status = front->stopping && x->route == QUOTHP_ROUTE_HEALTH ? 503 : 200;
    if (x->route == QUOTHP_ROUTE_HEALTH) {
        x->answer.media = QUOTHP_MEDIA_JSON;
        quothp_answer_write(&x->answer, put_health, front);
    } else {
        quothp_metrics_view view = {&front->metrics, quothp_serve_pool_look(front->pool)};
        x->answer.media = QUOTHP_MEDIA_METRICS;
        quothp_answer_write(&x->answer, quothp_metrics_write, &view);
    }
}

/* The whole request is there: the article goes into the queue, and the connection sleeps until it has an answer. */
static enum MHD_Result finish(exchange *x)
{
    x->whole = true;
    if (x->answer.status == 0 && x->route != QUOTHP_ROUTE_MAP)
        answer_itself(x);
    if (x->answer.status == 0 && x->form && !quothp_form_end(x->form))
        refuse(x, QUOTHP_PROBLEM_PARAMETER, quothp_form_problem(x->form));
    if (x->answer.status == 0 && x->job.body.failed)
        refuse(x, QUOTHP_PROBLEM_INTERNAL, quoth_status_text(QUOTH_ERR_MEMORY));
    x->job.owner = x;
    if (x->answer.status == 0 && !quothp_serve_pool_add(x->front->pool, &x->job))
        refuse(x, QUOTHP_PROBLEM_BUSY, "The queue is full.");
    if (x->answer.status != 0)
        return send_answer(x);
    quothp_clients_excuse(x->connection);
    MHD_suspend_connection(x->connection);
    return MHD_YES;
}

void quothp_front_done(quothp_job *job, quothp_answer *answer)
{
    exchange *x = job->owner;
    x->answer = *answer;
    *answer = (quothp_answer){0};
    quothp_buf_free(&job->body);
    x->front->awakened = true;
    MHD_resume_connection(x->connection);
}

/* ---- what libmicrohttpd calls ---- */

static enum MHD_Result handle(void *arg, struct MHD_Connection *connection, const char *path, const char *method,
                              const char *version, const char *bytes, size_t *n, void **state)
{
    exchange *x = *state;
    (void)version;
    if (!x)
        return begin(arg, connection, path, method, state);
    if (*n)
        return take(x, bytes, n);
    return x->answer.status != 0 && x->whole ? send_answer(x) : finish(x);
}

static void forget(void *arg, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode code)
{
    exchange *x = *state;
    quothp_front *front = arg;
    (void)code;
    if (!x)
        return;
    quothp_clients_await(&front->clients, connection);
    int64_t took_ms = quothp_now_ms() - x->start_ms;
    quothp_metrics_count(&front->metrics, x->route, x->status, (double)took_ms / 1000, x->n_received, x->n_sent);
    if (front->settings.log)
        quothp_report_at(front->report, QUOTH_NOTE, 0, 0, "%s %u, %zu bytes in, %zu out, %lld ms",
                         quothp_route_name(x->route), x->status, x->n_received, x->n_sent, (long long)took_ms);
    front->n_held -= x->n_held;
    front->n_active--;
    quothp_form_free(x->form);
    quothp_answer_free(&x->answer);
    quothp_job_free(&x->job);
    free(x);
    *state = NULL;
}

/* ---- the whole ---- */

quothp_front *quothp_front_new(int listener, const quothp_front_settings *settings, quothp_report *report)
{
    quothp_front *front = calloc(1, sizeof *front);
    if (front) {
        *front = (quothp_front){
            .settings = *settings, .report = report, .clients = {.timeout_ms = (int64_t)settings->timeout_s * 1000}};
        front->daemon = MHD_start_daemon(
            MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handle, front, MHD_OPTION_LISTEN_SOCKET, listener,
            MHD_OPTION_NOTIFY_COMPLETED, forget, front, MHD_OPTION_CONNECTION_TIMEOUT, settings->timeout_s,
            MHD_OPTION_NOTIFY_CONNECTION, quothp_clients_notice, &front->clients, MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)MOST_CONNECTIONS, MHD_OPTION_PER_IP_CONNECTION_LIMIT, settings->max_per_client,
            MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    }
    if (front && front->daemon)
        return front;
    quothp_report_at(report, QUOTH_ERROR, 0, 0, "the HTTP server cannot be started");
    close(listener);
    free(front);
    return NULL;
}

void quothp_front_use(quothp_front *front, quothp_serve_pool *pool)
{
    front->pool = pool;
}

int quothp_front_fd(const quothp_front *front)
{
    return MHD_get_daemon_info(front->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int quothp_front_patience(const quothp_front *front)
{
    MHD_UNSIGNED_LONG_LONG ms;
    if (front->awakened)
        return 0;
    bool any = MHD_get_timeout(front->daemon, &ms) == MHD_YES && ms < MOST_PATIENCE_MS;
    return quothp_clients_patience(&front->clients, any ? (int)ms : MOST_PATIENCE_MS);
}

void quothp_front_turn(quothp_front *front)
{
    front->awakened = false;
    quothp_clients_cut(&front->clients);
    MHD_run(front->daemon);
}

void quothp_front_close(quothp_front *front)
{
    front->stopping = true;
    MHD_socket listener = MHD_quiesce_daemon(front->daemon);
    if (listener != MHD_INVALID_SOCKET)
        close(listener);
}

bool quothp_front_idle(const quothp_front *front)
{
    return front->n_active == 0;
}

void quothp_front_free(quothp_front *front)
{
    if (!front)
        return;
    MHD_stop_daemon(front->daemon);
    free(front);
}
