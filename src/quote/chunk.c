/* chunk.c: see scene.h. Phrases by their tags alone, read from one end to the other; there is no parse. */
#include "quote/scene.h"

static bool is_quantity(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"some",  "many", "others", "all",   "both", "each", "most",    "several", "few",
                                        "those", "this", "that",   "these", "one",  "none", "neither", "another", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

/* A word that can end a noun phrase. */
static bool is_head(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is_noun(s, t) || is_quantity(s, t);
}

static bool is_personal(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_xpos(s, t) == QUOTHP_XPOS_PRP || quothp_quote_xpos(s, t) == QUOTHP_XPOS_WP ||
           quothp_quote_xpos(s, t) == QUOTHP_XPOS_WDT;
}

static bool is_inner(const quothp_scene *s, uint32_t t)
{
    uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    return u == QUOTHP_UPOS_DET || u == QUOTHP_UPOS_ADJ || quothp_quote_is_noun(s, t) || x == QUOTHP_XPOS_POS ||
           x == QUOTHP_XPOS_PRPS || x == QUOTHP_XPOS_WPS || x == QUOTHP_XPOS_HYPH || quothp_quote_is(s, t, "&") ||
           is_quantity(s, t);
}

static bool is_and(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is(s, t, "and") || quothp_quote_is(s, t, "or") || quothp_quote_is(s, t, "&");
}

static bool ends_bracket(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is(s, t, ")") || quothp_quote_is(s, t, "]");
}

static bool begins_bracket(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is(s, t, "(") || quothp_quote_is(s, t, "[");
}

enum { MAX_BRACKET = 12, MAX_NICKNAME = 6 };

/* The bracket that the one at t belongs to, looking left or right; t itself when there is none near. */
static uint32_t other_bracket(const quothp_scene *s, uint32_t t, uint32_t limit, int step)
{
    uint32_t i = t;
    for (int n = 0; n < MAX_BRACKET && i != limit; n++) {
        i = step < 0 ? i - 1 : i + 1;
        if (step > 0 && i >= limit)
            break;
        if (step < 0 ? begins_bracket(s, i) : ends_bracket(s, i))
            return i;
    }
    return t;
}

/* "Sonny" in Joe "Sonny" Smith; not a statement that happens to stand there. */
static bool is_nickname(const quothp_scene *s, uint32_t q)
{
    const quothp_quotation *at = &s->quotes.at[q];
    if (at->end - at->first > MAX_NICKNAME || at->end - at->first < 2)
        return false;
    uint32_t last = at->end - 2;
    return !quothp_quote_is_stop(s, last) && !quothp_quote_is(s, last, ",");
}

/* A verb form that belongs to the noun before or behind it: "people briefed on", "the proposed law". */
static bool is_participle_inside(const quothp_scene *s, uint32_t t, uint32_t limit, uint32_t end)
{
    uint8_t x = quothp_quote_xpos(s, t);
    if ((x != QUOTHP_XPOS_VBN && x != QUOTHP_XPOS_VBG) || t == limit || t + 1 >= end)
        return false;
    if (quothp_quote_upos(s, t + 1) == QUOTHP_UPOS_ADP)
        return quothp_quote_is_noun(s, t - 1);
    uint8_t left = quothp_quote_upos(s, t - 1);
    return is_inner(s, t + 1) && (left == QUOTHP_UPOS_DET || left == QUOTHP_UPOS_ADJ || left == QUOTHP_UPOS_NUM ||
                                  quothp_quote_xpos(s, t - 1) == QUOTHP_XPOS_PRPS);
}

/* How far the phrase that ends at end goes on to the left of k: the new first token, or k when it ends there. */
static uint32_t step_left(const quothp_scene *s, const quothp_region *r, uint32_t k, uint32_t end, uint32_t limit)
{
    uint32_t t = k - 1, q = quothp_quote_box(s, r, t);
    if (q != QUOTHP_NONE) {
        bool inside = k < end && is_nickname(s, q) && s->quotes.at[q].first >= limit;
        return inside ? s->quotes.at[q].first : k;
    }
    if (ends_bracket(s, t)) {
        uint32_t open = other_bracket(s, t, limit, -1);
        return open != t && open > limit ? open : k;
    }
    if (k < end && is_personal(s, k) && !quothp_quote_is(s, t, "of"))
        return k;
    if (is_inner(s, t) || is_participle_inside(s, t, limit, end))
        return t;
    if (k == end || t == limit)
        return k;
    bool noun_left = quothp_quote_is_noun(s, t - 1) || ends_bracket(s, t - 1);
    uint8_t u = quothp_quote_upos(s, t);
    if (u == QUOTHP_UPOS_ADP || quothp_quote_is(s, t, "to"))
        return noun_left || (quothp_quote_is(s, t, "of") && is_quantity(s, t - 1)) ? t : k;
    if (is_and(s, t))
        return noun_left ? t : k;
    if (u == QUOTHP_UPOS_ADV && !quothp_quote_is_verbal(s, t - 1))
        return quothp_quote_upos(s, k) == QUOTHP_UPOS_ADJ || quothp_quote_upos(s, k) == QUOTHP_UPOS_NUM ? t : k;
    return k;
}

static bool is_name_start(const quothp_scene *s, uint32_t t)
{
    const quoth_doc *doc = s->doc;
    uint32_t low = 0, high = doc->names.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->names.at[middle].first < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->names.n && doc->names.at[low].first == t;
}

/* "In a letter | the board", "in Ohio | Smith": where a second phrase begins right behind a first one. */
static uint32_t last_break(const quothp_scene *s, quothp_range p, bool governed)
{
    uint32_t found = p.first;
    for (uint32_t t = p.first + 1; t < p.end; t++) {
        if (!quothp_quote_is_noun(s, t - 1))
            continue;
        uint8_t x = quothp_quote_xpos(s, t);
        if (x == QUOTHP_XPOS_PRPS || x == QUOTHP_XPOS_PRP ||
            (quothp_quote_upos(s, t) == QUOTHP_UPOS_DET && !is_quantity(s, t)) || (governed && is_name_start(s, t)))
            found = t;
    }
    return found;
}

static bool is_time_lead(const quothp_scene *s, quothp_range p)
{
    static const char *const LEADS[] = {"last", "this", "next", "earlier", "late", "early", "that", "one", NULL};
    uint32_t t = p.first;
    if (t + 1 < p.end && quothp_quote_is_one_of(s, t, LEADS))
        t++;
    return t + 1 < p.end && quothp_quote_is_time(s, t) && quothp_quote_xpos(s, t + 1) != QUOTHP_XPOS_POS &&
           quothp_quote_upos(s, t + 1) != QUOTHP_UPOS_ADP && quothp_quote_upos(s, t + 1) != QUOTHP_UPOS_NOUN;
}

quothp_range quothp_quote_phrase_before(const quothp_scene *s, const quothp_region *r, uint32_t end, uint32_t limit)
{
    quothp_range p = {end, end};
    if (end <= limit || !(is_head(s, end - 1) || ends_bracket(s, end - 1)))
        return p;
    for (uint32_t n = 0; p.first > limit && n < QUOTHP_QUOTE_REACH; n++) {
        uint32_t k = step_left(s, r, p.first, end, limit);
        if (k == p.first)
            break;
        p.first = k;
    }
    while (p.first < p.end && !is_inner(s, p.first) && quothp_quote_upos(s, p.first) != QUOTHP_UPOS_ADV &&
           !quothp_quote_is_verbal(s, p.first) && quothp_quote_box(s, r, p.first) == QUOTHP_NONE)
        p.first++;
    bool governed = p.first > limit && quothp_quote_upos(s, p.first - 1) == QUOTHP_UPOS_ADP;
    uint32_t start = last_break(s, p, governed);
    if (governed && start == p.first)
        return (quothp_range){end, end};
    p.first = start;
    while (is_time_lead(s, p))
        p.first++;
    while (p.first + 1 < p.end &&
           (quothp_quote_xpos(s, p.first) == QUOTHP_XPOS_POS || quothp_quote_xpos(s, p.first) == QUOTHP_XPOS_HYPH))
        p.first++;
    return p;
}

static uint32_t base_end(const quothp_scene *s, const quothp_region *r, uint32_t first)
{
    uint32_t limit = r->tokens.end, t = first, good = first;
    if (limit - first > QUOTHP_QUOTE_REACH)
        limit = first + QUOTHP_QUOTE_REACH;
    while (t < limit) {
        uint32_t q = quothp_quote_box(s, r, t);
        if (q != QUOTHP_NONE) {
            if (t == first || !is_nickname(s, q) || quothp_quote_upos(s, t - 1) != QUOTHP_UPOS_PROPN)
                break;
            t = s->quotes.at[q].end;
            continue;
        }
        bool lead = quothp_quote_upos(s, t) == QUOTHP_UPOS_ADV || quothp_quote_xpos(s, t) == QUOTHP_XPOS_VBN ||
                    quothp_quote_xpos(s, t) == QUOTHP_XPOS_VBG;
        if (!is_inner(s, t) && !(lead && t > first && t + 1 < limit && is_inner(s, t + 1) && good < t))
            break;
        if (t > first && good == t &&
            (is_personal(s, t) || quothp_quote_is(s, t, "that") || (quothp_quote_upos(s, t) == QUOTHP_UPOS_DET)))
            break; /* a new phrase */
        if (is_head(s, t))
            good = t + 1;
        t++;
        if (is_personal(s, t - 1))
            break;
    }
    return good;
}

/* The comma, mark or end that closes the apposition beginning behind the comma at t; t when it is none. */
static uint32_t apposition_end(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    uint32_t i = t + 1, limit = r->tokens.end;
    if (i >= limit || quothp_quote_box(s, r, i) != QUOTHP_NONE)
        return t;
    static const char *const WHO[] = {"who", "whose", "which", "now", "then", "formerly", "of", NULL};
    uint8_t u = quothp_quote_upos(s, i), x = quothp_quote_xpos(s, i);
    bool starts = u == QUOTHP_UPOS_DET || u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_NUM || u == QUOTHP_UPOS_ADJ ||
                  u == QUOTHP_UPOS_PROPN || x == QUOTHP_XPOS_PRPS || quothp_quote_is_one_of(s, i, WHO);
    if (!starts)
        return t;
    for (uint32_t n = 0; i < limit && n < QUOTHP_QUOTE_REACH; n++, i++)
        if (quothp_quote_is_comma(s, i) || quothp_quote_is_mark(s, i) || quothp_quote_is_stop(s, i) ||
            quothp_quote_is(s, i, ";") || quothp_quote_is(s, i, ":"))
            break;
    return i;
}

quothp_range quothp_quote_phrase_at(const quothp_scene *s, const quothp_region *r, uint32_t first, bool tail)
{
    quothp_range p = {first, base_end(s, r, first)};
    uint32_t limit = r->tokens.end;
    while (p.end > p.first && p.end + 1 < limit && p.end - p.first < QUOTHP_QUOTE_REACH) {
        uint32_t t = p.end, next = base_end(s, r, t + 1);
        if (quothp_quote_box(s, r, t) != QUOTHP_NONE)
            break;
        if (is_and(s, t) && next > t + 1 && (tail || next >= limit || !quothp_quote_is_verbal(s, next)))
            p.end = next;
        else if (quothp_quote_is(s, t, "of") && next > t + 1)
            p.end = next;
        else if (tail && quothp_quote_upos(s, t) == QUOTHP_UPOS_ADP && next > t + 1 &&
                 !quothp_quote_is_time(s, next - 1))
            p.end = next;
        else if (begins_bracket(s, t) && other_bracket(s, t, limit, 1) != t)
            p.end = other_bracket(s, t, limit, 1) + 1;
        else
            break;
    }
    for (int n = 0; tail && n < 3 && p.end > p.first && p.end < limit && quothp_quote_is(s, p.end, ","); n++) {
        uint32_t end = apposition_end(s, r, p.end);
        if (end == p.end)
            break;
        p.end = end;
    }
    return p;
}
