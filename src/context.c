/* context.c: makes and frees contexts; version and status texts. */
#include "config.h"

#include "context.h"
#include "quoth.h"

#include <stdlib.h>
#include <string.h>

const char *quoth_version(void)
{
    return PACKAGE_VERSION;
}

const char *quoth_status_text(quoth_status code)
{
    switch (code) {
    case QUOTH_OK:
        return "done";
    case QUOTH_ERR_INPUT:
        return "broken input";
    case QUOTH_ERR_MEMORY:
        return "out of memory";
    case QUOTH_ERR_IO:
        return "input or output failed";
    case QUOTH_ERR_USAGE:
        return "wrong argument";
    case QUOTH_ERR_INTERNAL:
        return "internal error";
    }
    return "unknown status";
}

quoth *quoth_new(const quoth_settings *settings)
{
    const char *base = settings && settings->base ? settings->base : QUOTH_BASE;
    quoth *q = calloc(1, sizeof *q);
    if (!q)
        return NULL;
    q->base = malloc(strlen(base) + 1);
    if (!q->base) {
        free(q);
        return NULL;
    }
    strcpy(q->base, base);
    if (settings) {
        q->report.message = settings->message;
        q->report.user = settings->user;
    }
    return q;
}

void quoth_free(quoth *q)
{
    if (!q)
        return;
    quothp_arena_free(&q->scratch);
    free(q->base);
    free(q);
}
