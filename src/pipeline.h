/* pipeline.h: the stages of quoth_analyse in their order, for those who run them one by one: tests/bench times each. */
#ifndef QUOTHP_PIPELINE_H
#define QUOTHP_PIPELINE_H

#include "doc/doc.h"

typedef struct quothp_stage {
    const char *name; /* the folder that it lies in */
    quoth_status (*run)(quoth *q, quoth_doc *doc);
} quothp_stage;

extern const quothp_stage quothp_stages[]; /* one without a name ends it */

#endif
