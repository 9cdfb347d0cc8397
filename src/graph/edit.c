/* edit.c: see edit.h. */
#include "graph/edit.h"

#include "context.h"
#include "graph/build.h"

#include <string.h>

/* ---- numbers of agents, wherever they stand ---- */

/* One agent goes; references to it become references to another. */
typedef struct move {
    uint32_t from, into;
} move;

static uint32_t moved(const move *m, uint32_t agent)
{
    uint32_t at = agent == m->from ? m->into : agent;
    return at != QUOTHP_NONE && at > m->from ? at - 1 : at;
}

static void move_speakers(const move *m, quothp_statement *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_speakers; i++) {
        size_t agent = moved(m, (uint32_t)s->speakers[i]);
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known = known || s->speakers[k] == agent;
        if (!known)
            s->speakers[n++] = agent;
        if (s->reported_by == agent) /* who reports a statement of their own is its speaker and no more */
            s->reported_by = QUOTHP_NONE;
    }
    s->n_speakers = n;
}

static void move_about(const move *m, quothp_indices *about)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < about->n; i++) {
        uint32_t agent = moved(m, about->at[i]);
        bool known = false;
        for (uint32_t k = 0; k < n; k++)
            known = known || about->at[k] == agent;
        if (!known)
            about->at[n++] = agent;
    }
    about->n = n;
}

static void move_articles(quoth_graph *graph, const move *m)
{
    for (uint32_t i = 0; i < graph->articles.n; i++) {
        quothp_article *article = &graph->articles.at[i];
        article->publisher = moved(m, article->publisher);
        article->provider = moved(m, article->provider);
    }
}

static void move_agents(quoth_graph *graph, const move *m)
{
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        quothp_agent *agent = &graph->agents.at[i];
        agent->organization = moved(m, agent->organization);
        agent->unit_of = moved(m, agent->unit_of);
        if (agent->unit_of == moved(m, i)) /* unit and whole became one */
            agent->unit_of = QUOTHP_NONE;
    }
}

static void move_references(quoth_graph *graph, const move *m)
{
    move_articles(graph, m);
    move_agents(graph, m);
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        quothp_membership *role = &graph->roles.at[i];
        role->holder = moved(m, role->holder);
        role->organization = moved(m, role->organization);
    }
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        quothp_statement *s = &graph->statements.at[i];
        s->reported_by = moved(m, s->reported_by);
        s->addressee = moved(m, s->addressee);
        move_speakers(m, s);
        move_about(m, &s->about);
    }
}

/* ---- identifiers: an empty index is one that a change has made stale ---- */

/* A role that a correction made has no identifier before quothp_edit_settle(). */
static bool index_one(quoth_graph *graph, const char *iri, uint32_t at)
{
    return !iri || quothp_map_get(&graph->iris, iri) != UINT32_MAX ||
           quothp_map_add(&graph->iris, &graph->arena, iri, at);
}

static bool index_all(quoth_graph *graph)
{
    bool done = true;
    graph->iris = (quothp_map){0};
    for (uint32_t i = 0; done && i < graph->articles.n; i++)
        done = index_one(graph, graph->articles.at[i].text_iri, i);
    for (uint32_t i = 0; done && i < graph->agents.n; i++)
        done = index_one(graph, graph->agents.at[i].iri, i);
    for (uint32_t i = 0; done && i < graph->roles.n; i++)
        done = index_one(graph, graph->roles.at[i].iri, i);
    for (uint32_t i = 0; done && i < graph->statements.n; i++)
        done = index_one(graph, graph->statements.at[i].iri, i);
    return done;
}

static bool has_index(quoth_graph *graph)
{
    return graph->iris.n > 0 || index_all(graph);
}

/* ---- agents ---- */

/* A builder for one article, outside of the reading of a document. */
static quothp_builder builder_of(quoth_graph *graph, uint32_t article)
{
    return (quothp_builder){.graph = graph,
                            .arena = &graph->arena,
                            .scratch = &graph->q->scratch,
                            .article = article,
                            .key = graph->articles.at[article].key};
}

bool quothp_edit_add_evidence(quoth_graph *graph, quothp_evidences *to, const quothp_evidence *evidence)
{
    quothp_evidence added = *evidence; /* it may lie in the layer that grows */
    quothp_evidence *last = QUOTHP_PUSH(&graph->arena, to);
    if (!last)
        return false;
    uint32_t at = to->n - 1;
    for (; at > 0 && to->at[at - 1].article > added.article; at--)
        to->at[at] = to->at[at - 1];
    to->at[at] = added;
    return true;
}

bool quothp_edit_add_form(quoth_graph *graph, uint32_t agent, const char *form)
{
    quothp_builder b = builder_of(graph, 0);
    return quothp_build_form(&b, &graph->agents.at[agent], form);
}

bool quothp_edit_note(quoth_graph *graph, quothp_indices *corrections, uint32_t correction)
{
    for (uint32_t i = 0; i < corrections->n; i++)
        if (corrections->at[i] == correction)
            return true;
    uint32_t *place = QUOTHP_PUSH(&graph->arena, corrections);
    if (place)
        *place = correction;
    return place != NULL;
}

static bool take_over(quoth_graph *graph, uint32_t from, uint32_t into)
{
    const quothp_agent *gone = &graph->agents.at[from];
    quothp_agent *kept = &graph->agents.at[into];
    bool done = gone->kind == QUOTH_UNNAMED || quothp_edit_add_form(graph, into, gone->label);
    for (uint32_t i = 0; done && gone->kind != QUOTH_UNNAMED && i < gone->also.n; i++)
        done = quothp_edit_add_form(graph, into, gone->also.at[i]);
    for (uint32_t i = 0; done && i < gone->evidence.n; i++)
        done = quothp_edit_add_evidence(graph, &kept->evidence, &gone->evidence.at[i]);
    for (uint32_t i = 0; done && i < gone->corrections.n; i++)
        done = quothp_edit_note(graph, &kept->corrections, gone->corrections.at[i]);
    kept->n_mentions += gone->n_mentions;
    if (kept->org_kind == QUOTHP_ORG)
        kept->org_kind = gone->org_kind;
    if (kept->kind == QUOTH_UNNAMED && kept->organization == QUOTHP_NONE)
        kept->organization = gone->organization;
    if (kept->kind == QUOTH_UNNAMED && !kept->anonymity_reason)
        kept->anonymity_reason = gone->anonymity_reason;
    if (kept->kind == QUOTH_ORGANIZATION && kept->unit_of == QUOTHP_NONE)
        kept->unit_of = gone->unit_of;
    return done;
}

bool quothp_edit_merge_agents(quoth_graph *graph, uint32_t from, uint32_t into)
{
    if (!take_over(graph, from, into))
        return false;
    move_references(graph, &(move){from, into});
    graph->agents.n--;
    memmove(&graph->agents.at[from], &graph->agents.at[from + 1], (graph->agents.n - from) * sizeof *graph->agents.at);
    graph->iris = (quothp_map){0};
    return true;
}

bool quothp_edit_rename_agent(quoth_graph *graph, uint32_t *agent, const char *label)
{
    if (!has_index(graph))
        return false;
    quothp_agent *a = &graph->agents.at[*agent];
    quothp_builder b = builder_of(graph, a->evidence.n ? a->evidence.at[0].article : 0);
    const char *old = a->label, *iri = quothp_build_agent_iri(&b, a->kind, label);
    if (a->kind == QUOTH_UNNAMED) /* named after its place, which stays */
        iri = a->iri;
    uint32_t other = iri ? quothp_map_get(&graph->iris, iri) : QUOTHP_NONE;
    if (!iri)
        return false;
    if (other != UINT32_MAX && other != *agent) {
        uint32_t from = *agent;
        *agent = other > from ? other - 1 : other;
        return quothp_edit_merge_agents(graph, from, other);
    }
    a->iri = iri;
    a->label = label;
    graph->iris = (quothp_map){0};
    return quothp_edit_add_form(graph, *agent, old);
}

bool quothp_edit_add_agent(quoth_graph *graph, quoth_agent_kind kind, const char *label, uint32_t article,
                           uint32_t *agent)
{
    if (!has_index(graph))
        return false;
    quothp_builder b = builder_of(graph, article);
    *agent = kind == QUOTH_PERSON ? quothp_build_person(&b, label) : quothp_build_organization(&b, label, QUOTHP_ORG);
    return *agent != QUOTHP_NONE;
}

/* ---- statements, roles ---- */

void quothp_edit_drop_statement(quoth_graph *graph, uint32_t statement)
{
    uint32_t outer = graph->statements.at[statement].within;
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        uint32_t *within = &graph->statements.at[i].within;
        if (*within == statement)
            *within = outer;
        if (*within != QUOTHP_NONE && *within > statement)
            --*within;
    }
    graph->statements.n--;
    memmove(&graph->statements.at[statement], &graph->statements.at[statement + 1],
            (graph->statements.n - statement) * sizeof *graph->statements.at);
}

void quothp_edit_drop_role(quoth_graph *graph, uint32_t role)
{
    graph->roles.n--;
    memmove(&graph->roles.at[role], &graph->roles.at[role + 1], (graph->roles.n - role) * sizeof *graph->roles.at);
}

/* ---- roles that became one ---- */

/* The role is what an earlier one is: that one takes its evidence. */
static bool join_roles(quoth_graph *graph, uint32_t into, uint32_t from)
{
    quothp_membership *kept = &graph->roles.at[into];
    const quothp_membership *gone = &graph->roles.at[from];
    bool done = true;
    for (uint32_t i = 0; done && i < gone->evidence.n; i++)
        done = quothp_edit_add_evidence(graph, &kept->evidence, &gone->evidence.at[i]);
    for (uint32_t i = 0; done && i < gone->corrections.n; i++)
        done = quothp_edit_note(graph, &kept->corrections, gone->corrections.at[i]);
    if (kept->confidence < gone->confidence)
        kept->confidence = gone->confidence;
    quothp_edit_drop_role(graph, from);
    return done;
}

/* The i-th list of the corrections that items keep; NULL behind the last. */
static quothp_indices *notes_of(quoth_graph *graph, uint32_t i)
{
    if (i < graph->agents.n)
        return &graph->agents.at[i].corrections;
    i -= graph->agents.n;
    if (i < graph->roles.n)
        return &graph->roles.at[i].corrections;
    i -= graph->roles.n;
    return i < graph->statements.n ? &graph->statements.at[i].corrections : NULL;
}

/* A correction of what a later one took away has left nothing: it is no part of the graph's history. */
static bool forget_idle_corrections(quoth_graph *graph)
{
    uint32_t n = graph->corrections.n, n_kept = 0;
    uint32_t *number = quothp_arena_array(&graph->q->scratch, n + 1, sizeof *number); /* from 1; 0: idle */
    quothp_indices *notes;
    if (!number)
        return false;
    for (uint32_t i = 0; (notes = notes_of(graph, i)); i++)
        for (uint32_t k = 0; k < notes->n; k++)
            number[notes->at[k]] = 1;
    for (uint32_t i = 0; i < n; i++) {
        if (!number[i] && !graph->corrections.at[i].removed.n)
            continue;
        graph->corrections.at[n_kept++] = graph->corrections.at[i];
        number[i] = n_kept;
    }
    for (uint32_t i = 0; (notes = notes_of(graph, i)); i++)
        for (uint32_t k = 0; k < notes->n; k++)
            notes->at[k] = number[notes->at[k]] - 1;
    graph->corrections.n = n_kept;
    return true;
}

bool quothp_edit_settle(quoth_graph *graph)
{
    quothp_map seen = {0};
    quothp_builder b = {.graph = graph, .arena = &graph->arena, .scratch = &graph->q->scratch};
    for (uint32_t i = 0; i < graph->roles.n;) {
        const char *iri = quothp_build_role_iri(&b, &graph->roles.at[i]);
        if (!iri)
            return false;
        uint32_t same = quothp_map_get(&seen, iri);
        graph->roles.at[i].iri = iri;
        if (same != UINT32_MAX ? !join_roles(graph, same, i) : !quothp_map_add(&seen, &graph->arena, iri, i))
            return false;
        i += same == UINT32_MAX;
    }
    return forget_idle_corrections(graph) && index_all(graph);
}
