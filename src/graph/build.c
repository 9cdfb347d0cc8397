/* build.c: puts one document into a graph: the article itself, then its agents, roles and statements.
 *
 * Reads: a document with all layers. Writes: the graph. Every identifier comes from content:
 *
 *     article      its web address; without one BASE article/a + hash of the text
 *     text         BASE text/t + key, the key being a hash of the article's identifier and its text
 *     person       BASE person/josh-paul; a name of one word is told apart by the article's key: person/paul-0a1b2c3d
 *     organization BASE organization/state-department
 *     source       BASE source/one-official- + hash of key and place
 *     role         BASE role/josh-paul-official- + hash of holder, name, organization, status, place and period
 *     statement    BASE statement/s00170- + hash of key and places of content and cue; the number is where the content
 *                  begins, so that statements sort as the article has them
 */
#include "graph/build.h"

#include "base/day.h"
#include "base/utf8.h"
#include "context.h"
#include "graph/iri.h"

#include <stdlib.h>
#include <string.h>

enum { KEY_DIGITS = 16 };

const char *quothp_build_label(quothp_builder *b, quothp_str text)
{
    char *label = quothp_arena_alloc(b->arena, text.n + 1);
    if (label)
        label[quothp_utf8_squeeze(text.p, text.n, label)] = '\0';
    return label;
}

const char *quothp_build_joined(quothp_builder *b, quothp_spans spans)
{
    size_t n = 0;
    for (uint32_t i = 0; i < spans.n; i++)
        n += spans.at[i].end - spans.at[i].begin + 1;
    char *text = quothp_arena_alloc(b->arena, n + 1);
    if (!text)
        return NULL;
    n = 0;
    for (uint32_t i = 0; i < spans.n; i++) {
        quothp_str part = quothp_doc_str(b->doc, spans.at[i]);
        if (i)
            text[n++] = ' ';
        memcpy(text + n, part.p, part.n);
        n += part.n;
    }
    return text;
}

int quothp_build_evidence(quothp_builder *b, quothp_evidences *evidence, quothp_span span)
{
    quothp_evidence *e = QUOTHP_PUSH(b->arena, evidence);
    if (!e)
        return 0;
    e->article = b->article;
    e->begin = quothp_cp_of(&b->cp, span.begin);
    e->end = quothp_cp_of(&b->cp, span.end);
    e->text = quothp_arena_copy(b->arena, b->doc->text + span.begin, span.end - span.begin);
    return e->text != NULL;
}

int quothp_build_evidence_each(quothp_builder *b, quothp_evidences *evidence, quothp_spans spans)
{
    for (uint32_t i = 0; i < spans.n; i++)
        if (spans.at[i].begin < spans.at[i].end && !quothp_build_evidence(b, evidence, spans.at[i]))
            return 0;
    return 1;
}

uint32_t quothp_build_agent_of(const quothp_builder *b, uint32_t mention)
{
    return mention == QUOTHP_NONE ? QUOTHP_NONE : b->agent_of[b->doc->mentions.at[mention].entity];
}

bool quothp_build_keeps(const quothp_builder *b, const quothp_attribution *a)
{
    return a->expressed && a->confidence >= b->graph->q->min_confidence;
}

/* An empty string is no value. Returns 0 when memory is out. */
static int keep(quothp_builder *b, const char **to, const char *text)
{
    *to = NULL;
    if (!text)
        return 1;
    const char *label = quothp_build_label(b, quothp_str_of(text));
    if (label && *label)
        *to = label;
    return label != NULL;
}

static quoth_status name_article(quothp_builder *b, quothp_article *article)
{
    const char *base = b->graph->base, *url = b->doc->url;
    quothp_str text = {b->doc->text, b->doc->n_bytes};
    bool memory_out = false;
    article->sha256 = quothp_hex(b->arena, text, 64);
    if (!article->sha256)
        return QUOTH_ERR_MEMORY;
    article->iri = article->url = url ? quothp_web_iri(b->arena, url, &memory_out) : NULL;
    if (memory_out)
        return QUOTH_ERR_MEMORY;
    if (url && !article->url)
        quothp_report_at(&b->graph->q->report, QUOTH_WARNING, 0, 0,
                         "'%.200s' is no web address: the article is named after its text", url);
    if (!article->url)
        article->iri = quothp_arena_printf(b->arena, "%sarticle/a%.*s", base, KEY_DIGITS, article->sha256);
    if (!article->iri)
        return QUOTH_ERR_MEMORY;
    const char *both = quothp_arena_printf(b->scratch, "%s\n%s", article->iri, article->sha256);
    article->key = both ? quothp_hex(b->arena, quothp_str_of(both), KEY_DIGITS) : NULL;
    article->text_iri = article->key ? quothp_arena_printf(b->arena, "%stext/t%s", base, article->key) : NULL;
    return article->text_iri ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

static quoth_status add_passages(quothp_builder *b, quothp_article *article)
{
    for (uint32_t i = 0; i < b->doc->blocks.n; i++) {
        const quothp_block *block = &b->doc->blocks.at[i];
        quothp_passage *passage = QUOTHP_PUSH(b->arena, &article->passages);
        if (!passage)
            return QUOTH_ERR_MEMORY;
        *passage = (quothp_passage){quothp_cp_of(&b->cp, block->span.begin), quothp_cp_of(&b->cp, block->span.end),
                                    block->kind};
    }
    return QUOTH_OK;
}

static bool has_subject(const quothp_article *article, const char *subject)
{
    for (uint32_t i = 0; i < article->subjects.n; i++)
        if (strcmp(article->subjects.at[i], subject) == 0)
            return true;
    return false;
}

static quoth_status describe_subjects(quothp_builder *b, quothp_article *article)
{
    for (uint32_t i = 0; i < b->doc->subjects.n; i++) {
        const char *subject, **slot;
        if (!keep(b, &subject, b->doc->subjects.at[i]))
            return QUOTH_ERR_MEMORY;
        if (!subject || has_subject(article, subject))
            continue;
        if (!(slot = QUOTHP_PUSH(b->arena, &article->subjects)))
            return QUOTH_ERR_MEMORY;
        *slot = subject;
    }
    return QUOTH_OK;
}

static quoth_status describe_article(quothp_builder *b, quothp_article *article)
{
    const quoth_doc *doc = b->doc;
    article->text = quothp_arena_copy(b->arena, doc->text, doc->n_bytes);
    article->n_code_points = quothp_cp_of(&b->cp, doc->n_bytes);
    article->publisher = article->provider = QUOTHP_NONE;
    if (!article->text || !keep(b, &article->headline, doc->title) || !keep(b, &article->date, doc->date) ||
        !keep(b, &article->byline, doc->byline) || !keep(b, &article->dateline, doc->dateline) ||
        !keep(b, &article->language, doc->language))
        return QUOTH_ERR_MEMORY;
    quothp_day day; /* xsd:date asks for one */
    if (article->date && !quothp_day_read(quothp_str_of(article->date), &day)) {
        quothp_report_at(&b->graph->q->report, QUOTH_WARNING, 0, 0, "'%.40s' is no date (YYYY-MM-DD): left out",
                         article->date);
        article->date = NULL;
    }
    quoth_status status = add_passages(b, article);
    return status == QUOTH_OK ? describe_subjects(b, article) : status;
}

/* The organization of that name, QUOTHP_NONE for no name. */
static quoth_status add_organization(quothp_builder *b, const char *text, uint32_t *agent)
{
    const char *name;
    *agent = QUOTHP_NONE;
    if (!keep(b, &name, text))
        return QUOTH_ERR_MEMORY;
    if (!name)
        return QUOTH_OK;
    *agent = quothp_build_organization(b, name, QUOTHP_ORG_MEDIA);
    return *agent == QUOTHP_NONE ? QUOTH_ERR_MEMORY : QUOTH_OK;
}

static quoth_status add_publisher(quothp_builder *b)
{
    quothp_article *article = &b->graph->articles.at[b->article];
    quoth_status status = add_organization(b, b->doc->publisher, &article->publisher);
    return status == QUOTH_OK ? add_organization(b, b->doc->provider, &article->provider) : status;
}

static int by_place(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    return (a[0] > b[0]) - (a[0] < b[0]) + 2 * ((a[1] > b[1]) - (a[1] < b[1])) * (a[0] == b[0]);
}

/* Mentions by where they begin; the stages mostly have them so. */
static quoth_status order_mentions(quothp_builder *b)
{
    uint32_t n = b->doc->mentions.n;
    uint32_t(*pairs)[2] = quothp_arena_array(b->scratch, n, sizeof *pairs);
    b->order = quothp_arena_array(b->scratch, n, sizeof *b->order);
    if (!pairs || !b->order)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < n; i++) {
        pairs[i][0] = b->doc->mentions.at[i].span.begin;
        pairs[i][1] = i;
    }
    qsort(pairs, n, sizeof *pairs, by_place);
    for (uint32_t i = 0; i < n; i++)
        b->order[i] = pairs[i][1];
    return QUOTH_OK;
}

static quoth_status build(quothp_builder *b)
{
    quothp_article article = {0};
    if (quothp_cp_map_init(&b->cp, b->scratch, b->doc->text, b->doc->n_bytes) != QUOTH_OK)
        return QUOTH_ERR_MEMORY;
    quoth_status status = name_article(b, &article);
    if (status != QUOTH_OK)
        return status;
    if (quothp_map_get(&b->graph->iris, article.text_iri) != UINT32_MAX) {
        quothp_report_at(&b->graph->q->report, QUOTH_NOTE, 0, 0, "the article is in the graph already");
        return QUOTH_OK;
    }
    b->key = article.key;
    b->article = b->graph->articles.n;
    quothp_article *place = QUOTHP_PUSH(b->arena, &b->graph->articles);
    if (!place || !quothp_map_add(&b->graph->iris, b->arena, article.text_iri, b->article) ||
        describe_article(b, &article) != QUOTH_OK)
        return QUOTH_ERR_MEMORY;
    *place = article;
    static quoth_status (*const PARTS[])(quothp_builder *) = {order_mentions, quothp_build_agents, add_publisher,
                                                              quothp_build_roles, quothp_build_statements};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS && status == QUOTH_OK; i++)
        status = PARTS[i](b);
    return status;
}

quoth_status quoth_graph_add(quoth_graph *graph, const quoth_doc *doc)
{
    quothp_builder b = {.graph = graph, .doc = doc, .arena = &graph->arena, .scratch = &graph->q->scratch};
    graph->q->report.file = doc->name;
    if (!quothp_iri_valid(graph->base)) {
        quothp_report_at(&graph->q->report, QUOTH_ERROR, 0, 0, "the base '%.200s' is no absolute IRI", graph->base);
        return QUOTH_ERR_USAGE;
    }
    quoth_status status = build(&b);
    quothp_arena_reset(b.scratch);
    return status;
}
