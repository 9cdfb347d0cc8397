/* anaphora.c: lets descriptions and pronouns find what they take up again: "the senator", "the outlet", "he".
 *
 * Reads: mentions, traits, sets of names. Writes: sets. One walk through the text; each mention looks back over a
 * window and takes the candidate with the most points, or none. The points were set by hand and tried on GUM.
 */
#include "coref/work.h"

enum { WINDOW = 120 }; /* mentions to look back */

static const quothp_mention *mention(const quothp_coref_work *w, uint32_t k)
{
    return &w->doc->mentions.at[k];
}

static uint32_t sentence_of(const quothp_coref_work *w, uint32_t k)
{
    return w->doc->tokens.at[mention(w, k)->first].sentence;
}

static quothp_gender set_gender(quothp_coref_work *w, uint32_t k)
{
    return mention(w, quothp_coref_find(w, k))->gender;
}

/* The set's first mention stands for it: it takes over what later ones add. */
static void link(quothp_coref_work *w, uint32_t antecedent, uint32_t k)
{
    uint32_t a = quothp_coref_find(w, antecedent), b = quothp_coref_find(w, k);
    quothp_gender gender = mention(w, a)->gender ? mention(w, a)->gender : mention(w, b)->gender;
    quothp_coref_join(w, a, b);
    w->doc->mentions.at[quothp_coref_find(w, a)].gender = gender;
}

static bool lemma_is(const quothp_coref_work *w, uint32_t token, quothp_str lemma)
{
    return quothp_str_eq(w->doc->tokens.at[token].lemma, lemma);
}

/* Does the mention hold the other, or lie in it? "her" is not "her colleagues". */
static bool nested(const quothp_mention *a, const quothp_mention *b)
{
    return (a->phrase.begin <= b->span.begin && b->span.end <= a->phrase.end) ||
           (b->phrase.begin <= a->span.begin && a->span.end <= b->phrase.end);
}

/* ---- descriptions ---- */

/* Does the phrase around the name, before it, say this noun? "Sen. Rand Paul" says senator. */
static bool has_title(const quothp_coref_work *w, uint32_t k, quothp_str lemma)
{
    const quothp_mention *m = mention(w, k);
    for (uint32_t i = quothp_token_at(w->doc, m->phrase.begin); i < m->first; i++) {
        if (lemma_is(w, i, lemma))
            return true;
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_TITLE, quothp_token_str(w->doc, i));
        char folded[32];
        if (!row || lemma.n >= sizeof folded)
            continue;
        for (size_t c = 0; c < lemma.n; c++)
            folded[c] = lemma.p[c];
        folded[lemma.n] = 0;
        if (quothp_str_is_nocase(quothp_str_of(row->text), folded))
            return true;
    }
    return false;
}

static bool name_has_word(const quothp_coref_work *w, uint32_t k, uint32_t head)
{
    const quothp_mention *m = mention(w, k);
    for (uint32_t i = m->first; i < m->end; i++) {
        quothp_str word = quothp_token_str(w->doc, i), noun = w->doc->tokens.at[head].lemma;
        if (word.n == noun.n && word.n > 0 && quothp_lower(word.p[0]) == quothp_lower(noun.p[0]) &&
            quothp_str_eq((quothp_str){word.p + 1, word.n - 1}, (quothp_str){noun.p + 1, noun.n - 1}))
            return true;
    }
    return false;
}

/* Are all words before the head of k also said in a? "the senior official" may follow "one senior State official". */
static bool says_no_more(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_mention *m = mention(w, k), *n = mention(w, a);
    for (uint32_t i = m->first; i < m->end; i++) {
        quothp_upos tag = (quothp_upos)w->doc->tokens.at[i].upos;
        if (i == m->head || (tag != QUOTHP_UPOS_ADJ && tag != QUOTHP_UPOS_NOUN && tag != QUOTHP_UPOS_PROPN))
            continue;
        bool said = false;
        for (uint32_t j = n->first; j < n->end && !said; j++)
            said = quothp_str_eq(quothp_token_str(w->doc, i), quothp_token_str(w->doc, j));
        if (!said)
            return false;
    }
    return true;
}

static bool same_head(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    return lemma_is(w, mention(w, k)->head, w->doc->tokens.at[mention(w, a)->head].lemma);
}

/* Two phrases with the same words, whatever their determiners: "iodine deficiency", "the iodine deficiency". */
static bool same_words(const quothp_coref_work *w, uint32_t k, uint32_t a)
{
    return mention(w, k)->number == mention(w, a)->number && same_head(w, k, a) && says_no_more(w, k, a) &&
           says_no_more(w, a, k);
}

static bool is_short(const quothp_mention *m)
{
    return m->end - m->first <= 3;
}

/* May the description k take up a? */
static bool describes(quothp_coref_work *w, uint32_t k, uint32_t a)
{
    const quothp_mention *m = mention(w, k), *n = mention(w, a);
    const quothp_trait *t = &w->traits.at[k];
    if (n->kind == QUOTHP_MENTION_PRONOUN || nested(m, n))
        return false;
    if (n->kind == QUOTHP_MENTION_NAME) {
        if (!t->definite || m->number == QUOTHP_PLURAL || !is_short(m))
            return false;
        if (n->type == QUOTHP_NAME_PERSON)
            return m->type == QUOTHP_NAME_PERSON && has_title(w, a, w->doc->tokens.at[m->head].lemma);
        if (n->type != QUOTHP_NAME_ORGANIZATION || !t->org_noun || w->traits.at[a].modifier + m->end - m->first > 3)
            return false;
        if (name_has_word(w, a, m->head))
            return true;
        return t->org_kind != QUOTHP_ORG && t->org_kind == quothp_coref_org_kind(w, a) && m->end - m->first == 2;
    }
    if (m->type == QUOTHP_NAME_MISC || m->type == QUOTHP_NAME_PLACE)
        return same_words(w, k, a) ||
               (t->definite && same_head(w, k, a) && m->number == n->number && is_short(m) && says_no_more(w, k, a));
    return t->definite && m->type == n->type && m->number == n->number && same_head(w, k, a) && says_no_more(w, k, a);
}

static uint32_t look_back(quothp_coref_work *w, uint32_t k, uint32_t window, bool names)
{
    for (uint32_t steps = 1; steps <= window && steps <= k; steps++)
        if ((mention(w, k - steps)->kind == QUOTHP_MENTION_NAME) == names && describes(w, k, k - steps))
            return k - steps;
    return QUOTHP_NONE;
}

static void resolve_nominal(quothp_coref_work *w, uint32_t k)
{
    uint32_t named = look_back(w, k, 4 * WINDOW, true), other = look_back(w, k, 2 * WINDOW, false);
    uint32_t best = named == QUOTHP_NONE || (other != QUOTHP_NONE && other > named) ? other : named;
    if (best != QUOTHP_NONE)
        link(w, best, k);
}

/* "Josh Paul, a longtime official,": the description behind a comma is the name's. */
static void link_apposition(quothp_coref_work *w, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    const quothp_mention *m = mention(w, k);
    uint32_t comma = quothp_token_at(doc, m->phrase.end);
    if (m->type != QUOTHP_NAME_PERSON || comma + 1 >= doc->tokens.n ||
        !quothp_str_is(quothp_token_str(doc, comma), ","))
        return;
    if (comma + 2 < doc->tokens.n && quothp_coref_xpos(w, comma + 1) == QUOTHP_XPOS_CD &&
        quothp_str_is(quothp_token_str(doc, comma + 2), ","))
        comma += 2; /* the age */
    for (uint32_t a = k + 1; a < doc->mentions.n && mention(w, a)->first <= comma + 1; a++) {
        const quothp_mention *n = mention(w, a);
        uint32_t behind = quothp_token_at(doc, n->phrase.end);
        bool fits = n->first == comma + 1 && n->kind == QUOTHP_MENTION_NOMINAL && n->type == QUOTHP_NAME_PERSON &&
                    n->number == QUOTHP_SINGULAR && w->traits.at[a].noun != QUOTHP_NOUN_QUANTITY;
        if (!fits || behind >= doc->tokens.n)
            continue;
        bool joined = quothp_coref_xpos(w, behind) == QUOTHP_XPOS_CC; /* "treasurer and director," */
        if (!joined && doc->tokens.at[behind].upos != QUOTHP_UPOS_PUNCT)
            return;
        link(w, k, a);
        if (!joined)
            return;
        comma = behind;
    }
}

/* "A spokesman for the board, John Roe, said": the name behind the comma is the description's. */
static void link_name_behind(quothp_coref_work *w, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    const quothp_mention *m = mention(w, k);
    uint32_t comma = quothp_token_at(doc, m->phrase.end);
    if (m->type != QUOTHP_NAME_PERSON || m->number == QUOTHP_PLURAL || w->traits.at[k].noun != QUOTHP_NOUN_ROLE ||
        comma + 1 >= doc->tokens.n || !quothp_str_is(quothp_token_str(doc, comma), ","))
        return;
    for (uint32_t a = k + 1; a < doc->mentions.n && mention(w, a)->first <= comma + 1; a++) {
        const quothp_mention *n = mention(w, a);
        bool closed = n->end < doc->tokens.n && doc->tokens.at[n->end].upos == QUOTHP_UPOS_PUNCT;
        if (n->first == comma + 1 && n->kind == QUOTHP_MENTION_NAME && n->type == QUOTHP_NAME_PERSON && closed &&
            n->end - n->first > 1)
            link(w, a, k);
    }
}

/* ---- pronouns ---- */

typedef struct seeker {
    uint32_t k;
    quothp_number number;
    quothp_gender gender;
    uint32_t subject; /* the nearest before it in the sentence */
    bool quoted, object, possessive;
} seeker;

static bool is_form(const quothp_coref_work *w, uint32_t token, const char *form)
{
    return quothp_str_is_nocase(quothp_token_str(w->doc, token), form);
}

/* Points for the kinds of candidates that the pronoun can mean; negative: it cannot. */
static int fit_kind(quothp_coref_work *w, const seeker *s, uint32_t a)
{
    const quothp_mention *n = mention(w, a);
    bool person = n->type == QUOTHP_NAME_PERSON || n->type == QUOTHP_NAME_GROUP;
    if (n->type == QUOTHP_NAME_DATE || n->type == QUOTHP_NAME_MONEY || w->traits.at[a].person == 1 ||
        w->traits.at[a].person == 2)
        return -1;
    if (n->kind == QUOTHP_MENTION_PRONOUN && n->number == s->number &&
        (s->number == QUOTHP_PLURAL || n->gender == s->gender))
        return 12;
    if (s->number == QUOTHP_PLURAL) {
        if (n->number == QUOTHP_PLURAL)
            return person ? 14 : 8;
        return n->type == QUOTHP_NAME_ORGANIZATION && n->kind == QUOTHP_MENTION_NAME ? 2 : -1;
    }
    if (n->number == QUOTHP_PLURAL)
        return -1;
    if (s->gender == QUOTHP_NEUTER) {
        if (person)
            return -1;
        return n->type == QUOTHP_NAME_ORGANIZATION || n->type == QUOTHP_NAME_PLACE ? 11 : 9;
    }
    quothp_gender gender = set_gender(w, a);
    if (n->type != QUOTHP_NAME_PERSON || (gender != QUOTHP_GENDER_UNKNOWN && gender != s->gender))
        return -1;
    return (gender == s->gender ? 14 : 8) + (n->kind == QUOTHP_MENTION_NAME ? 2 : 0);
}

/* Points of candidate a, which may stand behind the pronoun; negative: out of the question. */
static int points(quothp_coref_work *w, const seeker *s, uint32_t a, uint32_t distance)
{
    const quothp_trait *t = &w->traits.at[a];
    int kind = fit_kind(w, s, a);
    if (kind < 0 || nested(mention(w, s->k), mention(w, a)))
        return -1;
    int sum = kind + (t->subject ? 4 : 0) - (t->modifier ? 5 : 0) - 3 * (int)distance;
    if (s->object && a == s->subject)
        sum -= 20; /* "Paul told him": not Paul */
    if (s->quoted && !t->quoted && distance == 0)
        sum -= 5; /* who speaks does not say "he" of himself */
    if (!s->quoted && t->quoted)
        sum -= 3;
    return sum;
}

/* "Urging her colleagues to act, Rep. Cori Bush": the subject that the opening phrase waits for. */
static uint32_t awaited_subject(quothp_coref_work *w, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    const quothp_sentence *sentence = &doc->sentences.at[sentence_of(w, k)];
    quothp_xpos first = quothp_coref_xpos(w, sentence->first);
    if (first != QUOTHP_XPOS_VBG && first != QUOTHP_XPOS_IN && first != QUOTHP_XPOS_VBN)
        return QUOTHP_NONE;
    for (uint32_t a = k + 1; a < doc->mentions.n && mention(w, a)->first < sentence->end; a++) {
        uint32_t start = quothp_token_at(doc, mention(w, a)->phrase.begin);
        if (start == 0 || !quothp_str_is(quothp_token_str(doc, start - 1), ",") ||
            mention(w, a)->kind == QUOTHP_MENTION_PRONOUN)
            continue;
        return w->traits.at[a].modifier ? QUOTHP_NONE : a;
    }
    return QUOTHP_NONE;
}

/* "It is clear that", "it seems": stands for nothing. */
static bool is_expletive(const quothp_coref_work *w, uint32_t k)
{
    const quoth_doc *doc = w->doc;
    uint32_t i = mention(w, k)->end, end = doc->sentences.at[sentence_of(w, k)].end;
    if (!is_form(w, i - 1, "it") || i >= end)
        return false;
    quothp_str verb = doc->tokens.at[i].lemma;
    if (quothp_str_is(verb, "seem") || quothp_str_is(verb, "appear") || quothp_str_is(verb, "take") ||
        quothp_str_is(verb, "turn") || quothp_str_is(verb, "rain"))
        return true;
    for (uint32_t j = i; j < end && j < i + 8 && doc->tokens.at[j].upos != QUOTHP_UPOS_PUNCT; j++)
        if (j > i + 1 &&
            (is_form(w, j, "that") || is_form(w, j, "to") || is_form(w, j, "whether") || is_form(w, j, "who")))
            return quothp_str_is(verb, "be") || doc->tokens.at[i].upos == QUOTHP_UPOS_AUX;
    return false;
}

static uint32_t nearest_subject(const quothp_coref_work *w, uint32_t k)
{
    uint32_t here = sentence_of(w, k);
    for (uint32_t a = k; a-- > 0 && k - a < WINDOW && sentence_of(w, a) == here;)
        if (w->traits.at[a].subject)
            return a;
    return QUOTHP_NONE;
}

static void resolve_pronoun(quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    if (w->traits.at[k].person != 3 || is_expletive(w, k))
        return;
    quothp_xpos tag = quothp_coref_xpos(w, m->first);
    seeker s = {.k = k, .number = m->number, .gender = m->gender, .quoted = w->traits.at[k].quoted};
    s.possessive = tag == QUOTHP_XPOS_PRPS;
    s.subject = nearest_subject(w, k);
    bool reflexive = m->span.end - m->span.begin > 5;
    s.object = !s.possessive && !reflexive &&
               (is_form(w, m->first, "him") || is_form(w, m->first, "her") || is_form(w, m->first, "them"));
    uint32_t here = sentence_of(w, k), reach = s.gender == QUOTHP_NEUTER ? 1 : s.number == QUOTHP_PLURAL ? 2 : 4;
    uint32_t best = QUOTHP_NONE;
    int best_points = 0;
    for (uint32_t steps = 1; steps <= WINDOW && steps <= k; steps++) {
        uint32_t a = k - steps, distance = here - sentence_of(w, a);
        if (distance > reach)
            break;
        int sum = points(w, &s, a, distance);
        if (sum > best_points) {
            best = a;
            best_points = sum;
        }
    }
    uint32_t ahead = awaited_subject(w, k);
    if (ahead != QUOTHP_NONE && points(w, &s, ahead, 0) + 2 > best_points)
        best = ahead;
    if (best != QUOTHP_NONE)
        link(w, best, k);
}

/* Names that the name stage's evidence makes women or men: the set's first mention carries it. */
static void spread_genders(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        quothp_mention *root = &w->doc->mentions.at[quothp_coref_find(w, k)];
        if (root->gender == QUOTHP_GENDER_UNKNOWN && mention(w, k)->kind == QUOTHP_MENTION_NAME)
            root->gender = mention(w, k)->gender;
    }
}

void quothp_coref_anaphora(quothp_coref_work *w)
{
    spread_genders(w);
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        switch (mention(w, k)->kind) {
        case QUOTHP_MENTION_NAME:
            link_apposition(w, k);
            break;
        case QUOTHP_MENTION_NOMINAL:
            link_name_behind(w, k);
            if (quothp_coref_find(w, k) == k)
                resolve_nominal(w, k);
            break;
        case QUOTHP_MENTION_PRONOUN:
            resolve_pronoun(w, k);
            break;
        }
    }
}
