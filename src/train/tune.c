/* tune.c: see tune.h. Cross entropy asks for likely labels, the measure for a balance of what is missed and what is
 * made up: one number for names and one for cues settles that. */
#include "train/tune.h"

#include <stdio.h>

#define STEP 0.25f
enum { STEPS_DOWN = 8, STEPS_UP = 4 };

static double names_score(learner *l)
{
    return learner_judge(l, WWN_DEV).names + learner_judge(l, UNER_DEV).names;
}

static double cues_score(learner *l)
{
    return learner_judge(l, POLNEAR_DEV).strict;
}

/* Leaves the bias where the score is best. */
static void tune_bias(learner *l, const char *what, float *bias, double (*score)(learner *))
{
    const float was = *bias;
    float best = was;
    double most = -1;
    for (int k = -STEPS_DOWN; k <= STEPS_UP; k++) {
        *bias = was + STEP * (float)k;
        const double reached = score(l);
        printf("%s: %+.2f reaches %.2f\n", what, (double)(STEP * (float)k), reached);
        if (reached > most) {
            most = reached;
            best = *bias;
        }
    }
    *bias = best;
    fflush(stdout);
}

void tune(learner *l)
{
    tune_bias(l, "no name", &l->n.name_out.b.w[0], names_score);
    tune_bias(l, "no cue", &l->n.cue_out.b.w[0], cues_score);
}
