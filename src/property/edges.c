/* edges.c: the edges of the property graph. Those to an article carry the places in its text that show the node. */
#include "property/table.h"

#include "base/buf.h"

#include <stdio.h>

#define ARTICLE (&QUOTHP_NODE_TABLES[0])
#define AGENT (&QUOTHP_NODE_TABLES[1])
#define ROLE (&QUOTHP_NODE_TABLES[2])
#define STATEMENT (&QUOTHP_NODE_TABLES[3])

static void edge(quothp_row_fn each, void *user, const char *from, const char *to)
{
    each(user, &(quothp_row){.from = from, .to = to});
}

/* An edge to an agent, which may be QUOTHP_NONE. */
static void edge_to_agent(const quoth_graph *graph, quothp_row_fn each, void *user, const char *from, uint32_t agent)
{
    if (agent != QUOTHP_NONE)
        edge(each, user, from, graph->agents.at[agent].iri);
}

/* ---- places in the text ---- */

static const quothp_column SPANS[] = {{"spans", QUOTHP_COLUMN_TEXT}};
static const quothp_column STATEMENT_SPANS[] = {
    {"spans", QUOTHP_COLUMN_TEXT}, {"speakerSpans", QUOTHP_COLUMN_TEXT}, {"cueSpans", QUOTHP_COLUMN_TEXT}};

/* "40-49;120-125" in that article: code points, the end exclusive; NULL when there is none. */
static const char *spans(quothp_buf *buf, const quothp_evidences *evidence, uint32_t article)
{
    char span[32];
    quothp_buf_clear(buf);
    for (uint32_t i = 0; i < evidence->n; i++) {
        if (evidence->at[i].article != article || quothp_evidence_repeated(evidence, i))
            continue;
        snprintf(span, sizeof span, "%s%u-%u", buf->n ? ";" : "", evidence->at[i].begin, evidence->at[i].end);
        quothp_buf_puts(buf, span);
    }
    return buf->n ? buf->p : NULL;
}

/* One edge to each article that the evidence is in; it comes article by article. */
static void edges_to_articles(const quoth_graph *graph, quothp_row_fn each, void *user, quothp_buf *buf,
                              const char *from, const quothp_evidences *evidence)
{
    for (uint32_t i = 0; i < evidence->n; i++) {
        uint32_t article = evidence->at[i].article;
        if (i == 0 || evidence->at[i - 1].article != article)
            each(user, &(quothp_row){.from = from,
                                     .to = graph->articles.at[article].iri,
                                     .values = {spans(buf, evidence, article)}});
    }
}

static bool mentioned_in(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    quothp_buf buf = {0};
    for (uint32_t i = 0; i < graph->agents.n; i++)
        edges_to_articles(graph, each, user, &buf, graph->agents.at[i].iri, &graph->agents.at[i].evidence);
    bool done = !buf.failed;
    quothp_buf_free(&buf);
    return done;
}

static bool stated_in(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    quothp_buf buf = {0};
    for (uint32_t i = 0; i < graph->roles.n; i++)
        edges_to_articles(graph, each, user, &buf, graph->roles.at[i].iri, &graph->roles.at[i].evidence);
    bool done = !buf.failed;
    quothp_buf_free(&buf);
    return done;
}

static bool quoted_from(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    quothp_buf content = {0}, source = {0}, cue = {0};
    for (uint32_t i = 0; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        each(user,
             &(quothp_row){.from = s->iri,
                           .to = graph->articles.at[s->article].iri,
                           .values = {spans(&content, &s->content, s->article), spans(&source, &s->source, s->article),
                                      spans(&cue, &s->cues, s->article)}});
    }
    bool done = !content.failed && !source.failed && !cue.failed;
    quothp_buf_free(&content);
    quothp_buf_free(&source);
    quothp_buf_free(&cue);
    return done;
}

/* ---- who and what ---- */

static bool published_by(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->articles.n; i++)
        edge_to_agent(graph, each, user, graph->articles.at[i].iri, graph->articles.at[i].publisher);
    return true;
}

static bool provided_by(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->articles.n; i++)
        edge_to_agent(graph, each, user, graph->articles.at[i].iri, graph->articles.at[i].provider);
    return true;
}

static bool unit_of(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->agents.n; i++)
        edge_to_agent(graph, each, user, graph->agents.at[i].iri, graph->agents.at[i].unit_of);
    return true;
}

static bool held_by(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->roles.n; i++)
        edge_to_agent(graph, each, user, graph->roles.at[i].iri, graph->roles.at[i].holder);
    return true;
}

static bool in_organization(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->roles.n; i++)
        edge_to_agent(graph, each, user, graph->roles.at[i].iri, graph->roles.at[i].organization);
    return true;
}

static bool said_by(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->statements.n; i++)
        for (size_t k = 0; k < graph->statements.at[i].n_speakers; k++)
            edge_to_agent(graph, each, user, graph->statements.at[i].iri,
                          (uint32_t)graph->statements.at[i].speakers[k]);
    return true;
}

static bool reported_by(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->statements.n; i++)
        edge_to_agent(graph, each, user, graph->statements.at[i].iri, graph->statements.at[i].reported_by);
    return true;
}

static bool addressed_to(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->statements.n; i++)
        edge_to_agent(graph, each, user, graph->statements.at[i].iri, graph->statements.at[i].addressee);
    return true;
}

static bool about(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    for (uint32_t i = 0; i < graph->statements.n; i++)
        for (uint32_t k = 0; k < graph->statements.at[i].about.n; k++)
            edge_to_agent(graph, each, user, graph->statements.at[i].iri, graph->statements.at[i].about.at[k]);
    return true;
}

static bool within(const quoth_graph *graph, quothp_row_fn each, void *user)
{
    const quothp_statement *statements = graph->statements.at;
    for (uint32_t i = 0; i < graph->statements.n; i++)
        if (statements[i].within != QUOTHP_NONE)
            edge(each, user, statements[i].iri, statements[statements[i].within].iri);
    return true;
}

const quothp_table QUOTHP_EDGE_TABLES[QUOTHP_N_EDGE_TABLES] = {
    {QUOTHP_TABLE_NAMED("PUBLISHED_BY"), ARTICLE, AGENT, NULL, 0, published_by},
    {QUOTHP_TABLE_NAMED("PROVIDED_BY"), ARTICLE, AGENT, NULL, 0, provided_by},
    {QUOTHP_TABLE_NAMED("UNIT_OF"), AGENT, AGENT, NULL, 0, unit_of},
    {QUOTHP_TABLE_NAMED("MENTIONED_IN"), AGENT, ARTICLE, SPANS, 1, mentioned_in},
    {QUOTHP_TABLE_NAMED("HELD_BY"), ROLE, AGENT, NULL, 0, held_by},
    {QUOTHP_TABLE_NAMED("IN_ORGANIZATION"), ROLE, AGENT, NULL, 0, in_organization},
    {QUOTHP_TABLE_NAMED("STATED_IN"), ROLE, ARTICLE, SPANS, 1, stated_in},
    {QUOTHP_TABLE_NAMED("SAID_BY"), STATEMENT, AGENT, NULL, 0, said_by},
    {QUOTHP_TABLE_NAMED("REPORTED_BY"), STATEMENT, AGENT, NULL, 0, reported_by},
    {QUOTHP_TABLE_NAMED("ADDRESSED_TO"), STATEMENT, AGENT, NULL, 0, addressed_to},
    {QUOTHP_TABLE_NAMED("ABOUT"), STATEMENT, AGENT, NULL, 0, about},
    {QUOTHP_TABLE_NAMED("WITHIN"), STATEMENT, STATEMENT, NULL, 0, within},
    {QUOTHP_TABLE_NAMED("QUOTED_FROM"), STATEMENT, ARTICLE, STATEMENT_SPANS, 3, quoted_from},
};
