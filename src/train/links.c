/* links.c: see links.h.
 *
 * The model is that of src/coref/link.h: a log-linear choice among the mentions before and "none". Its loss is the
 * negative log-probability of all right choices together, each wrong one made likelier by what it costs (Durrett and
 * Klein 2013). The sets that features look at are those of the model's own choices, as when it runs. Steps by AdaGrad,
 * the weights are the mean over all steps of the later epochs.
 */
#include "train/links.h"

#include "coref/link.h"
#include "lang/lang.h"
#include "read/read.h"
#include "train/corpus.h"
#include "train/export.h"
#include "train/rng.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { LINE_MAX_BYTES = 1 << 24, SCALE = 512 };

/* One document, read up to the decisions. */
typedef struct text {
    quoth_doc *doc;
    quothp_arena arena;
    quothp_coref_work work;
    uint32_t *start;   /* the sets before any decision */
    uint32_t *cluster; /* for each mention: the gold cluster + 1, 0 for none */
} text;

typedef struct texts {
    text *at;
    size_t n;
} texts;

/* ---- gold ---- */

typedef struct range {
    uint32_t begin, end; /* code points */
} range;

static range range_of(const json_t *span)
{
    return (range){(uint32_t)json_integer_value(json_array_get(span, 0)),
                   (uint32_t)json_integer_value(json_array_get(span, 1))};
}

static bool same(range a, range b)
{
    return a.begin == b.begin && a.end == b.end;
}

static uint32_t cluster_of(const json_t *clusters, range wanted)
{
    size_t c, i;
    json_t *cluster, *span;
    json_array_foreach(clusters, c, cluster)
            json_array_foreach(cluster, i, span) if (same(range_of(span), wanted)) return (uint32_t)c +
        1;
    return 0;
}

/* The gold mention with this head: the one of this extent, else the shortest. */
static uint32_t find_gold(const json_t *gold, range head, range extent)
{
    const json_t *mentions = json_object_get(gold, "mentions");
    range best = {0, UINT32_MAX};
    size_t i;
    json_t *mention;
    json_array_foreach(mentions, i, mention)
    {
        const range span = range_of(json_object_get(mention, "span"));
        if (!same(range_of(json_object_get(mention, "head_span")), head))
            continue;
        if (same(span, extent))
            best = span;
        if (same(best, extent))
            break;
        if (span.end - span.begin < best.end - best.begin)
            best = span;
    }
    return best.end == UINT32_MAX ? 0 : cluster_of(json_object_get(gold, "coref"), best);
}

static void label(text *t, const json_t *gold)
{
    const quoth_doc *doc = t->doc;
    quothp_cp_map map;
    if (quothp_cp_map_init(&map, &t->arena, doc->text, doc->n_bytes) != QUOTH_OK)
        exit(3);
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        const quothp_span head = doc->tokens.at[t->work.traits.at[k].top].span, extent = doc->mentions.at[k].extent;
        t->cluster[k] = find_gold(gold, (range){quothp_cp_of(&map, head.begin), quothp_cp_of(&map, head.end)},
                                  (range){quothp_cp_of(&map, extent.begin), quothp_cp_of(&map, extent.end)});
    }
}

/* ---- documents ---- */

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "quoth-train: %s: %s\n", path, why);
    exit(1);
}

static void add_text(texts *all, quoth *q, const char *line, const char *path)
{
    json_error_t error;
    json_t *gold = json_loads(line, 0, &error);
    all->at = realloc(all->at, (all->n + 1) * sizeof *all->at);
    if (!gold || !all->at)
        fail(path, gold ? "no memory" : error.text);
    text *t = &all->at[all->n++];
    *t = (text){0};
    if (quothp_read_json(q, quothp_str_of(line), 0, &t->doc) != QUOTH_OK ||
        quothp_stage_lang(t->doc, &q->model, q->forms, &q->scratch) != QUOTH_OK ||
        !quothp_link_prepare(&t->work, t->doc, &t->arena))
        fail(path, "a document cannot be read");
    t->work.scratch = NULL;
    quothp_arena_reset(&q->scratch);
    const uint32_t n = t->doc->mentions.n;
    t->start = need((size_t)n + 1, sizeof *t->start);
    t->cluster = need((size_t)n + 1, sizeof *t->cluster);
    memcpy(t->start, t->work.parent, n * sizeof *t->start);
    label(t, gold);
    json_decref(gold);
}

static texts read_texts(const char *path, quoth *q)
{
    texts all = {0};
    gzFile f = gzopen(path, "rb");
    char *line = need(LINE_MAX_BYTES, 1);
    if (!f)
        fail(path, "cannot be opened");
    while (gzgets(f, line, LINE_MAX_BYTES))
        add_text(&all, q, line, path);
    gzclose(f);
    free(line);
    return all;
}

static void free_texts(texts *all)
{
    for (size_t i = 0; i < all->n; i++) {
        quoth_doc_free(all->at[i].doc);
        quothp_arena_free(&all->at[i].arena);
        free(all->at[i].start);
        free(all->at[i].cluster);
    }
    free(all->at);
}

/* ---- learning ---- */

/* Found by cross-validation on gum.train. */
static const struct {
    int epochs;
    float rate, damping; /* of AdaGrad; damping: how much a weight must have been pushed to move freely */
    /* what each kind of mistake costs: a link of what is new, of a mention to the wrong one, none where one belongs */
    float false_link, wrong_link, false_new;
} PLAN = {6, 0.05f, 1.0f, 0.2f, 1.0f, 1.5f};

typedef struct linker {
    float *weight, *squares, *sum; /* the weights, their gradients squared and summed, the weights times their steps */
    uint32_t *since;               /* the step from which on the weight is not yet in the sum */
    uint32_t step;
    double loss;
    size_t decisions;
} linker;

typedef struct choice {
    uint32_t mention; /* QUOTHP_NONE: none */
    bool right;
    float score, costly; /* costly: with what it costs */
    quothp_features features;
} choice;

static float score(const linker *l, const quothp_features *f)
{
    float sum = 0;
    for (uint32_t i = 0; i < f->n; i++)
        sum += l->weight[f->at[i]];
    return sum;
}

static void push(linker *l, const quothp_features *f, float gradient)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const uint32_t at = f->at[i];
        l->sum[at] += l->weight[at] * (float)(l->step - l->since[at]);
        l->since[at] = l->step;
        l->squares[at] += gradient * gradient;
        l->weight[at] -= PLAN.rate * gradient / sqrtf(PLAN.damping + l->squares[at]);
    }
}

/* All choices of mention k; those that are right. Returns how many; the first is "none". */
static uint32_t list_choices(linker *l, text *t, uint32_t k, choice *out)
{
    uint32_t candidates[QUOTHP_LINK_CANDIDATES];
    const uint32_t n = quothp_link_candidates(&t->work, k, candidates);
    bool anaphoric = false;
    for (uint32_t i = 0; i < n; i++) {
        choice *c = &out[i + 1];
        c->mention = candidates[i];
        c->right = t->cluster[k] && t->cluster[candidates[i]] == t->cluster[k];
        anaphoric = anaphoric || c->right;
        quothp_link_pair(&t->work, k, candidates[i], &c->features);
    }
    out[0].mention = QUOTHP_NONE;
    out[0].right = !anaphoric;
    quothp_link_alone(&t->work, k, &out[0].features);
    for (uint32_t i = 0; i <= n; i++) {
        choice *c = &out[i];
        c->score = score(l, &c->features);
        c->costly = c->score;
        if (!c->right)
            c->costly += i == 0 ? PLAN.false_new : anaphoric ? PLAN.wrong_link : PLAN.false_link;
    }
    return n + 1;
}

static void learn_mention(linker *l, text *t, uint32_t k)
{
    static choice choices[QUOTHP_LINK_CANDIDATES + 1];
    const uint32_t n = list_choices(l, t, k, choices);
    uint32_t best = 0;
    float most = choices[0].costly, all = 0, right = 0;
    for (uint32_t i = 0; i < n; i++)
        most = choices[i].costly > most ? choices[i].costly : most;
    for (uint32_t i = 0; i < n; i++) {
        const float p = expf(choices[i].costly - most);
        all += p;
        right += choices[i].right ? p : 0;
        if (choices[i].score > choices[best].score)
            best = i;
    }
    right = fmaxf(right, 1e-30f);
    if (n > 1) {
        l->step++;
        l->decisions++;
        l->loss += (double)logf(all / right);
        for (uint32_t i = 0; i < n; i++) {
            const float p = expf(choices[i].costly - most);
            const float gradient = p / all - (choices[i].right ? p / right : 0);
            if (fabsf(gradient) > 1e-4f)
                push(l, &choices[i].features, gradient);
        }
    }
    quothp_link_settle(&t->work, k, choices[best].mention);
}

static void learn_text(linker *l, text *t)
{
    memcpy(t->work.parent, t->start, t->doc->mentions.n * sizeof *t->start);
    quothp_link_start(&t->work);
    for (uint32_t k = 0; k < t->doc->mentions.n; k++)
        learn_mention(l, t, k);
}

/* From here on the weights count for their mean. */
static void start_mean(linker *l)
{
    l->step = 0;
    memset(l->since, 0, QUOTHP_LINK_SIZE * sizeof *l->since);
    memset(l->sum, 0, QUOTHP_LINK_SIZE * sizeof *l->sum);
}

static void round_weights(const linker *l, quothp_link_weight *weights)
{
    for (uint32_t i = 0; i < QUOTHP_LINK_SIZE; i++) {
        const float mean = (l->sum[i] + l->weight[i] * (float)(l->step - l->since[i])) / (float)(l->step ? l->step : 1);
        const float scaled = roundf(mean * SCALE);
        weights[i] = (quothp_link_weight)fmaxf(-32767, fminf(32767, scaled));
    }
}

static void shuffle(texts *all, rng *r)
{
    for (size_t i = all->n; i > 1; i--) {
        const size_t j = rng_below(r, (uint32_t)i);
        const text moved = all->at[i - 1];
        all->at[i - 1] = all->at[j];
        all->at[j] = moved;
    }
}

static void learn(linker *l, texts *all, rng r)
{
    for (int epoch = 0; epoch < PLAN.epochs; epoch++) {
        if (epoch == PLAN.epochs / 2)
            start_mean(l);
        l->loss = 0;
        l->decisions = 0;
        shuffle(all, &r);
        for (size_t i = 0; i < all->n; i++)
            learn_text(l, &all->at[i]);
        printf("links: epoch %d of %d: loss %.4f\n", epoch + 1, PLAN.epochs, l->loss / (double)l->decisions);
        fflush(stdout);
    }
}

int links_learn(const char *data, const char *model, unsigned long long seed)
{
    quoth *q = quoth_new(&(quoth_settings){.model = model});
    if (!q || quoth_load(q) != QUOTH_OK)
        fail(model, "cannot be read");
    char path[1024];
    snprintf(path, sizeof path, "%s/gum.train.jsonl.gz", data);
    texts all = read_texts(path, q);
    linker l = {.weight = need(QUOTHP_LINK_SIZE, sizeof *l.weight),
                .squares = need(QUOTHP_LINK_SIZE, sizeof *l.squares),
                .sum = need(QUOTHP_LINK_SIZE, sizeof *l.sum),
                .since = need(QUOTHP_LINK_SIZE, sizeof *l.since)};
    quothp_link_weight *weights = need(QUOTHP_LINK_SIZE, sizeof *weights);
    learn(&l, &all, (rng){seed});
    round_weights(&l, weights);
    free_texts(&all);
    quoth_free(q); /* the file is no longer in use */
    const int written = export_links(model, weights);
    free(l.weight);
    free(l.squares);
    free(l.sum);
    free(l.since);
    free(weights);
    return written;
}
