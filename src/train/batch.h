/* batch.h: rows for one step of training, drawn from a corpus in random order, with noise. */
#ifndef QUOTHT_BATCH_H
#define QUOTHT_BATCH_H

#include "train/judge.h"

/* Stretches of a corpus in random order, again and again. */
typedef struct stream {
    const corpus *c;
    uint32_t (*order)[2]; /* document, stretch */
    uint32_t n, at;
    double epochs;
    name_scheme scheme;
    int tasks;
} stream;

typedef struct maker {
    form_list *forms;
    rng r;
    bool doubts; /* automatic names */
    quothp_context room[ROWS_MAX];
} maker;

stream stream_of(const corpus *c, name_scheme scheme, int tasks, rng *r);
/* At least `rows` rows. */
void batch_fill(batch *b, maker *m, stream *s, uint32_t rows);

#endif
