/* pair.c: features of a mention as the first of a set, and of a pair of mentions. */
#include "coref/link.h"

/* ---- hashing ---- */

static uint32_t mix(uint32_t hash, uint32_t value)
{
    hash = (hash ^ value) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

static void put(quothp_features *f, uint32_t hash)
{
    if (f->n < QUOTHP_LINK_FEATURES)
        f->at[f->n++] = (hash * 0x85EBCA6Bu) >> (32 - QUOTHP_LINK_BITS);
}

static uint32_t bucket(uint32_t n)
{
    if (n < 5)
        return n;
    return n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : n < 80 ? 9 : 10;
}

/* ---- one mention ---- */

void quothp_link_alone(const quothp_coref_work *w, uint32_t k, quothp_features *out)
{
    const quothp_sketch *s = &w->sketches[k];
    const quothp_mention *m = &w->doc->mentions.at[k];
    const quothp_trait *t = &w->traits.at[k];
    const uint32_t seen = (s->same_head != QUOTHP_NONE) + (s->same_text ? 1u : 0u);
    const uint32_t rows[][3] = {
        {0, 0, 0},
        {s->lemma, s->article, 0},
        {s->relation, s->article, m->number},
        {s->relation, m->type, 0},
        {bucket(s->end - s->from), 0, 0},
        {seen, 0, 0},
        {seen, bucket(s->end - s->from), 0},
        {bucket(s->sentence), 0, 0},
        {t->noun, s->article, 0},
        {s->governor_lemma, s->relation, 0},
        {t->quoted, seen, 0},
        {(uint32_t)w->doc->blocks.at[s->block].kind, 0, 0},
        {t->modifier, seen, 0},
        {s->before, 0, 0},
        {s->behind, 0, 0},
        {s->first, 0, 0},
    };
    const uint32_t plain[][2] = {{s->lemma, 0}, {s->first, s->relation}, {s->before, s->behind}, {s->lemma, seen}};
    out->n = 0;
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++)
        put(out, mix(mix(mix(mix(i + 1, rows[i][0]), rows[i][1]), rows[i][2]), s->kind));
    for (uint32_t i = 0; i < sizeof plain / sizeof *plain; i++)
        put(out, mix(mix(i + 64, plain[i][0]), plain[i][1]));
}

/* ---- two mentions ---- */

/* Where a stands in the tree as seen from k. */
static uint32_t tree_relation(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_sketch *s = &w->sketches[k], *r = &w->sketches[a];
    const uint32_t top_k = w->traits.at[k].top, top_a = w->traits.at[a].top;
    if (s->sentence != r->sentence)
        return 0;
    if (s->governor == top_a)
        return 1 + s->relation;
    if (r->governor == top_k) /* "X is a senator": the predicate heads its subject */
        return 101 + r->relation;
    if (s->governor == r->governor && s->governor != QUOTHP_NONE)
        return 201;
    if (r->governor != QUOTHP_NONE && s->governor != QUOTHP_NONE) {
        const uint32_t up_k = w->doc->tokens.at[s->governor].head, up_a = w->doc->tokens.at[r->governor].head;
        if (up_k == r->governor)
            return 202;
        if (up_a == s->governor)
            return 203;
        if (up_k == up_a)
            return 204;
    }
    return 205;
}

static uint32_t nesting(const quothp_sketch *s, const quothp_sketch *r)
{
    if (r->from <= s->from && s->end <= r->end)
        return 1;
    return s->from <= r->from && r->end <= s->end ? 2 : s->from < r->end ? 3 : 0;
}

/* How the words of two phrases compare: heads, then what else they say. */
static uint32_t words_relation(const quothp_sketch *s, const quothp_sketch *r)
{
    if (s->text == r->text)
        return 1;
    const uint32_t more = (s->words & ~r->words ? 1u : 0u) + (r->words & ~s->words ? 2u : 0u);
    const uint32_t some = s->words & r->words ? 4 : 0;
    return s->lemma == r->lemma ? 8 + more + some : some ? 16 : 2;
}

/* Is the name what the noun calls it: "the senator" for "Sen. Lee", "the department", "the outlet" for "Reuters"? */
static uint32_t described(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_sketch *s = &w->sketches[k], *r = &w->sketches[a];
    const quothp_trait *t = &w->traits.at[k];
    if (w->doc->mentions.at[k].kind != QUOTHP_MENTION_NOMINAL || w->doc->mentions.at[a].kind != QUOTHP_MENTION_NAME)
        return 0;
    if (r->title)
        return r->title == s->lemma ? 1 : 2;
    if (!t->org_noun || w->doc->mentions.at[a].type != QUOTHP_NAME_ORGANIZATION)
        return 3;
    if (r->lemma == s->lemma)
        return 4;
    if (t->org_kind == QUOTHP_ORG)
        return 5;
    return t->org_kind == (uint16_t)r->org_kind ? 6 : 7;
}

/* What stands between a and k when k begins right behind it: "Ann Lee, a teacher". */
static uint32_t gap(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const uint32_t from = w->sketches[k].from, end = quothp_token_at(w->doc, w->doc->mentions.at[a].phrase.end);
    if (from == end)
        return 1;
    if (from != end + 1 || w->sketches[k].sentence != w->sketches[a].sentence)
        return 0;
    const quothp_str mark = quothp_token_str(w->doc, end);
    return quothp_str_is(mark, ",") ? 2 : quothp_str_is(mark, "(") ? 3 : 4;
}

static bool is_pronoun(const quothp_coref_work *w, uint32_t k)
{
    return w->doc->mentions.at[k].kind == QUOTHP_MENTION_PRONOUN;
}

void quothp_link_pair(quothp_coref_work *w, uint32_t k, uint32_t a, quothp_features *out)
{
    const quothp_sketch *s = &w->sketches[k], *r = &w->sketches[a];
    const quothp_mention *m = &w->doc->mentions.at[k], *n = &w->doc->mentions.at[a];
    const quothp_trait *t = &w->traits.at[k], *u = &w->traits.at[a];
    const uint32_t root = quothp_coref_find(w, a);
    const quothp_set *set = &w->sets[root];
    const uint32_t far = bucket(s->sentence - r->sentence), steps = bucket(k - a), words = words_relation(s, r);
    const uint32_t tree = tree_relation(w, k, a), nested = nesting(s, r), blocks = bucket(s->block - r->block);
    const uint32_t quoted = (t->quoted ? 2u : 0u) + (u->quoted ? 1u : 0u), latest = set->last == a;
    const uint32_t gender = (uint32_t)m->gender * 4 + (uint32_t)set->gender;
    const uint32_t number = (uint32_t)m->number * 4 + (uint32_t)n->number;
    const uint32_t rows[][3] = {
        {0, 0, 0},
        {far, 0, 0},
        {steps, 0, 0},
        {words, 0, 0},
        {words, far, 0},
        {number, gender, 0},
        {m->type, n->type, 0},
        {t->noun, u->noun, 0},
        {s->relation, r->relation, 0},
        {r->relation, far, 0},
        {tree, 0, 0},
        {nested, words, 0},
        {quoted, far, 0},
        {bucket(set->n), latest, 0},
        {set->named, w->doc->mentions.at[root].type, 0},
        {bucket(k - set->last), words, 0},
        {blocks, quoted, 0},
        {r->article, words, 0},
        {t->modifier, u->modifier, words},
        {s->governor_lemma == r->governor_lemma, s->relation == r->relation, far},
        {number, m->type, n->type},
        {bucket(s->end - s->from), bucket(r->end - r->from), words},
        {described(w, k, a), s->article, 0},
        {gap(w, k, a), tree, t->noun},
        {gap(w, k, a), s->article, m->type == n->type},
    };
    out->n = 0;
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const uint32_t hash = mix(mix(mix(mix(i + 128, rows[i][0]), rows[i][1]), rows[i][2]), s->kind);
        put(out, hash);
        put(out, mix(hash, r->group));
    }
    if (!is_pronoun(w, a))
        put(out, mix(mix(201, s->lemma), r->lemma));
    put(out, mix(mix(mix(202, s->kind), r->lemma), far));
    put(out, mix(mix(203, s->lemma), words));
    put(out, mix(mix(mix(204, s->governor_lemma), s->relation), r->governor_lemma));
    put(out, mix(mix(mix(205, s->governor_lemma), s->relation), r->lemma));
    put(out, mix(mix(206, s->kind), r->kind));
    put(out, mix(mix(mix(207, s->kind), r->kind), far));
    put(out, mix(mix(mix(208, s->behind), r->lemma), 0));
}
