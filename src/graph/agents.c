/* agents.c: which entities of a document become people, organizations and unnamed sources.
 *
 * Every named person and organization does. A place does when it speaks: then its government is meant. Whoever else
 * speaks, or passes on what others said, is an unnamed source; an entity of pronouns alone is nobody we could label.
 */
#include "base/utf8.h"
#include "graph/build.h"
#include "graph/iri.h"

#include <string.h>

enum { SOURCE_DIGITS = 12, SURNAME_DIGITS = 8 };

static const char *best_text(quothp_builder *b, const quothp_entity *entity)
{
    if (entity->named && entity->label.n)
        return quothp_build_label(b, entity->label);
    return quothp_build_label(b, quothp_doc_str(b->doc, b->doc->mentions.at[entity->best].span));
}

/* One word tells too little: the Paul of one article is not the Paul of another. */
static const char *person_iri(quothp_builder *b, const char *label)
{
    const char *slug = quothp_slug(b->arena, label);
    if (!slug || strchr(label, ' '))
        return slug ? quothp_arena_printf(b->arena, "%sperson/%s", b->graph->base, slug) : NULL;
    return quothp_arena_printf(b->arena, "%sperson/%s-%.*s", b->graph->base, slug, SURNAME_DIGITS, b->key);
}

static const char *organization_iri(quothp_builder *b, const char *label)
{
    const char *slug = quothp_slug(b->arena, label);
    if (!slug)
        return NULL;
    if (strncmp(slug, "the-", 4) == 0)
        slug += 4;
    return quothp_arena_printf(b->arena, "%sorganization/%s", b->graph->base, slug);
}

const char *quothp_build_agent_iri(quothp_builder *b, quoth_agent_kind kind, const char *label)
{
    return kind == QUOTH_PERSON ? person_iri(b, label) : organization_iri(b, label);
}

/* The same words describe different sources, so the place counts as well. */
static const char *source_iri(quothp_builder *b, const char *label, quothp_span span)
{
    const char *slug = quothp_short_slug(b->arena, label);
    const char *place = quothp_arena_printf(b->scratch, "%s\n%u\n%u", b->key, quothp_cp_of(&b->cp, span.begin),
                                            quothp_cp_of(&b->cp, span.end));
    const char *hash = place ? quothp_hex(b->scratch, quothp_str_of(place), SOURCE_DIGITS) : NULL;
    return slug && hash ? quothp_arena_printf(b->arena, "%ssource/%s-%s", b->graph->base, slug, hash) : NULL;
}

/* The agent of that identifier, made if there is none yet. */
static uint32_t agent_at(quothp_builder *b, const char *iri, const char *label, quoth_agent_kind kind)
{
    quoth_graph *graph = b->graph;
    uint32_t found = iri ? quothp_map_get(&graph->iris, iri) : QUOTHP_NONE;
    if (!iri || !label || found != UINT32_MAX)
        return found;
    found = graph->agents.n;
    quothp_agent *agent = QUOTHP_PUSH(b->arena, &graph->agents);
    if (!agent || !quothp_map_add(&graph->iris, b->arena, iri, found))
        return QUOTHP_NONE;
    *agent =
        (quothp_agent){.iri = iri, .label = label, .kind = kind, .organization = QUOTHP_NONE, .unit_of = QUOTHP_NONE};
    return found;
}

/* Keeps the other forms of a name sorted. Returns 0 when memory is out. */
int quothp_build_form(quothp_builder *b, quothp_agent *agent, const char *form)
{
    if (!form)
        return 0;
    if (strcmp(form, agent->label) == 0 || quothp_utf8_count(form, strlen(form)) < 2)
        return 1;
    uint32_t at = 0;
    while (at < agent->also.n && strcmp(agent->also.at[at], form) < 0)
        at++;
    if (at < agent->also.n && strcmp(agent->also.at[at], form) == 0)
        return 1;
    const char **last = QUOTHP_PUSH(b->arena, &agent->also);
    if (!last)
        return 0;
    memmove(&agent->also.at[at + 1], &agent->also.at[at], (agent->also.n - 1 - at) * sizeof *agent->also.at);
    agent->also.at[at] = form;
    return 1;
}

uint32_t quothp_build_organization(quothp_builder *b, const char *label, quothp_org_kind kind)
{
    uint32_t at = agent_at(b, organization_iri(b, label), label, QUOTH_ORGANIZATION);
    if (at == QUOTHP_NONE)
        return at;
    quothp_agent *agent = &b->graph->agents.at[at];
    if (agent->org_kind == QUOTHP_ORG)
        agent->org_kind = kind;
    return quothp_build_form(b, agent, label) ? at : QUOTHP_NONE;
}

uint32_t quothp_build_person(quothp_builder *b, const char *label)
{
    uint32_t at = agent_at(b, person_iri(b, label), label, QUOTH_PERSON);
    return at != QUOTHP_NONE && quothp_build_form(b, &b->graph->agents.at[at], label) ? at : QUOTHP_NONE;
}

/* What the article calls an unnamed source; a name among them ("Democrats") stands in a phrase ("House Democrats"). */
static quothp_span description(const quothp_mention *mention)
{
    return mention->kind == QUOTHP_MENTION_NAME ? mention->phrase : mention->span;
}

static uint32_t unnamed(quothp_builder *b, const quothp_entity *entity)
{
    quothp_span words = description(&b->doc->mentions.at[entity->best]);
    const char *label = quothp_build_label(b, quothp_doc_str(b->doc, words));
    uint32_t at = label ? agent_at(b, source_iri(b, label, words), label, QUOTH_UNNAMED) : QUOTHP_NONE;
    if (at != QUOTHP_NONE)
        b->graph->agents.at[at].many = entity->number == QUOTHP_PLURAL;
    return at;
}

/* Returns 0 when memory is out. */
static int add_named(quothp_builder *b, uint32_t e)
{
    const quothp_entity *entity = &b->doc->entities.at[e];
    bool is_person = entity->type == QUOTHP_NAME_PERSON;
    if (!entity->named || !(is_person || entity->type == QUOTHP_NAME_ORGANIZATION))
        return 1;
    const char *label = best_text(b, entity);
    if (!label)
        return 0;
    if (*label)
        b->agent_of[e] =
            is_person ? quothp_build_person(b, label) : quothp_build_organization(b, label, entity->org_kind);
    return !*label || b->agent_of[e] != QUOTHP_NONE;
}

/* A mention that speaks or passes on. Returns 0 when memory is out. */
static int add_source(quothp_builder *b, uint32_t mention)
{
    if (mention == QUOTHP_NONE || quothp_build_agent_of(b, mention) != QUOTHP_NONE)
        return 1;
    uint32_t e = b->doc->mentions.at[mention].entity;
    const quothp_entity *entity = &b->doc->entities.at[e];
    if (!entity->named && b->doc->mentions.at[entity->best].kind == QUOTHP_MENTION_PRONOUN)
        return 1;
    const char *label = best_text(b, entity);
    if (!label || !*label)
        return label != NULL;
    if (entity->named && entity->type == QUOTHP_NAME_PLACE)
        b->agent_of[e] = quothp_build_organization(b, label, QUOTHP_ORG_GOVERNMENT);
    else if (entity->named && entity->type == QUOTHP_NAME_FACILITY)
        b->agent_of[e] = quothp_build_organization(b, label, entity->org_kind);
    else
        b->agent_of[e] = unnamed(b, entity);
    return b->agent_of[e] != QUOTHP_NONE;
}

static int add_sources(quothp_builder *b)
{
    for (uint32_t i = 0; i < b->doc->attributions.n; i++) {
        const quothp_attribution *a = &b->doc->attributions.at[i];
        if (!quothp_build_keeps(b, a))
            continue;
        for (uint32_t k = 0; k < a->speakers.n; k++)
            if (!add_source(b, a->speakers.at[k]))
                return 0;
        if (!add_source(b, a->reported_by))
            return 0;
    }
    return 1;
}

/* What shows the agent: each mention by name, for an unnamed source its description. */
static int add_mentions(quothp_builder *b)
{
    for (uint32_t i = 0; i < b->doc->mentions.n; i++) {
        const quothp_mention *mention = &b->doc->mentions.at[b->order[i]];
        uint32_t at = b->agent_of[mention->entity];
        if (at == QUOTHP_NONE)
            continue;
        quothp_agent *agent = &b->graph->agents.at[at];
        agent->n_mentions++;
        bool best = b->doc->entities.at[mention->entity].best == b->order[i];
        bool name = mention->kind == QUOTHP_MENTION_NAME && agent->kind != QUOTH_UNNAMED;
        if (!best && !name)
            continue;
        quothp_span span = agent->kind == QUOTH_UNNAMED ? description(mention) : mention->span;
        if (!quothp_build_evidence(b, &agent->evidence, span))
            return 0;
        if (name && !quothp_build_form(b, agent, quothp_build_label(b, quothp_doc_str(b->doc, mention->span))))
            return 0;
    }
    return 1;
}

/* Why sources are not named. Returns 0 when memory is out. */
static int add_anonymities(quothp_builder *b)
{
    for (uint32_t i = 0; i < b->doc->anonymities.n; i++) {
        const quothp_anonymity *anonymity = &b->doc->anonymities.at[i];
        uint32_t at = b->agent_of[anonymity->entity];
        if (at == QUOTHP_NONE || b->graph->agents.at[at].kind != QUOTH_UNNAMED)
            continue;
        quothp_agent *agent = &b->graph->agents.at[at];
        agent->anonymity_reason = quothp_build_label(b, quothp_doc_str(b->doc, anonymity->reason));
        if (!agent->anonymity_reason || !quothp_build_evidence(b, &agent->evidence, anonymity->reason))
            return 0;
    }
    return 1;
}

/* "the Bureau of Canals at the Interior Department" */
static void add_units(quothp_builder *b)
{
    for (uint32_t i = 0; i < b->doc->units.n; i++) {
        uint32_t unit = quothp_build_agent_of(b, b->doc->units.at[i].unit);
        uint32_t whole = quothp_build_agent_of(b, b->doc->units.at[i].whole);
        if (unit != QUOTHP_NONE && whole != QUOTHP_NONE && unit != whole && b->graph->agents.at[whole].unit_of != unit)
            b->graph->agents.at[unit].unit_of = whole;
    }
}

quoth_status quothp_build_agents(quothp_builder *b)
{
    uint32_t n = b->doc->entities.n;
    b->agent_of = quothp_arena_array(b->scratch, n, sizeof *b->agent_of);
    if (!b->agent_of)
        return QUOTH_ERR_MEMORY;
    for (uint32_t e = 0; e < n; e++)
        b->agent_of[e] = QUOTHP_NONE;
    for (uint32_t e = 0; e < n; e++)
        if (!add_named(b, e))
            return QUOTH_ERR_MEMORY;
    if (!add_sources(b) || !add_mentions(b) || !add_anonymities(b))
        return QUOTH_ERR_MEMORY;
    add_units(b);
    return QUOTH_OK;
}
