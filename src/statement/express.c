/* express.c: see work.h. The graph takes what was said or written. An attribution counts as that when
 *
 *     - nothing around the cue negates, refuses, plans or doubts it (cue.c);
 *     - it stands in the body of the article, and its source is not the writer or the reader ("I", "you");
 *     - we know who said it, or it is quoted; inside another statement, we know who said it;
 *     - its content suits its cue: a thought counts with quoted words only, a word that is in no list of cues with some
 *       length of them, a cue of express.tsv with a clause or a quotation ("rejected the plan" is an act, "rejected the
 *       plan as “foolish”" was said);
 *     - the cue does not just name a thing: "a group called the Gulls".
 */
#include "statement/work.h"

enum { SPEECH_WORDS = 4 }; /* from here on, 97 of 100 quotations in PolNeAR are somebody's words */

static bool is_first_person(const quoth_doc *doc, const quothp_attribution *a)
{
    static const char *const WORDS[] = {"i", "we", "my", "our", "you", "your", "one", NULL};
    uint32_t first, end;
    if (a->source.n != 1)
        return false;
    quothp_span_tokens(doc, a->source.at[0], &first, &end);
    return end == first + 1 && quothp_statement_is_one_of(doc, first, WORDS);
}

static bool in_body(const quoth_doc *doc, const quothp_attribution *a)
{
    quothp_block_kind kind = quothp_token_block_kind(doc, quothp_token_at(doc, a->content.at[0].begin));
    return kind != QUOTHP_HEADLINE && kind != QUOTHP_HEADING;
}

/* Has the content a finite verb of its own, or an infinitive, and is thus more than a noun phrase? */
static bool is_clause(const quoth_doc *doc, const quothp_attribution *a)
{
    static const char *const OPENERS[] = {"that", "to", "as", "if", "whether", NULL};
    uint32_t first, end;
    quothp_span_tokens(doc, a->content.at[0], &first, &end);
    const bool that = doc->tokens.at[first].upos == QUOTHP_UPOS_DET; /* "defended that promise" */
    if (a->content.n > 1 || (!that && quothp_statement_is_one_of(doc, first, OPENERS)))
        return true;
    for (uint32_t t = first; t < end && t < first + QUOTHP_STATEMENT_REACH; t++) {
        uint8_t x = doc->tokens.at[t].xpos;
        bool relative = x == QUOTHP_XPOS_WDT || x == QUOTHP_XPOS_WP || x == QUOTHP_XPOS_WRB ||
                        (x == QUOTHP_XPOS_IN && quothp_statement_is(doc, t, "that"));
        if (relative || (t == first && x == QUOTHP_XPOS_VB))
            return t == first;
        if (quothp_statement_is_finite(doc, t) || (t > first && quothp_statement_is(doc, t, "as")))
            return true;
    }
    return false;
}

/* "a group called the Gulls": a participle behind its noun. */
static bool names_a_thing(const quoth_doc *doc, const quothp_attribution *a, const quothp_cue_word *cue)
{
    static const char *const NAMING[] = {"called", "named", "dubbed", "titled", "entitled", "nicknamed", NULL};
    uint32_t t = cue->head;
    return quothp_statement_is_one_of(doc, t, NAMING) && t > 0 && doc->tokens.at[t].xpos == QUOTHP_XPOS_VBN &&
           doc->tokens.at[t - 1].upos != QUOTHP_UPOS_AUX && a->content.at[0].begin > a->cue.at[0].begin;
}

bool quothp_statement_is_clausal(const quoth_doc *doc, const quothp_attribution *a, const quothp_lex_entry *frame)
{
    uint32_t first, end;
    if (is_clause(doc, a))
        return true;
    if (!frame || !(frame->code[0] & QUOTHP_FRAME_TO))
        return false;
    quothp_span_tokens(doc, a->content.at[0], &first, &end);
    for (uint32_t t = first; t + 1 < end && t < first + QUOTHP_STATEMENT_REACH; t++)
        if (doc->tokens.at[t + 1].xpos == QUOTHP_XPOS_VB && quothp_statement_is(doc, t, "to"))
            return true;
    return false;
}

/* Behind a word that is in no list of cues: a quotation of some length, and no term that stands as a noun ("filed a
   “statement of differing opinion”"). */
static bool quotes_speech(const quoth_doc *doc, const quothp_attribution *a)
{
    for (uint32_t i = 0; i < a->content.n; i++) {
        uint32_t t, end, words = 0;
        bool quoted = false, term = false;
        quothp_span_tokens(doc, a->content.at[i], &t, &end);
        for (const uint32_t first = t; t < end; t++) {
            const uint8_t xpos = doc->tokens.at[t].xpos;
            if (xpos == QUOTHP_XPOS_OPEN || xpos == QUOTHP_XPOS_CLOSE) {
                quoted = !quoted;
                term = t > first && doc->tokens.at[t - 1].upos == QUOTHP_UPOS_DET;
                words = 0;
            }
            words += quoted && doc->tokens.at[t].upos != QUOTHP_UPOS_PUNCT;
            if (quoted && !term && words >= SPEECH_WORDS)
                return true;
        }
    }
    return false;
}

static bool suits_cue(const quoth_doc *doc, const quothp_attribution *a, const quothp_cue_word *cue)
{
    if (!cue->entry)
        return a->kind != QUOTH_INDIRECT && a->speakers.n && quotes_speech(doc, a);
    if (a->kind != QUOTH_INDIRECT)
        return true;
    quothp_str lemma = quothp_str_of(cue->entry->text);
    const quothp_lex_entry *frame = quothp_lex_find(QUOTHP_LEX_FRAME, lemma);
    const quothp_lex_entry *express = quothp_lex_find(QUOTHP_LEX_EXPRESS, lemma);
    if (frame && frame->code[1] == QUOTHP_MANNER_ATTITUDE)
        return false;
    quothp_express needs = express ? (quothp_express)express->code[0] : QUOTHP_EXPRESS_ANY;
    return needs == QUOTHP_EXPRESS_ANY ||
           (needs == QUOTHP_EXPRESS_CLAUSE && quothp_statement_is_clausal(doc, a, frame));
}

bool quothp_statement_is_expressed(const quoth_doc *doc, const quothp_attribution *a, const quothp_cue_word *cue)
{
    if (a->modality != QUOTHP_MODALITY_ASSERTED || a->content.n == 0 || !in_body(doc, a) || is_first_person(doc, a))
        return false;
    if (!a->speakers.n && (a->kind == QUOTH_INDIRECT || a->within != QUOTHP_NONE))
        return false;
    return cue->head == QUOTHP_NONE || (suits_cue(doc, a, cue) && !names_a_thing(doc, a, cue));
}
