/* front.h: the side that clients see: HTTP 1.1 by libmicrohttpd, which this, clients.c and form.c alone include. Runs
 * in one thread, in the caller's loop around poll().
 */
#ifndef QUOTHP_SERVE_FRONT_H
#define QUOTHP_SERVE_FRONT_H

#include "base/report.h"
#include "serve/pool.h"

#include <stdbool.h>
#include <sys/socket.h>

typedef struct quothp_front_settings {
    size_t max_bytes;        /* of a request's body */
    unsigned timeout_s;      /* for a head to come in, for a body, and for an answer to be taken */
    unsigned max_per_client; /* connections of one address at a time; 0: any number */
    size_t most_bytes;       /* of all bodies that are in memory at a time */
    bool log;                /* a note for each request */
} quothp_front_settings;

typedef struct quothp_front quothp_front;

/* Listens on the socket, which it closes. NULL: that failed, and has been told. The report is borrowed. */
quothp_front *quothp_front_new(int listener, const quothp_front_settings *settings, quothp_report *report);
/* Where articles go. The pool's answers come to quothp_front_done. */
void quothp_front_use(quothp_front *front, quothp_serve_pool *pool);
void quothp_front_done(quothp_job *job, quothp_answer *answer);

/* For a loop around poll(): what to wait for, how long at most (milliseconds), and what is to be done then. */
int quothp_front_fd(const quothp_front *front);
int quothp_front_patience(const quothp_front *front);
void quothp_front_turn(quothp_front *front);

/* Takes no new connections, and no new articles on those that there are. */
void quothp_front_close(quothp_front *front);
bool quothp_front_idle(const quothp_front *front); /* no request is in work, or on its way back */
/* Only after the pool has answered all that it had. */
void quothp_front_free(quothp_front *front);

#endif
