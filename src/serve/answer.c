/* answer.c: see answer.h. */
#include "serve/answer.h"

#include <stdlib.h>

void quothp_answer_write(quothp_answer *answer, quothp_answer_writer write, const void *arg)
{
    quothp_buf *body = &answer->body;
    quothp_buf_free(body);
    FILE *out = open_memstream(&body->p, &body->n);
    if (!out) {
        body->failed = true;
        return;
    }
    write(arg, out);
    bool whole = !ferror(out);
    body->failed = fclose(out) != 0 || !whole;
    body->cap = body->n + 1;
}

void quothp_answer_free(quothp_answer *answer)
{
    quothp_buf_free(&answer->body);
    *answer = (quothp_answer){0};
}
