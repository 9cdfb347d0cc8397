/* titled.c: see titled.h. A role in small letters, then two or more words with a capital that are proper nouns. */
#include "lang/titled.h"

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

/* The name behind a role at t, before the token `limit`; empty when there is none. */
static quothp_range name_behind(const quoth_doc *doc, uint32_t t, uint32_t limit)
{
    quothp_range p = {t + 1, t + 1};
    while (p.end < limit && is_name_word(doc, p.end))
        p.end++;
    const uint32_t n = p.end - p.first;
    return n >= SHORTEST && n <= LONGEST ? p : (quothp_range){0, 0};
}

quoth_status quothp_add_titled_names(quoth_doc *doc, quothp_arena *scratch)
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
        quothp_range found = {0, 0};
        if (t < next && is_role(doc, t))
            found = name_behind(doc, t, next < sentence_end ? next : sentence_end);
        if (t < next && found.first == found.end)
            continue;
        quothp_name *name = QUOTHP_PUSH(&doc->arena, &doc->names);
        if (!name)
            return QUOTH_ERR_MEMORY;
        if (t >= next)
            *name = known[k++];
        else
            *name = (quothp_name){quothp_tokens_span(doc, found.first, found.end), found.first, found.end,
                                  QUOTHP_NAME_PERSON};
        t = name->end - 1;
    }
    return QUOTH_OK;
}
