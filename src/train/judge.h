/* judge.h: runs the network on raw text and compares with gold, after ../shared/eval/score.py. */
#ifndef QUOTHT_JUDGE_H
#define QUOTHT_JUDGE_H

#include "train/count.h"
#include "train/net.h"

/* The corpus is prepared with predicted tokens. */
figures judge(const net *n, workspace *s, const corpus *c, const form_list *forms, const label_list *relations);

void batch_clear(batch *b);
/* Adds a stretch without labels; 0 when the batch is full. */
int batch_add_plain(batch *b, const tdoc *d, uint32_t chunk, const form_list *forms, int tasks);

#endif
