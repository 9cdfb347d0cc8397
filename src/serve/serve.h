/* serve.h: the service: articles in by HTTP, their graphs out. In the order of a request's way:
 *
 *     front.c      HTTP, by libmicrohttpd; clients.c cuts off who is slow; form.c reads HTML forms
 *     route.c      what a request asks for; negotiate.c in which form; job.c its parameters
 *     pool.c       the queue, and one job at a time for each worker; frame.c makes bytes of jobs and answers
 *     worker.c     a process of its own, with few rights, that reads articles; sandbox.c the system calls that it may
 * make map.c        a job → its answer, by the library problem.c    what went wrong; metrics.c what was done; site.c
 * pages
 *
 * The process that speaks HTTP has one thread and reads no article; a worker reads articles and has no network. So one
 * that dies or takes too long costs its article, and nothing stays of a request but numbers.
 */
#ifndef QUOTHP_SERVE_SERVE_H
#define QUOTHP_SERVE_SERVE_H

#include "base/report.h"

#include <stdbool.h>

/* Of the filter of system calls that workers run under. */
typedef enum quothp_serve_sandbox {
    QUOTHP_SANDBOX_AUTO, /* where quoth was built with it, and the kernel takes it; else there is a warning */
    QUOTHP_SANDBOX_REQUIRED,
    QUOTHP_SANDBOX_OFF
} quothp_serve_sandbox;

typedef struct quothp_serve_settings {
    const char *address; /* IPv4 or IPv6 */
    uint32_t port;       /* 0: any that is free */
    uint32_t n_workers, n_queue;
    uint32_t max_bytes; /* of a request's body */
    uint32_t timeout_s;
    uint32_t max_per_client; /* connections of one address at a time; 0: any number */
    quothp_serve_sandbox sandbox;
    bool log;         /* a note for each request */
    const char *base; /* as in quoth_settings; so is the next */
    const char *model;
} quothp_serve_settings;

/* Serves until SIGTERM, SIGINT or SIGHUP; then ends what is in work, or with a second signal does not. QUOTH_ERR_IO: it
   could not start, which has been told. */
quoth_status quothp_serve(const quothp_serve_settings *settings, quothp_report *report);

#endif
