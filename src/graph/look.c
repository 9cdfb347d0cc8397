/* look.c: the look at a graph that needs no RDF, as quoth.h has it: the structs of graph.h by value, arrays borrowed.
 */
#include "graph/class.h"

size_t quoth_graph_n_articles(const quoth_graph *graph)
{
    return graph->articles.n;
}

size_t quoth_graph_n_agents(const quoth_graph *graph)
{
    return graph->agents.n;
}

size_t quoth_graph_n_roles(const quoth_graph *graph)
{
    return graph->roles.n;
}

size_t quoth_graph_n_statements(const quoth_graph *graph)
{
    return graph->statements.n;
}

static size_t index_or_none(uint32_t index)
{
    return index == QUOTHP_NONE ? QUOTH_NONE : index;
}

static quoth_strings strings(const quothp_strings *layer)
{
    return (quoth_strings){(const char *const *)layer->at, layer->n};
}

static quoth_evidences evidences(const quothp_evidences *layer)
{
    return (quoth_evidences){layer->at, layer->n};
}

quoth_article quoth_graph_article(const quoth_graph *graph, size_t i)
{
    const quothp_article *article = &graph->articles.at[i];
    return (quoth_article){.iri = article->iri,
                           .text = article->text,
                           .n_code_points = article->n_code_points,
                           .sha256 = article->sha256,
                           .url = article->url,
                           .title = article->headline,
                           .date = article->date,
                           .byline = article->byline,
                           .dateline = article->dateline,
                           .language = article->language,
                           .subjects = strings(&article->subjects),
                           .publisher = index_or_none(article->publisher),
                           .provider = index_or_none(article->provider)};
}

quoth_agent quoth_graph_agent(const quoth_graph *graph, size_t i)
{
    const quothp_agent *agent = &graph->agents.at[i];
    return (quoth_agent){.iri = agent->iri,
                         .label = agent->label,
                         .also = strings(&agent->also),
                         .kind = agent->kind,
                         .org_class = quothp_local_name(quothp_class_of_organization(agent->org_kind)),
                         .many = agent->many,
                         .anonymity_reason = agent->anonymity_reason,
                         .organization = index_or_none(agent->organization),
                         .unit_of = index_or_none(agent->unit_of),
                         .n_mentions = agent->n_mentions,
                         .evidence = evidences(&agent->evidence)};
}

quoth_role quoth_graph_role(const quoth_graph *graph, size_t i)
{
    static const char *const STATUS[] = {"current", "former", "prospective"};
    const quothp_membership *role = &graph->roles.at[i];
    return (quoth_role){.iri = role->iri,
                        .label = role->label,
                        .holder = role->holder,
                        .organization = index_or_none(role->organization),
                        .status = STATUS[role->status],
                        .place = role->place,
                        .period = role->period,
                        .confidence = role->confidence,
                        .evidence = evidences(&role->evidence)};
}

quoth_statement quoth_graph_statement(const quoth_graph *graph, size_t i)
{
    const quothp_statement *s = &graph->statements.at[i];
    return (quoth_statement){.article = s->article,
                             .iri = s->iri,
                             .text = s->text,
                             .cue = s->cue,
                             .medium = s->medium,
                             .cue_class = quothp_cue_class_text(s->cue_class),
                             .when = s->when,
                             .date = s->date,
                             .audience = s->audience,
                             .kind = s->kind,
                             .n_speakers = s->n_speakers,
                             .speakers = s->speakers,
                             .reported_by = index_or_none(s->reported_by),
                             .addressee = index_or_none(s->addressee),
                             .within = index_or_none(s->within),
                             .n_about = s->about.n,
                             .about = s->about.at,
                             .confidence = s->confidence,
                             .content = evidences(&s->content),
                             .source = evidences(&s->source),
                             .cues = evidences(&s->cues)};
}
