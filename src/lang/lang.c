/* lang.c: see lang.h. */
#include "lang/lang.h"

#include "lang/agree.h"
#include "lang/encode.h"
#include "lang/ends.h"
#include "lang/join.h"
#include "lang/lemma.h"
#include "lang/missed.h"
#include "lang/parts.h"
#include "lang/settle.h"
#include "lang/tags.h"
#include "lang/tree.h"

typedef struct reader {
    quoth_doc *doc;
    quothp_form_memory *forms;
    quothp_encoding e;
    quothp_part_room parts;
    quothp_span *spans;
    quothp_context *context;
    uint8_t *ends; /* token is the last of its block, or of its sentence where the input brought these */
    uint32_t n, block;
    int32_t *arcs;
    uint32_t *heads, *room;
    uint8_t *tags, *tag_room;
} reader;

/* ---- tokens ---- */

/* The tokens that the input brought. */
static quoth_status adopt(reader *r, quothp_arena *scratch)
{
    const quoth_doc *d = r->doc;
    r->n = d->tokens.n;
    r->spans = quothp_arena_array(scratch, (size_t)r->n + 1, sizeof *r->spans);
    r->ends = quothp_arena_array(scratch, (size_t)r->n + 1, 1);
    if (!r->spans || !r->ends)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < r->n; t++)
        r->spans[t] = d->tokens.at[t].span;
    for (uint32_t i = 0; i < d->sentences.n; i++)
        if (d->sentences.at[i].end > d->sentences.at[i].first)
            r->ends[d->sentences.at[i].end - 1] = 1;
    return QUOTH_OK;
}

static quoth_status cut(reader *r, quothp_arena *scratch)
{
    quoth_doc *d = r->doc;
    const quothp_split_model *split = &r->e.model->split;
    size_t room = 1;
    for (uint32_t b = 0; b < d->blocks.n; b++)
        room += d->blocks.at[b].span.end - d->blocks.at[b].span.begin;
    r->spans = quothp_arena_array(scratch, room, sizeof *r->spans);
    r->ends = quothp_arena_array(scratch, room, 1);
    if (!r->spans || !r->ends)
        return QUOTH_ERR_MEMORY;
    for (uint32_t b = 0; b < d->blocks.n; b++) {
        quothp_span *spans = r->spans + r->n;
        const size_t n = quothp_split_text(split, d->text, d->n_bytes, d->blocks.at[b].span, spans);
        const uint32_t more = quothp_join_abbreviations(d->text, spans, (uint32_t)n);
        r->n += more;
        if (more)
            r->ends[r->n - 1] = 1;
    }
    return QUOTH_OK;
}

static quoth_status look(reader *r, quothp_arena *scratch)
{
    quothp_form_brief *brief = quothp_arena_array(scratch, r->n + 1, sizeof *brief);
    r->context = quothp_arena_array(scratch, r->n + 1, sizeof *r->context);
    if (!brief || !r->context)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < r->n; i++)
        brief[i] = quothp_form_look(r->forms, quothp_doc_str(r->doc, r->spans[i]));
    return quothp_context_features(r->doc->text, r->doc->n_bytes, r->spans, brief, r->n, r->context, scratch);
}

/* ---- what the scores say ---- */

static uint32_t best_of(const int32_t *score, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (score[i] > score[best])
            best = i;
    return best;
}

/* The heads of the tokens from..end, relative to `from`, if the input brought them all; one that lies outside counts as
 * a root. */
static bool adopt_heads(reader *r, uint32_t start, uint32_t from, uint32_t end)
{
    const uint32_t n = end - from;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t head = r->doc->tokens.at[start + from + i].head, first = start + from;
        if (head == QUOTHP_NONE)
            return false;
        r->heads[i] = head >= first && head < first + n ? head - first : i;
    }
    return true;
}

static void write_tree(reader *r, uint32_t start, uint32_t from, uint32_t end)
{
    quoth_doc *d = r->doc;
    const bool brought = d->brought & QUOTHP_BROUGHT_TOKENS && adopt_heads(r, start, from, end);
    if (!brought) {
        quothp_encode_arcs(&r->e, from, end, r->arcs);
        quothp_tree(r->arcs, end - from, r->heads, r->room);
    }
    quothp_encode_rels(&r->e, from, end, r->heads);
    for (uint32_t i = from; i < end; i++) {
        quothp_token *t = &d->tokens.at[start + i];
        t->head = brought ? t->head : start + from + r->heads[i - from];
        t->deprel = r->e.model->relation[1 + best_of(r->e.rel_scores + (size_t)i * r->e.rel_scores_stride + 1,
                                                     r->e.model->n_rels - 1)];
        t->deprel = t->head == start + i ? QUOTHP_DEPREL_ROOT : t->deprel;
    }
}

static quoth_status write_sentence(reader *r, uint32_t start, uint32_t from, uint32_t end)
{
    quoth_doc *d = r->doc;
    const uint32_t first = start + from;
    write_tree(r, start, from, end);
    if (d->brought & QUOTHP_BROUGHT_TOKENS)
        return QUOTH_OK;
    quothp_sentence *s = QUOTHP_PUSH(&d->arena, &d->sentences);
    if (!s)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = first; t < start + end; t++)
        d->tokens.at[t].sentence = d->sentences.n - 1;
    while (d->blocks.at[r->block].span.end <= r->spans[first].begin)
        r->block++;
    *s = (quothp_sentence){{r->spans[first].begin, r->spans[start + end - 1].end}, first, start + end, r->block};
    return QUOTH_OK;
}

/* Asked of a token that is not the last of the stretch. */
static bool ends_sentence(const reader *r, uint32_t start, uint32_t i)
{
    const int32_t *score = r->e.tags + (size_t)i * r->e.tags_stride;
    if (r->ends[start + i] || r->doc->brought & QUOTHP_BROUGHT_TOKENS)
        return r->ends[start + i];
    return score[1] > score[0] && !quothp_sentence_goes_on(r->doc->text, r->spans, start + i, r->n);
}

static quoth_status add_tokens(reader *r, uint32_t start, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        quothp_token *t = QUOTHP_PUSH(&r->doc->arena, &r->doc->tokens);
        if (!t)
            return QUOTH_ERR_MEMORY;
        t->span = r->spans[start + i];
    }
    return QUOTH_OK;
}

static quoth_status write_tags(reader *r, uint32_t start, uint32_t n)
{
    quoth_doc *d = r->doc;
    for (uint32_t i = 0; i < n; i++) {
        const int32_t *score = r->e.tags + (size_t)i * r->e.tags_stride;
        quothp_token *t = &d->tokens.at[start + i];
        t->upos = (uint8_t)best_of(score + QUOTHP_AT_UPOS, QUOTHP_N_UPOS);
        t->xpos = (uint8_t)best_of(score + QUOTHP_AT_XPOS, QUOTHP_N_XPOS);
        t->lemma = quothp_lemma(&d->arena, quothp_doc_str(d, t->span), (quothp_upos)t->upos, (quothp_xpos)t->xpos);
        if (!t->lemma.p)
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

static quoth_status write_sentences(reader *r, uint32_t start, uint32_t n)
{
    for (uint32_t i = 0, from = 0; i < n; i++) {
        if (i + 1 < n && !ends_sentence(r, start, i))
            continue;
        const quoth_status status = write_sentence(r, start, from, i + 1);
        if (status != QUOTH_OK)
            return status;
        from = i + 1;
    }
    return QUOTH_OK;
}

static quoth_status write_names(reader *r, uint32_t start, uint32_t n)
{
    quoth_doc *d = r->doc;
    /* no name goes over the end of a line */
    for (uint32_t from = 0, i = 1; i <= n; i++)
        if (i == n || quothp_line_before(d->text, r->spans + start, i)) {
            quothp_best_tags(r->e.names + (size_t)from * r->e.names_stride, r->e.names_stride, QUOTHP_N_NAME_TYPES,
                             i - from, r->tags + from, r->tag_room);
            from = i;
        }
    for (uint32_t i = 0; i < n; i++) {
        if (!r->tags[i])
            continue;
        const uint32_t first = i, type = (r->tags[i] - 1u) / 4;
        while ((r->tags[i] - 1) % 4 + 1 < QUOTHP_TAG_LAST)
            i++;
        quothp_name *name = QUOTHP_PUSH(&d->arena, &d->names);
        if (!name)
            return QUOTH_ERR_MEMORY;
        *name = (quothp_name){{r->spans[start + first].begin, r->spans[start + i].end},
                              start + first,
                              start + i + 1,
                              (quothp_name_type)type};
    }
    return QUOTH_OK;
}

static quoth_status make_room(reader *r, quothp_arena *scratch)
{
    const uint32_t n = QUOTHP_STRETCH;
    r->arcs = quothp_arena_array(scratch, n * n, sizeof *r->arcs);
    r->heads = quothp_arena_array(scratch, n, sizeof *r->heads);
    r->room = quothp_arena_array(scratch, 2 * n, sizeof *r->room);
    r->tags = quothp_arena_array(scratch, n, 1);
    r->tag_room = quothp_arena_array(scratch, QUOTHP_TAGS_ROOM(n), 1);
    return r->arcs && r->heads && r->room && r->tags && r->tag_room ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

/* What the input brought stays; the network adds the rest, and the readings always. */
static quoth_status write_stretch(reader *r, uint32_t start, uint32_t n)
{
    const unsigned brought = r->doc->brought;
    quoth_status status = QUOTH_OK;
    if (!(brought & QUOTHP_BROUGHT_TOKENS))
        status = add_tokens(r, start, n);
    if (status == QUOTH_OK && !(brought & QUOTHP_BROUGHT_TAGS))
        status = write_tags(r, start, n);
    if (status == QUOTH_OK)
        status = write_sentences(r, start, n);
    if (status == QUOTH_OK && !(brought & QUOTHP_BROUGHT_NAMES))
        status = write_names(r, start, n);
    return status;
}

static quoth_status mend_names(quoth_doc *doc, quothp_arena *scratch)
{
    quothp_settle_names(doc);
    const quoth_status status = quothp_add_missed_names(doc, scratch);
    return status == QUOTH_OK ? quothp_agree_names(doc, scratch) : status;
}

quoth_status quothp_stage_lang(quoth_doc *doc, const quothp_model *m, quothp_form_memory *forms, quothp_arena *scratch)
{
    reader r = {.doc = doc, .forms = forms};
    const bool cut_already = doc->brought & QUOTHP_BROUGHT_TOKENS;
    quoth_status status = quothp_encoding_new(&r.e, m, scratch);
    if (status == QUOTH_OK)
        status = quothp_part_room_new(&r.parts, m, scratch);
    if (status == QUOTH_OK)
        status = cut_already ? adopt(&r, scratch) : cut(&r, scratch);
    if (status == QUOTH_OK)
        status = look(&r, scratch);
    if (status == QUOTH_OK)
        status = make_room(&r, scratch);
    for (uint32_t at = 0; status == QUOTH_OK && at < r.n && !(doc->clock && quothp_clock_over(doc->clock));) {
        const uint32_t end = quothp_stretch_end(doc->text, r.spans, cut_already ? r.ends : NULL, at, r.n);
        quothp_encode_states(&r.e, forms, doc->text, r.spans + at, r.context + at, end - at);
        quothp_encode_tokens(&r.e, end - at);
        status = write_stretch(&r, at, end - at);
        if (status == QUOTH_OK)
            status = quothp_read_attributions(&r.parts, &r.e, r.forms, r.context + at, doc, at, end - at);
        at = end;
    }
    return status != QUOTH_OK || doc->brought & QUOTHP_BROUGHT_NAMES ? status : mend_names(doc, scratch);
}
