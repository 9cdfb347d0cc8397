/* learn.c: see learn.h. */
#include "train/learn.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SYNTAX_ROWS = 900, NAME_ROWS = 800, CUE_ROWS = 700 };
#define DOUBT_FROM 0.4f /* share of the steps after which the network may know better than automatic names */

/* ---- what is drawn from where ---- */

typedef struct source {
    corpus_id corpus;
    name_scheme scheme;
    int tasks;
    float share; /* of the draws of its group */
} source;

/* Three groups; each step draws one batch from one source of each. */
enum { SYNTAX_FROM = 0, NAMES_FROM = 2, CUES_FROM = 4 };

static const source SOURCES[N_STREAMS] = {
    {EWT, NAMES_SILVER, TASK_SYNTAX | TASK_NAMES, 0.7f},
    {GUM, NAMES_GUM, TASK_SYNTAX | TASK_NAMES, 0.3f},
    {WWN, NAMES_WWN, TASK_NAMES, 0.85f},
    {BRIEFINGS_NAMES, NAMES_SILVER, TASK_NAMES, 0.15f},
    {POLNEAR, NAMES_FINE, TASK_NAMES | TASK_CUES, 1},
};

static stream *draw(learner *l, int from, int to)
{
    float x = rng_unit(&l->make.r);
    for (int i = from; i + 1 < to; i++) {
        x -= SOURCES[i].share;
        if (x < 0)
            return &l->streams[i];
    }
    return &l->streams[to - 1];
}

void learner_init(learner *l, schedule plan)
{
    l->plan = plan;
    l->make.forms = &l->data.forms;
    l->make.r.s = plan.seed * 7919 + 17;
    net_init(&l->n, &l->data.vectors, plan.seed);
    workspace_init(&l->space);
    for (int i = 0; i < N_STREAMS; i++)
        l->streams[i] = stream_of(&l->data.corpus[SOURCES[i].corpus], SOURCES[i].scheme, SOURCES[i].tasks, &l->make.r);
}

/* ---- checkpoints ---- */

static int keep(FILE *f, void *at, size_t n, int reading)
{
    return (reading ? fread(at, 1, n, f) : fwrite(at, 1, n, f)) == n;
}

static int keep_learner(learner *l, FILE *f, int reading)
{
    schedule plan = l->plan; /* one by one: there is room between them, of any content */
    int ok = keep(f, &plan.steps, sizeof plan.steps, reading) && keep(f, &plan.rate, sizeof plan.rate, reading) &&
             keep(f, &plan.seed, sizeof plan.seed, reading);
    ok = ok && plan.steps == l->plan.steps && plan.rate == l->plan.rate && plan.seed == l->plan.seed;
    ok = ok && keep(f, &l->step, sizeof l->step, reading);
    ok = ok && keep(f, &l->make.r, sizeof l->make.r, reading);
    for (int i = 0; i < N_STREAMS && ok; i++) {
        stream *s = &l->streams[i];
        ok = keep(f, &s->at, sizeof s->at, reading) && keep(f, &s->epochs, sizeof s->epochs, reading) &&
             keep(f, s->order, s->n * sizeof *s->order, reading);
    }
    return ok && params_keep(&l->n.params, f, reading);
}

static void write_checkpoint(learner *l, const char *path)
{
    char fresh[1024];
    snprintf(fresh, sizeof fresh, "%s.new", path);
    FILE *f = fopen(fresh, "wb");
    const int ok = f && keep_learner(l, f, 0);
    if (!f || fclose(f) || !ok || rename(fresh, path)) {
        fprintf(stderr, "quoth-train: %s: cannot be written\n", path);
        exit(1);
    }
}

int learner_resume(learner *l, const char *checkpoint)
{
    FILE *f = fopen(checkpoint, "rb");
    if (!f)
        return 0;
    if (!keep_learner(l, f, 1) || fgetc(f) != EOF) {
        fprintf(stderr, "quoth-train: %s: damaged, or of other options, data or version; without it, it begins anew\n",
                checkpoint);
        exit(1);
    }
    fclose(f);
    return 1;
}

/* ---- steps ---- */

static void learn_batch(learner *l, int from, int to, uint32_t rows)
{
    batch_fill(&l->b, &l->make, draw(l, from, to), rows);
    net_forward(&l->n, &l->space, &l->b, &l->make.r);
    net_backward(&l->n, &l->space, &l->b, &l->sum);
    l->rows += l->b.n;
}

static float rate_at(const schedule *p, int step)
{
    const float progress = (float)step / (float)p->steps;
    if (progress < 0.02f)
        return p->rate * progress / 0.02f;
    return p->rate * (0.5f * (1 + cosf(3.14159265f * (progress - 0.02f) / 0.98f)) + 0.005f);
}

static const struct {
    corpus_id corpus;
    const char *name;
} DEV[] = {{EWT_DEV, "ewt.dev"},
           {GUM_DEV, "gum.dev"},
           {WWN_DEV, "wwn.dev"},
           {UNER_DEV, "uner.dev"},
           {POLNEAR_DEV, "polnear.dev"}};
enum { N_DEV = sizeof DEV / sizeof *DEV };

static figures judge_dev(learner *l, corpus_id id)
{
    return judge(&l->n, &l->space, &l->data.corpus[id], &l->data.forms, &l->data.relations);
}

static void report(learner *l, clock_t start)
{
    const double s = (double)(clock() - start) / CLOCKS_PER_SEC;
    const losses *x = &l->sum;
    printf("step %d of %d, %.0f rows/s, %.0f s left; epochs ewt %.1f gum %.1f wwn %.1f polnear %.1f\n", l->step,
           l->plan.steps, (double)l->rows / s, s / l->done * (l->plan.steps - l->step), l->streams[SYNTAX_FROM].epochs,
           l->streams[SYNTAX_FROM + 1].epochs, l->streams[NAMES_FROM].epochs, l->streams[CUES_FROM].epochs);
    printf("  loss: sentence %.3f upos %.3f xpos %.3f arc %.3f relation %.3f name %.3f cue %.3f part %.3f\n",
           x->sent / x->n_syntax, x->upos / x->n_syntax, x->xpos / x->n_syntax, x->arc / x->n_syntax,
           x->rel / x->n_syntax, x->name / x->n_names, x->cue / x->n_cues, x->part / x->n_parts);
    memset(&l->sum, 0, sizeof l->sum);
    for (int i = 0; i < N_DEV; i++) {
        char line[256];
        figures_line(judge_dev(l, DEV[i].corpus), line, sizeof line);
        printf("  %s:%s\n", DEV[i].name, line);
    }
    fflush(stdout);
}

void learner_run(learner *l, const char *checkpoint)
{
    const clock_t start = clock();
    while (l->step < l->plan.steps) {
        l->make.doubts = l->step > (int)(DOUBT_FROM * (float)l->plan.steps);
        learn_batch(l, SYNTAX_FROM, NAMES_FROM, SYNTAX_ROWS);
        learn_batch(l, NAMES_FROM, CUES_FROM, NAME_ROWS);
        learn_batch(l, CUES_FROM, N_STREAMS, CUE_ROWS);
        net_update(&l->n, rate_at(&l->plan, ++l->step));
        l->done++;
        if (l->step % l->plan.report_every == 0 || l->step == l->plan.steps) {
            report(l, start);
            write_checkpoint(l, checkpoint);
        }
    }
}

void learner_describe(learner *l, char *text, size_t size)
{
    size_t n = strlen(text);
    n += (size_t)snprintf(text + n, size - n,
                          "\nTrained by quoth-train with seed %llu in %d steps. On development sets (F1, percent; "
                          "before rounding to integers):\n",
                          (unsigned long long)l->plan.seed, l->plan.steps);
    for (int i = 0; i < N_DEV && n < size; i++) {
        char line[256];
        figures_line(judge_dev(l, DEV[i].corpus), line, sizeof line);
        n += (size_t)snprintf(text + n, size - n, "- %s:%s\n", DEV[i].name, line);
    }
}
