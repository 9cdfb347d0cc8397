/* view_statements.c: on the left who says it, on the right the words, with the outlet that has them in brackets; a
   statement inside a statement hangs on it. */
#include "dot/boxes.h"
#include "dot/views.h"

enum { MOST_A_SPEAKER = 8 };

static const quothp_statement_parts PARTS = {.columns = 46, .max_columns = 170, .outlet = true};
static const quothp_statement_parts INNER = {.columns = 40, .max_columns = 130, .outlet = true, .speaker = true};

typedef struct plan {
    quothp_picture *picture;
    uint32_t *said; /* by agent */
    Agnode_t *unknown;
} plan;

static bool is_inner(const quothp_picture *picture, const quothp_statement *s)
{
    return s->within < picture->graph->statements.n && picture->shown.statements[s->within];
}

static Agnode_t *unknown_speaker(plan *p)
{
    if (!p->unknown) {
        quothp_box box = {.look = QUOTHP_LOOK_UNNAMED,
                          .name = quothp_agent_text(p->picture, QUOTHP_NONE),
                          .label = "<I>source not stated</I>"};
        p->unknown = quothp_draw_box(p->picture, NULL, &box);
    }
    return p->unknown;
}

static void draw_speakers(plan *p, const quothp_statement *s, Agnode_t *box, const char *tip)
{
    if (!s->n_speakers)
        quothp_draw_line(p->picture, unknown_speaker(p), box, QUOTHP_STROKE_SAYS, NULL, tip);
    for (size_t k = 0; k < s->n_speakers; k++) {
        Agnode_t *speaker = quothp_draw_agent(p->picture, NULL, (uint32_t)s->speakers[k], QUOTHP_NONE);
        quothp_draw_line(p->picture, speaker, box, QUOTHP_STROKE_SAYS, NULL, tip);
    }
}

static void draw_outer(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    size_t counter = s->n_speakers ? s->speakers[0] : picture->graph->agents.n;
    if (p->said[counter]++ >= MOST_A_SPEAKER)
        return;
    Agnode_t *box = quothp_draw_statement(picture, statement, &PARTS);
    draw_speakers(p, s, box, quothp_statement_tip(picture, statement));
}

/* Behind the outer one, which stands earlier or later in the list; one whose outer one was left out is left out too. */
static void draw_inner(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    Agnode_t *box = quothp_draw_statement(picture, statement, &INNER);
    quothp_draw_line(picture, picture->statements[s->within], box, QUOTHP_STROKE_QUOTES, NULL,
                     quothp_statement_tip(picture, statement));
}

static void draw_rest(plan *p, uint32_t agent)
{
    quothp_picture *picture = p->picture;
    if (p->said[agent] <= MOST_A_SPEAKER || !picture->agents[agent])
        return;
    unsigned n = p->said[agent] - MOST_A_SPEAKER;
    const char *text = quothp_arena_printf(picture->arena, "and %u more statement%s", n, n > 1 ? "s" : "");
    Agnode_t *note = quothp_draw_note(picture, "more statements", text, 40);
    quothp_draw_line(picture, picture->agents[agent], note, QUOTHP_STROKE_SAYS, NULL, NULL);
}

void quothp_view_statements(quothp_picture *picture)
{
    const quoth_graph *graph = picture->graph;
    plan p = {.picture = picture, .said = quothp_arena_array(picture->arena, graph->agents.n + 1, sizeof *p.said)};
    if (!p.said) {
        picture->failed = true;
        return;
    }
    quothp_draw_set(picture, picture->root, "ordering", "out");
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        if (picture->shown.statements[i] && !is_inner(picture, &graph->statements.at[i]))
            draw_outer(&p, i);
    }
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        if (picture->shown.statements[i] && is_inner(picture, s))
            draw_inner(&p, i);
    }
    for (uint32_t i = 0; i < graph->agents.n; i++)
        draw_rest(&p, i);
}
