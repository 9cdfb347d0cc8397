/* split_train.c: see split_train.h. Logistic regression by stochastic gradient descent over hashed features, averaged,
 * then rounded to 16 bits. */
#include "train/split_train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 12 };

typedef struct {
    float *w, *sum; /* QUOTHP_SPLIT_SIZE */
    const tdoc *doc;
    uint32_t at; /* gold token at hand */
    float rate;
} learner;

static int learn(void *context, const uint32_t *f, size_t n, size_t byte)
{
    learner *l = context;
    const tdoc *d = l->doc;
    while (l->at < d->n_gold && d->gold[l->at].end < byte)
        l->at++;
    const int split = l->at >= d->n_gold || d->gold[l->at].end == byte || d->gold[l->at].begin >= byte;
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += l->w[f[i]];
    const float error = (float)split - 1 / (1 + expf(-sum));
    for (size_t i = 0; i < n; i++)
        l->w[f[i]] += l->rate * (error - 2e-5f * l->w[f[i]]);
    return split;
}

typedef struct {
    uint32_t hash, at, split, whole;
} seen_word;

static int by_hash(const void *a, const void *b)
{
    const uint32_t x = ((const seen_word *)a)->hash, y = ((const seen_word *)b)->hash;
    return x < y ? -1 : x > y;
}

static int all_letters(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!quothp_is_alpha(s[i]))
            return 0;
    return 1;
}

/* Every word of letters, split in two or whole. */
static size_t collect(const tdoc *d, seen_word *out)
{
    size_t n = 0;
    for (uint32_t i = 0; i < d->n_gold; i++) {
        const quothp_span a = d->gold[i];
        if (!all_letters(d->text + a.begin, a.end - a.begin))
            continue;
        const int two = i + 1 < d->n_gold && d->gold[i + 1].begin == a.end &&
                        all_letters(d->text + a.end, d->gold[i + 1].end - a.end);
        const uint32_t end = two ? d->gold[i + 1].end : a.end;
        out[n++] = (seen_word){quothp_split_hash_lower(d->text + a.begin, end - a.begin), two ? a.end - a.begin : 0,
                               (uint32_t)two, !two};
        i += (uint32_t)two;
    }
    return n;
}

static void learn_words(quothp_split_model *m, const corpus *const *gold, size_t n)
{
    size_t cap = 0, used = 0, kept = 0;
    for (size_t c = 0; c < n; c++)
        for (size_t i = 0; i < gold[c]->n; i++)
            cap += gold[c]->docs[i].n_gold;
    seen_word *all = need(cap, sizeof *all);
    for (size_t c = 0; c < n; c++)
        for (size_t i = 0; i < gold[c]->n; i++)
            used += collect(&gold[c]->docs[i], all + used);
    qsort(all, used, sizeof *all, by_hash);
    quothp_split_word *words = need(used, sizeof *words);
    for (size_t i = 0, k; i < used; i = k) {
        uint32_t split = 0, whole = 0, at = 0;
        for (k = i; k < used && all[k].hash == all[i].hash; k++) {
            split += all[k].split;
            whole += all[k].whole;
            at = all[k].at ? all[k].at : at;
        }
        if (split > 1 && split > 2 * whole)
            words[kept++] = (quothp_split_word){all[i].hash, at};
    }
    free(all);
    m->words = words;
    m->n_words = kept;
}

quothp_split_model split_train(const corpus *const *gold, size_t n)
{
    quothp_split_model m = {0};
    learner l = {need(QUOTHP_SPLIT_SIZE, sizeof(float)), need(QUOTHP_SPLIT_SIZE, sizeof(float)), NULL, 0, 0};
    quothp_span *out = NULL;
    learn_words(&m, gold, n);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        l.rate = 0.06f * (float)(EPOCHS - epoch) / EPOCHS;
        for (size_t i = 0; i < 4000; i++)
            for (size_t c = 0; c < n; c++) {
                if (i >= gold[c]->n)
                    continue;
                l.doc = &gold[c]->docs[i];
                l.at = 0;
                out = realloc(out, (l.doc->n_bytes + 1) * sizeof *out);
                quothp_split_text_with(learn, &l, &m, l.doc->text, l.doc->n_bytes, (quothp_span){0, l.doc->n_bytes},
                                       out);
            }
        for (size_t i = 0; i < QUOTHP_SPLIT_SIZE; i++)
            l.sum[i] += epoch >= EPOCHS / 2 ? l.w[i] : 0;
    }
    const int n_summed = EPOCHS - EPOCHS / 2;
    int16_t *weights = need(QUOTHP_SPLIT_SIZE, sizeof *weights);
    for (size_t i = 0; i < QUOTHP_SPLIT_SIZE; i++)
        weights[i] = (int16_t)lrintf(fminf(30000, fmaxf(-30000, l.sum[i] / (float)n_summed * 1024)));
    m.weights = weights;
    free(l.w);
    free(l.sum);
    free(out);
    return m;
}

double split_score(const quothp_split_model *m, const corpus *c)
{
    size_t right = 0, gold = 0, found = 0;
    for (size_t i = 0; i < c->n; i++) {
        const tdoc *d = &c->docs[i];
        quothp_span *out = need(d->n_bytes + 1, sizeof *out);
        const size_t n = quothp_split_text(m, d->text, d->n_bytes, (quothp_span){0, d->n_bytes}, out);
        for (size_t a = 0, b = 0; a < n && b < d->n_gold;) {
            right += out[a].begin == d->gold[b].begin && out[a].end == d->gold[b].end;
            if (out[a].end < d->gold[b].end)
                a++;
            else if (out[a].end > d->gold[b].end)
                b++;
            else {
                a++;
                b++;
            }
        }
        gold += d->n_gold;
        found += n;
        free(out);
    }
    return 200.0 * (double)right / (double)(gold + found);
}
