/* findings.c: corrections of what was said and who is what: speaker, drop, role. */
#include "correct/work.h"
#include "graph/edit.h"

#include <string.h>

/* ---- speaker, drop ---- */

/* Somebody who is not in the graph becomes a person; the words that stood for the speaker are the evidence. */
static bool speaker_of(quothp_correcting *j, uint32_t statement, uint32_t *agent)
{
    quoth_graph *graph = j->graph;
    const quothp_statement *s = &graph->statements.at[statement];
    if (quothp_correct_first(j, j->object, s->article, agent) || quothp_correct_first(j, j->object, QUOTHP_NONE, agent))
        return true;
    const char *label = quothp_correct_keep(j, j->object);
    const quothp_evidences *evidence = s->source.n ? &s->source : &s->content;
    return label && quothp_edit_add_agent(graph, QUOTH_PERSON, label, s->article, agent) &&
           quothp_edit_add_evidence(graph, &graph->agents.at[*agent].evidence, &evidence->at[0]);
}

void quothp_apply_speaker(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    uint32_t agent;
    for (uint32_t i = 0; !j->failed && quothp_find_statement(graph, j->subject, j->article, &i); i++) {
        quothp_statement *s = &graph->statements.at[i];
        size_t *speakers = quothp_arena_array(&graph->arena, 1, sizeof *speakers);
        if (!speakers || !speaker_of(j, i, &agent)) {
            j->failed = true;
            return;
        }
        speakers[0] = agent;
        s->speakers = speakers;
        s->n_speakers = 1;
        if (s->reported_by == agent)
            s->reported_by = QUOTHP_NONE;
        s->confidence = 1;
        quothp_statement_changed(j, i);
    }
}

static bool has(const quothp_indices *list, uint32_t item)
{
    for (uint32_t i = 0; i < list->n; i++)
        if (list->at[i] == item)
            return true;
    return false;
}

static void drop_roles(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    quothp_indices found = quothp_correct_agents(j, j->subject, j->article);
    for (uint32_t i = graph->roles.n; i-- > 0;) {
        const quothp_membership *role = &graph->roles.at[i];
        if (!has(&found, role->holder) || !quothp_same_words(role->label, j->object))
            continue;
        if (role->iri) /* else a correction made it: no graph has had it */
            quothp_removed(j, role->iri, quothp_correct_article(&role->evidence));
        quothp_agent_changed(j, role->holder);
        quothp_edit_drop_role(graph, i);
    }
}

void quothp_apply_drop(quothp_correcting *j)
{
    quoth_graph *graph = j->graph;
    if (*j->object) {
        drop_roles(j);
        return;
    }
    for (uint32_t i = 0; quothp_find_statement(graph, j->subject, j->article, &i);) {
        quothp_removed(j, graph->statements.at[i].iri, graph->statements.at[i].article);
        quothp_edit_drop_statement(graph, i);
    }
}

/* ---- role ---- */

/* "former director": the status, and behind it the name of the role. */
static const char *status_of(const char *words, quothp_role_status *status)
{
    static const char *const WORDS[] = {
        [QUOTHP_CURRENT] = "current ", [QUOTHP_FORMER] = "former ", [QUOTHP_PROSPECTIVE] = "prospective "};
    for (int i = QUOTHP_CURRENT; i <= QUOTHP_PROSPECTIVE; i++) {
        if (!quothp_str_starts(quothp_str_of(words), WORDS[i]))
            continue;
        *status = (quothp_role_status)i;
        return words + strlen(WORDS[i]);
    }
    *status = QUOTHP_CURRENT;
    return words;
}

static bool organization_of(quothp_correcting *j, uint32_t article, uint32_t *organization)
{
    *organization = QUOTHP_NONE;
    if (!*j->detail)
        return true;
    quothp_indices found = quothp_correct_agents(j, j->detail, QUOTHP_NONE);
    for (uint32_t i = 0; i < found.n; i++) {
        *organization = found.at[i];
        if (j->graph->agents.at[*organization].kind == QUOTH_ORGANIZATION)
            return true;
    }
    const char *label = quothp_correct_keep(j, j->detail);
    return label && quothp_edit_add_agent(j->graph, QUOTH_ORGANIZATION, label, article, organization);
}

/* The role of that name that the agent holds, or a new one, which is known by what names its holder. */
static quothp_membership *role_of(quothp_correcting *j, uint32_t holder, const char *label)
{
    quoth_graph *graph = j->graph;
    for (uint32_t i = 0; i < graph->roles.n; i++)
        if (graph->roles.at[i].holder == holder && quothp_same_words(graph->roles.at[i].label, label))
            return &graph->roles.at[i];
    quothp_membership *role = QUOTHP_PUSH(&graph->arena, &graph->roles);
    const quothp_evidences *evidence = &graph->agents.at[holder].evidence;
    if (!role || (evidence->n && !quothp_edit_add_evidence(graph, &role->evidence, &evidence->at[0])))
        return NULL;
    role->holder = holder;
    role->organization = QUOTHP_NONE;
    role->label = label;
    return role;
}

static void set_role(quothp_correcting *j, uint32_t holder, const char *label, quothp_role_status status)
{
    quoth_graph *graph = j->graph;
    uint32_t organization;
    bool done = organization_of(j, quothp_correct_article(&graph->agents.at[holder].evidence), &organization);
    quothp_membership *role = done ? role_of(j, holder, label) : NULL;
    if (!role) {
        j->failed = true;
        return;
    }
    role->status = status;
    role->confidence = 1;
    quothp_role_changed(j, (uint32_t)(role - graph->roles.at));
    if (organization == QUOTHP_NONE)
        return;
    role->organization = organization;
    quothp_evidences *evidence = &graph->agents.at[organization].evidence;
    if (!evidence->n && !quothp_edit_add_evidence(graph, evidence, &role->evidence.at[0])) /* the correction made it */
        j->failed = true;
}

void quothp_apply_role(quothp_correcting *j)
{
    quothp_role_status status;
    const char *label = quothp_correct_keep(j, status_of(j->object, &status));
    quothp_indices found = quothp_correct_agents(j, j->subject, j->article);
    for (uint32_t i = 0; i < found.n && !j->failed; i++) {
        const quothp_agent *agent = &j->graph->agents.at[found.at[i]];
        if (agent->kind != QUOTH_ORGANIZATION && agent->evidence.n)
            set_role(j, found.at[i], label, status);
    }
}
