/* count.h: what was found in a document against its gold, after ../shared/eval/score.py. */
#ifndef QUOTHT_COUNT_H
#define QUOTHT_COUNT_H

#include "train/corpus.h"

typedef struct count {
    size_t right, gold, found;
} count;

typedef struct counts {
    count token, sentence, upos, xpos, uas, las;
    count name, name_core;               /* core: person, organization, place */
    count cue, content, strict, lenient; /* attributions */
} counts;

typedef struct figures {
    double tokens, sentences, upos, xpos, uas, las, names, names_all; /* F1 in percent; las: without subtypes */
    double cues, contents, strict, lenient;
} figures;

void count_names(const tdoc *d, name_scheme scheme, counts *all);
void count_syntax(const tdoc *d, const label_list *relations, counts *all);
/* Tokens stand for what they cover: a difference of less than a token is not seen. */
void count_attributions(const tdoc *d, const attribution *found, uint32_t n, counts *all);
uint32_t count_range(const attribution *a, attribution_part part); /* tokens of a part */

figures figures_of(const counts *all);
void figures_line(figures f, char *out, size_t size); /* what was measured, as words and numbers */

#endif
