/* context.c: which of a word's tags it has between its neighbours. From left to right, each choice is final; a few
 * rules for each doubt, after what the words around can be.
 */
#include "lexicon/lexicon.h"
#include "tag/guess.h"

#define T(name) QUOTHP_TAG(name)

typedef struct chooser {
    quoth_doc *doc;
    const quothp_guess *guesses; /* of the sentence */
    uint32_t first, n, at;       /* tokens of the sentence; the one to choose for, from 0 */
    bool finite;                 /* the clause has its finite verb */
} chooser;

static bool in(quothp_tags set, unsigned tag)
{
    return (set >> tag) & 1;
}

static quothp_str word(const chooser *c, uint32_t i)
{
    return i < c->n ? quothp_token_str(c->doc, c->first + i) : (quothp_str){NULL, 0};
}

static bool is(const chooser *c, uint32_t i, const char *text)
{
    return quothp_str_is_nocase(word(c, i), text);
}

/* What a token to come can be; 0 at the end. */
static quothp_tags can(const chooser *c, uint32_t i)
{
    return i < c->n ? c->guesses[i].can : 0;
}

static unsigned chosen(const chooser *c, uint32_t i)
{
    return c->doc->tokens.at[c->first + i].xpos;
}

/* The chosen tag before the token; adverbs and "not" are skipped when a verb is looked for. NONE at the start. */
static unsigned before(const chooser *c, bool skip_adverbs, uint32_t *where)
{
    uint32_t i = c->at;
    while (i > 0 && skip_adverbs && in(QUOTHP_TAGS_ADV, chosen(c, i - 1)))
        i--;
    *where = i ? i - 1 : 0;
    return i ? chosen(c, i - 1) : QUOTHP_XPOS_NONE;
}

static bool is_be_or_have(const chooser *c, uint32_t i)
{
    static const char *const WORDS[] = {"be", "am",  "is", "are", "was",  "were", "been",   "being", "'s",  "'re",
                                        "'m", "'ve", "'d", "has", "have", "had",  "having", "get",   "got", "gets"};
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++)
        if (is(c, i, WORDS[w]))
            return in(QUOTHP_TAGS_VERB, chosen(c, i));
    return false;
}

/* Behind auxiliary and subject: "did he say", "has the board voted". */
static bool aux_opens_clause(const chooser *c, quothp_upos upos)
{
    for (uint32_t i = c->at, steps = 0; i > 0 && steps < 4; i--, steps++) {
        const quothp_token *t = &c->doc->tokens.at[c->first + i - 1];
        if (t->upos == QUOTHP_UPOS_AUX)
            return upos == QUOTHP_UPOS_AUX;
        if (t->upos == QUOTHP_UPOS_PUNCT || t->upos == QUOTHP_UPOS_VERB)
            return false;
    }
    return false;
}

static const quothp_tags MODIFIERS = T(DT) | T(PRPS) | T(POS) | T(JJ) | T(JJR) | T(JJS) | T(PDT) | T(WDT) | T(WPS);
static const quothp_tags SUBJECTS = T(PRP) | T(NNS) | T(NNPS) | T(NN) | T(NNP) | T(WDT) | T(WP) | T(EX);
/* What follows a verb rather than a noun that could be one. */
static const quothp_tags OBJECTS = T(DT) | T(PRP) | T(PRPS) | T(NNP) | T(PDT) | T(RP) | T(CD);

static unsigned base_form(const chooser *c, quothp_tags set, unsigned usual)
{
    uint32_t where, ignored;
    unsigned verb_before = before(c, true, &where), next_to = before(c, false, &ignored);
    quothp_tags nominal = set & (T(NN) | T(JJ) | T(NNS));
    if (next_to == QUOTHP_XPOS_TO || verb_before == QUOTHP_XPOS_TO || verb_before == QUOTHP_XPOS_MD)
        return QUOTHP_XPOS_VB;
    if (nominal && in(MODIFIERS, next_to))
        return (nominal & T(JJ)) && (can(c, c->at + 1) & QUOTHP_TAGS_NOUN) ? QUOTHP_XPOS_JJ
               : in(nominal, usual)                                        ? usual
               : nominal & T(NN)                                           ? QUOTHP_XPOS_NN
                                                                           : QUOTHP_XPOS_JJ;
    if (verb_before == QUOTHP_XPOS_PRP ||
        ((verb_before == QUOTHP_XPOS_WP || verb_before == QUOTHP_XPOS_WDT) && !c->finite))
        return set & T(VBP) ? QUOTHP_XPOS_VBP : QUOTHP_XPOS_VB;
    if (verb_before == QUOTHP_XPOS_NNS && !c->finite && (!nominal || (can(c, c->at + 1) & (OBJECTS | T(IN) | T(TO)))))
        return set & T(VBP) ? QUOTHP_XPOS_VBP : QUOTHP_XPOS_VB;
    if (aux_opens_clause(c, QUOTHP_UPOS_AUX) && !is_be_or_have(c, where))
        return nominal && next_to != QUOTHP_XPOS_PRP ? usual : QUOTHP_XPOS_VB;
    if (nominal && in(T(IN) | T(CD) | T(NN) | T(NNP) | T(CC), next_to))
        return usual == QUOTHP_XPOS_VB || usual == QUOTHP_XPOS_VBP ? (nominal & T(NN) ? QUOTHP_XPOS_NN : QUOTHP_XPOS_JJ)
                                                                   : usual;
    if (usual != QUOTHP_XPOS_VB && usual != QUOTHP_XPOS_VBP)
        return usual;
    return c->at == 0 || in(T(CC) | T(COMMA), next_to) || c->finite || !(set & T(VBP)) ? QUOTHP_XPOS_VB
                                                                                       : QUOTHP_XPOS_VBP;
}

static unsigned s_form(const chooser *c, unsigned usual)
{
    uint32_t ignored;
    unsigned next_to = before(c, false, &ignored), verb_before = before(c, true, &ignored);
    if (in(MODIFIERS | T(IN) | T(CD) | T(VBG), next_to) && next_to != QUOTHP_XPOS_WDT)
        return QUOTHP_XPOS_NNS;
    if (in(T(PRP) | T(WDT) | T(WP), verb_before))
        return QUOTHP_XPOS_VBZ;
    if (in(T(NN) | T(NNP), verb_before) && !c->finite) {
        quothp_tags next = can(c, c->at + 1);
        if (next_to != verb_before || next == T(IN) || (next & (OBJECTS | T(TO) | T(WP) | T(WRB) | T(RB) | T(JJ))))
            return QUOTHP_XPOS_VBZ;
        return next & QUOTHP_TAGS_FINITE ? QUOTHP_XPOS_NNS : usual;
    }
    return usual == QUOTHP_XPOS_VBZ && c->finite ? QUOTHP_XPOS_NNS : usual;
}

static unsigned past_form(const chooser *c, quothp_tags set, unsigned usual)
{
    uint32_t where, ignored;
    unsigned verb_before = before(c, true, &where), next_to = before(c, false, &ignored);
    if (in(QUOTHP_TAGS_VERB, verb_before) && is_be_or_have(c, where))
        return QUOTHP_XPOS_VBN;
    if (is(c, c->at + 1, "by"))
        return QUOTHP_XPOS_VBN;
    if (in(T(DT) | T(PRPS) | T(POS) | T(IN) | T(JJ), next_to))
        return set & T(JJ) ? QUOTHP_XPOS_JJ : set & T(NN) ? QUOTHP_XPOS_NN : QUOTHP_XPOS_VBN;
    if (in(T(PRP) | T(WP) | T(WDT), verb_before) || (in(SUBJECTS, verb_before) && !c->finite))
        return QUOTHP_XPOS_VBD;
    if (usual != QUOTHP_XPOS_VBD && usual != QUOTHP_XPOS_VBN)
        return usual;
    if (set & T(VBP)) /* "put", "set": base form too */
        return base_form(c, set & ~(T(VBD) | T(VBN)), QUOTHP_XPOS_VB);
    if (next_to == QUOTHP_XPOS_CC || (c->finite && !in(T(COMMA) | T(CLOSE), next_to)))
        return next_to == QUOTHP_XPOS_CC ? QUOTHP_XPOS_VBD : QUOTHP_XPOS_VBN;
    return c->finite || c->at == 0 ? QUOTHP_XPOS_VBN : QUOTHP_XPOS_VBD;
}

static unsigned ing_form(const chooser *c, quothp_tags set)
{
    uint32_t ignored;
    unsigned next_to = before(c, false, &ignored);
    bool noun = in(T(DT) | T(PRPS) | T(POS) | T(JJ), next_to) && !(can(c, c->at + 1) & T(NNS));
    if (noun && ((set & T(NN)) || !(can(c, c->at + 1) & QUOTHP_TAGS_NOUN)))
        return QUOTHP_XPOS_NN;
    return set & T(VBG) ? QUOTHP_XPOS_VBG : QUOTHP_XPOS_NN;
}

static unsigned adjective_or(const chooser *c, quothp_tags set, unsigned usual)
{
    uint32_t ignored;
    quothp_tags next = can(c, c->at + 1);
    unsigned next_to = before(c, false, &ignored);
    bool noun_follows =
        (next & (QUOTHP_TAGS_NOUN | T(JJ) | T(CD))) && !(next & (T(DT) | T(PRP) | QUOTHP_TAGS_FINITE) & ~T(VBP));
    if ((set & T(NN)) && in(MODIFIERS, next_to) && !noun_follows)
        return QUOTHP_XPOS_NN;
    if (set & (T(RB) | T(RBR) | T(RBS))) {
        unsigned adverb = set & T(RB) ? QUOTHP_XPOS_RB : set & T(RBR) ? QUOTHP_XPOS_RBR : QUOTHP_XPOS_RBS;
        unsigned adjective = set & T(JJ) ? QUOTHP_XPOS_JJ : set & T(JJR) ? QUOTHP_XPOS_JJR : QUOTHP_XPOS_JJS;
        if (!in(set, adjective))
            return usual;
        if (in(MODIFIERS | T(IN), next_to) && noun_follows)
            return adjective;
        return noun_follows && usual == adjective                           ? adjective
               : next & (T(JJ) | T(RB) | T(VBN))                            ? adverb
               : usual == adverb || in(QUOTHP_TAGS_VERB & ~T(VBG), next_to) ? usual
                                                                            : adjective;
    }
    return usual;
}

static unsigned choose(const chooser *c)
{
    const quothp_guess *g = &c->guesses[c->at];
    quothp_tags set = g->can;
    if ((set & (set - 1)) == 0)
        return g->usual;
    if (set & T(NNP)) /* opens the sentence and is not known: a name before another capital, or before a verb */
        return g->usual;
    if (set & (T(VBD) | T(VBN)))
        return past_form(c, set, g->usual);
    if ((set & T(VBZ)) && (set & T(NNS)))
        return s_form(c, g->usual);
    if (set & (T(VB) | T(VBP)))
        return base_form(c, set, g->usual);
    if (set & T(VBG))
        return ing_form(c, set);
    return adjective_or(c, set, g->usual);
}

/* ---- closed classes ---- */

static bool noun_follows(const chooser *c)
{
    quothp_tags next = can(c, c->at + 1);
    return (next & (QUOTHP_TAGS_NOUN | QUOTHP_TAGS_ADJ | T(CD) | T(VBN) | T(VBG) | T(DOLLAR))) &&
           !(next & (T(MD) | T(PRP) | T(DT) | T(VBZ)));
}

static bool clause_follows(const chooser *c)
{
    quothp_tags next = can(c, c->at + 1);
    return (next & (T(PRP) | T(EX))) && (can(c, c->at + 2) & (QUOTHP_TAGS_VERB | T(RB)));
}

static void set_tag(quothp_token *t, quothp_xpos xpos, quothp_upos upos)
{
    t->xpos = (uint8_t)xpos;
    t->upos = (uint8_t)upos;
}

static void choose_that(const chooser *c, quothp_token *t)
{
    uint32_t ignored;
    unsigned next_to = before(c, false, &ignored);
    quothp_tags next = can(c, c->at + 1);
    bool verb_next = (next & (QUOTHP_TAGS_FINITE)) && !(next & (T(NN) | T(NNS) | T(JJ)));
    if (in(QUOTHP_TAGS_NOUN, next_to) && (verb_next || (next & T(PRP))))
        set_tag(t, QUOTHP_XPOS_WDT, QUOTHP_UPOS_PRON);
    else if (verb_next || next_to == QUOTHP_XPOS_IN || c->at + 1 == c->n || (next & (T(COMMA) | T(PERIOD))))
        set_tag(t, QUOTHP_XPOS_DT, next & T(NN) ? QUOTHP_UPOS_DET : QUOTHP_UPOS_PRON);
    else if ((next & T(NN)) && !(next & T(JJ)) && !in(QUOTHP_TAGS_VERB | T(NN), next_to))
        set_tag(t, QUOTHP_XPOS_DT, QUOTHP_UPOS_DET);
}

static void choose_s(const chooser *c, quothp_token *t)
{
    uint32_t where;
    unsigned next_to = before(c, false, &where);
    quothp_tags next = can(c, c->at + 1);
    if (is(c, where, "let")) {
        set_tag(t, QUOTHP_XPOS_PRP, QUOTHP_UPOS_PRON);
        t->lemma = quothp_str_of("we");
    } else if (!in(QUOTHP_TAGS_NOUN | T(CD), next_to) || (next & (T(DT) | T(VBG) | T(TO)) && !(next & T(NN)))) {
        set_tag(t, QUOTHP_XPOS_VBZ, QUOTHP_UPOS_AUX);
        t->lemma = quothp_str_of(next & T(VBN) && next_to == QUOTHP_XPOS_NN ? "have" : "be");
    }
}

/* "have", "do": an auxiliary when a verb of the right form follows, a verb of its own otherwise. */
static void choose_auxiliary(const chooser *c, quothp_token *t)
{
    quothp_tags want = quothp_str_is(t->lemma, "have") ? T(VBN) : T(VB);
    uint32_t ignored;
    for (uint32_t i = c->at + 1; i < c->n && i < c->at + 5; i++) {
        quothp_tags next = can(c, i);
        if (is(c, i, "not") || is(c, i, "n't") || (want == T(VB) && i > c->at + 1 && (next & T(VB))))
            return;
        if (next & want)
            return;
        if (!(next & (T(RB) | T(PRP))) && want == T(VBN))
            break;
        if (next & (T(DT) | T(IN) | T(COMMA) | T(PERIOD)))
            break;
    }
    unsigned previous = before(c, true, &ignored);
    t->upos = QUOTHP_UPOS_VERB;
    if (in(T(MD) | T(TO), previous) && t->xpos == QUOTHP_XPOS_VBP)
        t->xpos = QUOTHP_XPOS_VB;
}

static void choose_preposition(const chooser *c, quothp_token *t)
{
    static const char *const CLAUSES[] = {"after", "before", "since", "until", "as", "than", "like", "except"};
    static const char *const PARTICLES[] = {"up", "out", "off", "down"};
    uint32_t ignored;
    for (size_t i = 0; i < sizeof CLAUSES / sizeof *CLAUSES; i++)
        if (is(c, c->at, CLAUSES[i]) && clause_follows(c))
            t->upos = QUOTHP_UPOS_SCONJ;
    for (size_t i = 0; i < sizeof PARTICLES / sizeof *PARTICLES; i++)
        if (is(c, c->at, PARTICLES[i]) && in(QUOTHP_TAGS_VERB | T(PRP), before(c, false, &ignored)) &&
            !is(c, c->at + 1, "of"))
            t->xpos = QUOTHP_XPOS_RP;
}

static void choose_closed(const chooser *c, quothp_token *t)
{
    switch (t->xpos) {
    case QUOTHP_XPOS_DT:
        if (!noun_follows(c) && !is(c, c->at, "the") && !is(c, c->at, "a") && !is(c, c->at, "an") &&
            !is(c, c->at, "no") && !is(c, c->at, "every"))
            t->upos = QUOTHP_UPOS_PRON;
        break;
    case QUOTHP_XPOS_PDT:
        if (!(can(c, c->at + 1) & (T(DT) | T(PRPS))))
            set_tag(t, QUOTHP_XPOS_DT, noun_follows(c) ? QUOTHP_UPOS_DET : QUOTHP_UPOS_PRON);
        break;
    case QUOTHP_XPOS_WDT:
        if (noun_follows(c))
            t->upos = QUOTHP_UPOS_DET;
        break;
    case QUOTHP_XPOS_PRPS:
        if (is(c, c->at, "her") && !(can(c, c->at + 1) & (QUOTHP_TAGS_NOUN | QUOTHP_TAGS_ADJ | T(CD) | T(VBN)))) {
            set_tag(t, QUOTHP_XPOS_PRP, QUOTHP_UPOS_PRON);
            t->lemma = quothp_str_of("she");
        }
        break;
    case QUOTHP_XPOS_TO:
        if (!(can(c, c->at + 1) & (T(VB) | T(RB))) || (can(c, c->at + 1) & T(NNP)))
            set_tag(t, QUOTHP_XPOS_IN, QUOTHP_UPOS_ADP);
        break;
    case QUOTHP_XPOS_EX:
        if (!(can(c, c->at + 1) & (QUOTHP_TAGS_FINITE | T(POS))) || c->finite)
            set_tag(t, QUOTHP_XPOS_RB, QUOTHP_UPOS_ADV);
        break;
    case QUOTHP_XPOS_POS:
        if (quothp_str_is(t->lemma, "'s"))
            choose_s(c, t);
        break;
    case QUOTHP_XPOS_RBR:
    case QUOTHP_XPOS_RBS:
        if (noun_follows(c) && !(can(c, c->at + 1) & T(JJ)))
            set_tag(t, t->xpos == QUOTHP_XPOS_RBR ? QUOTHP_XPOS_JJR : QUOTHP_XPOS_JJS, QUOTHP_UPOS_ADJ);
        break;
    case QUOTHP_XPOS_IN:
        if (quothp_str_is(t->lemma, "that"))
            choose_that(c, t);
        else
            choose_preposition(c, t);
        break;
    default:
        if (t->upos == QUOTHP_UPOS_AUX && (quothp_str_is(t->lemma, "have") || quothp_str_is(t->lemma, "do")))
            choose_auxiliary(c, t);
        break;
    }
}

/* ---- the sentence ---- */

static quothp_upos upos_of(unsigned tag)
{
    quothp_tags set = (quothp_tags)1 << tag;
    if (set & (T(NNP) | T(NNPS)))
        return QUOTHP_UPOS_PROPN;
    if (set & QUOTHP_TAGS_NOUN)
        return QUOTHP_UPOS_NOUN;
    if (set & QUOTHP_TAGS_VERB)
        return QUOTHP_UPOS_VERB;
    if (set & QUOTHP_TAGS_ADJ)
        return QUOTHP_UPOS_ADJ;
    if (set & QUOTHP_TAGS_ADV)
        return QUOTHP_UPOS_ADV;
    return tag == QUOTHP_XPOS_CD ? QUOTHP_UPOS_NUM : tag == QUOTHP_XPOS_UH ? QUOTHP_UPOS_INTJ : QUOTHP_UPOS_X;
}

static bool opens_clause(const quothp_token *t)
{
    return t->upos == QUOTHP_UPOS_SCONJ || t->upos == QUOTHP_UPOS_CCONJ || t->xpos == QUOTHP_XPOS_WDT ||
           t->xpos == QUOTHP_XPOS_WP || t->xpos == QUOTHP_XPOS_WRB || t->xpos == QUOTHP_XPOS_COMMA ||
           t->xpos == QUOTHP_XPOS_COLON || t->xpos == QUOTHP_XPOS_OPEN || t->xpos == QUOTHP_XPOS_CLOSE;
}

void quothp_choose_tags(quoth_doc *doc, const quothp_sentence *sentence, const quothp_guess *guesses)
{
    chooser c = {doc, guesses, sentence->first, sentence->end - sentence->first, 0, false};
    for (; c.at < c.n; c.at++) {
        quothp_token *t = &doc->tokens.at[c.first + c.at];
        const quothp_guess *g = &guesses[c.at];
        t->lemma = quothp_str_of(g->lemma);
        if (g->upos != QUOTHP_UPOS_X) {
            set_tag(t, (quothp_xpos)g->usual, (quothp_upos)g->upos);
            choose_closed(&c, t);
        } else {
            unsigned tag = choose(&c);
            set_tag(t, (quothp_xpos)tag, upos_of(tag));
        }
        if (in(QUOTHP_TAGS_FINITE, t->xpos))
            c.finite = true;
        else if (opens_clause(t))
            c.finite = false;
    }
}
