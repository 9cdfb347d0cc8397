/* clients.h: the connections that there are, and until when the client of each has to have moved on: who sends a byte a
 * second, or takes one, holds none for long. libmicrohttpd itself cuts those only on which nothing moves.
 */
#ifndef QUOTHP_SERVE_CLIENTS_H
#define QUOTHP_SERVE_CLIENTS_H

#include <microhttpd.h>
#include <stdint.h>

typedef struct quothp_clients {
    int64_t timeout_ms; /* for a head to come in, for a body, for an answer to be taken */
    struct client *first;
} quothp_clients;

/* For MHD_OPTION_NOTIFY_CONNECTION, with quothp_clients: a new client has to send a head in time. */
void quothp_clients_notice(void *clients, struct MHD_Connection *connection, void **client,
                           enum MHD_ConnectionNotificationCode code);
/* The client has moved on, and has to do so again in time. */
void quothp_clients_await(const quothp_clients *clients, struct MHD_Connection *connection);
/* It is us who are waited for. */
void quothp_clients_excuse(struct MHD_Connection *connection);

/* Milliseconds until somebody is late, or most, if that is less. */
int quothp_clients_patience(const quothp_clients *clients, int most);
/* Shuts down the sockets of those who are late: libmicrohttpd then finds the connections closed. */
void quothp_clients_cut(quothp_clients *clients);

#endif
