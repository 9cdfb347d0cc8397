/* state.h: how far a run has come: what its journal tells, a line each time.
 *
 *     at SEQ INPUT ORDINAL DIGEST good G bad B errors BYTES files BYTES... [also SEQ...]
 *
 * All events before SEQ are in the files; INPUT, ORDINAL and DIGEST say where the inputs stand there. Events behind SEQ
 * that are in, too (--unordered), stand behind "also". Of a complete run, the word is "complete" instead of "at".
 */
#ifndef QUOTHP_BATCH_STATE_H
#define QUOTHP_BATCH_STATE_H

#include "base/journal.h"
#include "batch/event.h"

typedef struct quothp_state {
    bool complete;
    uint64_t seq;
    quothp_place_in_inputs place; /* of the event before seq */
    uint64_t n_good, n_bad;
    uint64_t n_error_bytes;
    uint32_t n_files;
    uint64_t *file_bytes; /* owned; room for n_files */
    uint64_t *also;       /* ascending; owned; room for QUOTHP_QUEUE_WINDOW */
    uint32_t n_also;
} quothp_state;

bool quothp_state_new(quothp_state *state, uint32_t n_files); /* false: memory is out */
void quothp_state_free(quothp_state *state);

void quothp_state_write(const quothp_state *state, quothp_buf *line); /* without newline */
bool quothp_state_read(quothp_state *state, const char *line);        /* false: it is damaged */

#endif
