/* frame.h: jobs and answers as bytes, between two processes of one program on one machine. */
#ifndef QUOTHP_SERVE_FRAME_H
#define QUOTHP_SERVE_FRAME_H

#include "serve/answer.h"
#include "serve/job.h"

enum { QUOTHP_MOST_ANSWER = 256 * 1024 * 1024 }; /* bytes; a longer one is none */

/* In front of the bytes of a job: what the client knows, then the body. */
typedef struct quothp_job_head {
    uint32_t in, out; /* places in the tables of negotiate.h */
    uint32_t view, page, english;
    double min_confidence;
    uint32_t n_told[QUOTHP_N_TOLD]; /* bytes; 0: nothing */
    uint32_t n_body;
} quothp_job_head;

/* In front of the bytes of an answer. */
typedef struct quothp_answer_head {
    uint32_t status, media, retry_after_s, n_body;
} quothp_answer_head;

/* Head and what the client knows as one piece, which stands before the body. */
void quothp_job_write(const quothp_job *job, quothp_buf *out);
/* The next job of a stream that blocks. false: the stream has ended, or is broken; the job is freed then. */
bool quothp_job_read(int fd, quothp_job *job);
bool quothp_answer_send(int fd, const quothp_answer *answer);
/* Nothing in it is believed unseen: a worker has read what strangers wrote. */
bool quothp_answer_head_good(const quothp_answer_head *head);

#endif
