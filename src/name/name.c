/* name.c: the name stage: finds pieces, judges each, makes the article agree with itself, writes the names. */
#include "name/name.h"

#include "base/map.h"
#include "lexicon/lexicon.h"
#include "name/piece.h"

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

quoth_status quothp_stage_name(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)report;
    quothp_pieces pieces = {.arena = scratch};
    memory m = {.doc = doc, .scratch = scratch};
    for (uint32_t s = 0; s < doc->sentences.n; s++) {
        uint32_t from = pieces.list.n;
        if (!quothp_find_pieces(doc, &doc->sentences.at[s], &pieces))
            return QUOTH_ERR_MEMORY;
        for (uint32_t i = from; i < pieces.list.n; i++) {
            quothp_judge(doc, &doc->sentences.at[s], &pieces.list.at[i]);
            if (!remember_piece(&m, &pieces.list.at[i]))
                return QUOTH_ERR_MEMORY;
        }
    }
    for (uint32_t i = 0; i < pieces.list.n; i++) {
        agree(&m, &pieces.list.at[i]);
        if (!emit(doc, &pieces.list.at[i]))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}
