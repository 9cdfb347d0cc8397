/* clients.c: see clients.h. */
#include "serve/clients.h"

#include "serve/pool.h"

#include <stdlib.h>
#include <sys/socket.h>

#define NEVER INT64_MAX

typedef struct client {
    int fd;
    int64_t deadline_ms;
    struct client *previous, *next;
} client;

/* ---- coming and going ---- */

static client *add(quothp_clients *clients, int fd)
{
    client *c = malloc(sizeof *c);
    if (!c)
        return NULL;
    *c = (client){.fd = fd, .deadline_ms = quothp_now_ms() + clients->timeout_ms, .next = clients->first};
    if (c->next)
        c->next->previous = c;
    clients->first = c;
    return c;
}

static void forget(quothp_clients *clients, client *c)
{
    if (c->next)
        c->next->previous = c->previous;
    if (c->previous)
        c->previous->next = c->next;
    else
        clients->first = c->next;
    free(c);
}

void quothp_clients_notice(void *clients, struct MHD_Connection *connection, void **c,
                           enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        *c = add(clients, fd);
        if (!*c) /* nobody would look after it */
            shutdown(fd, SHUT_RDWR);
    } else if (*c) {
        forget(clients, *c);
        *c = NULL;
    }
}

/* ---- deadlines ---- */

static void set_deadline(struct MHD_Connection *connection, int64_t deadline_ms)
{
    client *c = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
    if (c)
        c->deadline_ms = deadline_ms;
}

void quothp_clients_await(const quothp_clients *clients, struct MHD_Connection *connection)
{
    set_deadline(connection, quothp_now_ms() + clients->timeout_ms);
}

void quothp_clients_excuse(struct MHD_Connection *connection)
{
    set_deadline(connection, NEVER);
}

int quothp_clients_patience(const quothp_clients *clients, int most)
{
    int64_t now = quothp_now_ms(), nearest = now + most;
    for (const client *c = clients->first; c; c = c->next)
        nearest = c->deadline_ms < nearest ? c->deadline_ms : nearest;
    return nearest < now ? 0 : (int)(nearest - now);
}

void quothp_clients_cut(quothp_clients *clients)
{
    int64_t now = quothp_now_ms();
    for (client *c = clients->first; c; c = c->next) {
        if (now >= c->deadline_ms) {
            shutdown(c->fd, SHUT_RDWR);
            c->deadline_ms = NEVER;
        }
    }
}
