/* gradient.c: the network's gradients against differences of its loss, one row a parameter. */
#include "train/net.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { TOKENS = 23, WORDS = 9 };

static quothp_form forms[TOKENS];
static quothp_context contexts[TOKENS];
static batch b;
static net n;
static workspace s;

static void make_token(uint32_t t, rng *r)
{
    forms[t] = (quothp_form){.word = rng_below(r, WORDS), .n_sub = 5, .n_ctx = 2};
    for (int i = 0; i < 5; i++)
        forms[t].sub[i] = (uint16_t)(1 + rng_below(r, 40));
    for (int i = 0; i < 2; i++)
        forms[t].ctx[i] = (uint16_t)rng_below(r, 40);
    contexts[t] = (quothp_context){.row = {(uint16_t)rng_below(r, 40)}, .n = 1};
    b.form[t] = &forms[t];
    b.context[t] = &contexts[t];
    b.hide[t] = (uint8_t)(t % 7 == 3 ? 2 : t % 7 == 4 ? 1 : t % 11 == 5 ? 4 : 0);
    b.upos[t] = (uint8_t)rng_below(r, QUOTHP_N_UPOS);
    b.xpos[t] = (uint8_t)rng_below(r, QUOTHP_N_XPOS);
    b.rel[t] = (uint8_t)rng_below(r, N_RELS);
    b.cue_tag[t] = (uint8_t)rng_below(r, N_CUE_TAGS);
    b.allowed[t] = 1ull << rng_below(r, N_NAME_TAGS) | 1ull << rng_below(r, N_NAME_TAGS);
}

/* Two stretches; the first has two sentences. */
static int setup(void **state)
{
    (void)state;
    static const uint32_t sentences[3][2] = {{0, 6}, {6, 12}, {13, 22}};
    rng r = {4711};
    word_vectors v = {.n = WORDS, .vector = need((WORDS + 1) * WORD_DIM, sizeof(float))};
    for (int i = 0; i < (WORDS + 1) * WORD_DIM; i++)
        v.vector[i] = rng_unit(&r) - 0.5f;
    net_init(&n, &v, 7);
    free(v.vector); /* the network has a copy */
    workspace_init(&s);
    b.n = TOKENS;
    b.tasks = TASK_SYNTAX | TASK_NAMES | TASK_CUES;
    for (uint32_t t = 0; t < TOKENS; t++)
        make_token(t, &r);
    b.form[12] = b.form[22] = NULL;
    b.gap[12] = b.gap[22] = 1;
    batch_add_cue(&b, 2, 3, 0, 12);
    batch_add_cue(&b, 9, 9, 0, 12);
    batch_add_cue(&b, 13, 15, 13, 22);
    for (uint32_t p = 0; p < b.n_pairs; p++)
        b.part_tag[p] = (uint8_t)rng_below(&r, N_PART_TAGS);
    b.n_sentences = 3;
    for (int i = 0; i < 3; i++)
        for (uint32_t t = b.sentence[i][0] = sentences[i][0], end = b.sentence[i][1] = sentences[i][1]; t < end; t++) {
            b.head[t] = (int32_t)(sentences[i][0] + rng_below(&r, end - sentences[i][0]));
            b.ends[t] = t + 1 == end;
        }
    return 0;
}

static double loss(void)
{
    losses sum = {0};
    rng r = {99};
    net_forward(&n, &s, &b, &r);
    net_backward(&n, &s, &b, &sum);
    return (2 * sum.sent + sum.upos + 0.5 * sum.xpos + sum.rel + sum.arc) / sum.n_syntax +
           1.5 * sum.name / sum.n_names + 1.5 * sum.cue / TOKENS + 3 * sum.part / b.n_pairs;
}

static void clear(void)
{
    for (int k = 0; k < n.params.n; k++)
        for (size_t i = 0; i < n.params.at[k]->rows * n.params.at[k]->cols; i++)
            n.params.at[k]->g[i] = 0;
}

/* The slope of the loss at a weight, from one step to each side. */
static double slope(float *w, float step)
{
    const float was = *w;
    *w = was + step;
    const double above = loss();
    *w = was - step;
    const double below = loss();
    *w = was;
    return (above - below) / (2.0 * (double)step);
}

static int agree(double got, double want)
{
    return fabs(got - want) <= 2e-3 + 0.05 * fabs(got);
}

static void check(param *p, const char *name)
{
    clear();
    loss();
    rng r = {17};
    for (int k = 0; k < 6; k++) {
        /* the largest of a few, so that there is something to see */
        size_t at = 0;
        for (int i = 0; i < 4000; i++) {
            const size_t other = rng_below(&r, (uint32_t)(p->rows * p->cols));
            at = fabsf(p->g[other]) > fabsf(p->g[at]) ? other : at;
        }
        const float want = p->g[at];
        if (want == 0)
            break;
        const size_t size = p->rows * p->cols;
        float *kept = need(size, sizeof *kept);
        for (size_t i = 0; i < size; i++)
            kept[i] = p->g[i];
        /* a unit may be switched off within a step: then the smaller one tells */
        double got = slope(&p->w[at], 0.001f);
        if (!agree(got, want))
            got = slope(&p->w[at], 0.0001f);
        if (!agree(got, want))
            fail_msg("%s[%zu]: gradient %g, difference %g", name, at, (double)want, got);
        for (size_t i = 0; i < size; i++)
            p->g[i] = kept[i];
        p->g[at] = 0;
        free(kept);
    }
}

static void gradients_are_slopes(void **state)
{
    (void)state;
    check(&n.sub, "sub");
    check(&n.ctx, "ctx");
    check(&n.part_far, "part distances");
    for (int l = 0; l <= LAYERS; l++)
        for (int d = 0; d < 2; d++) {
            sru *layer = l < LAYERS ? &n.layer[l] : &n.part_layer;
            check(&layer->d[d].w, l < LAYERS ? "layer" : "layer of parts");
            check(&layer->d[d].gate, l < LAYERS ? "gate" : "gate of parts");
        }
#define ROW(name, rows, cols)                                                                                          \
    check(&n.name.w, #name " weights");                                                                                \
    check(&n.name.b, #name " bias");
    NET_HEADS(ROW)
#undef ROW
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup(gradients_are_slopes, setup)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
