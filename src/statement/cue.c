/* cue.c: see work.h. Reads the words of a cue, and those before it.
 *
 * Modality: a negation, a modal verb, or the word that governs "to say" stands left of the cue, within its verb group
 * ("has not refused to say") or right before it ("without saying", "if she says").
 */
#include "statement/work.h"

enum { MAX_GROUP = 10 };

static bool is_verbal(const quoth_doc *doc, uint32_t t)
{
    uint8_t x = doc->tokens.at[t].xpos;
    return (x >= QUOTHP_XPOS_VB && x <= QUOTHP_XPOS_VBZ) || x == QUOTHP_XPOS_MD;
}

static bool is_auxiliary(const quoth_doc *doc, uint32_t t)
{
    static const char *const LEMMAS[] = {"be", "have", "do", "get"};
    const quothp_token *token = &doc->tokens.at[t];
    for (size_t i = 0; i < sizeof LEMMAS / sizeof *LEMMAS; i++)
        if (is_verbal(doc, t) && quothp_str_is(token->lemma, LEMMAS[i]))
            return true;
    return token->upos == QUOTHP_UPOS_AUX || token->xpos == QUOTHP_XPOS_MD;
}

static bool is_adverb(const quoth_doc *doc, uint32_t t)
{
    return doc->tokens.at[t].upos == QUOTHP_UPOS_ADV || doc->tokens.at[t].xpos == QUOTHP_XPOS_RP;
}

/* The last verb of the first verb group of the range: "went on to say" gives "say". */
static uint32_t verb_of(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t head = QUOTHP_NONE;
    for (uint32_t t = first; t < end; t++) {
        bool link = is_adverb(doc, t) || quothp_statement_is(doc, t, "to") || quothp_statement_is(doc, t, "on");
        if (is_verbal(doc, t) && (head == QUOTHP_NONE || is_verbal(doc, t - 1) || is_adverb(doc, t - 1) ||
                                  quothp_statement_is(doc, t - 1, "to")))
            head = t;
        else if (head != QUOTHP_NONE && !link)
            break;
    }
    return head;
}

quothp_cue_word quothp_statement_cue(const quoth_doc *doc, const quothp_attribution *a)
{
    quothp_cue_word cue = {.head = QUOTHP_NONE};
    uint32_t first, end, behind;
    if (a->cue.n == 0)
        return cue;
    quothp_span_tokens(doc, a->cue.at[0], &first, &end);
    cue.head = verb_of(doc, first, end);
    if (cue.head != QUOTHP_NONE)
        cue.entry = quothp_lex_match(QUOTHP_LEX_CUE, doc, cue.head, end, &behind);
    for (uint32_t t = first; t < end && !cue.entry; t++)
        if ((cue.entry = quothp_lex_match(QUOTHP_LEX_CUE, doc, t, end, &behind)))
            cue.head = t;
    for (uint32_t t = first; t < end && cue.head == QUOTHP_NONE; t++)
        if (doc->tokens.at[t].upos != QUOTHP_UPOS_PUNCT)
            cue.head = t;
    return cue;
}

quothp_cue_class quothp_statement_class(const quothp_cue_word *cue)
{
    if (cue->head == QUOTHP_NONE)
        return QUOTHP_CUE_NONE;
    return cue->entry ? (quothp_cue_class)cue->entry->code[0] : QUOTHP_CUE_SAID;
}

/* ---- modality ---- */

static bool is_not(const quoth_doc *doc, uint32_t t)
{
    static const char *const WORDS[] = {"not", "n't", "n’t", "never", "neither", "hardly", "nor", NULL};
    static const char *const ONLY[] = {"only", "just", "merely", "simply", NULL};
    return quothp_statement_is_one_of(doc, t, WORDS) && !quothp_statement_is_one_of(doc, t + 1, ONLY);
}

static quothp_modality of_modal(const quoth_doc *doc, uint32_t t)
{
    static const char *const CAN[] = {"can", "could", "ca", NULL};
    static const char *const WILL[] = {"will", "wo", "shall", "'ll", "’ll", NULL};
    if (quothp_statement_is_one_of(doc, t, CAN)) /* "could not say" is a negation, "can only say" no doubt */
        return QUOTHP_MODALITY_ASSERTED;
    return quothp_statement_is_one_of(doc, t, WILL) ? QUOTHP_MODALITY_FUTURE : QUOTHP_MODALITY_POSSIBLE;
}

/* The word before "to" at t, as it bears on what follows. */
static const quothp_lex_entry *governor_before(const quoth_doc *doc, uint32_t t, quothp_modality *modality)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_GOVERNOR, doc->tokens.at[t - 1].lemma);
    if (!row)
        row = quothp_lex_find(QUOTHP_LEX_GOVERNOR, quothp_token_str(doc, t - 1));
    *modality = row ? (quothp_modality)row->code[0] : QUOTHP_MODALITY_WANTED;
    return row;
}

/* What the verb group up to the head makes of it; *group becomes its first token. */
static quothp_modality of_group(const quoth_doc *doc, uint32_t *group, uint32_t limit)
{
    quothp_modality found = QUOTHP_MODALITY_ASSERTED;
    bool negated = false;
    uint32_t g = *group;
    for (int n = 0; n < MAX_GROUP && g > limit; n++) {
        uint32_t t = g - 1;
        quothp_modality here = QUOTHP_MODALITY_ASSERTED;
        if (is_not(doc, t)) {
            negated = true;
        } else if (doc->tokens.at[t].xpos == QUOTHP_XPOS_MD) {
            here = of_modal(doc, t);
        } else if (quothp_statement_is(doc, t, "to") && t > limit &&
                   (governor_before(doc, t, &here) || is_verbal(doc, t - 1))) {
            t--;
        } else if (!is_auxiliary(doc, t) && !is_adverb(doc, t)) {
            break;
        }
        found = here != QUOTHP_MODALITY_ASSERTED ? here : found;
        g = t;
    }
    *group = g;
    if (negated) /* "did not hesitate to say" */
        return found == QUOTHP_MODALITY_REFUSED ? QUOTHP_MODALITY_ASSERTED : QUOTHP_MODALITY_NEGATED;
    return found;
}

/* "without saying", "instead of saying", "rather than say" */
static bool is_ruled_out(const quoth_doc *doc, uint32_t group, uint32_t limit)
{
    static const char *const BEFORE_OF[] = {"instead", "short", NULL};
    if (group <= limit)
        return false;
    if (quothp_statement_is(doc, group - 1, "without"))
        return true;
    if (group - 1 == limit)
        return false;
    return (quothp_statement_is(doc, group - 1, "of") && quothp_statement_is_one_of(doc, group - 2, BEFORE_OF)) ||
           (quothp_statement_is(doc, group - 1, "than") && quothp_statement_is(doc, group - 2, "rather"));
}

/* "no one", "neither minister" */
static bool is_nobody(const quoth_doc *doc, uint32_t t)
{
    static const char *const WORDS[] = {"no", "nobody", "none", "neither", "nothing", NULL};
    return quothp_statement_is_one_of(doc, t, WORDS);
}

quothp_modality quothp_statement_modality(const quoth_doc *doc, const quothp_attribution *a, const quothp_cue_word *cue)
{
    static const char *const IF[] = {"if", "unless", "whether", NULL};
    if (cue->head == QUOTHP_NONE)
        return QUOTHP_MODALITY_ASSERTED;
    uint32_t limit = doc->sentences.at[doc->tokens.at[cue->head].sentence].first, group = cue->head, source = cue->head;
    quothp_modality modality = of_group(doc, &group, limit);
    if (modality != QUOTHP_MODALITY_ASSERTED)
        return modality;
    if (a->source.n && a->source.at[0].begin < a->cue.at[0].begin)
        source = quothp_token_at(doc, a->source.at[0].begin);
    if (is_ruled_out(doc, group, limit) || (source < cue->head && is_nobody(doc, source)))
        return QUOTHP_MODALITY_NEGATED;
    if (source < group)
        group = source;
    return group > limit && quothp_statement_is_one_of(doc, group - 1, IF) ? QUOTHP_MODALITY_CONDITIONAL : modality;
}
