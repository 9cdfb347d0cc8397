/* unit.c: see work.h. Organizations that the text calls parts of others:
 *
 *     the Bureau of Canals at the Interior Department
 *     the Interior Department's Bureau of Canals
 */
#include "role/work.h"

enum { GAP = 1 /* "the" */ };

static bool is_organization(const quothp_role_work *w, uint32_t k)
{
    return k != QUOTHP_NONE && w->doc->mentions.at[k].kind == QUOTHP_MENTION_NAME &&
           w->doc->entities.at[w->doc->mentions.at[k].entity].type == QUOTHP_NAME_ORGANIZATION;
}

/* Does a word of the name say that it is a part: "Bureau of Canals"? */
static bool is_unit(const quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    for (uint32_t t = m->first; t < m->end; t++)
        if (quothp_lex_find(QUOTHP_LEX_UNIT, quothp_token_str(w->doc, t)))
            return true;
    return false;
}

/* The organization whose name begins at the token, a "the" before it left aside; QUOTHP_NONE when there is none. */
static uint32_t organization_at(const quothp_role_work *w, uint32_t t)
{
    if (quothp_role_word_is(w, t, "the"))
        t += GAP;
    uint32_t k = t < w->doc->tokens.n ? w->mention_at[t] : QUOTHP_NONE;
    return is_organization(w, k) && w->doc->mentions.at[k].first == t ? k : QUOTHP_NONE;
}

static void add_unit(quothp_role_work *w, uint32_t unit, uint32_t whole)
{
    const quothp_mention *mentions = w->doc->mentions.at;
    if (whole == QUOTHP_NONE || !is_unit(w, unit) || mentions[unit].entity == mentions[whole].entity)
        return;
    quothp_unit *added = QUOTHP_PUSH(&w->doc->arena, &w->doc->units);
    if (added)
        *added = (quothp_unit){unit, whole};
    w->failed = w->failed || !added;
}

void quothp_role_find_units(quothp_role_work *w)
{
    const quoth_doc *doc = w->doc;
    for (uint32_t k = 0; k < doc->mentions.n && !w->failed && !quothp_clock_ticked(doc->clock); k++) {
        uint32_t end = doc->mentions.at[k].end;
        if (!is_organization(w, k) || end + 1 >= doc->tokens.n)
            continue;
        if (quothp_role_word_is(w, end, "at") || quothp_role_word_is(w, end, "of") ||
            quothp_role_word_is(w, end, "in") || quothp_role_word_is(w, end, "within"))
            add_unit(w, k, organization_at(w, end + 1));
        uint32_t part = doc->tokens.at[end].xpos == QUOTHP_XPOS_POS ? organization_at(w, end + 1) : QUOTHP_NONE;
        if (part != QUOTHP_NONE)
            add_unit(w, part, k);
    }
}
