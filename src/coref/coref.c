/* coref.c: see coref.h. Sets the work up and runs its steps. */
#include "coref/coref.h"

#include "coref/link.h"

/* For each token: is it between quotation marks? Marks that never close end with their block. */
static void mark_quoted(quothp_coref_work *w)
{
    bool open = false;
    uint32_t block = QUOTHP_NONE;
    for (uint32_t i = 0; i < w->doc->tokens.n; i++) {
        uint32_t here = w->doc->sentences.at[w->doc->tokens.at[i].sentence].block;
        if (here != block)
            open = false;
        block = here;
        quothp_str word = quothp_token_str(w->doc, i);
        if (quothp_str_is(word, "\xE2\x80\x9C"))
            open = true;
        else if (quothp_str_is(word, "\xE2\x80\x9D"))
            open = false;
        else if (quothp_str_is(word, "\"") || quothp_str_is(word, "``") || quothp_str_is(word, "''"))
            open = !open;
        w->quoted[i] = open;
    }
}

static bool set_up(quothp_coref_work *w)
{
    const quoth_doc *doc = w->doc;
    size_t n = (size_t)doc->tokens.n + 1;
    w->name_at = quothp_arena_array(w->scratch, n, sizeof *w->name_at);
    w->quoted = quothp_arena_array(w->scratch, n, sizeof *w->quoted);
    if (!w->name_at || !w->quoted)
        return false;
    for (uint32_t i = 0; i < doc->tokens.n; i++)
        w->name_at[i] = QUOTHP_NONE;
    for (uint32_t k = 0; k < doc->names.n; k++)
        for (uint32_t i = doc->names.at[k].first; i < doc->names.at[k].end; i++)
            w->name_at[i] = k;
    mark_quoted(w);
    return true;
}

static bool start_sets(quothp_coref_work *w)
{
    w->parent = quothp_arena_array(w->scratch, (size_t)w->doc->mentions.n + 1, sizeof *w->parent);
    if (!w->parent)
        return false;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++)
        w->parent[k] = k;
    return true;
}

uint32_t quothp_coref_find(quothp_coref_work *w, uint32_t mention)
{
    while (w->parent[mention] != mention) {
        w->parent[mention] = w->parent[w->parent[mention]];
        mention = w->parent[mention];
    }
    return mention;
}

void quothp_coref_join(quothp_coref_work *w, uint32_t a, uint32_t b)
{
    a = quothp_coref_find(w, a);
    b = quothp_coref_find(w, b);
    if (a < b)
        w->parent[b] = a;
    else
        w->parent[a] = b;
}

bool quothp_link_prepare(quothp_coref_work *w, quoth_doc *doc, quothp_arena *scratch)
{
    *w = (quothp_coref_work){.doc = doc, .scratch = scratch};
    if (!set_up(w) || !quothp_coref_chunks(w) || !quothp_coref_mentions(w) || !start_sets(w) ||
        !quothp_coref_cluster(w) || !quothp_coref_sketches(w))
        return false;
    quothp_coref_titles(w);
    return true;
}

quoth_status quothp_stage_coref(quoth_doc *doc, const quothp_link_weight *weights, quothp_arena *scratch)
{
    quothp_coref_work w;
    if (!quothp_link_prepare(&w, doc, scratch))
        return QUOTH_ERR_MEMORY;
    quothp_link_all(&w, weights);
    quothp_coref_kin(&w);
    return quothp_coref_entities(&w) ? QUOTH_OK : QUOTH_ERR_MEMORY;
}
