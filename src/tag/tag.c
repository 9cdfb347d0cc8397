/* tag.c: the tag stage: guesses each word of a sentence, chooses between neighbours, adds lemmas. */
#include "tag/tag.h"

#include "base/utf8.h"
#include "tag/guess.h"

static bool is_upper(const quoth_doc *doc, uint32_t token)
{
    size_t i = 0;
    quothp_str word = quothp_token_str(doc, token);
    return quothp_cp_is_upper(quothp_utf8_next(word.p, word.n, &i));
}

static bool is_letter(const quoth_doc *doc, uint32_t token)
{
    size_t i = 0;
    quothp_str word = quothp_token_str(doc, token);
    return quothp_cp_is_letter(quothp_utf8_next(word.p, word.n, &i));
}

/* In a headline nearly every word has a capital, and none of them tells a name. */
static bool is_headline(const quoth_doc *doc, const quothp_sentence *sentence)
{
    uint32_t letters = 0, capitals = 0;
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        bool content = is_letter(doc, t) && doc->tokens.at[t].span.end - doc->tokens.at[t].span.begin > 3;
        letters += content;
        capitals += content && is_upper(doc, t);
    }
    return letters > 3 && capitals * 5 > letters * 4;
}

/* Does the token open a sentence, or a quotation in it? */
static bool is_initial(const quoth_doc *doc, const quothp_sentence *sentence, uint32_t token)
{
    if (token == sentence->first)
        return true;
    if (is_letter(doc, token - 1))
        return false;
    quothp_str word = quothp_token_str(doc, token - 1);
    size_t i = 0;
    uint32_t cp = quothp_utf8_next(word.p, word.n, &i);
    return quothp_cp_is_quote(cp) || cp == '`' || cp == ':' || cp == 0x2018 || cp == '\'' ||
           (token - 1 == sentence->first && !quothp_cp_is_digit(cp));
}

static bool add_lemma(quoth_doc *doc, quothp_token *t)
{
    if (t->lemma.n)
        return true;
    t->lemma = quothp_lemma(&doc->arena, quothp_doc_str(doc, t->span), (quothp_xpos)t->xpos);
    return t->lemma.p != NULL;
}

quoth_status quothp_stage_tag(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)report;
    uint32_t longest = 0;
    for (uint32_t s = 0; s < doc->sentences.n; s++) {
        uint32_t n = doc->sentences.at[s].end - doc->sentences.at[s].first;
        longest = n > longest ? n : longest;
    }
    quothp_guess *guesses = quothp_arena_array(scratch, longest, sizeof *guesses);
    if (!guesses)
        return QUOTH_ERR_MEMORY;
    for (uint32_t s = 0; s < doc->sentences.n; s++) {
        const quothp_sentence *sentence = &doc->sentences.at[s];
        bool headline = is_headline(doc, sentence);
        for (uint32_t t = sentence->first; t < sentence->end; t++)
            guesses[t - sentence->first] =
                quothp_guess_word(quothp_token_str(doc, t), headline                       ? QUOTHP_CAPITAL_ALL
                                                            : is_initial(doc, sentence, t) ? QUOTHP_CAPITAL_OPENS
                                                                                           : QUOTHP_CAPITAL_NAMES);
        quothp_choose_tags(doc, sentence, guesses);
        for (uint32_t t = sentence->first; t < sentence->end; t++)
            if (!add_lemma(doc, &doc->tokens.at[t]))
                return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}
