/* missed.c: see missed.h. */
#include "lang/missed.h"

#include "lexicon/lexicon.h"

#include <string.h>

enum { SHORTEST = 2, LONGEST = 4 }; /* words of a name */

static bool is_role(const quoth_doc *doc, uint32_t t)
{
    const quothp_token *token = &doc->tokens.at[t];
    const quothp_lex_entry *noun = quothp_lex_find(QUOTHP_LEX_NOUN, token->lemma);
    return token->xpos == QUOTHP_XPOS_NN && quothp_is_lower(doc->text[token->span.begin]) && noun &&
           noun->code[0] == QUOTHP_NOUN_ROLE;
}

static bool is_name_word(const quoth_doc *doc, uint32_t t)
{
    const quothp_token *token = &doc->tokens.at[t];
    return token->xpos == QUOTHP_XPOS_NNP && quothp_is_upper(doc->text[token->span.begin]);
}

/* A role in small letters at t, then two or more proper nouns before the token `limit`. */
static bool find_person(const quoth_doc *doc, uint32_t t, uint32_t limit, quothp_name *out)
{
    uint32_t end = t + 1;
    if (!is_role(doc, t))
        return false;
    while (end < limit && is_name_word(doc, end))
        end++;
    const uint32_t n = end - t - 1;
    if (n < SHORTEST || n > LONGEST)
        return false;
    *out = (quothp_name){quothp_tokens_span(doc, t + 1, end), t + 1, end, QUOTHP_NAME_PERSON};
    return true;
}

/* An outlet at t whose name is no everyday word. */
static bool find_outlet(const quoth_doc *doc, uint32_t t, uint32_t limit, quothp_name *out)
{
    uint32_t end;
    if (!quothp_is_upper(doc->text[doc->tokens.at[t].span.begin]))
        return false;
    const quothp_lex_entry *outlet = quothp_lex_match(QUOTHP_LEX_OUTLET, doc, t, limit, &end);
    if (!outlet || outlet->code[0] != QUOTHP_STRONG)
        return false;
    *out = (quothp_name){quothp_tokens_span(doc, t, end), t, end, QUOTHP_NAME_ORGANIZATION};
    return true;
}

/* "Speaker of the House Ann Lee": the chamber and the person behind it, which were read as one name. */
static bool holds_chamber(const quoth_doc *doc, const quothp_name *name)
{
    static const char *const CHAMBERS[] = {"House", "Senate", "Assembly", "Commons"};
    const uint32_t t = name->first;
    if (name->end - t < 1 + SHORTEST || t < 2 || !quothp_str_is(quothp_token_str(doc, t - 1), "the") ||
        !quothp_str_is(quothp_token_str(doc, t - 2), "of") ||
        !quothp_lex_find(QUOTHP_LEX_GIVEN, quothp_token_str(doc, t + 1)))
        return false;
    for (size_t i = 0; i < sizeof CHAMBERS / sizeof *CHAMBERS; i++)
        if (quothp_str_is(quothp_token_str(doc, t), CHAMBERS[i]))
            return true;
    return false;
}

/* Takes the chamber from the front of the name and gives it back. */
static quothp_name cut_chamber(const quoth_doc *doc, quothp_name *name)
{
    const quothp_name chamber = {quothp_tokens_span(doc, name->first, name->first + 1), name->first, name->first + 1,
                                 QUOTHP_NAME_ORGANIZATION};
    name->first++;
    name->span = quothp_tokens_span(doc, name->first, name->end);
    name->type = QUOTHP_NAME_PERSON;
    return chamber;
}

quoth_status quothp_add_missed_names(quoth_doc *doc, quothp_arena *scratch)
{
    quothp_name *known = quothp_arena_array(scratch, doc->names.n + 1, sizeof *known);
    if (!known)
        return QUOTH_ERR_MEMORY;
    const uint32_t n_known = doc->names.n;
    if (n_known)
        memcpy(known, doc->names.at, n_known * sizeof *known);
    doc->names.n = 0;
    for (uint32_t t = 0, k = 0; t < doc->tokens.n; t++) {
        const uint32_t next = k < n_known ? known[k].first : doc->tokens.n;
        const uint32_t sentence_end = doc->sentences.at[doc->tokens.at[t].sentence].end;
        const uint32_t limit = next < sentence_end ? next : sentence_end;
        quothp_name name;
        if (t >= next)
            name = holds_chamber(doc, &known[k]) ? cut_chamber(doc, &known[k]) : known[k++];
        else if (!find_person(doc, t, limit, &name) && !find_outlet(doc, t, limit, &name))
            continue;
        quothp_name *slot = QUOTHP_PUSH(&doc->arena, &doc->names);
        if (!slot)
            return QUOTH_ERR_MEMORY;
        *slot = name;
        t = name.end - 1;
    }
    return QUOTH_OK;
}
