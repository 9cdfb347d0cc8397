/* cut.c: where one token ends, after the English treebanks of Universal Dependencies. */
#include "token/cut.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

#include <string.h>

enum { ABBREVIATION_MAX = 16, EMAIL_MAX = 64 };

bool quothp_cut_is_space(uint32_t cp)
{
    return quothp_cp_is_space(cp) && cp != 0x200B && cp != 0x2060 && cp != 0xFEFF;
}

static bool is_invisible(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 || cp == 0xFEFF;
}

static bool is_word(uint32_t cp)
{
    return quothp_cp_is_letter(cp) || quothp_cp_is_digit(cp) || cp == '_' || is_invisible(cp);
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == 0x2018;
}

/* The code point at the offset, 0 at the end. */
static uint32_t cp_at(const char *text, uint32_t at, uint32_t end)
{
    size_t i = at;
    return at < end ? quothp_utf8_next(text, end, &i) : 0;
}

static uint32_t step(const char *text, uint32_t at, uint32_t end)
{
    size_t i = at;
    quothp_utf8_next(text, end, &i);
    return (uint32_t)i;
}

static bool starts_nocase(const char *text, uint32_t at, uint32_t end, const char *prefix)
{
    for (; *prefix; prefix++, at++)
        if (at >= end || quothp_lower(text[at]) != *prefix)
            return false;
    return true;
}

static bool is_ascii_alnum(char c)
{
    return quothp_is_alpha(c) || quothp_is_digit(c);
}

/* An address reaches to the end of its chunk, but for the punctuation of the sentence around it. */
static uint32_t url_end(const char *text, uint32_t at, uint32_t end)
{
    static const char *const PREFIXES[] = {"http://", "https://", "ftp://", "www."};
    bool is_url = false;
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
        is_url = is_url || starts_nocase(text, at, end, PREFIXES[i]);
    if (!is_url)
        return at;
    uint32_t last = at;
    for (uint32_t i = at; i < end; i = step(text, i, end)) {
        uint32_t cp = cp_at(text, i, end);
        if (quothp_cp_is_quote(cp) || cp == 0x2019 || cp == '<' || cp == '>' || cp == ']')
            break;
        if (!strchr(".,;:!?)'*", cp < 0x80 ? (int)cp : 'x'))
            last = step(text, i, end);
    }
    return last;
}

static uint32_t email_end(const char *text, uint32_t at, uint32_t end)
{
    uint32_t i = at, limit = end - at > EMAIL_MAX ? at + EMAIL_MAX : end;
    while (i < limit && (is_ascii_alnum(text[i]) || strchr("._%+-", text[i])))
        i++;
    if (i == at || i + 1 >= limit || text[i] != '@' || !is_ascii_alnum(text[i + 1]))
        return at;
    i++;
    while (i < end && (is_ascii_alnum(text[i]) ||
                       ((text[i] == '.' || text[i] == '-') && i + 1 < end && is_ascii_alnum(text[i + 1]))))
        i++;
    return i;
}

static bool begins_with_digit(quothp_str follows)
{
    follows = quothp_str_trim(follows);
    return follows.n && quothp_is_digit(follows.p[0]);
}

static bool begins_with_capital(quothp_str follows)
{
    size_t i = 0;
    follows = quothp_str_trim(follows);
    return follows.n && quothp_cp_is_upper(quothp_utf8_next(follows.p, follows.n, &i));
}

/* "Inc.", "U.S.", "J.": the end of an abbreviation with its full stop, or at when there is none. */
static uint32_t abbreviation_end(const char *text, uint32_t at, uint32_t end, quothp_str follows)
{
    uint32_t i = at, letters = 0, longest_run = 0, run = 0;
    while (i < end && i - at < ABBREVIATION_MAX && (quothp_is_alpha(text[i]) || text[i] == '.' || text[i] == '\'')) {
        run = text[i] == '.' ? 0 : run + 1;
        longest_run = run > longest_run ? run : longest_run;
        letters += text[i] != '.';
        i++;
        if (text[i - 1] == '.' && (i == end || !quothp_is_alpha(text[i])))
            break;
    }
    if (i == at || text[i - 1] != '.' || (i < end && text[i] == '.'))
        return at;
    bool at_end = i == end, single = letters == 1 && quothp_is_upper(text[at]); /* the "P." of "Joseph P. Ray" */
    const quothp_lex_entry *row =
        single ? NULL : quothp_lex_find(QUOTHP_LEX_ABBREVIATION, (quothp_str){text + at, i - at});
    if (row && row->code[0] == QUOTHP_ABBR_NUMBER)
        return begins_with_digit(at_end ? follows : (quothp_str){text + i, end - i}) ? i : at;
    if (row && row->code[0] == QUOTHP_ABBR_CAPITAL)
        return quothp_is_upper(text[at]) ? i : at;
    if (row || (letters > 1 && longest_run == 1))
        return i;
    return single && text[at] != 'I' && (!at_end || begins_with_capital(follows)) ? i : at;
}

/* May the hyphen at text[at] stay inside the word that begins at begin? "re-elect", "555-0123", "2024-05-01". */
static bool hyphen_joins(const char *text, uint32_t begin, uint32_t at, uint32_t end)
{
    if (quothp_lex_find(QUOTHP_LEX_PREFIX, (quothp_str){text + begin, at - begin}))
        return true;
    uint32_t before = 0, after = 0;
    while (before < 5 && at - before > begin && quothp_is_digit(text[at - before - 1]))
        before++;
    while (after < 5 && at + 1 + after < end && quothp_is_digit(text[at + 1 + after]))
        after++;
    bool phone = before == 3 && (after == 3 || after == 4);
    bool date = (before == 4 && after == 2 && at + 3 < end && text[at + 3] == '-') ||
                (before == 2 && after == 2 && at > begin + 4 && text[at - 3] == '-');
    return phone || date;
}

/* Does the mark at text[at], between two characters of words, belong to the word that begins at begin? */
static bool joins(const char *text, uint32_t begin, uint32_t at, uint32_t end)
{
    char before = text[at - 1], after = text[step(text, at, end)];
    uint32_t cp = cp_at(text, at, end);
    bool digits = quothp_is_digit(before) && quothp_is_digit(after);
    if (is_apostrophe(cp))
        return true;
    switch (cp) {
    case '.':
        return digits || (quothp_is_lower(before) && quothp_is_lower(after)) ||
               (quothp_is_upper(before) && quothp_is_upper(after) && (at - begin == 1 || text[at - 2] == '.'));
    case ',':
        return digits && at + 3 < end && quothp_is_digit(text[at + 2]) && quothp_is_digit(text[at + 3]);
    case ':':
    case '/':
        return digits;
    case '&':
        return quothp_is_upper(before) && quothp_is_upper(after);
    case '@':
    case '+':
        return true;
    case '-':
    case 0x2010:
    case 0x2011:
        return hyphen_joins(text, begin, at, end);
    default:
        return false;
    }
}

/* "650k" is a number and its unit; "1990s" and "5th" are one word. */
static uint32_t number_end(const char *text, uint32_t at, uint32_t end)
{
    uint32_t unit = end;
    while (unit > at && end - unit < 4 && quothp_is_lower(text[unit - 1]))
        unit--;
    quothp_str word = {text + unit, end - unit};
    if (unit == at || unit == end || !quothp_is_digit(text[unit - 1]) || !quothp_is_digit(text[at]))
        return end;
    static const char *const KEPT[] = {"s", "st", "nd", "rd", "th", "x"};
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        if (quothp_str_is(word, KEPT[i]))
            return end;
    return unit;
}

static uint32_t word_end(const char *text, uint32_t at, uint32_t end, quothp_str follows)
{
    uint32_t i = abbreviation_end(text, at, end, follows);
    if (i > at)
        return i;
    for (i = at; i < end;) {
        uint32_t next = step(text, i, end);
        if (!is_word(cp_at(text, i, end)) && !(i > at && is_word(cp_at(text, next, end)) && joins(text, at, i, end)))
            break;
        i = next;
    }
    return number_end(text, at, i);
}

/* "'s" behind a quotation mark, "'em", "'90s"; or the mark alone. */
static uint32_t apostrophe_end(const char *text, uint32_t at, uint32_t end)
{
    uint32_t i = step(text, at, end), word = i;
    if (i < end && is_apostrophe(cp_at(text, i, end)))
        return step(text, i, end);
    while (i < end && i - at < ABBREVIATION_MAX && is_ascii_alnum(text[i]))
        i++;
    bool suffix = i - word == 1 && quothp_lower(text[word]) == 's' && i == end;
    bool year = i - word >= 2 && quothp_is_digit(text[word]) && quothp_is_digit(text[word + 1]) && i - word <= 3;
    if (suffix || year || quothp_lex_find(QUOTHP_LEX_CONTRACTION, (quothp_str){text + at, i - at}))
        return i;
    return word;
}

static bool is_emoticon(const char *text, uint32_t at, uint32_t end)
{
    uint32_t nose = end - at == 3 && text[at + 1] == '-';
    return end - at == 2 + nose && strchr(":;=", text[at]) && strchr(")(DPp|/\\", text[at + 1 + nose]);
}

uint32_t quothp_cut_token(const char *text, uint32_t at, uint32_t end, quothp_str follows)
{
    uint32_t cp = cp_at(text, at, end), i = url_end(text, at, end);
    if (i > at)
        return i;
    i = email_end(text, at, end);
    if (i > at)
        return i;
    if (is_word(cp))
        return word_end(text, at, end, follows);
    i = step(text, at, end);
    if ((cp == '@' || cp == '#') && i < end && quothp_is_alpha(text[i])) /* a handle, a topic */
        return word_end(text, i, end, (quothp_str){NULL, 0});
    if (is_apostrophe(cp))
        return apostrophe_end(text, at, end);
    if (is_emoticon(text, at, end))
        return end;
    static const char RUNS[] = ".!?"; /* "?!", "..." */
    bool ends = cp < 0x80 && strchr(RUNS, (int)cp);
    if (ends || (cp < 0x80 && strchr("-=*~`+<>$", (int)cp)))
        while (i < end && text[i] && (ends ? strchr(RUNS, text[i]) != NULL : text[i] == (char)cp))
            i++;
    return i;
}

/* Cuts marked in the lexicon: "can|not". The word has the same letters, so the places are the same but for the width
   of a curly apostrophe. */
static uint32_t lexicon_parts(const char *text, uint32_t begin, uint32_t end, const char *marked, uint32_t cuts[2])
{
    uint32_t n = 0, at = begin;
    for (; *marked && at <= end && n < 2; marked++) {
        if (*marked == '|')
            cuts[n++] = at;
        else
            at = at < end ? step(text, at, end) : at;
    }
    return n;
}

uint32_t quothp_cut_parts(const char *text, uint32_t begin, uint32_t end, uint32_t cuts[2])
{
    uint32_t at = end, letters = 0;
    if (end - begin < 3 || end - begin >= QUOTHP_LEX_KEY)
        return 0;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_CONTRACTION, (quothp_str){text + begin, end - begin});
    if (row)
        return lexicon_parts(text, begin, end, row->text, cuts);
    while (at > begin && letters < 3 && quothp_is_alpha(text[at - 1]))
        at--, letters++;
    size_t mark = at;
    if (letters == 0 || letters > 2 || at == begin || !is_apostrophe(quothp_utf8_prev(text, &mark)) || mark == begin)
        return 0;
    static const char *const SUFFIXES[] = {"s", "m", "d", "re", "ve", "ll"};
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++)
        if (quothp_str_is_nocase((quothp_str){text + at, letters}, SUFFIXES[i])) {
            cuts[0] = (uint32_t)mark;
            return 1;
        }
    return 0;
}
