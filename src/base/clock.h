/* clock.h: the time that a piece of work may take: no signal ends it, its loops ask. */
#ifndef QUOTHP_CLOCK_H
#define QUOTHP_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct quothp_clock {
    int64_t end_ms; /* of the system's monotonic clock */
    uint32_t asked;
    bool over;
} quothp_clock;

void quothp_clock_start(quothp_clock *clock, double seconds);
/* Looks at the time, and is over for good once it was. */
bool quothp_clock_over(quothp_clock *clock);
/* The same for inner loops: looks at the time once in 256 calls. NULL: never over. */
bool quothp_clock_ticked(quothp_clock *clock);

#endif
