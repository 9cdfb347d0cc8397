/* state.c: see state.h. */
#include "batch/state.h"

#include "batch/queue.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool quothp_state_new(quothp_state *state, uint32_t n_files)
{
    *state = (quothp_state){.n_files = n_files};
    state->file_bytes = calloc(n_files, sizeof *state->file_bytes);
    state->also = calloc(QUOTHP_QUEUE_WINDOW, sizeof *state->also);
    return state->file_bytes && state->also;
}

void quothp_state_free(quothp_state *state)
{
    free(state->file_bytes);
    free(state->also);
    *state = (quothp_state){0};
}

static void put_number(quothp_buf *line, uint64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, " %" PRIu64, number);
    quothp_buf_puts(line, digits);
}

void quothp_state_write(const quothp_state *state, quothp_buf *line)
{
    char head[256];
    snprintf(head, sizeof head,
             "%s %" PRIu64 " %" PRIu64 " %" PRIu64 " %016" PRIx64 " good %" PRIu64 " bad %" PRIu64 " errors %" PRIu64
             " files",
             state->complete ? "complete" : "at", state->seq, state->place.input, state->place.ordinal,
             state->place.digest, state->n_good, state->n_bad, state->n_error_bytes);
    quothp_buf_clear(line);
    quothp_buf_puts(line, head);
    for (uint32_t i = 0; i < state->n_files; i++)
        put_number(line, state->file_bytes[i]);
    if (state->n_also)
        quothp_buf_puts(line, " also");
    for (uint32_t i = 0; i < state->n_also; i++)
        put_number(line, state->also[i]);
}

/* The next number of the line. */
static bool take_number(const char **at, uint64_t *number)
{
    char *end;
    if (**at != ' ' || (*at)[1] < '0' || (*at)[1] > '9')
        return false;
    *number = strtoull(*at, &end, 10);
    *at = end;
    return true;
}

static bool read_lists(quothp_state *state, const char *at)
{
    for (uint32_t i = 0; i < state->n_files; i++)
        if (!take_number(&at, &state->file_bytes[i]))
            return false;
    state->n_also = 0;
    if (strncmp(at, " also", 5) == 0)
        for (at += 5; state->n_also < QUOTHP_QUEUE_WINDOW && take_number(&at, &state->also[state->n_also]);)
            state->n_also++;
    return *at == '\0';
}

bool quothp_state_read(quothp_state *state, const char *line)
{
    char word[16];
    int n = 0;
    const int got = sscanf(line,
                           "%15s %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNx64 " good %" SCNu64 " bad %" SCNu64
                           " errors %" SCNu64 " files%n",
                           word, &state->seq, &state->place.input, &state->place.ordinal, &state->place.digest,
                           &state->n_good, &state->n_bad, &state->n_error_bytes, &n);
    state->complete = got == 8 && strcmp(word, "complete") == 0;
    return got == 8 && n && (state->complete || strcmp(word, "at") == 0) && read_lists(state, line + n);
}
