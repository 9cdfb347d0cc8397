/* view_statements.c: on the left who says it, on the right the words, with the outlet that has them in brackets; a
 * statement inside a statement hangs on it. Speakers stand in the order of the text, in as many columns as make a page
 * of the list.
 */
#include "dot/boxes.h"
#include "dot/label.h"
#include "dot/views.h"

enum { MOST_A_SPEAKER = 8, COLUMN_POINTS = 470, LINE_POINTS = 12, BOX_POINTS = 20 };

static const quothp_statement_parts PARTS = {.columns = 46, .max_columns = 170, .outlet = true};
static const quothp_statement_parts INNER = {.columns = 40, .max_columns = 130, .outlet = true, .speaker = true};

typedef QUOTHP_LAYER(Agnode_t *) boxes;

/* What one speaker says. */
typedef struct group {
    uint32_t speaker; /* agent; agents.n for nobody */
    quothp_indices said;
} group;

typedef struct plan {
    quothp_picture *picture;
    QUOTHP_LAYER(group) groups;
    uint32_t *group_of;         /* by agent: its group + 1, or 0 */
    boxes speakers, statements; /* of the column at hand */
    Agnode_t *edge;             /* the box that the next column stands behind */
} plan;

static bool is_inner(const quothp_picture *picture, const quothp_statement *s)
{
    return s->within < picture->graph->statements.n && picture->shown.statements[s->within];
}

/* ---- who says what ---- */

static void add_to_group(plan *p, uint32_t statement)
{
    quothp_arena *arena = p->picture->arena;
    const quothp_statement *s = &p->picture->graph->statements.at[statement];
    uint32_t speaker = s->n_speakers ? (uint32_t)s->speakers[0] : p->picture->graph->agents.n;
    if (!p->group_of[speaker]) {
        group *made = QUOTHP_PUSH(arena, &p->groups);
        p->group_of[speaker] = p->groups.n;
        if (made)
            made->speaker = speaker;
    }
    uint32_t *added = NULL;
    if (p->group_of[speaker] <= p->groups.n && p->groups.at)
        added = QUOTHP_PUSH(arena, &p->groups.at[p->group_of[speaker] - 1].said);
    if (added)
        *added = statement;
    else
        p->picture->failed = true;
}

/* "and 1 more" would take the room of that one. */
static uint32_t n_drawn(const group *g)
{
    return g->said.n <= MOST_A_SPEAKER + 1 ? g->said.n : MOST_A_SPEAKER;
}

static uint32_t height_of(const plan *p, const group *g)
{
    uint32_t points = 0;
    for (uint32_t i = 0; i < n_drawn(g); i++) {
        const quothp_statement *s = &p->picture->graph->statements.at[g->said.at[i]];
        const char *text = quothp_label_clean(p->picture->arena, s->text);
        size_t columns = text ? quothp_label_columns(text) : 0;
        columns = columns > PARTS.max_columns ? PARTS.max_columns : columns;
        points += BOX_POINTS +
                  LINE_POINTS * (uint32_t)(columns / PARTS.columns + 1 + (s->medium || s->reported_by != QUOTHP_NONE));
    }
    return points;
}

/* ---- boxes ---- */

static void keep_box(plan *p, boxes *column, Agnode_t *box)
{
    Agnode_t **kept = QUOTHP_PUSH(p->picture->arena, column);
    if (kept)
        *kept = box;
    else
        p->picture->failed = true;
}

static void draw_outer(plan *p, const group *g, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    Agnode_t *box = quothp_draw_statement(picture, statement, &PARTS);
    keep_box(p, &p->statements, box);
    quothp_draw_part(picture, quothp_draw_speaker(picture, g->speaker), box, QUOTHP_STROKE_SAYS, NULL, statement);
    for (size_t k = 1; k < s->n_speakers; k++)
        quothp_draw_part(picture, quothp_draw_speaker(picture, s->speakers[k]), box, QUOTHP_STROKE_SAYS, NULL,
                         statement);
    p->edge = p->edge ? p->edge : box;
}

static void draw_group(plan *p, const group *g)
{
    quothp_picture *picture = p->picture;
    keep_box(p, &p->speakers, quothp_draw_speaker(p->picture, g->speaker));
    for (uint32_t i = 0; i < n_drawn(g); i++)
        draw_outer(p, g, g->said.at[i]);
    if (n_drawn(g) == g->said.n)
        return;
    Agnode_t *note = quothp_draw_more(picture, g->said.n - n_drawn(g));
    keep_box(p, &p->statements, note);
    quothp_draw_line(picture, quothp_draw_speaker(p->picture, g->speaker), note, QUOTHP_STROKE_SAYS, NULL, NULL);
}

/* Behind the outer one. Several levels hang on each other, so that the deepest may stand a few boxes to the right. */
static void draw_inner(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    Agnode_t *box = quothp_draw_statement(picture, statement, &INNER);
    quothp_draw_part(picture, picture->statements[s->within], box, QUOTHP_STROKE_QUOTES, NULL, statement);
}

/* ---- columns ---- */

static void end_column(plan *p)
{
    quothp_draw_rank(p->picture, p->speakers.at, p->speakers.n);
    quothp_draw_rank(p->picture, p->statements.at, p->statements.n);
    p->speakers.n = p->statements.n = 0;
}

static void draw_columns(plan *p)
{
    uint64_t all = 0, done = 0;
    for (uint32_t i = 0; i < p->groups.n; i++)
        all += height_of(p, &p->groups.at[i]);
    uint64_t n_columns = 1;
    while (n_columns * n_columns * COLUMN_POINTS * 5 < all * 4) /* no page higher than 5/4 of its width */
        n_columns++;
    uint64_t column = 0;
    for (uint32_t i = 0; i < p->groups.n; i++) {
        const group *g = &p->groups.at[i];
        uint64_t height = height_of(p, g);
        if (p->speakers.n && done + height / 2 > all * (column + 1) / n_columns) {
            Agnode_t *edge = p->edge;
            end_column(p);
            column++;
            p->edge = NULL;
            quothp_draw_order(p->picture, edge, quothp_draw_speaker(p->picture, g->speaker));
        }
        draw_group(p, g);
        done += height;
    }
    end_column(p);
}

void quothp_view_statements(quothp_picture *picture)
{
    const quoth_graph *graph = picture->graph;
    plan p = {.picture = picture,
              .group_of = quothp_arena_array(picture->arena, graph->agents.n + 1, sizeof *p.group_of)};
    if (!p.group_of) {
        picture->failed = true;
        return;
    }
    for (uint32_t i = 0; i < graph->statements.n && !picture->failed; i++) {
        if (picture->shown.statements[i] && !is_inner(picture, &graph->statements.at[i]))
            add_to_group(&p, i);
    }
    if (picture->failed)
        return;
    draw_columns(&p);
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        if (picture->shown.statements[i] && is_inner(picture, &graph->statements.at[i]))
            draw_inner(&p, i);
    }
}
