/* dot.c: see dot.h. Tries a full picture first, then simpler ones, each in a child process with its own limits. */
#include "dot/dot.h"

#include "context.h"
#include "dot/boxes.h"
#include "dot/child.h"
#include "dot/render.h"
#include "dot/views.h"

typedef struct attempt {
    uint32_t agents, statements;
    bool simple;
    quothp_limits limits;
} attempt;

#define GIB ((size_t)1 << 30)

static const attempt ATTEMPTS[] = {
    {40, 48, false, {10, 30, 4 * GIB}},
    {40, 48, true, {6, 20, 4 * GIB}},
    {16, 20, true, {5, 15, 4 * GIB}},
    {6, 6, true, {5, 15, 4 * GIB}},
};
enum { N_ATTEMPTS = sizeof ATTEMPTS / sizeof *ATTEMPTS };

typedef struct job {
    const quoth_graph *graph;
    quoth_form form;
    quoth_view view;
    const attempt *attempt;
} job;

/* ---- in the child ---- */

static bool draw(quothp_picture *picture, const job *j, FILE *out)
{
    const attempt *a = j->attempt;
    if (quothp_select(picture->arena, j->graph, j->view, a->agents, a->statements, &picture->shown) != QUOTH_OK ||
        !quothp_draw_open(picture, quothp_picture_title(picture)))
        return false;
    static void (*const VIEWS[])(quothp_picture *) = {[QUOTH_VIEW_ACTORS] = quothp_view_actors,
                                                      [QUOTH_VIEW_STATEMENTS] = quothp_view_statements,
                                                      [QUOTH_VIEW_SOURCES] = quothp_view_sources};
    VIEWS[j->view](picture);
    if (!picture->looks)
        quothp_draw_note(picture, "nothing", "No statement and no role was found.", 60);
    return !picture->failed && quothp_render(picture, j->form, out);
}

static bool work(void *arg, FILE *out)
{
    const job *j = arg;
    quothp_arena arena = {0};
    quothp_picture picture = {.graph = j->graph, .view = j->view, .simple = j->attempt->simple, .arena = &arena};
    bool done = draw(&picture, j, out);
    quothp_draw_close(&picture);
    quothp_arena_free(&arena);
    return done;
}

/* ---- in the parent ---- */

static void tell(const quoth_graph *graph, quoth_level level, const char *text)
{
    if (graph->q)
        quothp_report_at(&graph->q->report, level, 0, 0, "%s", text);
}

static const char *what_happened(quothp_child_end end)
{
    switch (end) {
    case QUOTHP_CHILD_TIMEOUT:
        return "the picture took too long; drawing it in a simpler way";
    case QUOTHP_CHILD_DIED:
        return "the layout program died or ran out of memory; drawing the picture in a simpler way";
    case QUOTHP_CHILD_REFUSED:
        return "graphviz refused the picture; drawing it in a simpler way";
    default:
        return "no process for the layout could be started";
    }
}

static quoth_status put(const quothp_buf *picture, FILE *out)
{
    return fwrite(picture->p, 1, picture->n, out) == picture->n ? QUOTH_OK : QUOTH_ERR_IO;
}

quoth_status quothp_dot_write(const quoth_graph *graph, quoth_form form, quoth_view view, FILE *out)
{
    if (form < QUOTH_DOT || form > QUOTH_PDF || view > QUOTH_VIEW_SOURCES)
        return QUOTH_ERR_USAGE;
    job j = {.graph = graph, .form = form, .view = view};
    quothp_buf picture = {0};
    quothp_child_end end = QUOTHP_CHILD_ABSENT;
    for (size_t i = 0; i < N_ATTEMPTS; i++) {
        j.attempt = &ATTEMPTS[i];
        quothp_buf_clear(&picture);
        end = quothp_child_run(work, &j, &ATTEMPTS[i].limits, &picture);
        if (end == QUOTHP_CHILD_DONE || end == QUOTHP_CHILD_ABSENT)
            break;
        if (i + 1 < N_ATTEMPTS)
            tell(graph, QUOTH_WARNING, what_happened(end));
    }
    quoth_status status = QUOTH_ERR_INTERNAL;
    if (picture.failed)
        status = QUOTH_ERR_MEMORY;
    else if (end == QUOTHP_CHILD_DONE)
        status = put(&picture, out);
    else
        tell(graph, QUOTH_ERROR, "no picture could be drawn");
    quothp_buf_free(&picture);
    return status;
}
