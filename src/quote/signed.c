/* signed.c: see scene.h. Quotations with a name below them, as columns, press releases and reviews have them:
 *
 *     “We waited thirty years for this roof.” — Mette Lund, senior pilot
 *
 * in one block, or with the name in the next. What stands below says who speaks, whatever the network made of it: in a
 * column it takes the name of one quotation for the next at times.
 */
#include "quote/scene.h"

enum { SIGNATURE_WORDS = 14, QUOTATION_WORDS = 2 };

/* As sure as the readings of the network that are right nine times in ten. */
static const int32_t SURE = 5 << 22;

static bool is_sign(const quothp_scene *s, uint32_t t)
{
    return !quothp_quote_is(s, t, ",") && (quothp_quote_is_comma(s, t) || quothp_quote_is(s, t, "-"));
}

static quothp_range tokens_of(const quothp_scene *s, uint32_t block)
{
    const quothp_span span = s->doc->blocks.at[block].span;
    const uint32_t first = quothp_token_at(s->doc, span.begin);
    return (quothp_range){first, first < s->doc->tokens.n ? quothp_token_at(s->doc, span.end - 1) + 1 : first};
}

/* A name in few words and no clause: "Mette Lund, senior pilot"; without its full stop. Empty when it is none. */
static quothp_range read_name(const quothp_scene *s, uint32_t first, uint32_t end)
{
    const quothp_range none = {first, first};
    bool named = false;
    if (end > first && quothp_quote_is(s, end - 1, "."))
        end--;
    if (end - first > SIGNATURE_WORDS)
        return none;
    for (uint32_t t = first; t < end; t++) {
        if (quothp_quote_is_finite(s, t) || quothp_quote_is_mark(s, t) || quothp_quote_xpos(s, t) == QUOTHP_XPOS_PRP)
            return none;
        named = named || quothp_quote_upos(s, t) == QUOTHP_UPOS_PROPN;
    }
    return named ? (quothp_range){first, end} : none;
}

/* More than a title: it ends like a sentence, or has a verb. */
static bool is_speech(const quothp_scene *s, const quothp_quotation *q)
{
    bool verb = false;
    if (q->end < q->first + QUOTATION_WORDS + 2)
        return false;
    for (uint32_t t = q->first; t < q->end && t < q->first + QUOTHP_QUOTE_REACH; t++)
        verb = verb || quothp_quote_is_finite(s, t);
    return verb || quothp_quote_is_stop(s, q->end - 2);
}

/* The name below the quotation, which begins its block; sets *sign to the dash before it. */
static quothp_range signature_of(const quothp_scene *s, const quothp_quotation *q, uint32_t *sign)
{
    const quothp_range none = {0, 0};
    quothp_range block = tokens_of(s, q->block);
    if (q->first != block.first || !q->closed || !is_speech(s, q))
        return none;
    uint32_t at = q->end;
    if (at >= block.end) {
        if (q->block + 1 >= s->doc->blocks.n || s->doc->blocks.at[q->block + 1].kind != QUOTHP_PARAGRAPH)
            return none;
        block = tokens_of(s, q->block + 1);
        at = block.first;
    }
    if (at + 1 >= block.end || !is_sign(s, at))
        return none;
    *sign = at;
    return read_name(s, at + 1, block.end);
}

static quoth_status sign(quothp_scene *s, uint32_t q, uint32_t at, quothp_range name, uint32_t *signed_at)
{
    quothp_cue *c = QUOTHP_PUSH(s->arena, &s->cues);
    if (!c)
        return QUOTH_ERR_MEMORY;
    *c = (quothp_cue){.group = {at, at + 1},
                      .head = at,
                      .behind = at + 1,
                      .region = quothp_quote_region(s, at),
                      .frames = QUOTHP_FRAME_QUOTE,
                      .source = name,
                      .follows = QUOTHP_NONE,
                      .margin = SURE};
    quothp_range *content = QUOTHP_PUSH(s->arena, &c->content);
    if (!content)
        return QUOTH_ERR_MEMORY;
    *content = (quothp_range){s->quotes.at[q].first, s->quotes.at[q].end};
    for (uint32_t t = content->first; t < name.end; t++)
        signed_at[t] = s->cues.n - 1;
    for (uint32_t i = q; i < s->quotes.n && s->quotes.at[i].first < content->end; i++)
        s->owner[i] = s->cues.n - 1;
    return QUOTH_OK;
}

/* Takes what is signed from the first n cues, which the network read; what a quotation holds inside is left to it. */
static void take_back(quothp_scene *s, uint32_t n, const uint32_t *signed_at)
{
    for (uint32_t i = 0; i < n; i++) {
        quothp_cue *c = &s->cues.at[i];
        const uint32_t own = signed_at[c->group.first];
        const bool inside = own != QUOTHP_NONE && c->group.first < s->cues.at[own].content.at[0].end;
        uint32_t kept = 0;
        for (uint32_t k = 0; k < c->content.n; k++) {
            const quothp_range p = c->content.at[k];
            const uint32_t from = signed_at[p.first], to = signed_at[p.end - 1];
            const bool free = from == QUOTHP_NONE && to == QUOTHP_NONE;
            if (inside ? from == own && to == own : free && own == QUOTHP_NONE)
                c->content.at[kept++] = p;
        }
        c->content.n = kept;
    }
}

quoth_status quothp_quote_signed(quothp_scene *s)
{
    uint32_t *signed_at = quothp_arena_array(s->arena, s->doc->tokens.n + 1, sizeof *signed_at);
    if (!signed_at)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < s->doc->tokens.n; t++)
        signed_at[t] = QUOTHP_NONE;
    const uint32_t n = s->cues.n;
    for (uint32_t q = 0; q < s->quotes.n; q++) {
        uint32_t at = 0;
        const quothp_range name =
            s->quotes.at[q].parent == QUOTHP_NONE ? signature_of(s, &s->quotes.at[q], &at) : (quothp_range){0, 0};
        if (name.first < name.end && sign(s, q, at, name, signed_at) != QUOTH_OK)
            return QUOTH_ERR_MEMORY;
    }
    if (s->cues.n > n)
        take_back(s, n, signed_at);
    return QUOTH_OK;
}
