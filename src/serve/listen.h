/* listen.h: the socket that the service listens on. */
#ifndef QUOTHP_SERVE_LISTEN_H
#define QUOTHP_SERVE_LISTEN_H

#include "base/report.h"

/* The socket, and its address as a URL without a path; -1: there is none, which has been told. */
int quothp_listen(const char *address, uint32_t port, char *url, size_t n_url, quothp_report *report);

#endif
