/* batch.c: see batch.h. Puts the threads to work and brings the run to its end. */
#include "batch/batch.h"

#include "batch/run.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

/* ---- threads ---- */

/* The first context tells at once whether there is a model at all. It also writes an empty graph here, where no other
   thread runs yet: libraries behind raptor initialise themselves at their first use. */
static bool make_workers(quothp_run *run)
{
    run->workers = calloc(run->settings->threads, sizeof *run->workers);
    quoth_status status = run->workers ? QUOTH_OK : QUOTH_ERR_MEMORY;
    while (status == QUOTH_OK && run->n_workers < run->settings->threads) {
        quothp_worker *worker = quothp_worker_new(run->settings, &status);
        if (worker)
            run->workers[run->n_workers++] = worker;
    }
    if (status == QUOTH_OK && !quothp_worker_warm_up(run->workers[0]))
        status = QUOTH_ERR_MEMORY;
    if (status != QUOTH_OK)
        quothp_run_break(run, status);
    return status == QUOTH_OK;
}

/* Signals are for the caller's thread: the others inherit that they are blocked. */
static bool start_threads(quothp_run *run)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    run->feed = run->queue ? quothp_feed_start(run->settings, &run->from, run->queue) : NULL;
    bool good = run->feed != NULL;
    for (uint32_t i = 0; good && i < run->n_workers; i++)
        good = quothp_worker_start(run->workers[i], run->queue);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return good;
}

static void end_threads(quothp_run *run)
{
    if (run->feed && run->n_workers)
        quothp_feed_join(run->feed);
    for (uint32_t i = 0; i < run->n_workers; i++)
        quothp_worker_free(run->workers[i]);
    free(run->workers);
    run->workers = NULL;
    run->n_workers = 0;
}

/* ---- the end ---- */

/* The reader may have found that it was no use. */
static void judge_feed(quothp_run *run)
{
    const quothp_feed_news *news = quothp_feed_look(run->feed);
    if (run->result.end != QUOTHP_BATCH_COMPLETE)
        return;
    if (news->changed)
        quothp_report_at(&run->report, QUOTH_ERROR, 0, 0,
                         "the inputs have changed since the journal %s was begun; remove it to begin anew",
                         run->journal.path);
    if (news->changed || news->status != QUOTH_OK)
        quothp_run_break(run, news->changed ? QUOTH_ERR_INPUT : news->status);
}

static void bring_to_end(quothp_run *run)
{
    bool good = true;
    if (run->result.end == QUOTHP_BATCH_COMPLETE)
        good = run->settings->out ? quothp_run_publish(run) : quothp_outputs_finish(&run->outputs);
    else if (run->result.end == QUOTHP_BATCH_STOPPED)
        good = run->settings->out ? run->n_written == run->n_noted || quothp_run_border(run)
                                  : quothp_outputs_finish(&run->outputs);
    if (!good)
        quothp_run_break(run, QUOTH_ERR_IO);
}

static void run_through(quothp_run *run)
{
    run->queue = quothp_queue_new(run->settings->threads, run->from.seq);
    if (start_threads(run)) {
        quothp_run_write(run);
    } else {
        quothp_run_break(run, QUOTH_ERR_MEMORY);
        quothp_report_at(&run->report, QUOTH_ERROR, 0, 0, "threads could not be started; fewer by --threads N");
        if (run->queue)
            quothp_queue_stop(run->queue, true);
    }
    end_threads(run);
    if (run->feed)
        judge_feed(run);
    bring_to_end(run);
}

quothp_batch_result quothp_batch(const quothp_batch_settings *settings)
{
    quothp_run run = {.settings = settings, .report = {settings->quoth.message, settings->quoth.user, NULL}};
    const bool ready = make_workers(&run);
    if (ready && !quothp_run_open(&run))
        quothp_run_break(&run, QUOTH_ERR_IO);
    else if (ready && run.from.complete)
        bring_to_end(&run);
    else if (ready)
        run_through(&run);
    end_threads(&run);
    quothp_feed_free(run.feed);
    quothp_queue_free(run.queue);
    run.result.progress.n_good = run.state.n_good;
    run.result.progress.n_bad = run.state.n_bad;
    if (run.state.n_bad)
        quothp_run_note_status(&run, QUOTH_ERR_INPUT); /* of earlier runs, too */
    quothp_run_close(&run);
    return run.result;
}
