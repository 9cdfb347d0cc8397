/* files.c: the files of a run: journal, outputs, errors. See run.h. */
#include "batch/purpose.h"
#include "batch/run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char TAIL[] = ".journal";

static const quothp_journal_words WORDS = {
    .busy = "is in use: another run is at work",
    .other = "is of a run with other inputs or options; give the same ones, or remove it to begin anew",
    .elsewhere = "it lies beside the output",
};

static char *journal_path(const char *out)
{
    char *path = malloc(strlen(out) + sizeof TAIL);
    return path ? strcat(strcpy(path, out), TAIL) : NULL;
}

/* Work that was done is not thrown away unasked. */
static bool refuse_unasked(quothp_run *run, const char *path)
{
    struct stat st;
    if (run->settings->resume || stat(path, &st) != 0)
        return true;
    quothp_report_at(&run->report, QUOTH_ERROR, 0, 0,
                     "%s: an earlier run has not come to its end; --resume goes on with it; remove the file to begin "
                     "anew",
                     path);
    return false;
}

static bool read_state(quothp_run *run)
{
    if (!run->journal.last.n)
        return true;
    if (quothp_state_read(&run->from, run->journal.last.p))
        return true;
    quothp_report_at(&run->report, QUOTH_ERROR, 0, 0, "the journal %s is damaged; remove it to begin anew",
                     run->journal.path);
    return false;
}

static bool open_journal(quothp_run *run)
{
    char *path = journal_path(run->settings->out), *purpose = quothp_batch_purpose(run->settings);
    bool good = path && purpose && refuse_unasked(run, path) &&
                quothp_journal_open(&run->journal, path, purpose, &WORDS, &run->report);
    run->fresh = good && !run->journal.last.n;
    good = good && read_state(run);
    free(path);
    free(purpose);
    return good;
}

/* What an earlier run has written, as marks behind seq. */
static void take_over(quothp_run *run)
{
    const quothp_state *from = &run->from;
    quothp_state *state = &run->state;
    state->complete = from->complete;
    state->seq = from->seq;
    state->place = from->place;
    state->n_good = run->result.progress.n_good_before = from->n_good;
    state->n_bad = run->result.progress.n_bad_before = from->n_bad;
    state->n_error_bytes = from->n_error_bytes;
    for (uint32_t i = 0; i < from->n_also; i++)
        run->marks[from->also[i] % QUOTHP_QUEUE_WINDOW].written = true;
    run->n_written = run->n_noted = from->seq + from->n_also;
}

bool quothp_run_open(quothp_run *run)
{
    const quothp_batch_settings *s = run->settings;
    run->marks = calloc(QUOTHP_QUEUE_WINDOW, sizeof *run->marks);
    if (!run->marks || !quothp_state_new(&run->from, s->shards) || !quothp_state_new(&run->state, s->shards) ||
        (s->out && !open_journal(run)) ||
        !quothp_outputs_new(&run->outputs, s->out, s->n_extension, s->shards, s->packing, &run->report))
        return false;
    take_over(run);
    if (run->state.complete)
        return true;
    return quothp_outputs_open(&run->outputs, run->n_written ? run->from.file_bytes : NULL) &&
           quothp_errors_open(&run->errors, s->errors, run->from.n_error_bytes, &run->report);
}

static bool note(quothp_run *run)
{
    quothp_state *state = &run->state;
    quothp_buf line = {0};
    state->n_also = 0;
    for (uint64_t seq = state->seq; seq < state->seq + QUOTHP_QUEUE_WINDOW; seq++)
        if (run->marks[seq % QUOTHP_QUEUE_WINDOW].written)
            state->also[state->n_also++] = seq;
    for (uint32_t i = 0; i < state->n_files; i++)
        state->file_bytes[i] = run->outputs.files[i].sink.n_bytes;
    quothp_state_write(state, &line);
    bool good = !line.failed && quothp_journal_add(&run->journal, line.p, &WORDS, &run->report);
    quothp_buf_free(&line);
    if (good)
        run->n_noted = run->n_written;
    return good;
}

bool quothp_run_border(quothp_run *run)
{
    return quothp_outputs_border(&run->outputs) && quothp_errors_border(&run->errors, &run->state.n_error_bytes) &&
           note(run);
}

bool quothp_run_publish(quothp_run *run)
{
    if (!run->state.complete) {
        if (!quothp_outputs_finish(&run->outputs) || !quothp_errors_border(&run->errors, &run->state.n_error_bytes))
            return false;
        run->state.complete = true;
        if (!note(run))
            return false;
    }
    if (!quothp_outputs_publish(&run->outputs))
        return false;
    quothp_journal_close(&run->journal, true);
    return true;
}

void quothp_run_close(quothp_run *run)
{
    const bool nothing = run->fresh && !run->n_noted && !run->state.complete;
    if (nothing)
        quothp_outputs_discard(&run->outputs);
    quothp_journal_close(&run->journal, nothing);
    quothp_outputs_free(&run->outputs);
    quothp_errors_close(&run->errors);
    quothp_state_free(&run->state);
    quothp_state_free(&run->from);
    free(run->marks);
}
