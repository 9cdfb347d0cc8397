/* agree.c: see agree.h. Every place where a name stands has a vote. */
#include "lang/agree.h"

#include "base/map.h"

typedef struct ballot {
    uint16_t votes[QUOTHP_N_NAME_TYPES];
    bool surname; /* the last word of somebody's full name */
} ballot;

typedef struct poll {
    quothp_map index; /* name -> ballot */
    QUOTHP_LAYER(ballot) ballots;
} poll;

static ballot *ballot_of(poll *p, quothp_arena *scratch, quothp_str name)
{
    const char *key = quothp_arena_copy(scratch, name.p, name.n);
    uint32_t at = key ? quothp_map_get(&p->index, key) : UINT32_MAX;
    if (!key || at != UINT32_MAX)
        return key ? &p->ballots.at[at] : NULL;
    ballot *b = QUOTHP_PUSH(scratch, &p->ballots);
    return b && quothp_map_add(&p->index, scratch, key, p->ballots.n - 1) ? b : NULL;
}

static quothp_name_type winner(const ballot *b, quothp_name_type own)
{
    quothp_name_type best = own;
    for (int t = 0; t < QUOTHP_N_NAME_TYPES; t++)
        if (b->votes[t] > b->votes[best])
            best = (quothp_name_type)t;
    return b->surname ? QUOTHP_NAME_PERSON : best;
}

quoth_status quothp_agree_names(quoth_doc *doc, quothp_arena *scratch)
{
    poll p = {0};
    for (uint32_t k = 0; k < doc->names.n; k++) {
        const quothp_name *name = &doc->names.at[k];
        ballot *b = ballot_of(&p, scratch, quothp_doc_str(doc, name->span));
        if (!b)
            return QUOTH_ERR_MEMORY;
        b->votes[name->type]++;
        if (name->type != QUOTHP_NAME_PERSON || name->end - name->first < 2)
            continue;
        b = ballot_of(&p, scratch, quothp_token_str(doc, name->end - 1));
        if (!b)
            return QUOTH_ERR_MEMORY;
        b->surname = true;
    }
    for (uint32_t k = 0; k < doc->names.n; k++) {
        quothp_name *name = &doc->names.at[k];
        const ballot *b = ballot_of(&p, scratch, quothp_doc_str(doc, name->span));
        if (b)
            name->type = winner(b, name->type);
    }
    return QUOTH_OK;
}
