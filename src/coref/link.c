/* link.c: one walk through the text; each mention takes up one before it, or begins a set of its own.
 *
 * Reads: mentions, sketches, sets of names. Writes: sets. A mention looks back over the last ones, and over those with
 * its head noun, so that the time does not grow with what came before.
 */
#include "coref/link.h"

enum { WINDOW = 48, PRONOUN_SENTENCES = 8, CHAIN = 64 };

void quothp_link_start(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->doc->mentions.n; k++)
        w->sets[k] = (quothp_set){.last = QUOTHP_NONE};
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        const quothp_mention *m = &w->doc->mentions.at[k];
        const uint32_t root = quothp_coref_find(w, k);
        if (m->kind != QUOTHP_MENTION_NAME)
            continue;
        w->sets[root].named =
            w->sets[root].named || m->type == QUOTHP_NAME_PERSON || m->type == QUOTHP_NAME_ORGANIZATION;
        if (w->sets[root].gender == QUOTHP_GENDER_UNKNOWN)
            w->sets[root].gender = m->gender;
    }
}

/* "Officials", "a senator": somebody new, unless the same sentence says who; two unnamed sources never meet by chance.
 */
static bool is_new_person(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    return m->kind == QUOTHP_MENTION_NOMINAL && m->type == QUOTHP_NAME_PERSON && !w->traits.at[k].definite;
}

/* Two sets with names of their own stay two; "her" is not "her colleagues". */
static bool allowed(quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_sketch *s = &w->sketches[k];
    if (s->relation == QUOTHP_DEPREL_NMOD_POSS && s->governor == w->traits.at[a].top)
        return false;
    if (s->sentence != w->sketches[a].sentence && is_new_person(w, k))
        return false;
    const quothp_set *x = &w->sets[quothp_coref_find(w, k)], *y = &w->sets[quothp_coref_find(w, a)];
    return x != y && !(x->named && y->named);
}

uint32_t quothp_link_candidates(quothp_coref_work *w, uint32_t k, uint32_t out[QUOTHP_LINK_CANDIDATES])
{
    const quothp_sketch *s = &w->sketches[k];
    const bool pronoun = w->doc->mentions.at[k].kind == QUOTHP_MENTION_PRONOUN;
    uint32_t n = 0, a = k;
    if (w->sets[quothp_coref_find(w, k)].n > 0)
        return 0;
    while (a > 0 && k - a < WINDOW && (!pronoun || s->sentence - w->sketches[a - 1].sentence <= PRONOUN_SENTENCES))
        if (allowed(w, k, --a))
            out[n++] = a;
    uint32_t b = s->same_head;
    for (int steps = 0; steps < CHAIN && b != QUOTHP_NONE && n < QUOTHP_LINK_CANDIDATES; steps++) {
        if (b < a && allowed(w, k, b))
            out[n++] = b;
        b = w->sketches[b].same_head;
    }
    return n;
}

void quothp_link_settle(quothp_coref_work *w, uint32_t k, uint32_t a)
{
    if (a != QUOTHP_NONE) {
        const uint32_t x = quothp_coref_find(w, a), y = quothp_coref_find(w, k);
        const quothp_set *old = &w->sets[x], *added = &w->sets[y];
        const quothp_set both = {.n = old->n + added->n,
                                 .named = old->named || added->named,
                                 .gender = old->gender ? old->gender : added->gender};
        quothp_coref_join(w, x, y);
        w->sets[quothp_coref_find(w, x)] = both;
    }
    quothp_set *set = &w->sets[quothp_coref_find(w, k)];
    set->n++;
    set->last = k;
    if (set->gender == QUOTHP_GENDER_UNKNOWN)
        set->gender = w->doc->mentions.at[k].gender;
}

static int32_t sum_of(const quothp_link_weight *weights, const quothp_features *f)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < f->n; i++)
        sum += weights[f->at[i]];
    return sum;
}

static uint32_t choose(quothp_coref_work *w, const quothp_link_weight *weights, uint32_t k)
{
    uint32_t candidates[QUOTHP_LINK_CANDIDATES], best = QUOTHP_NONE;
    const uint32_t n = quothp_link_candidates(w, k, candidates);
    quothp_features features;
    if (n == 0)
        return QUOTHP_NONE;
    quothp_link_alone(w, k, &features);
    int32_t most = sum_of(weights, &features);
    for (uint32_t i = 0; i < n; i++) {
        quothp_link_pair(w, k, candidates[i], &features);
        const int32_t sum = sum_of(weights, &features);
        if (sum > most) {
            most = sum;
            best = candidates[i];
        }
    }
    return best;
}

void quothp_link_all(quothp_coref_work *w, const quothp_link_weight *weights)
{
    quothp_link_start(w);
    for (uint32_t k = 0; k < w->doc->mentions.n && !quothp_clock_ticked(w->doc->clock); k++)
        quothp_link_settle(w, k, choose(w, weights, k));
}
