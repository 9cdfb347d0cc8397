/* source.c: see scene.h. Finds for each cue the words that name who speaks. */
#include "quote/scene.h"

static const quothp_range NOWHERE = {0, 0};

static bool is_empty(quothp_range p)
{
    return p.first >= p.end;
}

static bool is_relative(const quothp_scene *s, uint32_t t)
{
    uint8_t x = quothp_quote_xpos(s, t);
    return x == QUOTHP_XPOS_WP || x == QUOTHP_XPOS_WDT || quothp_quote_is(s, t, "who");
}

static bool is_object_pronoun(const quothp_scene *s, uint32_t t)
{
    static const char *const WORDS[] = {"him", "them", "me", "us", "whom", NULL};
    return quothp_quote_is_one_of(s, t, WORDS);
}

static bool is_only_time(const quothp_scene *s, quothp_range p)
{
    for (uint32_t t = p.first; t < p.end; t++)
        if (quothp_quote_is_noun(s, t) && !quothp_quote_is_time(s, t) && quothp_quote_xpos(s, t) != QUOTHP_XPOS_CD)
            return false;
    return true;
}

static uint32_t left_limit(const quothp_region *r, uint32_t t)
{
    return t - r->tokens.first > QUOTHP_QUOTE_REACH ? t - QUOTHP_QUOTE_REACH : r->tokens.first;
}

static quothp_range plain_before(const quothp_scene *s, const quothp_region *r, uint32_t end, uint32_t limit)
{
    quothp_range p = quothp_quote_phrase_before(s, r, end, limit);
    if (!is_empty(p) && (is_object_pronoun(s, p.end - 1) || is_only_time(s, p)))
        return NOWHERE;
    return p;
}

/* "Ada Smith, | the mayor |, one of …, said": the name that a phrase explains. */
static quothp_range name_before(const quothp_scene *s, const quothp_region *r, quothp_range p, uint32_t limit)
{
    uint8_t u = quothp_quote_upos(s, p.first);
    if (p.first < limit + 2 || !quothp_quote_is_comma(s, p.first - 1) ||
        (u != QUOTHP_UPOS_DET && u != QUOTHP_UPOS_NOUN) || quothp_quote_upos(s, p.first - 2) != QUOTHP_UPOS_PROPN)
        return NOWHERE;
    return plain_before(s, r, p.first - 1, limit);
}

/* "Smith, 45, a doctor, | said": the phrase that the commas before the verb interrupt, with what stands between. */
static quothp_range interrupted_before(const quothp_scene *s, const quothp_region *r, uint32_t group, uint32_t limit)
{
    uint32_t t = group - 1;
    for (int n = 0; n < 3; n++) {
        uint32_t comma = t;
        while (comma > limit && !quothp_quote_is_comma(s, comma - 1)) {
            if (quothp_quote_box(s, r, comma - 1) != QUOTHP_NONE || quothp_quote_is(s, comma - 1, ";"))
                return NOWHERE;
            comma--;
        }
        if (comma == limit)
            return NOWHERE;
        quothp_range p = plain_before(s, r, comma - 1, limit);
        if (!is_empty(p)) {
            quothp_range name = name_before(s, r, p, limit);
            return (quothp_range){is_empty(name) ? p.first : name.first, group};
        }
        t = comma - 1;
    }
    return NOWHERE;
}

/* "who in 2010 | said" */
static uint32_t relative_near(const quothp_scene *s, const quothp_region *r, uint32_t group, uint32_t limit)
{
    bool preposition = false;
    for (uint32_t t = group; t > limit && group - t < 6; t--) {
        if (is_relative(s, t - 1))
            return preposition ? t - 1 : QUOTHP_NONE;
        preposition = quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_ADP;
        if (!(preposition || quothp_quote_is_noun(s, t - 1) || quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_DET) ||
            quothp_quote_box(s, r, t - 1) != QUOTHP_NONE)
            break;
    }
    return QUOTHP_NONE;
}

/* The subject of a verb group that begins at group. */
static quothp_range subject_before(const quothp_scene *s, const quothp_region *r, uint32_t group)
{
    uint32_t limit = left_limit(r, group);
    if (group == limit)
        return NOWHERE;
    if (is_relative(s, group - 1))
        return (quothp_range){group - 1, group};
    if (quothp_quote_box(s, r, group - 1) != QUOTHP_NONE)
        return NOWHERE;
    if (quothp_quote_is_comma(s, group - 1))
        return interrupted_before(s, r, group, limit);
    uint32_t who = relative_near(s, r, group, limit);
    return who != QUOTHP_NONE ? (quothp_range){who, who + 1} : plain_before(s, r, group, limit);
}

/* The subject of the nearest finite verb left of the token: whose clause goes on there. */
quothp_range quothp_quote_clause_subject(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    uint32_t limit = left_limit(r, t);
    while (t > limit) {
        t--;
        if (!quothp_quote_is_finite(s, t) || quothp_quote_box(s, r, t) != QUOTHP_NONE)
            continue;
        uint32_t group = t;
        while (group > limit && quothp_quote_upos(s, group - 1) == QUOTHP_UPOS_ADV)
            group--;
        quothp_range p = subject_before(s, r, group);
        if (!is_empty(p))
            return p;
    }
    return NOWHERE;
}

/* "Citing …, | the mayor | has": the subject that a participle at the head of the sentence waits for. */
static quothp_range subject_behind(const quothp_scene *s, const quothp_region *r, uint32_t from)
{
    uint32_t limit = r->tokens.end - from > QUOTHP_QUOTE_REACH ? from + QUOTHP_QUOTE_REACH : r->tokens.end;
    for (uint32_t t = from; t < limit; t++) {
        if (!quothp_quote_is_finite(s, t) || quothp_quote_box(s, r, t) != QUOTHP_NONE)
            continue;
        uint32_t group = t;
        while (group > from && quothp_quote_upos(s, group - 1) == QUOTHP_UPOS_ADV)
            group--;
        quothp_range p = subject_before(s, r, group);
        if (quothp_quote_is_comma(s, group - 1) && !is_empty(p) && p.first <= from)
            continue;
        if (is_empty(p) || p.first <= from)
            continue;
        if (quothp_quote_is_comma(s, p.first - 1) || quothp_quote_box(s, r, p.first - 1) != QUOTHP_NONE)
            return p;
    }
    return NOWHERE;
}

/* The nearest cue of the region before this one that has a source of its own. */
static uint32_t earlier_cue(const quothp_scene *s, uint32_t cue)
{
    for (uint32_t i = cue, n = 0; i > 0 && n < 20 && s->cues.at[i - 1].region == s->cues.at[cue].region; i--, n++) {
        const quothp_cue *c = &s->cues.at[i - 1];
        if (!is_empty(c->source) && (c->shape == QUOTHP_CUE_FINITE || c->shape == QUOTHP_CUE_PARTICIPLE))
            return i - 1;
    }
    return QUOTHP_NONE;
}

static void share_source(quothp_scene *s, uint32_t cue)
{
    quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    c->shared = true;
    c->follows = earlier_cue(s, cue);
    c->source =
        c->follows != QUOTHP_NONE ? s->cues.at[c->follows].source : quothp_quote_clause_subject(s, r, c->group.first);
}

/* Does the phrase end in a document: "similar words in a statement"? */
static bool is_document(const quothp_scene *s, quothp_range p)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_MEDIUM, quothp_token_str(s->doc, p.end - 1));
    return row && row->code[0] == QUOTHP_MEDIUM_DOCUMENT && quothp_quote_upos(s, p.end - 1) == QUOTHP_UPOS_NOUN;
}

/* "He claimed | people have come to him | saying": without a comma the participle belongs to the clause that it ends,
   not to the cue that the clause is the content of. */
static quothp_range subject_of_own_clause(const quothp_scene *s, uint32_t cue)
{
    const quothp_cue *c = &s->cues.at[cue];
    uint32_t outer = earlier_cue(s, cue);
    quothp_range p = quothp_quote_clause_subject(s, &s->regions.at[c->region], c->group.first);
    return outer != QUOTHP_NONE && p.first >= s->cues.at[outer].behind ? p : NOWHERE;
}

static void participle_source(quothp_scene *s, uint32_t cue)
{
    static const char *const LEADS[] = {"while",   "after", "before", "by",      "in", "when",
                                        "without", "and",   "but",    "instead", NULL};
    quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t g = c->group.first, t = g;
    while (t > r->tokens.first && quothp_quote_is_one_of(s, t - 1, LEADS))
        t--;
    if (t == r->tokens.first) {
        c->source = subject_behind(s, r, c->behind);
        return;
    }
    bool comma = quothp_quote_is_comma(s, g - 1);
    quothp_range p = comma ? NOWHERE : plain_before(s, r, g, left_limit(r, g));
    if (is_empty(p) && !comma && t == g)
        p = subject_of_own_clause(s, cue);
    if (is_relative(s, g - 1) || is_empty(p) || is_document(s, p)) {
        share_source(s, cue);
        if (is_empty(c->source))
            c->source = p;
        return;
    }
    c->source = p;
}

/* "“…,” said X": the phrase behind the verb, when the verb stands right behind a quotation or a comma. */
static quothp_range inverted_source(const quothp_scene *s, const quothp_region *r, const quothp_cue *c)
{
    uint32_t g = c->group.first, t = c->behind;
    bool at_start = g == r->tokens.first, comma = !at_start && quothp_quote_is_comma(s, g - 1);
    bool quote = !at_start && (quothp_quote_box(s, r, g - 1) != QUOTHP_NONE ||
                               (comma && g - 1 > r->tokens.first && quothp_quote_box(s, r, g - 2) != QUOTHP_NONE));
    if (!(c->frames & QUOTHP_FRAME_QUOTE) || g != c->head || t >= r->tokens.end || !(at_start || comma || quote))
        return NOWHERE;
    if (!quote && ((c->frames & (QUOTHP_FRAME_NOUN | QUOTHP_FRAME_PERSON)) || !(c->frames & QUOTHP_FRAME_CLAUSE)))
        return NOWHERE;
    if (quothp_quote_is_time(s, t) || quothp_quote_is(s, t, "that"))
        return NOWHERE;
    quothp_range p = quothp_quote_phrase_at(s, r, t, true);
    if (is_empty(p) || is_only_time(s, p) || is_object_pronoun(s, p.first))
        return NOWHERE;
    if (p.end < r->tokens.end && quothp_quote_is_verbal(s, p.end) && !quothp_quote_is_comma(s, p.end - 1))
        return NOWHERE;
    bool closed = p.end >= r->tokens.end || quothp_quote_is_comma(s, p.end) || quothp_quote_is_comma(s, p.end - 1) ||
                  quothp_quote_is_stop(s, p.end) || quothp_quote_is(s, p.end, ":");
    return quote || closed ? p : NOWHERE;
}

/* "A study that appeared in a journal | found": the relative clause belongs to the subject. */
static quothp_range related_subject(const quothp_scene *s, const quothp_region *r, uint32_t group)
{
    uint32_t limit = left_limit(r, group);
    for (uint32_t t = group - 1; t > limit && group - t < 40; t--) {
        if (quothp_quote_is_comma(s, t) || quothp_quote_box(s, r, t) != QUOTHP_NONE ||
            quothp_quote_upos(s, t) == QUOTHP_UPOS_CCONJ)
            break;
        if (!is_relative(s, t))
            continue;
        quothp_range p = plain_before(s, r, t, limit);
        return is_empty(p) ? p : (quothp_range){p.first, group};
    }
    return NOWHERE;
}

static void finite_source(quothp_scene *s, uint32_t cue)
{
    quothp_cue *c = &s->cues.at[cue];
    const quothp_region *r = &s->regions.at[c->region];
    quothp_range p = inverted_source(s, r, c);
    if (!is_empty(p)) {
        c->source = p;
        c->inverted = true;
        return;
    }
    c->source = subject_before(s, r, c->group.first);
    if (!is_empty(c->source) || c->group.first == r->tokens.first)
        return;
    c->source = related_subject(s, r, c->group.first);
    if (is_empty(c->source))
        share_source(s, cue);
}

static void nominal_source(quothp_scene *s, quothp_cue *c)
{
    static const char *const ISSUES[] = {"make", "issue", "sound", "release", "renew", "repeat", "deliver", NULL};
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t t = c->head, limit = left_limit(r, t);
    while (t > limit &&
           (quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_ADJ || quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_NOUN ||
            quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_ADV || quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_NUM))
        t--;
    if (t == limit)
        return;
    if (quothp_quote_xpos(s, t - 1) == QUOTHP_XPOS_PRPS) {
        c->source = (quothp_range){t - 1, t};
    } else if (quothp_quote_xpos(s, t - 1) == QUOTHP_XPOS_POS) {
        quothp_range p = quothp_quote_phrase_before(s, r, t - 1, limit);
        if (!is_empty(p))
            c->source = (quothp_range){p.first, t};
    } else if (c->manner == QUOTHP_MANNER_SPEECH) {
        if (quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_DET && t - 1 > limit)
            t--;
        if (quothp_quote_is(s, t - 1, "with") || quothp_quote_lemma_is_one_of(s, t - 1, ISSUES))
            c->source = quothp_quote_clause_subject(s, r, t);
    }
}

/* "According to Smith, a doctor, …" */
static void preposition_source(quothp_scene *s, quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    bool lead = c->group.first <= r->tokens.first + 1;
    uint32_t limit = r->tokens.end - c->behind > QUOTHP_QUOTE_REACH ? c->behind + QUOTHP_QUOTE_REACH : r->tokens.end;
    uint32_t t = c->behind;
    while (t < limit && !quothp_quote_is(s, t, ",") && !quothp_quote_is(s, t, ";") && !quothp_quote_is_stop(s, t) &&
           !quothp_quote_is_finite(s, t) && quothp_quote_box(s, r, t) == QUOTHP_NONE)
        t++;
    c->source = (quothp_range){c->behind, t};
    if (lead && (t == limit || !quothp_quote_is(s, t, ",")))
        c->source = quothp_quote_phrase_at(s, r, c->behind, false);
    if (!lead && t < limit && quothp_quote_is(s, t, ",")) {
        quothp_range p = quothp_quote_phrase_at(s, r, c->behind, true);
        if (p.end > t)
            c->source.end = p.end;
    }
}

static void passive_source(quothp_scene *s, quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t t = c->behind;
    if (t + 1 < r->tokens.end && quothp_quote_is(s, t, "by"))
        c->source = quothp_quote_phrase_at(s, r, t + 1, true);
}

void quothp_quote_find_sources(quothp_scene *s)
{
    for (uint32_t i = 0; i < s->cues.n; i++) {
        quothp_cue *c = &s->cues.at[i];
        switch (c->shape) {
        case QUOTHP_CUE_FINITE:
            finite_source(s, i);
            break;
        case QUOTHP_CUE_PARTICIPLE:
            participle_source(s, i);
            break;
        case QUOTHP_CUE_PASSIVE:
            passive_source(s, c);
            break;
        case QUOTHP_CUE_NOMINAL:
            nominal_source(s, c);
            break;
        case QUOTHP_CUE_PREPOSITION:
            preposition_source(s, c);
            break;
        }
    }
}
