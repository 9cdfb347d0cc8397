/* child.h: work in a process of its own, with limits. graphviz needs it: its layout cannot be stopped, its library is
   not safe for threads, leaks, and may call exit(). */
#ifndef QUOTHP_DOT_CHILD_H
#define QUOTHP_DOT_CHILD_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct quothp_limits {
    unsigned cpu_s, wall_s;
    size_t memory_bytes; /* of address space beyond the parent's; not kept under sanitizers that map more */
} quothp_limits;

typedef enum quothp_child_end {
    QUOTHP_CHILD_DONE,
    QUOTHP_CHILD_REFUSED, /* the work returned false */
    QUOTHP_CHILD_TIMEOUT,
    QUOTHP_CHILD_DIED,  /* a crash, or memory above the limit */
    QUOTHP_CHILD_ABSENT /* no process or no pipe could be had */
} quothp_child_end;

/* Writes to out; false when it failed. It must not touch what the parent also holds: files, sockets, locks. */
typedef bool (*quothp_child_work)(void *arg, FILE *out);

/* Runs the work and adds what it wrote to result. Only after QUOTHP_CHILD_DONE is that everything. */
quothp_child_end quothp_child_run(quothp_child_work work, void *arg, const quothp_limits *limits, quothp_buf *result);

#endif
