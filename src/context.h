/* context.h: what one context holds: settings, the way for messages, scratch memory. */
#ifndef QUOTHP_CONTEXT_H
#define QUOTHP_CONTEXT_H

#include "base/arena.h"
#include "base/report.h"

struct quoth {
    char *base; /* IRI prefix, owned */
    quothp_report report;
    quothp_arena scratch; /* every stage resets it when it is done */
};

#endif
