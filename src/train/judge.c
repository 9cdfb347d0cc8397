/* judge.c: see judge.h. */
#include "train/judge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    size_t right, gold, found;
} count;

static double f1(count c)
{
    return c.gold + c.found ? 200.0 * (double)c.right / (double)(c.gold + c.found) : 0;
}

int batch_add_plain(batch *b, const tdoc *d, uint32_t chunk, const form_list *forms, int tasks)
{
    const uint32_t from = d->chunk[chunk], to = d->chunk[chunk + 1];
    if (b->n + (to - from) + 1 > ROWS_MAX)
        return 0;
    for (uint32_t i = from; i < to; i++, b->n++) {
        b->form[b->n] = &forms->features[d->tokens[i].form];
        b->context[b->n] = &d->context[i];
        b->hide[b->n] = 0;
        b->head[b->n] = -1;
        b->allowed[b->n] = 0;
    }
    b->form[b->n++] = NULL;
    b->tasks |= tasks;
    return 1;
}

/* ---- tree of one sentence: arc[i * n + j] scores j as head of i, i itself as the root ---- */

static void decode_tree(const float *arc, int n, int *head)
{
    int root = 0;
    float best_root = -1e30f;
    for (int i = 0; i < n; i++) {
        float best = -1e30f;
        head[i] = -1;
        for (int j = 0; j < n; j++)
            if (j != i && arc[i * n + j] > best) {
                best = arc[i * n + j];
                head[i] = j;
            }
        if (arc[i * n + i] - (n > 1 ? best : 0) > best_root) {
            best_root = arc[i * n + i] - (n > 1 ? best : 0);
            root = i;
        }
    }
    head[root] = root;
    for (int rounds = 0; rounds < n; rounds++) { /* take the cycles apart, one after the other */
        int state[512] = {0}, cycle = -1;
        state[root] = 1;
        for (int i = 0; i < n && cycle < 0; i++) {
            int k = i;
            while (!state[k]) {
                state[k] = i + 2;
                k = head[k];
            }
            if (state[k] == i + 2)
                cycle = k;
            else {
                for (k = i; state[k] == i + 2; k = head[k])
                    state[k] = 1;
            }
        }
        if (cycle < 0)
            return;
        char reach[512] = {0}; /* tokens below the cycle or in it */
        int k = cycle;
        do {
            reach[k] = 1;
            k = head[k];
        } while (k != cycle);
        for (int i = 0; i < n; i++) {
            int steps = 0, j = i;
            while (j != root && !reach[j] && steps++ < n)
                j = head[j];
            if (j != root && reach[j])
                reach[i] = 1;
        }
        float least = 1e30f;
        int from = cycle, to = root;
        k = cycle;
        do {
            for (int j = 0; j < n; j++)
                if (!reach[j] && arc[k * n + head[k]] - arc[k * n + j] < least) {
                    least = arc[k * n + head[k]] - arc[k * n + j];
                    from = k;
                    to = j;
                }
            k = head[k];
        } while (k != cycle);
        head[from] = to;
    }
}

static void parse(const net *n, const workspace *s, uint32_t from, uint32_t to, token *out, float *room)
{
    int head[512];
    float rel[N_RELS];
    const int m = (int)(to - from);
    net_arcs(n, s, from, to, room);
    decode_tree(room, m, head);
    for (int i = 0; i < m; i++) {
        out[i].head = head[i] - i; /* relative */
        net_rel(n, s, from + (uint32_t)i, from + (uint32_t)head[i], rel);
        int best = 0;
        for (int k = 1; k < N_RELS; k++)
            best = rel[k] > rel[best] ? k : best;
        out[i].rel = (uint8_t)best;
    }
}

/* ---- names ---- */

static int follows(int a, int b)
{
    const int pa = a ? (a - 1) % 4 + 1 : 0, pb = b ? (b - 1) % 4 + 1 : 0;
    if (pa == TAG_BEGIN || pa == TAG_INSIDE)
        return (pb == TAG_INSIDE || pb == TAG_LAST) && (a - 1) / 4 == (b - 1) / 4;
    return pb == 0 || pb == TAG_BEGIN || pb == TAG_UNIT;
}

static void best_tags(const float *score, uint32_t n, token *out)
{
    float(*v)[N_NAME_TAGS] = need(n + 1, sizeof *v);
    uint8_t(*back)[N_NAME_TAGS] = need(n + 1, sizeof *back);
    for (int k = 0; k < N_NAME_TAGS; k++)
        v[0][k] = follows(0, k) ? score[k] : -1e30f;
    for (uint32_t t = 1; t < n; t++)
        for (int k = 0; k < N_NAME_TAGS; k++) {
            float best = -1e30f;
            for (int j = 0; j < N_NAME_TAGS; j++)
                if (follows(j, k) && v[t - 1][j] > best) {
                    best = v[t - 1][j];
                    back[t][k] = (uint8_t)j;
                }
            v[t][k] = best + score[t * N_NAME_TAGS + (uint32_t)k];
        }
    int k = 0;
    for (int j = 1; j < N_NAME_TAGS; j++)
        if (follows(j, 0) && v[n - 1][j] > v[n - 1][k])
            k = j;
    for (uint32_t t = n; t-- > 0;) {
        out[t].tag = (uint8_t)k;
        k = back[t][k];
    }
    free(v);
    free(back);
}

/* ---- one stretch ---- */

static void decode(const net *n, const workspace *s, uint32_t row, uint32_t size, const tdoc *d, uint32_t first,
                   float *room)
{
    token *out = d->tokens + first;
    for (uint32_t i = 0; i < size; i++) {
        const float *sent = s->sent + 2 * (size_t)(row + i), *upos = s->upos + (size_t)(row + i) * QUOTHP_N_UPOS,
                    *xpos = s->xpos + (size_t)(row + i) * QUOTHP_N_XPOS;
        out[i].ends = sent[1] > sent[0] || i + 1 == size;
        out[i].upos = out[i].xpos = 0;
        for (uint8_t k = 1; k < QUOTHP_N_UPOS; k++)
            out[i].upos = upos[k] > upos[out[i].upos] ? k : out[i].upos;
        for (uint8_t k = 1; k < QUOTHP_N_XPOS; k++)
            out[i].xpos = xpos[k] > xpos[out[i].xpos] ? k : out[i].xpos;
    }
    for (uint32_t from = 0, i = 0; i < size; i++)
        if (out[i].ends) {
            parse(n, s, row + from, row + i + 1, out + from, room);
            from = i + 1;
        }
    for (uint32_t from = 0, i = 1; i <= size; i++)
        if (i == size || quothp_line_before(d->text, d->spans + first, i)) {
            best_tags(s->name_out + (size_t)(row + from) * N_NAME_TAGS, i - from, out + from);
            from = i;
        }
}

static int core_type(int type)
{
    return type == QUOTHP_NAME_FACILITY ? QUOTHP_NAME_PLACE : type;
}

static void count_names(const tdoc *d, name_scheme scheme, count *core, count *all)
{
    entity *found = need(d->n + 1, sizeof *found);
    uint32_t m = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const int tag = d->tokens[i].tag;
        if (!tag)
            continue;
        uint32_t k = i;
        while (k + 1 < d->n && (d->tokens[k].tag - 1) % 4 + 1 != TAG_LAST && (d->tokens[k].tag - 1) % 4 + 1 != TAG_UNIT)
            k++;
        found[m++] = (entity){d->spans[i].begin, d->spans[k].end, (quothp_name_type)((tag - 1) / 4)};
        i = k;
    }
    for (int pass = 0; pass < 2; pass++) {
        count *c = pass ? all : core;
        for (uint32_t half = 0; half < 2; half++)
            for (uint32_t i = 0; i < (half ? d->n_entities : m); i++) {
                const entity e = half ? d->entities[i] : found[i];
                const int type = pass ? (int)e.type : core_type((int)e.type);
                if (!pass && type > QUOTHP_NAME_PLACE)
                    continue;
                if (scheme == NAMES_WWN && type == QUOTHP_NAME_EVENT)
                    continue;
                if (scheme == NAMES_GUM &&
                    (type == QUOTHP_NAME_GROUP || type == QUOTHP_NAME_MONEY || type == QUOTHP_NAME_DATE))
                    continue;
                if (half) {
                    c->gold++;
                    continue;
                }
                c->found++;
                for (uint32_t j = 0; j < d->n_entities; j++)
                    if (d->entities[j].begin == e.begin && d->entities[j].end == e.end &&
                        (pass ? (int)d->entities[j].type : core_type((int)d->entities[j].type)) == type) {
                        c->right++;
                        break;
                    }
            }
    }
    free(found);
}

typedef struct {
    count token, sentence, upos, xpos, uas, las;
} syntax_counts;

/* Without subtypes, as the official measure has it. */
static int same_relation(const label_list *relations, int a, int b)
{
    const size_t n = strcspn(relations->name[a], ":");
    return n == strcspn(relations->name[b], ":") && strncmp(relations->name[a], relations->name[b], n) == 0;
}

static void count_syntax(const tdoc *d, const label_list *relations, syntax_counts *c)
{
    uint32_t *to = need(d->n + 1, sizeof *to); /* predicted to gold */
    for (uint32_t a = 0, b = 0; a < d->n; a++) {
        while (b < d->n_gold && d->gold[b].end < d->spans[a].end)
            b++;
        to[a] = b < d->n_gold && d->gold[b].begin == d->spans[a].begin && d->gold[b].end == d->spans[a].end
                    ? b
                    : UINT32_MAX;
    }
    uint32_t start = 0, g = 0;
    for (uint32_t a = 0; a < d->n; a++)
        if (d->tokens[a].ends) {
            while (g < d->n_sentences && d->sentences[g].end < d->spans[a].end)
                g++;
            c->sentence.found++;
            c->sentence.right += g < d->n_sentences && d->sentences[g].end == d->spans[a].end &&
                                 d->sentences[g].begin == d->spans[start].begin;
            start = a + 1;
        }
    c->sentence.gold += d->n_sentences;
    for (uint32_t a = 0; a < d->n; a++) {
        if (to[a] == UINT32_MAX)
            continue;
        const token *p = &d->tokens[a], *q = &d->gold_tokens[to[a]];
        c->token.right++;
        c->upos.right += p->upos == q->upos;
        c->xpos.right += p->xpos == q->xpos;
        const uint32_t h = (uint32_t)((int)a + p->head);
        const int same = p->head == 0 ? q->head == (int32_t)to[a]
                                      : to[h] != UINT32_MAX && (int32_t)to[h] == q->head && q->head != (int32_t)to[a];
        c->uas.right += same ? 1 : 0;
        c->las.right += same && same_relation(relations, p->rel, q->rel);
    }
    count *all[] = {&c->token, &c->upos, &c->xpos, &c->uas, &c->las};
    for (int i = 0; i < 5; i++) {
        all[i]->gold += d->n_gold;
        all[i]->found += d->n;
    }
    free(to);
}

figures judge(const net *n, workspace *s, const corpus *c, const form_list *forms, const label_list *relations)
{
    static batch b;
    float *room = need(512 * 512, sizeof *room);
    count core = {0}, all = {0};
    syntax_counts y = {0};
    for (size_t i = 0; i < c->n; i++) {
        tdoc *d = &c->docs[i];
        for (uint32_t k = 0; k < d->n_chunks;) {
            const uint32_t first = k;
            b.n = 0;
            b.tasks = 0;
            while (k < d->n_chunks && batch_add_plain(&b, d, k, forms, TASK_SYNTAX | TASK_NAMES))
                k++;
            net_forward(n, s, &b, NULL);
            for (uint32_t q = first, row = 0; q < k; q++) {
                const uint32_t size = d->chunk[q + 1] - d->chunk[q];
                decode(n, s, row, size, d, d->chunk[q], room);
                row += size + 1;
            }
        }
        if (c->names)
            count_names(d, c->names, &core, &all);
        if (c->syntax)
            count_syntax(d, relations, &y);
    }
    free(room);
    return (figures){f1(y.token), f1(y.sentence), f1(y.upos), f1(y.xpos), f1(y.uas), f1(y.las), f1(core), f1(all)};
}

void judge_line(figures f, char *out, size_t size)
{
    size_t n = 0;
    out[0] = 0;
    if (f.tokens > 0)
        n = (size_t)snprintf(out, size, " tokens %.2f sentences %.2f upos %.2f xpos %.2f uas %.2f las %.2f", f.tokens,
                             f.sentences, f.upos, f.xpos, f.uas, f.las);
    if (f.names_all > 0 && n < size)
        snprintf(out + n, size - n, " names core %.2f all %.2f", f.names, f.names_all);
}
