/* inner.c: see work.h. "X said that Y had told him …" is a chain of two statements. But most of what looks like one
 * inside another is plain content of the outer one: what X says of X's own words, what somebody thinks, does or talks
 * about. A statement inside another is one when
 *
 *     - its cue is in the lexicon, and no thought;
 *     - its source stands there, is somebody in particular ("which study says …" asks) and not the outer speaker;
 *     - its content is a quotation or a clause of some words ("as rich as he says he is" tells nothing of its own).
 */
#include "statement/work.h"

enum { CLAUSE_WORDS = 3, MAX_DEPTH = 8 };

static uint32_t count_words(const quoth_doc *doc, const quothp_attribution *a)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->content.n; i++) {
        uint32_t t, end;
        quothp_span_tokens(doc, a->content.at[i], &t, &end);
        for (; t < end && n < CLAUSE_WORDS; t++)
            n += doc->tokens.at[t].upos != QUOTHP_UPOS_PUNCT;
    }
    return n;
}

static bool is_in_particular(const quoth_doc *doc, const quothp_attribution *a)
{
    static const char *const WORDS[] = {"which", "what", "whose", "any", "every", NULL};
    if (!a->source.n)
        return false;
    const uint32_t t = quothp_token_at(doc, a->source.at[0].begin);
    return !quothp_statement_is_one_of(doc, t, WORDS) && !(t > 0 && quothp_statement_is_one_of(doc, t - 1, WORDS));
}

static bool share_speaker(const quoth_doc *doc, const quothp_attribution *a, const quothp_attribution *b)
{
    for (uint32_t i = 0; i < a->speakers.n; i++)
        for (uint32_t k = 0; k < b->speakers.n; k++)
            if (doc->mentions.at[a->speakers.at[i]].entity == doc->mentions.at[b->speakers.at[k]].entity)
                return true;
    return false;
}

/* The nearest statement around it, or QUOTHP_NONE. */
static uint32_t outer_of(const quoth_doc *doc, const quothp_attribution *a)
{
    uint32_t outer = a->within;
    for (int n = 0; outer != QUOTHP_NONE && n < MAX_DEPTH; n++) {
        if (doc->attributions.at[outer].expressed)
            return outer;
        outer = doc->attributions.at[outer].within;
    }
    return QUOTHP_NONE;
}

/* Without a word for its cue it is a line of a transcript, or signed, and stands for itself. */
static bool stands_alone(const quoth_doc *doc, const quothp_attribution *a, const quothp_attribution *outer)
{
    const quothp_cue_word cue = quothp_statement_cue(doc, a);
    if (cue.head == QUOTHP_NONE)
        return true;
    if (!cue.entry || !is_in_particular(doc, a) || share_speaker(doc, a, outer))
        return false;
    const quothp_lex_entry *frame = quothp_lex_find(QUOTHP_LEX_FRAME, quothp_str_of(cue.entry->text));
    if (frame && frame->code[1] == QUOTHP_MANNER_ATTITUDE)
        return false;
    return a->kind == QUOTH_DIRECT ||
           (count_words(doc, a) >= CLAUSE_WORDS && quothp_statement_is_clausal(doc, a, frame));
}

void quothp_statement_drop_inner(quoth_doc *doc)
{
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        quothp_attribution *a = &doc->attributions.at[i];
        const uint32_t outer = a->expressed ? outer_of(doc, a) : QUOTHP_NONE;
        if (outer != QUOTHP_NONE)
            a->expressed = stands_alone(doc, a, &doc->attributions.at[outer]);
    }
}
