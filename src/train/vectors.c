/* vectors.c: see vectors.h. */
#include "train/vectors.h"

#include "train/rng.h"
#include "train/whole.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint32_t hash, count, inside, capital;
} counter;

static int by_count(const void *a, const void *b)
{
    const counter *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int by_hash(const void *a, const void *b)
{
    const counter *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return 0;
}

static void count_doc(const tdoc *d, const form_list *forms, counter *per_form)
{
    for (uint32_t i = 0; i < d->n; i++) {
        const uint32_t f = d->tokens[i].form;
        per_form[f].count++;
        if (i == 0 || forms->features[d->tokens[i - 1].form].brief.shape != QUOTHP_SHAPE_LOWER)
            continue;
        per_form[f].inside++;
        per_form[f].capital += forms->features[f].brief.shape != QUOTHP_SHAPE_LOWER;
    }
}

static uint8_t cased_class(const counter *c)
{
    if (c->inside < 3)
        return c->inside && c->capital == c->inside ? 5 : 0;
    const double share = (double)c->capital / c->inside;
    return share < 0.02 ? 1 : share < 0.2 ? 2 : share < 0.7 ? 3 : 4;
}

word_vectors vectors_count(const corpus *const *list, size_t n, const form_list *forms)
{
    counter *all = need(forms->n, sizeof *all);
    for (size_t c = 0; c < n; c++)
        for (size_t i = 0; i < list[c]->n; i++)
            count_doc(&list[c]->docs[i], forms, all);
    for (uint32_t f = 1; f < forms->n; f++)
        all[f].hash = quothp_word_hash((quothp_str){forms->text[f], forms->length[f]});
    qsort(all + 1, forms->n - 1, sizeof *all, by_hash);
    uint32_t m = 0;
    for (uint32_t f = 1; f < forms->n; f++) {
        if (m && all[m - 1].hash == all[f].hash) {
            all[m - 1].count += all[f].count;
            all[m - 1].inside += all[f].inside;
            all[m - 1].capital += all[f].capital;
        } else
            all[m++] = all[f];
    }
    qsort(all, m, sizeof *all, by_count);
    word_vectors v = {0};
    while (v.n < m && v.n < WORDS_MAX && all[v.n].count >= WORD_COUNT_MIN)
        v.n++;
    qsort(all, v.n, sizeof *all, by_hash);
    v.hash = need(v.n, sizeof *v.hash);
    v.cased = need(v.n, 1);
    v.count = need(v.n, sizeof *v.count);
    v.vector = need((size_t)(v.n + 1) * WORD_DIM, sizeof(float));
    for (uint32_t i = 0; i < v.n; i++) {
        v.hash[i] = all[i].hash;
        v.count[i] = all[i].count;
        v.cased[i] = cased_class(&all[i]);
    }
    free(all);
    return v;
}

enum { NEGATIVE = 6, WINDOW = 4, NOISE = 1 << 22 };

typedef struct {
    float *in, *out;
    uint32_t *noise;
    float rate;
    rng r;
} skipgram;

static void pair(skipgram *s, float *x, uint32_t target)
{
    float grad[WORD_DIM] = {0};
    for (int k = 0; k <= NEGATIVE; k++) {
        const uint32_t w = k ? s->noise[rng_below(&s->r, NOISE)] : target;
        if (k && w == target)
            continue;
        float *y = s->out + (size_t)w * WORD_DIM, dot[8] = {0};
        for (int i = 0; i < WORD_DIM; i += 8)
            for (int j = 0; j < 8; j++)
                dot[j] += x[i + j] * y[i + j];
        const float sum = ((dot[0] + dot[1]) + (dot[2] + dot[3])) + ((dot[4] + dot[5]) + (dot[6] + dot[7]));
        const float g = ((k == 0) - 1 / (1 + expf(-sum))) * s->rate;
        for (int i = 0; i < WORD_DIM; i++) {
            grad[i] += g * y[i];
            y[i] += g * x[i];
        }
    }
    for (int i = 0; i < WORD_DIM; i++)
        x[i] += grad[i];
}

/* Rows of the kept words of a document; frequent ones are left out at random. */
static uint32_t sample_doc(skipgram *s, const word_vectors *v, const tdoc *d, const form_list *forms, double total,
                           uint32_t *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const uint32_t w = forms->features[d->tokens[i].form].word;
        if (!w)
            continue;
        const float f = (float)(v->count[w - 1] / total * 3000);
        if (f > 1 && rng_unit(&s->r) > sqrtf(1 / f) + 1 / f)
            continue;
        out[n++] = w;
    }
    return n;
}

static void fill_noise(skipgram *s, const word_vectors *v)
{
    double sum = 0, reached = 0;
    for (uint32_t i = 0; i < v->n; i++)
        sum += pow(v->count[i], 0.75);
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n; i++) {
        reached += pow(v->count[i], 0.75) / sum * NOISE;
        while (at < NOISE && at < reached)
            s->noise[at++] = i + 1;
    }
    while (at < NOISE)
        s->noise[at++] = v->n;
}

void vectors_learn(word_vectors *v, const corpus *const *list, size_t n, const form_list *forms, int epochs)
{
    skipgram s = {v->vector,
                  need((size_t)(v->n + 1) * WORD_DIM, sizeof(float)),
                  need(NOISE, sizeof(uint32_t)),
                  0,
                  {88172645463325252ull}};
    double total = 0, done = 0;
    size_t docs_max = 0;
    for (size_t c = 0; c < n; c++) {
        total += (double)list[c]->n_tokens;
        docs_max = list[c]->n > docs_max ? list[c]->n : docs_max;
    }
    fill_noise(&s, v);
    for (size_t i = 0; i < (size_t)(v->n + 1) * WORD_DIM; i++)
        s.in[i] = (rng_unit(&s.r) - 0.5f) / WORD_DIM;
    uint32_t *words = need(1 << 20, sizeof *words);
    for (int e = 0; e < epochs; e++)
        for (size_t i = 0; i < docs_max; i++)
            for (size_t c = 0; c < n; c++) {
                if (i >= list[c]->n || list[c]->docs[i].n > 1 << 20)
                    continue;
                const tdoc *d = &list[c]->docs[i];
                const uint32_t m = sample_doc(&s, v, d, forms, total, words);
                s.rate = 0.04f * (float)(1 - done / (total * epochs)) + 1e-4f;
                for (uint32_t k = 0; k < m; k++) {
                    const uint32_t w = 1 + rng_below(&s.r, WINDOW);
                    for (uint32_t j = k > w ? k - w : 0; j <= k + w && j < m; j++)
                        if (j != k)
                            pair(&s, s.in + (size_t)words[k] * WORD_DIM, words[j]);
                }
                done += d->n;
                if (c == 0 && i % 200 == 0)
                    fprintf(stderr, "vectors: %.1f %%\n", 100 * done / (total * epochs));
            }
    double square = 0; /* unit variance over the words as they occur less often than often */
    for (size_t i = WORD_DIM; i < (size_t)(v->n + 1) * WORD_DIM; i++)
        square += s.in[i] * s.in[i];
    const float scale = (float)(1 / sqrt(square / ((double)v->n * WORD_DIM)));
    for (size_t i = 0; i < (size_t)(v->n + 1) * WORD_DIM; i++)
        s.in[i] *= scale;
    memset(s.in, 0, WORD_DIM * sizeof *s.in);
    free(words);
    free(s.out);
    free(s.noise);
}

int vectors_save(const word_vectors *v, const char *path)
{
    FILE *f = whole_open(path);
    if (!f)
        return 0;
    fwrite(&v->n, sizeof v->n, 1, f); /* whole_close sees an error */
    fwrite(v->hash, sizeof *v->hash, v->n, f);
    fwrite(v->count, sizeof *v->count, v->n, f);
    fwrite(v->cased, 1, v->n, f);
    fwrite(v->vector, WORD_DIM * sizeof(float), v->n + 1, f);
    return whole_close(f, path);
}

static int read_vectors(word_vectors *v, FILE *f)
{
    if (fread(&v->n, sizeof v->n, 1, f) != 1 || v->n > WORDS_MAX)
        return 0;
    v->hash = need(v->n, sizeof *v->hash);
    v->count = need(v->n, sizeof *v->count);
    v->cased = need(v->n, 1);
    v->vector = need((size_t)(v->n + 1) * WORD_DIM, sizeof(float));
    return fread(v->hash, sizeof *v->hash, v->n, f) == v->n && fread(v->count, sizeof *v->count, v->n, f) == v->n &&
           fread(v->cased, 1, v->n, f) == v->n && fread(v->vector, WORD_DIM * sizeof(float), v->n + 1, f) == v->n + 1 &&
           fgetc(f) == EOF;
}

int vectors_load(word_vectors *v, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        return 0;
    if (!read_vectors(v, f)) {
        fprintf(stderr, "quoth-train: %s: damaged; without it, the vectors are learned again\n", path);
        exit(1);
    }
    fclose(f);
    return 1;
}
