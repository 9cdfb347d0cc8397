/* view_sources.c: how we know. Read from left to right: who said it, the words, the statement that passes them on, the
   outlet that has them, the article. */
#include "dot/boxes.h"
#include "dot/label.h"
#include "dot/views.h"

enum { MOST_A_WAY = 3 };

static const quothp_statement_parts PARTS = {.columns = 34, .max_columns = 80, .outlet = false};

/* Statements of one speaker that reach one article through one outlet. */
typedef struct way {
    size_t speaker;
    uint32_t outlet, article;
    uint32_t n, drawn; /* statements that go this way */
} way;

typedef struct plan {
    quothp_picture *picture;
    QUOTHP_LAYER(way) ways;
    Agnode_t **outlets, **articles; /* by agent, by article */
} plan;

static bool is_shown(const quothp_picture *picture, uint32_t statement)
{
    return statement < picture->graph->statements.n && picture->shown.statements[statement];
}

static Agnode_t *article_box(plan *p, uint32_t article)
{
    quothp_picture *picture = p->picture;
    if (article >= picture->graph->articles.n)
        return NULL;
    if (p->articles[article])
        return p->articles[article];
    const quothp_article *a = &picture->graph->articles.at[article];
    const char *title = quothp_label_clean(picture->arena, a->headline ? a->headline : "the article");
    quothp_buf label = {0};
    quothp_markup_lines(picture, &label, title ? quothp_label_cut(picture->arena, title, 120) : NULL, 24, "<B>", "</B>",
                        false);
    if (a->publisher != QUOTHP_NONE)
        quothp_markup_lines(picture, &label, quothp_agent_text(picture, a->publisher), 26, "", "", false);
    if (a->date)
        quothp_markup_lines(picture, &label, quothp_label_clean(picture->arena, a->date), 26, "", "", false);
    quothp_box box = {.look = QUOTHP_LOOK_ARTICLE,
                      .name = title,
                      .label = quothp_markup_end(picture, &label),
                      .tip = title ? quothp_label_tip(picture->arena, title) : NULL,
                      .url = quothp_article_url(picture, article)};
    return p->articles[article] = quothp_draw_box(picture, NULL, &box);
}

/* An outlet that speaks itself stands on the left too: as a speaker it is another box. */
static Agnode_t *outlet_box(plan *p, uint32_t outlet, uint32_t article)
{
    quothp_picture *picture = p->picture;
    if (outlet >= picture->graph->agents.n)
        return article_box(p, article);
    if (!p->outlets[outlet]) {
        Agnode_t *as_speaker = picture->agents[outlet];
        picture->agents[outlet] = NULL;
        p->outlets[outlet] = quothp_draw_agent(picture, NULL, outlet, QUOTHP_NONE);
        picture->agents[outlet] = as_speaker;
    }
    quothp_draw_line(picture, p->outlets[outlet], article_box(p, article), QUOTHP_STROKE_THROUGH, NULL, NULL);
    return p->outlets[outlet];
}

static way *way_of(plan *p, const quothp_statement *s)
{
    size_t speaker = s->n_speakers ? s->speakers[0] : QUOTHP_NONE;
    for (uint32_t i = 0; i < p->ways.n; i++) {
        way *w = &p->ways.at[i];
        if (w->speaker == speaker && w->outlet == s->reported_by && w->article == s->article)
            return w;
    }
    way *made = QUOTHP_PUSH(p->picture->arena, &p->ways);
    if (made)
        *made = (way){speaker, s->reported_by, s->article, 0, 0};
    else
        p->picture->failed = true;
    return made;
}

/* "and 1 more" would take the room of that one. */
static bool has_room(const way *w)
{
    return w->n <= MOST_A_WAY + 1 || w->drawn < MOST_A_WAY;
}

/* The medium stands on the line that leads on: "a letter". */
static const char *medium_label(quothp_picture *picture, const quothp_statement *s)
{
    const char *medium = s->medium && *s->medium ? quothp_label_clean(picture->arena, s->medium) : NULL;
    if (!medium)
        return NULL;
    quothp_buf label = {0};
    quothp_markup_lines(picture, &label, quothp_label_cut(picture->arena, medium, 50), 20, "<I>", "</I>", false);
    return quothp_markup_end(picture, &label);
}

static void draw_statement(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    way *w = way_of(p, s);
    bool chained = is_shown(picture, s->within);
    if (!w || (!has_room(w) && !chained))
        return;
    w->drawn++;
    Agnode_t *box = quothp_draw_statement(picture, statement, &PARTS);
    if (!s->n_speakers)
        quothp_draw_part(picture, quothp_draw_speaker(picture, QUOTHP_NONE), box, QUOTHP_STROKE_SAYS, NULL, statement);
    for (size_t k = 0; k < s->n_speakers; k++)
        quothp_draw_part(picture, quothp_draw_speaker(picture, s->speakers[k]), box, QUOTHP_STROKE_SAYS, NULL,
                         statement);
    if (!chained)
        quothp_draw_part(picture, box, outlet_box(p, s->reported_by, s->article), QUOTHP_STROKE_THROUGH,
                         medium_label(picture, s), statement);
}

static void draw_chain(plan *p, uint32_t statement)
{
    quothp_picture *picture = p->picture;
    const quothp_statement *s = &picture->graph->statements.at[statement];
    if (!is_shown(picture, s->within) || !picture->statements[statement])
        return;
    Agnode_t *outer = picture->statements[s->within];
    quothp_draw_part(picture, picture->statements[statement], outer ? outer : outlet_box(p, s->reported_by, s->article),
                     QUOTHP_STROKE_WITHIN, medium_label(picture, s), statement);
}

static void draw_rest(plan *p, const way *w)
{
    quothp_picture *picture = p->picture;
    if (w->n == w->drawn)
        return;
    Agnode_t *note = quothp_draw_more(picture, w->n - w->drawn);
    quothp_draw_line(picture, quothp_draw_speaker(p->picture, w->speaker), note, QUOTHP_STROKE_SAYS, NULL, NULL);
    quothp_draw_line(picture, note, outlet_box(p, w->outlet, w->article), QUOTHP_STROKE_THROUGH, NULL, NULL);
}

void quothp_view_sources(quothp_picture *picture)
{
    const quoth_graph *graph = picture->graph;
    plan p = {.picture = picture,
              .outlets = quothp_arena_array(picture->arena, graph->agents.n + 1, sizeof(Agnode_t *)),
              .articles = quothp_arena_array(picture->arena, graph->articles.n + 1, sizeof(Agnode_t *))};
    if (!p.outlets || !p.articles) {
        picture->failed = true;
        return;
    }
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        way *w = picture->shown.statements[i] ? way_of(&p, &graph->statements.at[i]) : NULL;
        if (w)
            w->n++;
    }
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        if (picture->shown.statements[i])
            draw_statement(&p, i);
    }
    for (uint32_t i = 0; i < graph->statements.n; i++)
        draw_chain(&p, i);
    for (uint32_t i = 0; i < p.ways.n; i++)
        draw_rest(&p, &p.ways.at[i]);
}
