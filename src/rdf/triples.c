/* triples.c: a graph in the terms of ontology/quoth.ttl, as design and shapes ask: each node typed and labelled, each
 * finding with the article, the extraction and the stretches of text that it comes from.
 *
 * A node that several articles share is written once; in N-Quads and TriG once into the named graph of each, and there
 * only with what that article shows of it. The triples of a node come one after the other: writers that stream group by
 * that.
 */
#include "rdf/triples.h"

#include "base/utf8.h"
#include "graph/class.h"
#include "graph/iri.h"
#include "ontology/terms.h"

#include <string.h>

enum { EXTRACTION_DIGITS = 16 };

typedef quothp_emitter emitter;

/* ---- small ones ---- */

static void type(emitter *e, const char *node, const char *class)
{
    quothp_write_iri(e->w, node, QUOTHP_IRI_RDF_TYPE, class);
}

static void link_to(emitter *e, const char *node, const char *property, const char *other)
{
    quothp_write_iri(e->w, node, property, other);
}

static void text(emitter *e, const char *node, const char *property, const char *value)
{
    if (value)
        quothp_write_text(e->w, node, property, value);
}

static void number(emitter *e, const char *node, const char *property, uint32_t value)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", value);
    quothp_write_typed(e->w, node, property, digits, QUOTHP_IRI_XSD_NON_NEGATIVE_INTEGER);
}

static void confidence(emitter *e, const char *node, float value)
{
    char digits[16];
    const char *share = quothp_confidence_text(value, digits);
    if (share)
        quothp_write_typed(e->w, node, QUOTHP_IRI_QUOTH_CONFIDENCE, share, QUOTHP_IRI_XSD_DECIMAL);
}

/* The first time that this node is asked for? Nodes that are to be written once start with this. */
static bool first_time(emitter *e, const char *iri)
{
    if (quothp_map_get(&e->seen, iri) != UINT32_MAX)
        return false;
    if (!quothp_map_add(&e->seen, &e->arena, iri, 0))
        e->failed = true;
    return !e->failed;
}

static const char *made(emitter *e, const char *iri)
{
    if (!iri)
        e->failed = true;
    return iri ? iri : "urn:none"; /* never written for good: failed discards the output */
}

static const quothp_article *article_of(const emitter *e, uint32_t article)
{
    return &e->graph->articles.at[article];
}

/* ---- where it comes from ---- */

static bool in_scope(const emitter *e, const quothp_evidence *evidence)
{
    return !e->quads || evidence->article == e->article;
}

static const char *phrase_iri(emitter *e, const quothp_evidence *evidence)
{
    return made(e, quothp_arena_printf(&e->arena, "%s#offset_%u_%u", article_of(e, evidence->article)->text_iri,
                                       evidence->begin, evidence->end));
}

static const char *context_iri(emitter *e, const quothp_article *article)
{
    return made(e, quothp_arena_printf(&e->arena, "%s#context", article->text_iri));
}

static const char *extraction_iri(emitter *e, const quothp_article *article)
{
    const char *content = made(e, quothp_arena_printf(&e->arena, "%s\n%s", article->key, quoth_version()));
    const char *hash = made(e, quothp_hex(&e->arena, quothp_str_of(content), EXTRACTION_DIGITS));
    return made(e, quothp_arena_printf(&e->arena, "%sextraction/e%s", e->graph->base, hash));
}

/* Two mentions may be one stretch; the JSON serializer takes no triple twice. */
static void link_phrases(emitter *e, const char *node, const char *property, const quothp_evidences *evidence)
{
    for (uint32_t i = 0; i < evidence->n; i++) {
        if (!in_scope(e, &evidence->at[i]))
            continue;
        const char *phrase = phrase_iri(e, &evidence->at[i]);
        if (first_time(e, made(e, quothp_arena_printf(&e->arena, "%s %s %s", node, property, phrase))))
            link_to(e, node, property, phrase);
    }
}

static void write_phrases(emitter *e, const quothp_evidences *evidence)
{
    for (uint32_t i = 0; i < evidence->n; i++) {
        const quothp_evidence *at = &evidence->at[i];
        const char *iri = phrase_iri(e, at);
        if (!in_scope(e, at) || !first_time(e, iri))
            continue;
        type(e, iri, QUOTHP_IRI_NIF_PHRASE);
        number(e, iri, QUOTHP_IRI_NIF_BEGIN_INDEX, at->begin);
        number(e, iri, QUOTHP_IRI_NIF_END_INDEX, at->end);
        text(e, iri, QUOTHP_IRI_NIF_ANCHOR_OF, at->text);
        link_to(e, iri, QUOTHP_IRI_NIF_REFERENCE_CONTEXT, context_iri(e, article_of(e, at->article)));
    }
}

static void derived_from(emitter *e, const char *node, uint32_t article)
{
    link_to(e, node, QUOTHP_IRI_PROV_WAS_DERIVED_FROM, article_of(e, article)->iri);
    link_to(e, node, QUOTHP_IRI_PROV_WAS_GENERATED_BY, extraction_iri(e, article_of(e, article)));
}

/* The articles that the evidence is in; it comes article by article. False when there is none. */
static bool provenance(emitter *e, const char *node, const quothp_evidences *evidence)
{
    bool found = false;
    for (uint32_t i = 0; i < evidence->n; i++)
        if (in_scope(e, &evidence->at[i]) && (i == 0 || evidence->at[i].article != evidence->at[i - 1].article)) {
            derived_from(e, node, evidence->at[i].article);
            found = true;
        }
    return found;
}

/* ---- corrections ---- */

void quothp_write_correction(emitter *e, const quothp_correction *correction)
{
    if (!first_time(e, correction->iri))
        return;
    type(e, correction->iri, QUOTHP_IRI_QUOTH_CORRECTION);
    text(e, correction->iri, QUOTHP_IRI_RDFS_LABEL, correction->label);
    for (uint32_t i = 0; i < correction->removed.n; i++)
        link_to(e, correction->iri, QUOTHP_IRI_PROV_INVALIDATED, correction->removed.at[i]);
}

static void corrected_by(emitter *e, const char *node, const quothp_indices *corrections)
{
    for (uint32_t i = 0; i < corrections->n; i++) {
        const quothp_correction *correction = &e->graph->corrections.at[corrections->at[i]];
        link_to(e, node, QUOTHP_IRI_PROV_WAS_INFLUENCED_BY, correction->iri);
        quothp_write_correction(e, correction);
    }
}

/* ---- nodes ---- */

static void write_program(emitter *e)
{
    if (!first_time(e, e->program))
        return;
    type(e, e->program, QUOTHP_IRI_PROV_SOFTWARE_AGENT);
    text(e, e->program, QUOTHP_IRI_RDFS_LABEL, "quoth");
    text(e, e->program, QUOTHP_IRI_SCHEMA_SOFTWARE_VERSION, quoth_version());
}

void quothp_write_article(emitter *e, const quothp_article *article)
{
    const char *context = context_iri(e, article), *extraction = extraction_iri(e, article);
    type(e, article->iri, QUOTHP_IRI_SCHEMA_NEWS_ARTICLE);
    text(e, article->iri, QUOTHP_IRI_SCHEMA_HEADLINE, article->headline);
    if (article->url)
        link_to(e, article->iri, QUOTHP_IRI_SCHEMA_URL, article->url);
    if (article->date)
        quothp_write_typed(e->w, article->iri, QUOTHP_IRI_SCHEMA_DATE_PUBLISHED, article->date, QUOTHP_IRI_XSD_DATE);
    if (article->publisher != QUOTHP_NONE)
        link_to(e, article->iri, QUOTHP_IRI_SCHEMA_PUBLISHER, e->graph->agents.at[article->publisher].iri);
    if (article->provider != QUOTHP_NONE)
        link_to(e, article->iri, QUOTHP_IRI_SCHEMA_PROVIDER, e->graph->agents.at[article->provider].iri);
    text(e, article->iri, QUOTHP_IRI_SCHEMA_AUTHOR, article->byline);
    text(e, article->iri, QUOTHP_IRI_SCHEMA_DATELINE, article->dateline);
    text(e, article->iri, QUOTHP_IRI_SCHEMA_IN_LANGUAGE, article->language);
    for (uint32_t i = 0; i < article->subjects.n; i++)
        text(e, article->iri, QUOTHP_IRI_SCHEMA_KEYWORDS, article->subjects.at[i]);
    type(e, context, QUOTHP_IRI_NIF_CONTEXT);
    link_to(e, context, QUOTHP_IRI_DCTERMS_IS_PART_OF, article->iri);
    number(e, context, QUOTHP_IRI_NIF_BEGIN_INDEX, 0);
    number(e, context, QUOTHP_IRI_NIF_END_INDEX, article->n_code_points);
    text(e, context, QUOTHP_IRI_NIF_IS_STRING, article->text);
    text(e, context, QUOTHP_IRI_QUOTH_TEXT_HASH, article->sha256);
    type(e, extraction, QUOTHP_IRI_QUOTH_EXTRACTION);
    link_to(e, extraction, QUOTHP_IRI_PROV_USED, article->iri);
    link_to(e, extraction, QUOTHP_IRI_PROV_WAS_ASSOCIATED_WITH, e->program);
    write_program(e);
}

/* Does an article at hand show the agent? */
static bool is_shown(const emitter *e, const quothp_agent *agent)
{
    for (uint32_t i = 0; i < agent->evidence.n; i++)
        if (in_scope(e, &agent->evidence.at[i]))
            return true;
    return false;
}

static void write_kind(emitter *e, const quothp_agent *agent)
{
    if (agent->kind == QUOTH_PERSON) {
        type(e, agent->iri, QUOTHP_IRI_FOAF_PERSON);
        type(e, agent->iri, QUOTHP_IRI_SCHEMA_PERSON);
        text(e, agent->iri, QUOTHP_IRI_FOAF_NAME, agent->label);
    } else if (agent->kind == QUOTH_ORGANIZATION) {
        type(e, agent->iri, QUOTHP_IRI_ORG_ORGANIZATION_CLASS);
        const char *class = quothp_class_of_organization(agent->org_kind);
        if (class)
            type(e, agent->iri, class);
        if (agent->unit_of != QUOTHP_NONE && is_shown(e, &e->graph->agents.at[agent->unit_of]))
            link_to(e, agent->iri, QUOTHP_IRI_ORG_UNIT_OF, e->graph->agents.at[agent->unit_of].iri);
    } else {
        type(e, agent->iri, QUOTHP_IRI_QUOTH_UNNAMED_SOURCE);
        text(e, agent->iri, QUOTHP_IRI_QUOTH_COUNT, agent->many ? "many" : "one");
        text(e, agent->iri, QUOTHP_IRI_QUOTH_ANONYMITY_REASON, agent->anonymity_reason);
    }
}

/* In quads a name form belongs to the articles that use it. */
static bool form_in_scope(emitter *e, const quothp_agent *agent, const char *form)
{
    bool found = !e->quads;
    for (uint32_t i = 0; i < agent->evidence.n && !found; i++) {
        quothp_str words = quothp_str_of(agent->evidence.at[i].text);
        char *label = in_scope(e, &agent->evidence.at[i]) ? quothp_arena_alloc(&e->arena, words.n) : NULL;
        found = label && quothp_str_is((quothp_str){label, quothp_utf8_squeeze(words.p, words.n, label)}, form);
    }
    return found;
}

void quothp_write_agent(emitter *e, const quothp_agent *agent)
{
    if (!first_time(e, agent->iri))
        return;
    write_kind(e, agent);
    text(e, agent->iri, QUOTHP_IRI_RDFS_LABEL, agent->label);
    for (uint32_t i = 0; i < agent->also.n; i++)
        if (form_in_scope(e, agent, agent->also.at[i]))
            text(e, agent->iri, QUOTHP_IRI_SKOS_ALT_LABEL, agent->also.at[i]);
    if (!provenance(e, agent->iri, &agent->evidence)) /* a publisher or provider that the text does not name */
        derived_from(e, agent->iri, e->article);
    corrected_by(e, agent->iri, &agent->corrections);
    link_phrases(e, agent->iri, QUOTHP_IRI_QUOTH_EVIDENCE, &agent->evidence);
    write_phrases(e, &agent->evidence);
}

/* The name of a role: one node for all who hold a role of that name. */
static const char *position_iri(emitter *e, const quothp_membership *role)
{
    const char *slug = made(e, quothp_exact_slug(&e->arena, role->label));
    return made(e, quothp_arena_printf(&e->arena, "%sposition/%s", e->graph->base, slug));
}

static void write_position(emitter *e, const char *position, const quothp_membership *role)
{
    if (!first_time(e, position))
        return;
    type(e, position, QUOTHP_IRI_ORG_ROLE_CLASS);
    text(e, position, QUOTHP_IRI_SKOS_PREF_LABEL, role->label);
}

static const char *period_iri(emitter *e, const quothp_membership *role)
{
    return role->period ? made(e, quothp_arena_printf(&e->arena, "%s-period", role->iri)) : NULL;
}

static void write_period(emitter *e, const char *period, const quothp_membership *role)
{
    type(e, period, QUOTHP_IRI_TIME_INTERVAL);
    text(e, period, QUOTHP_IRI_RDFS_LABEL, role->period);
}

void quothp_write_role(emitter *e, const quothp_membership *role)
{
    const quothp_agent *agents = e->graph->agents.at;
    if (!first_time(e, role->iri))
        return;
    const char *position = position_iri(e, role), *period = period_iri(e, role);
    type(e, role->iri, QUOTHP_IRI_ORG_MEMBERSHIP);
    link_to(e, role->iri, QUOTHP_IRI_ORG_MEMBER, agents[role->holder].iri);
    link_to(e, role->iri, QUOTHP_IRI_ORG_ROLE_PROPERTY, position);
    if (role->organization != QUOTHP_NONE)
        link_to(e, role->iri, QUOTHP_IRI_ORG_ORGANIZATION_PROPERTY, agents[role->organization].iri);
    link_to(e, role->iri, QUOTHP_IRI_QUOTH_STATUS_PROPERTY, quothp_class_of_status(role->status));
    if (period)
        link_to(e, role->iri, QUOTHP_IRI_ORG_MEMBER_DURING, period);
    text(e, role->iri, QUOTHP_IRI_QUOTH_PLACE, role->place);
    confidence(e, role->iri, role->confidence);
    provenance(e, role->iri, &role->evidence);
    corrected_by(e, role->iri, &role->corrections);
    link_phrases(e, role->iri, QUOTHP_IRI_QUOTH_EVIDENCE, &role->evidence);
    write_position(e, position, role);
    if (period)
        write_period(e, period, role);
    write_phrases(e, &role->evidence);
}

/* Who said it, to whom, through whom, about whom, within what. */
static void write_people(emitter *e, const quothp_statement *s)
{
    const quothp_agent *agents = e->graph->agents.at;
    for (size_t i = 0; i < s->n_speakers; i++)
        link_to(e, s->iri, QUOTHP_IRI_QUOTH_SPEAKER, agents[s->speakers[i]].iri);
    if (s->addressee != QUOTHP_NONE)
        link_to(e, s->iri, QUOTHP_IRI_QUOTH_ADDRESSEE, agents[s->addressee].iri);
    text(e, s->iri, QUOTHP_IRI_QUOTH_ADDRESSEE, s->audience);
    if (s->reported_by != QUOTHP_NONE)
        link_to(e, s->iri, QUOTHP_IRI_QUOTH_REPORTED_BY, agents[s->reported_by].iri);
    for (uint32_t i = 0; i < s->about.n; i++)
        link_to(e, s->iri, QUOTHP_IRI_SCHEMA_ABOUT, agents[s->about.at[i]].iri);
    if (s->within != QUOTHP_NONE)
        link_to(e, s->iri, QUOTHP_IRI_QUOTH_WITHIN, e->graph->statements.at[s->within].iri);
}

void quothp_write_statement(emitter *e, const quothp_statement *s)
{
    type(e, s->iri, QUOTHP_IRI_QUOTH_STATEMENT);
    type(e, s->iri, quothp_class_of_statement(s->kind));
    text(e, s->iri, QUOTHP_IRI_SCHEMA_TEXT, s->text);
    write_people(e, s);
    text(e, s->iri, QUOTHP_IRI_QUOTH_CUE, s->cue);
    if (quothp_class_of_cue(s->cue_class))
        link_to(e, s->iri, QUOTHP_IRI_QUOTH_CUE_CLASS_PROPERTY, quothp_class_of_cue(s->cue_class));
    text(e, s->iri, QUOTHP_IRI_QUOTH_MEDIUM, s->medium);
    text(e, s->iri, QUOTHP_IRI_QUOTH_WHEN, s->when);
    if (s->date)
        quothp_write_typed(e->w, s->iri, QUOTHP_IRI_SCHEMA_DATE_CREATED, s->date, QUOTHP_IRI_XSD_DATE);
    confidence(e, s->iri, s->confidence);
    link_to(e, s->iri, QUOTHP_IRI_PROV_WAS_QUOTED_FROM, article_of(e, s->article)->iri);
    derived_from(e, s->iri, s->article);
    corrected_by(e, s->iri, &s->corrections);
    link_phrases(e, s->iri, QUOTHP_IRI_QUOTH_CONTENT_SPAN, &s->content);
    link_phrases(e, s->iri, QUOTHP_IRI_QUOTH_SPEAKER_SPAN, &s->source);
    link_phrases(e, s->iri, QUOTHP_IRI_QUOTH_CUE_SPAN, &s->cues);
    write_phrases(e, &s->content);
    write_phrases(e, &s->source);
    write_phrases(e, &s->cues);
}
