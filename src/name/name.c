/* name.c: the name stage: finds pieces, judges each, makes the article agree with itself, writes the names. */
#include "name/name.h"

#include "base/map.h"
#include "lexicon/lexicon.h"
#include "name/piece.h"

enum { LONGEST_KNOWN = 6 }; /* tokens of a name in a headline */

/* What the article calls a text: its surest piece. */
typedef struct memory {
    quoth_doc *doc;
    quothp_arena *scratch;
    quothp_map index; /* folded text → position in known */
    QUOTHP_LAYER(quothp_piece) known;
} memory;

static const char *key_of(const memory *m, uint32_t first, uint32_t end)
{
    quothp_lex_key key = quothp_lex_fold(quothp_doc_str(m->doc, quothp_tokens_span(m->doc, first, end)));
    return quothp_arena_copy(m->scratch, key.p, key.n);
}

/* Keeps the surer of two readings. False: memory is out. */
static bool remember(memory *m, uint32_t first, uint32_t end, const quothp_piece *piece)
{
    const char *key = key_of(m, first, end);
    if (!key)
        return false;
    uint32_t at = quothp_map_get(&m->index, key);
    if (at == UINT32_MAX) {
        quothp_piece *known = QUOTHP_PUSH(m->scratch, &m->known);
        if (!known)
            return false;
        *known = *piece;
        return quothp_map_add(&m->index, m->scratch, key, m->known.n - 1);
    }
    if (m->known.at[at].sure < piece->sure)
        m->known.at[at] = *piece;
    return true;
}

static const quothp_piece *recall(const memory *m, uint32_t first, uint32_t end)
{
    const char *key = key_of(m, first, end);
    uint32_t at = key ? quothp_map_get(&m->index, key) : UINT32_MAX;
    return at == UINT32_MAX ? NULL : &m->known.at[at];
}

/* Whole names, and for people the surname and the given name by themselves. */
static bool remember_piece(memory *m, const quothp_piece *piece)
{
    if (piece->sure == QUOTHP_SURE_NOT || piece->type == QUOTHP_NAME_DATE || piece->type == QUOTHP_NAME_MONEY)
        return true;
    if (!remember(m, piece->first, piece->end, piece))
        return false;
    if (piece->type != QUOTHP_NAME_PERSON || piece->end - piece->first < 2 || piece->sure < QUOTHP_SURE_HINT)
        return true;
    quothp_piece part = *piece;
    part.sure = QUOTHP_SURE_HINT;
    return remember(m, piece->end - 1, piece->end, &part) && remember(m, piece->first, piece->first + 1, &part);
}

static void agree(const memory *m, quothp_piece *piece)
{
    if (piece->sure >= QUOTHP_SURE_HINT)
        return;
    const quothp_piece *known = recall(m, piece->first, piece->end);
    if (known && known->sure > piece->sure) {
        piece->type = known->type;
        piece->sure = known->sure;
    }
}

/* "Leon, Granada and Masaya": what stands in a list of places is a place. */
static bool only_list_marks(const quoth_doc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (doc->tokens.at[t].xpos != QUOTHP_XPOS_COMMA && !quothp_str_is(quothp_token_str(doc, t), "and"))
            return false;
    return end > first && end - first <= 2;
}

static void join_lists(const quoth_doc *doc, quothp_piece *at, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        quothp_piece *a = &at[i - 1], *b = &at[i];
        if (!only_list_marks(doc, a->end, b->first))
            continue;
        if (a->type == QUOTHP_NAME_PLACE && a->sure >= QUOTHP_SURE_HINT && b->sure == QUOTHP_SURE_GUESS)
            b->type = QUOTHP_NAME_PLACE, b->sure = QUOTHP_SURE_HINT;
        else if (b->type == QUOTHP_NAME_PLACE && b->sure == QUOTHP_SURE_YES && a->sure == QUOTHP_SURE_GUESS &&
                 b->first - a->end == 1)
            a->type = QUOTHP_NAME_PLACE, a->sure = QUOTHP_SURE_HINT;
    }
}

static bool emit(quoth_doc *doc, const quothp_piece *piece)
{
    if (piece->sure == QUOTHP_SURE_NOT)
        return true;
    quothp_name *name = QUOTHP_PUSH(&doc->arena, &doc->names);
    if (!name)
        return false;
    *name = (quothp_name){quothp_tokens_span(doc, piece->first, piece->end), piece->first, piece->end, piece->type};
    return true;
}

/* Between capitals throughout only names that are known already can be told. */
static bool is_headline(const quoth_doc *doc, const quothp_sentence *sentence)
{
    uint32_t words = 0, capitals = 0, commas = 0;
    for (uint32_t t = sentence->first; t < sentence->end; t++) {
        quothp_span span = doc->tokens.at[t].span;
        commas += doc->tokens.at[t].xpos == QUOTHP_XPOS_COMMA || doc->tokens.at[t].xpos == QUOTHP_XPOS_PERIOD;
        if (span.end - span.begin <= 3 || doc->tokens.at[t].upos == QUOTHP_UPOS_PUNCT)
            continue;
        words++;
        capitals += quothp_is_capital(doc, t);
    }
    quothp_block_kind kind = doc->blocks.at[sentence->block].kind;
    bool heading = kind == QUOTHP_HEADLINE || kind == QUOTHP_HEADING;
    return (heading ? words > 2 : words > 5 && !commas) && capitals * 5 > words * 4;
}

static bool emit_headline(memory *m, const quothp_sentence *sentence)
{
    for (uint32_t t = sentence->first; t < sentence->end;) {
        quothp_piece found = {.first = t};
        uint32_t end = sentence->end - t < LONGEST_KNOWN ? sentence->end : t + LONGEST_KNOWN;
        for (; end > t && !found.end && quothp_is_capital(m->doc, t); end--) {
            const quothp_piece *known = recall(m, t, end);
            found.sure = known ? known->sure : QUOTHP_SURE_NOT;
            found.type = known ? known->type : QUOTHP_NAME_MISC;
            if (found.sure >= QUOTHP_SURE_HINT)
                found.end = end;
            else if (quothp_listed(m->doc, t, end, &found.type))
                found.end = end, found.sure = QUOTHP_SURE_YES;
        }
        if (found.end && !emit(m->doc, &found))
            return false;
        t = found.end ? found.end : t + 1;
    }
    return true;
}

static bool read_sentence(memory *m, const quothp_sentence *sentence, quothp_pieces *pieces)
{
    uint32_t from = pieces->list.n;
    if (!quothp_find_pieces(m->doc, sentence, pieces))
        return false;
    uint32_t n = pieces->list.n - from;
    for (uint32_t i = from; i < from + n; i++)
        quothp_judge(m->doc, sentence, &pieces->list.at[i]);
    if (n)
        join_lists(m->doc, pieces->list.at + from, n);
    for (uint32_t i = from; i < from + n; i++)
        if (!remember_piece(m, &pieces->list.at[i]))
            return false;
    return true;
}

quoth_status quothp_stage_name(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)report;
    quothp_pieces pieces = {.arena = scratch};
    memory m = {.doc = doc, .scratch = scratch};
    for (uint32_t s = 0; s < doc->sentences.n; s++)
        if (!is_headline(doc, &doc->sentences.at[s]) && !read_sentence(&m, &doc->sentences.at[s], &pieces))
            return QUOTH_ERR_MEMORY;
    for (uint32_t s = 0, i = 0; s < doc->sentences.n; s++) {
        const quothp_sentence *sentence = &doc->sentences.at[s];
        if (is_headline(doc, sentence) && !emit_headline(&m, sentence))
            return QUOTH_ERR_MEMORY;
        for (; i < pieces.list.n && pieces.list.at[i].first < sentence->end; i++) {
            agree(&m, &pieces.list.at[i]);
            if (!emit(doc, &pieces.list.at[i]))
                return QUOTH_ERR_MEMORY;
        }
    }
    return QUOTH_OK;
}
