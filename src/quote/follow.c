/* follow.c: see scene.h. Quotations without a cue of their own go to the statement that they go on with: behind it in
 * the paragraph, or in the next paragraph.
 */
#include "quote/scene.h"

enum { MIN_WORDS = 4 };

static uint32_t count_words(const quothp_scene *s, const quothp_quotation *q)
{
    uint32_t n = 0;
    for (uint32_t t = q->first; t < q->end && n < 1000; t++)
        n += quothp_quote_upos(s, t) != QUOTHP_UPOS_PUNCT;
    return n;
}

static bool ends_sentence(const quothp_scene *s, const quothp_quotation *q)
{
    return q->end >= q->first + 3 && quothp_quote_is_stop(s, q->end - 2);
}

/* Nothing but a connective stands before the quotation in its sentence. */
static bool begins_sentence(const quothp_scene *s, const quothp_quotation *q)
{
    uint32_t first = s->doc->sentences.at[s->doc->tokens.at[q->first].sentence].first;
    for (uint32_t t = q->first; t > first; t--) {
        uint8_t u = quothp_quote_upos(s, t - 1);
        if (quothp_quote_is_stop(s, t - 1))
            return true;
        if ((u != QUOTHP_UPOS_ADV && u != QUOTHP_UPOS_CCONJ && u != QUOTHP_UPOS_PUNCT) || q->first - t > 4)
            return false;
    }
    return true;
}

/* The end of what the quotation begins: further quotations of the sentence and the words that bind them. */
static uint32_t piece_end(const quothp_scene *s, uint32_t q)
{
    const quothp_quotation *at = &s->quotes.at[q];
    uint32_t end = at->end, limit = s->doc->sentences.at[s->doc->tokens.at[at->end - 1].sentence].end;
    uint32_t last = at->end >= at->first + 2 ? at->end - 2 : at->first;
    if (quothp_quote_is_stop(s, last) || !at->closed)
        return end;
    while (limit > end && (quothp_quote_is_stop(s, limit - 1) || quothp_quote_is_comma(s, limit - 1)))
        limit--;
    return limit;
}

/* The cue whose content ends last before the quotation in the same block. */
static uint32_t statement_before(const quothp_scene *s, uint32_t q, const uint32_t *last_of_block)
{
    return last_of_block[s->quotes.at[q].block];
}

/* Is the cue a part of what the other one reports? */
static bool lies_inside(const quothp_scene *s, uint32_t cue, uint32_t other)
{
    if (other == QUOTHP_NONE)
        return false;
    const quothp_cue *c = &s->cues.at[other];
    return c->content.n && c->content.at[c->content.n - 1].end > s->cues.at[cue].group.first &&
           c->content.at[c->content.n - 1].first <= s->cues.at[cue].group.first;
}

static quoth_status append(quothp_scene *s, uint32_t cue, uint32_t q)
{
    quothp_range *slot = QUOTHP_PUSH(s->arena, &s->cues.at[cue].content);
    if (!slot)
        return QUOTH_ERR_MEMORY;
    *slot = (quothp_range){s->quotes.at[q].first, piece_end(s, q)};
    s->owner[q] = cue;
    for (uint32_t i = q + 1; i < s->quotes.n && s->quotes.at[i].first < slot->end; i++)
        s->owner[i] = cue;
    return QUOTH_OK;
}

static bool is_open(const quothp_scene *s, uint32_t q)
{
    const quothp_quotation *at = &s->quotes.at[q];
    return s->owner[q] == QUOTHP_NONE && at->parent == QUOTHP_NONE && at->end > at->first + 1;
}

/* The sentence between the statement and the quotation brings in nobody else: the quotation follows right behind. */
static bool follows_directly(const quothp_scene *s, uint32_t cue, uint32_t q)
{
    const quothp_cue *c = &s->cues.at[cue];
    uint32_t end = c->behind > c->source.end ? c->behind : c->source.end;
    if (c->content.n && c->content.at[c->content.n - 1].end > end)
        end = c->content.at[c->content.n - 1].end;
    uint32_t first = s->quotes.at[q].first;
    if (end > first)
        return false;
    uint32_t from = s->doc->tokens.at[end - 1].sentence, to = s->doc->tokens.at[first].sentence;
    return to - from <= 1;
}

static bool was_quoted(const quothp_scene *s, uint32_t cue)
{
    const quothp_cue *c = &s->cues.at[cue];
    for (uint32_t i = 0; i < c->content.n; i++)
        for (uint32_t t = c->content.at[i].first; t < c->content.at[i].end; t++)
            if (s->quote_at[t] != QUOTHP_NONE)
                return true;
    return false;
}

static bool is_named(const quothp_scene *s, quothp_range p)
{
    for (uint32_t t = p.first; t < p.end; t++)
        if (quothp_quote_upos(s, t) == QUOTHP_UPOS_PROPN)
            return true;
    return false;
}

static bool is_sign(const quothp_scene *s, uint32_t t)
{
    return !quothp_quote_is(s, t, ",") && (quothp_quote_is_comma(s, t) || quothp_quote_is(s, t, "-"));
}

/* A block's tokens; the block holds the token. */
static quothp_range block_tokens(const quothp_scene *s, uint32_t t)
{
    quothp_span span = s->doc->blocks.at[s->doc->sentences.at[s->doc->tokens.at[t].sentence].block].span;
    quothp_range p = {quothp_token_at(s->doc, span.begin), quothp_token_at(s->doc, span.end - 1) + 1};
    return p;
}

/* Ada Smith: “…”: a block that is nothing but a name and a quotation. Sets *sign to the colon. */
static quothp_range labelled_by(const quothp_scene *s, const quothp_quotation *q, uint32_t *sign)
{
    quothp_range none = {0, 0}, block = block_tokens(s, q->first);
    const quothp_region *r = &s->regions.at[quothp_quote_region(s, block.first)];
    if (q->first < block.first + 2 || q->first > block.first + 10 || q->end + 1 < block.end ||
        r->tokens.first != block.first || !(is_sign(s, q->first - 1) || quothp_quote_is(s, q->first - 1, ":")))
        return none;
    quothp_range p = quothp_quote_phrase_at(s, r, block.first, true);
    *sign = q->first - 1;
    return p.end == q->first - 1 && is_named(s, p) ? p : none;
}

/* The subject of the sentence right before, in the same block, when it is somebody: “She was upset. “Not again.”” */
static quothp_range introduced_by(const quothp_scene *s, const quothp_quotation *q)
{
    const quoth_doc *doc = s->doc;
    quothp_range none = {0, 0}, block = block_tokens(s, q->first);
    if (q->first < block.first + 2 || !ends_sentence(s, q) || !begins_sentence(s, q))
        return none;
    const quothp_sentence *before = &doc->sentences.at[doc->tokens.at[q->first - 1].sentence];
    for (uint32_t t = before->first; t < before->end && t < q->first; t++) {
        const quothp_token *token = &doc->tokens.at[t];
        if (token->deprel != QUOTHP_DEPREL_NSUBJ || doc->tokens.at[token->head].head != token->head)
            continue;
        if (quothp_quote_is(s, t, "he") || quothp_quote_is(s, t, "she"))
            return (quothp_range){t, t + 1};
        if (token->upos != QUOTHP_UPOS_PROPN)
            return none;
        return quothp_quote_phrase_at(s, &s->regions.at[quothp_quote_region(s, t)], t, false);
    }
    return none;
}

/* A quotation that no cue has taken: makes a cue without a word for it, when the text tells who speaks. */
static quoth_status take_lonely(quothp_scene *s, uint32_t q)
{
    const quothp_quotation *at = &s->quotes.at[q];
    uint32_t sign = at->first;
    quothp_range source = labelled_by(s, at, &sign);
    bool is_labelled = source.first < source.end;
    if (!is_labelled) {
        sign = at->first;
        source = introduced_by(s, at);
    }
    if (source.first >= source.end)
        return QUOTH_OK;
    quothp_cue *c = QUOTHP_PUSH(s->arena, &s->cues);
    if (!c)
        return QUOTH_ERR_MEMORY;
    *c = (quothp_cue){
        .group = {sign, sign + is_labelled}, .head = sign, .behind = sign, .region = quothp_quote_region(s, sign)};
    c->frames = QUOTHP_FRAME_QUOTE;
    c->follows = QUOTHP_NONE;
    c->source = source;
    return append(s, s->cues.n - 1, q);
}

quoth_status quothp_quote_follow(quothp_scene *s)
{
    uint32_t *last_of_block = quothp_arena_array(s->arena, s->doc->blocks.n + 1, sizeof *last_of_block);
    if (!last_of_block)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i <= s->doc->blocks.n; i++)
        last_of_block[i] = QUOTHP_NONE;
    quoth_status status = QUOTH_OK;
    uint32_t cue = 0, n_cues = s->cues.n;
    for (uint32_t q = 0; q < s->quotes.n && status == QUOTH_OK && !quothp_clock_ticked(s->doc->clock); q++) {
        const quothp_quotation *at = &s->quotes.at[q];
        for (; cue < n_cues && s->cues.at[cue].group.first < at->first; cue++) {
            const quothp_region *r = &s->regions.at[s->cues.at[cue].region];
            if (s->cues.at[cue].content.n && r->inside == QUOTHP_NONE && !lies_inside(s, cue, last_of_block[r->block]))
                last_of_block[r->block] = cue;
        }
        if (!is_open(s, q) || at->single || !(count_words(s, at) >= MIN_WORDS || ends_sentence(s, at)))
            continue;
        uint32_t before = statement_before(s, q, last_of_block);
        if (before == QUOTHP_NONE && at->closed)
            status = take_lonely(s, q);
        else if (before != QUOTHP_NONE && begins_sentence(s, at) && follows_directly(s, before, q) &&
                 was_quoted(s, before))
            status = append(s, before, q);
    }
    for (uint32_t q = 0; q < s->quotes.n && status == QUOTH_OK && !quothp_clock_ticked(s->doc->clock); q++) {
        uint32_t next = s->quotes.at[q].next;
        if (next != QUOTHP_NONE && s->owner[q] != QUOTHP_NONE && is_open(s, next))
            status = append(s, s->owner[q], next);
    }
    return status;
}
