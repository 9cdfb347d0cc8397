/* main.c: quoth-train. Reads annotated corpora, learns the language model, judges it on development sets. */
#include "train/export.h"
#include "train/judge.h"
#include "train/split_train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- which name tags an annotation allows ---- */

#define TYPE(t) (15ull << (1 + 4 * QUOTHP_NAME_##t))
#define POSITION(t, tag) (1ull << (4 * QUOTHP_NAME_##t + ((tag)-1) % 4 + 1))

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

/* ---- batches ---- */

typedef struct {
    const corpus *c;
    uint32_t (*order)[2]; /* document, chunk */
    uint32_t n, at;
    double epochs;
    name_scheme scheme;
    int tasks;
} stream;

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

static stream stream_of(const corpus *c, name_scheme scheme, int tasks, rng *r)
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
    room->n = 2;
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

typedef struct {
    form_list *forms;
    int16_t *lm_class;
    rng r;
    quothp_context room[ROWS_MAX];
} maker;

static int batch_add(batch *b, maker *m, stream *s)
{
    const tdoc *d = &s->c->docs[s->order[s->at][0]];
    const uint32_t chunk = s->order[s->at][1], row = b->n;
    if (!batch_add_plain(b, d, chunk, m->forms, s->tasks))
        return 0;
    s->epochs += 1.0 / s->n;
    label_rows(b, d, s, d->chunk[chunk], d->chunk[chunk + 1], row);
    const float recase = rng_unit(&m->r);
    for (uint32_t t = row; b->form[t]; t++) {
        const uint32_t form = d->tokens[d->chunk[chunk] + t - row].form;
        if (s->tasks & TASK_LM) {
            if (rng_unit(&m->r) < 0.15f) {
                b->lm[t] = m->lm_class[m->forms->features[form].word];
                b->hide[t] = b->lm[t] >= 0 ? 4 : 0;
            }
            continue;
        }
        if (recase < 0.06f) {
            b->form[t] = &m->forms->features[recase < 0.045f ? m->forms->lower[form] : m->forms->upper[form]];
            b->context[t] = plain_context(b->context[t], &m->room[t]);
        }
        b->hide[t] = (uint8_t)((rng_unit(&m->r) < 0.12f ? 1 : 0) | (rng_unit(&m->r) < 0.3f ? 2 : 0) |
                               (rng_unit(&m->r) < 0.02f ? 4 : 0));
    }
    if (++s->at >= s->n)
        stream_shuffle(s, &m->r);
    return 1;
}

static void batch_fill(batch *b, maker *m, stream *s, uint32_t rows)
{
    b->n = b->n_sentences = 0;
    b->tasks = 0;
    while (b->n < rows && batch_add(b, m, s))
        ;
}

/* ---- classes of words for pretraining: the frequent ones and clusters of the rest ---- */

enum { OWN_CLASS = 1500 };

static int by_frequency(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0] ? -1 : 1) : x[1] < y[1] ? -1 : 1;
}

static int16_t *lm_classes(const word_vectors *v)
{
    int16_t *class = need(v->n + 1, sizeof *class);
    uint32_t(*by)[2] = need(v->n, sizeof *by);
    for (uint32_t i = 0; i < v->n; i++) {
        by[i][0] = v->count[i];
        by[i][1] = i + 1;
    }
    qsort(by, v->n, sizeof *by, by_frequency);
    class[0] = -1;
    const uint32_t k_n = N_LM - OWN_CLASS;
    float(*centre)[WORD_DIM] = need(k_n, sizeof *centre), (*sum)[WORD_DIM] = need(k_n, sizeof *sum);
    float *unit = need((size_t)(v->n + 1) * WORD_DIM, sizeof *unit);
    for (uint32_t i = 1; i <= v->n; i++) {
        float square = 1e-9f;
        for (int j = 0; j < WORD_DIM; j++)
            square += v->vector[(size_t)i * WORD_DIM + (size_t)j] * v->vector[(size_t)i * WORD_DIM + (size_t)j];
        for (int j = 0; j < WORD_DIM; j++)
            unit[(size_t)i * WORD_DIM + (size_t)j] = v->vector[(size_t)i * WORD_DIM + (size_t)j] / sqrtf(square);
    }
    for (uint32_t i = 0; i < v->n && i < OWN_CLASS; i++)
        class[by[i][1]] = (int16_t)i;
    for (uint32_t k = 0; k < k_n && v->n > OWN_CLASS; k++)
        memcpy(centre[k], unit + (size_t)by[OWN_CLASS + k * ((v->n - OWN_CLASS) / k_n)][1] * WORD_DIM,
               sizeof centre[k]);
    for (int round = 0; round < 6; round++) {
        memset(sum, 0, k_n * sizeof *sum);
        for (uint32_t i = OWN_CLASS; i < v->n; i++) {
            const float *x = unit + (size_t)by[i][1] * WORD_DIM;
            float best = -2;
            uint32_t at = 0;
            for (uint32_t k = 0; k < k_n; k++) {
                float dot[8] = {0};
                for (int j = 0; j < WORD_DIM; j += 8)
                    for (int q = 0; q < 8; q++)
                        dot[q] += x[j + q] * centre[k][j + q];
                const float all = dot[0] + dot[1] + dot[2] + dot[3] + dot[4] + dot[5] + dot[6] + dot[7];
                if (all > best) {
                    best = all;
                    at = k;
                }
            }
            class[by[i][1]] = (int16_t)(OWN_CLASS + at);
            for (int j = 0; j < WORD_DIM; j++)
                sum[at][j] += x[j];
        }
        for (uint32_t k = 0; k < k_n; k++) {
            float square = 1e-9f;
            for (int j = 0; j < WORD_DIM; j++)
                square += sum[k][j] * sum[k][j];
            for (int j = 0; j < WORD_DIM; j++)
                centre[k][j] = sum[k][j] / sqrtf(square);
        }
    }
    free(unit);
    free(centre);
    free(sum);
    free(by);
    return class;
}

/* ---- name lists ---- */

typedef struct {
    uint32_t hash;
    uint8_t flags;
} listed;

static int by_hash(const void *a, const void *b)
{
    const listed *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static size_t add_words(listed *out, size_t n, const char *s, uint8_t flags)
{
    while (*s && *s != '\t' && *s != '\n') {
        const size_t size = strcspn(s, " \t\n,;|-");
        if (size > 3 || (size > 2 && flags < QUOTHP_LIST_COUNTRY))
            out[n++] = (listed){quothp_word_hash((quothp_str){s, size}), flags};
        s += size;
        if (*s && *s != '\t' && *s != '\n')
            s++;
    }
    return n;
}

static const char *field(const char *line, int k)
{
    while (k-- > 0) {
        line += strcspn(line, "\t\n");
        line += *line == '\t';
    }
    return line;
}

static void read_lists(const char *data, quothp_words *w)
{
    char path[1024], line[8192];
    listed *all = need(200000, sizeof *all);
    size_t n = 0;
    snprintf(path, sizeof path, "%s/lexicon/given_names_us.tsv", data);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        const double woman = atof(field(line, 1)), man = atof(field(line, 2));
        if (woman > 0 || man > 0)
            n = add_words(
                all, n, line,
                (uint8_t)((woman > 0.1 * man ? QUOTHP_LIST_WOMAN : 0) | (man > 0.1 * woman ? QUOTHP_LIST_MAN : 0)));
    }
    if (f)
        fclose(f);
    snprintf(path, sizeof path, "%s/lexicon/surnames_us.tsv", data);
    f = fopen(path, "r");
    for (int row = 0; f && fgets(line, sizeof line, f); row++)
        if (line[0] != '#' && row > 0)
            n = add_words(all, n, line, row < 4000 ? QUOTHP_LIST_SURNAME : QUOTHP_LIST_RARE_SURNAME);
    if (f)
        fclose(f);
    snprintf(path, sizeof path, "%s/lexicon/countries.tsv", data);
    f = fopen(path, "r");
    for (int row = 0; f && fgets(line, sizeof line, f); row++)
        if (line[0] != '#' && row > 0) {
            n = add_words(all, n, field(line, 1), QUOTHP_LIST_COUNTRY);
            n = add_words(all, n, field(line, 4), QUOTHP_LIST_CAPITAL);
            n = add_words(all, n, field(line, 5), QUOTHP_LIST_DEMONYM);
        }
    if (f)
        fclose(f);
    qsort(all, n, sizeof *all, by_hash);
    uint32_t *hash = need(n, sizeof *hash), m = 0;
    uint8_t *flags = need(n, 1);
    for (size_t i = 0; i < n; i++) {
        if (!m || hash[m - 1] != all[i].hash)
            hash[m++] = all[i].hash;
        flags[m - 1] |= all[i].flags;
    }
    free(all);
    w->listed = hash;
    w->lists = flags;
    w->n_listed = m;
    fprintf(stderr, "name lists: %u words\n", m);
}

/* ---- main ---- */

typedef struct {
    const char *data, *work, *init, *out, *model;
    int steps, pretrain, every;
    float rate;
    uint64_t seed;
} options;

static corpus open_corpus(const options *o, const char *name, const char *names, name_scheme scheme, int syntax,
                          label_list *rels, size_t limit)
{
    char path[1024], extra[1024];
    snprintf(path, sizeof path, "%s/%s.jsonl.gz", o->data, name);
    if (names)
        snprintf(extra, sizeof extra, "%s/silver/%s.names.jsonl.gz", o->data, names);
    return corpus_read(path, names ? extra : NULL, scheme, syntax, rels, limit);
}

static void show(const char *name, figures f)
{
    printf("  %-9s tok %.2f sent %.2f upos %.2f xpos %.2f uas %.2f las %.2f names %.2f (all %.2f)\n", name, f.tokens,
           f.sentences, f.upos, f.xpos, f.uas, f.las, f.names, f.names_all);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    options o = {"../shared/data", "/tmp", NULL, NULL, NULL, 3000, 0, 500, 0.002f, 1};
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *k = argv[i], *v = argv[i + 1];
        if (!strcmp(k, "--data"))
            o.data = v;
        else if (!strcmp(k, "--work"))
            o.work = v;
        else if (!strcmp(k, "--init"))
            o.init = v;
        else if (!strcmp(k, "--out"))
            o.out = v;
        else if (!strcmp(k, "--model"))
            o.model = v;
        else if (!strcmp(k, "--steps"))
            o.steps = atoi(v);
        else if (!strcmp(k, "--pretrain"))
            o.pretrain = atoi(v);
        else if (!strcmp(k, "--every"))
            o.every = atoi(v);
        else if (!strcmp(k, "--rate"))
            o.rate = (float)atof(v);
        else if (!strcmp(k, "--seed"))
            o.seed = (uint64_t)atoll(v);
    }
    static label_list rels;
    static form_list forms;
    static quothp_words words;
    static net n;
    static workspace space;
    static maker make;
    static batch b;
    forms.words = &words;
    label_of(&rels, "_", 1); /* not parsed */
    read_lists(o.data, &words);
    word_vectors vec = {0};
    char path[1024];
    snprintf(path, sizeof path, "%s/vectors.bin", o.work);
    if (!vectors_load(&vec, path))
        return 1;
    words.hash = vec.hash;
    words.cased = vec.cased;
    words.n = vec.n;
    corpus ewt = open_corpus(&o, "ewt.train", "ewt.train", NAMES_SILVER, 1, &rels, 0),
           gum = open_corpus(&o, "gum.train", NULL, NAMES_GUM, 1, &rels, 0);
    const corpus *gold[] = {&ewt, &gum};
    quothp_split_model split = split_train(gold, 2);
    corpus ewt_dev = open_corpus(&o, "ewt.dev", NULL, NAMES_NONE, 1, &rels, 0),
           gum_dev = open_corpus(&o, "gum.dev", NULL, NAMES_GUM, 1, &rels, 0);
    corpus wwn = open_corpus(&o, "wwn.train", NULL, NAMES_WWN, 0, NULL, 0),
           wwn_dev = open_corpus(&o, "wwn.dev", NULL, NAMES_WWN, 0, NULL, 0),
           uner_dev = open_corpus(&o, "uner.dev", NULL, NAMES_UNER, 0, NULL, 0);
    corpus brief = open_corpus(&o, "raw/briefings", "briefings", NAMES_SILVER, 0, NULL, 0);
    corpus pol_names = open_corpus(&o, "silver/polnear.train", NULL, NAMES_FINE, 0, NULL, 0);
    corpus_prepare(&ewt, &split, &forms, 1);
    corpus_prepare(&gum, &split, &forms, 1);
    corpus *predicted[] = {&ewt_dev, &gum_dev, &wwn, &wwn_dev, &uner_dev, &brief, &pol_names};
    for (size_t i = 0; i < sizeof predicted / sizeof *predicted; i++)
        corpus_prepare(predicted[i], &split, &forms, 0);
    corpus raw = {0}, pol = {0};
    if (o.pretrain) {
        raw = open_corpus(&o, "raw/briefings", NULL, NAMES_NONE, 0, NULL, 0);
        pol = open_corpus(&o, "polnear.train", NULL, NAMES_NONE, 0, NULL, 0);
        corpus_prepare(&raw, &split, &forms, 0);
        corpus_prepare(&pol, &split, &forms, 0);
    }
    const uint32_t known = forms.n;
    for (uint32_t f = 1; f < known; f++) {
        form_lower(&forms, f);
        form_upper(&forms, f);
    }
    for (uint32_t f = known; f < forms.n; f++)
        forms.lower[f] = forms.upper[f] = f;
    fprintf(stderr, "relations %d, forms %u, silver briefings %zu tokens\n", rels.n, forms.n, brief.n_tokens);
    net_init(&n, &vec, o.seed);
    workspace_init(&space);
    if (o.init && !net_load(&n, o.init))
        return 1;
    n.step = 0;
    make.forms = &forms;
    make.r.s = o.seed * 7919 + 17;
    make.lm_class = o.pretrain ? lm_classes(&vec) : NULL;
    stream syntax_ewt = stream_of(&ewt, NAMES_SILVER, TASK_SYNTAX | TASK_NAMES, &make.r),
           syntax_gum = stream_of(&gum, NAMES_GUM, TASK_SYNTAX | TASK_NAMES, &make.r);
    stream s_wwn = stream_of(&wwn, NAMES_WWN, TASK_NAMES, &make.r),
           s_brief = stream_of(&brief, NAMES_SILVER, TASK_NAMES, &make.r),
           s_fine = stream_of(&pol_names, NAMES_FINE, TASK_NAMES, &make.r);
    stream s_raw = {0}, s_pol = {0}, l_wwn = {0}, l_ewt = {0}, l_gum = {0};
    if (o.pretrain) {
        s_raw = stream_of(&raw, NAMES_NONE, TASK_LM, &make.r);
        s_pol = stream_of(&pol, NAMES_NONE, TASK_LM, &make.r);
        l_wwn = stream_of(&wwn, NAMES_NONE, TASK_LM, &make.r);
        l_ewt = stream_of(&ewt, NAMES_NONE, TASK_LM, &make.r);
        l_gum = stream_of(&gum, NAMES_NONE, TASK_LM, &make.r);
    }
    losses sum = {0};
    const int total = o.pretrain ? o.pretrain : o.steps;
    const clock_t start = clock();
    size_t rows = 0;
    for (int step = 1; step <= total; step++) {
        const float progress = (float)step / (float)total;
        const float rate =
            o.rate * (progress < 0.02f ? progress / 0.02f
                                       : 0.5f * (1 + cosf(3.14159265f * (progress - 0.02f) / 0.98f)) + 0.005f);
        if (o.pretrain) {
            const float x = rng_unit(&make.r);
            batch_fill(&b, &make,
                       x < 0.5f    ? &s_raw
                       : x < 0.7f  ? &s_pol
                       : x < 0.87f ? &l_wwn
                       : x < 0.96f ? &l_ewt
                                   : &l_gum,
                       1200);
            net_forward(&n, &space, &b, &make.r);
            net_backward(&n, &space, &b, &sum);
            rows += b.n;
        } else {
            batch_fill(&b, &make, rng_unit(&make.r) < 0.7f ? &syntax_ewt : &syntax_gum, 900);
            net_forward(&n, &space, &b, &make.r);
            net_backward(&n, &space, &b, &sum);
            rows += b.n;
            const float x = rng_unit(&make.r);
            batch_fill(&b, &make, x < 0.78f ? &s_wwn : x < 0.93f ? &s_brief : &s_fine, 800);
            net_forward(&n, &space, &b, &make.r);
            net_backward(&n, &space, &b, &sum);
            rows += b.n;
        }
        net_update(&n, rate);
        if (step % o.every == 0 || step == total) {
            const double s = (double)(clock() - start) / CLOCKS_PER_SEC;
            printf("step %d of %d, %.0f s, %.0f s left, %.0f rows/s, epochs ewt %.1f gum %.1f wwn %.1f; loss sent %.3f "
                   "upos %.3f xpos %.3f arc %.3f rel %.3f name %.3f lm %.3f\n",
                   step, total, s, s / step * (total - step), (double)rows / s, syntax_ewt.epochs, syntax_gum.epochs,
                   s_wwn.epochs, sum.sent / sum.n_syntax, sum.upos / sum.n_syntax, sum.xpos / sum.n_syntax,
                   sum.arc / sum.n_syntax, sum.rel / sum.n_syntax, sum.name / sum.n_names, sum.lm / sum.n_lm);
            memset(&sum, 0, sizeof sum);
            fflush(stdout);
            if (!o.pretrain) {
                show("ewt.dev", judge(&n, &space, &ewt_dev, &forms));
                show("gum.dev", judge(&n, &space, &gum_dev, &forms));
                show("wwn.dev", judge(&n, &space, &wwn_dev, &forms));
                show("uner.dev", judge(&n, &space, &uner_dev, &forms));
            }
            if (o.out)
                net_save(&n, o.out, 0);
        }
    }
    if (!total)
        show("ewt.dev", judge(&n, &space, &ewt_dev, &forms));
    if (o.model && !export_model(o.model, &n, &words, &split, &rels, "card"))
        return 1;
    return 0;
}
