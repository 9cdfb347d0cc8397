/* join.c: see join.h. What follows tells whether the full stop ends a sentence; where it does not tell, the splitter's
 * word holds. */
#include "lang/join.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

static uint32_t first_cp(const char *text, quothp_span span)
{
    size_t i = 0;
    return quothp_utf8_next(text + span.begin, span.end - span.begin, &i);
}

/* May the word and its full stop be one, with such a token behind them? */
static bool joins(const quothp_lex_entry *row, bool capital, uint32_t next)
{
    switch ((quothp_abbreviation)row->code[0]) {
    case QUOTHP_ABBR_NUMBER:
        return quothp_cp_is_digit(next);
    case QUOTHP_ABBR_BEFORE:
        return capital && quothp_cp_is_letter(next);
    case QUOTHP_ABBR_CAPITAL:
        if (!capital)
            return false;
        break;
    default:
        break;
    }
    return quothp_cp_is_digit(next) || next == ',' || next == ';' || next == ')' ||
           (quothp_cp_is_letter(next) && !quothp_cp_is_upper(next));
}

/* "G.K." */
static bool is_initials(quothp_str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (i % 2 ? word.p[i] != '.' : !quothp_is_upper(word.p[i]))
            return false;
    return word.n > 3;
}

uint32_t quothp_join_abbreviations(const char *text, quothp_span *spans, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        spans[kept] = spans[i];
        const bool stop = i + 2 < n && spans[i + 1].end - spans[i + 1].begin == 1 && text[spans[i + 1].begin] == '.' &&
                          spans[i].end == spans[i + 1].begin;
        if (stop) {
            const quothp_str word = {text + spans[i].begin, spans[i + 1].end - spans[i].begin};
            const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_ABBREVIATION, word);
            const uint32_t next = first_cp(text, spans[i + 2]);
            if (row ? joins(row, quothp_is_upper(word.p[0]), next) : is_initials(word) && quothp_cp_is_letter(next))
                spans[kept].end = spans[++i].end;
        }
        kept++;
    }
    return kept;
}
