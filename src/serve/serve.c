/* serve.c: see serve.h. Starts all, and runs the loop around poll(). */
#include "config.h"

#include "serve/serve.h"

#include "serve/front.h"
#include "serve/listen.h"
#include "serve/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { SIGNALS, FRONT, WORKERS }; /* places in what is polled */

enum {
    WORKER_MIB = 512,
    BYTES_A_BYTE = 64
}; /* address space of a worker: so much, and so much for each byte it takes */

typedef struct service {
    const quothp_serve_settings *settings;
    quothp_report *report;
    quoth *q;
    quothp_front *front;
    quothp_serve_pool *pool;
    quothp_sandbox *sandbox; /* NULL: none */
    int signals;             /* signalfd */
    struct pollfd *fds;
    unsigned n_signals; /* that told it to stop */
} service;

/* ---- signals ---- */

static int catch_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return sigprocmask(SIG_BLOCK, &set, NULL) == 0 ? signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK) : -1;
}

static void take_signals(service *s)
{
    struct signalfd_siginfo info;
    while (read(s->signals, &info, sizeof info) == sizeof info) {
        s->n_signals++;
        if (s->n_signals == 1) {
            quothp_report_at(s->report, QUOTH_NOTE, 0, 0, "stopping, as soon as what is in work is done");
            quothp_front_close(s->front);
        }
    }
}

/* ---- the loop ---- */

static int nearest(int a, int b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

static bool goes_on(const service *s)
{
    return s->n_signals == 0 || (s->n_signals == 1 && !quothp_front_idle(s->front));
}

static void run(service *s)
{
    while (goes_on(s)) {
        s->fds[SIGNALS] = (struct pollfd){s->signals, POLLIN, 0};
        s->fds[FRONT] = (struct pollfd){quothp_front_fd(s->front), POLLIN, 0};
        quothp_serve_pool_waits(s->pool, s->fds + WORKERS);
        poll(s->fds, WORKERS + s->settings->n_workers,
             nearest(quothp_front_patience(s->front), quothp_serve_pool_patience(s->pool)));
        take_signals(s);
        quothp_front_turn(s->front);
        quothp_serve_pool_turn(s->pool);
    }
}

/* ---- starting ---- */

static quoth_status open_model(service *s)
{
    const quoth_settings wanted = {.base = s->settings->base,
                                   .model = s->settings->model,
                                   .limits = {.bytes = s->settings->max_bytes, .seconds = s->settings->timeout_s},
                                   .message = s->report->message,
                                   .user = s->report->user};
    s->q = quoth_new(&wanted);
    return s->q ? quoth_load(s->q) : QUOTH_ERR_MEMORY;
}

static quoth_status make_sandbox(service *s)
{
    const char *why = NULL;
    quothp_serve_sandbox wanted = s->settings->sandbox;
    if (wanted != QUOTHP_SANDBOX_OFF)
        s->sandbox = quothp_sandbox_new(&why);
    if (why && wanted == QUOTHP_SANDBOX_REQUIRED) {
        quothp_report_at(s->report, QUOTH_ERROR, 0, 0, "--sandbox required: %s", why);
        return QUOTH_ERR_IO;
    }
    if (why)
        quothp_report_at(s->report, QUOTH_WARNING, 0, 0, "workers run without a filter of system calls: %s", why);
    return QUOTH_OK;
}

/* Workers come before the listener, so that they hold nothing of it. */
static quoth_status start(service *s, char *url, size_t n_url)
{
    const quothp_serve_settings *o = s->settings;
    const size_t n_jobs = (size_t)o->n_workers + o->n_queue;
    const quothp_serve_pool_settings pool = {.n_workers = o->n_workers,
                                             .n_queue = o->n_queue,
                                             .timeout_s = o->timeout_s,
                                             .sandbox = s->sandbox,
                                             .memory_bytes =
                                                 ((size_t)WORKER_MIB << 20) + BYTES_A_BYTE * (size_t)o->max_bytes};
    const quothp_front_settings front = {.max_bytes = o->max_bytes,
                                         .timeout_s = o->timeout_s,
                                         .max_per_client = o->max_per_client,
                                         .most_bytes = n_jobs * o->max_bytes,
                                         .log = o->log};
    s->signals = catch_signals();
    s->fds = calloc(WORKERS + o->n_workers, sizeof *s->fds);
    s->pool = s->fds && s->signals >= 0 ? quothp_serve_pool_new(s->q, &pool, quothp_front_done) : NULL;
    if (!s->pool) {
        quothp_report_at(s->report, QUOTH_ERROR, 0, 0, "no workers can be started: %s", strerror(errno));
        return QUOTH_ERR_INTERNAL;
    }
    int listener = quothp_listen(o->address, o->port, url, n_url, s->report);
    s->front = listener < 0 ? NULL : quothp_front_new(listener, &front, s->report);
    if (!s->front)
        return QUOTH_ERR_IO;
    quothp_front_use(s->front, s->pool);
    return QUOTH_OK;
}

quoth_status quothp_serve(const quothp_serve_settings *settings, quothp_report *report)
{
    char url[128];
    service s = {.settings = settings, .report = report, .signals = -1};
    quoth_status status = open_model(&s);
    if (status == QUOTH_OK)
        status = make_sandbox(&s);
    if (status == QUOTH_OK)
        status = start(&s, url, sizeof url);
    if (status == QUOTH_OK) {
        quothp_report_at(report, QUOTH_NOTE, 0, 0, "listening on %s", url);
        run(&s);
    }
    quothp_serve_pool_free(s.pool);
    if (s.front)
        quothp_front_turn(s.front); /* what the pool has given up is answered */
    quothp_front_free(s.front);
    if (s.signals >= 0)
        close(s.signals);
    free(s.fds);
    quothp_sandbox_free(s.sandbox);
    quoth_free(s.q);
    return status;
}
