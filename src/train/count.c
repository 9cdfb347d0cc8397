/* count.c: see count.h. */
#include "train/count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- names ---- */

static bool is_core(int type)
{
    return type <= QUOTHP_NAME_PLACE;
}

static int core_type(int type)
{
    return type == QUOTHP_NAME_FACILITY ? QUOTHP_NAME_PLACE : type;
}

/* Types that a data set does not annotate. */
static bool is_dropped(name_scheme scheme, int type)
{
    if (scheme == NAMES_WWN)
        return type == QUOTHP_NAME_EVENT;
    return scheme == NAMES_GUM && (type == QUOTHP_NAME_GROUP || type == QUOTHP_NAME_MONEY || type == QUOTHP_NAME_DATE);
}

static uint32_t names_of_tags(const tdoc *d, entity *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const int tag = d->tokens[i].tag;
        if (!tag)
            continue;
        uint32_t k = i;
        while (k + 1 < d->n && (d->tokens[k].tag - 1) % 4 + 1 < TAG_LAST)
            k++;
        out[n++] = (entity){d->spans[i].begin, d->spans[k].end, (quothp_name_type)((tag - 1) / 4)};
        i = k;
    }
    return n;
}

static void count_name(count *c, const tdoc *d, name_scheme scheme, const entity *e, bool core, bool gold)
{
    const int type = core ? core_type((int)e->type) : (int)e->type;
    if ((core && !is_core(type)) || is_dropped(scheme, type))
        return;
    if (gold) {
        c->gold++;
        return;
    }
    c->found++;
    for (uint32_t i = 0; i < d->n_entities; i++) {
        const entity *g = &d->entities[i];
        if (g->begin == e->begin && g->end == e->end && (core ? core_type((int)g->type) : (int)g->type) == type) {
            c->right++;
            return;
        }
    }
}

void count_names(const tdoc *d, name_scheme scheme, counts *all)
{
    entity *found = need(d->n + 1, sizeof *found);
    const uint32_t n = names_of_tags(d, found);
    for (int core = 0; core < 2; core++) {
        count *c = core ? &all->name_core : &all->name;
        for (uint32_t i = 0; i < n; i++)
            count_name(c, d, scheme, &found[i], core, false);
        for (uint32_t i = 0; i < d->n_entities; i++)
            count_name(c, d, scheme, &d->entities[i], core, true);
    }
    free(found);
}

/* ---- syntax ---- */

/* Without subtypes, as the official measure has it. */
static bool same_relation(const label_list *relations, int a, int b)
{
    const size_t n = strcspn(relations->name[a], ":");
    return n == strcspn(relations->name[b], ":") && strncmp(relations->name[a], relations->name[b], n) == 0;
}

/* For each token the gold token with the same span, or UINT32_MAX. */
static uint32_t *align(const tdoc *d)
{
    uint32_t *to = need(d->n + 1, sizeof *to);
    for (uint32_t a = 0, b = 0; a < d->n; a++) {
        while (b < d->n_gold && d->gold[b].end < d->spans[a].end)
            b++;
        const bool same = b < d->n_gold && d->gold[b].begin == d->spans[a].begin && d->gold[b].end == d->spans[a].end;
        to[a] = same ? b : UINT32_MAX;
    }
    return to;
}

static void count_sentences(const tdoc *d, count *c)
{
    uint32_t start = 0, g = 0;
    for (uint32_t a = 0; a < d->n; a++) {
        if (!d->tokens[a].ends)
            continue;
        while (g < d->n_sentences && d->sentences[g].end < d->spans[a].end)
            g++;
        c->found++;
        c->right += g < d->n_sentences && d->sentences[g].end == d->spans[a].end &&
                    d->sentences[g].begin == d->spans[start].begin;
        start = a + 1;
    }
    c->gold += d->n_sentences;
}

void count_syntax(const tdoc *d, const label_list *relations, counts *c)
{
    uint32_t *to = align(d);
    count_sentences(d, &c->sentence);
    for (uint32_t a = 0; a < d->n; a++) {
        if (to[a] == UINT32_MAX)
            continue;
        const token *p = &d->tokens[a], *q = &d->gold_tokens[to[a]];
        c->token.right++;
        c->upos.right += p->upos == q->upos;
        c->xpos.right += p->xpos == q->xpos;
        const uint32_t h = (uint32_t)((int)a + p->head);
        const bool same = p->head == 0 ? q->head == (int32_t)to[a]
                                       : to[h] != UINT32_MAX && (int32_t)to[h] == q->head && q->head != (int32_t)to[a];
        c->uas.right += same;
        c->las.right += same && same_relation(relations, p->rel, q->rel);
    }
    count *all[] = {&c->token, &c->upos, &c->xpos, &c->uas, &c->las};
    for (int i = 0; i < 5; i++) {
        all[i]->gold += d->n_gold;
        all[i]->found += d->n;
    }
    free(to);
}

/* ---- attributions ---- */

uint32_t count_range(const attribution *a, attribution_part part)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_ranges; i++)
        n += a->range[i].part == part ? a->range[i].end - a->range[i].first : 0;
    return n;
}

static uint32_t common(const attribution *a, const attribution *b, attribution_part part)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_ranges; i++)
        for (uint32_t k = 0; k < b->n_ranges; k++) {
            const attribution_range *x = &a->range[i], *y = &b->range[k];
            if (x->part != part || y->part != part)
                continue;
            const uint32_t first = x->first > y->first ? x->first : y->first, end = x->end < y->end ? x->end : y->end;
            n += end > first ? end - first : 0;
        }
    return n;
}

/* Intersection over union of the tokens; two empty parts agree. */
static double agreement(const attribution *a, const attribution *b, attribution_part part)
{
    const uint32_t x = count_range(a, part), y = count_range(b, part), both = common(a, b, part);
    return x + y == 0 ? 1 : (double)both / (double)(x + y - both);
}

static bool same_part(const attribution *a, const attribution *b, attribution_part part)
{
    if (common(a, b, part) != count_range(a, part))
        return false;
    return count_range(a, part) == count_range(b, part);
}

/* The free gold attribution whose content agrees best, if it agrees by half. */
static uint32_t best_gold(const tdoc *d, const attribution *a, const uint8_t *taken)
{
    uint32_t best = UINT32_MAX;
    double most = 0.5;
    for (uint32_t g = 0; g < d->n_attributions; g++) {
        const double x = agreement(a, &d->attributions[g], PART_CONTENT);
        if (!taken[g] && x >= most) {
            most = x + 1e-9;
            best = g;
        }
    }
    return best;
}

void count_attributions(const tdoc *d, const attribution *found, uint32_t n, counts *all)
{
    uint8_t *taken = need(d->n_attributions + 1, 1);
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t g = best_gold(d, &found[i], taken);
        if (g == UINT32_MAX)
            continue;
        taken[g] = 1;
        const attribution *gold = &d->attributions[g];
        const double source = agreement(&found[i], gold, PART_SOURCE);
        all->cue.right += same_part(&found[i], gold, PART_CUE);
        all->content.right += same_part(&found[i], gold, PART_CONTENT);
        all->lenient.right += source > 0;
        all->strict.right +=
            agreement(&found[i], gold, PART_CONTENT) >= 0.8 && source >= 0.5 && common(&found[i], gold, PART_CUE) > 0;
    }
    count *parts[] = {&all->cue, &all->content, &all->strict, &all->lenient};
    for (int i = 0; i < 4; i++) {
        parts[i]->gold += d->n_attributions;
        parts[i]->found += n;
    }
    free(taken);
}

/* ---- figures ---- */

static double f1(count c)
{
    return c.gold + c.found ? 200.0 * (double)c.right / (double)(c.gold + c.found) : 0;
}

figures figures_of(const counts *c)
{
    return (figures){f1(c->token),     f1(c->sentence), f1(c->upos), f1(c->xpos),    f1(c->uas),    f1(c->las),
                     f1(c->name_core), f1(c->name),     f1(c->cue),  f1(c->content), f1(c->strict), f1(c->lenient)};
}

void figures_line(figures f, char *out, size_t size)
{
    size_t n = 0;
    out[0] = 0;
    if (f.tokens > 0)
        n += (size_t)snprintf(out, size, " tokens %.2f sentences %.2f upos %.2f xpos %.2f uas %.2f las %.2f", f.tokens,
                              f.sentences, f.upos, f.xpos, f.uas, f.las);
    if (f.names_all > 0 && n < size)
        n += (size_t)snprintf(out + n, size - n, " names core %.2f all %.2f", f.names, f.names_all);
    if (f.lenient > 0 && n < size)
        snprintf(out + n, size - n, " attributions strict %.2f lenient %.2f, of these cues %.2f contents %.2f exactly",
                 f.strict, f.lenient, f.cues, f.contents);
}
