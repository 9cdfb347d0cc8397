/* purpose.h: what a journal is of: the inputs and options that decide which bytes come out. */
#ifndef QUOTHP_BATCH_PURPOSE_H
#define QUOTHP_BATCH_PURPOSE_H

#include "batch/batch.h"

/* Lines with their newlines; the caller frees it; NULL when memory is out. */
char *quothp_batch_purpose(const quothp_batch_settings *settings);

#endif
