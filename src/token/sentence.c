/* sentence.c: which tokens end a sentence. */
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "token/cut.h"

/* How far to look: longer runs of marks are no text. */
enum { SPEECH_WINDOW = 4, MARKS_MAX = 8 };

static uint32_t first_cp(const quoth_doc *doc, uint32_t token)
{
    size_t i = 0;
    quothp_str word = quothp_token_str(doc, token);
    return quothp_utf8_next(word.p, word.n, &i);
}

static bool touches_previous(const quoth_doc *doc, uint32_t token)
{
    return token > 0 && doc->tokens.at[token - 1].span.end == doc->tokens.at[token].span.begin;
}

/* A quotation mark or bracket that closes what stands before it. */
static bool is_closer(const quoth_doc *doc, uint32_t token)
{
    quothp_str word = quothp_token_str(doc, token);
    uint32_t cp = first_cp(doc, token);
    if (cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 || cp == 0xBB || quothp_str_is(word, "''"))
        return true;
    return (cp == '"' || quothp_str_is(word, "'")) && touches_previous(doc, token);
}

static bool is_opener(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == '`' || cp == '\'' || cp == 0x2018 || quothp_cp_is_quote(cp);
}

static bool is_terminal(quothp_str word)
{
    char c = word.n ? word.p[0] : 0;
    return c == '.' || c == '!' || c == '?' || quothp_str_is(word, "\xE2\x80\xA6");
}

static bool is_abbreviation(quothp_str word)
{
    return word.n > 1 && word.p[word.n - 1] == '.' && word.p[0] != '.';
}

static bool is_mark(const quoth_doc *doc, uint32_t token, char mark)
{
    quothp_str word = quothp_token_str(doc, token);
    return word.n == 1 && word.p[0] == mark;
}

/* "[17]" behind a full stop refers to a note. */
static bool is_note(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    return token + 2 < end && is_mark(doc, token, '[') && is_mark(doc, token + 2, ']') &&
           quothp_cp_is_digit(first_cp(doc, token + 1));
}

/* The word that opens what follows, behind quotation marks and brackets; end when there is none. */
static uint32_t opening_word(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    for (uint32_t marks = 0; marks < MARKS_MAX && token < end && is_opener(first_cp(doc, token)); marks++)
        token++;
    return token;
}

/* "Go!" Ann Ek said: the sentence goes on behind the quotation. */
static bool speech_follows(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    for (uint32_t i = token; i < end && i < token + SPEECH_WINDOW; i++) {
        const quothp_lex_entry *cue = quothp_lex_find(QUOTHP_LEX_CUE, quothp_token_str(doc, i));
        if (cue && (cue->code[1] & (QUOTHP_CUEFORM_PAST | QUOTHP_CUEFORM_S)))
            return true;
        if (!quothp_cp_is_letter(first_cp(doc, i)))
            return false;
    }
    return false;
}

/* Behind an abbreviation only a small word that begins sentences shows that one begins. */
static bool starts_sentence(const quoth_doc *doc, uint32_t token)
{
    uint32_t cp = first_cp(doc, token);
    if (!quothp_cp_is_upper(cp))
        return false;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_CLOSED, quothp_token_str(doc, token));
    return row && row->code[0] != QUOTHP_UPOS_NUM;
}

static bool abbreviation_ends(const quoth_doc *doc, uint32_t last, uint32_t next, uint32_t end)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_ABBREVIATION, quothp_token_str(doc, last));
    bool before = row && row->code[0] == QUOTHP_ABBR_BEFORE;
    return !before && next < end && starts_sentence(doc, next);
}

bool quothp_ends_sentence(const quoth_doc *doc, uint32_t token, uint32_t first, uint32_t end)
{
    uint32_t last = token;
    if (token >= first + 3 && is_note(doc, token - 2, end))
        last = token - 3;
    while (last > first && token - last < MARKS_MAX && is_closer(doc, last))
        last--;
    quothp_str word = quothp_token_str(doc, last);
    if ((!is_terminal(word) && !is_abbreviation(word)) || is_closer(doc, token + 1))
        return false;
    if (is_terminal(quothp_token_str(doc, token + 1)) || is_note(doc, token + 1, end))
        return false;
    uint32_t next = opening_word(doc, token + 1, end);
    uint32_t cp = next < end ? first_cp(doc, next) : 0;
    if (!is_terminal(word))
        return abbreviation_ends(doc, last, next, end);
    if (last < token && word.p[0] != '.' && speech_follows(doc, next, end))
        return false;
    if (word.n > 1 && word.p[0] == '.') /* an ellipsis */
        return quothp_cp_is_upper(cp);
    return !quothp_cp_is_letter(cp) || quothp_cp_is_upper(cp) || cp > 0x24F;
}
