/* confidence.c: see confidence.h. */
#include "confidence/confidence.h"

#include <stddef.h>

typedef struct knot {
    quothp_curve curve;
    float score, confidence;
} knot;

#include "confidence/gen/curves.inc"

float quothp_confidence(quothp_curve curve, float score)
{
    const knot *below = NULL;
    for (size_t i = 0; i < sizeof KNOTS / sizeof *KNOTS; i++) {
        const knot *k = &KNOTS[i];
        if (k->curve != curve)
            continue;
        if (score <= k->score) {
            if (!below || score == k->score)
                return k->confidence;
            float part = (score - below->score) / (k->score - below->score);
            return below->confidence + part * (k->confidence - below->confidence);
        }
        below = k;
    }
    return below ? below->confidence : score; /* beyond the last knot it stays */
}
