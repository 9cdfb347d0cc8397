/* judge.h: runs the network on raw text and compares with gold, after ../shared/eval/score.py. */
#ifndef QUOTHT_JUDGE_H
#define QUOTHT_JUDGE_H

#include "train/net.h"

typedef struct {
    double tokens, sentences, upos, xpos, uas, las, names,
        names_all; /* F1 in percent; names: core types; las: without subtypes */
} figures;

/* The corpus is prepared with predicted tokens. */
figures judge(const net *n, workspace *s, const corpus *c, const form_list *forms, const label_list *relations);
void judge_line(figures f, char *out, size_t size); /* what was measured, as words and numbers */
/* Adds a stretch without labels; 0 when the batch is full. */
int batch_add_plain(batch *b, const tdoc *d, uint32_t chunk, const form_list *forms, int tasks);

#endif
