/* data.c: the graph as JSON. Items refer to each other by their number in the graph; places are code points. What is
   unknown is left out. */
#include "page/parts.h"

#include <jansson.h>
#include <stdlib.h>

/* All of these swallow a NULL, which stands for "no memory", and hand it on: asked once, at the end. */

static void set(json_t *object, const char *key, json_t *value, bool *failed)
{
    if (json_object_set_new(object, key, value) != 0)
        *failed = true;
}

static void set_text(json_t *object, const char *key, const char *text, bool *failed)
{
    if (text)
        set(object, key, json_string(text), failed);
}

static void set_index(json_t *object, const char *key, uint32_t index, bool *failed)
{
    if (index != QUOTHP_NONE)
        set(object, key, json_integer(index), failed);
}

/* Hundredths, 0 where the stage did not say. */
static void set_confidence(json_t *object, float confidence, bool *failed)
{
    int hundredths = confidence >= 1 ? 100 : confidence > 0 ? (int)(confidence * 100 + 0.5f) : 0;
    set(object, "confidence", json_integer(hundredths), failed);
}

static void push(json_t *array, json_t *value, bool *failed)
{
    if (json_array_append_new(array, value) != 0)
        *failed = true;
}

/* [[article, begin, end], ...] */
static json_t *places(const quothp_evidences *evidence, bool *failed)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < evidence->n; i++) {
        const quothp_evidence *at = &evidence->at[i];
        push(array, json_pack("[i,i,i]", (int)at->article, (int)at->begin, (int)at->end), failed);
    }
    return array;
}

static json_t *texts(const quothp_strings *strings, bool *failed)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < strings->n; i++)
        push(array, json_string(strings->at[i]), failed);
    return array;
}

/* ---- items ---- */

static json_t *article_of(const quoth_graph *graph, uint32_t i, bool *failed)
{
    const quothp_article *article = &graph->articles.at[i];
    json_t *object = json_object();
    set_text(object, "iri", article->iri, failed);
    set_text(object, "url", article->url, failed);
    set_text(object, "headline", article->headline, failed);
    set_text(object, "date", article->date, failed);
    set_index(object, "publisher", article->publisher, failed);
    return object;
}

static json_t *agent_of(const quoth_graph *graph, uint32_t i, bool *failed)
{
    static const char *const KINDS[] = {"person", "organization", "unnamed"};
    const quothp_agent *agent = &graph->agents.at[i];
    json_t *object = json_object();
    set_text(object, "iri", agent->iri, failed);
    set_text(object, "label", agent->label, failed);
    set(object, "also", texts(&agent->also, failed), failed);
    set_text(object, "kind", KINDS[agent->kind], failed);
    set(object, "outlet", json_boolean(agent->org_kind == QUOTHP_ORG_MEDIA), failed);
    set_index(object, "organization", agent->organization, failed);
    set_text(object, "anonymityReason", agent->anonymity_reason, failed);
    set_index(object, "unitOf", agent->unit_of, failed);
    set(object, "evidence", places(&agent->evidence, failed), failed);
    return object;
}

static json_t *role_of(const quoth_graph *graph, uint32_t i, bool *failed)
{
    const quothp_membership *role = &graph->roles.at[i];
    json_t *object = json_object();
    set_text(object, "label", role->label, failed);
    set_index(object, "holder", role->holder, failed);
    set_index(object, "organization", role->organization, failed);
    set_text(object, "status", quothp_role_status_text(role->status), failed);
    set_text(object, "place", role->place, failed);
    set_text(object, "period", role->period, failed);
    set_confidence(object, role->confidence, failed);
    set(object, "evidence", places(&role->evidence, failed), failed);
    return object;
}

static json_t *speakers_of(const quothp_statement *s, bool *failed)
{
    json_t *array = json_array();
    for (size_t i = 0; i < s->n_speakers; i++)
        push(array, json_integer((json_int_t)s->speakers[i]), failed);
    return array;
}

static json_t *about_of(const quothp_statement *s, bool *failed)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < s->about.n; i++)
        push(array, json_integer(s->about.at[i]), failed);
    return array;
}

static json_t *statement_of(const quoth_graph *graph, uint32_t i, bool *failed)
{
    static const char *const KINDS[] = {"direct", "indirect", "mixed"};
    const quothp_statement *s = &graph->statements.at[i];
    json_t *object = json_object();
    set_index(object, "article", s->article, failed);
    set(object, "speakers", speakers_of(s, failed), failed);
    set_text(object, "kind", KINDS[s->kind], failed);
    set_text(object, "text", s->text, failed);
    set_text(object, "cue", s->cue, failed);
    set_text(object, "cueClass", quothp_cue_class_text(s->cue_class), failed);
    set_text(object, "medium", s->medium, failed);
    set_text(object, "when", s->when, failed);
    set_text(object, "date", s->date, failed);
    set_text(object, "audience", s->audience, failed);
    set_index(object, "reportedBy", s->reported_by, failed);
    set_index(object, "addressee", s->addressee, failed);
    set_index(object, "within", s->within, failed);
    set(object, "about", about_of(s, failed), failed);
    set_confidence(object, s->confidence, failed);
    set(object, "content", places(&s->content, failed), failed);
    set(object, "source", places(&s->source, failed), failed);
    set(object, "cues", places(&s->cues, failed), failed);
    return object;
}

/* ---- all of them ---- */

typedef json_t *(*item_fn)(const quoth_graph *graph, uint32_t i, bool *failed);

static json_t *list(const quoth_graph *graph, uint32_t n, item_fn item, bool *failed)
{
    json_t *array = json_array();
    for (uint32_t i = 0; i < n; i++)
        push(array, item(graph, i, failed), failed);
    return array;
}

static void put_without_less(const char *json, FILE *out)
{
    for (; *json; json++) {
        if (*json == '<') /* stands in strings only */
            fputs("\\u003c", out);
        else
            putc(*json, out);
    }
}

bool quothp_page_data(const quoth_graph *graph, FILE *out)
{
    bool failed = false;
    json_t *all = json_object();
    set(all, "articles", list(graph, graph->articles.n, article_of, &failed), &failed);
    set(all, "agents", list(graph, graph->agents.n, agent_of, &failed), &failed);
    set(all, "roles", list(graph, graph->roles.n, role_of, &failed), &failed);
    set(all, "statements", list(graph, graph->statements.n, statement_of, &failed), &failed);
    char *json = failed ? NULL : json_dumps(all, JSON_COMPACT);
    json_decref(all);
    if (json)
        put_without_less(json, out);
    free(json);
    return json != NULL;
}
