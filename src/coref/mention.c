/* mention.c: makes mentions of names, noun phrases and pronouns, with what is known of each on its own.
 *
 * Reads: tokens, names, chunks. Writes: doc->mentions (without entities), traits. In the order of the text, an outer
 * phrase before what lies in it.
 */
#include "coref/work.h"

#include <stdlib.h>

static const struct {
    const char *form;
    uint8_t person;
    quothp_number number;
    quothp_gender gender;
} PRONOUNS[] = {
    {"i", 1, QUOTHP_SINGULAR, QUOTHP_GENDER_UNKNOWN},
    {"me", 1, QUOTHP_SINGULAR, QUOTHP_GENDER_UNKNOWN},
    {"my", 1, QUOTHP_SINGULAR, QUOTHP_GENDER_UNKNOWN},
    {"myself", 1, QUOTHP_SINGULAR, QUOTHP_GENDER_UNKNOWN},
    {"mine", 1, QUOTHP_SINGULAR, QUOTHP_GENDER_UNKNOWN},
    {"we", 1, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"us", 1, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"our", 1, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"ours", 1, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"ourselves", 1, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"you", 2, QUOTHP_NUMBER_UNKNOWN, QUOTHP_GENDER_UNKNOWN},
    {"your", 2, QUOTHP_NUMBER_UNKNOWN, QUOTHP_GENDER_UNKNOWN},
    {"he", 3, QUOTHP_SINGULAR, QUOTHP_MALE},
    {"him", 3, QUOTHP_SINGULAR, QUOTHP_MALE},
    {"his", 3, QUOTHP_SINGULAR, QUOTHP_MALE},
    {"himself", 3, QUOTHP_SINGULAR, QUOTHP_MALE},
    {"she", 3, QUOTHP_SINGULAR, QUOTHP_FEMALE},
    {"her", 3, QUOTHP_SINGULAR, QUOTHP_FEMALE},
    {"hers", 3, QUOTHP_SINGULAR, QUOTHP_FEMALE},
    {"herself", 3, QUOTHP_SINGULAR, QUOTHP_FEMALE},
    {"it", 3, QUOTHP_SINGULAR, QUOTHP_NEUTER},
    {"its", 3, QUOTHP_SINGULAR, QUOTHP_NEUTER},
    {"itself", 3, QUOTHP_SINGULAR, QUOTHP_NEUTER},
    {"they", 3, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"them", 3, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"their", 3, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"theirs", 3, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
    {"themselves", 3, QUOTHP_PLURAL, QUOTHP_GENDER_UNKNOWN},
};

uint16_t quothp_coref_noun(const quoth_doc *doc, uint32_t token, quothp_gender *gender)
{
    *gender = QUOTHP_GENDER_UNKNOWN;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, doc->tokens.at[token].lemma);
    if (!row)
        row = quothp_lex_find(QUOTHP_LEX_NOUN, quothp_token_str(doc, token));
    if (row) {
        *gender = (quothp_gender)row->code[1];
        return row->code[0];
    }
    row = quothp_lex_find(QUOTHP_LEX_TITLE, doc->tokens.at[token].lemma);
    if (!row || row->code[0] == QUOTHP_TITLE_COURTESY)
        return QUOTHP_NOUN_OTHER;
    *gender = (quothp_gender)row->code[1];
    return QUOTHP_NOUN_ROLE;
}

quothp_mention *quothp_coref_add(quothp_coref_work *w, uint32_t first, uint32_t end, quothp_trait **trait)
{
    quothp_mention *mention = QUOTHP_PUSH(&w->doc->arena, &w->doc->mentions);
    quothp_trait *added = QUOTHP_PUSH(w->scratch, &w->traits);
    if (!mention || !added)
        return NULL;
    mention->first = first;
    mention->end = end;
    mention->head = end - 1;
    mention->span = quothp_tokens_span(w->doc, first, end);
    mention->phrase = mention->span;
    mention->name = QUOTHP_NONE;
    mention->entity = QUOTHP_NONE;
    added->quoted = w->quoted[first];
    *trait = added;
    return mention;
}

static bool add_pronoun(quothp_coref_work *w, uint32_t token)
{
    quothp_str word = quothp_token_str(w->doc, token);
    for (size_t i = 0; i < sizeof PRONOUNS / sizeof *PRONOUNS; i++) {
        if (!quothp_str_is_nocase(word, PRONOUNS[i].form))
            continue;
        quothp_trait *trait;
        quothp_mention *mention = quothp_coref_add(w, token, token + 1, &trait);
        if (!mention)
            return false;
        mention->kind = QUOTHP_MENTION_PRONOUN;
        mention->number = PRONOUNS[i].number;
        mention->gender = PRONOUNS[i].gender;
        mention->type = PRONOUNS[i].gender == QUOTHP_NEUTER || PRONOUNS[i].number == QUOTHP_PLURAL ? QUOTHP_NAME_MISC
                                                                                                   : QUOTHP_NAME_PERSON;
        trait->person = PRONOUNS[i].person;
        trait->definite = true;
        return true;
    }
    return true;
}

static quothp_number number_of(const quoth_doc *doc, uint32_t head)
{
    quothp_xpos tag = (quothp_xpos)doc->tokens.at[head].xpos;
    return tag == QUOTHP_XPOS_NNS || tag == QUOTHP_XPOS_NNPS ? QUOTHP_PLURAL : QUOTHP_SINGULAR;
}

static quothp_gender gender_of_type(quothp_name_type type)
{
    return type == QUOTHP_NAME_PERSON || type == QUOTHP_NAME_GROUP ? QUOTHP_GENDER_UNKNOWN : QUOTHP_NEUTER;
}

/* A person's gender by the title before the name, else by the given name: "Mrs. Lee", "Anna Lee". */
static quothp_gender gender_of_person(const quothp_coref_work *w, const quothp_name *name)
{
    const quoth_doc *doc = w->doc;
    quothp_gender gender = QUOTHP_GENDER_UNKNOWN;
    if (name->first > 0 && doc->tokens.at[name->first - 1].sentence == doc->tokens.at[name->first].sentence) {
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_TITLE, quothp_token_str(doc, name->first - 1));
        if (row && row->code[1])
            return (quothp_gender)row->code[1];
        quothp_coref_noun(doc, name->first - 1, &gender);
    }
    if (gender || name->end - name->first < 2)
        return gender;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_GIVEN, quothp_token_str(doc, name->first));
    return row ? (quothp_gender)row->code[0] : QUOTHP_GENDER_UNKNOWN;
}

/* "the Washington Post", "longtime official Josh Paul": the chunk that the name heads, if any, gives the phrase. */
static bool add_name(quothp_coref_work *w, uint32_t name, const quothp_chunk *chunk)
{
    const quothp_name *n = &w->doc->names.at[name];
    quothp_trait *trait;
    quothp_mention *mention = quothp_coref_add(w, n->first, n->end, &trait);
    if (!mention)
        return false;
    mention->span = n->span;
    mention->phrase = chunk ? quothp_tokens_span(w->doc, chunk->phrase_first, chunk->full_end) : n->span;
    mention->kind = QUOTHP_MENTION_NAME;
    mention->type = n->type;
    mention->name = name;
    mention->number = n->type == QUOTHP_NAME_GROUP ? number_of(w->doc, n->end - 1) : QUOTHP_SINGULAR;
    mention->gender = n->type == QUOTHP_NAME_PERSON ? gender_of_person(w, n) : gender_of_type(n->type);
    trait->definite = true;
    trait->modifier = !chunk;
    return true;
}

bool quothp_coref_definite(const quothp_coref_work *w, uint32_t first)
{
    quothp_xpos tag = quothp_coref_xpos(w, first);
    if (tag == QUOTHP_XPOS_PRPS || tag == QUOTHP_XPOS_POS)
        return true;
    quothp_str word = quothp_token_str(w->doc, first);
    return quothp_str_is_nocase(word, "the") || quothp_str_is_nocase(word, "this") ||
           quothp_str_is_nocase(word, "that") || quothp_str_is_nocase(word, "these") ||
           quothp_str_is_nocase(word, "those");
}

/* The noun that says what the phrase is: "colleagues" in "a number of his former colleagues". */
static uint32_t meaning_head(const quothp_coref_work *w, const quothp_chunk *chunk)
{
    quothp_gender gender;
    uint32_t head = chunk->head;
    if (quothp_coref_noun(w->doc, head, &gender) != QUOTHP_NOUN_QUANTITY || chunk->full_end <= chunk->end + 1)
        return head;
    const quothp_chunk *last = w->chunks.at + w->chunks.n;
    for (const quothp_chunk *next = chunk + 1; next < last && next->first <= chunk->end + 2; next++)
        if (next->first > chunk->end)
            return next->head;
    return head;
}

void quothp_coref_describe(const quothp_coref_work *w, uint32_t head, quothp_mention *mention, quothp_trait *trait)
{
    trait->noun = quothp_coref_noun(w->doc, head, &mention->gender);
    mention->number = number_of(w->doc, head);
    switch (trait->noun) {
    case QUOTHP_NOUN_ROLE:
    case QUOTHP_NOUN_PERSON:
    case QUOTHP_NOUN_KIN:
        mention->type = QUOTHP_NAME_PERSON;
        break;
    case QUOTHP_NOUN_CROWD:
        mention->type = QUOTHP_NAME_PERSON;
        mention->number = QUOTHP_PLURAL;
        break;
    case QUOTHP_NOUN_QUANTITY: /* "others said", "some argue" */
        mention->type = QUOTHP_NAME_PERSON;
        mention->number = quothp_str_is_nocase(quothp_token_str(w->doc, head), "one") ||
                                  quothp_str_is_nocase(quothp_token_str(w->doc, head), "another")
                              ? QUOTHP_SINGULAR
                              : QUOTHP_PLURAL;
        break;
    case QUOTHP_NOUN_ORG: {
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, w->doc->tokens.at[head].lemma);
        mention->type = QUOTHP_NAME_ORGANIZATION;
        trait->org_noun = true;
        trait->org_kind = row ? row->code[2] : QUOTHP_ORG;
        break;
    }
    case QUOTHP_NOUN_PLACE:
        mention->type = QUOTHP_NAME_PLACE;
        break;
    case QUOTHP_NOUN_TIME:
        mention->type = QUOTHP_NAME_DATE;
        break;
    default:
        mention->type = QUOTHP_NAME_MISC;
    }
    if (mention->type != QUOTHP_NAME_PERSON)
        mention->gender = QUOTHP_NEUTER;
}

static uint32_t party_tag_end(const quothp_coref_work *w, uint32_t token)
{
    return quothp_lex_party_tag(w->doc, w->doc->tokens.at[token].span.begin);
}

static bool add_phrase(quothp_coref_work *w, const quothp_chunk *chunk)
{
    quothp_trait *trait;
    uint32_t name_first;
    if (chunk->title || party_tag_end(w, chunk->first))
        return true;
    if (chunk->name != QUOTHP_NONE)
        return add_name(w, chunk->name, chunk);
    uint32_t named = quothp_coref_named_by(w, chunk);
    if (named != QUOTHP_NONE)
        return add_name(w, named, chunk);
    bool government = quothp_coref_government(w, chunk, &name_first);
    quothp_mention *mention =
        quothp_coref_add(w, government ? name_first : chunk->first, government ? chunk->end : chunk->full_end, &trait);
    if (!mention)
        return false;
    mention->head = chunk->head;
    if (!government) {
        mention->kind = QUOTHP_MENTION_NOMINAL;
        trait->definite = quothp_coref_definite(w, chunk->first);
        quothp_coref_describe(w, meaning_head(w, chunk), mention, trait);
        return true;
    }
    mention->kind = QUOTHP_MENTION_NAME;
    mention->phrase = quothp_tokens_span(w->doc, chunk->first, chunk->full_end);
    mention->type = QUOTHP_NAME_ORGANIZATION;
    mention->number = QUOTHP_SINGULAR;
    mention->gender = QUOTHP_NEUTER;
    trait->definite = true;
    return true;
}

/* "one Department official", "agency staff": the organization that a noun before the head takes up. */
static bool add_modifiers(quothp_coref_work *w, const quothp_chunk *chunk)
{
    for (uint32_t i = chunk->first; i < chunk->head; i++) {
        const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, quothp_token_str(w->doc, i));
        quothp_xpos tag = quothp_coref_xpos(w, i);
        if (!row || row->code[0] != QUOTHP_NOUN_ORG || (tag != QUOTHP_XPOS_NN && tag != QUOTHP_XPOS_NNP) ||
            w->name_at[i] != QUOTHP_NONE || quothp_coref_xpos(w, i + 1) == QUOTHP_XPOS_POS)
            continue;
        quothp_trait *trait;
        quothp_mention *mention = quothp_coref_add(w, i, i + 1, &trait);
        if (!mention)
            return false;
        mention->kind = QUOTHP_MENTION_NOMINAL;
        mention->type = QUOTHP_NAME_ORGANIZATION;
        mention->number = QUOTHP_SINGULAR;
        mention->gender = QUOTHP_NEUTER;
        trait->noun = QUOTHP_NOUN_ORG;
        trait->org_noun = true;
        trait->definite = true;
        trait->modifier = true;
    }
    return true;
}

static bool add_party_tag(quothp_coref_work *w, uint32_t token)
{
    uint32_t end = party_tag_end(w, token);
    if (!end)
        return true;
    quothp_trait *trait;
    quothp_mention *mention = quothp_coref_add(w, token, token + 1, &trait);
    if (!mention)
        return false;
    mention->span.end = mention->phrase.end = end;
    mention->kind = QUOTHP_MENTION_NAME;
    mention->type = QUOTHP_NAME_ORGANIZATION;
    mention->number = QUOTHP_SINGULAR;
    mention->gender = QUOTHP_NEUTER;
    trait->modifier = true;
    return true;
}

static void mark_subjects(quothp_coref_work *w)
{
    const quoth_doc *doc = w->doc;
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        uint32_t first, end;
        quothp_span_tokens(doc, doc->mentions.at[k].phrase, &first, &end);
        const uint8_t relation = doc->tokens.at[quothp_tokens_top(doc, first, end)].deprel;
        w->traits.at[k].subject =
            !w->traits.at[k].modifier && (relation == QUOTHP_DEPREL_NSUBJ || relation == QUOTHP_DEPREL_NSUBJ_PASS ||
                                          relation == QUOTHP_DEPREL_NSUBJ_OUTER);
    }
}

/* A mention and its trait travel together. */
typedef struct pair {
    quothp_mention mention;
    quothp_trait trait;
} pair;

static int by_place(const void *a, const void *b)
{
    const quothp_mention *m = &((const pair *)a)->mention, *n = &((const pair *)b)->mention;
    const quothp_span *x = &m->span, *y = &n->span;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return m->head != n->head ? m->head < n->head ? -1 : 1 : 0;
}

/* A name's phrase may begin before the names in it: mentions go by their spans. */
static bool sort_mentions(quothp_coref_work *w)
{
    uint32_t n = w->doc->mentions.n;
    pair *pairs = quothp_arena_array(w->scratch, n ? n : 1, sizeof *pairs);
    if (!pairs)
        return false;
    for (uint32_t k = 0; k < n; k++)
        pairs[k] = (pair){w->doc->mentions.at[k], w->traits.at[k]};
    qsort(pairs, n, sizeof *pairs, by_place);
    for (uint32_t k = 0; k < n; k++) {
        w->doc->mentions.at[k] = pairs[k].mention;
        w->traits.at[k] = pairs[k].trait;
    }
    return true;
}

bool quothp_coref_mentions(quothp_coref_work *w)
{
    const quoth_doc *doc = w->doc;
    bool *heads = quothp_arena_array(w->scratch, doc->names.n + 1, sizeof *heads); /* the name heads a chunk */
    if (!heads)
        return false;
    for (uint32_t k = 0; k < w->chunks.n; k++)
        if (w->chunks.at[k].name != QUOTHP_NONE)
            heads[w->chunks.at[k].name] = true;
    uint32_t chunk = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        for (; chunk < w->chunks.n && w->chunks.at[chunk].first == i; chunk++)
            if (!add_phrase(w, &w->chunks.at[chunk]) || !add_modifiers(w, &w->chunks.at[chunk]))
                return false;
        uint32_t name = w->name_at[i];
        if (name != QUOTHP_NONE && doc->names.at[name].first == i && !heads[name] && !party_tag_end(w, i) &&
            !add_name(w, name, NULL))
            return false;
        if ((name == QUOTHP_NONE && !add_pronoun(w, i)) || !add_party_tag(w, i))
            return false;
    }
    if (!quothp_coref_extents(w) || !sort_mentions(w))
        return false;
    mark_subjects(w);
    return true;
}
