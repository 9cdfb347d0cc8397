/* frame.c: see frame.h. */
#include "serve/frame.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- jobs ---- */

static uint32_t length_of(const char *text)
{
    return text ? (uint32_t)strlen(text) : 0;
}

void quothp_job_write(const quothp_job *job, quothp_buf *out)
{
    quothp_job_head head;
    memset(&head, 0, sizeof head); /* padding travels, too */
    head.in = (uint32_t)(job->in - quothp_in_forms);
    head.out = (uint32_t)(job->out - quothp_out_forms);
    head.view = job->view;
    head.page = job->page;
    head.english = job->english;
    head.min_confidence = job->min_confidence;
    for (size_t i = 0; i < QUOTHP_N_TOLD; i++)
        head.n_told[i] = length_of(job->told[i]);
    head.n_body = (uint32_t)job->body.n;
    quothp_buf_add(out, (const char *)&head, sizeof head);
    for (size_t i = 0; i < QUOTHP_N_TOLD; i++)
        quothp_buf_add(out, job->told[i], head.n_told[i]);
}

static bool read_all(int fd, void *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t got = read(fd, (char *)bytes + done, n - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

/* n bytes with a NUL behind them; NULL when there are none to be had. */
static char *read_piece(int fd, uint32_t n)
{
    char *piece = malloc((size_t)n + 1);
    if (!piece || !read_all(fd, piece, n)) {
        free(piece);
        return NULL;
    }
    piece[n] = '\0';
    return piece;
}

bool quothp_job_read(int fd, quothp_job *job)
{
    quothp_job_head head;
    if (!read_all(fd, &head, sizeof head))
        return false;
    *job = (quothp_job){.in = &quothp_in_forms[head.in],
                        .out = &quothp_out_forms[head.out],
                        .view = (quoth_view)head.view,
                        .page = head.page,
                        .english = head.english,
                        .min_confidence = head.min_confidence};
    bool good = true;
    for (size_t i = 0; i < QUOTHP_N_TOLD && good; i++)
        good = head.n_told[i] == 0 || (job->told[i] = read_piece(fd, head.n_told[i])) != NULL;
    if (good && head.n_body)
        job->body = (quothp_buf){.p = read_piece(fd, head.n_body), .n = head.n_body, .cap = (size_t)head.n_body + 1};
    good = good && (job->body.p || !head.n_body);
    if (!good)
        quothp_job_free(job);
    return good;
}

/* ---- answers ---- */

static bool write_all(int fd, const void *bytes, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, (const char *)bytes + done, n - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        done += (size_t)put;
    }
    return true;
}

bool quothp_answer_send(int fd, const quothp_answer *answer)
{
    quothp_answer_head head = {.status = answer->status,
                               .media = answer->media,
                               .retry_after_s = answer->retry_after_s,
                               .n_body = (uint32_t)answer->body.n};
    return answer->body.n <= QUOTHP_MOST_ANSWER && write_all(fd, &head, sizeof head) &&
           write_all(fd, answer->body.p, answer->body.n);
}

bool quothp_answer_head_good(const quothp_answer_head *head)
{
    return head->status >= 200 && head->status < 600 && head->media < QUOTHP_N_MEDIA && head->retry_after_s < 60 &&
           head->n_body <= QUOTHP_MOST_ANSWER;
}
