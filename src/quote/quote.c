/* quote.c: the order of the work: quotation marks, regions, what the network read, then speakers and details.
 *
 * Reads: tokens, readings, mentions, entities. Writes: attributions.
 */
#include "quote/quote.h"

#include "quote/detail.h"
#include "quote/scene.h"

#include <stdlib.h>

static bool same_quotation(const quothp_scene *s, uint32_t left, uint32_t right)
{
    uint32_t a = s->quote_at[left], b = s->quote_at[right];
    while (a != QUOTHP_NONE && s->quotes.at[a].parent != QUOTHP_NONE)
        a = s->quotes.at[a].parent;
    while (b != QUOTHP_NONE && s->quotes.at[b].parent != QUOTHP_NONE)
        b = s->quotes.at[b].parent;
    return a != QUOTHP_NONE && a == b;
}

/* Does the sentence begin with a small letter, as in “Really?” he asked. */
static bool goes_on(const quothp_scene *s, uint32_t t)
{
    return quothp_is_lower(s->doc->text[s->doc->tokens.at[t].span.begin]);
}

static quoth_status add_region(quothp_scene *s, uint32_t first, uint32_t end, uint32_t inside, uint32_t block)
{
    quothp_region *r = QUOTHP_PUSH(s->arena, &s->regions);
    if (!r)
        return QUOTH_ERR_MEMORY;
    *r = (quothp_region){{first, end}, inside, block};
    return QUOTH_OK;
}

/* A full stop before an opening mark ends a sentence, even where the sentences say otherwise: X said. ''No.'' */
static quoth_status add_parts(quothp_scene *s, uint32_t first, uint32_t end, uint32_t block)
{
    for (uint32_t t = first + 1; t < end; t++) {
        uint32_t q = s->quote_at[t];
        if (q == QUOTHP_NONE || s->quotes.at[q].first != t || s->quotes.at[q].parent != QUOTHP_NONE ||
            s->quote_at[t - 1] != QUOTHP_NONE || !quothp_quote_is_stop(s, t - 1))
            continue;
        if (add_region(s, first, t, QUOTHP_NONE, block) != QUOTH_OK)
            return QUOTH_ERR_MEMORY;
        first = t;
    }
    return add_region(s, first, end, QUOTHP_NONE, block);
}

/* Sentences, joined where a quotation spans their border. */
static quoth_status add_sentences(quothp_scene *s)
{
    const quoth_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->sentences.n;) {
        uint32_t first = doc->sentences.at[i].first, block = doc->sentences.at[i].block;
        for (i++; i < doc->sentences.n && doc->sentences.at[i].block == block; i++) {
            uint32_t t = doc->sentences.at[i].first;
            if (t == first || t >= doc->sentences.at[i].end)
                continue;
            if (!same_quotation(s, t - 1, t) && !(s->quote_at[t - 1] != QUOTHP_NONE && goes_on(s, t)))
                break;
        }
        uint32_t end = doc->sentences.at[i - 1].end;
        if (end > first && doc->blocks.at[block].kind != QUOTHP_META && add_parts(s, first, end, block) != QUOTH_OK)
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

/* The sentences inside each outer quotation. */
static quoth_status add_insides(quothp_scene *s)
{
    for (uint32_t q = 0; q < s->quotes.n; q++) {
        const quothp_quotation *at = &s->quotes.at[q];
        uint32_t end = at->closed ? at->end - 1 : at->end;
        if (at->parent != QUOTHP_NONE)
            continue;
        for (uint32_t t = at->first + 1; t < end;) {
            uint32_t stop = s->doc->sentences.at[s->doc->tokens.at[t].sentence].end;
            stop = stop < end ? stop : end;
            if (add_region(s, t, stop, q, at->block) != QUOTH_OK)
                return QUOTH_ERR_MEMORY;
            t = stop;
        }
    }
    return QUOTH_OK;
}

static quoth_status map_quotations(quothp_scene *s)
{
    s->quote_at = quothp_arena_array(s->arena, s->doc->tokens.n + 1, sizeof *s->quote_at);
    s->owner = quothp_arena_array(s->arena, s->quotes.n + 1, sizeof *s->owner);
    if (!s->quote_at || !s->owner)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < s->doc->tokens.n; t++)
        s->quote_at[t] = QUOTHP_NONE;
    uint32_t open = QUOTHP_NONE, q = 0;
    for (uint32_t t = 0; t < s->doc->tokens.n; t++) {
        while (open != QUOTHP_NONE && s->quotes.at[open].end <= t)
            open = s->quotes.at[open].parent;
        for (; q < s->quotes.n && s->quotes.at[q].first <= t; q++)
            if (s->quotes.at[q].end > t)
                open = q;
        s->quote_at[t] = open;
    }
    for (q = 0; q < s->quotes.n; q++)
        s->owner[q] = QUOTHP_NONE;
    return QUOTH_OK;
}

/* The region that holds the token, of those from..end; their order is that of the text. */
static uint32_t find_region(const quothp_scene *s, uint32_t t, uint32_t from, uint32_t end)
{
    uint32_t low = from, high = end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->regions.at[middle].tokens.end > t)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

uint32_t quothp_quote_region(const quothp_scene *s, uint32_t t)
{
    if (s->quote_at[t] != QUOTHP_NONE) {
        uint32_t inner = find_region(s, t, s->n_outer, s->regions.n);
        if (inner < s->regions.n && s->regions.at[inner].tokens.first <= t)
            return inner;
    }
    uint32_t outer = find_region(s, t, 0, s->n_outer);
    return outer < s->n_outer ? outer : s->n_outer - 1;
}

static quoth_status attribute(quothp_scene *s)
{
    quoth_status status = quothp_quote_take(s);
    if (status == QUOTH_OK)
        status = quothp_quote_signed(s);
    if (status == QUOTH_OK)
        status = quothp_quote_follow(s);
    if (status == QUOTH_OK)
        status = quothp_quote_transcript(s);
    if (status == QUOTH_OK)
        status = quothp_quote_write(s);
    return status;
}

quoth_status quothp_stage_quote(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    quothp_scene s = {.doc = doc, .arena = scratch};
    quoth_status status = quothp_quote_marks(doc, scratch, &s.quotes);
    if (status == QUOTH_OK)
        status = map_quotations(&s);
    if (status == QUOTH_OK)
        status = add_sentences(&s);
    s.n_outer = s.regions.n;
    if (status == QUOTH_OK)
        status = add_insides(&s);
    if (status == QUOTH_OK && s.n_outer > 0) /* of bylines alone nothing is told */
        status = attribute(&s);
    if (status != QUOTH_OK)
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "attribution: %s", quoth_status_text(status));
    return status;
}
