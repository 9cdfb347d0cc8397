/* learn.h: the steps of training. */
#ifndef QUOTHT_LEARN_H
#define QUOTHT_LEARN_H

#include "train/batch.h"
#include "train/data.h"

typedef struct schedule {
    int steps;
    float rate;       /* the largest; it rises for a fiftieth of the steps, then falls along a cosine */
    int report_every; /* steps */
    uint64_t seed;
} schedule;

enum { N_STREAMS = 5 };

typedef struct learner {
    dataset data;
    net n;
    workspace space;
    batch b;
    maker make;
    stream streams[N_STREAMS];
    schedule plan;
    int step;    /* done */
    losses sum;  /* since the last report */
    size_t rows; /* of this run */
    int done;    /* steps of this run */
} learner;

/* After dataset_read: a fresh network. */
void learner_init(learner *l, schedule plan);
/* Goes on to the end, with a checkpoint at each report; the development figures come last. */
void learner_run(learner *l, const char *checkpoint);
/* Adds how it was trained and what it reaches to a text with room for `size` bytes. */
void learner_describe(learner *l, char *text, size_t size);
/* A learner is taken up where its checkpoint was written. 0 when there is none; one that does not fit ends the program.
 */
int learner_resume(learner *l, const char *checkpoint);

#endif
