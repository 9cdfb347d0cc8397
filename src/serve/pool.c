/* pool.c: see pool.h. */
#include "config.h"

#include "serve/pool.h"

#include "serve/frame.h"
#include "serve/problem.h"
#include "serve/worker.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct worker {
    pid_t pid; /* 0: it has died; the next job gets another one */
    int fd;
    quothp_job *job; /* NULL: it has none */
    quothp_buf head; /* of the job, with what the client knows */
    size_t n_sent;   /* of head and body */
    quothp_answer_head answer_head;
    char *answer; /* its body, as far as it has come */
    size_t n_got; /* of answer_head and answer */
} worker;

struct quothp_serve_pool {
    quoth *q;
    quothp_serve_pool_settings settings;
    quothp_serve_pool_done done;
    worker *workers;
    quothp_job *first, **end; /* waiting */
    unsigned n_waiting;
    uint64_t n_started;
};

int64_t quothp_now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- single workers ---- */

static bool start(quothp_serve_pool *pool, worker *w)
{
    int fd;
    pid_t pid = quothp_serve_worker_start(pool->q, pool->settings.memory_bytes, pool->settings.sandbox, &fd);
    if (pid <= 0)
        return false;
    *w = (worker){.pid = pid, .fd = fd};
    pool->n_started++;
    return true;
}

static void forget_job(worker *w)
{
    quothp_buf_free(&w->head);
    free(w->answer);
    w->answer = NULL;
    w->job = NULL;
    w->n_sent = w->n_got = 0;
}

static void end_worker(worker *w)
{
    if (!w->pid)
        return;
    assert(w->pid > 1);     /* -1 would be everybody */
    kill(-w->pid, SIGKILL); /* with the child that may draw its picture */
    kill(w->pid, SIGKILL);
    while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    close(w->fd);
    forget_job(w);
    w->pid = 0;
}

static void answer_job(quothp_serve_pool *pool, worker *w, quothp_answer *answer)
{
    quothp_job *job = w->job;
    forget_job(w);
    pool->done(job, answer);
    quothp_answer_free(answer);
}

/* The job has no answer but this. */
static void refuse(quothp_serve_pool *pool, quothp_job *job, quothp_problem_kind kind, const char *detail)
{
    quothp_answer answer = {0};
    quothp_problem_say(&answer, kind, job->page, detail);
    pool->done(job, &answer);
    quothp_answer_free(&answer);
}

static void lose_worker(quothp_serve_pool *pool, worker *w, quothp_problem_kind kind, const char *detail)
{
    quothp_job *job = w->job;
    end_worker(w);
    if (job)
        refuse(pool, job, kind, detail);
}

/* ---- sending and receiving, as far as it goes without waiting ---- */

typedef enum progress { WAITS, DONE, BROKEN } progress;

static progress fault(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? WAITS : BROKEN;
}

static progress send_job(worker *w)
{
    const quothp_buf *body = &w->job->body;
    while (w->n_sent < w->head.n + body->n) {
        size_t in_body = w->n_sent > w->head.n ? w->n_sent - w->head.n : 0;
        size_t in_head = w->n_sent - in_body;
        struct iovec pieces[2] = {{w->head.p + in_head, w->head.n - in_head}, {body->p + in_body, body->n - in_body}};
        struct msghdr message = {.msg_iov = pieces, .msg_iovlen = body->n ? 2 : 1};
        ssize_t n = sendmsg(w->fd, &message, MSG_NOSIGNAL);
        if (n < 0)
            return fault();
        w->n_sent += (size_t)n;
    }
    return DONE;
}

static progress receive(worker *w, void *to, size_t n)
{
    ssize_t got = recv(w->fd, to, n, 0);
    if (got < 0)
        return fault();
    if (got == 0)
        return BROKEN;
    w->n_got += (size_t)got;
    return DONE;
}

static progress receive_answer(worker *w)
{
    const size_t n_head = sizeof w->answer_head;
    progress p = DONE;
    while (p == DONE && w->n_got < n_head)
        p = receive(w, (char *)&w->answer_head + w->n_got, n_head - w->n_got);
    if (p != DONE)
        return p;
    if (!w->answer && (!quothp_answer_head_good(&w->answer_head) || !(w->answer = malloc(w->answer_head.n_body + 1u))))
        return BROKEN;
    while (p == DONE && w->n_got < n_head + w->answer_head.n_body)
        p = receive(w, w->answer + (w->n_got - n_head), n_head + w->answer_head.n_body - w->n_got);
    return p;
}

static void take_answer(quothp_serve_pool *pool, worker *w)
{
    const quothp_answer_head *head = &w->answer_head;
    w->answer[head->n_body] = '\0';
    quothp_answer answer = {.status = head->status,
                            .media = (quothp_media)head->media,
                            .retry_after_s = head->retry_after_s,
                            .body = {.p = w->answer, .n = head->n_body, .cap = head->n_body + 1u}};
    w->answer = NULL;
    answer_job(pool, w, &answer);
}

/* An idle worker says nothing: when its socket can be read, it is gone. */
static void look_at_idle(quothp_serve_pool *pool, worker *w)
{
    char byte;
    if (recv(w->fd, &byte, 1, 0) >= 0 || fault() == BROKEN)
        lose_worker(pool, w, QUOTHP_PROBLEM_INTERNAL, "");
}

static void turn_worker(quothp_serve_pool *pool, worker *w, int64_t now)
{
    if (!w->pid)
        return;
    if (!w->job) {
        look_at_idle(pool, w);
        return;
    }
    progress sent = send_job(w);
    progress got = sent == BROKEN ? BROKEN : receive_answer(w);
    if (got == DONE && sent == DONE)
        take_answer(pool, w);
    else if (got != WAITS)
        lose_worker(pool, w, QUOTHP_PROBLEM_INTERNAL, "The process that read this article died of it.");
    else if (now >= w->job->deadline_ms)
        lose_worker(pool, w, QUOTHP_PROBLEM_OVERTIME, "It was given up after the time that --timeout sets.");
}

/* ---- the queue ---- */

bool quothp_serve_pool_add(quothp_serve_pool *pool, quothp_job *job)
{
    quothp_serve_pool_state state = quothp_serve_pool_look(pool);
    if (state.n_waiting + state.n_busy >= pool->settings.n_queue + pool->settings.n_workers)
        return false;
    job->deadline_ms = quothp_now_ms() + (int64_t)pool->settings.timeout_s * 1000;
    job->next = NULL;
    *pool->end = job;
    pool->end = &job->next;
    pool->n_waiting++;
    return true;
}

static quothp_job *take_first(quothp_serve_pool *pool)
{
    quothp_job *job = pool->first;
    pool->first = job->next;
    if (!pool->first)
        pool->end = &pool->first;
    pool->n_waiting--;
    return job;
}

/* All wait for the same time at most, so the first is the oldest. */
static void give_up_the_late(quothp_serve_pool *pool, int64_t now)
{
    while (pool->first && now >= pool->first->deadline_ms)
        refuse(pool, take_first(pool), QUOTHP_PROBLEM_BUSY, "No worker was free in the time that --timeout sets.");
}

static void hand_out(quothp_serve_pool *pool, worker *w)
{
    if (w->job || !pool->first)
        return;
    if (!w->pid && !start(pool, w)) {
        refuse(pool, take_first(pool), QUOTHP_PROBLEM_BUSY, "No process could be started to read it.");
        return;
    }
    w->job = take_first(pool);
    quothp_job_write(w->job, &w->head);
    if (w->head.failed)
        lose_worker(pool, w, QUOTHP_PROBLEM_INTERNAL, quoth_status_text(QUOTH_ERR_MEMORY));
    else
        turn_worker(pool, w, 0);
}

void quothp_serve_pool_turn(quothp_serve_pool *pool)
{
    int64_t now = quothp_now_ms();
    for (unsigned i = 0; i < pool->settings.n_workers; i++)
        turn_worker(pool, &pool->workers[i], now);
    give_up_the_late(pool, now);
    for (unsigned i = 0; i < pool->settings.n_workers; i++)
        hand_out(pool, &pool->workers[i]);
}

/* ---- the whole ---- */

void quothp_serve_pool_waits(const quothp_serve_pool *pool, struct pollfd *fds)
{
    for (unsigned i = 0; i < pool->settings.n_workers; i++) {
        const worker *w = &pool->workers[i];
        bool sends = w->job && w->n_sent < w->head.n + w->job->body.n;
        fds[i] = (struct pollfd){w->pid ? w->fd : -1, (short)(sends ? POLLIN | POLLOUT : POLLIN), 0};
    }
}

int quothp_serve_pool_patience(const quothp_serve_pool *pool)
{
    int64_t nearest = pool->first ? pool->first->deadline_ms : INT64_MAX;
    for (unsigned i = 0; i < pool->settings.n_workers; i++) {
        const quothp_job *job = pool->workers[i].job;
        if (job && job->deadline_ms < nearest)
            nearest = job->deadline_ms;
    }
    if (nearest == INT64_MAX)
        return -1;
    int64_t left = nearest - quothp_now_ms();
    return left > 0 ? (int)left : 0;
}

quothp_serve_pool_state quothp_serve_pool_look(const quothp_serve_pool *pool)
{
    quothp_serve_pool_state state = {
        .n_workers = pool->settings.n_workers, .n_waiting = pool->n_waiting, .n_started = pool->n_started};
    for (unsigned i = 0; i < pool->settings.n_workers; i++)
        state.n_busy += pool->workers[i].job != NULL;
    return state;
}

quothp_serve_pool *quothp_serve_pool_new(quoth *q, const quothp_serve_pool_settings *settings,
                                         quothp_serve_pool_done done)
{
    quothp_serve_pool *pool = calloc(1, sizeof *pool);
    worker *workers = pool ? calloc(settings->n_workers, sizeof *workers) : NULL;
    if (!workers) {
        free(pool);
        return NULL;
    }
    *pool = (quothp_serve_pool){.q = q, .settings = *settings, .done = done, .workers = workers};
    pool->end = &pool->first;
    for (unsigned i = 0; i < settings->n_workers; i++) {
        if (!start(pool, &workers[i])) {
            quothp_serve_pool_free(pool);
            return NULL;
        }
    }
    return pool;
}

void quothp_serve_pool_free(quothp_serve_pool *pool)
{
    if (!pool)
        return;
    while (pool->first)
        refuse(pool, take_first(pool), QUOTHP_PROBLEM_STOPPING, "It was told to stop at once.");
    for (unsigned i = 0; i < pool->settings.n_workers; i++)
        lose_worker(pool, &pool->workers[i], QUOTHP_PROBLEM_STOPPING, "It was told to stop at once.");
    free(pool->workers);
    free(pool);
}
