/* write.c: see detail.h. Makes attributions of the cues that found a content, and links those that lie in each other.
 */
#include "quote/detail.h"

#include <stdlib.h>

typedef struct piece {
    quothp_range range;
    uint32_t attribution;
} piece;

typedef struct writer {
    quothp_scene *s;
    quothp_people people;
    uint32_t *made;                /* for each cue its attribution, or QUOTHP_NONE */
    QUOTHP_LAYER(uint32_t) cue_of; /* for each attribution its cue */
    QUOTHP_LAYER(piece) pieces;
} writer;

enum { MAX_SPEAKERS = 8, MAX_WORDS = 3000 };

/* Are the words inside quotation marks: all, some, none? */
static quoth_kind kind_of(const quothp_scene *s, const quothp_cue *c)
{
    const quothp_region *r = &s->regions.at[c->region];
    uint32_t inside = 0, outside = 0, n = 0;
    for (uint32_t i = 0; i < c->content.n; i++)
        for (uint32_t t = c->content.at[i].first; t < c->content.at[i].end && n < MAX_WORDS; t++, n++) {
            if (quothp_quote_upos(s, t) == QUOTHP_UPOS_PUNCT || (n == 0 && quothp_quote_is(s, t, "that")))
                continue;
            uint32_t q = s->quote_at[t];
            bool quoted = q != QUOTHP_NONE && q != r->inside;
            inside += quoted;
            outside += !quoted;
        }
    return !inside ? QUOTH_INDIRECT : outside ? QUOTH_MIXED : QUOTH_DIRECT;
}

/* From 0 to 1; higher is surer, but it is no share of anything: the margin of the reading, from e^-4 to e^8 times the
 * next best; less where nobody is found who can have said it. */
static float score_of(const quothp_cue *c, const quothp_attribution *a)
{
    const float nat = (float)(1 << 22), margin = (float)c->margin / nat; /* scores have 22 bits of fraction */
    const float score = (margin + 4) / 12 - (a->speakers.n ? 0 : 0.25F);
    return score < 0 ? 0 : score > 1 ? 1 : score;
}

static bool put_span(const quothp_scene *s, quothp_spans *out, const quothp_range *ranges, uint32_t n)
{
    out->at = quothp_arena_array(&s->doc->arena, n ? n : 1, sizeof *out->at);
    if (!out->at)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (ranges[i].first < ranges[i].end)
            out->at[out->n++] = quothp_tokens_span(s->doc, ranges[i].first, ranges[i].end);
    return true;
}

/* "told Congress | last week |" */
static quothp_range without_time(const quothp_scene *s, quothp_range p)
{
    for (uint32_t t = p.first + 1; t < p.end; t++)
        if (quothp_quote_is_time(s, t) ||
            (t + 1 < p.end && quothp_quote_xpos(s, t) == QUOTHP_XPOS_JJ && quothp_quote_is_time(s, t + 1)))
            return (quothp_range){p.first, t};
    return p;
}

/* A nominal cue or a thought needs a source; so does anything that is not quoted. */
static bool is_kept(const quothp_scene *s, const quothp_cue *c)
{
    if (!c->content.n)
        return false;
    bool quoted = kind_of(s, c) != QUOTH_INDIRECT;
    return c->source.first < c->source.end || (quoted && c->shape == QUOTHP_CUE_FINITE);
}

static quoth_status write_cue(writer *w, uint32_t cue)
{
    quothp_scene *s = w->s;
    const quothp_cue *c = &s->cues.at[cue];
    quothp_attribution *a = QUOTHP_PUSH(&s->doc->arena, &s->doc->attributions);
    uint32_t *cue_of = QUOTHP_PUSH(s->arena, &w->cue_of);
    if (!a || !cue_of)
        return QUOTH_ERR_MEMORY;
    *cue_of = cue;
    w->made[cue] = s->doc->attributions.n - 1;
    uint32_t speakers[MAX_SPEAKERS];
    a->speakers.n = quothp_quote_speakers(&w->people, c, speakers, MAX_SPEAKERS);
    a->speakers.at = quothp_arena_array(&s->doc->arena, MAX_SPEAKERS, sizeof *a->speakers.at);
    if (!a->speakers.at || !put_span(s, &a->source, &c->source, 1) || !put_span(s, &a->cue, &c->group, 1) ||
        !put_span(s, &a->content, c->content.at, c->content.n))
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < a->speakers.n; i++)
        a->speakers.at[i] = speakers[i];
    a->kind = kind_of(s, c);
    a->within = QUOTHP_NONE;
    a->addressee = quothp_quote_mention(&w->people, without_time(s, c->addressee));
    a->reported_by = quothp_quote_outlet(&w->people, c);
    quothp_range medium = quothp_quote_medium(s, c), owner;
    if (c->shape != QUOTHP_CUE_NOMINAL && quothp_quote_is_document(s, c->source, &owner)) {
        medium = c->source;
        while (medium.end > medium.first + 1 && quothp_quote_is_comma(s, medium.end - 1))
            medium.end--;
        uint32_t author = quothp_quote_mention(&w->people, owner);
        if (author != QUOTHP_NONE) {
            a->speakers.at[0] = author;
            a->speakers.n = 1;
        }
    }
    if (medium.first < medium.end)
        a->medium = quothp_tokens_span(s->doc, medium.first, medium.end);
    if (a->reported_by == QUOTHP_NONE && c->follows != QUOTHP_NONE && w->made[c->follows] != QUOTHP_NONE)
        a->reported_by = s->doc->attributions.at[w->made[c->follows]].reported_by;
    a->score = score_of(c, a);
    for (uint32_t i = 0; i < c->content.n; i++) {
        piece *p = QUOTHP_PUSH(s->arena, &w->pieces);
        if (!p)
            return QUOTH_ERR_MEMORY;
        *p = (piece){c->content.at[i], w->made[cue]};
    }
    return QUOTH_OK;
}

static int compare_pieces(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    if (x->range.first != y->range.first)
        return x->range.first < y->range.first ? -1 : 1;
    if (x->range.end != y->range.end)
        return x->range.end > y->range.end ? -1 : 1;
    return (x->attribution > y->attribution) - (x->attribution < y->attribution);
}

static int compare_starts(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    return (x->range.first > y->range.first) - (x->range.first < y->range.first);
}

/* For each attribution the shortest content of another around its cue. The open contents form a stack, as one that
   begins later ends earlier; where two cross, the later is cut off by the pop. */
static quoth_status link_inner(writer *w)
{
    quoth_doc *doc = w->s->doc;
    uint32_t n = doc->attributions.n, top = 0, next = 0;
    piece *cues = quothp_arena_array(w->s->arena, n + 1, sizeof *cues);
    piece *stack = quothp_arena_array(w->s->arena, w->pieces.n + 1, sizeof *stack);
    if (!cues || !stack)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < n; i++)
        cues[i] = (piece){w->s->cues.at[w->cue_of.at[i]].group, i};
    qsort(cues, n, sizeof *cues, compare_starts);
    if (w->pieces.n)
        qsort(w->pieces.at, w->pieces.n, sizeof *w->pieces.at, compare_pieces);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = cues[i].range.first;
        for (; next < w->pieces.n && w->pieces.at[next].range.first <= at; next++) {
            while (top && stack[top - 1].range.end <= w->pieces.at[next].range.first)
                top--;
            stack[top++] = w->pieces.at[next];
        }
        while (top && stack[top - 1].range.end <= at)
            top--;
        if (top && stack[top - 1].attribution != cues[i].attribution)
            doc->attributions.at[cues[i].attribution].within = stack[top - 1].attribution;
    }
    return QUOTH_OK;
}

/* A statement inside another comes to us through the outer speaker, who alone used the outlet and the medium. */
static void settle_chains(writer *w)
{
    quoth_doc *doc = w->s->doc;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        quothp_attribution *a = &doc->attributions.at[i];
        if (a->within == QUOTHP_NONE)
            continue;
        const quothp_attribution *outer = &doc->attributions.at[a->within];
        bool borrowed = a->reported_by == outer->reported_by; /* the outlet that the outer speaker told */
        if ((a->reported_by == QUOTHP_NONE || borrowed) && outer->speakers.n == 1)
            a->reported_by = outer->speakers.at[0];
        if (a->medium.begin == outer->medium.begin)
            a->medium = (quothp_span){0, 0};
    }
}

quoth_status quothp_quote_write(quothp_scene *s)
{
    writer w = {.s = s};
    quoth_status status = quothp_quote_people(s, &w.people);
    w.made = quothp_arena_array(s->arena, s->cues.n + 1, sizeof *w.made);
    if (!w.made)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 0; i < s->cues.n; i++)
        w.made[i] = QUOTHP_NONE;
    for (uint32_t i = 0; i < s->cues.n && status == QUOTH_OK; i++)
        if (is_kept(s, &s->cues.at[i]))
            status = write_cue(&w, i);
    if (status == QUOTH_OK)
        status = link_inner(&w);
    if (status == QUOTH_OK)
        settle_chains(&w);
    return status;
}
