/* words.c: see scene.h. What one token is, by its tag and its letters. */
#include "quote/scene.h"

bool quothp_quote_is(const quothp_scene *s, uint32_t t, const char *word)
{
    return quothp_str_is_nocase(quothp_token_str(s->doc, t), word);
}

bool quothp_quote_is_one_of(const quothp_scene *s, uint32_t t, const char *const *words)
{
    for (; *words; words++)
        if (quothp_quote_is(s, t, *words))
            return true;
    return false;
}

bool quothp_quote_lemma_is_one_of(const quothp_scene *s, uint32_t t, const char *const *words)
{
    for (; *words; words++)
        if (quothp_str_is(s->doc->tokens.at[t].lemma, *words))
            return true;
    return false;
}

bool quothp_quote_is_finite(const quothp_scene *s, uint32_t t)
{
    uint8_t x = quothp_quote_xpos(s, t);
    return x == QUOTHP_XPOS_VBD || x == QUOTHP_XPOS_VBZ || x == QUOTHP_XPOS_VBP || x == QUOTHP_XPOS_MD;
}

bool quothp_quote_is_verbal(const quothp_scene *s, uint32_t t)
{
    uint8_t x = quothp_quote_xpos(s, t);
    return (x >= QUOTHP_XPOS_VB && x <= QUOTHP_XPOS_VBZ) || x == QUOTHP_XPOS_MD;
}

bool quothp_quote_is_noun(const quothp_scene *s, uint32_t t)
{
    uint8_t u = quothp_quote_upos(s, t), x = quothp_quote_xpos(s, t);
    if (x == QUOTHP_XPOS_PRPS || x == QUOTHP_XPOS_WPS || x == QUOTHP_XPOS_EX)
        return false;
    return u == QUOTHP_UPOS_NOUN || u == QUOTHP_UPOS_PROPN || u == QUOTHP_UPOS_PRON || u == QUOTHP_UPOS_NUM ||
           u == QUOTHP_UPOS_SYM;
}

bool quothp_quote_is_comma(const quothp_scene *s, uint32_t t)
{
    static const char *const COMMAS[] = {",", "—", "–", "--", "-", "---", "―", NULL};
    const quothp_token *token = &s->doc->tokens.at[t];
    if (quothp_quote_is(s, t, "-") && t > 0 && token[-1].span.end == token->span.begin)
        return false; /* a hyphen */
    return token->upos == QUOTHP_UPOS_PUNCT && quothp_quote_is_one_of(s, t, COMMAS);
}

bool quothp_quote_is_time(const quothp_scene *s, uint32_t t)
{
    return quothp_lex_find(QUOTHP_LEX_TIME, quothp_token_str(s->doc, t)) ||
           (quothp_quote_xpos(s, t) == QUOTHP_XPOS_CD &&
            s->doc->tokens.at[t].span.end - s->doc->tokens.at[t].span.begin == 4);
}

bool quothp_quote_is_mark(const quothp_scene *s, uint32_t t)
{
    static const char *const MARKS[] = {"\"", "“", "”", "''", "``", "‘", "’", "'",
                                        "„",  "«", "»", "‘‘", "’’", "`", NULL};
    return quothp_quote_xpos(s, t) != QUOTHP_XPOS_POS && quothp_quote_is_one_of(s, t, MARKS);
}

bool quothp_quote_is_stop(const quothp_scene *s, uint32_t t)
{
    static const char *const STOPS[] = {".", "?", "!", "…", "...", "?!", "!!", NULL};
    return quothp_quote_is_one_of(s, t, STOPS);
}

uint32_t quothp_quote_box(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    uint32_t q = s->quote_at[t];
    while (q != QUOTHP_NONE && q != r->inside && s->quotes.at[q].parent != r->inside)
        q = s->quotes.at[q].parent;
    return q == r->inside ? QUOTHP_NONE : q;
}
