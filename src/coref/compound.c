/* compound.c: names that a common noun behind them completes: "the Biden administration", "the Fen Union party".
 *
 * Reads: tokens, names, chunks.
 */
#include "coref/work.h"

/* "the Biden administration", "the Indian government": a noun that makes an organization of the name before it. */
bool quothp_coref_government(const quothp_coref_work *w, const quothp_chunk *chunk, uint32_t *name_first)
{
    const quoth_doc *doc = w->doc;
    if (chunk->name != QUOTHP_NONE || chunk->head == chunk->first)
        return false;
    uint32_t before = w->name_at[chunk->head - 1];
    if (before == QUOTHP_NONE || doc->names.at[before].first < chunk->first)
        return false;
    *name_first = doc->names.at[before].first;
    quothp_name_type type = doc->names.at[before].type;
    quothp_str noun = doc->tokens.at[chunk->head].lemma;
    if (quothp_str_is(noun, "government"))
        return type == QUOTHP_NAME_PLACE || type == QUOTHP_NAME_GROUP || type == QUOTHP_NAME_PERSON;
    return (type == QUOTHP_NAME_PERSON || type == QUOTHP_NAME_ORGANIZATION) &&
           (quothp_str_is(noun, "administration") || quothp_str_is(noun, "campaign"));
}

/* "the Fen Union party", "the Reuters news agency": the name before the noun is the name of the whole. */
uint32_t quothp_coref_named_by(const quothp_coref_work *w, const quothp_chunk *chunk)
{
    if (chunk->name != QUOTHP_NONE || chunk->head == chunk->first)
        return QUOTHP_NONE;
    uint32_t before = w->name_at[chunk->head - 1];
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, w->doc->tokens.at[chunk->head].lemma);
    bool kind = row && (row->code[2] == QUOTHP_ORG_PARTY || row->code[2] == QUOTHP_ORG_MEDIA ||
                        row->code[2] == QUOTHP_ORG_ARMED || quothp_str_is_nocase(quothp_str_of(row->term), "group"));
    if (before == QUOTHP_NONE || !kind || w->doc->names.at[before].type != QUOTHP_NAME_ORGANIZATION ||
        w->doc->names.at[before].first < chunk->first)
        return QUOTHP_NONE;
    return before;
}
