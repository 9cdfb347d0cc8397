/* check.c: reads a graph and has it judged: a file of triples at its end, a file of quads graph by graph.
 *
 * Memory: the nodes, 24 bytes a triple, and the texts of the articles, all of one graph; of the graphs before it only
 * their names. So a file of quads, with a graph an article, may have any size.
 */
#include "check/judge.h"
#include "context.h"

#include <string.h>

typedef struct checking {
    quothp_report *report;
    quothp_facts facts;
    quothp_findings findings;
    quothp_names graphs; /* by name, the default graph as "" */
    uint32_t graph;      /* the number of the one at hand, from 1; 0: none yet */
    quothp_arena scratch;
    quoth_proof *proof;
} checking;

/* ---- the words that it uses ---- */

static bool is_ours(quothp_str iri)
{
    return quothp_str_starts(iri, QUOTHP_NS_QUOTH);
}

/* A word of our namespace that is no term of ours is a mistake; words of others are the user's affair. */
static void look_at_word(checking *c, uint32_t node, bool told_before, uint32_t line)
{
    quothp_str iri = c->facts.names.names[node];
    if (node < N_TERMS || told_before)
        return;
    if (is_ours(iri))
        quothp_findings_add(&c->findings, QUOTH_ERROR, line, node, "no term of the ontology");
    else
        quothp_findings_add(&c->findings, QUOTH_WARNING, line, node, "not in foreign.tsv");
}

static void look_at_words(checking *c, uint32_t n_before, uint32_t line)
{
    const quothp_facts *facts = &c->facts;
    uint32_t predicate = facts->last_predicate, object = facts->last_object;
    look_at_word(c, predicate, predicate < n_before, line);
    if (object == UINT32_MAX)
        return;
    if (predicate == TERM_RDF_TYPE || is_ours(facts->names.names[object]))
        look_at_word(c, object, object < n_before, line);
}

/* ---- graph by graph ---- */

static quoth_status judge(checking *c)
{
    quothp_facts *facts = &c->facts;
    bool done = true;
    quothp_facts_sort(facts);
    for (uint32_t node = 0; node < facts->n_nodes && done; node++) {
        quothp_judge_rules(facts, node, &c->findings);
        quothp_judge_shape(facts, node, &c->findings);
        done = quothp_judge_text(facts, node, &c->scratch, &c->findings);
    }
    quothp_judge_circles(facts, &c->findings);
    if (!done || c->findings.failed)
        return QUOTH_ERR_MEMORY;
    quothp_findings_tell(&c->findings, c->report, facts->names.names);
    c->proof->n_graphs++;
    return QUOTH_OK;
}

/* The graph before is complete: it is judged and forgotten. */
static quoth_status turn_to(checking *c, quothp_str name, uint32_t line)
{
    uint32_t n_before = c->graphs.n;
    uint32_t graph = quothp_names_add(&c->graphs, name) + 1;
    if (graph == 0)
        return QUOTH_ERR_MEMORY;
    if (graph == c->graph)
        return QUOTH_OK;
    quoth_status status = c->graph ? judge(c) : QUOTH_OK;
    if (status != QUOTH_OK)
        return status;
    if (graph <= n_before) {
        quothp_report_at(c->report, QUOTH_ERROR, line, 0,
                         "the graph '%.*s' began before another one; put its lines together to have it checked",
                         (int)(name.n < 300 ? name.n : 300), name.p);
        return QUOTH_ERR_INPUT;
    }
    c->graph = graph;
    return quothp_facts_reset(&c->facts) ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

static quoth_status take(void *user, const quothp_quad *quad)
{
    checking *c = user;
    bool in_default = quad->graph.kind == QUOTHP_TERM_NONE;
    quoth_status status = turn_to(c, in_default ? quothp_str_of("") : quad->graph.text, quad->line);
    uint32_t n_before = c->facts.names.n;
    if (status == QUOTH_OK)
        status = quothp_facts_add(&c->facts, quad);
    if (status != QUOTH_OK)
        return status;
    look_at_words(c, n_before, quad->line);
    c->proof->n_triples++;
    c->proof->n_statements += c->facts.last_predicate == TERM_RDF_TYPE && c->facts.last_object == TERM_QUOTH_STATEMENT;
    return QUOTH_OK;
}

static quoth_status check_all(checking *c, quoth_form form, FILE *in)
{
    quoth_status status = quothp_rdf_read(form, in, c->report, take, c);
    if (status == QUOTH_OK && c->graph)
        return judge(c);
    if (status == QUOTH_OK) {
        quothp_report_at(c->report, QUOTH_ERROR, 0, 0, "there is no triple in it");
        return QUOTH_ERR_INPUT;
    }
    return status;
}

quoth_status quoth_check(quoth *q, const char *name, quoth_form form, FILE *in, quoth_proof *proof)
{
    quothp_report report = q->report;
    quoth_proof ignored;
    checking c = {.report = &report, .proof = proof ? proof : &ignored};
    report.file = name;
    *c.proof = (quoth_proof){0};
    if (form != QUOTH_TURTLE && form != QUOTH_NTRIPLES && form != QUOTH_NQUADS && form != QUOTH_TRIG)
        return QUOTH_ERR_USAGE;
    quothp_names_reset(&c.graphs);
    quoth_status status = check_all(&c, form, in);
    c.proof->n_findings = c.findings.n_errors;
    quothp_facts_free(&c.facts);
    quothp_findings_free(&c.findings);
    quothp_names_free(&c.graphs);
    quothp_arena_free(&c.scratch);
    return status == QUOTH_OK && c.proof->n_findings ? QUOTH_ERR_INPUT : status;
}
