/* batch.c: see batch.h. */
#include "train/batch.h"

#include "train/attributions.h"

/* ---- which name tags an annotation allows ---- */

#define TYPE(t) (15ull << (1 + 4 * QUOTHP_NAME_##t))
#define POSITION(t, tag) (1ull << (4 * QUOTHP_NAME_##t + ((tag)-1) % 4 + 1))

/* NOLINTNEXTLINE(misc-no-recursion): fine names are silver ones but for two kinds, and silver ones call no further */
static uint64_t allowed_tags(name_scheme scheme, uint8_t tag)
{
    const uint64_t one = 1ull << tag;
    switch (scheme) {
    case NAMES_WWN:
        return tag ? one : one | TYPE(EVENT);
    case NAMES_GUM:
        return tag ? one : one | TYPE(GROUP) | TYPE(MONEY) | TYPE(DATE);
    case NAMES_SILVER:
        if (!tag)
            return one | TYPE(MONEY) | TYPE(DATE) | TYPE(PRODUCT) | TYPE(EVENT) | TYPE(FACILITY) | TYPE(GROUP) |
                   TYPE(MISC);
        if ((tag - 1) / 4 == QUOTHP_NAME_MISC)
            return one | POSITION(GROUP, tag) | POSITION(PRODUCT, tag) | POSITION(EVENT, tag);
        if ((tag - 1) / 4 != QUOTHP_NAME_PERSON)
            return one | POSITION(FACILITY, tag);
        return one;
    case NAMES_FINE: /* CoreNLP's default: dates and sums after other rules than ours */
        if (tag && ((tag - 1) / 4 == QUOTHP_NAME_MONEY || (tag - 1) / 4 == QUOTHP_NAME_DATE))
            return 1ull | TYPE(MONEY) | TYPE(DATE);
        return allowed_tags(NAMES_SILVER, tag);
    default:
        return 0;
    }
}

/* ---- order ---- */

static void stream_shuffle(stream *s, rng *r)
{
    for (uint32_t i = s->n; i > 1; i--) {
        const uint32_t k = rng_below(r, i);
        for (int j = 0; j < 2; j++) {
            const uint32_t swap = s->order[i - 1][j];
            s->order[i - 1][j] = s->order[k][j];
            s->order[k][j] = swap;
        }
    }
    s->at = 0;
}

stream stream_of(const corpus *c, name_scheme scheme, int tasks, rng *r)
{
    stream s = {c, NULL, 0, 0, 0, scheme, tasks};
    for (size_t i = 0; i < c->n; i++)
        s.n += c->docs[i].n_chunks;
    s.order = need(s.n, sizeof *s.order);
    s.n = 0;
    for (size_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->docs[i].n_chunks; k++) {
            s.order[s.n][0] = (uint32_t)i;
            s.order[s.n++][1] = k;
        }
    stream_shuffle(&s, r);
    return s;
}

static const quothp_context *plain_context(const quothp_context *c, quothp_context *room)
{
    *room = *c;
    room->n = QUOTHP_PLAIN_CTX;
    return room;
}

static void label_rows(batch *b, const tdoc *d, const stream *s, uint32_t from, uint32_t to, uint32_t row)
{
    uint32_t start = row;
    for (uint32_t i = from; i < to; i++, row++) {
        const token *t = &d->tokens[i];
        b->ends[row] = t->ends;
        b->upos[row] = t->upos;
        b->xpos[row] = t->xpos;
        b->rel[row] = t->rel;
        b->head[row] = t->head >= (int32_t)from && t->head < (int32_t)to ? (int32_t)row + t->head - (int32_t)i : -1;
        b->allowed[row] = allowed_tags(s->scheme, t->tag);
        if (s->tasks & TASK_SYNTAX && (t->ends || i + 1 == to)) {
            if (row + 1 - start <= 500) {
                b->sentence[b->n_sentences][0] = start;
                b->sentence[b->n_sentences++][1] = row + 1;
            }
            start = row + 1;
        }
    }
}

/* The cues of a stretch, each with the tags of its parts. A cue may go beyond its stretch, or the batch be full: then
 * it is left out. */
static void label_cues(batch *b, const tdoc *d, uint32_t from, uint32_t to, uint32_t row)
{
    for (uint32_t i = from; i < to; i++)
        b->cue_tag[row + i - from] = d->tokens[i].cue;
    for (uint32_t i = 0; i < d->n_attributions; i++) {
        const attribution *a = &d->attributions[i];
        if (a->cue_first < from || a->cue_end > to || a->cue_first == a->cue_end)
            continue;
        const cue_rows *c =
            batch_add_cue(b, row + a->cue_first - from, row + a->cue_end - 1 - from, row, row + to - from);
        if (c)
            attributions_tags(a, from, to, b->part_tag + c->pair);
    }
}

/* Whole stretches, and single words with a capital, change their case; words are hidden, those with a capital more
 * often: names are to be known by their neighbours, not by heart. */
static void add_noise(batch *b, maker *m, const token *tokens, uint32_t row)
{
    const float recase = rng_unit(&m->r);
    for (uint32_t t = row; b->form[t]; t++) {
        const uint32_t form = tokens[t - row].form;
        const uint8_t shape = m->forms->features[form].brief.shape;
        const bool capital = shape >= QUOTHP_SHAPE_TITLE && shape < QUOTHP_SHAPE_DIGITS;
        const bool alone = rng_unit(&m->r) < 0.03f && capital;
        if (recase < 0.08f || alone) {
            b->form[t] = &m->forms->features[recase < 0.06f || alone ? m->forms->lower[form] : m->forms->upper[form]];
            b->context[t] = plain_context(b->context[t], &m->room[t]);
        }
        b->hide[t] = (uint8_t)((rng_unit(&m->r) < (capital ? 0.2f : 0.1f) ? 1 : 0) |
                               (rng_unit(&m->r) < (capital ? 0.5f : 0.3f) ? 2 : 0) | (rng_unit(&m->r) < 0.02f ? 4 : 0));
    }
}

static int batch_add(batch *b, maker *m, stream *s)
{
    const tdoc *d = &s->c->docs[s->order[s->at][0]];
    const uint32_t chunk = s->order[s->at][1], row = b->n;
    if (!batch_add_plain(b, d, chunk, m->forms, s->tasks))
        return 0;
    s->epochs += 1.0 / s->n;
    label_rows(b, d, s, d->chunk[chunk], d->chunk[chunk + 1], row);
    if (s->tasks & TASK_CUES)
        label_cues(b, d, d->chunk[chunk], d->chunk[chunk + 1], row);
    add_noise(b, m, d->tokens + d->chunk[chunk], row);
    if (++s->at >= s->n)
        stream_shuffle(s, &m->r);
    return 1;
}

void batch_fill(batch *b, maker *m, stream *s, uint32_t rows)
{
    batch_clear(b);
    b->doubted = m->doubts && (s->scheme == NAMES_SILVER || s->scheme == NAMES_FINE);
    while (b->n < rows && batch_add(b, m, s))
        ;
}
