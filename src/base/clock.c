/* clock.c: see clock.h. */
#include "config.h"

#include "base/clock.h"

#include <stddef.h>
#include <time.h>

enum { LOOK_EVERY = 256 };

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void quothp_clock_start(quothp_clock *clock, double seconds)
{
    static const double LONGEST = 1e9; /* thirty years, and no overflow */
    double ms = (seconds < LONGEST ? seconds : LONGEST) * 1000;
    *clock = (quothp_clock){.end_ms = now_ms() + (int64_t)ms};
}

bool quothp_clock_over(quothp_clock *clock)
{
    clock->over = clock->over || now_ms() >= clock->end_ms;
    return clock->over;
}

bool quothp_clock_ticked(quothp_clock *clock)
{
    return clock && (clock->over || (++clock->asked % LOOK_EVERY == 0 && quothp_clock_over(clock)));
}
