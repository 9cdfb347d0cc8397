/* agents.c: corrections of who is who: same, rename, not-same. */
#include "correct/work.h"
#include "graph/edit.h"

#include <string.h>

/* A person is no organization; an unnamed source may turn out to be anybody. */
static bool may_be_one(const quoth_graph *graph, uint32_t from, uint32_t into)
{
    quoth_agent_kind kind = graph->agents.at[from].kind;
    return from != into && (kind == QUOTH_UNNAMED || kind == graph->agents.at[into].kind);
}

/* The last one first, as a merge moves all behind it. */
void quothp_apply_same(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    uint32_t into;
    quothp_indices found = quothp_correct_agents(j, j->subject, j->article);
    if (!quothp_correct_first(j, j->object, QUOTHP_NONE, &into))
        return;
    for (uint32_t i = found.n; i-- > 0 && !j->failed;) {
        uint32_t from = found.at[i];
        if (!may_be_one(graph, from, into))
            continue;
        quothp_removed(j, graph->agents.at[from].iri, quothp_correct_article(&graph->agents.at[from].evidence));
        if (!quothp_edit_merge_agents(graph, from, into))
            j->failed = true;
        into -= into > from;
        quothp_agent_changed(j, into);
    }
}

void quothp_apply_rename(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    const char *label = quothp_correct_keep(j, j->object);
    quothp_indices found = quothp_correct_agents(j, j->subject, j->article);
    for (uint32_t i = found.n; i-- > 0 && !j->failed;) {
        uint32_t agent = found.at[i];
        const char *old = graph->agents.at[agent].iri;
        if (strcmp(graph->agents.at[agent].label, label) == 0)
            continue;
        if (!quothp_edit_rename_agent(graph, &agent, label)) {
            j->failed = true;
            return;
        }
        if (strcmp(old, graph->agents.at[agent].iri) != 0)
            quothp_removed(j, old, quothp_correct_article(&graph->agents.at[agent].evidence));
        quothp_agent_changed(j, agent);
    }
}

static bool overlaps(const quothp_evidences *places, const quothp_evidence *with)
{
    for (uint32_t i = 0; i < places->n; i++) {
        const quothp_evidence *at = &places->at[i];
        if (at->article == with->article && at->begin < with->end && with->begin < at->end)
            return true;
    }
    return false;
}

static bool overlaps_any(const quothp_evidences *places, const quothp_evidences *with)
{
    for (uint32_t i = 0; i < with->n; i++)
        if (overlaps(places, &with->at[i]))
            return true;
    return false;
}

/* Moves the mentions of that form to the other agent. */
static void move_mentions(quothp_correcting *j, uint32_t from, uint32_t to)
{
    quothp_agent *a = &j->graph->agents.at[from], *b = &j->graph->agents.at[to];
    uint32_t kept = 0, forms = 0;
    for (uint32_t i = 0; i < a->evidence.n && !j->failed; i++) {
        if (!quothp_same_words(a->evidence.at[i].text, j->subject)) {
            a->evidence.at[kept++] = a->evidence.at[i];
        } else {
            j->failed = !quothp_edit_add_evidence(j->graph, &b->evidence, &a->evidence.at[i]);
            b->n_mentions++;
            a->n_mentions -= a->n_mentions > 1;
        }
    }
    for (uint32_t i = 0; i < a->also.n; i++)
        if (!quothp_same_words(a->also.at[i], j->subject))
            a->also.at[forms++] = a->also.at[i];
    a->evidence.n = kept;
    a->also.n = forms;
}

/* What is said, and held, by the mentions that moved. */
static void move_findings(quothp_correcting *j, uint32_t from, uint32_t to)
{
    quoth_graph *graph = j->graph;
    const quothp_evidences *moved = &graph->agents.at[to].evidence;
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        quothp_statement *s = &graph->statements.at[i];
        for (size_t k = 0; k < s->n_speakers; k++) {
            if (s->speakers[k] != from || !overlaps_any(&s->source, moved))
                continue;
            s->speakers[k] = to;
            quothp_statement_changed(j, i);
        }
    }
    for (uint32_t i = 0; i < graph->roles.n; i++) {
        quothp_membership *role = &graph->roles.at[i];
        if (role->holder != from || !overlaps_any(&role->evidence, moved))
            continue;
        role->holder = to;
        quothp_role_changed(j, i);
    }
}

static bool mentions(const quothp_agent *agent, const char *form)
{
    for (uint32_t i = 0; i < agent->evidence.n; i++)
        if (quothp_same_words(agent->evidence.at[i].text, form))
            return true;
    return false;
}

void quothp_apply_not_same(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    uint32_t from, to;
    if (!quothp_correct_first(j, j->object, j->article, &from))
        return;
    const quothp_agent *a = &graph->agents.at[from];
    if (a->kind == QUOTH_UNNAMED || quothp_same_words(a->label, j->subject) || !mentions(a, j->subject))
        return;
    const char *label = quothp_correct_keep(j, j->subject);
    if (!label || !quothp_edit_add_agent(graph, a->kind, label, quothp_correct_article(&a->evidence), &to)) {
        j->failed = true;
        return;
    }
    if (to == from) /* "Oakes" and "oakes": one identifier */
        return;
    graph->agents.at[to].org_kind = graph->agents.at[from].org_kind;
    move_mentions(j, from, to);
    move_findings(j, from, to);
    quothp_agent_changed(j, from);
    quothp_agent_changed(j, to);
}
