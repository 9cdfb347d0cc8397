/* problem.h: what went wrong, as application/problem+json (RFC 9457), or as a page for those who read one. */
#ifndef QUOTHP_SERVE_PROBLEM_H
#define QUOTHP_SERVE_PROBLEM_H

#include "base/arena.h"
#include "serve/answer.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum quothp_problem_kind {
    QUOTHP_PROBLEM_FRAMING,
    QUOTHP_PROBLEM_PARAMETER,
    QUOTHP_PROBLEM_NOT_FOUND,
    QUOTHP_PROBLEM_METHOD,
    QUOTHP_PROBLEM_NOT_ACCEPTABLE,
    QUOTHP_PROBLEM_TOO_LARGE,
    QUOTHP_PROBLEM_MEDIA,
    QUOTHP_PROBLEM_UNREADABLE,
    QUOTHP_PROBLEM_INTERNAL,
    QUOTHP_PROBLEM_BUSY,
    QUOTHP_PROBLEM_STOPPING,
    QUOTHP_PROBLEM_OVERTIME
} quothp_problem_kind;

/* A place in the article, and what is wrong there; as in quoth_message. */
typedef struct quothp_finding {
    uint32_t line, column;
    const char *text;
} quothp_finding;

typedef struct quothp_problem {
    quothp_problem_kind kind;
    const char *detail;
    const quothp_finding *findings;
    uint32_t n_findings;
} quothp_problem;

/* The answer becomes the problem: status, media, body. */
void quothp_problem_answer(quothp_answer *answer, const quothp_problem *problem, bool page);
/* The same for one that has no findings. */
void quothp_problem_say(quothp_answer *answer, quothp_problem_kind kind, bool page, const char *detail);

#endif
