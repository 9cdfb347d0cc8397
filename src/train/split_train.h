/* split_train.h: learns where tokens end from gold tokens. */
#ifndef QUOTHT_SPLIT_TRAIN_H
#define QUOTHT_SPLIT_TRAIN_H

#include "train/corpus.h"

/* `gold` are corpora with gold spans; the result's arrays are the caller's. */
quothp_split_model split_train(const corpus *const *gold, size_t n);
/* F1 of exact token spans. */
double split_score(const quothp_split_model *m, const corpus *c);

#endif
