/* trim.c: see scene.h. Contents that run on into the sentence around their cue, which stands in the middle of it: what
 * is said ends where the main verb comes.
 *
 *     Delegates, who have pledged that the wall will stay | , met on Tuesday
 *     His claim that the board had lied | angered the town
 */
#include "quote/scene.h"

static bool is_who(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_xpos(s, t) == QUOTHP_XPOS_WP || quothp_quote_xpos(s, t) == QUOTHP_XPOS_WDT;
}

/* Has the verb of the cue "who" for its subject? */
static bool is_relative(const quothp_scene *s, const quothp_cue *c)
{
    uint32_t t = c->group.first;
    while (t > 0 && quothp_quote_upos(s, t - 1) == QUOTHP_UPOS_ADV)
        t--;
    return (t > 0 && is_who(s, t - 1)) || (c->source.end == c->source.first + 1 && is_who(s, c->source.first));
}

static bool is_verb(const quothp_scene *s, uint32_t t)
{
    return quothp_quote_is_finite(s, t) && s->quote_at[t] == QUOTHP_NONE;
}

/* ", met": a comma and a verb without a subject of its own. */
static uint32_t end_behind_who(const quothp_scene *s, quothp_range p)
{
    for (uint32_t t = p.first + 1; t + 1 < p.end && t < p.first + QUOTHP_QUOTE_REACH; t++)
        if (quothp_quote_is(s, t, ",") && s->quote_at[t] == QUOTHP_NONE && is_verb(s, t + 1))
            return t;
    return p.end;
}

/* Can another clause begin here? */
static bool opens_clause(const quothp_scene *s, uint32_t t)
{
    const uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    return u == QUOTHP_UPOS_PUNCT || u == QUOTHP_UPOS_CCONJ || u == QUOTHP_UPOS_SCONJ || x == QUOTHP_XPOS_WP ||
           x == QUOTHP_XPOS_WDT || x == QUOTHP_XPOS_WRB || x == QUOTHP_XPOS_PRP || quothp_quote_is(s, t, "that");
}

/* "had lied | angered", "set aside $9 billion | has angered": a second predicate with nothing that could begin it. */
static uint32_t end_behind_noun(const quothp_scene *s, quothp_range p)
{
    bool verb = false;
    for (uint32_t t = p.first + 1; t < p.end && t < p.first + QUOTHP_QUOTE_REACH; t++) {
        const uint8_t x = quothp_quote_xpos(s, t), before = quothp_quote_xpos(s, t - 1);
        const bool full = quothp_quote_is_verbal(s, t) && quothp_quote_upos(s, t) != QUOTHP_UPOS_AUX;
        if (verb && opens_clause(s, t))
            return p.end;
        if (verb && full && quothp_lex_find(QUOTHP_LEX_CUE, quothp_token_str(s->doc, t)))
            return p.end;
        if (verb && (x == QUOTHP_XPOS_VBD || x == QUOTHP_XPOS_VBN) && quothp_quote_upos(s, t - 1) != QUOTHP_UPOS_AUX &&
            (before == QUOTHP_XPOS_VBN || before == QUOTHP_XPOS_VBD))
            return t;
        if (verb && is_verb(s, t) && quothp_quote_upos(s, t) == QUOTHP_UPOS_AUX && quothp_quote_is_noun(s, t - 1))
            return t;
        verb = verb || quothp_quote_is_finite(s, t) || (x == QUOTHP_XPOS_VB && before != QUOTHP_XPOS_TO);
    }
    return p.end;
}

void quothp_quote_trim(const quothp_scene *s, quothp_cue *c)
{
    if (!c->content.n || c->content.at[c->content.n - 1].first < c->behind)
        return;
    quothp_range *p = &c->content.at[c->content.n - 1];
    if (c->shape == QUOTHP_CUE_NOMINAL && quothp_quote_is(s, p->first, "that"))
        p->end = end_behind_noun(s, *p);
    else if (is_relative(s, c))
        p->end = end_behind_who(s, *p);
}
