/* parts.c: see parts.h; src/train/parts.c is the same in floating point and names the method. */
#include "lang/parts.h"

#include "lang/tags.h"
#include "lexicon/lexicon.h"

#include <stdlib.h>

quoth_status quothp_part_room_new(quothp_part_room *room, const quothp_model *m, quothp_arena *arena)
{
    const size_t n = QUOTHP_STRETCH, part = m->part;
    room->cue_scores = quothp_arena_array(arena, n * m->cue_out.outputs, sizeof *room->cue_scores);
    room->part_scores = quothp_arena_array(arena, n * m->part_out.outputs, sizeof *room->part_scores);
    room->tokens = quothp_arena_array(arena, n * part, sizeof *room->tokens);
    room->first = quothp_arena_array(arena, part, sizeof *room->first);
    room->last = quothp_arena_array(arena, part, sizeof *room->last);
    room->pairs = quothp_arena_array(arena, n * part, sizeof *room->pairs);
    room->states = quothp_arena_array(arena, n * part, sizeof *room->states);
    room->u = quothp_arena_array(arena, n * m->part_layer[0].outputs, sizeof *room->u);
    room->tags = quothp_arena_array(arena, n, 1);
    room->tag_room = quothp_arena_array(arena, QUOTHP_TAGS_ROOM(n), 1);
    room->hints = quothp_arena_array(arena, n, 1);
    room->within = quothp_arena_array(arena, n, sizeof *room->within);
    const int all = room->cue_scores && room->part_scores && room->tokens && room->first && room->last && room->pairs &&
                    room->states && room->u && room->tags && room->tag_room && room->hints && room->within;
    return all ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

/* How much better the tag is than the best other one. */
static int32_t margin_of(const int32_t *score, uint32_t n, uint32_t tag)
{
    int32_t other = INT32_MIN;
    for (uint32_t k = 0; k < n; k++)
        if (k != tag && score[k] > other)
            other = score[k];
    const int64_t margin = (int64_t)score[tag] - other;
    return margin > INT32_MAX ? INT32_MAX : margin < 0 ? 0 : (int32_t)margin;
}

static int16_t sum_of(int32_t a, int32_t b, int32_t c)
{
    const int32_t sum = a + b + c;
    return (int16_t)(sum < 0 ? 0 : sum > 32767 ? 32767 : sum);
}

/* The scores of all tokens of the stretch as parts of the attribution of the cue in rows first..last. */
static void score_parts(quothp_part_room *room, const quothp_encoding *e, uint32_t first, uint32_t last, uint32_t n)
{
    const quothp_model *m = e->model;
    const size_t dim = (size_t)2 * m->half, part = m->part;
    m->nn->product(&m->part_first, e->x + first * dim, dim, 1, QUOTHP_NN_PLAIN, room->first, part);
    m->nn->product(&m->part_last, e->x + last * dim, dim, 1, QUOTHP_NN_PLAIN, room->last, part);
    for (size_t k = 0; k < part; k++) {
        const int32_t sum = room->first[k] + room->last[k];
        room->first[k] = (int16_t)(sum < -32768 ? -32768 : sum > 32767 ? 32767 : sum);
    }
    int16_t *pairs = room->pairs, *states = room->states;
    for (uint32_t t = 0; t < n; t++) {
        const uint32_t far = t < first  ? quothp_distance_class(first, t)
                             : t > last ? quothp_distance_class(last, t)
                                        : (uint32_t)QUOTHP_DISTANCES;
        const int16_t *token = room->tokens + t * part, *way = m->part_far + far * part;
        for (size_t k = 0; k < part; k++)
            pairs[t * part + k] = sum_of(token[k], room->first[k], way[k]);
    }
    quothp_encode_layer(m->nn, m->part_layer, m->part_side, pairs, states, room->u, n);
    m->nn->scores(&m->part_out, states, part, n, room->part_scores, m->part_out.outputs);
}

/* The ranges of one part: tags above `base`. */
static quoth_status take_ranges(const quothp_part_room *room, uint8_t base, uint32_t start, uint32_t n, quoth_doc *doc,
                                quothp_range_list *out)
{
    uint32_t count = 0;
    for (uint32_t t = 0; t < n; t++)
        count += room->tags[t] == base + QUOTHP_TAG_BEGIN || room->tags[t] == base + QUOTHP_TAG_UNIT;
    *out = (quothp_range_list){NULL, 0};
    if (!count)
        return QUOTH_OK;
    out->at = quothp_arena_array(&doc->arena, count, sizeof *out->at);
    if (!out->at)
        return QUOTH_ERR_MEMORY;
    for (uint32_t t = 0; t < n; t++) {
        if (room->tags[t] <= base || room->tags[t] > base + QUOTHP_TAG_UNIT)
            continue;
        uint32_t end = t + 1;
        while (room->tags[end - 1] != base + QUOTHP_TAG_UNIT && room->tags[end - 1] != base + QUOTHP_TAG_LAST)
            end++;
        out->at[out->n++] = (quothp_range){start + t, start + end};
        t = end - 1;
    }
    return QUOTH_OK;
}

/* The least sure of the tokens that begin or end a part. */
static int32_t least_margin(const quothp_part_room *room, const quothp_model *m, uint32_t n, int32_t margin)
{
    for (uint32_t t = 0; t < n; t++) {
        if (!room->tags[t] || (room->tags[t] - 1) % 4 + 1 == QUOTHP_TAG_INSIDE)
            continue;
        const int32_t *score = room->part_scores + (size_t)t * m->part_out.outputs;
        const int32_t own = margin_of(score, QUOTHP_PART_TAGS, room->tags[t]);
        margin = own < margin ? own : margin;
    }
    return margin;
}

static quoth_status read_parts(quothp_part_room *room, const quothp_encoding *e, quoth_doc *doc, uint32_t start,
                               uint32_t n, uint32_t first, uint32_t last, int32_t margin)
{
    const quothp_model *m = e->model;
    score_parts(room, e, first, last, n);
    quothp_best_tags(room->part_scores, m->part_out.outputs, 2, n, room->tags, room->tag_room);
    quothp_reading reading = {.cue = {start + first, start + last + 1}, .margin = least_margin(room, m, n, margin)};
    quoth_status status = take_ranges(room, 0, start, n, doc, &reading.source);
    if (status == QUOTH_OK)
        status = take_ranges(room, 4, start, n, doc, &reading.content);
    if (status != QUOTH_OK || !reading.content.n)
        return status;
    quothp_reading *slot = QUOTHP_PUSH(&doc->arena, &doc->readings);
    if (!slot)
        return QUOTH_ERR_MEMORY;
    *slot = reading;
    return QUOTH_OK;
}

/* The readings of an encoded stretch. */
static quoth_status read_stretch(quothp_part_room *room, quothp_encoding *e, quoth_doc *doc, uint32_t start, uint32_t n)
{
    const quothp_model *m = e->model;
    const uint32_t stride = m->cue_out.outputs;
    uint8_t tags[QUOTHP_STRETCH];
    quothp_encode_cues(e, n);
    m->nn->scores(&m->cue_out, e->hidden + m->name + 2 * m->arc, e->hidden_stride, n, room->cue_scores, stride);
    quothp_best_tags(room->cue_scores, stride, 1, n, tags, room->tag_room);
    m->nn->product(&m->part_token, e->x, (size_t)2 * m->half, n, QUOTHP_NN_PLAIN, room->tokens, m->part);
    for (uint32_t t = 0; t < n; t++) {
        if (!tags[t])
            continue;
        const uint32_t first = t;
        int32_t margin = INT32_MAX;
        for (;; t++) {
            const int32_t own = margin_of(room->cue_scores + (size_t)t * stride, QUOTHP_CUE_TAGS, tags[t]);
            margin = own < margin ? own : margin;
            if (tags[t] == QUOTHP_TAG_UNIT || tags[t] == QUOTHP_TAG_LAST)
                break;
        }
        const quoth_status status = read_parts(room, e, doc, start, n, first, t, margin);
        if (status != QUOTH_OK)
            return status;
    }
    return QUOTH_OK;
}

/* ---- quotations without a cue ---- */

enum { QUOTATION_WORDS = 4 }; /* from here on, 97 of 100 quotations in PolNeAR are somebody's words */

/* How many of the tokens from..end are in the contents of readings from `first` on? */
static uint32_t count_told(const quoth_doc *doc, uint32_t first, quothp_range run)
{
    uint32_t n = 0;
    for (uint32_t i = first; i < doc->readings.n; i++)
        for (uint32_t k = 0; k < doc->readings.at[i].content.n; k++) {
            const quothp_range c = doc->readings.at[i].content.at[k];
            const uint32_t from = c.first > run.first ? c.first : run.first, to = c.end < run.end ? c.end : run.end;
            n += to > from ? to - from : 0;
        }
    return n;
}

static uint32_t count_words(const quoth_doc *doc, quothp_range run)
{
    uint32_t n = 0;
    for (uint32_t t = run.first; t < run.end; t++)
        n += doc->tokens.at[t].upos != QUOTHP_UPOS_PUNCT;
    return n;
}

enum { LONG_WORD = 4 }; /* bytes; shorter ones keep small letters in titles */

/* “The Salt of the Ice”: the long words of a title have capitals, and no stop or comma ends it. */
static bool is_title(const quoth_doc *doc, quothp_range run)
{
    const uint8_t last = doc->tokens.at[run.end - 1].xpos;
    if (last == QUOTHP_XPOS_COMMA || last == QUOTHP_XPOS_PERIOD)
        return false;
    for (uint32_t t = run.first; t < run.end; t++) {
        const quothp_span span = doc->tokens.at[t].span;
        if (span.end - span.begin >= LONG_WORD && quothp_is_lower(doc->text[span.begin]))
            return false;
    }
    return true;
}

/* How much better the token is as a cue of one word than as none; a quotation's own words are none. */
static int64_t cue_gain(const quothp_part_room *room, const quothp_model *m, uint32_t t)
{
    const int32_t *score = room->cue_scores + (size_t)t * m->cue_out.outputs;
    return (int64_t)score[QUOTHP_TAG_UNIT] - score[0];
}

/* A word, or what stands for one: "Ann Lee: “…”", "“…” — Ann Lee" */
static bool can_be_cue(const quoth_doc *doc, uint32_t t)
{
    static const char *const SIGNS[] = {":", "—", "–", "―", "--"};
    const quothp_str form = quothp_token_str(doc, t);
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (quothp_str_is(form, SIGNS[i]))
            return true;
    return doc->tokens.at[t].upos != QUOTHP_UPOS_PUNCT;
}

/* Asks the likeliest cue in the sentences around a quotation; keeps the reading if it explains the quotation. */
static quoth_status explain(quothp_part_room *room, const quothp_encoding *e, const quothp_context *context,
                            quoth_doc *doc, uint32_t start, uint32_t n, quothp_range run)
{
    const quothp_sentence *from = &doc->sentences.at[doc->tokens.at[run.first - (run.first > start)].sentence],
                          *to =
                              &doc->sentences.at[doc->tokens.at[run.end < start + n ? run.end : run.end - 1].sentence];
    uint32_t best = n;
    for (uint32_t t = 0; t < n; t++) {
        const bool near = start + t >= from->first && start + t < to->end;
        if (near && can_be_cue(doc, start + t) && !quothp_context_quoted(&context[t]) &&
            (best == n || cue_gain(room, e->model, t) > cue_gain(room, e->model, best)))
            best = t;
    }
    if (best == n)
        return QUOTH_OK;
    const uint32_t known = doc->readings.n;
    const int64_t gain = cue_gain(room, e->model, best);
    const quoth_status status =
        read_parts(room, e, doc, start, n, best, best, gain < INT32_MIN ? INT32_MIN : (int32_t)(gain < 0 ? gain : 0));
    if (doc->readings.n > known && 2 * count_told(doc, known, run) < run.end - run.first)
        doc->readings.n = known;
    return status;
}

static quoth_status explain_quotations(quothp_part_room *room, const quothp_encoding *e, const quothp_context *context,
                                       quoth_doc *doc, uint32_t start, uint32_t n, uint32_t first)
{
    for (uint32_t t = 0; t < n; t++) {
        if (!quothp_context_quoted(&context[t]))
            continue;
        quothp_range run = {start + t, start + t + 1};
        while (run.end < start + n && quothp_context_quoted(&context[run.end - start]))
            run.end++;
        t = run.end - start - 1;
        if (count_words(doc, run) < QUOTATION_WORDS || is_title(doc, run) || count_told(doc, first, run))
            continue;
        const quoth_status status = explain(room, e, context, doc, start, n, run);
        if (status != QUOTH_OK)
            return status;
    }
    return QUOTH_OK;
}

/* ---- chains ---- */

enum { CHAIN_TOKENS = 5 };              /* the shortest content that can hold a statement */
static const int32_t HINT = -(6 << 22); /* how much worse than no cue a verb of reporting may be: e^6 times */

/* A verb of reporting. */
static bool may_report(const quoth_doc *doc, uint32_t t)
{
    return doc->tokens.at[t].upos == QUOTHP_UPOS_VERB && quothp_lex_find(QUOTHP_LEX_CUE, quothp_token_str(doc, t));
}

/* Inside a content the first reading rarely sees a cue: nobody annotated one. What may report by itself needs less. */
static void note_hints(quothp_part_room *room, const quothp_model *m, const quoth_doc *doc, uint32_t start, uint32_t n)
{
    for (uint32_t t = 0; t < n; t++) {
        const int32_t *score = room->cue_scores + (size_t)t * m->cue_out.outputs;
        int32_t best = INT32_MIN;
        for (uint32_t k = 1; k < QUOTHP_CUE_TAGS; k++)
            best = score[k] > best ? score[k] : best;
        const int64_t gain = (int64_t)best - score[0];
        room->hints[t] = gain > 0 || (gain > HINT && may_report(doc, start + t));
    }
}

static bool is_mark(const quoth_doc *doc, uint32_t t)
{
    const uint8_t xpos = doc->tokens.at[t].xpos;
    return xpos == QUOTHP_XPOS_OPEN || xpos == QUOTHP_XPOS_CLOSE;
}

/* Of a statement inside, in the tokens first..end: a possible cue, or a quotation. */
static bool has_hint(const quothp_part_room *room, const quoth_doc *doc, uint32_t start, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (room->hints[t - start] || is_mark(doc, t))
            return true;
    return false;
}

/* What a content says, as somebody would say it: without the marks around it and the "that" before it. */
static quothp_range bare_content(const quoth_doc *doc, quothp_range content)
{
    if (content.end > content.first + 1 && is_mark(doc, content.first) && is_mark(doc, content.end - 1)) {
        content.first++;
        content.end--;
    }
    if (doc->tokens.at[content.first].upos == QUOTHP_UPOS_SCONJ &&
        quothp_str_is(quothp_token_str(doc, content.first), "that"))
        content.first++;
    return content;
}

static quoth_status read_within(quothp_part_room *room, quothp_encoding *e, quothp_form_memory *forms,
                                const quothp_context *context, quoth_doc *doc, uint32_t start, quothp_range content)
{
    quothp_span spans[QUOTHP_STRETCH];
    const uint32_t n = content.end - content.first;
    for (uint32_t i = 0; i < n; i++) {
        spans[i] = doc->tokens.at[content.first + i].span;
        room->within[i] = context[content.first - start + i];
        quothp_context_unquote(&room->within[i]);
    }
    quothp_encode_states(e, forms, doc->text, spans, room->within, n);
    return read_stretch(room, e, doc, content.first, n);
}

static int by_cue(const void *a, const void *b)
{
    const quothp_reading *x = a, *y = b;
    if (x->cue.first != y->cue.first)
        return x->cue.first < y->cue.first ? -1 : 1;
    return (int)x->again - (int)y->again;
}

quoth_status quothp_read_attributions(quothp_part_room *room, quothp_encoding *e, quothp_form_memory *forms,
                                      const quothp_context *context, quoth_doc *doc, uint32_t start, uint32_t n)
{
    const uint32_t first = doc->readings.n;
    quoth_status status = read_stretch(room, e, doc, start, n);
    if (status == QUOTH_OK)
        status = explain_quotations(room, e, context, doc, start, n, first);
    const uint32_t outer = doc->readings.n;
    note_hints(room, e->model, doc, start, n);
    for (uint32_t i = first; i < outer && status == QUOTH_OK; i++)
        for (uint32_t k = 0; k < doc->readings.at[i].content.n && status == QUOTH_OK; k++) {
            const quothp_range c = bare_content(doc, doc->readings.at[i].content.at[k]);
            if (c.end - c.first >= CHAIN_TOKENS && has_hint(room, doc, start, c.first, c.end))
                status = read_within(room, e, forms, context, doc, start, c);
        }
    for (uint32_t i = outer; i < doc->readings.n; i++)
        doc->readings.at[i].again = true;
    if (doc->readings.n > first)
        qsort(doc->readings.at + first, doc->readings.n - first, sizeof *doc->readings.at, by_cue);
    return status;
}
