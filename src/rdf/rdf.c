/* rdf.c: walks a graph article by article, in an order that depends on nothing but the graph. */
#include "rdf/rdf.h"

#include "context.h"
#include "graph/iri.h"
#include "ontology/terms.h"
#include "rdf/triples.h"

/* What each article shows: numbers of items, those of article a at[first[a]] up to at[first[a + 1]]. */
typedef struct contents {
    uint32_t *first, *at;
} contents;

typedef const quothp_evidences *(*evidence_fn)(const quoth_graph *graph, uint32_t item);

static const quothp_evidences *agent_evidence(const quoth_graph *graph, uint32_t item)
{
    return &graph->agents.at[item].evidence;
}

static const quothp_evidences *role_evidence(const quoth_graph *graph, uint32_t item)
{
    return &graph->roles.at[item].evidence;
}

/* Counts the items of each article, or puts them into their places when there is a list. Evidence comes article by
   article. */
static void sort_in(const quoth_graph *graph, uint32_t n, evidence_fn evidence_of, uint32_t *counts, uint32_t *at)
{
    for (uint32_t i = 0; i < n; i++) {
        const quothp_evidences *evidence = evidence_of(graph, i);
        for (uint32_t k = 0; k < evidence->n; k++) {
            uint32_t article = evidence->at[k].article;
            if (k && evidence->at[k - 1].article == article)
                continue;
            if (at)
                at[counts[article]] = i;
            counts[article]++;
        }
    }
}

static bool sort_by_article(quothp_arena *arena, const quoth_graph *graph, uint32_t n, evidence_fn evidence_of,
                            contents *out)
{
    uint32_t n_articles = graph->articles.n;
    uint32_t *counts = quothp_arena_array(arena, n_articles + 1, sizeof *counts);
    out->first = quothp_arena_array(arena, (size_t)n_articles + 1, sizeof *out->first);
    if (!counts || !out->first)
        return false;
    sort_in(graph, n, evidence_of, counts, NULL);
    for (uint32_t a = 0; a < n_articles; a++) {
        out->first[a + 1] = out->first[a] + counts[a];
        counts[a] = out->first[a];
    }
    out->at = quothp_arena_array(arena, out->first[n_articles], sizeof *out->at);
    if (!out->at)
        return false;
    sort_in(graph, n, evidence_of, counts, out->at);
    return true;
}

static bool write_text_prefix(quothp_emitter *e, const quothp_article *article)
{
    const char *text = quothp_arena_printf(&e->arena, "%s#", article->text_iri);
    if (text)
        quothp_writer_prefix(e->w, "text", text);
    return text != NULL;
}

/* Prefixes of the vocabularies in use, and of our own identifiers by kind. */
static bool write_prefixes(quothp_emitter *e)
{
    static const struct {
        const char *prefix, *namespace;
    } VOCABULARIES[] = {
#define ROW(prefix, namespace) {prefix, namespace},
        QUOTHP_PREFIXES(ROW)
#undef ROW
    };
    static const char *const KINDS[] = {"article",  "correction", "extraction", "organization", "person",
                                        "position", "role",       "source",     "statement"};
    for (size_t i = 0; i < sizeof VOCABULARIES / sizeof *VOCABULARIES; i++)
        quothp_writer_prefix(e->w, VOCABULARIES[i].prefix, VOCABULARIES[i].namespace);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        const char *namespace = quothp_arena_printf(&e->arena, "%s%s/", e->graph->base, KINDS[i]);
        if (!namespace)
            return false;
        quothp_writer_prefix(e->w, KINDS[i], namespace);
    }
    return e->quads || e->graph->articles.n != 1 || write_text_prefix(e, &e->graph->articles.at[0]);
}

static bool open_graph(quothp_emitter *e, const quothp_article *article)
{
    if (e->form == QUOTH_TRIG && !write_text_prefix(e, article))
        e->failed = true;
    quothp_writer_graph(e->w, article->iri);
    e->seen = (quothp_map){0};
    return !e->failed;
}

/* What has been written is of no use then. */
static bool is_late(const quothp_emitter *e)
{
    return quothp_clock_ticked(&e->graph->q->clock);
}

static void write_one(quothp_emitter *e, uint32_t a, const contents *agents, const contents *roles, uint32_t *statement)
{
    const quoth_graph *graph = e->graph;
    const quothp_article *article = &graph->articles.at[a];
    e->article = a;
    if (e->quads && !open_graph(e, article))
        return;
    quothp_write_article(e, article);
    if (article->publisher != QUOTHP_NONE)
        quothp_write_agent(e, &graph->agents.at[article->publisher]);
    if (article->provider != QUOTHP_NONE)
        quothp_write_agent(e, &graph->agents.at[article->provider]);
    for (uint32_t i = agents->first[a]; i < agents->first[a + 1] && !is_late(e); i++)
        quothp_write_agent(e, &graph->agents.at[agents->at[i]]);
    for (uint32_t i = roles->first[a]; i < roles->first[a + 1] && !is_late(e); i++)
        quothp_write_role(e, &graph->roles.at[roles->at[i]]);
    for (; *statement < graph->statements.n && graph->statements.at[*statement].article == a && !is_late(e);
         ++*statement)
        quothp_write_statement(e, &graph->statements.at[*statement]);
    for (uint32_t i = 0; i < graph->corrections.n; i++)
        if (graph->corrections.at[i].article == a)
            quothp_write_correction(e, &graph->corrections.at[i]);
}

static bool write_all(quothp_emitter *e)
{
    const quoth_graph *graph = e->graph;
    contents agents, roles;
    e->program = quothp_arena_printf(&e->arena, "%sprogram/quoth-%s", graph->base, quoth_version());
    if (!e->program || !sort_by_article(&e->arena, graph, graph->agents.n, agent_evidence, &agents) ||
        !sort_by_article(&e->arena, graph, graph->roles.n, role_evidence, &roles) || !write_prefixes(e))
        return false;
    quothp_writer_start(e->w);
    uint32_t statement = 0;
    for (uint32_t a = 0; a < graph->articles.n && !e->failed && !graph->q->clock.over; a++)
        write_one(e, a, &agents, &roles, &statement);
    return !e->failed;
}

quoth_status quothp_rdf_write(const quoth_graph *graph, quoth_form form, FILE *out)
{
    quothp_emitter e = {.graph = graph, .form = form, .quads = form == QUOTH_NQUADS || form == QUOTH_TRIG};
    if (!quothp_iri_valid(graph->base)) {
        quothp_report_at(&graph->q->report, QUOTH_ERROR, 0, 0, "the base '%.200s' is no absolute IRI", graph->base);
        return QUOTH_ERR_USAGE;
    }
    e.w = quothp_writer_new(form, out, &graph->q->report);
    if (!e.w)
        return QUOTH_ERR_MEMORY;
    quothp_step_begin(graph->q, graph->articles.n ? graph->articles.n : 1);
    bool written = write_all(&e);
    quoth_status status = quothp_writer_close(e.w);
    quothp_arena_free(&e.arena);
    if (status == QUOTH_OK)
        status = quothp_step_check(graph->q, 0, "writing it");
    return written ? status : QUOTH_ERR_MEMORY;
}
