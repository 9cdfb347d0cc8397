/* guess.c: what a word can be by itself: closed classes, known words and their inflections, shape, suffix. */
#include "tag/guess.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

#include <string.h>

#define T(name) QUOTHP_TAG(name)

static quothp_guess only(quothp_xpos tag)
{
    return (quothp_guess){(quothp_tags)1 << tag, (uint8_t)tag, QUOTHP_UPOS_X, NULL};
}

static quothp_guess either(quothp_xpos usual, quothp_tags can)
{
    quothp_guess guess = only(usual);
    guess.can |= can;
    return guess;
}

/* ---- marks and numbers ---- */

static quothp_guess mark(quothp_str word)
{
    static const struct {
        const char *text;
        quothp_xpos tag;
        quothp_upos upos;
    } ROWS[] = {
        {",", QUOTHP_XPOS_COMMA, QUOTHP_UPOS_PUNCT},   {"(", QUOTHP_XPOS_LRB, QUOTHP_UPOS_PUNCT},
        {")", QUOTHP_XPOS_RRB, QUOTHP_UPOS_PUNCT},     {"[", QUOTHP_XPOS_LRB, QUOTHP_UPOS_PUNCT},
        {"]", QUOTHP_XPOS_RRB, QUOTHP_UPOS_PUNCT},     {"{", QUOTHP_XPOS_LRB, QUOTHP_UPOS_PUNCT},
        {"}", QUOTHP_XPOS_RRB, QUOTHP_UPOS_PUNCT},     {"``", QUOTHP_XPOS_OPEN, QUOTHP_UPOS_PUNCT},
        {"\"", QUOTHP_XPOS_CLOSE, QUOTHP_UPOS_PUNCT},  {"''", QUOTHP_XPOS_CLOSE, QUOTHP_UPOS_PUNCT},
        {"-", QUOTHP_XPOS_HYPH, QUOTHP_UPOS_PUNCT},    {"%", QUOTHP_XPOS_NN, QUOTHP_UPOS_SYM},
        {"$", QUOTHP_XPOS_DOLLAR, QUOTHP_UPOS_SYM},    {"/", QUOTHP_XPOS_COMMA, QUOTHP_UPOS_PUNCT},
        {"+", QUOTHP_XPOS_SYM, QUOTHP_UPOS_SYM},       {"=", QUOTHP_XPOS_SYM, QUOTHP_UPOS_SYM},
        {"#", QUOTHP_XPOS_NN, QUOTHP_UPOS_SYM},        {"*", QUOTHP_XPOS_NFP, QUOTHP_UPOS_PUNCT},
        {"...", QUOTHP_XPOS_COLON, QUOTHP_UPOS_PUNCT}, {":", QUOTHP_XPOS_COLON, QUOTHP_UPOS_PUNCT},
        {";", QUOTHP_XPOS_COLON, QUOTHP_UPOS_PUNCT},   {"--", QUOTHP_XPOS_COLON, QUOTHP_UPOS_PUNCT},
    };
    quothp_guess guess = only(QUOTHP_XPOS_COLON);
    guess.upos = QUOTHP_UPOS_PUNCT;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (quothp_str_is(word, ROWS[i].text)) {
            guess = only(ROWS[i].tag);
            guess.upos = (uint8_t)ROWS[i].upos;
            return guess;
        }
    size_t i = 0;
    uint32_t cp = quothp_utf8_next(word.p, word.n, &i);
    if (cp == '.' || cp == '!' || cp == '?')
        guess.usual = QUOTHP_XPOS_PERIOD;
    else if (cp == 0x201C || cp == 0xAB || cp == 0x2018)
        guess.usual = QUOTHP_XPOS_OPEN;
    else if (cp == 0x201D || cp == 0xBB || cp == 0x2019)
        guess.usual = QUOTHP_XPOS_CLOSE;
    else if (cp == 0x20AC || cp == 0xA3 || cp == 0xA5)
        guess = (quothp_guess){T(DOLLAR), QUOTHP_XPOS_DOLLAR, QUOTHP_UPOS_SYM, NULL};
    else if (cp > 0x2190)
        guess = (quothp_guess){T(SYM), QUOTHP_XPOS_SYM, QUOTHP_UPOS_SYM, NULL};
    guess.can = (quothp_tags)1 << guess.usual;
    return guess;
}

static quothp_guess number(quothp_str word)
{
    size_t letters = 0;
    while (letters < word.n && quothp_is_alpha(word.p[word.n - 1 - letters]))
        letters++;
    quothp_str tail = {word.p + word.n - letters, letters};
    if (letters == 0)
        return only(QUOTHP_XPOS_CD);
    if (quothp_str_is(tail, "s"))
        return only(QUOTHP_XPOS_NNS);
    if (quothp_str_is(tail, "st") || quothp_str_is(tail, "nd") || quothp_str_is(tail, "rd") ||
        quothp_str_is(tail, "th"))
        return only(QUOTHP_XPOS_JJ);
    return only(QUOTHP_XPOS_NN);
}

/* ---- known words ---- */

static uint16_t classes(const char *p, size_t n, const char *tail)
{
    quothp_lex_key key;
    size_t n_tail = strlen(tail);
    if (n + n_tail >= sizeof key.p)
        return 0;
    memcpy(key.p, p, n);
    memcpy(key.p + n, tail, n_tail);
    key.n = n + n_tail;
    const quothp_lex_entry *row = quothp_lex_get(QUOTHP_LEX_WORD, &key);
    return row ? row->code[1] : 0;
}

static bool ends(const quothp_lex_key *key, const char *tail)
{
    return quothp_str_ends((quothp_str){key->p, key->n}, tail);
}

/* The classes of the word that an inflected form goes back to: "stopped" → stop, "making" → make, "tries" → try. */
static uint16_t stem_classes(const quothp_lex_key *key, const char *suffix)
{
    size_t n = key->n - strlen(suffix);
    uint16_t found = classes(key->p, n, "") | classes(key->p, n, "e");
    if (n > 2 && key->p[n - 1] == key->p[n - 2])
        found |= classes(key->p, n - 1, "");
    if (n > 1 && key->p[n - 1] == 'i')
        found |= classes(key->p, n - 1, "y");
    return found;
}

static bool inflected(const quothp_lex_key *key, quothp_guess *guess)
{
    uint16_t c;
    if (key->n < 4)
        return false;
    if (ends(key, "s") && !ends(key, "ss") && !ends(key, "us")) {
        c = stem_classes(key, "s") | (ends(key, "es") ? stem_classes(key, "es") : 0);
        quothp_tags noun = c & QUOTHP_WORD_NOUN ? T(NNS) : 0, verb = c & QUOTHP_WORD_VERB ? T(VBZ) : 0;
        if (noun || verb)
            *guess = either(noun ? QUOTHP_XPOS_NNS : QUOTHP_XPOS_VBZ, noun | verb);
        return noun || verb;
    }
    if (ends(key, "ed") && (stem_classes(key, "ed") & QUOTHP_WORD_VERB)) {
        *guess = either(QUOTHP_XPOS_VBD, T(VBN));
        return true;
    }
    if (ends(key, "ing") && (stem_classes(key, "ing") & QUOTHP_WORD_VERB)) {
        *guess = only(QUOTHP_XPOS_VBG);
        return true;
    }
    if (ends(key, "er") && (stem_classes(key, "er") & QUOTHP_WORD_ADJ)) {
        *guess = either(QUOTHP_XPOS_JJR, T(RBR));
        return true;
    }
    if (ends(key, "est") && (stem_classes(key, "est") & QUOTHP_WORD_ADJ)) {
        *guess = either(QUOTHP_XPOS_JJS, T(RBS));
        return true;
    }
    return false;
}

static quothp_tags base_tags(uint16_t c)
{
    return (c & QUOTHP_WORD_NOUN ? T(NN) : 0) | (c & QUOTHP_WORD_VERB ? T(VB) | T(VBP) : 0) |
           (c & QUOTHP_WORD_ADJ ? T(JJ) : 0) | (c & QUOTHP_WORD_ADV ? T(RB) : 0);
}

static bool known(const quothp_lex_key *key, quothp_guess *guess)
{
    const quothp_lex_entry *row = quothp_lex_get(QUOTHP_LEX_CLOSED, key);
    if (row) {
        *guess = only((quothp_xpos)row->code[1]);
        guess->upos = (uint8_t)row->code[0];
        guess->lemma = row->text;
        return true;
    }
    row = quothp_lex_get(QUOTHP_LEX_IRREGULAR, key);
    if (row) {
        *guess = only((quothp_xpos)row->code[0]);
        for (size_t i = 1; i < 3 && row->code[i]; i++)
            guess->can |= (quothp_tags)1 << row->code[i];
        if (guess->can & T(VB))
            guess->can |= T(VBP);
        guess->lemma = row->text;
        const quothp_lex_entry *word = quothp_lex_get(QUOTHP_LEX_WORD, key);
        if (word) /* "left", "found", "cut": other words are spelt like the form */
            guess->can |= base_tags(word->code[1]);
        return true;
    }
    row = quothp_lex_get(QUOTHP_LEX_WORD, key);
    if (row) {
        uint16_t usual = row->code[0];
        *guess = either(usual == QUOTHP_WORD_NOUN   ? QUOTHP_XPOS_NN
                        : usual == QUOTHP_WORD_VERB ? QUOTHP_XPOS_VB
                        : usual == QUOTHP_WORD_ADJ  ? QUOTHP_XPOS_JJ
                                                    : QUOTHP_XPOS_RB,
                        base_tags(row->code[1]));
        return true;
    }
    return inflected(key, guess);
}

/* ---- unknown words ---- */

static quothp_guess by_suffix(const quothp_lex_key *key)
{
    static const struct {
        const char *tail;
        quothp_xpos usual;
        quothp_tags can;
    } ROWS[] = {
        {"ly", QUOTHP_XPOS_RB, 0},
        {"ing", QUOTHP_XPOS_VBG, T(NN)},
        {"ed", QUOTHP_XPOS_VBN, T(VBD)},
        {"ness", QUOTHP_XPOS_NN, 0},
        {"less", QUOTHP_XPOS_JJ, 0},
        {"ss", QUOTHP_XPOS_NN, 0},
        {"ious", QUOTHP_XPOS_JJ, 0},
        {"ous", QUOTHP_XPOS_JJ, 0},
        {"us", QUOTHP_XPOS_NN, 0},
        {"is", QUOTHP_XPOS_NN, 0},
        {"s", QUOTHP_XPOS_NNS, T(VBZ)},
        {"ful", QUOTHP_XPOS_JJ, 0},
        {"able", QUOTHP_XPOS_JJ, 0},
        {"ible", QUOTHP_XPOS_JJ, 0},
        {"ical", QUOTHP_XPOS_JJ, 0},
        {"ial", QUOTHP_XPOS_JJ, 0},
        {"onal", QUOTHP_XPOS_JJ, 0},
        {"ural", QUOTHP_XPOS_JJ, 0},
        {"al", QUOTHP_XPOS_JJ, T(NN)},
        {"ic", QUOTHP_XPOS_JJ, 0},
        {"ive", QUOTHP_XPOS_JJ, 0},
        {"ish", QUOTHP_XPOS_JJ, 0},
        {"ary", QUOTHP_XPOS_JJ, T(NN)},
        {"ize", QUOTHP_XPOS_VB, T(VBP)},
        {"ise", QUOTHP_XPOS_VB, T(VBP) | T(NN)},
        {"ify", QUOTHP_XPOS_VB, T(VBP)},
        {"like", QUOTHP_XPOS_JJ, 0},
        {"wide", QUOTHP_XPOS_JJ, T(RB)},
        {"ward", QUOTHP_XPOS_RB, T(JJ)},
        {"wards", QUOTHP_XPOS_RB, 0},
        {"wise", QUOTHP_XPOS_RB, 0},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (key->n > strlen(ROWS[i].tail) + 1 && ends(key, ROWS[i].tail))
            return either(ROWS[i].usual, ROWS[i].can);
    return only(QUOTHP_XPOS_NN);
}

/* "US" and "WHO" are names, "us" and "who" are not. */
static bool is_acronym(quothp_str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!quothp_is_upper(word.p[i]))
            return false;
    return word.n > 1;
}

static bool has_inner_capital(quothp_str word)
{
    for (size_t i = 1; i < word.n; i++)
        if (quothp_is_upper(word.p[i]))
            return true;
    return false;
}

quothp_guess quothp_guess_word(quothp_str word, quothp_capital capital)
{
    quothp_guess guess;
    size_t i = 0;
    uint32_t cp = quothp_utf8_next(word.p, word.n, &i);
    quothp_lex_key key = quothp_lex_fold(word);
    bool letter = quothp_cp_is_letter(cp), upper = quothp_cp_is_upper(cp);
    if (!letter && known(&key, &guess)) /* "'s", "&" */
        return guess;
    if (quothp_cp_is_digit(cp) || (word.n > 1 && !letter && quothp_is_digit(word.p[1])))
        return number(word);
    if (!letter)
        return word.n > 2 && (cp == '@' || cp == '#') ? only(QUOTHP_XPOS_NNP) : mark(word);
    if (quothp_str_starts(word, "http") || memchr(word.p, '@', word.n) || quothp_str_starts(word, "www.")) {
        guess = only(QUOTHP_XPOS_ADD);
        guess.upos = QUOTHP_UPOS_PROPN;
        return guess;
    }
    bool is_known = known(&key, &guess);
    bool closed = is_known && guess.upos != QUOTHP_UPOS_X;
    if (closed && guess.upos == QUOTHP_UPOS_PRON && capital != QUOTHP_CAPITAL_ALL && is_acronym(word))
        return only(QUOTHP_XPOS_NNP);
    if (upper && capital == QUOTHP_CAPITAL_NAMES && !closed)
        return only(is_known && (guess.can & T(NNS)) ? QUOTHP_XPOS_NNPS : QUOTHP_XPOS_NNP);
    if (upper && !is_known)
        return has_inner_capital(word) ? only(QUOTHP_XPOS_NNP) : either(QUOTHP_XPOS_NNP, by_suffix(&key).can);
    return is_known ? guess : by_suffix(&key);
}
