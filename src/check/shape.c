/* shape.c: what no row of the rules can say: how the types, links and names of a node go together. */
#include "check/classes.h"
#include "check/judge.h"

#include <stdlib.h>

typedef struct view {
    const quothp_facts *facts;
    quothp_findings *findings;
    uint32_t node, classes;
    quothp_fact_range about;
} view;

static void find(const view *v, const char *message)
{
    quothp_findings_add(v->findings, QUOTH_ERROR, v->facts->nodes[v->node].line, v->node, message);
}

static void judge_statement(const view *v)
{
    uint32_t kinds = v->classes & (IS(DIRECT) | IS(INDIRECT) | IS(MIXED));
    if (!(v->classes & IS(STATEMENT)))
        find(v, "a statement of some kind is typed quoth:Statement as well");
    if (kinds == 0 || (kinds & (kinds - 1)) != 0)
        find(v, "a statement is of exactly one kind");
}

/* sh:equals: every name is the label, every label the name. */
static bool has_name_of_label(const view *v)
{
    quothp_fact_range labels = quothp_facts_of(v->about, TERM_RDFS_LABEL);
    quothp_fact_range names = quothp_facts_of(v->about, TERM_FOAF_NAME);
    for (size_t i = 0; i < labels.n; i++)
        for (size_t j = 0; j < names.n; j++)
            if (labels.at[i].value != names.at[j].value)
                return false;
    return labels.n > 0 && names.n > 0;
}

static void judge_person(const view *v)
{
    if (!(v->classes & IS(FOAF_PERSON)))
        find(v, "a person is typed foaf:Person");
    if (!(v->classes & IS(SCHEMA_PERSON)))
        find(v, "a person is typed schema:Person");
    if (!has_name_of_label(v))
        find(v, "a person has one foaf:name, the same as its rdfs:label");
    if (v->classes & (IS(ORGANIZATION) | IS(UNNAMED)))
        find(v, "a person is neither an organization nor an unnamed source");
}

static bool has_evidence(const view *v)
{
    quothp_fact_range evidence = quothp_facts_of(v->about, TERM_QUOTH_EVIDENCE);
    for (size_t i = 0; i < evidence.n; i++)
        if (!(evidence.at[i].kinds & VALUE_NODE) || !(v->facts->nodes[evidence.at[i].value].classes & IS(PHRASE)))
            return false;
    return evidence.n > 0;
}

static void judge_organization(const view *v)
{
    if (!(v->classes & IS(ORGANIZATION)))
        find(v, "an organization of some kind is typed org:Organization as well");
    if (!v->facts->nodes[v->node].supplied && !has_evidence(v))
        find(v, "needs evidence, unless it is the publisher or provider of an article");
}

/* Took something out that has an IRI, or changed something. */
static void judge_correction(const view *v)
{
    quothp_fact_range gone = quothp_facts_of(v->about, TERM_PROV_INVALIDATED);
    bool invalidated = gone.n > 0;
    for (size_t i = 0; i < gone.n; i++)
        invalidated = invalidated && gone.at[i].kinds & VALUE_IRI;
    if (!invalidated && !v->facts->nodes[v->node].influenced)
        find(v, "a correction has a label, and changed or invalidated something");
}

static void judge_article(const view *v)
{
    const quothp_node *article = &v->facts->nodes[v->node];
    if (!article->part || article->parts || !(v->facts->nodes[article->part - 1].classes & IS(CONTEXT)))
        find(v, "an article has one text");
}

static void judge_phrase(const view *v)
{
    quothp_fact_range begins = quothp_facts_of(v->about, TERM_NIF_BEGIN_INDEX);
    quothp_fact_range ends = quothp_facts_of(v->about, TERM_NIF_END_INDEX);
    /* sorted by value: the last beginning is before the first end */
    if (begins.n && ends.n && begins.at[begins.n - 1].kinds & ends.at[0].kinds & VALUE_OFFSET &&
        begins.at[begins.n - 1].value >= ends.at[0].value)
        find(v, "a phrase has one nif:beginIndex, before its nif:endIndex");
}

void quothp_judge_shape(const quothp_facts *facts, uint32_t node, quothp_findings *findings)
{
    view v = {facts, findings, node, facts->nodes[node].classes, quothp_facts_about(facts, node)};
    if (v.about.n && !v.classes)
        find(&v, "a node without rdf:type");
    if (!v.facts->nodes[node].line && v.facts->nodes[node].referred)
        quothp_findings_add(findings, QUOTH_ERROR, v.facts->nodes[node].referred, node,
                            "is named, and nothing says what it is");
    if (v.classes & IS_SAID)
        judge_statement(&v);
    if (v.classes & IS_PERSON)
        judge_person(&v);
    if (v.classes & IS_BODY)
        judge_organization(&v);
    if (v.classes & IS(UNNAMED) && v.classes & IS(ORGANIZATION))
        find(&v, "an unnamed source is not typed as an organization");
    if (v.classes & IS(ARTICLE))
        judge_article(&v);
    if (v.classes & IS(CORRECTION))
        judge_correction(&v);
    if (v.classes & IS(PHRASE))
        judge_phrase(&v);
}

/* The statement that this one is within, or UINT32_MAX. More than one is wrong in itself; the first is followed. */
static uint32_t outer_of(const quothp_facts *facts, uint32_t node)
{
    quothp_fact_range outer = quothp_facts_of(quothp_facts_about(facts, node), TERM_QUOTH_WITHIN);
    return outer.n && outer.at[0].kinds & VALUE_NODE ? (uint32_t)outer.at[0].value : UINT32_MAX;
}

static void tell_circle(const quothp_facts *facts, uint32_t start, quothp_findings *findings)
{
    uint32_t node = start;
    do {
        quothp_findings_add(findings, QUOTH_ERROR, facts->nodes[node].line, node, "quoth:within goes in a circle");
        node = outer_of(facts, node);
    } while (node != start);
}

/* Walks out from each statement; a node met again on the same walk closes a circle. */
void quothp_judge_circles(const quothp_facts *facts, quothp_findings *findings)
{
    uint32_t *walk_of = calloc(facts->n_nodes + 1, sizeof *walk_of);
    if (!walk_of) {
        findings->failed = true;
        return;
    }
    for (uint32_t start = N_TERMS; start < facts->n_nodes; start++) {
        uint32_t node = start;
        while (node != UINT32_MAX && !walk_of[node]) {
            walk_of[node] = start;
            node = outer_of(facts, node);
        }
        if (node != UINT32_MAX && walk_of[node] == start)
            tell_circle(facts, node, findings);
    }
    free(walk_of);
}
