/* judge.c: see judge.h. Scores become integers, so that the program's own search for trees and tags serves here too. */
#include "train/judge.h"

#include "lang/tags.h"
#include "lang/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Room for one stretch, and for one sentence of it. */
typedef struct judging {
    const net *n;
    workspace *s;
    batch b;
    float *arcs;
    int32_t *scores;
    uint32_t *heads, *tree_room;
    uint8_t *tag_room;
} judging;

void batch_clear(batch *b)
{
    b->n = b->n_sentences = b->n_cues = b->n_pairs = 0;
    b->tasks = 0;
    b->doubted = false;
}

int batch_add_plain(batch *b, const tdoc *d, uint32_t chunk, const form_list *forms, int tasks)
{
    const uint32_t from = d->chunk[chunk], to = d->chunk[chunk + 1];
    if (b->n + (to - from) + 1 > ROWS_MAX)
        return 0;
    for (uint32_t i = from; i < to; i++, b->n++) {
        b->form[b->n] = &forms->features[d->tokens[i].form];
        b->context[b->n] = &d->context[i];
        b->gap[b->n] = b->hide[b->n] = 0;
        b->head[b->n] = -1;
        b->allowed[b->n] = 0;
    }
    b->form[b->n] = NULL;
    b->gap[b->n++] = 1;
    b->tasks |= tasks;
    return 1;
}

static const int32_t *integers(judging *j, const float *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        j->scores[i] = (int32_t)lrintf(x[i] * 65536);
    return j->scores;
}

static uint8_t best_of(const float *score, int n)
{
    int best = 0;
    for (int k = 1; k < n; k++)
        best = score[k] > score[best] ? k : best;
    return (uint8_t)best;
}

/* ---- syntax ---- */

static void parse(judging *j, uint32_t from, uint32_t to, token *out)
{
    float rel[N_RELS];
    const uint32_t m = to - from;
    net_arcs(j->s, from, to, j->arcs);
    quothp_tree(integers(j, j->arcs, (size_t)m * m), m, j->heads, j->tree_room);
    for (uint32_t i = 0; i < m; i++) {
        out[i].head = (int32_t)j->heads[i] - (int32_t)i; /* relative */
        net_rel(j->n, j->s, from + i, from + j->heads[i], rel);
        out[i].rel = best_of(rel, N_RELS);
    }
}

static void decode_syntax(judging *j, uint32_t row, uint32_t size, token *out)
{
    const workspace *s = j->s;
    for (uint32_t i = 0, from = 0; i < size; i++) {
        const float *sent = s->sent + 2 * (size_t)(row + i);
        out[i].ends = sent[1] > sent[0] || i + 1 == size;
        out[i].upos = best_of(s->upos + (size_t)(row + i) * QUOTHP_N_UPOS, QUOTHP_N_UPOS);
        out[i].xpos = best_of(s->xpos + (size_t)(row + i) * QUOTHP_N_XPOS, QUOTHP_N_XPOS);
        if (out[i].ends) {
            parse(j, row + from, row + i + 1, out + from);
            from = i + 1;
        }
    }
}

/* ---- names ---- */

static void decode_names(judging *j, uint32_t row, uint32_t size, tdoc *d, uint32_t first)
{
    uint8_t tag[QUOTHP_STRETCH];
    for (uint32_t from = 0, i = 1; i <= size; i++)
        if (i == size || quothp_line_before(d->text, d->spans + first, i)) {
            const float *x = j->s->name_out + (size_t)(row + from) * N_NAME_TAGS;
            quothp_best_tags(integers(j, x, (size_t)(i - from) * N_NAME_TAGS), N_NAME_TAGS, QUOTHP_N_NAME_TYPES,
                             i - from, tag, j->tag_room);
            for (uint32_t k = from; k < i; k++)
                d->tokens[first + k].tag = tag[k - from];
            from = i;
        }
}

/* ---- attributions ---- */

static void find_cues(judging *j, uint32_t row, uint32_t size)
{
    uint8_t tag[QUOTHP_STRETCH];
    const float *x = j->s->cue_out + (size_t)row * N_CUE_TAGS;
    quothp_best_tags(integers(j, x, (size_t)size * N_CUE_TAGS), N_CUE_TAGS, 1, size, tag, j->tag_room);
    for (uint32_t i = 0; i < size; i++)
        if (tag[i] == TAG_BEGIN || tag[i] == TAG_UNIT) {
            uint32_t k = i;
            while (tag[k] != TAG_UNIT && tag[k] != TAG_LAST)
                k++;
            batch_add_cue(&j->b, row + i, row + k, row, row + size);
        }
}

static void add_range(attribution *a, attribution_part part, uint32_t first, uint32_t end)
{
    if (a->n_ranges < ATTRIBUTION_RANGES)
        a->range[a->n_ranges++] = (attribution_range){{0, 0}, first, end, part};
}

/* The attribution of a cue; `first` is the document's token in row c->from. */
static attribution decode_parts(judging *j, const cue_rows *c, uint32_t first)
{
    uint8_t tag[QUOTHP_STRETCH];
    const uint32_t size = c->to - c->from;
    attribution a = {first + c->first - c->from, first + c->last + 1 - c->from, {{{0, 0}, 0, 0, PART_CUE}}, 0};
    const float *x = j->s->pair_scores + (size_t)c->pair * N_PART_TAGS;
    quothp_best_tags(integers(j, x, (size_t)size * N_PART_TAGS), N_PART_TAGS, 2, size, tag, j->tag_room);
    add_range(&a, PART_CUE, a.cue_first, a.cue_end);
    for (uint32_t i = 0; i < size; i++) {
        if (!tag[i])
            continue;
        uint32_t k = i;
        while ((tag[k] - 1) % 4 + 1 < TAG_LAST)
            k++;
        add_range(&a, tag[i] > 4 ? PART_CONTENT : PART_SOURCE, first + i, first + k + 1);
        i = k;
    }
    return a;
}

/* ---- a document ---- */

typedef struct found_list {
    attribution *at;
    uint32_t n;
} found_list;

static void judge_stretches(judging *j, tdoc *d, uint32_t first, uint32_t end, found_list *found)
{
    batch *b = &j->b;
    net_forward(j->n, j->s, b, NULL);
    for (uint32_t q = first, row = 0; q < end; q++) {
        const uint32_t size = d->chunk[q + 1] - d->chunk[q];
        decode_syntax(j, row, size, d->tokens + d->chunk[q]);
        decode_names(j, row, size, d, d->chunk[q]);
        if (found)
            find_cues(j, row, size);
        row += size + 1;
    }
    if (!found || !b->n_cues)
        return;
    parts_forward(j->n, j->s, b, NULL);
    for (uint32_t q = first, row = 0, k = 0; q < end; q++) {
        for (; k < b->n_cues && b->cue[k].from == row; k++) {
            const attribution a = decode_parts(j, &b->cue[k], d->chunk[q]);
            if (count_range(&a, PART_CONTENT))
                found->at[found->n++] = a;
        }
        row += d->chunk[q + 1] - d->chunk[q] + 1;
    }
}

static void judge_doc(judging *j, tdoc *d, const form_list *forms, int tasks, found_list *found)
{
    for (uint32_t k = 0; k < d->n_chunks;) {
        const uint32_t first = k;
        batch_clear(&j->b);
        while (k < d->n_chunks && batch_add_plain(&j->b, d, k, forms, tasks))
            k++;
        judge_stretches(j, d, first, k, found);
    }
}

figures judge(const net *n, workspace *s, const corpus *c, const form_list *forms, const label_list *relations)
{
    judging *j = need(1, sizeof *j);
    j->n = n;
    j->s = s;
    j->arcs = need((size_t)QUOTHP_STRETCH * QUOTHP_STRETCH, sizeof *j->arcs);
    j->scores = need((size_t)QUOTHP_STRETCH * QUOTHP_STRETCH, sizeof *j->scores);
    j->heads = need(QUOTHP_STRETCH, sizeof *j->heads);
    j->tree_room = need((size_t)2 * QUOTHP_STRETCH, sizeof *j->tree_room);
    j->tag_room = need(QUOTHP_TAGS_ROOM(QUOTHP_STRETCH), 1);
    counts all = {0};
    for (size_t i = 0; i < c->n; i++) {
        tdoc *d = &c->docs[i];
        found_list found = {need(d->n + 1, sizeof *found.at), 0};
        judge_doc(j, d, forms, TASK_SYNTAX | TASK_NAMES | (d->n_attributions ? TASK_CUES : 0),
                  d->n_attributions ? &found : NULL);
        if (c->names)
            count_names(d, c->names, &all);
        if (c->syntax)
            count_syntax(d, relations, &all);
        count_attributions(d, found.at, found.n, &all);
        free(found.at);
    }
    free(j->arcs);
    free(j->scores);
    free(j->heads);
    free(j->tree_room);
    free(j->tag_room);
    free(j);
    return figures_of(&all);
}
