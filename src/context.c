/* context.c: makes and frees contexts, opens their model; version and status texts. */
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

static char *copy(const char *text)
{
    char *kept = malloc(strlen(text) + 1);
    return kept ? strcpy(kept, text) : NULL;
}

/* The whole rule: what was asked for, else what the environment names, else what was installed. */
static const char *choose_model(const quoth_settings *settings)
{
    if (settings && settings->model)
        return settings->model;
    const char *named = getenv("QUOTH_MODEL");
    return named && *named ? named : QUOTH_DATA_FOLDER "/en.quoth";
}

static size_t limit(size_t asked, size_t otherwise, size_t most)
{
    size_t chosen = asked ? asked : otherwise;
    return chosen < most ? chosen : most;
}

/* Offsets stay far from 32 bits, and depths within what libxml2 takes. */
static quoth_limits limits_of(const quoth_limits *asked)
{
    return (quoth_limits){.bytes = limit(asked->bytes, QUOTH_MAX_BYTES, (size_t)1 << 30),
                          .depth = limit(asked->depth, QUOTH_MAX_DEPTH, QUOTH_MAX_DEPTH),
                          .nodes = limit(asked->nodes, QUOTH_MAX_NODES, SIZE_MAX),
                          .statements = limit(asked->statements, QUOTH_MAX_STATEMENTS, SIZE_MAX),
                          .seconds = asked->seconds > 0 ? asked->seconds : QUOTH_MAX_SECONDS};
}

quoth *quoth_new(const quoth_settings *settings)
{
    quoth *q = calloc(1, sizeof *q);
    if (!q)
        return NULL;
    q->base = copy(settings && settings->base ? settings->base : QUOTH_BASE);
    q->model_path = copy(choose_model(settings));
    if (!q->base || !q->model_path) {
        quoth_free(q);
        return NULL;
    }
    q->limits = limits_of(settings ? &settings->limits : &(quoth_limits){0});
    if (settings) {
        q->report.message = settings->message;
        q->report.user = settings->user;
        q->min_confidence = (float)settings->min_confidence;
    }
    return q;
}

quoth_status quoth_load(quoth *q)
{
    if (q->model_state == QUOTHP_MODEL_UNTRIED) {
        q->report.file = q->model_path;
        const quoth_status status = quothp_model_open(&q->model, q->model_path, &q->report);
        q->report.file = NULL;
        q->model_state = status == QUOTH_OK ? QUOTHP_MODEL_OPEN : QUOTHP_MODEL_BAD;
    }
    if (q->model_state == QUOTHP_MODEL_BAD)
        return QUOTH_ERR_IO;
    if (!q->forms)
        q->forms = quothp_form_memory_new(&q->model);
    return q->forms ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

void quothp_step_begin(quoth *q, size_t n_articles)
{
    quothp_clock_start(&q->clock, q->limits.seconds * (double)n_articles);
}

quoth_status quothp_step_check(quoth *q, uint32_t line, const char *what)
{
    if (!quothp_clock_over(&q->clock))
        return QUOTH_OK;
    quothp_report_at(&q->report, QUOTH_ERROR, line, 0, "%s took more than %g seconds (--timeout)", what,
                     q->limits.seconds);
    return QUOTH_ERR_INPUT;
}

void quoth_free(quoth *q)
{
    if (!q)
        return;
    quothp_form_memory_free(q->forms);
    quothp_model_close(&q->model);
    quothp_arena_free(&q->scratch);
    free(q->model_path);
    free(q->base);
    free(q);
}
