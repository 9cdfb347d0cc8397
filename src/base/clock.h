/* clock.h: the time that a piece of work may take: no signal ends it, its loops ask.
 *
 * It is the processor's time for the thread at hand: waiting for a pipe costs none, nor does a batch system that stops
 * the process for an hour, and a busy machine leaves out no more articles than a quiet one.
 */
#ifndef QUOTHP_CLOCK_H
#define QUOTHP_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef struct quothp_clock {
    int64_t end_ms; /* of the thread's processor time */
    uint32_t asked;
    bool over;
} quothp_clock;

void quothp_clock_start(quothp_clock *clock, double seconds);
/* Looks at the time, and is over for good once it was. */
bool quothp_clock_over(quothp_clock *clock);
/* The same for inner loops: looks at the time once in 256 calls. NULL: never over. */
bool quothp_clock_ticked(quothp_clock *clock);

#endif
