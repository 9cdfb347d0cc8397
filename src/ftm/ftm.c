/* ftm.c: which entity of FollowTheMoney says what a node of the graph says; ontology/mapping.md has the table.
 *
 * Unnamed sources are no entities: platforms match entities by name, and "one official" is everywhere. Their statements
 * are there, and say who made them.
 */
#include "ftm/ftm.h"

#include "ftm/entity.h"

#include <string.h>

typedef struct ftm {
    const quoth_graph *graph;
    quothp_entity_writer w;
    quothp_arena arena;
    quothp_map posts; /* identifiers of posts that are written */
    /* The roles of an agent: its first, and the next of the same holder; QUOTHP_NONE: there is none. */
    uint32_t *first_role, *next_role;
} ftm;

static void value(ftm *f, const char *property, const char *text)
{
    quothp_entity_value(&f->w, property, text);
}

static void text(ftm *f, const char *property, const char *words)
{
    quothp_entity_text(&f->w, property, words);
}

static const char *id_of(ftm *f, const char *iri)
{
    return quothp_entity_id(&f->w, iri);
}

static const char *text_of(ftm *f, const char *made)
{
    if (!made)
        f->w.failed = true;
    return made ? made : "";
}

static const quothp_agent *agent_at(const ftm *f, uint32_t agent)
{
    return &f->graph->agents.at[agent];
}

/* The articles that the evidence is in; it comes article by article. */
static void proof(ftm *f, const quothp_evidences *evidence)
{
    for (uint32_t i = 0; i < evidence->n; i++)
        if (i == 0 || evidence->at[i - 1].article != evidence->at[i].article)
            value(f, "proof", id_of(f, f->graph->articles.at[evidence->at[i].article].iri));
}

/* ---- articles ---- */

static void put_article(ftm *f, const quothp_article *article)
{
    quothp_entity_begin(&f->w, "Article", id_of(f, article->iri));
    value(f, "title", article->headline);
    value(f, "author", article->byline);
    value(f, "publishedAt", article->date);
    text(f, "sourceUrl", article->url);
    if (article->publisher != QUOTHP_NONE)
        value(f, "publisher", agent_at(f, article->publisher)->label);
    for (uint32_t i = 0; i < article->subjects.n; i++)
        value(f, "keywords", article->subjects.at[i]);
    text(f, "bodyText", article->text);
    value(f, "processingAgent", text_of(f, quothp_arena_printf(&f->arena, "quoth %s", quoth_version())));
    quothp_entity_end(&f->w);
}

/* ---- people and organizations ---- */

static bool is_public(quothp_org_kind kind)
{
    return kind == QUOTHP_ORG_AGENCY || kind == QUOTHP_ORG_GOVERNMENT || kind == QUOTHP_ORG_LEGISLATURE ||
           kind == QUOTHP_ORG_COURT;
}

static const char *schema_of(const quothp_agent *agent)
{
    if (agent->kind == QUOTH_PERSON)
        return "Person";
    if (is_public(agent->org_kind))
        return "PublicBody";
    return agent->org_kind == QUOTHP_ORG_COMPANY ? "Company" : "Organization";
}

/* A form of one word may mean many: FollowTheMoney tells it apart from names that identify. */
static void put_forms(ftm *f, const quothp_agent *agent)
{
    for (int weak = 0; weak < 2; weak++)
        for (uint32_t i = 0; i < agent->also.n; i++)
            if ((strchr(agent->also.at[i], ' ') == NULL) == (weak != 0))
                value(f, weak ? "weakAlias" : "alias", agent->also.at[i]);
}

/* False when memory is out. */
static bool sort_roles(ftm *f)
{
    const quoth_graph *graph = f->graph;
    f->first_role = quothp_arena_array(&f->arena, graph->agents.n, sizeof *f->first_role);
    f->next_role = quothp_arena_array(&f->arena, graph->roles.n, sizeof *f->next_role);
    if (!f->first_role || !f->next_role)
        return false;
    for (uint32_t i = 0; i < graph->agents.n; i++)
        f->first_role[i] = QUOTHP_NONE;
    for (uint32_t i = graph->roles.n; i-- > 0;) {
        f->next_role[i] = f->first_role[graph->roles.at[i].holder];
        f->first_role[graph->roles.at[i].holder] = i;
    }
    return true;
}

/* The names of an agent's roles, each once. */
static void put_positions(ftm *f, uint32_t agent)
{
    const quothp_membership *roles = f->graph->roles.at;
    for (uint32_t i = f->first_role[agent]; i != QUOTHP_NONE; i = f->next_role[i]) {
        uint32_t same = f->first_role[agent];
        while (same != i && strcmp(roles[same].label, roles[i].label) != 0)
            same = f->next_role[same];
        if (same == i)
            value(f, "position", roles[i].label);
    }
}

static void put_agent(ftm *f, uint32_t at)
{
    const quothp_agent *agent = agent_at(f, at);
    quothp_entity_begin(&f->w, schema_of(agent), id_of(f, agent->iri));
    value(f, "name", agent->label);
    put_forms(f, agent);
    if (agent->kind == QUOTH_ORGANIZATION && agent->org_kind == QUOTHP_ORG_PARTY)
        value(f, "topics", "pol.party");
    if (agent->kind == QUOTH_PERSON)
        put_positions(f, at);
    if (agent->unit_of != QUOTHP_NONE)
        value(f, "parent", id_of(f, agent_at(f, agent->unit_of)->iri));
    proof(f, &agent->evidence);
    quothp_entity_end(&f->w);
}

/* Has the article shown that text before? */
static bool is_shown(const quothp_evidences *evidence, uint32_t i)
{
    for (uint32_t k = i; k-- > 0 && evidence->at[k].article == evidence->at[i].article;)
        if (strcmp(evidence->at[k].text, evidence->at[i].text) == 0)
            return true;
    return false;
}

/* One mention for each article that names the agent, with all the names it uses. */
static void put_mentions(ftm *f, const quothp_agent *agent)
{
    const quothp_evidences *evidence = &agent->evidence;
    for (uint32_t first = 0, end; first < evidence->n; first = end) {
        const quothp_article *article = &f->graph->articles.at[evidence->at[first].article];
        for (end = first; end < evidence->n && evidence->at[end].article == evidence->at[first].article;)
            end++;
        const char *key = text_of(f, quothp_arena_printf(&f->arena, "%s\n%s", agent->iri, article->text_iri));
        quothp_entity_begin(&f->w, "Mention", id_of(f, key));
        value(f, "document", id_of(f, article->iri));
        value(f, "resolved", id_of(f, agent->iri));
        value(f, "detectedSchema", schema_of(agent));
        for (uint32_t i = first; i < end; i++)
            if (!is_shown(evidence, i))
                value(f, "name", evidence->at[i].text);
        quothp_entity_end(&f->w);
    }
}

/* ---- roles ---- */

static void put_common(ftm *f, const quothp_membership *role)
{
    static const char *const STATUS[] = {"current", "former", "prospective"};
    value(f, "status", STATUS[role->status]);
    text(f, "summary", role->period);
    proof(f, &role->evidence);
    quothp_entity_end(&f->w);
}

/* The post that an occupancy is of; written once. Its identifier. */
static const char *put_post(ftm *f, const quothp_membership *role, const quothp_agent *organization)
{
    const char *key = quothp_arena_printf(&f->arena, "post\n%s\n%s", role->label, organization->iri);
    const char *id = id_of(f, text_of(f, key));
    if (quothp_map_get(&f->posts, id) != UINT32_MAX)
        return id;
    if (!quothp_map_add(&f->posts, &f->arena, id, 0))
        f->w.failed = true;
    quothp_entity_begin(&f->w, "Position", id);
    value(f, "name", text_of(f, quothp_arena_printf(&f->arena, "%s, %s", role->label, organization->label)));
    value(f, "organization", id_of(f, organization->iri));
    proof(f, &role->evidence);
    quothp_entity_end(&f->w);
    return id;
}

static void put_occupancy(ftm *f, const quothp_membership *role, const quothp_agent *organization)
{
    const char *post = put_post(f, role, organization);
    quothp_entity_begin(&f->w, "Occupancy", id_of(f, role->iri));
    value(f, "holder", id_of(f, agent_at(f, role->holder)->iri));
    value(f, "post", post);
    value(f, "constituency", role->place);
    put_common(f, role);
}

/* Membership or employment. */
static void put_interest(ftm *f, const quothp_membership *role, const quothp_agent *organization, bool member)
{
    quothp_entity_begin(&f->w, member ? "Membership" : "Employment", id_of(f, role->iri));
    value(f, member ? "member" : "employee", id_of(f, agent_at(f, role->holder)->iri));
    value(f, member ? "organization" : "employer", id_of(f, organization->iri));
    value(f, "role", role->label);
    put_common(f, role);
}

/* A role without an organization is the person's position, and no more. */
static void put_role(ftm *f, const quothp_membership *role)
{
    if (role->organization == QUOTHP_NONE || agent_at(f, role->holder)->kind != QUOTH_PERSON)
        return;
    const quothp_agent *organization = agent_at(f, role->organization);
    quothp_org_kind kind = organization->org_kind;
    bool member = kind == QUOTHP_ORG_PARTY || strcmp(role->label, "member") == 0;
    if (!member && is_public(kind) && kind != QUOTHP_ORG_AGENCY)
        put_occupancy(f, role, organization);
    else
        put_interest(f, role, organization, member);
}

/* ---- statements ---- */

static void put_statement(ftm *f, const quothp_statement *s)
{
    quothp_entity_begin(&f->w, "Note", id_of(f, s->iri));
    for (size_t i = 0; i < s->n_speakers; i++)
        if (agent_at(f, (uint32_t)s->speakers[i])->kind != QUOTH_UNNAMED)
            value(f, "entity", id_of(f, agent_at(f, (uint32_t)s->speakers[i])->iri));
    text(f, "summary", text_of(f, quothp_statement_source(f->graph, s, &f->arena)));
    text(f, "description", s->text);
    for (uint32_t i = 0; i < s->about.n; i++)
        value(f, "namesMentioned", agent_at(f, s->about.at[i])->label);
    value(f, "proof", id_of(f, f->graph->articles.at[s->article].iri));
    quothp_entity_end(&f->w);
}

static void put_all(ftm *f)
{
    const quoth_graph *graph = f->graph;
    for (uint32_t i = 0; i < graph->articles.n; i++)
        put_article(f, &graph->articles.at[i]);
    for (uint32_t i = 0; i < graph->agents.n; i++) {
        if (graph->agents.at[i].kind == QUOTH_UNNAMED)
            continue;
        put_agent(f, i);
        put_mentions(f, &graph->agents.at[i]);
    }
    for (uint32_t i = 0; i < graph->roles.n; i++)
        put_role(f, &graph->roles.at[i]);
    for (uint32_t i = 0; i < graph->statements.n; i++)
        put_statement(f, &graph->statements.at[i]);
}

quoth_status quothp_ftm_write(const quoth_graph *graph, FILE *out)
{
    ftm f = {.graph = graph, .w = {.out = out}};
    f.w.arena = &f.arena;
    f.w.failed = !sort_roles(&f);
    if (!f.w.failed)
        put_all(&f);
    quothp_buf_free(&f.w.cleaned);
    quothp_arena_free(&f.arena);
    return f.w.failed ? QUOTH_ERR_MEMORY : ferror(out) ? QUOTH_ERR_IO : QUOTH_OK;
}
