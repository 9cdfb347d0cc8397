/* map.h: a job → its answer, by the library. */
#ifndef QUOTHP_SERVE_MAP_H
#define QUOTHP_SERVE_MAP_H

#include "serve/answer.h"
#include "serve/job.h"

/* The context's model should be open. For the time of the call its messages and its confidence are the job's; nothing
   of the job stays in it. One article that cannot be read refuses them all. */
void quothp_map(quoth *q, const quothp_job *job, quothp_answer *answer);

#endif
