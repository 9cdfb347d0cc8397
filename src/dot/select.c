/* select.c: see select.h. */
#include "dot/select.h"

#include <stdlib.h>

typedef struct candidate {
    uint32_t index;
    uint32_t turn;   /* statements: how many of the same speaker come before; agents: 0 */
    uint64_t weight; /* more is more important */
} candidate;

static int by_importance(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->turn != y->turn)
        return x->turn < y->turn ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Adds to the agent's weight; an index from a broken graph counts for nothing. */
static void add(const quoth_graph *graph, uint64_t *weights, size_t agent, uint64_t weight)
{
    if (agent < graph->agents.n)
        weights[agent] += weight;
}

static void weigh_statement(const quoth_graph *graph, const quothp_statement *s, quoth_view view, uint64_t *weights)
{
    for (size_t i = 0; i < s->n_speakers; i++)
        add(graph, weights, s->speakers[i], 40);
    if (view != QUOTH_VIEW_ACTORS)
        add(graph, weights, s->reported_by, 20);
    if (view == QUOTH_VIEW_ACTORS && s->n_speakers) {
        add(graph, weights, s->addressee, 10);
        for (uint32_t i = 0; i < s->about.n; i++)
            add(graph, weights, s->about.at[i], 10);
    }
}

/* What ties an agent into the view; 0 for one that is only named. */
static uint64_t *weigh_links(quothp_arena *arena, const quoth_graph *graph, quoth_view view)
{
    uint64_t *weights = quothp_arena_array(arena, graph->agents.n + 1, sizeof *weights);
    if (!weights)
        return NULL;
    for (uint32_t i = 0; i < graph->statements.n; i++)
        weigh_statement(graph, &graph->statements.at[i], view, weights);
    if (view != QUOTH_VIEW_ACTORS)
        return weights;
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        if (graph->roles.at[i].organization >= graph->agents.n)
            continue;
        add(graph, weights, graph->roles.at[i].holder, 10);
        add(graph, weights, graph->roles.at[i].organization, 10);
    }
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        if (graph->agents.at[i].kind == QUOTH_UNNAMED)
            add(graph, weights, graph->agents.at[i].organization, 10);
    }
    return weights;
}

/* A few more than the most are taken whole: a note that two of forty are missing helps nobody. */
static uint32_t take(candidate *all, uint32_t n, uint32_t max, bool *chosen)
{
    qsort(all, n, sizeof *all, by_importance);
    uint32_t taken = n <= max + max / 5 ? n : max;
    for (uint32_t i = 0; i < taken; i++)
        chosen[all[i].index] = true;
    return taken;
}

static quoth_status select_agents(quothp_arena *arena, const quoth_graph *graph, const uint64_t *weights, uint32_t max,
                                  quothp_selection *selection)
{
    candidate *all = quothp_arena_array(arena, graph->agents.n + 1, sizeof *all);
    selection->agents = quothp_arena_array(arena, graph->agents.n + 1, sizeof *selection->agents);
    if (!all || !selection->agents)
        return QUOTH_ERR_MEMORY;
    uint32_t n = 0;
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        if (weights[i])
            all[n++] = (candidate){i, 0, weights[i] + graph->agents.at[i].n_mentions};
    }
    selection->all_agents = n;
    selection->n_agents = take(all, n, max, selection->agents);
    return QUOTH_OK;
}

static bool has_speaker(const quothp_statement *s, const bool *agents)
{
    for (size_t i = 0; i < s->n_speakers; i++) {
        if (agents[s->speakers[i]])
            return true;
    }
    return false;
}

/* The actors' view has no place for words of nobody; the others show them as of an unknown source. */
static bool belongs(const quothp_statement *s, quoth_view view)
{
    return view != QUOTH_VIEW_ACTORS || s->n_speakers > 0;
}

static quoth_status select_statements(quothp_arena *arena, const quoth_graph *graph, quoth_view view,
                                      const uint64_t *weights, uint32_t max, quothp_selection *selection)
{
    candidate *all = quothp_arena_array(arena, graph->statements.n + 1, sizeof *all);
    uint32_t *turns = quothp_arena_array(arena, graph->agents.n + 1, sizeof *turns);
    selection->statements = quothp_arena_array(arena, graph->statements.n + 1, sizeof *selection->statements);
    if (!all || !turns || !selection->statements)
        return QUOTH_ERR_MEMORY;
    uint32_t n = 0;
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        selection->all_statements += belongs(s, view);
        if (!belongs(s, view) || (s->n_speakers && !has_speaker(s, selection->agents)))
            continue;
        size_t speaker = s->n_speakers ? s->speakers[0] : graph->agents.n; /* the last counter: of nobody */
        all[n++] = (candidate){i, turns[speaker]++, s->n_speakers ? weights[speaker] : 0};
    }
    selection->n_statements = take(all, n, max, selection->statements);
    return QUOTH_OK;
}

quoth_status quothp_select(quothp_arena *arena, const quoth_graph *graph, quoth_view view, uint32_t max_agents,
                           uint32_t max_statements, quothp_selection *selection)
{
    *selection = (quothp_selection){0};
    const uint64_t *weights = weigh_links(arena, graph, view);
    if (!weights)
        return QUOTH_ERR_MEMORY;
    quoth_status status = select_agents(arena, graph, weights, max_agents, selection);
    if (status == QUOTH_OK)
        status = select_statements(arena, graph, view, weights, max_statements, selection);
    return status;
}
