/* write.c: the end of the line: events in their order into the files. See run.h. */
#include "batch/run.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void quothp_run_note_status(quothp_run *run, quoth_status status)
{
    static const int WEIGHT[] = {[QUOTH_OK] = 0,        [QUOTH_ERR_INPUT] = 1,  [QUOTH_ERR_IO] = 2,
                                 [QUOTH_ERR_USAGE] = 3, [QUOTH_ERR_MEMORY] = 3, [QUOTH_ERR_INTERNAL] = 3};
    if (WEIGHT[status] > WEIGHT[run->result.status])
        run->result.status = status;
}

void quothp_run_break(quothp_run *run, quoth_status status)
{
    quothp_run_note_status(run, status);
    run->result.end = QUOTHP_BATCH_BROKEN;
}

/* ---- an event ---- */

/* Errors that have a file of their own go there alone. */
static void tell(const quothp_run *run, const quothp_event *event)
{
    const quoth_settings *to = &run->settings->quoth;
    const bool all = !run->errors.file;
    if (!to->message)
        return;
    for (const quothp_note *note = event->notes.first; note; note = note->next)
        if (all || note->message.level != QUOTH_ERROR || event->status == QUOTH_OK)
            to->message(to->user, &note->message);
    if (all && event->status != QUOTH_OK && !event->notes.n_errors)
        to->message(to->user, &(quoth_message){QUOTH_ERROR, event->input, 0, 0, quoth_status_text(event->status)});
}

static void mark_written(quothp_run *run, const quothp_event *event)
{
    quothp_state *state = &run->state;
    run->n_written += !event->passed;
    if (run->n_bytes_written < event->n_bytes_read)
        run->n_bytes_written = event->n_bytes_read;
    run->marks[event->seq % QUOTHP_QUEUE_WINDOW] = (quothp_mark){true, true, event->place};
    for (quothp_mark *m; (m = &run->marks[state->seq % QUOTHP_QUEUE_WINDOW])->placed; state->seq++) {
        state->place = m->place;
        *m = (quothp_mark){0};
    }
}

/* Documents are made by one thread and freed by others, which leaves holes in glibc's heap: 7 MB after 100,000
 * articles. */
static void give_memory_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

static bool write_event(quothp_run *run, const quothp_event *event)
{
    const bool failed = event->status != QUOTH_OK;
    if (event->passed) {
        mark_written(run, event);
        return true;
    }
    tell(run, event);
    quothp_run_note_status(run, event->status);
    run->state.n_good += event->article && !failed;
    run->state.n_bad += failed;
    run->n_failed += failed;
    const uint32_t file = (uint32_t)(event->seq % run->settings->shards);
    if (!quothp_errors_add(&run->errors, event) ||
        (event->n_bytes && !quothp_outputs_add(&run->outputs, file, event->bytes, event->n_bytes)))
        return false;
    mark_written(run, event);
    if (run->n_written % run->settings->every != 0)
        return true;
    give_memory_back();
    return !run->settings->out || quothp_run_border(run);
}

/* ---- all of them ---- */

static bool goes_on(quothp_run *run)
{
    quothp_batch_progress *p = &run->result.progress;
    const quothp_feed_news *news = quothp_feed_look(run->feed);
    p->n_good = run->state.n_good;
    p->n_bad = run->state.n_bad;
    p->n_bytes = atomic_load(&news->n_bytes);
    p->n_bytes_done = run->n_bytes_written;
    p->n_bytes_passed = atomic_load(&news->n_bytes_passed);
    return !run->settings->go_on || run->settings->go_on(run->settings->user, p);
}

static void stop(quothp_run *run, bool at_once)
{
    quothp_queue_stop(run->queue, at_once);
    if (run->result.end == QUOTHP_BATCH_COMPLETE)
        run->result.end = QUOTHP_BATCH_STOPPED;
}

/* Who reads at the other end of a pipe is not kept waiting for more to come. */
static bool flush_straight(quothp_run *run)
{
    const bool straight = !run->settings->out && run->settings->packing == QUOTHP_PLAIN;
    return !straight || quothp_outputs_border(&run->outputs);
}

void quothp_run_write(quothp_run *run)
{
    const quothp_batch_settings *s = run->settings;
    for (bool ended = false, good = true; !ended && good;) {
        if (!goes_on(run))
            stop(run, false);
        quothp_event *event = quothp_queue_next(run->queue, s->unordered ? UINT64_MAX : run->state.seq, &ended);
        good = event ? write_event(run, event) : flush_straight(run);
        if (event)
            quothp_queue_release(run->queue, event, run->state.seq);
        if (!good)
            quothp_run_break(run, QUOTH_ERR_IO);
        if (!good || (s->stop_after && run->n_failed >= s->stop_after)) {
            stop(run, true);
            break;
        }
    }
}
