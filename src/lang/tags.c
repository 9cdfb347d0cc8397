/* tags.c: see tags.h. Between two tokens the text is either outside all names or inside one of a type: 1 + types
 * states. */
#include "lang/tags.h"

#include <string.h>

enum { STATES = 1 + QUOTHP_TAGS_TYPES };

typedef struct step {
    int64_t best[STATES]; /* outside; inside a name of type t at 1 + t */
} step;

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* back[0]: the tag that led outside; back[1 + t]: whether a name of type t goes on (inside) or begins. */
static void advance(step *s, const int32_t *score, uint32_t types, uint8_t *back)
{
    const int64_t outside = s->best[0];
    int64_t leave = outside + score[0];
    back[0] = 0;
    for (uint32_t t = 0; t < types; t++) {
        const int32_t *x = score + 4 * t;
        const int64_t in = s->best[1 + t], unit = outside + x[QUOTHP_TAG_UNIT], last = in + x[QUOTHP_TAG_LAST];
        if (larger(unit, last) > leave) {
            leave = larger(unit, last);
            back[0] = (uint8_t)(4 * t + (unit >= last ? QUOTHP_TAG_UNIT : QUOTHP_TAG_LAST));
        }
        const int64_t begin = outside + x[QUOTHP_TAG_BEGIN], on = in + x[QUOTHP_TAG_INSIDE];
        back[1 + t] = begin >= on ? QUOTHP_TAG_BEGIN : QUOTHP_TAG_INSIDE;
        s->best[1 + t] = larger(begin, on);
    }
    s->best[0] = leave;
}

void quothp_best_tags(const int32_t *score, size_t stride, uint32_t types, uint32_t n, uint8_t *tag, uint8_t *room)
{
    step s;
    s.best[0] = 0;
    for (uint32_t t = 0; t < types; t++)
        s.best[1 + t] = INT64_MIN / 4;
    for (uint32_t i = 0; i < n; i++)
        advance(&s, score + i * stride, types, room + (size_t)i * STATES);
    int state = 0;
    for (uint32_t i = n; i-- > 0;) {
        const uint8_t *back = room + (size_t)i * STATES;
        if (state == 0) {
            tag[i] = back[0];
            if (tag[i] && (tag[i] - 1) % 4 + 1 == QUOTHP_TAG_LAST)
                state = 1 + (tag[i] - 1) / 4;
        } else {
            tag[i] = (uint8_t)(4 * (state - 1) + back[state]);
            if (back[state] == QUOTHP_TAG_BEGIN)
                state = 0;
        }
    }
}
