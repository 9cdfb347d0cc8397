/* kin.c: "his ex-wife" in an article that has told of "his wife Ann Lee", and of no other wife.
 *
 * Reads: mentions, traits, sets. Writes: sets, after the learned decision.
 */
#include "coref/work.h"

enum { WINDOW = 480 }; /* mentions to look back, and ahead */

static quothp_str without_ex(quothp_str noun)
{
    return noun.n > 3 && quothp_str_starts(noun, "ex-") ? (quothp_str){noun.p + 3, noun.n - 3} : noun;
}

static bool is_name(const quothp_mention *m)
{
    return m->kind == QUOTHP_MENTION_NAME && m->type == QUOTHP_NAME_PERSON;
}

/* "wife Ann Lee", "wife, Ann Lee" */
static bool is_introduced(const quothp_coref_work *w, const quothp_mention *name, quothp_str noun)
{
    const quoth_doc *doc = w->doc;
    uint32_t t = name->first;
    if (t > 1 && quothp_str_is(quothp_token_str(doc, t - 1), ","))
        t--;
    return t > 0 && quothp_str_eq(without_ex(doc->tokens.at[t - 1].lemma), noun);
}

static bool is_kin(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    return m->kind == QUOTHP_MENTION_NOMINAL && m->number != QUOTHP_PLURAL && w->traits.at[k].noun == QUOTHP_NOUN_KIN &&
           m->head == m->first + 1 && quothp_coref_xpos(w, m->first) == QUOTHP_XPOS_PRPS;
}

/* The only one near that was introduced by the noun; k itself when it has a name, or there is none. */
static uint32_t relative_of(quothp_coref_work *w, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    const quothp_str noun = without_ex(doc->tokens.at[doc->mentions.at[k].head].lemma);
    const uint32_t own = quothp_coref_find(w, k);
    const uint32_t end = doc->mentions.n - k > WINDOW ? k + WINDOW : doc->mentions.n;
    uint32_t found = k;
    for (uint32_t i = k > WINDOW ? k - WINDOW : 0; i < end; i++) {
        if (!is_name(&doc->mentions.at[i]))
            continue;
        const uint32_t set = quothp_coref_find(w, i);
        if (set == own)
            return k;
        if (!is_introduced(w, &doc->mentions.at[i], noun))
            continue;
        if (found != k && quothp_coref_find(w, found) != set)
            return k;
        found = i;
    }
    return found;
}

void quothp_coref_kin(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->doc->mentions.n; k++)
        if (is_kin(w, k))
            quothp_coref_join(w, relative_of(w, k), k);
}
