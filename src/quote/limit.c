/* limit.c: see limit.h. */
#include "quote/limit.h"

bool quothp_quote_is_link(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"and",    "but", "while",   "as",  "although",
                                        "though", "or",  "whereas", "yet", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

/* Where the statement of a later cue begins if it stands beside this one and not inside what it reports; 0: inside. */
static uint32_t cut_before(const quothp_scene *s, const quothp_region *r, const quothp_cue *c, const quothp_cue *d)
{
    bool same = d->follows != QUOTHP_NONE && !quothp_quote_is_empty(d->source) && d->source.first == c->source.first;
    uint32_t t = d->group.first;
    if (d->shape == QUOTHP_CUE_PARTICIPLE) {
        while (t > c->behind &&
               quothp_quote_is_one_of(s, t - 1,
                                      (const char *const[]){"and", "but", "while", "before", "after", "instead", NULL}))
            t--;
        bool comma = t > c->behind && (quothp_quote_is_comma(s, t - 1) || quothp_quote_is_box(s, r, t - 1));
        return same && comma ? (quothp_quote_is_box(s, r, t - 1) ? t : t - 1) : same && t < d->group.first ? t : 0;
    }
    if (d->shape == QUOTHP_CUE_PREPOSITION)
        return t > c->behind && quothp_quote_is_comma(s, t - 1) ? t - 1 : 0;
    if (d->shape != QUOTHP_CUE_FINITE)
        return 0;
    if (!d->shared && !d->inverted)
        t = d->source.first;
    if (t <= c->behind)
        return 0;
    if (quothp_quote_is_box(s, r, t - 1)) { /* a quotation with a clause of its own behind it */
        uint32_t q = quothp_quote_box(s, r, t - 1), first = s->quotes.at[q].first;
        return !d->shared && first > c->behind && quothp_quote_is_comma(s, first - 1) ? first - 1 : 0;
    }
    if (d->inverted)
        return 0;
    bool link = quothp_quote_is_link(s, t - 1);
    if (link)
        t--;
    bool comma = t > c->behind && (quothp_quote_is_comma(s, t - 1) || quothp_quote_is(s, t - 1, ";"));
    if (d->shared)
        return same && link ? (comma ? t - 1 : t) : 0;
    return link && comma ? t - 1 : 0;
}

/* The end of the region without its last stop and the marks behind it. */
static uint32_t region_limit(const quothp_scene *s, const quothp_region *r)
{
    uint32_t end = r->tokens.end;
    while (end > r->tokens.first && !quothp_quote_is_box(s, r, end - 1) &&
           (quothp_quote_is_stop(s, end - 1) || quothp_quote_is_mark(s, end - 1) || quothp_quote_is_comma(s, end - 1) ||
            quothp_quote_is(s, end - 1, ";") || quothp_quote_is(s, end - 1, ")")))
        end--;
    return end;
}

/* "Smith, who said it was late, | left": the comma that closes the relative clause. */
static uint32_t relative_limit(const quothp_scene *s, const quothp_region *r, const quothp_cue *c, uint32_t limit)
{
    for (uint32_t t = c->behind; t + 1 < limit && t - c->behind < QUOTHP_QUOTE_REACH; t++)
        if (quothp_quote_is_comma(s, t) && !quothp_quote_is_box(s, r, t) && quothp_quote_is_finite(s, t + 1))
            return t;
    return limit;
}

uint32_t quothp_quote_limit(const quothp_scene *s, uint32_t cue)
{
    const quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t limit = region_limit(s, r);
    uint8_t x = c->source.end == c->group.first && c->source.end == c->source.first + 1
                    ? quothp_quote_xpos(s, c->source.first)
                    : (uint8_t)QUOTHP_XPOS_NONE;
    if (x == QUOTHP_XPOS_WP || x == QUOTHP_XPOS_WDT)
        limit = relative_limit(s, r, c, limit);
    if (c->shape == QUOTHP_CUE_PARTICIPLE && c->source.first > c->behind && c->source.first < limit)
        limit = c->source.first;
    for (uint32_t i = cue + 1; i < s->cues.n && i <= cue + QUOTHP_QUOTE_LATER_CUES && s->cues.at[i].region == c->region;
         i++) {
        uint32_t cut = cut_before(s, r, c, &s->cues.at[i]);
        if (cut > c->behind && cut < limit)
            return cut;
    }
    return limit;
}

/* A noun phrase as content ends where the clause of the cue goes on: ", and will …", " and said", ", while". */
uint32_t quothp_quote_phrase_limit(const quothp_scene *s, const quothp_region *r, uint32_t first, uint32_t limit)
{
    for (uint32_t t = first; t + 1 < limit && t - first < QUOTHP_QUOTE_REACH; t++) {
        if (quothp_quote_is_box(s, r, t)) {
            const quothp_quotation *q = &s->quotes.at[quothp_quote_box(s, r, t)];
            if (t + 1 == q->end && q->end >= q->first + 2 && q->first >= first &&
                (quothp_quote_is_comma(s, t - 1) || quothp_quote_is_stop(s, t - 1)))
                return t + 1;
            continue;
        }
        bool comma = quothp_quote_is_comma(s, t) && t > first;
        if (comma && quothp_quote_is_link(s, t + 1) && !quothp_quote_is(s, t + 1, "or"))
            for (uint32_t k = t + 2; k < limit && k < t + 12 && !quothp_quote_is_comma(s, k); k++)
                if (quothp_quote_is_finite(s, k))
                    return t;
        if ((quothp_quote_is(s, t, "and") || quothp_quote_is(s, t, "but")) && quothp_quote_is_finite(s, t + 1))
            return t;
        if (quothp_quote_is(s, t, ";"))
            return t;
    }
    return limit;
}

/* A content that begins with a quotation ends with it, unless the sentence runs on without a pause. */
uint32_t quothp_quote_quotation_limit(const quothp_scene *s, const quothp_region *r, uint32_t t, uint32_t limit)
{
    uint32_t end = t;
    for (;;) {
        uint32_t q = quothp_quote_box(s, r, end);
        end = s->quotes.at[q].end;
        if (end > limit || end >= r->tokens.end)
            return end;
        bool joint = quothp_quote_is(s, end, "and") && quothp_quote_is_box(s, r, end + 1) && end + 1 < limit;
        if (joint) {
            end++;
            continue;
        }
        uint32_t last = end - 2;
        bool pause = quothp_quote_is_stop(s, last) || quothp_quote_is_comma(s, last) || quothp_quote_is_comma(s, end) ||
                     quothp_quote_is_stop(s, end) || quothp_quote_is(s, end, ";");
        if (pause || end >= limit)
            return end;
        return quothp_quote_phrase_limit(s, r, end, limit);
    }
}

/* "his claim that X is Y drew fire": the main verb ends it. */
uint32_t quothp_quote_nominal_limit(const quothp_scene *s, const quothp_region *r, uint32_t t, uint32_t limit,
                                    int verbs)
{
    for (uint32_t i = t; i < limit && i - t < QUOTHP_QUOTE_REACH; i++) {
        if (quothp_quote_is_box(s, r, i) || !quothp_quote_is_finite(s, i))
            continue;
        uint8_t x = quothp_quote_xpos(s, i > t ? i - 1 : i);
        bool bound = i > t && (x == QUOTHP_XPOS_WDT || x == QUOTHP_XPOS_WP || quothp_quote_is_link(s, i - 1) ||
                               quothp_quote_is_finite(s, i - 1));
        if (bound || verbs-- > 0)
            continue;
        for (uint32_t k = t; k < i; k++) /* another phrase is the subject: "calls for calm, his plan has" */
            if (quothp_quote_is_comma(s, k) && !quothp_quote_is_box(s, r, k))
                return k;
        limit = i;
    }
    return quothp_quote_phrase_limit(s, r, t, limit);
}

/* Never ends inside a quotation, and takes the trailing comma only with the quotation that holds it. */
uint32_t quothp_quote_tidy_end(const quothp_scene *s, const quothp_region *r, uint32_t first, uint32_t end)
{
    if (end < r->tokens.end && quothp_quote_is_box(s, r, end) && end > first && quothp_quote_is_box(s, r, end - 1) &&
        quothp_quote_box(s, r, end) == quothp_quote_box(s, r, end - 1))
        end = s->quotes.at[quothp_quote_box(s, r, end)].end;
    while (end > first && !quothp_quote_is_box(s, r, end - 1) &&
           (quothp_quote_is_comma(s, end - 1) || quothp_quote_is(s, end - 1, ";") || quothp_quote_is(s, end - 1, ":")))
        end--;
    return end;
}
