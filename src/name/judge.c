/* judge.c: which type of name a piece is, from its words and its neighbours. */
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "name/piece.h"

#include <string.h>

static quothp_str word(const quoth_doc *doc, uint32_t token)
{
    return quothp_token_str(doc, token);
}

static bool in_table(const quoth_doc *doc, uint32_t token, quothp_lex table)
{
    return quothp_lex_find(table, word(doc, token)) != NULL;
}

static bool is(const quoth_doc *doc, uint32_t token, const char *text)
{
    return quothp_str_is_nocase(word(doc, token), text);
}

/* ---- lists ---- */

/* "us" and "who" are small words, "US" and "WHO" are names: a short term counts as it is written. */
static bool written_as_name(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    if (end - first > 1 || !in_table(doc, first, QUOTHP_LEX_CLOSED))
        return true;
    return quothp_is_acronym(doc, first);
}

static const quothp_lex_entry *whole(const quoth_doc *doc, quothp_lex table, uint32_t first, uint32_t end)
{
    uint32_t match_end = 0;
    const quothp_lex_entry *row = quothp_lex_match(table, doc, first, end, &match_end);
    return match_end == end && written_as_name(doc, first, end) ? row : NULL;
}

/* "Americans": what comes from the name of a place, and an s. */
static bool is_plural_of_adjective(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    quothp_str name = quothp_doc_str(doc, quothp_tokens_span(doc, first, end));
    if (name.n < 4 || name.p[name.n - 1] != 's')
        return false;
    name.n--;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_REGION, name);
    return row && row->code[0] == QUOTHP_REGION_ADJECTIVE;
}

bool quothp_listed(const quoth_doc *doc, uint32_t first, uint32_t end, quothp_name_type *type)
{
    const quothp_lex_entry *row;
    if ((row = whole(doc, QUOTHP_LEX_REGION, first, end)) && row->code[0] != QUOTHP_REGION_SHORT) {
        *type = row->code[0] == QUOTHP_REGION_PLACE ? QUOTHP_NAME_PLACE : QUOTHP_NAME_GROUP;
        return true;
    }
    if (row && row->code[0] == QUOTHP_REGION_SHORT && first > 0 &&
        (is(doc, first - 1, ",") || is(doc, first - 1, "-"))) {
        *type = QUOTHP_NAME_PLACE;
        return true;
    }
    if (whole(doc, QUOTHP_LEX_ORGANIZATION, first, end)) {
        *type = QUOTHP_NAME_ORGANIZATION;
        return true;
    }
    if ((row = whole(doc, QUOTHP_LEX_OUTLET, first, end)) && row->code[0] == QUOTHP_STRONG) {
        *type = QUOTHP_NAME_ORGANIZATION;
        return true;
    }
    if ((row = whole(doc, QUOTHP_LEX_PARTY, first, end)) && row->code[0] != QUOTHP_PARTY_TAG) {
        *type = row->code[0] == QUOTHP_PARTY_NAME ? QUOTHP_NAME_ORGANIZATION : QUOTHP_NAME_GROUP;
        return true;
    }
    if (whole(doc, QUOTHP_LEX_GROUP, first, end) || is_plural_of_adjective(doc, first, end)) {
        *type = QUOTHP_NAME_GROUP;
        return true;
    }
    *type = QUOTHP_NAME_PLACE;
    return whole(doc, QUOTHP_LEX_PLACE, first, end) != NULL;
}

/* ---- shape ---- */

/* The last word before "of", "for": what names the thing. */
static uint32_t head_word(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (is(doc, i, "of") || is(doc, i, "for"))
            return i - 1;
    return end - 1;
}

/* The row of the longest organization word that ends with the token. */
static const quothp_lex_entry *org_word(const quoth_doc *doc, uint32_t first, uint32_t last)
{
    for (uint32_t from = last - first > 2 ? last - 2 : first; from <= last; from++) {
        const quothp_lex_entry *row = whole(doc, QUOTHP_LEX_ORGWORD, from, last + 1);
        if (row)
            return row;
    }
    return NULL;
}

bool quothp_is_org_shaped(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    const quothp_lex_entry *row = org_word(doc, first, head_word(doc, first, end));
    if (!row)
        return false;
    return row->code[1] == QUOTHP_STRONG || end - first > 2;
}

/* "Northern Europe", "British Red Cross": a word before the name in the list. */
static bool judge_prefixed(const quoth_doc *doc, quothp_piece *piece)
{
    static const char *const SIDES[] = {"North",    "South",     "East",      "West",      "Northern", "Southern",
                                        "Eastern",  "Western",   "Central",   "Upper",     "Lower",    "Greater",
                                        "Mainland", "Southeast", "Northeast", "Southwest", "Northwest"};
    quothp_name_type rest, first;
    if (piece->end - piece->first < 2 || !quothp_listed(doc, piece->first + 1, piece->end, &rest))
        return false;
    bool side = false;
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
        side = side || is(doc, piece->first, SIDES[i]);
    bool of_land = rest == QUOTHP_NAME_ORGANIZATION && quothp_listed(doc, piece->first, piece->first + 1, &first) &&
                   first != QUOTHP_NAME_ORGANIZATION;
    if (!(side && rest != QUOTHP_NAME_ORGANIZATION) && !of_land)
        return false;
    piece->type = rest;
    piece->sure = QUOTHP_SURE_YES;
    return true;
}

/* "Gazans", "Milanese": people of a place that no list has. */
static bool judge_ending(const quoth_doc *doc, quothp_piece *piece)
{
    quothp_str w = word(doc, piece->first);
    if (piece->end - piece->first > 1 || piece->titled || w.n < 3)
        return false;
    bool acronyms = quothp_is_upper(w.p[w.n - 2]) && w.p[w.n - 1] == 's';
    if (!acronyms && (w.n < 5 || !quothp_str_ends(w, "ans")))
        return false;
    piece->type = acronyms ? QUOTHP_NAME_MISC : QUOTHP_NAME_GROUP;
    piece->sure = QUOTHP_SURE_HINT;
    return true;
}

static bool judge_shape(const quoth_doc *doc, quothp_piece *piece)
{
    if (judge_prefixed(doc, piece) || judge_ending(doc, piece))
        return true;
    if (piece->first > 0 && is(doc, piece->first - 1, "the") &&
        whole(doc, QUOTHP_LEX_OUTLET, piece->first, piece->end)) {
        piece->type = QUOTHP_NAME_ORGANIZATION; /* "The Guardian": an everyday word behind the article */
        piece->sure = QUOTHP_SURE_HINT;
        return true;
    }
    uint32_t head = head_word(doc, piece->first, piece->end), n = piece->end - piece->first;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NAMEWORD, word(doc, head));
    if (quothp_is_org_shaped(doc, piece->first, piece->end)) {
        piece->type = QUOTHP_NAME_ORGANIZATION;
        piece->sure = n > 1 ? QUOTHP_SURE_YES : QUOTHP_SURE_GUESS;
        return true;
    }
    bool given = in_table(doc, piece->first, QUOTHP_LEX_GIVEN) && row && row->code[0] != QUOTHP_NAME_MISC &&
                 row->code[0] != QUOTHP_NAME_EVENT;
    if (row && given && (n == 2 || n == 3)) /* "Marc Lamont Hill" */
        return false;
    if (row && (n > 1 || row->code[0] == QUOTHP_NAME_MISC || row->code[0] == QUOTHP_NAME_PRODUCT)) {
        piece->type = (quothp_name_type)row->code[0];
        piece->sure = n > 1 ? QUOTHP_SURE_YES : QUOTHP_SURE_HINT;
        return true;
    }
    row = quothp_lex_find(QUOTHP_LEX_NAMEWORD, word(doc, piece->first)); /* "Lake Foo", "Hurricane Foo" */
    if (row && n > 1 && (row->code[0] == QUOTHP_NAME_PLACE || row->code[0] == QUOTHP_NAME_EVENT)) {
        piece->type = (quothp_name_type)row->code[0];
        piece->sure = QUOTHP_SURE_HINT;
        return true;
    }
    return false;
}

static bool has_initial(const quoth_doc *doc, const quothp_piece *piece)
{
    for (uint32_t i = piece->first; i + 1 < piece->end; i++) {
        quothp_str w = word(doc, i);
        if (w.n == 2 && quothp_is_upper(w.p[0]) && w.p[1] == '.')
            return true;
    }
    return false;
}

static bool judge_person(const quoth_doc *doc, quothp_piece *piece)
{
    uint32_t n = piece->end - piece->first;
    bool given = in_table(doc, piece->first, QUOTHP_LEX_GIVEN) && !quothp_is_acronym(doc, piece->first);
    bool particle = false;
    for (uint32_t i = piece->first + 1; i + 1 < piece->end; i++)
        particle = particle || in_table(doc, i, QUOTHP_LEX_PARTICLE);
    if (!piece->titled && !(given && (n > 1 || !piece->initial)) && !(n > 1 && (has_initial(doc, piece) || particle)))
        return false;
    piece->type = QUOTHP_NAME_PERSON;
    piece->sure = piece->titled || n > 1 ? QUOTHP_SURE_YES : QUOTHP_SURE_GUESS;
    return true;
}

/* ---- neighbours ---- */

static const quothp_lex_entry *noun(const quoth_doc *doc, uint32_t token)
{
    quothp_str lemma = doc->tokens.at[token].lemma;
    return lemma.n ? quothp_lex_find(QUOTHP_LEX_NOUN, lemma) : NULL;
}

static bool names_person(const quothp_lex_entry *row)
{
    return row &&
           (row->code[0] == QUOTHP_NOUN_ROLE || row->code[0] == QUOTHP_NOUN_PERSON || row->code[0] == QUOTHP_NOUN_KIN);
}

/* Verbs that hardly anything but a person or an organization can be the subject of. */
static bool is_speech(const quoth_doc *doc, uint32_t token)
{
    static const char *const LEMMAS[] = {"say",   "tell",    "add",   "ask",  "write", "reply",  "warn",    "insist",
                                         "argue", "explain", "claim", "deny", "tweet", "recall", "respond", "joke"};
    quothp_str lemma = doc->tokens.at[token].lemma;
    for (size_t i = 0; i < sizeof LEMMAS / sizeof *LEMMAS; i++)
        if (quothp_str_is(lemma, LEMMAS[i]))
            return true;
    return false;
}

/* ", a senator", ", who", ", 45,": an apposition that only people have. */
static bool person_follows(const quoth_doc *doc, uint32_t comma, uint32_t end)
{
    if (comma + 2 >= end || !is(doc, comma, ","))
        return false;
    uint32_t next = comma + 1;
    if (is(doc, next, "who") || is(doc, next, "whose"))
        return true;
    if (doc->tokens.at[next].xpos == QUOTHP_XPOS_CD && word(doc, next).n == 2 && is(doc, next + 1, ","))
        return true;
    if (doc->tokens.at[next].upos != QUOTHP_UPOS_DET)
        return names_person(noun(doc, next)) && is(doc, next + 1, "of");
    for (uint32_t i = next + 1; i < end && i < next + 6; i++) {
        quothp_upos upos = (quothp_upos)doc->tokens.at[i].upos;
        if (names_person(noun(doc, i)) && doc->tokens.at[i].upos != QUOTHP_UPOS_PROPN)
            return true;
        if (upos != QUOTHP_UPOS_ADJ && upos != QUOTHP_UPOS_NOUN && upos != QUOTHP_UPOS_PROPN &&
            upos != QUOTHP_UPOS_PUNCT)
            return false;
    }
    return false;
}

static bool is_place_preposition(const quoth_doc *doc, uint32_t token)
{
    static const char *const WORDS[] = {"in", "at", "near", "from", "to", "across", "outside", "throughout", "around"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (is(doc, token, WORDS[i]))
            return true;
    return false;
}

/* "in Foo del Bar", "the city of Foo": stands where places stand. */
static bool place_precedes(const quoth_doc *doc, const quothp_sentence *sentence, const quothp_piece *piece)
{
    if (piece->first == sentence->first || piece->titled)
        return false;
    uint32_t before = piece->first - 1;
    if (is(doc, before, "in"))
        return true;
    if (!is(doc, before, "of") || before == sentence->first)
        return false;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NAMEWORD, doc->tokens.at[before - 1].lemma);
    return row && row->code[0] == QUOTHP_NAME_PLACE;
}

static bool has_digit(const quoth_doc *doc, const quothp_piece *piece)
{
    quothp_str name = quothp_doc_str(doc, quothp_tokens_span(doc, piece->first, piece->end));
    for (size_t i = 0; i < name.n; i++)
        if (quothp_is_digit(name.p[i]))
            return true;
    return false;
}

/* A word that is written small elsewhere: "Resort", "Highness". */
static bool is_everyday(const quoth_doc *doc, uint32_t token)
{
    quothp_str w = word(doc, token);
    return in_table(doc, token, QUOTHP_LEX_WORD) || in_table(doc, token, QUOTHP_LEX_NOUN) ||
           in_table(doc, token, QUOTHP_LEX_ORGWORD) || in_table(doc, token, QUOTHP_LEX_TITLE) ||
           in_table(doc, token, QUOTHP_LEX_CUE) || in_table(doc, token, QUOTHP_LEX_IRREGULAR) ||
           (w.n > 2 && w.p[w.n - 1] == 's' && quothp_lex_find(QUOTHP_LEX_WORD, (quothp_str){w.p, w.n - 1}));
}

static void judge_neighbours(const quoth_doc *doc, const quothp_sentence *sentence, quothp_piece *piece)
{
    uint32_t n = piece->end - piece->first;
    bool has_before = piece->first > sentence->first, has_after = piece->end < sentence->end;
    bool acronym = n == 1 && quothp_is_acronym(doc, piece->first);
    const quothp_lex_entry *before = has_before ? noun(doc, piece->first - 1) : NULL;
    piece->sure = QUOTHP_SURE_HINT;
    piece->type = QUOTHP_NAME_PERSON;
    if (!acronym && names_person(before))
        return;
    if (!acronym && n <= 4 && place_precedes(doc, sentence, piece)) {
        piece->type = QUOTHP_NAME_PLACE;
        piece->sure = n > 1 ? QUOTHP_SURE_HINT : QUOTHP_SURE_GUESS; /* "in Byron" may be somebody's work */
        return;
    }
    if (!acronym && has_after && person_follows(doc, piece->end, sentence->end))
        return;
    if (!acronym && has_after && is_speech(doc, piece->end) && !(has_before && is(doc, piece->first - 1, "the")))
        return;
    if (!acronym && has_before && is_speech(doc, piece->first - 1) && !has_after)
        return;
    piece->sure = QUOTHP_SURE_GUESS;
    piece->type = QUOTHP_NAME_PLACE;
    if (!acronym && n == 1 && has_before && is_place_preposition(doc, piece->first - 1))
        return;
    piece->type = QUOTHP_NAME_ORGANIZATION;
    if (acronym || (has_before && is(doc, piece->first - 1, "the")))
        return;
    bool common = false;
    uint32_t capitals = 0;
    for (uint32_t i = piece->first; i < piece->end; i++) {
        common = common || in_table(doc, i, QUOTHP_LEX_WORD);
        capitals += quothp_is_capital(doc, i);
    }
    piece->type = has_digit(doc, piece)      ? QUOTHP_NAME_MISC
                  : !common && capitals <= 3 ? QUOTHP_NAME_PERSON
                  : n > 1                    ? QUOTHP_NAME_ORGANIZATION
                                             : QUOTHP_NAME_MISC;
}

void quothp_judge(const quoth_doc *doc, const quothp_sentence *sentence, quothp_piece *piece)
{
    if (piece->sure == QUOTHP_SURE_YES)
        return;
    if (!piece->titled && quothp_listed(doc, piece->first, piece->end, &piece->type)) {
        piece->sure = QUOTHP_SURE_YES;
        return;
    }
    bool person = piece->titled && !quothp_is_org_shaped(doc, piece->first, piece->end);
    if ((person || !judge_shape(doc, piece)) && (place_precedes(doc, sentence, piece) || !judge_person(doc, piece)))
        judge_neighbours(doc, sentence, piece);
    uint32_t first = piece->first;
    bool named = piece->sure == QUOTHP_SURE_HINT && piece->type == QUOTHP_NAME_ORGANIZATION;
    if (piece->end - first > 1 || piece->titled || named)
        return;
    bool opens = doc->tokens.at[first].upos != QUOTHP_UPOS_PROPN ||
                 (piece->initial && piece->sure == QUOTHP_SURE_GUESS && !quothp_is_acronym(doc, first));
    if (opens || is_everyday(doc, first) || word(doc, first).n == 1)
        piece->sure = QUOTHP_SURE_NOT;
}
