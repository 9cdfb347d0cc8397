/* ends.c: see ends.h. */
#include "lang/ends.h"

#include "base/utf8.h"
#include "lexicon/lexicon.h"

enum { SPEECH_WINDOW = 4, MARKS_MAX = 3 };

static uint32_t first_cp(const char *text, quothp_span span)
{
    size_t i = 0;
    return quothp_utf8_next(text + span.begin, span.end - span.begin, &i);
}

/* "Ann Lee asked", "asked Ann Lee" */
static bool speech_follows(const char *text, const quothp_span *spans, uint32_t i, uint32_t n)
{
    for (uint32_t k = i; k < n && k < i + SPEECH_WINDOW && quothp_cp_is_letter(first_cp(text, spans[k])); k++) {
        const quothp_str word = {text + spans[k].begin, spans[k].end - spans[k].begin};
        const quothp_lex_entry *cue = quothp_lex_find(QUOTHP_LEX_CUE, word);
        if (cue && (cue->code[1] & (QUOTHP_CUEFORM_PAST | QUOTHP_CUEFORM_S)))
            return true;
    }
    return false;
}

bool quothp_sentence_goes_on(const char *text, const quothp_span *spans, uint32_t i, uint32_t n)
{
    uint32_t last = i, cp = first_cp(text, spans[i]);
    while (last > 0 && i - last < MARKS_MAX && (quothp_cp_is_quote(cp) || cp == '\'' || cp == 0x2019))
        cp = first_cp(text, spans[--last]);
    if (cp == ',')
        return true;
    return last < i && (cp == '?' || cp == '!') && speech_follows(text, spans, i + 1, n);
}
