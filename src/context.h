/* context.h: what one context holds: settings, the way for messages, the model, scratch memory. */
#ifndef QUOTHP_CONTEXT_H
#define QUOTHP_CONTEXT_H

#include "base/arena.h"
#include "base/clock.h"
#include "base/report.h"
#include "lang/forms.h"

struct quoth {
    char *base;       /* IRI prefix, owned */
    char *model_path; /* owned */
    float min_confidence;
    quoth_limits limits; /* none is 0 */
    quothp_clock clock;  /* of the article at hand, for the step at hand: reading, analysing, writing */
    quothp_report report;
    quothp_arena scratch; /* every stage resets it when it is done */

    /* set by quoth_load */
    enum { QUOTHP_MODEL_UNTRIED, QUOTHP_MODEL_OPEN, QUOTHP_MODEL_BAD } model_state;
    quothp_model model;
    quothp_form_memory *forms; /* spellings met so far, over all documents */
};

/* A step of n articles begins, which may take the time of each. */
void quothp_step_begin(quoth *q, size_t n_articles);
/* Has it taken longer? QUOTH_ERR_INPUT, which is told: "reading it took more than 1 seconds (--timeout)". line: of the
   article, or 0. */
quoth_status quothp_step_check(quoth *q, uint32_t line, const char *what);

#endif
