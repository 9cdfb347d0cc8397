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
            if (row && joins(row, quothp_is_upper(word.p[0]), first_cp(text, spans[i + 2])))
                spans[kept].end = spans[++i].end;
        }
        kept++;
    }
    return kept;
}
