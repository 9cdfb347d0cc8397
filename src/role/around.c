/* around.c: what stands right behind a name: a party in brackets, an organization, the next name of a list.
 *
 * Reads: tokens, mentions, entities.
 */
#include "role/work.h"

static const quothp_mention *mention(const quothp_role_work *w, uint32_t k)
{
    return &w->doc->mentions.at[k];
}

static quothp_xpos xpos(const quothp_role_work *w, uint32_t i)
{
    return i < w->doc->tokens.n ? (quothp_xpos)w->doc->tokens.at[i].xpos : QUOTHP_XPOS_NONE;
}

bool quothp_role_is_named(const quothp_role_work *w, uint32_t k)
{
    const quothp_entity *e = &w->doc->entities.at[mention(w, k)->entity];
    return e->named && e->type == QUOTHP_NAME_PERSON;
}

bool quothp_role_is_person(const quothp_role_work *w, uint32_t k)
{
    return k != QUOTHP_NONE && mention(w, k)->kind == QUOTHP_MENTION_NAME && quothp_role_is_named(w, k);
}

/* "(D-Mo.)" behind the name: its last token, and the region in it; i when there is none. */
uint32_t quothp_role_tag(const quothp_role_work *w, uint32_t i, uint32_t *party, quothp_str *region)
{
    const quoth_doc *doc = w->doc;
    *party = QUOTHP_NONE;
    *region = (quothp_str){NULL, 0};
    bool bracket = quothp_role_word_is(w, i, "(");
    if (i + 1 >= doc->tokens.n || !(bracket || quothp_role_word_is(w, i, ",")))
        return i;
    uint32_t k = w->tag_at[i + 1];
    if (k == QUOTHP_NONE)
        return i;
    uint32_t begin = mention(w, k)->span.end, stop = begin;
    while (begin < doc->n_bytes && !quothp_is_alpha(doc->text[begin]) && doc->text[begin] != ')' && begin < stop + 6)
        begin++;
    for (stop = begin; stop < doc->n_bytes && stop < begin + 30 && doc->text[stop] != ')' && doc->text[stop] != ',' &&
                       (bracket || !quothp_is_space(doc->text[stop]));)
        stop++;
    if (stop == doc->n_bytes || (bracket && doc->text[stop] != ')'))
        return i;
    *party = k;
    *region = quothp_role_region(w, quothp_str_trim((quothp_str){doc->text + begin, stop - begin}));
    if (!bracket && !region->n && stop > begin && doc->text[stop - 1] == '.') /* the full stop of the sentence */
        *region = quothp_role_region(w, (quothp_str){doc->text + begin, --stop - begin});
    return quothp_token_at(doc, stop) + 1;
}

/* "Ann Lee of The Gulls", "Ann Lee of Spain's El Globo": the name behind, or QUOTHP_NONE; *behind is its end. */
uint32_t quothp_role_own_organization(const quothp_role_work *w, uint32_t name_end, uint32_t *behind)
{
    *behind = name_end;
    if (!quothp_role_word_is(w, name_end, "of") && !quothp_role_word_is(w, name_end, "from"))
        return QUOTHP_NONE;
    uint32_t i = name_end + 1;
    if (quothp_role_word_is(w, i, "the"))
        i++;
    uint32_t k = i < w->doc->tokens.n ? w->mention_at[i] : QUOTHP_NONE;
    if (k != QUOTHP_NONE && xpos(w, mention(w, k)->end) == QUOTHP_XPOS_POS && mention(w, k)->type == QUOTHP_NAME_PLACE)
        k = mention(w, k)->end + 1 < w->doc->tokens.n ? w->mention_at[mention(w, k)->end + 1] : QUOTHP_NONE;
    if (k != QUOTHP_NONE)
        *behind = mention(w, k)->end;
    return k;
}

/* The token behind "(tennis)" at i; i when there is no short remark in brackets. */
uint32_t quothp_role_skip_brackets(const quothp_role_work *w, uint32_t i)
{
    if (!quothp_role_word_is(w, i, "("))
        return i;
    for (uint32_t end = i + 1; end < i + 10; end++)
        if (quothp_role_word_is(w, end, ")"))
            return end + 1;
    return i;
}

/* The next name of a list "A, B of Fen News and C", or QUOTHP_NONE. A title before it starts another list. */
uint32_t quothp_role_next_in_list(const quothp_role_work *w, uint32_t k)
{
    uint32_t i = mention(w, k)->end, party;
    quothp_str region;
    i = quothp_role_skip_brackets(w, quothp_role_tag(w, i, &party, &region));
    quothp_role_own_organization(w, i, &i);
    bool joined = false;
    for (; quothp_role_word_is(w, i, ",") || quothp_role_word_is(w, i, "and") || quothp_role_word_is(w, i, "or"); i++)
        joined = true;
    if (!joined || i >= w->doc->tokens.n || !quothp_role_is_person(w, w->mention_at[i]) ||
        mention(w, w->mention_at[i])->first != i)
        return QUOTHP_NONE;
    return w->mention_at[i];
}

/* Behind "members of the Guild, including": where the examples begin, or QUOTHP_NONE. */
uint32_t quothp_role_examples(const quothp_role_work *w, uint32_t i)
{
    if (quothp_role_word_is(w, i, ","))
        i++;
    if (quothp_role_word_is(w, i, "such") && quothp_role_word_is(w, i + 1, "as"))
        return i + 2;
    return quothp_role_word_is(w, i, "including") || quothp_role_word_is(w, i, "like") ? i + 1 : QUOTHP_NONE;
}
