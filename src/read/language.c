/* language.c: see language.h. Counts the most frequent small words of many languages (src/lexicon/language.tsv): half
 * of the running words of any text are of this kind, names of people and places are not, so that foreign names tell
 * nothing. After Grefenstette, Comparing two language identification schemes (JADT 1995), which finds small words as
 * good as letter trigrams from about 15 words on. What is not in Latin letters the letters tell.
 */
#include "read/language.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

#include <string.h>

enum {
    MOST_WORDS = 500,   /* enough to be sure */
    LEAST_WORDS = 5,    /* small words of the other language; fewer tell nothing */
    LEAST_LETTERS = 20, /* in another script */
    LONGEST_WORD = 12   /* bytes; small words are short */
};

/* Order and names of the languages that are counted. English first. */
static const struct {
    char code[3];
    const char *name;
} LANGUAGES[] = {
    {"en", "English"},
    {"af", "Afrikaans"},
    {"ca", "Catalan"},
    {"cs", "Czech"},
    {"cy", "Welsh"},
    {"da", "Danish"},
    {"de", "German"},
    {"es", "Spanish"},
    {"et", "Estonian"},
    {"fi", "Finnish"},
    {"fr", "French"},
    {"ga", "Irish"},
    {"hr", "Croatian or Serbian"},
    {"hu", "Hungarian"},
    {"id", "Indonesian"},
    {"is", "Icelandic"},
    {"it", "Italian"},
    {"lt", "Lithuanian"},
    {"lv", "Latvian"},
    {"nl", "Dutch"},
    {"no", "Norwegian"},
    {"pl", "Polish"},
    {"pt", "Portuguese"},
    {"ro", "Romanian"},
    {"sk", "Slovak"},
    {"sl", "Slovenian"},
    {"sq", "Albanian"},
    {"sv", "Swedish"},
    {"sw", "Swahili"},
    {"tl", "Filipino"},
    {"tr", "Turkish"},
    {"vi", "Vietnamese"},
};

enum { N_LANGUAGES = sizeof LANGUAGES / sizeof *LANGUAGES };

/* Blocks of Unicode, in order; Latin letters stand in none of them. */
static const struct {
    uint32_t first, last;
    const char *name;
} SCRIPTS[] = {
    {0x0370, 0x03FF, "Greek letters"},    {0x0400, 0x052F, "Cyrillic letters"},
    {0x0530, 0x058F, "Armenian letters"}, {0x0590, 0x05FF, "Hebrew letters"},
    {0x0600, 0x077F, "Arabic letters"},   {0x0900, 0x097F, "Devanagari letters"},
    {0x0980, 0x09FF, "Bengali letters"},  {0x0A00, 0x0DFF, "an Indian script"},
    {0x0E00, 0x0E7F, "Thai letters"},     {0x10A0, 0x10FF, "Georgian letters"},
    {0x1100, 0x11FF, "Korean letters"},   {0x1200, 0x137F, "Ethiopic letters"},
    {0x3040, 0x30FF, "Japanese letters"}, {0x3400, 0x9FFF, "Chinese characters"},
    {0xAC00, 0xD7AF, "Korean letters"},
};

enum { N_SCRIPTS = sizeof SCRIPTS / sizeof *SCRIPTS };

typedef struct tally {
    unsigned words, by_language[N_LANGUAGES];
    bool in_name;                           /* the last word had a capital, or is a particle behind one */
    unsigned letters, by_script[N_SCRIPTS]; /* all letters; those of other scripts */
} tally;

static void count_letter(tally *t, uint32_t cp)
{
    t->letters++;
    for (size_t i = 0; cp >= SCRIPTS[0].first && i < N_SCRIPTS; i++)
        if (cp >= SCRIPTS[i].first && cp <= SCRIPTS[i].last)
            t->by_script[i]++;
}

/* "de la" in "Javier de la Cruz" is of no language. */
static bool is_in_name(tally *t, quothp_str word)
{
    size_t i = 0;
    bool inside = t->in_name && quothp_lex_find(QUOTHP_LEX_PARTICLE, word);
    t->in_name = inside || quothp_cp_is_upper(quothp_utf8_next(word.p, word.n, &i));
    return inside;
}

static void count_word(tally *t, quothp_str word)
{
    t->words++;
    bool small = word.n <= LONGEST_WORD && !is_in_name(t, word);
    const quothp_lex_entry *row = small ? quothp_lex_find(QUOTHP_LEX_LANGUAGE, word) : NULL;
    for (const char *code = row ? row->text : ""; *code; code += code[2] ? 3 : 2)
        for (size_t i = 0; i < N_LANGUAGES; i++)
            t->by_language[i] += memcmp(code, LANGUAGES[i].code, 2) == 0;
}

/* Words are runs of letters with apostrophes inside. */
static void count(tally *t, quothp_str text)
{
    size_t begin = 0, end = 0; /* of the word at hand */
    for (size_t i = 0; i < text.n && t->words < MOST_WORDS;) {
        size_t at = i;
        uint32_t cp = quothp_utf8_next(text.p, text.n, &i);
        bool letter = quothp_cp_is_letter(cp);
        if (letter)
            count_letter(t, cp);
        if (letter || (end > begin && (cp == '\'' || cp == 0x2019))) {
            begin = end > begin ? begin : at;
            end = i;
        } else if (end > begin) {
            count_word(t, (quothp_str){text.p + begin, end - begin});
            begin = end = 0;
        }
    }
    if (end > begin)
        count_word(t, (quothp_str){text.p + begin, end - begin});
}

static size_t index_of_most(const unsigned *counts, size_t n)
{
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

const char *quothp_other_language(quothp_str text)
{
    tally t = {0};
    count(&t, text);
    size_t script = index_of_most(t.by_script, N_SCRIPTS);
    if (t.by_script[script] >= LEAST_LETTERS && t.by_script[script] * 2 > t.letters)
        return SCRIPTS[script].name;
    size_t other = 1 + index_of_most(t.by_language + 1, N_LANGUAGES - 1);
    unsigned english = t.by_language[0], most = t.by_language[other];
    return most >= LEAST_WORDS && most * 2 > english * 3 ? LANGUAGES[other].name : NULL;
}
