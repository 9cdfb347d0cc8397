/* worker.h: the process that reads articles. It has one socket, to the process that speaks HTTP, and is never asked for
 * two articles at a time. What a hostile article might make of it ends with it. */
#ifndef QUOTHP_SERVE_WORKER_H
#define QUOTHP_SERVE_WORKER_H

#include "quoth.h"
#include "serve/sandbox.h"

#include <sys/types.h>

/* A new process with its end of a socket; *fd is ours, which does not block. -1: none could be had. The model of the
   context is open. memory_bytes limits its address space, but not under sanitizers; sandbox may be NULL. */
pid_t quothp_serve_worker_start(quoth *q, size_t memory_bytes, quothp_sandbox *sandbox, int *fd);

#endif
