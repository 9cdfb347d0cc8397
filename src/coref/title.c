/* title.c: descriptions that the lexicon knows to fit a name: "the senator" for "Sen. Ann Lee", "the department" for
 * "Trade Department", "the outlet" for "Reuters".
 *
 * Reads: mentions, traits, sketches. Writes: sets. News is full of them, and GUM has too few to learn them from.
 */
#include "coref/work.h"

enum { WINDOW = 480 }; /* mentions to look back */

/* A short phrase with "the", of one. */
static bool describes(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    const quothp_trait *t = &w->traits.at[k];
    return m->kind == QUOTHP_MENTION_NOMINAL && t->definite && m->number != QUOTHP_PLURAL && m->end - m->first <= 3 &&
           (t->org_noun || t->noun == QUOTHP_NOUN_ROLE);
}

static bool name_has_word(const quothp_coref_work *w, const quothp_mention *name, quothp_str noun)
{
    for (uint32_t i = name->first; i < name->end; i++) {
        const quothp_str word = quothp_token_str(w->doc, i);
        if (word.n == noun.n && word.n > 0 && quothp_lower(word.p[0]) == quothp_lower(noun.p[0]) &&
            quothp_str_eq((quothp_str){word.p + 1, word.n - 1}, (quothp_str){noun.p + 1, noun.n - 1}))
            return true;
    }
    return false;
}

static bool fits(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_mention *m = &w->doc->mentions.at[k], *name = &w->doc->mentions.at[a];
    const quothp_trait *t = &w->traits.at[k];
    const bool nested = m->phrase.begin <= name->span.begin && name->span.end <= m->phrase.end;
    if (name->kind != QUOTHP_MENTION_NAME || nested)
        return false;
    if (name->type == QUOTHP_NAME_PERSON)
        return t->noun == QUOTHP_NOUN_ROLE && w->sketches[a].title && w->sketches[a].title == w->sketches[k].lemma;
    if (name->type != QUOTHP_NAME_ORGANIZATION || !t->org_noun)
        return false;
    if (name_has_word(w, name, w->doc->tokens.at[m->head].lemma))
        return true;
    return t->org_kind != QUOTHP_ORG && t->org_kind == (uint16_t)w->sketches[a].org_kind && m->end - m->first == 2;
}

void quothp_coref_titles(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        if (!describes(w, k))
            continue;
        for (uint32_t steps = 1; steps <= WINDOW && steps <= k; steps++) {
            if (!fits(w, k, k - steps))
                continue;
            quothp_coref_join(w, k - steps, k);
            break;
        }
    }
}
