/* statements.c: the attributions of a document that were said or written, as statements.
 *
 * The linking "that" or "to" before a content is the cue's: it is cut off here, once for all outputs.
 */
#include "base/buf.h"
#include "base/utf8.h"
#include "graph/build.h"
#include "graph/iri.h"

#include <stdio.h>
#include <string.h>

enum { STATEMENT_DIGITS = 12 };

static quothp_span without_space(const quoth_doc *doc, quothp_span span)
{
    while (span.begin < span.end) {
        size_t i = span.begin;
        if (!quothp_cp_is_space(quothp_utf8_next(doc->text, span.end, &i)))
            break;
        span.begin = (uint32_t)i;
    }
    while (span.begin < span.end) {
        size_t i = span.end;
        if (!quothp_cp_is_space(quothp_utf8_prev(doc->text, &i)))
            break;
        span.end = (uint32_t)i;
    }
    return span;
}

static quothp_span without_link(const quoth_doc *doc, quothp_span span)
{
    static const char *const LINKS[] = {"that", "to"};
    quothp_str text = quothp_doc_str(doc, span);
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        quothp_str link = quothp_str_of(LINKS[i]);
        size_t after = link.n;
        if (text.n <= link.n || !quothp_str_starts(text, LINKS[i]) ||
            !quothp_cp_is_space(quothp_utf8_next(text.p, text.n, &after)))
            continue; /* "That bill is dead" begins with a capital: no link */
        span.begin += (uint32_t)link.n;
        return without_space(doc, span);
    }
    return span;
}

/* The parts of the content, trimmed, without those that are empty then. False when memory is out. */
static bool trim_content(quothp_builder *b, quothp_spans content, quothp_spans *out)
{
    *out = (quothp_spans){quothp_arena_array(b->scratch, content.n, sizeof *out->at), 0};
    if (!out->at)
        return false;
    for (uint32_t i = 0; i < content.n; i++) {
        quothp_span span = without_space(b->doc, content.at[i]);
        if (out->n == 0)
            span = without_link(b->doc, span);
        if (span.begin < span.end)
            out->at[out->n++] = span;
    }
    return true;
}

static const char *statement_iri(quothp_builder *b, quothp_spans content, quothp_spans cue)
{
    quothp_buf places = {0};
    char place[32];
    quothp_buf_puts(&places, b->key);
    for (uint32_t i = 0; i < content.n + cue.n; i++) {
        quothp_span span = i < content.n ? content.at[i] : cue.at[i - content.n];
        snprintf(place, sizeof place, "\n%c%u %u", i < content.n ? 'c' : 'q', quothp_cp_of(&b->cp, span.begin),
                 quothp_cp_of(&b->cp, span.end));
        quothp_buf_puts(&places, place);
    }
    const char *iri = NULL;
    if (!places.failed) {
        const char *hash = quothp_hex(b->scratch, (quothp_str){places.p, places.n}, STATEMENT_DIGITS);
        iri = hash ? quothp_arena_printf(b->arena, "%sstatement/s%05u-%s", b->graph->base,
                                         quothp_cp_of(&b->cp, content.at[0].begin), hash)
                   : NULL;
    }
    quothp_buf_free(&places);
    return iri;
}

static bool has(const size_t *items, size_t n, uint32_t agent)
{
    for (size_t i = 0; i < n; i++)
        if (items[i] == agent)
            return true;
    return false;
}

/* Marks of builder.met: a list of all that speak, or are spoken about, need not be searched. */
static uint32_t speaks_in(const quothp_builder *b, const quothp_statement *s)
{
    return 2 * (uint32_t)(s - b->graph->statements.at) + 1;
}

static uint32_t is_about_in(const quothp_builder *b, const quothp_statement *s)
{
    return speaks_in(b, s) + 1;
}

static int add_speakers(quothp_builder *b, quothp_statement *s, quothp_mentions speakers)
{
    s->speakers = quothp_arena_array(b->arena, speakers.n, sizeof *s->speakers);
    if (!s->speakers)
        return 0;
    for (uint32_t i = 0; i < speakers.n; i++) {
        uint32_t agent = quothp_build_agent_of(b, speakers.at[i]);
        if (agent == QUOTHP_NONE || b->met[agent] == speaks_in(b, s))
            continue;
        b->met[agent] = speaks_in(b, s);
        s->speakers[s->n_speakers++] = agent;
    }
    return 1;
}

/* The first mention, in the order of the text, that begins at the offset or behind it. */
static uint32_t first_mention(const quothp_builder *b, uint32_t offset)
{
    uint32_t low = 0, high = b->doc->mentions.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (b->doc->mentions.at[b->order[middle]].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int add_about_one(quothp_builder *b, quothp_statement *s, uint32_t agent)
{
    if (agent == QUOTHP_NONE || b->graph->agents.at[agent].kind == QUOTH_UNNAMED || b->met[agent] == speaks_in(b, s) ||
        b->met[agent] == is_about_in(b, s))
        return 1;
    b->met[agent] = is_about_in(b, s);
    uint32_t *place = QUOTHP_PUSH(b->arena, &s->about);
    if (place)
        *place = agent;
    return place != NULL;
}

/* People and organizations that the content names or describes; a pronoun is too little. */
static int add_about(quothp_builder *b, quothp_statement *s, quothp_spans content)
{
    const quothp_mention *mentions = b->doc->mentions.at;
    for (uint32_t i = 0; i < content.n; i++)
        for (uint32_t k = first_mention(b, content.at[i].begin);
             k < b->doc->mentions.n && mentions[b->order[k]].span.begin < content.at[i].end; k++) {
            const quothp_mention *mention = &mentions[b->order[k]];
            bool inside = mention->span.end <= content.at[i].end && mention->kind != QUOTHP_MENTION_PRONOUN;
            if (inside && !add_about_one(b, s, b->agent_of[mention->entity]))
                return 0;
        }
    return 1;
}

/* The label of what the spans hold, NULL when that is nothing. */
static int add_words(quothp_builder *b, const char **to, quothp_spans spans)
{
    const char *joined = quothp_build_joined(b, spans);
    const char *label = joined ? quothp_build_label(b, quothp_str_of(joined)) : NULL;
    *to = label && *label ? label : NULL;
    return label != NULL;
}

/* To whom, in words, where that is nobody on the map. */
static int add_audience(quothp_builder *b, quothp_statement *s, uint32_t addressee)
{
    if (addressee == QUOTHP_NONE || s->addressee != QUOTHP_NONE)
        return 1;
    const quothp_mention *mention = &b->doc->mentions.at[addressee];
    quothp_span span = mention->span;
    return mention->kind == QUOTHP_MENTION_PRONOUN || add_words(b, &s->audience, (quothp_spans){&span, 1});
}

/* Who reports a statement of their own is its speaker and no more. */
static int add_people(quothp_builder *b, quothp_statement *s, const quothp_attribution *a)
{
    s->reported_by = quothp_build_agent_of(b, a->reported_by);
    s->addressee = quothp_build_agent_of(b, a->addressee);
    if (!add_speakers(b, s, a->speakers) || !add_audience(b, s, a->addressee))
        return 0;
    if (has(s->speakers, s->n_speakers, s->reported_by))
        s->reported_by = QUOTHP_NONE;
    return 1;
}

static int fill(quothp_builder *b, quothp_statement *s, const quothp_attribution *a, quothp_spans content)
{
    quothp_span medium = a->medium, when = a->when;
    s->article = b->article;
    s->kind = a->kind;
    s->cue_class = a->cue_class;
    s->confidence = a->confidence;
    s->within = QUOTHP_NONE;
    s->text = quothp_build_joined(b, content);
    if (a->date && !(s->date = quothp_arena_copy(b->arena, a->date, strlen(a->date))))
        return 0;
    quothp_spans cue = a->cue_class == QUOTHP_CUE_NONE ? (quothp_spans){0} : a->cue; /* a dash is no word */
    return s->text && add_words(b, &s->cue, cue) && add_words(b, &s->medium, (quothp_spans){&medium, 1}) &&
           add_words(b, &s->when, (quothp_spans){&when, 1}) && add_people(b, s, a) && add_about(b, s, content) &&
           quothp_build_evidence_each(b, &s->content, content) &&
           quothp_build_evidence_each(b, &s->source, a->source) && quothp_build_evidence_each(b, &s->cues, a->cue);
}

/* Sets *made to the statement of the attribution, if it becomes one. Returns 0 when memory is out. */
static int add_statement(quothp_builder *b, const quothp_attribution *a, uint32_t *made)
{
    quoth_graph *graph = b->graph;
    quothp_spans content;
    if (!quothp_build_keeps(b, a))
        return 1;
    if (!trim_content(b, a->content, &content))
        return 0;
    if (content.n == 0)
        return 1;
    const char *iri = statement_iri(b, content, a->cue);
    if (!iri)
        return 0;
    *made = quothp_map_get(&graph->iris, iri);
    if (*made != UINT32_MAX)
        return 1;
    *made = graph->statements.n;
    quothp_statement *s = QUOTHP_PUSH(b->arena, &graph->statements);
    if (!s || !quothp_map_add(&graph->iris, b->arena, iri, *made))
        return 0;
    s->iri = iri;
    return fill(b, s, a, content);
}

/* The nearest outer attribution that is a statement. */
static uint32_t outer_statement(const quothp_builder *b, uint32_t attribution, const uint32_t *made)
{
    uint32_t outer = b->doc->attributions.at[attribution].within;
    for (uint32_t steps = 0; outer != QUOTHP_NONE && steps < b->doc->attributions.n; steps++) {
        if (made[outer] != QUOTHP_NONE)
            return made[outer];
        outer = b->doc->attributions.at[outer].within;
    }
    return QUOTHP_NONE;
}

/* Would the statement lie within itself? */
static bool closes_ring(const quoth_graph *graph, uint32_t statement, uint32_t outer)
{
    while (outer != QUOTHP_NONE && outer != statement)
        outer = graph->statements.at[outer].within;
    return outer == statement;
}

quoth_status quothp_build_statements(quothp_builder *b)
{
    uint32_t n = b->doc->attributions.n;
    uint32_t *made = quothp_arena_array(b->scratch, n, sizeof *made);
    b->met = quothp_arena_array(b->scratch, b->graph->agents.n, sizeof *b->met);
    if (!made || !b->met)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < n; i++) {
        made[i] = QUOTHP_NONE;
        if (!add_statement(b, &b->doc->attributions.at[i], &made[i]))
            return QUOTH_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t outer = made[i] == QUOTHP_NONE ? QUOTHP_NONE : outer_statement(b, i, made);
        if (outer != QUOTHP_NONE && !closes_ring(b->graph, made[i], outer))
            b->graph->statements.at[made[i]].within = outer;
    }
    return QUOTH_OK;
}
