/* inputs.h: the files of a run, one after the other: those that are named, and all below a folder, sorted by name. */
#ifndef QUOTHP_BATCH_INPUTS_H
#define QUOTHP_BATCH_INPUTS_H

#include "quoth.h"

#include <stdbool.h>

typedef struct quothp_inputs quothp_inputs;

/* The paths are borrowed, and end with NULL; "-" is standard input. NULL when memory is out. */
quothp_inputs *quothp_inputs_new(char **paths);
/* The next one, borrowed until the next call; NULL at the end. In folders, names that begin with a dot are left out,
   and so is what is no regular file; a folder that cannot be read comes itself. QUOTH_ERR_MEMORY ends it. */
quoth_status quothp_inputs_next(quothp_inputs *inputs, const char **path);
void quothp_inputs_free(quothp_inputs *inputs);

/* Bytes of all files; 0 when that is not known, as of standard input. */
uint64_t quothp_inputs_size(char **paths);

#endif
