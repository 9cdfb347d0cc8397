/* settle.c: see settle.h. */
#include "lang/settle.h"

#include "lexicon/lexicon.h"

static bool is(const quoth_doc *doc, uint32_t token, const char *text)
{
    return quothp_str_is_nocase(quothp_token_str(doc, token), text);
}

static uint32_t skip_article(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    while (first + 1 < end && (is(doc, first, "the") || is(doc, first, "a") || is(doc, first, "an")))
        first++;
    return first;
}

/* Behind the last title that stands before the person: "former President Lee", "Fen Board Chair Ann Lee". */
static uint32_t skip_titles(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t behind = first, title_end;
    for (uint32_t i = first; i + 1 < end; i++)
        if (quothp_lex_match(QUOTHP_LEX_TITLE, doc, i, end - 1, &title_end))
            behind = title_end, i = title_end - 1;
    return behind;
}

static bool is_title(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t title_end;
    return quothp_lex_match(QUOTHP_LEX_TITLE, doc, first, end, &title_end) && title_end == end;
}

/* Before a bracket, a possessive mark and marks that belong to the sentence. */
static uint32_t cut_tail(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i < end; i++)
        if (is(doc, i, "("))
            end = i;
    while (end > first + 1 &&
           (doc->tokens.at[end - 1].xpos == QUOTHP_XPOS_POS || is(doc, end - 1, ",") || is(doc, end - 1, "-")))
        end--;
    return end;
}

/* The row that the whole name is. */
static const quothp_lex_entry *whole(quothp_lex table, const quoth_doc *doc, uint32_t first, uint32_t end)
{
    uint32_t match_end = 0;
    const quothp_lex_entry *row = quothp_lex_match(table, doc, first, end, &match_end);
    return match_end == end ? row : NULL;
}

/* What a list has under one meaning only is that, whatever the model takes it for. */
static quothp_name_type settle_type(const quoth_doc *doc, uint32_t first, uint32_t end, quothp_name_type type)
{
    const quothp_lex_entry *outlet = whole(QUOTHP_LEX_OUTLET, doc, first, end);
    const quothp_lex_entry *region = whole(QUOTHP_LEX_REGION, doc, first, end);
    const quothp_lex_entry *party = whole(QUOTHP_LEX_PARTY, doc, first, end);
    if ((outlet && outlet->code[0] == QUOTHP_STRONG) || whole(QUOTHP_LEX_ORGANIZATION, doc, first, end))
        return QUOTHP_NAME_ORGANIZATION;
    if (party && party->code[0] != QUOTHP_PARTY_TAG)
        return party->code[0] == QUOTHP_PARTY_NAME ? QUOTHP_NAME_ORGANIZATION : QUOTHP_NAME_GROUP;
    if (region && region->code[0] == QUOTHP_REGION_ADJECTIVE)
        return QUOTHP_NAME_GROUP;
    if (region && region->code[0] == QUOTHP_REGION_PLACE && type != QUOTHP_NAME_PERSON)
        return QUOTHP_NAME_PLACE;
    return type;
}

/* False: this is no name. */
static bool settle(const quoth_doc *doc, quothp_name *name)
{
    uint32_t first = skip_article(doc, name->first, name->end), end = cut_tail(doc, first, name->end);
    if (quothp_lex_party_tag(doc, name->span.begin))
        return false; /* the mention of a party, which coref adds by itself */
    if (name->type == QUOTHP_NAME_PERSON) {
        if (is_title(doc, first, end))
            return false;
        first = skip_titles(doc, first, end);
    }
    *name = (quothp_name){quothp_tokens_span(doc, first, end), first, end, settle_type(doc, first, end, name->type)};
    return true;
}

void quothp_settle_names(quoth_doc *doc)
{
    uint32_t kept = 0;
    for (uint32_t k = 0; k < doc->names.n; k++)
        if (settle(doc, &doc->names.at[k]))
            doc->names.at[kept++] = doc->names.at[k];
    doc->names.n = kept;
}
