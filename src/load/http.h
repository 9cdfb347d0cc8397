/* http.h: sends triples to a graph in a store by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation of 2013).
 *
 * The only place that touches the network, and the only includer of curl. One connection, kept open; what can pass by
 * itself (no answer, 429, 5xx) is tried again after a while that doubles, or after the while that the store asks for.
 */
#ifndef QUOTHP_LOAD_HTTP_H
#define QUOTHP_LOAD_HTTP_H

#include "base/report.h"
#include "base/str.h"

#include <stdbool.h>

typedef struct quothp_http_settings {
    const char *endpoint;        /* http or https */
    const char *user, *password; /* NULL: none */
    const char *netrc;           /* a file with names and passwords by host, or NULL */
    bool gzip;
    unsigned retries; /* tries after the first */
} quothp_http_settings;

typedef enum quothp_sent {
    QUOTHP_SENT,
    QUOTHP_TOO_LARGE, /* the store answered 413; nothing has been told */
    QUOTHP_NOT_SENT   /* told */
} quothp_sent;

typedef struct quothp_http quothp_http;

/* NULL when memory is out. All is borrowed as long as it lives. */
quothp_http *quothp_http_new(const quothp_http_settings *settings, quothp_report *report);
void quothp_http_free(quothp_http *http);
/* N-Triples into the named graph, or the default graph when graph is empty: added to it (POST), or in its place (PUT).
 */
quothp_sent quothp_http_send(quothp_http *http, bool replace, quothp_str graph, quothp_str triples);

#endif
