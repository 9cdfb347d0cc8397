/* attributions.c: see attributions.h. */
#include "train/attributions.h"

#include <string.h>

/* ---- reading ---- */

static void read_part(attribution *a, const json_t *spans, attribution_part part, const lines *l)
{
    for (size_t i = 0; i < json_array_size(spans); i++) {
        const quothp_span s = lines_span(l, json_array_get(spans, i));
        if (s.begin < s.end && a->n_ranges < ATTRIBUTION_RANGES)
            a->range[a->n_ranges++] = (attribution_range){s, 0, 0, part};
    }
}

void attributions_read(tdoc *d, const json_t *list, const lines *l)
{
    d->attributions = need(json_array_size(list), sizeof *d->attributions);
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        attribution *a = &d->attributions[d->n_attributions++];
        read_part(a, json_object_get(item, "cue"), PART_CUE, l);
        read_part(a, json_object_get(item, "source"), PART_SOURCE, l);
        read_part(a, json_object_get(item, "content"), PART_CONTENT, l);
    }
}

/* ---- tokens ---- */

/* First token that ends behind a byte. */
static uint32_t token_behind(const tdoc *d, uint32_t byte)
{
    uint32_t low = 0, high = d->n;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (d->spans[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* B I L or U, as for names. */
static uint8_t tag_at(uint32_t t, uint32_t first, uint32_t end)
{
    return (uint8_t)(end - first == 1 ? TAG_UNIT : t == first ? TAG_BEGIN : t + 1 == end ? TAG_LAST : TAG_INSIDE);
}

/* A cue that lies across another is left without tags: each token has one. */
static void tag_cue(tdoc *d, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (d->tokens[t].cue)
            return;
    for (uint32_t t = first; t < end; t++)
        d->tokens[t].cue = tag_at(t, first, end);
}

void attributions_place(tdoc *d)
{
    for (uint32_t i = 0; i < d->n_attributions; i++) {
        attribution *a = &d->attributions[i];
        for (uint32_t k = 0; k < a->n_ranges; k++) {
            attribution_range *r = &a->range[k];
            r->first = token_behind(d, r->span.begin);
            for (r->end = r->first; r->end < d->n && d->spans[r->end].begin < r->span.end;)
                r->end++;
            if (r->part != PART_CUE || r->end == r->first)
                continue;
            if (a->cue_end == a->cue_first) { /* the first range of the cue counts */
                a->cue_first = r->first;
                a->cue_end = r->end;
            }
            tag_cue(d, r->first, r->end);
        }
    }
}

void attributions_tags(const attribution *a, uint32_t from, uint32_t to, uint8_t *tag)
{
    memset(tag, 0, to - from);
    for (uint32_t k = 0; k < a->n_ranges; k++) {
        const attribution_range *r = &a->range[k];
        if (r->part == PART_CUE)
            continue;
        const uint32_t first = r->first < from ? from : r->first, end = r->end > to ? to : r->end;
        for (uint32_t t = first; t < end; t++)
            tag[t - from] = (uint8_t)((r->part == PART_CONTENT ? 4 : 0) + tag_at(t, first, end));
    }
}
