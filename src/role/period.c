/* period.c: see work.h. The years that a role was held, right behind its words: "from 2009 to 2013", "since March
 * 2015", "until last year".
 */
#include "role/work.h"

static bool is_year(const quothp_role_work *w, uint32_t t)
{
    quothp_str word = t < w->doc->tokens.n ? quothp_token_str(w->doc, t) : (quothp_str){NULL, 0};
    if (word.n == 5 && word.p[4] == 's') /* "the 1970s" */
        word.n = 4;
    if (word.n != 4 || (word.p[0] != '1' && word.p[0] != '2'))
        return false;
    for (size_t i = 0; i < 4; i++)
        if (!quothp_is_digit(word.p[i]))
            return false;
    return true;
}

/* "2009", "March 2009", "early 2009", "the 1970s", "last year"; bare: "May", too. The token behind, or t. */
static uint32_t read_point(const quothp_role_work *w, uint32_t t, bool bare)
{
    static const char *const SMALL[] = {"the", "early", "late", "mid", "-"};
    uint32_t i = t;
    for (int n = 0; n < 3; n++)
        for (size_t k = 0; k < sizeof SMALL / sizeof *SMALL; k++)
            i += quothp_role_word_is(w, i, SMALL[k]);
    if (quothp_role_word_is(w, i, "last") && i + 1 < w->doc->tokens.n &&
        quothp_lex_find(QUOTHP_LEX_TIME, quothp_token_str(w->doc, i + 1)))
        return i + 2;
    if (i < w->doc->tokens.n && !is_year(w, i) && quothp_lex_find(QUOTHP_LEX_TIME, quothp_token_str(w->doc, i)))
        i++;
    bool month = i > t && !quothp_role_word_is(w, i - 1, "the");
    return is_year(w, i) ? i + 1 : bare && month ? i : t;
}

quothp_str quothp_role_period(const quothp_role_work *w, uint32_t t, quothp_role_status *status)
{
    static const char *const LEADS[] = {"from", "between", "since", "until", "till", "in", "during", "through"};
    size_t lead = 0, n_leads = sizeof LEADS / sizeof *LEADS;
    if (quothp_role_word_is(w, t, ","))
        t++;
    while (lead < n_leads && !quothp_role_word_is(w, t, LEADS[lead]))
        lead++;
    bool edge = quothp_role_word_is(w, t, "since") || quothp_role_word_is(w, t, "until");
    uint32_t from = lead < n_leads ? t + 1 : t, end = read_point(w, from, edge);
    if (end == from)
        return (quothp_str){NULL, 0};
    bool linked = quothp_role_word_is(w, end, "to") || quothp_role_word_is(w, end, "until") ||
                  quothp_role_word_is(w, end, "through") || quothp_role_word_is(w, end, "and") ||
                  quothp_role_word_is(w, end, "-") || quothp_role_word_is(w, end, "–");
    uint32_t to = linked ? read_point(w, end + 1, false) : end + 1;
    bool closed = linked && to > end + 1;
    if (closed)
        end = to;
    if (lead == n_leads && !closed) /* a year alone may be anything */
        return (quothp_str){NULL, 0};
    bool past = closed || !quothp_role_word_is(w, t, "since");
    if (past && *status == QUOTHP_CURRENT)
        *status = QUOTHP_FORMER;
    quothp_span span = quothp_tokens_span(w->doc, t, end);
    return quothp_doc_str(w->doc, span);
}
