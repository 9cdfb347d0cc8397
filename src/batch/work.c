/* work.c: see work.h. An article alone makes a graph, so that what is written of it depends on nothing else. */
#include "batch/work.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct quothp_worker {
    quoth *q;
    quothp_batch_form form;
    quothp_queue *queue;
    pthread_t thread;
    bool started;
    quothp_notes *notes_at; /* of the event at hand */
};

/* ---- an article ---- */

static quoth_status write_quads(quoth *q, const quoth_doc *doc, FILE *out)
{
    quoth_graph *graph = quoth_graph_new(q);
    quoth_status status = graph ? quoth_graph_add(graph, doc) : QUOTH_ERR_MEMORY;
    if (status == QUOTH_OK)
        status = quoth_graph_write(graph, QUOTH_NQUADS, QUOTH_VIEW_ACTORS, out);
    quoth_graph_free(graph);
    return status;
}

static quoth_status write_bytes(const quothp_worker *worker, quothp_event *event)
{
    FILE *out = open_memstream(&event->bytes, &event->n_bytes);
    if (!out)
        return QUOTH_ERR_MEMORY;
    quoth_status status = worker->form == QUOTHP_BATCH_QUADS ? write_quads(worker->q, event->doc, out)
                                                             : quoth_doc_write_jsonl(event->doc, out);
    return fclose(out) == 0 || status != QUOTH_OK ? status : QUOTH_ERR_MEMORY; /* it is in memory */
}

static void work(quothp_worker *worker, quothp_event *event)
{
    const quoth_doc *doc = event->doc;
    const char *id = doc->id ? doc->id : doc->url;
    event->id = id ? strdup(id) : NULL;
    worker->notes_at = &event->notes;
    event->status = quoth_analyse(worker->q, event->doc);
    if (event->status == QUOTH_OK)
        event->status = write_bytes(worker, event);
    if (event->status != QUOTH_OK)
        event->n_bytes = 0; /* a part of an article is none */
    quoth_doc_free(event->doc);
    event->doc = NULL;
}

static void *run(void *user)
{
    quothp_worker *worker = user;
    for (quothp_event *event; (event = quothp_queue_take(worker->queue));) {
        work(worker, event);
        quothp_queue_done(worker->queue, event);
    }
    return NULL;
}

/* ---- life ---- */

quothp_worker *quothp_worker_new(const quothp_batch_settings *settings, quoth_status *status)
{
    quothp_worker *worker = calloc(1, sizeof *worker);
    *status = QUOTH_ERR_MEMORY;
    if (!worker)
        return NULL;
    quothp_notes notes = {0};
    quoth_settings own = settings->quoth;
    own.message = quothp_notes_take;
    own.user = &worker->notes_at;
    worker->notes_at = &notes;
    worker->form = settings->form;
    worker->q = quoth_new(&own);
    if (worker->q)
        *status = quoth_load(worker->q);
    for (const quothp_note *note = notes.first; note && settings->quoth.message; note = note->next)
        settings->quoth.message(settings->quoth.user, &note->message);
    quothp_notes_free(&notes);
    if (*status == QUOTH_OK)
        return worker;
    quothp_worker_free(worker);
    return NULL;
}

bool quothp_worker_warm_up(quothp_worker *worker)
{
    char *bytes = NULL;
    size_t n;
    FILE *out = open_memstream(&bytes, &n);
    quoth_graph *graph = quoth_graph_new(worker->q);
    const bool good = out && graph && quoth_graph_write(graph, QUOTH_NQUADS, QUOTH_VIEW_ACTORS, out) == QUOTH_OK;
    quoth_graph_free(graph);
    if (out)
        fclose(out);
    free(bytes);
    return good;
}

bool quothp_worker_start(quothp_worker *worker, quothp_queue *queue)
{
    worker->queue = queue;
    worker->started = pthread_create(&worker->thread, NULL, run, worker) == 0;
    return worker->started;
}

void quothp_worker_free(quothp_worker *worker)
{
    if (!worker)
        return;
    if (worker->started)
        pthread_join(worker->thread, NULL);
    quoth_free(worker->q);
    free(worker);
}
