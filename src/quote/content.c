/* content.c: see scene.h. Finds for each cue what is said: behind it, before it, or on both sides.
 *
 * Cues of one region are taken from left to right. A quotation belongs to the first that claims it. The content behind
 * a cue ends where the next statement of the same sentence begins.
 */
#include "quote/limit.h"

static bool has(const quothp_cue *c, uint16_t frame)
{
    return (c->frames & frame) != 0;
}

/* A quotation that ends like one: "…," or followed by a comma. */
static bool ends_speech(const quothp_scene *s, const quothp_region *r, uint32_t q)
{
    const quothp_quotation *at = &s->quotes.at[q];
    uint32_t last = at->end >= at->first + 2 ? at->end - 2 : at->first;
    while (last > at->first + 1 && quothp_quote_is_mark(s, last))
        last--;
    if (!at->closed || quothp_quote_is_stop(s, last) || quothp_quote_is_comma(s, last))
        return true;
    return at->end >= r->tokens.end || quothp_quote_is_comma(s, at->end) || quothp_quote_is_stop(s, at->end);
}

static bool begins_clause(const quothp_scene *s, uint32_t t)
{
    uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    return u == QUOTHP_UPOS_DET || u == QUOTHP_UPOS_ADJ || u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_PROPN ||
           u == QUOTHP_UPOS_PRON || u == QUOTHP_UPOS_NUM || u == QUOTHP_UPOS_ADV || u == QUOTHP_UPOS_SCONJ ||
           u == QUOTHP_UPOS_ADP || u == QUOTHP_UPOS_SYM || x == QUOTHP_XPOS_VBG || x == QUOTHP_XPOS_PRPS;
}

static bool begins_phrase(const quothp_scene *s, uint32_t t)
{
    uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    return u == QUOTHP_UPOS_DET || u == QUOTHP_UPOS_ADJ || u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_PROPN ||
           u == QUOTHP_UPOS_PRON || u == QUOTHP_UPOS_NUM || u == QUOTHP_UPOS_SYM || x == QUOTHP_XPOS_PRPS ||
           x == QUOTHP_XPOS_VBG || x == QUOTHP_XPOS_VBN;
}

static bool begins_question(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"whether", "if", "how", "why", "what", "who", "when", "where", "which", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

/* The conjunction, and not "the dam that leaks". */
static bool is_that(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    return quothp_quote_is(s, t, "that") && t + 1 < r->tokens.end && quothp_quote_xpos(s, t) == QUOTHP_XPOS_IN;
}

/* "to leave", "not to leave" */
static bool begins_infinitive(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    if (quothp_quote_is(s, t, "not"))
        t++;
    if (t + 1 >= r->tokens.end || !quothp_quote_is(s, t, "to"))
        return false;
    return quothp_quote_xpos(s, t + 1) == QUOTHP_XPOS_VB || quothp_quote_upos(s, t + 1) == QUOTHP_UPOS_ADV ||
           quothp_quote_upos(s, t + 1) == QUOTHP_UPOS_AUX || quothp_quote_is_box(s, r, t + 1);
}

static bool begins_about(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"of", "for", "about", "over", "against", "as", "on", "with", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

/* Does a finite verb follow the noun phrase that begins here? */
static bool begins_with_subject(const quothp_scene *s, const quothp_region *r, uint32_t t, uint32_t limit)
{
    quothp_range p = quothp_quote_phrase_at(s, r, t, false);
    uint32_t end = p.end;
    while (end > p.first && end + 1 < limit && quothp_quote_upos(s, end) == QUOTHP_UPOS_ADP) {
        p = quothp_quote_phrase_at(s, r, end + 1, false);
        if (quothp_quote_is_empty(p))
            break;
        end = p.end;
    }
    while (end < limit && quothp_quote_upos(s, end) == QUOTHP_UPOS_ADV)
        end++;
    return end < limit && quothp_quote_is_finite(s, end);
}

static bool is_clause_of(const quothp_scene *s, const quothp_cue *c, uint32_t t)
{
    const quothp_token *token = &s->doc->tokens.at[t];
    return token->head == c->head && (token->deprel == QUOTHP_DEPREL_CCOMP || token->deprel == QUOTHP_DEPREL_PARATAXIS);
}

/* "said | after the meeting broke up", and no clause behind it that would be what was said. */
static bool is_adjunct(const quothp_scene *s, const quothp_cue *c, uint32_t t, uint32_t limit)
{
    const quothp_token *tokens = s->doc->tokens.at;
    uint32_t top = t;
    if (tokens[t].deprel != QUOTHP_DEPREL_MARK && tokens[t].deprel != QUOTHP_DEPREL_CASE)
        return false;
    for (uint32_t n = 0; n < QUOTHP_QUOTE_REACH && tokens[top].head != top && tokens[top].head != c->head; n++)
        top = tokens[top].head;
    if (tokens[top].head != c->head ||
        (tokens[top].deprel != QUOTHP_DEPREL_ADVCL && tokens[top].deprel != QUOTHP_DEPREL_OBL))
        return false;
    for (uint32_t i = t; i < limit && i - t < QUOTHP_QUOTE_REACH; i++)
        if (is_clause_of(s, c, i))
            return false;
    return true;
}

typedef enum content_kind { CONTENT_NONE, CONTENT_QUOTE, CONTENT_CLAUSE, CONTENT_PHRASE } content_kind;

/* What can begin at the token, for this cue. */
static content_kind kind_at(const quothp_scene *s, const quothp_region *r, const quothp_cue *c, uint32_t t,
                            uint32_t limit)
{
    quothp_range rest = {t, limit};
    if (quothp_quote_is_box(s, r, t))
        return CONTENT_QUOTE;
    if (is_that(s, r, t) && (c->manner != QUOTHP_MANNER_ACT || has(c, QUOTHP_FRAME_CLAUSE)))
        return CONTENT_CLAUSE;
    if (begins_infinitive(s, r, t))
        return has(c, QUOTHP_FRAME_TO) ? CONTENT_CLAUSE : CONTENT_NONE;
    if (begins_question(s, t) && has(c, QUOTHP_FRAME_WH | QUOTHP_FRAME_CLAUSE) && c->manner != QUOTHP_MANNER_ACT)
        return has(c, QUOTHP_FRAME_WH) || quothp_quote_is(s, t, "if") || quothp_quote_is(s, t, "when") ? CONTENT_CLAUSE
                                                                                                       : CONTENT_NONE;
    if (c->manner == QUOTHP_MANNER_ACT || (!begins_about(s, t) && is_adjunct(s, c, t, limit)))
        return CONTENT_NONE;
    bool noun = has(c, QUOTHP_FRAME_NOUN | QUOTHP_FRAME_AS) && begins_phrase(s, t);
    if (has(c, QUOTHP_FRAME_CLAUSE) && begins_clause(s, t) && quothp_quote_has_verb(s, rest) &&
        (c->manner == QUOTHP_MANNER_SPEECH || begins_phrase(s, t)) && !(noun && !begins_with_subject(s, r, t, limit)))
        return CONTENT_CLAUSE;
    if (has(c, QUOTHP_FRAME_NOUN | QUOTHP_FRAME_AS) && begins_phrase(s, t) && !quothp_quote_is_time(s, t))
        return CONTENT_PHRASE;
    if (has(c, QUOTHP_FRAME_ABOUT) && begins_about(s, t) && t + 1 < limit)
        return CONTENT_PHRASE;
    return CONTENT_NONE;
}

/* "told reporters | that": moves behind the addressee. */
static uint32_t skip_addressee(const quothp_scene *s, const quothp_region *r, quothp_cue *c, uint32_t t)
{
    if (!has(c, QUOTHP_FRAME_PERSON) || t >= r->tokens.end || quothp_quote_is_box(s, r, t) || is_that(s, r, t) ||
        begins_question(s, t) || quothp_quote_is_time(s, t))
        return t;
    quothp_range p = quothp_quote_phrase_at(s, r, t, false);
    if (quothp_quote_is_empty(p))
        return t;
    c->addressee = p;
    return quothp_quote_skip_setting(s, r, p.end);
}

static uint32_t content_end(const quothp_scene *s, const quothp_region *r, content_kind kind, uint32_t t,
                            uint32_t limit)
{
    switch (kind) {
    case CONTENT_QUOTE:
        return quothp_quote_quotation_limit(s, r, t, limit);
    case CONTENT_PHRASE:
        return quothp_quote_phrase_limit(s, r, t, limit);
    default:
        return limit;
    }
}

/* "Moreover, X said, the bridge will close": the clause stands behind a short lead-in and a comma. */
static bool is_parenthesis(const quothp_scene *s, const quothp_region *r, const quothp_cue *c)
{
    uint32_t e = c->source.first < c->group.first && !c->shared ? c->source.first : c->group.first;
    return has(c, QUOTHP_FRAME_CLAUSE) && c->shape == QUOTHP_CUE_FINITE && e > r->tokens.first + 1 &&
           e < r->tokens.first + 4 && quothp_quote_is_comma(s, e - 1);
}

/* The content behind the cue; empty when there is none. */
static quothp_range content_behind(const quothp_scene *s, uint32_t cue, quothp_cue *c, content_kind *kind)
{
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t limit = quothp_quote_limit(s, cue), t = c->behind;
    *kind = CONTENT_NONE;
    if (c->inverted || (c->shape == QUOTHP_CUE_PASSIVE && !quothp_quote_is_empty(c->source)))
        t = c->source.end;
    t = quothp_quote_skip_setting(s, r, t);
    uint32_t bare = t;
    if (!c->inverted)
        t = skip_addressee(s, r, c, t);
    bool colon = t < limit && quothp_quote_is(s, t, ":");
    if (t + 1 < limit && (colon || quothp_quote_is_comma(s, t)) &&
        (colon || quothp_quote_is_box(s, r, t + 1) || is_parenthesis(s, r, c)))
        t++;
    if (t >= limit)
        return (quothp_range){t, t};
    *kind = colon && !quothp_quote_is_box(s, r, t) ? CONTENT_CLAUSE : kind_at(s, r, c, t, limit);
    if (!quothp_quote_is_empty(c->addressee) && (*kind == CONTENT_PHRASE || *kind == CONTENT_NONE) &&
        has(c, QUOTHP_FRAME_ABOUT | QUOTHP_FRAME_NOUN) && begins_about(s, t)) {
        *kind = CONTENT_PHRASE; /* "accused X of Y" */
        t = bare;
    }
    if (*kind == CONTENT_NONE || (c->inverted && *kind != CONTENT_QUOTE && !colon))
        return (quothp_range){t, t};
    return (quothp_range){t, quothp_quote_tidy_end(s, r, t, content_end(s, r, *kind, t, limit))};
}

/* The first token of the sentence that the token stands in, within the region, without "But" and the like. */
static uint32_t sentence_start(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    const quothp_token *token = &s->doc->tokens.at[t];
    uint32_t first = s->doc->sentences.at[token->sentence].first;
    return first > r->tokens.first ? first : r->tokens.first;
}

/* A quotation right before the cue's clause: its content reaches back to the sentence's start when the quotation
   is only a part of the clause: The plan "went too far," X said. */
static quothp_range quoted_before(const quothp_scene *s, const quothp_region *r, uint32_t q, uint32_t busy)
{
    uint32_t first = s->quotes.at[q].first, start = sentence_start(s, r, first);
    quothp_range p = {first, s->quotes.at[q].end};
    if (start < busy)
        start = busy;
    if (start >= first || quothp_quote_is_comma(s, first - 1) || quothp_quote_is(s, first - 1, ":") ||
        quothp_quote_is_stop(s, first - 1) || begins_question(s, first - 1) || quothp_quote_is_link(s, first - 1))
        return p;
    bool noun = false;
    for (uint32_t t = start; t < first && !noun; t++)
        noun = quothp_quote_is_noun(s, t) || quothp_quote_is_verbal(s, t);
    if (noun)
        p.first = start;
    return p;
}

/* The content before the cue's clause, which begins at token e; empty when there is none. */
static quothp_range content_before(const quothp_scene *s, const quothp_cue *c, uint32_t e, uint32_t busy)
{
    const quothp_region *r = &s->regions.at[c->region];
    quothp_range none = {e, e};
    if (e <= r->tokens.first || e <= busy)
        return none;
    uint32_t t = e - 1;
    uint32_t at = quothp_quote_is_comma(s, t) && t > r->tokens.first ? t - 1 : t;
    if (quothp_quote_is_box(s, r, at)) {
        uint32_t q = quothp_quote_box(s, r, at);
        if (s->owner[q] == QUOTHP_NONE && ends_speech(s, r, q))
            return quoted_before(s, r, q, busy);
    }
    if (!quothp_quote_is_comma(s, t) || !has(c, QUOTHP_FRAME_CLAUSE) || c->manner == QUOTHP_MANNER_ACT)
        return none;
    uint32_t start = sentence_start(s, r, t);
    quothp_range p = {start > busy ? start : busy, t};
    if (p.end < p.first + 3 || !quothp_quote_has_verb(s, p))
        return none;
    return p;
}

/* Words outside quotations are counted: a clause beyond all reach is no content but broken text. */
static bool is_too_long(const quothp_scene *s, const quothp_region *r, quothp_range p)
{
    uint32_t n = 0;
    for (uint32_t t = p.first; t < p.end && n <= QUOTHP_QUOTE_REACH; t++, n++) {
        uint32_t q = quothp_quote_box(s, r, t);
        if (q != QUOTHP_NONE && s->quotes.at[q].end > t + 1)
            t = s->quotes.at[q].end - 1;
    }
    return n > QUOTHP_QUOTE_REACH;
}

static quoth_status add_piece(quothp_scene *s, uint32_t cue, quothp_range p)
{
    quothp_cue *c = &s->cues.at[cue];
    if (is_too_long(s, &s->regions.at[c->region], p))
        return QUOTH_OK;
    quothp_range *slot = QUOTHP_PUSH(s->arena, &c->content);
    if (!slot)
        return QUOTH_ERR_MEMORY;
    *slot = p;
    const quothp_region *r = &s->regions.at[c->region];
    for (uint32_t t = p.first; t < p.end; t++) {
        uint32_t q = quothp_quote_box(s, r, t);
        if (q == QUOTHP_NONE)
            continue;
        s->owner[q] = cue;
        t = s->quotes.at[q].end > t ? s->quotes.at[q].end - 1 : t;
    }
    return QUOTH_OK;
}

/* What follows the cue's clause when its content began before it: "A," he said, "B." */
static quothp_range second_piece(const quothp_scene *s, uint32_t cue, quothp_cue *c, quothp_range before)
{
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t limit = quothp_quote_limit(s, cue), t = c->behind;
    if (c->source.end > t)
        t = c->source.end;
    if (t > r->tokens.first && quothp_quote_is_box(s, r, t) && quothp_quote_is_comma(s, t - 1))
        return (quothp_range){t, quothp_quote_quotation_limit(s, r, t, limit)};
    t = quothp_quote_skip_setting(s, r, t);
    t = skip_addressee(s, r, c, t);
    bool stop = t + 1 < limit && quothp_quote_is_stop(s, t) && quothp_quote_is_box(s, r, t + 1);
    if (t + 1 >= limit || !(stop || quothp_quote_is_comma(s, t) || quothp_quote_is(s, t, ":")))
        return (quothp_range){t, t};
    t++;
    if (quothp_quote_is_box(s, r, t))
        return (quothp_range){t, quothp_quote_quotation_limit(s, r, t, limit)};
    if (quothp_quote_is_box(s, r, before.end - 1) || quothp_quote_is_link(s, t) ||
        quothp_quote_xpos(s, t) == QUOTHP_XPOS_VBG || begins_question(s, t))
        return (quothp_range){t, t};
    return (quothp_range){t, quothp_quote_tidy_end(s, r, t, limit)};
}

/* Where the clause of the cue begins, its subject included. */
static uint32_t clause_start(const quothp_scene *s, const quothp_cue *c)
{
    (void)s;
    bool left = !quothp_quote_is_empty(c->source) && c->source.first < c->group.first && !c->shared;
    return left ? c->source.first : c->group.first;
}

static quoth_status take_before(quothp_scene *s, uint32_t cue, quothp_range before)
{
    quoth_status status = add_piece(s, cue, before);
    quothp_range second = second_piece(s, cue, &s->cues.at[cue], before);
    if (status == QUOTH_OK && !quothp_quote_is_empty(second))
        status = add_piece(s, cue, second);
    return status;
}

/* The first token of the region that no earlier cue has taken. */
static uint32_t busy_until(const quothp_scene *s, uint32_t cue)
{
    const quothp_cue *c = &s->cues.at[cue];
    uint32_t busy = s->regions.at[c->region].tokens.first;
    for (uint32_t i = cue, n = 0; i > 0 && n < QUOTHP_QUOTE_LATER_CUES && s->cues.at[i - 1].region == c->region;
         i--, n++) {
        const quothp_cue *d = &s->cues.at[i - 1];
        if (!d->content.n)
            continue;
        uint32_t end = d->content.at[d->content.n - 1].end;
        if (d->behind > end)
            end = d->behind;
        if (end > busy && end <= c->group.first)
            busy = end;
    }
    return busy;
}

static quoth_status find_finite(quothp_scene *s, uint32_t cue)
{
    quothp_cue *c = &s->cues.at[cue];
    content_kind kind;
    quothp_range behind = content_behind(s, cue, c, &kind);
    uint32_t e = clause_start(s, c);
    quothp_range before = {e, e};
    if (c->shape != QUOTHP_CUE_PARTICIPLE && kind != CONTENT_CLAUSE && !c->shared)
        before = content_before(s, c, e, busy_until(s, cue));
    bool quoted = !quothp_quote_is_empty(before) && quothp_quote_is_box(s, &s->regions.at[c->region], before.end - 1);
    if (!quothp_quote_is_empty(before) && (quoted || quothp_quote_is_empty(behind) || kind == CONTENT_QUOTE))
        return take_before(s, cue, before);
    if (quothp_quote_is_empty(behind))
        return QUOTH_OK;
    return add_piece(s, cue, behind);
}

static quoth_status find_preposition(quothp_scene *s, uint32_t cue)
{
    quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t limit = quothp_quote_limit(s, cue), e = c->group.first, t = c->source.end;
    uint32_t start = sentence_start(s, r, e);
    if (quothp_quote_is_empty(c->source))
        return QUOTH_OK;
    quothp_range before = {start, quothp_quote_tidy_end(s, r, start, e)};
    if (e > start && quothp_quote_is_box(s, r, before.end - 1)) {
        quothp_range quoted = quoted_before(s, r, quothp_quote_box(s, r, before.end - 1), r->tokens.first);
        before = quoted;
    }
    quoth_status status = QUOTH_OK;
    bool lead = e <= start + 1;
    if (!lead && before.end > before.first)
        status = add_piece(s, cue, before);
    if (status == QUOTH_OK && lead && t + 2 < limit && !quothp_quote_is(s, t, ","))
        return add_piece(s, cue, (quothp_range){t, quothp_quote_tidy_end(s, r, t, limit)});
    if (status != QUOTH_OK || t + 1 >= limit || !quothp_quote_is(s, t, ","))
        return status;
    if (!lead &&
        (quothp_quote_is_link(s, t + 1) || quothp_quote_xpos(s, t + 1) == QUOTHP_XPOS_VBG || begins_question(s, t + 1)))
        return status;
    return add_piece(s, cue, (quothp_range){t + 1, quothp_quote_tidy_end(s, r, t + 1, limit)});
}

static quoth_status find_nominal(quothp_scene *s, uint32_t cue)
{
    quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t t = c->behind, limit = quothp_quote_limit(s, cue);
    if (quothp_quote_is_empty(c->source) || t + 1 >= limit)
        return QUOTH_OK;
    bool that = is_that(s, r, t), to = begins_infinitive(s, r, t);
    bool about = quothp_quote_is_one_of(s, t, (const char *const[]){"of", "for", "about", NULL});
    if (!that && !to && !about)
        return QUOTH_OK;
    if (about)
        t++;
    return add_piece(
        s, cue, (quothp_range){t, quothp_quote_tidy_end(s, r, t, quothp_quote_nominal_limit(s, r, t, limit, that))});
}

quoth_status quothp_quote_find_contents(quothp_scene *s)
{
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < s->cues.n && status == QUOTH_OK; i++) {
        quothp_cue_shape shape = s->cues.at[i].shape;
        if (shape == QUOTHP_CUE_PREPOSITION)
            status = find_preposition(s, i);
        else if (shape == QUOTHP_CUE_NOMINAL)
            status = find_nominal(s, i);
        else
            status = find_finite(s, i);
    }
    return status;
}
