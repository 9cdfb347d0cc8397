/* find.c: the places where roles stand: before a name, behind it, before it with a comma, behind "is", in brackets; and
 * the descriptions of those who have no name.
 */
#include "role/work.h"

enum { MAX_TITLE = 14, MAX_LIST = 12 };

static const quothp_mention *mention(const quothp_role_work *w, uint32_t k)
{
    return &w->doc->mentions.at[k];
}

static quothp_xpos xpos(const quothp_role_work *w, uint32_t i)
{
    return i < w->doc->tokens.n ? (quothp_xpos)w->doc->tokens.at[i].xpos : QUOTHP_XPOS_NONE;
}

static uint32_t sentence_end(const quothp_role_work *w, uint32_t i)
{
    return w->doc->sentences.at[w->doc->tokens.at[i].sentence].end;
}

static quothp_span cover(quothp_span a, quothp_span b)
{
    return (quothp_span){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

/* The description that ends where the name begins: the longest that is understood as a whole. */
static bool read_title(quothp_role_work *w, uint32_t name_first, quothp_description *d)
{
    uint32_t low = w->doc->sentences.at[w->doc->tokens.at[name_first].sentence].first;
    if (name_first > MAX_TITLE && low < name_first - MAX_TITLE)
        low = name_first - MAX_TITLE;
    for (uint32_t i = low; i < name_first; i++) {
        uint32_t name = w->mention_at[i];
        if (name != QUOTHP_NONE && mention(w, name)->first < i)
            continue;
        if (quothp_role_describe(w, i, name_first, d) && d->end == name_first)
            return true;
    }
    return false;
}

/* "musician Ann Lee of The Gulls", "Justice Ann Lee of the Fen Court" */
static void add_own_organization(const quothp_role_work *w, uint32_t name_end, quothp_description *d)
{
    uint32_t behind, k = quothp_role_own_organization(w, name_end, &behind);
    if (k == QUOTHP_NONE)
        return;
    bool organization = w->doc->entities.at[mention(w, k)->entity].type == QUOTHP_NAME_ORGANIZATION;
    quothp_str region = quothp_role_region(w, quothp_doc_str(w->doc, mention(w, k)->span));
    for (uint32_t p = 0; p < d->n; p++) {
        if (organization && d->part[p].organization == QUOTHP_NONE)
            d->part[p].organization = k;
        if (!organization && d->part[p].place.n == 0)
            d->part[p].place = region;
    }
}

static void find_before(quothp_role_work *w, uint32_t k)
{
    quothp_description d;
    const quothp_mention *m = mention(w, k);
    uint32_t end = m->end, party;
    quothp_str region;
    /* "a major Warhol exhibit": the words before belong to what comes behind */
    bool modifier = xpos(w, end) == QUOTHP_XPOS_NN || xpos(w, end) == QUOTHP_XPOS_NNS;
    bool titled = !modifier && read_title(w, m->first, &d);
    quothp_role_tag(w, end, &party, &region);
    if (titled) {
        quothp_span evidence = cover(quothp_tokens_span(w->doc, d.first, m->end), m->span);
        for (uint32_t p = 0; p < d.n; p++)
            if (region.n)
                d.part[p].place = region;
        quothp_description shared = d;
        add_own_organization(w, end, &d);
        quothp_role_add(w, k, &d, evidence, 0.95F);
        uint32_t next = d.plural ? quothp_role_next_in_list(w, k) : QUOTHP_NONE;
        for (int i = 0; i < MAX_LIST && next != QUOTHP_NONE; i++, next = quothp_role_next_in_list(w, next)) {
            quothp_description own = shared;
            add_own_organization(w, mention(w, next)->end, &own);
            quothp_role_add(w, next, &own, cover(evidence, mention(w, next)->span), 0.9F);
        }
    }
    if (party != QUOTHP_NONE)
        quothp_role_add_one(w, &(quothp_role){.holder = k,
                                              .organization = party,
                                              .label = quothp_str_of("member"),
                                              .place = region,
                                              .evidence = cover(m->span, mention(w, party)->span),
                                              .confidence = 0.95F});
}

/* "photographers such as A, B and C", "former members, including singer A and actor B" */
static void find_examples(quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    quothp_description d;
    uint32_t i = quothp_role_examples(w, quothp_token_at(w->doc, m->phrase.end)), end = sentence_end(w, m->first);
    if (i == QUOTHP_NONE || m->number != QUOTHP_PLURAL || !quothp_role_describe(w, m->first, m->end, &d) || !d.plural)
        return;
    quothp_span evidence = quothp_tokens_span(w->doc, d.first, d.end);
    for (int n = 0; n < 3 * MAX_LIST && i < end; n++) {
        uint32_t name = w->mention_at[i];
        quothp_xpos tag = xpos(w, i);
        if (quothp_role_is_person(w, name)) {
            quothp_role_add(w, name, &d, cover(evidence, mention(w, name)->span), 0.85F);
            i = mention(w, name)->end;
        } else if (tag == QUOTHP_XPOS_NN || tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_JJ ||
                   tag == QUOTHP_XPOS_COMMA || tag == QUOTHP_XPOS_CC) {
            i++;
        } else {
            return;
        }
    }
}

/* May a description end here? Before punctuation, or before words that go on about it. */
static bool closes(const quothp_role_work *w, uint32_t i, uint32_t end)
{
    if (i >= end)
        return true;
    quothp_xpos tag = xpos(w, i);
    return w->doc->tokens.at[i].upos == QUOTHP_UPOS_PUNCT || tag == QUOTHP_XPOS_WP || tag == QUOTHP_XPOS_WDT ||
           tag == QUOTHP_XPOS_WPS || tag == QUOTHP_XPOS_IN || tag == QUOTHP_XPOS_VBG || tag == QUOTHP_XPOS_VBN ||
           tag == QUOTHP_XPOS_TO || tag == QUOTHP_XPOS_WRB || tag == QUOTHP_XPOS_CC || tag == QUOTHP_XPOS_RB ||
           tag == QUOTHP_XPOS_DT || tag == QUOTHP_XPOS_PDT;
}

/* Behind "who": "is", "served as", "has been". The token behind the verb, or i when the verb tells no role. */
static uint32_t read_copula(const quothp_role_work *w, uint32_t i, quothp_role_status *status)
{
    static const char *const ROLE_VERBS[] = {"become", "serve", "work", "remain", "act"};
    static const char *const MAKE_VERBS[] = {"name", "appoint", "elect", "nominate", "make"};
    uint32_t start = i;
    bool be = false, had = false;
    for (; xpos(w, i) == QUOTHP_XPOS_RB || xpos(w, i) == QUOTHP_XPOS_MD || w->doc->tokens.at[i].upos == QUOTHP_UPOS_AUX;
         i++) {
        if (i + 1 >= w->doc->tokens.n || xpos(w, i) == QUOTHP_XPOS_MD || quothp_role_word_is(w, i, "not") ||
            quothp_role_word_is(w, i, "n't") || quothp_role_word_is(w, i, "never"))
            return start;
        had = had || quothp_role_word_is(w, i, "had");
        be = be || quothp_str_is(w->doc->tokens.at[i].lemma, "be");
    }
    quothp_str verb = w->doc->tokens.at[i].lemma;
    quothp_xpos tag = xpos(w, i);
    bool found = false, role_verb = false;
    for (size_t k = 0; k < sizeof ROLE_VERBS / sizeof *ROLE_VERBS; k++)
        role_verb = role_verb || quothp_str_is(verb, ROLE_VERBS[k]);
    for (size_t k = 0; k < sizeof MAKE_VERBS / sizeof *MAKE_VERBS; k++)
        found = found || (be && quothp_str_is(verb, MAKE_VERBS[k]));
    if (had)
        *status = QUOTHP_FORMER;
    if (role_verb || found) {
        if (role_verb && !be && tag == QUOTHP_XPOS_VBD && !quothp_str_is(verb, "become"))
            *status = QUOTHP_FORMER;
        i++;
    } else if (!be) {
        return start;
    }
    return quothp_role_word_is(w, i, "as") ? i + 1 : i;
}

static void set_status(quothp_description *d, quothp_role_status status)
{
    for (uint32_t p = 0; p < d->n && status != QUOTHP_CURRENT; p++)
        if (d->part[p].status == QUOTHP_CURRENT)
            d->part[p].status = status;
}

/* "who founded X": the verb says the role. */
static bool read_leading_verb(quothp_role_work *w, uint32_t i, quothp_description *d)
{
    static const struct {
        const char *verb, *role;
    } VERBS[] = {{"found", "founder"}, {"co-found", "co-founder"}, {"head", "head"},
                 {"lead", "leader"},   {"chair", "chair"},         {"direct", "director"},
                 {"edit", "editor"},   {"own", "owner"},           {"run", "head"}};
    if (i + 1 >= w->doc->tokens.n)
        return false;
    uint32_t object = i + 1;
    if (xpos(w, object) == QUOTHP_XPOS_DT)
        object++;
    uint32_t k = object < w->doc->tokens.n ? w->mention_at[object] : QUOTHP_NONE;
    if (k == QUOTHP_NONE || w->doc->entities.at[mention(w, k)->entity].type != QUOTHP_NAME_ORGANIZATION)
        return false;
    for (size_t v = 0; v < sizeof VERBS / sizeof *VERBS; v++) {
        if (!quothp_str_is(w->doc->tokens.at[i].lemma, VERBS[v].verb))
            continue;
        *d = (quothp_description){.n = 1, .first = i, .end = mention(w, k)->end};
        d->part[0] = (quothp_part){.label = quothp_str_of(VERBS[v].role), .organization = k, .party = QUOTHP_NONE};
        return true;
    }
    return false;
}

/* "Jane Roe, 42, a professor at Fen University," and "Jane Roe, who chairs the board" */
static void find_behind(quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    quothp_description d;
    uint32_t i = m->end, end = sentence_end(w, m->first), party;
    quothp_str region;
    i = quothp_role_tag(w, i, &party, &region);
    bool bracket = quothp_role_word_is(w, i, "(");
    if (i >= end || !(bracket || quothp_role_word_is(w, i, ",")))
        return;
    i++;
    if (xpos(w, i) == QUOTHP_XPOS_CD && quothp_role_word_is(w, i + 1, ","))
        i += 2;
    quothp_role_status status = QUOTHP_CURRENT;
    float confidence = 0.85F;
    uint32_t first = i;
    if (quothp_role_word_is(w, i, "who")) {
        confidence = 0.75F;
        if (i + 1 < end && read_leading_verb(w, i + 1, &d)) {
            quothp_role_add(w, k, &d, cover(m->span, quothp_tokens_span(w->doc, first, d.end)), confidence);
            return;
        }
        i = i + 1 < end ? read_copula(w, i + 1, &status) : i;
        if (i == first + 1)
            return;
    }
    for (; i < end && xpos(w, i) == QUOTHP_XPOS_RB; i++) { /* "now", "once" */
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_MODIFIER, quothp_token_str(w->doc, i));
        if (row && row->code[0] == QUOTHP_MODIFIER_FORMER)
            status = QUOTHP_FORMER;
    }
    if (i >= end || !quothp_role_describe(w, i, end, &d) || d.plural || !closes(w, d.end, end))
        return;
    set_status(&d, status);
    quothp_role_add(w, k, &d, cover(m->span, quothp_tokens_span(w->doc, first, d.end)), confidence);
}

/* "a spokesman for the board, John Roe, said" */
static void find_ahead(quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    quothp_description d;
    uint32_t title_end = quothp_token_at(w->doc, m->phrase.end), comma = quothp_role_skip_brackets(w, title_end);
    if (!quothp_role_word_is(w, comma, ",") || comma + 1 >= w->doc->tokens.n)
        return;
    uint32_t name = w->mention_at[comma + 1];
    if (!quothp_role_is_person(w, name) || mention(w, name)->first != comma + 1 || mention(w, name)->end - comma < 3)
        return;
    uint32_t behind = mention(w, name)->end;
    if (behind < w->doc->tokens.n && w->doc->tokens.at[behind].upos != QUOTHP_UPOS_PUNCT)
        return;
    if (quothp_role_describe(w, m->first, title_end, &d) && d.end == title_end && !d.plural)
        quothp_role_add(w, name, &d, cover(m->span, mention(w, name)->span), 0.8F);
}

/* "her tenure as secretary of state": the words that say how somebody held a role. */
static void find_tenure(quothp_role_work *w, uint32_t k)
{
    static const char *const WORDS[] = {"tenure", "role", "time", "job", "stint", "term", "work", "career", "position"};
    const quothp_mention *m = mention(w, k);
    quothp_description d;
    uint32_t i = m->end, end = sentence_end(w, m->first);
    if (m->kind == QUOTHP_MENTION_NAME && xpos(w, i++) != QUOTHP_XPOS_POS)
        return;
    bool known = false;
    if (i + 2 >= end || !quothp_role_word_is(w, i + 1, "as"))
        return;
    for (size_t n = 0; n < sizeof WORDS / sizeof *WORDS; n++)
        known = known || quothp_role_word_is(w, i, WORDS[n]);
    if (known && quothp_role_describe(w, i + 2, end, &d) && !d.plural)
        quothp_role_add(w, k, &d, cover(m->span, quothp_tokens_span(w->doc, i, d.end)), 0.7F);
}

/* The verb group of the clause whose subject the mention is: its first token, or QUOTHP_NONE. */
static uint32_t verb_of(const quothp_role_work *w, const quothp_mention *m, uint32_t end)
{
    const quothp_token *tokens = w->doc->tokens.at;
    const quothp_token *top = &tokens[quothp_tokens_top(w->doc, m->first, m->end)];
    if ((top->deprel != QUOTHP_DEPREL_NSUBJ && top->deprel != QUOTHP_DEPREL_NSUBJ_PASS) || top->head < m->end)
        return QUOTHP_NONE;
    for (uint32_t i = m->end; i < top->head && i < end; i++) {
        const uint8_t relation = tokens[i].deprel;
        if (tokens[i].head == top->head &&
            (relation == QUOTHP_DEPREL_AUX || relation == QUOTHP_DEPREL_AUX_PASS || relation == QUOTHP_DEPREL_COP))
            return i;
    }
    return top->head;
}

/* "She is the chairwoman of the Fen Party." */
static void find_copular(quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    uint32_t end = sentence_end(w, m->first), first = verb_of(w, m, end);
    quothp_role_status status = QUOTHP_CURRENT;
    quothp_description d;
    if (first == QUOTHP_NONE)
        return;
    uint32_t i = read_copula(w, first, &status);
    if (i == first || i >= end || !quothp_role_describe(w, i, end, &d) || d.plural || !closes(w, d.end, end))
        return;
    set_status(&d, status);
    quothp_role_add(w, k, &d, cover(m->span, quothp_tokens_span(w->doc, first, d.end)), 0.7F);
}

/* "is a candidate", "was not the director": says what somebody is, and speaks for nobody. */
static bool is_predicate(const quothp_role_work *w, const quothp_mention *m)
{
    const quothp_token *tokens = w->doc->tokens.at;
    const uint32_t top = quothp_tokens_top(w->doc, m->first, m->end);
    for (uint32_t i = w->doc->sentences.at[tokens[top].sentence].first; i < m->first; i++)
        if (tokens[i].head == top && tokens[i].deprel == QUOTHP_DEPREL_COP)
            return true;
    return false;
}

/* "one Department official" */
static void find_unnamed(quothp_role_work *w, uint32_t k)
{
    const quothp_mention *m = mention(w, k);
    quothp_description d;
    if (m->type == QUOTHP_NAME_PERSON && !w->doc->entities.at[m->entity].named && !w->told[m->first] &&
        !is_predicate(w, m) && quothp_role_describe(w, m->first, m->end, &d))
        quothp_role_add(w, k, &d, m->span, 0.7F);
}

static void find_named(quothp_role_work *w, uint32_t k)
{
    quothp_mention_kind kind = mention(w, k)->kind;
    if (kind == QUOTHP_MENTION_NOMINAL) {
        find_ahead(w, k);
        find_examples(w, k);
        return;
    }
    if (!quothp_role_is_named(w, k))
        return;
    if (kind == QUOTHP_MENTION_NAME) {
        find_before(w, k);
        find_behind(w, k);
    }
    find_copular(w, k);
    find_tenure(w, k);
}

void quothp_role_find(quothp_role_work *w)
{
    for (uint32_t k = 0; k < w->doc->mentions.n && !w->failed && !quothp_clock_ticked(w->doc->clock); k++)
        find_named(w, k);
    for (uint32_t k = 0; k < w->doc->mentions.n && !w->failed && !quothp_clock_ticked(w->doc->clock); k++)
        if (mention(w, k)->kind == QUOTHP_MENTION_NOMINAL)
            find_unnamed(w, k);
}
