/* sketch.c: what the learned decision sees of each mention on its own.
 *
 * Reads: tokens, mentions, traits. Writes: sketches.
 */
#include "coref/work.h"

enum { SAME_TEXT_STEPS = 8 };

enum article { ARTICLE_NONE, ARTICLE_THE, ARTICLE_THIS, ARTICLE_A, ARTICLE_OWNER, ARTICLE_NUMBER, ARTICLE_OTHER };

/* Classes of mentions that are no personal pronouns. */
enum kind {
    KIND_PERSON = 1, /* a name of one word */
    KIND_FULL_PERSON,
    KIND_ORGANIZATION,
    KIND_PLACE,
    KIND_NAME,
    KIND_PROPER, /* no name of ours, but a proper noun */
    KIND_NUMBER,
    KIND_NOUN, /* plus the article */
    KIND_PLURAL = KIND_NOUN + ARTICLE_OTHER + 1,
    KIND_OTHER_PRONOUN = KIND_PLURAL + ARTICLE_OTHER + 1, /* plus a part of the word's hash */
    KIND_PRONOUN = KIND_OTHER_PRONOUN + 64                /* plus person, number, gender */
};

enum group {
    GROUP_PERSON = 1,
    GROUP_ORGANIZATION,
    GROUP_PLACE,
    GROUP_NAME,
    GROUP_PROPER,
    GROUP_KNOWN_NOUN,
    GROUP_NEW_NOUN,
    GROUP_OTHER_PRONOUN,
    GROUP_PRONOUN /* plus person, number, gender */
};

/* FNV-1a over the lower case. */
static uint32_t add_word(uint32_t hash, quothp_str word)
{
    for (size_t i = 0; i < word.n; i++)
        hash = (hash ^ (unsigned char)quothp_lower(word.p[i])) * 0x01000193u;
    return hash;
}

static uint32_t word_hash(quothp_str word)
{
    return add_word(0x811C9DC5u, word);
}

static uint32_t token_hash(const quothp_coref_work *w, uint32_t token)
{
    return word_hash(quothp_token_str(w->doc, token));
}

static enum article article_of(const quothp_coref_work *w, uint32_t first, uint32_t top)
{
    const quothp_str word = quothp_token_str(w->doc, first);
    if (first == top)
        return ARTICLE_NONE;
    switch (quothp_coref_xpos(w, first)) {
    case QUOTHP_XPOS_PRPS:
        return ARTICLE_OWNER;
    case QUOTHP_XPOS_CD:
        return ARTICLE_NUMBER;
    case QUOTHP_XPOS_DT:
    case QUOTHP_XPOS_PDT:
        break;
    default:
        return ARTICLE_NONE;
    }
    if (quothp_str_is_nocase(word, "the"))
        return ARTICLE_THE;
    if (quothp_str_is_nocase(word, "a") || quothp_str_is_nocase(word, "an"))
        return ARTICLE_A;
    return quothp_coref_definite(w, first) ? ARTICLE_THIS : ARTICLE_OTHER;
}

static uint32_t pronoun_class(const quothp_mention *m, const quothp_trait *t)
{
    return (uint32_t)t->person * 16 + (uint32_t)m->number * 4 + (uint32_t)m->gender;
}

static void classify_name(const quothp_mention *m, quothp_sketch *s)
{
    switch (m->type) {
    case QUOTHP_NAME_PERSON:
        s->kind = m->end - m->first > 1 ? KIND_FULL_PERSON : KIND_PERSON;
        s->group = GROUP_PERSON;
        break;
    case QUOTHP_NAME_ORGANIZATION:
        s->kind = KIND_ORGANIZATION;
        s->group = GROUP_ORGANIZATION;
        break;
    case QUOTHP_NAME_PLACE:
        s->kind = KIND_PLACE;
        s->group = GROUP_PLACE;
        break;
    default:
        s->kind = KIND_NAME;
        s->group = GROUP_NAME;
    }
}

static void classify(const quothp_coref_work *w, uint32_t k, quothp_sketch *s)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    const quothp_trait *t = &w->traits.at[k];
    const quothp_upos tag = (quothp_upos)w->doc->tokens.at[t->top].upos;
    if (m->kind == QUOTHP_MENTION_NAME) {
        classify_name(m, s);
    } else if (m->kind == QUOTHP_MENTION_PRONOUN) {
        s->kind = t->person ? KIND_PRONOUN + pronoun_class(m, t) : KIND_OTHER_PRONOUN + s->lemma % 64;
        s->group = t->person ? GROUP_PRONOUN + pronoun_class(m, t) : GROUP_OTHER_PRONOUN;
    } else if (tag == QUOTHP_UPOS_PROPN) {
        s->kind = KIND_PROPER;
        s->group = GROUP_PROPER;
    } else if (tag == QUOTHP_UPOS_NUM) {
        s->kind = KIND_NUMBER;
        s->group = GROUP_NEW_NOUN;
    } else {
        s->kind = (m->number == QUOTHP_PLURAL ? (uint32_t)KIND_PLURAL : (uint32_t)KIND_NOUN) + s->article;
        s->group = s->article == ARTICLE_THE || s->article == ARTICLE_THIS || s->article == ARTICLE_OWNER
                       ? GROUP_KNOWN_NOUN
                       : GROUP_NEW_NOUN;
    }
}

static void read_words(const quothp_coref_work *w, uint32_t top, quothp_sketch *s)
{
    s->text = 0x811C9DC5u;
    for (uint32_t i = s->from; i < s->end; i++) {
        const quothp_upos tag = (quothp_upos)w->doc->tokens.at[i].upos;
        if (tag == QUOTHP_UPOS_DET || quothp_coref_xpos(w, i) == QUOTHP_XPOS_POS)
            continue;
        s->text = add_word(s->text * 31, quothp_token_str(w->doc, i));
        if (i != top &&
            (tag == QUOTHP_UPOS_ADJ || tag == QUOTHP_UPOS_NOUN || tag == QUOTHP_UPOS_PROPN || tag == QUOTHP_UPOS_NUM))
            s->words |= 1u << (word_hash(w->doc->tokens.at[i].lemma) >> 27);
    }
}

/* The last title before a name, in full: "senator" for "Sen. Rand Paul". */
static uint32_t title_of(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    if (m->kind != QUOTHP_MENTION_NAME)
        return 0;
    for (uint32_t i = m->first, first = quothp_token_at(w->doc, m->phrase.begin); i > first; i--) {
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_TITLE, quothp_token_str(w->doc, i - 1));
        if (row && row->code[0] != QUOTHP_TITLE_COURTESY)
            return word_hash(quothp_str_of(row->text));
    }
    return 0;
}

static void draw(const quothp_coref_work *w, uint32_t k, quothp_sketch *s)
{
    const quoth_doc *doc = w->doc;
    const quothp_mention *m = &doc->mentions.at[k];
    const uint32_t top = w->traits.at[k].top, head = doc->tokens.at[top].head;
    quothp_span_tokens(doc, m->extent, &s->from, &s->end);
    s->lemma = word_hash(doc->tokens.at[top].lemma);
    s->first = token_hash(w, s->from);
    s->before = s->from > 0 ? token_hash(w, s->from - 1) : 0;
    s->behind = s->end < doc->tokens.n ? token_hash(w, s->end) : 0;
    s->governor = head == top ? QUOTHP_NONE : head;
    s->governor_lemma = s->governor == QUOTHP_NONE ? 0 : word_hash(doc->tokens.at[head].lemma);
    s->relation = doc->tokens.at[top].deprel;
    s->sentence = doc->tokens.at[top].sentence;
    s->block = doc->sentences.at[s->sentence].block;
    s->article = (uint8_t)article_of(w, s->from, top);
    s->same_head = QUOTHP_NONE;
    s->title = title_of(w, k);
    if (m->kind == QUOTHP_MENTION_NAME && m->type == QUOTHP_NAME_ORGANIZATION)
        s->org_kind = quothp_coref_org_kind(w, k);
    read_words(w, top, s);
    classify(w, k, s);
}

/* Chains mentions with one head lemma; a table of the last with each, open addressing. */
static bool chain_heads(quothp_coref_work *w)
{
    const uint32_t n = w->doc->mentions.n;
    uint32_t size = 64;
    while (size < 2 * n)
        size *= 2;
    uint32_t *last = quothp_arena_array(w->scratch, size, sizeof *last); /* mention + 1 */
    if (!last)
        return false;
    for (uint32_t k = 0; k < n; k++) {
        quothp_sketch *s = &w->sketches[k];
        if (w->doc->mentions.at[k].kind == QUOTHP_MENTION_PRONOUN)
            continue;
        uint32_t at = s->lemma & (size - 1);
        while (last[at] && w->sketches[last[at] - 1].lemma != s->lemma)
            at = (at + 1) & (size - 1);
        s->same_head = last[at] ? last[at] - 1 : QUOTHP_NONE;
        last[at] = k + 1;
        uint32_t a = s->same_head;
        for (int steps = 0; steps < SAME_TEXT_STEPS && a != QUOTHP_NONE; steps++, a = w->sketches[a].same_head)
            s->same_text = s->same_text || w->sketches[a].text == s->text;
    }
    return true;
}

bool quothp_coref_sketches(quothp_coref_work *w)
{
    const size_t n = (size_t)w->doc->mentions.n + 1;
    w->sketches = quothp_arena_array(w->scratch, n, sizeof *w->sketches);
    w->sets = quothp_arena_array(w->scratch, n, sizeof *w->sets);
    if (!w->sketches || !w->sets)
        return false;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++)
        draw(w, k, &w->sketches[k]);
    return chain_heads(w);
}
