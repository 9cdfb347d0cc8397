/* tune.h: the last step of training: how readily names and cues are marked. */
#ifndef QUOTHT_TUNE_H
#define QUOTHT_TUNE_H

#include "train/learn.h"

/* Shifts the scores of "no name" and "no cue" to where the development sets are read best. */
void tune(learner *l);

#endif
