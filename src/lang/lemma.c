/* lemma.c: see lemma.h. What the rules do not give is in the lexicon. */
#include "lang/lemma.h"

#include "lexicon/lexicon.h"

#include <string.h>

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool is_word(const quothp_lex_key *key)
{
    return quothp_lex_get(QUOTHP_LEX_WORD, key) != NULL;
}

static bool ends(const quothp_lex_key *key, const char *tail)
{
    return quothp_str_ends((quothp_str){key->p, key->n}, tail);
}

/* "stopp" → stop, "mak" → make, "tri" → try: the known word, else the likely one. */
static void mend_stem(quothp_lex_key *key)
{
    if (is_word(key) || key->n < 2)
        return;
    char last = key->p[key->n - 1], before = key->p[key->n - 2];
    quothp_lex_key with_e = *key;
    if (with_e.n + 1 < sizeof with_e.p)
        with_e.p[with_e.n++] = 'e';
    if (last == 'i') {
        key->p[key->n - 1] = 'y';
    } else if (is_word(&with_e)) {
        *key = with_e;
    } else if (last == before && last != 's' && last != 'l' && !is_vowel(last)) {
        key->n--;
    } else if (last == 'c' || last == 'v' || last == 'z' || last == 's' || (last == 'g' && before != 'n') ||
               ends(key, "at")) {
        *key = with_e;
    }
}

static void undo_plural(quothp_lex_key *key)
{
    if (ends(key, "ss") || ends(key, "us") || ends(key, "is") || key->n < 3)
        return;
    key->n--;
    if (ends(key, "ie") && key->n > 3) {
        key->n--;
        key->p[key->n - 1] = 'y';
    } else if (!is_word(key) &&
               (ends(key, "she") || ends(key, "che") || ends(key, "xe") || ends(key, "sse") || ends(key, "oe"))) {
        key->n--;
    }
}

static bool is_verb(uint8_t upos)
{
    return upos == QUOTHP_UPOS_VERB || upos == QUOTHP_UPOS_AUX;
}

/* A small word, or a form that no rule gives; NULL: neither, or not as this part of speech. */
static const char *listed(const quothp_lex_key *key, quothp_upos upos, quothp_xpos tag)
{
    const quothp_lex_entry *row = quothp_lex_get(QUOTHP_LEX_CLOSED, key);
    if (upos == QUOTHP_UPOS_AUX && tag != QUOTHP_XPOS_MD && key->p[0] == '\'' && key->p[1] == 's')
        return "be";
    if (row && is_verb((uint8_t)row->code[0]) == is_verb((uint8_t)upos) && upos != QUOTHP_UPOS_NOUN)
        return row->text;
    row = quothp_lex_get(QUOTHP_LEX_IRREGULAR, key);
    for (size_t i = 0; row && i < 3; i++)
        if (row->code[i] == tag || (row->code[i] == QUOTHP_XPOS_VB && tag == QUOTHP_XPOS_VBP))
            return row->text;
    return NULL;
}

quothp_str quothp_lemma(quothp_arena *arena, quothp_str word, quothp_upos upos, quothp_xpos tag)
{
    if (tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_ADD || tag == QUOTHP_XPOS_CD)
        return word;
    quothp_lex_key key = quothp_lex_fold(word);
    if (!key.n)
        return word;
    const char *given = listed(&key, upos, tag);
    if (given)
        return quothp_str_of(given);
    size_t cut = 0;
    switch (tag) {
    case QUOTHP_XPOS_NNS:
    case QUOTHP_XPOS_NNPS:
    case QUOTHP_XPOS_VBZ:
        if (ends(&key, "s"))
            undo_plural(&key);
        break;
    case QUOTHP_XPOS_VBD:
    case QUOTHP_XPOS_VBN:
        cut = ends(&key, "ed") ? 2 : 0;
        break;
    case QUOTHP_XPOS_VBG:
        cut = ends(&key, "ing") ? 3 : 0;
        break;
    case QUOTHP_XPOS_JJR:
    case QUOTHP_XPOS_RBR:
        cut = ends(&key, "er") ? 2 : 0;
        break;
    case QUOTHP_XPOS_JJS:
    case QUOTHP_XPOS_RBS:
        cut = ends(&key, "est") ? 3 : 0;
        break;
    default:
        break;
    }
    if (cut && key.n > cut + 1) {
        key.n -= cut;
        mend_stem(&key);
    }
    if (tag == QUOTHP_XPOS_NNPS && quothp_is_upper(word.p[0]))
        key.p[0] = word.p[0];
    if (key.n == word.n && memcmp(key.p, word.p, word.n) == 0)
        return word;
    const char *copy = quothp_arena_copy(arena, key.p, key.n);
    return (quothp_str){copy, copy ? key.n : 0};
}
