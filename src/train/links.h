/* links.h: learns which mention takes up which, from GUM's coreference. */
#ifndef QUOTHT_LINKS_H
#define QUOTHT_LINKS_H

#include "model/links.h"

typedef struct links_plan {
    int epochs;
    float rate;
    /* what each kind of mistake costs: a link of what is new, of a mention to the wrong one, none where one belongs */
    float false_link, wrong_link, false_new;
    unsigned long long seed;
} links_plan;

/* Learns from the gzip'd documents at `path`, read by the model at `model` up to coreference. The weights are
   QUOTHP_LINK_SIZE. Ends the program when a file cannot be read. */
void links_train(const char *path, const char *model, links_plan plan, quothp_link_weight *weights);

#endif
