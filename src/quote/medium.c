/* medium.c: see detail.h. Reads the clause of a cue, apart from its content and its source, for the letter, the
 * interview, the outlet.
 */
#include "quote/detail.h"

/* The clause around the cue: from the end of what is said before it to the beginning of what is said behind it. */
static quothp_range clause_of(const quothp_scene *s, const quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    quothp_range p = r->tokens;
    if (c->group.first > p.first + QUOTHP_QUOTE_REACH)
        p.first = c->group.first - QUOTHP_QUOTE_REACH;
    if (p.end > c->behind + QUOTHP_QUOTE_REACH)
        p.end = c->behind + QUOTHP_QUOTE_REACH;
    for (uint32_t i = 0; i < c->content.n; i++) {
        quothp_range piece = c->content.at[i];
        if (piece.end <= c->group.first && piece.end > p.first)
            p.first = piece.end;
        if (piece.first >= c->behind && piece.first < p.end)
            p.end = piece.first;
    }
    return p;
}

static const quothp_lex_entry *medium_in(const quothp_scene *s, quothp_range p)
{
    const quothp_lex_entry *found = NULL;
    for (uint32_t t = p.first; t < p.end; t++) {
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_MEDIUM, quothp_token_str(s->doc, t));
        if (row && quothp_quote_is_noun(s, t) && !quothp_quote_is_verbal(s, t))
            found = row;
        else if (found && quothp_quote_upos(s, t) == QUOTHP_UPOS_ADP)
            break;
    }
    return found;
}

bool quothp_quote_is_document(const quothp_scene *s, quothp_range source, quothp_range *owner)
{
    *owner = (quothp_range){source.first, source.first};
    uint32_t head = QUOTHP_NONE;
    for (uint32_t t = source.first; t < source.end; t++) {
        uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
        if (u == QUOTHP_UPOS_ADP || u == QUOTHP_UPOS_PUNCT || x == QUOTHP_XPOS_WDT || x == QUOTHP_XPOS_VBN)
            break;
        if (x == QUOTHP_XPOS_PRPS)
            owner->end = t + 1;
        else if (x == QUOTHP_XPOS_POS)
            owner->end = t;
        if (u == QUOTHP_UPOS_NOUN)
            head = t;
        else if (u == QUOTHP_UPOS_PROPN || u == QUOTHP_UPOS_PRON)
            head = QUOTHP_NONE;
    }
    const quothp_lex_entry *row =
        head == QUOTHP_NONE ? NULL : quothp_lex_find(QUOTHP_LEX_MEDIUM, quothp_token_str(s->doc, head));
    return row && row->code[0] == QUOTHP_MEDIUM_DOCUMENT;
}

/* The medium in a stretch of the clause: "in a letter …" goes to the end of the stretch, an occasion ends with its
 * noun. */
static quothp_range medium_between(const quothp_scene *s, const quothp_region *r, uint32_t first, uint32_t end)
{
    static const char *const INTO[] = {"in",   "on", "at",     "during",   "via", "through",
                                       "from", "by", "issued", "released", NULL};
    for (uint32_t t = first; t + 1 < end; t++) {
        if (!quothp_quote_is_one_of(s, t, INTO))
            continue;
        quothp_range p = quothp_quote_phrase_at(s, r, t + 1, false);
        const quothp_lex_entry *row = p.end > end ? NULL : medium_in(s, p);
        if (!row)
            continue;
        if (row->code[0] == QUOTHP_MEDIUM_DOCUMENT)
            while (p.end < end && !quothp_quote_is_comma(s, p.end) && !quothp_quote_is_stop(s, p.end) &&
                   !quothp_quote_is_time(s, p.end) && !quothp_quote_is(s, p.end, ":") &&
                   !(p.end + 1 < end && quothp_quote_upos(s, p.end) == QUOTHP_UPOS_ADP &&
                     quothp_quote_is_time(s, p.end + 1)))
                p.end++;
        while (quothp_quote_upos(s, p.end - 1) == QUOTHP_UPOS_ADP) /* "a letter to": whose content begins there */
            p.end--;
        return p;
    }
    return (quothp_range){0, 0};
}

quothp_range quothp_quote_medium(const quothp_scene *s, const quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    quothp_range clause = clause_of(s, c);
    quothp_range p = medium_between(s, r, c->behind, clause.end);
    if (p.first < p.end)
        return p;
    if (c->shape == QUOTHP_CUE_PARTICIPLE && !quothp_quote_is_comma(s, c->group.first > 0 ? c->group.first - 1 : 0)) {
        p = quothp_quote_phrase_before(s, r, c->group.first, clause.first);
        const quothp_lex_entry *row = medium_in(s, p);
        if (row && row->code[0] == QUOTHP_MEDIUM_DOCUMENT)
            return p;
    }
    uint32_t end = c->source.first > clause.first && c->source.end <= c->group.first ? c->source.first : c->group.first;
    return medium_between(s, r, clause.first, end);
}

static uint32_t outlet_between(const quothp_people *people, uint32_t first, uint32_t end, quothp_range source)
{
    static const char *const BEFORE[] = {"with", "to",  "on",   "in",    "by",      "for",
                                         "at",   "the", "told", "tells", "telling", NULL};
    for (uint32_t t = first; t < end; t++) {
        uint32_t m = people->within[t];
        if (m == QUOTHP_NONE || (t >= source.first && t < source.end) || !quothp_quote_is_outlet(people->s, m))
            continue;
        uint32_t at = people->s->doc->mentions.at[m].first;
        if (at > 0 && quothp_quote_is_one_of(people->s, at - 1, BEFORE))
            return m;
    }
    return QUOTHP_NONE;
}

uint32_t quothp_quote_outlet(const quothp_people *people, const quothp_cue *c)
{
    uint32_t addressee = quothp_quote_mention(people, c->addressee);
    if (quothp_quote_is_outlet(people->s, addressee))
        return addressee;
    quothp_range clause = clause_of(people->s, c);
    uint32_t found = outlet_between(people, c->behind, clause.end, c->source);
    return found != QUOTHP_NONE ? found : outlet_between(people, clause.first, c->group.first, c->source);
}
