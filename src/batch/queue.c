/* queue.c: see queue.h. The slots are few, so all are looked through; what costs is the work, not the waiting for it.
 */
#include "batch/queue.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum { SLOTS_A_THREAD = 4, MOST_TEXT = 16 * 1024 * 1024, WAIT_MS = 100 };

typedef enum state { FREE, READ, BUSY, DONE, HELD } state;

typedef struct slot {
    quothp_event event; /* the first, so that an event leads to its slot */
    state state;
    size_t n_text; /* bytes of its text, which count until it is done */
} slot;

struct quothp_queue {
    pthread_mutex_t lock;
    pthread_cond_t room, work, done;
    slot *slots;
    size_t n_slots, n_text;
    uint64_t low; /* all events before are written */
    bool ended;   /* by the reader */
    bool stopped, at_once;
};

quothp_queue *quothp_queue_new(uint32_t threads, uint64_t low)
{
    quothp_queue *queue = calloc(1, sizeof *queue);
    if (!queue)
        return NULL;
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->room, NULL);
    pthread_cond_init(&queue->work, NULL);
    pthread_cond_init(&queue->done, &clock);
    pthread_condattr_destroy(&clock);
    queue->low = low;
    queue->n_slots = (size_t)SLOTS_A_THREAD * threads + 2;
    queue->slots = calloc(queue->n_slots, sizeof *queue->slots);
    if (queue->slots)
        return queue;
    quothp_queue_free(queue);
    return NULL;
}

void quothp_event_free(quothp_event *event)
{
    quoth_doc_free(event->doc);
    quothp_notes_free(&event->notes);
    free(event->input);
    free(event->id);
    free(event->bytes);
    *event = (quothp_event){0};
}

void quothp_queue_free(quothp_queue *queue)
{
    if (!queue)
        return;
    for (size_t i = 0; queue->slots && i < queue->n_slots; i++)
        quothp_event_free(&queue->slots[i].event);
    pthread_mutex_destroy(&queue->lock);
    pthread_cond_destroy(&queue->room);
    pthread_cond_destroy(&queue->work);
    pthread_cond_destroy(&queue->done);
    free(queue->slots);
    free(queue);
}

/* The slot in that state whose event comes first, or NULL. */
static slot *first_in(quothp_queue *queue, state in)
{
    slot *found = NULL;
    for (slot *s = queue->slots; s < queue->slots + queue->n_slots; s++)
        if (s->state == in && (!found || s->event.seq < found->event.seq))
            found = s;
    return found;
}

/* ---- the reader ---- */

/* A free slot for an event of that number and size, or NULL: not now. One article may be as large as it is. */
static slot *room_for(quothp_queue *queue, uint64_t seq, size_t n_text)
{
    if (seq - queue->low >= QUOTHP_QUEUE_WINDOW || (queue->n_text && queue->n_text + n_text > MOST_TEXT))
        return NULL;
    return first_in(queue, FREE);
}

bool quothp_queue_put(quothp_queue *queue, quothp_event *event)
{
    size_t n_text = 0;
    slot *s = NULL;
    if (event->doc)
        quoth_doc_text(event->doc, &n_text);
    pthread_mutex_lock(&queue->lock);
    while (!queue->stopped && !(s = room_for(queue, event->seq, n_text)))
        pthread_cond_wait(&queue->room, &queue->lock);
    const bool taken = s != NULL;
    if (taken) {
        *s = (slot){.event = *event, .state = event->doc ? READ : DONE, .n_text = n_text};
        queue->n_text += n_text;
        *event = (quothp_event){0};
        pthread_cond_signal(s->state == READ ? &queue->work : &queue->done);
    }
    pthread_mutex_unlock(&queue->lock);
    return taken;
}

void quothp_queue_end(quothp_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->ended = true;
    pthread_cond_broadcast(&queue->work);
    pthread_cond_signal(&queue->done);
    pthread_mutex_unlock(&queue->lock);
}

bool quothp_queue_is_stopped(quothp_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool stopped = queue->stopped;
    pthread_mutex_unlock(&queue->lock);
    return stopped;
}

/* ---- the workers ---- */

quothp_event *quothp_queue_take(quothp_queue *queue)
{
    slot *s = NULL;
    pthread_mutex_lock(&queue->lock);
    while (!queue->at_once && !(s = first_in(queue, READ)) && !queue->ended)
        pthread_cond_wait(&queue->work, &queue->lock);
    if (queue->at_once)
        s = NULL;
    if (s)
        s->state = BUSY;
    pthread_mutex_unlock(&queue->lock);
    return s ? &s->event : NULL;
}

void quothp_queue_done(quothp_queue *queue, quothp_event *event)
{
    slot *s = (slot *)event;
    pthread_mutex_lock(&queue->lock);
    s->state = DONE;
    queue->n_text -= s->n_text;
    s->n_text = 0;
    pthread_cond_signal(&queue->done);
    pthread_cond_signal(&queue->room);
    pthread_mutex_unlock(&queue->lock);
}

/* ---- the writer ---- */

static bool has_ended(const quothp_queue *queue)
{
    if (!queue->ended)
        return false;
    for (size_t i = 0; i < queue->n_slots; i++)
        if (queue->slots[i].state != FREE)
            return false;
    return true;
}

static slot *next_done(quothp_queue *queue, uint64_t seq)
{
    slot *s = first_in(queue, DONE);
    return s && (seq == UINT64_MAX || s->event.seq == seq) ? s : NULL;
}

quothp_event *quothp_queue_next(quothp_queue *queue, uint64_t seq, bool *ended)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WAIT_MS * 1000L * 1000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    slot *s;
    pthread_mutex_lock(&queue->lock);
    while (!(s = next_done(queue, seq)) && !has_ended(queue))
        if (pthread_cond_timedwait(&queue->done, &queue->lock, &until) != 0)
            break;
    if (s)
        s->state = HELD;
    *ended = !s && has_ended(queue);
    pthread_mutex_unlock(&queue->lock);
    return s ? &s->event : NULL;
}

void quothp_queue_release(quothp_queue *queue, quothp_event *event, uint64_t low)
{
    slot *s = (slot *)event;
    quothp_event_free(event);
    pthread_mutex_lock(&queue->lock);
    s->state = FREE;
    queue->low = low;
    pthread_cond_signal(&queue->room);
    pthread_mutex_unlock(&queue->lock);
}

void quothp_queue_stop(quothp_queue *queue, bool at_once)
{
    pthread_mutex_lock(&queue->lock);
    queue->stopped = true;
    queue->at_once |= at_once;
    pthread_cond_broadcast(&queue->room);
    pthread_cond_broadcast(&queue->work);
    pthread_mutex_unlock(&queue->lock);
}

bool quothp_queue_is_idle(quothp_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool idle = !first_in(queue, DONE);
    pthread_mutex_unlock(&queue->lock);
    return idle;
}

bool quothp_queue_has_ended(quothp_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    bool ended = queue->ended;
    pthread_mutex_unlock(&queue->lock);
    return ended;
}
