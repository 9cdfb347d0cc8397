/* graph.c: a graph's life, and what all outputs ask of it. */
#include "graph/graph.h"

#include "context.h"

#include <stdlib.h>
#include <string.h>

const char *quothp_role_status_text(quothp_role_status status)
{
    static const char *const TEXT[] = {"Current", "Former", "Prospective"};
    return TEXT[status];
}

const char *quothp_confidence_text(float confidence, char out[16])
{
    if (!(confidence > 0))
        return NULL;
    unsigned hundredths = confidence >= 1 ? 100 : (unsigned)(confidence * 100 + 0.5f);
    snprintf(out, 16, "%u.%02u", hundredths / 100, hundredths % 100);
    return out;
}

bool quothp_evidence_repeated(const quothp_evidences *evidence, uint32_t i)
{
    const quothp_evidence *at = evidence->at;
    for (uint32_t k = i; k-- > 0 && at[k].article == at[i].article;)
        if (at[k].begin == at[i].begin && at[k].end == at[i].end)
            return true;
    return false;
}

const char *quothp_statement_source(const quoth_graph *graph, const quothp_statement *statement, quothp_arena *arena)
{
    const quothp_agent *agents = graph->agents.at;
    const char *text = "";
    for (size_t i = 0; i < statement->n_speakers && text; i++)
        text = quothp_arena_printf(arena, "%s%s%s", text, i ? "; " : "", agents[statement->speakers[i]].label);
    if (statement->cue && text)
        text = quothp_arena_printf(arena, "%s%s%s", text, *text ? ": " : "", statement->cue);
    if (statement->reported_by != QUOTHP_NONE && text)
        text = quothp_arena_printf(arena, "%s%sreported by %s", text, *text ? ", " : "",
                                   agents[statement->reported_by].label);
    return text;
}

quoth_graph *quoth_graph_new(quoth *q)
{
    quoth_graph *graph = calloc(1, sizeof *graph);
    if (!graph)
        return NULL;
    size_t n = strlen(q->base);
    bool ends = n && strchr("/#:", q->base[n - 1]);
    graph->q = q;
    graph->base = quothp_arena_printf(&graph->arena, "%s%s", q->base, ends ? "" : "/");
    if (!graph->base) {
        quoth_graph_free(graph);
        return NULL;
    }
    return graph;
}

void quoth_graph_free(quoth_graph *graph)
{
    if (!graph)
        return;
    quothp_arena_free(&graph->arena);
    free(graph);
}
