/* main.c: quoth-train. Reads annotated corpora, learns the language model and writes the model file. */
#include "train/export.h"
#include "train/learn.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct options {
    const char *data, *work, *model, *card;
    schedule plan;
} options;

static const char USAGE[] =
    "usage: quoth-train [--data FOLDER] [--work FOLDER] [--model FILE] [--card FILE] [--seed N]\n"
    "                   [--steps N] [--report N]\n"
    "Learns a language model from the corpora in FOLDER (../shared/data) and writes it to FILE\n"
    "(en.quoth). Word vectors and a checkpoint are kept in the work folder (.): the same command\n"
    "goes on where it was stopped.\n";

static int take(options *o, const char *key, const char *value)
{
    const struct {
        const char *key;
        const char **text;
        int *number;
    } rows[] = {{"--data", &o->data, NULL},        {"--work", &o->work, NULL},
                {"--model", &o->model, NULL},      {"--card", &o->card, NULL},
                {"--steps", NULL, &o->plan.steps}, {"--report", NULL, &o->plan.report_every}};
    if (strcmp(key, "--seed") == 0)
        return (o->plan.seed = strtoull(value, NULL, 10)) > 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(key, rows[i].key) != 0)
            continue;
        if (rows[i].text)
            *rows[i].text = value;
        else
            *rows[i].number = (int)strtol(value, NULL, 10);
        return rows[i].text || *rows[i].number > 0;
    }
    return 0;
}

enum { CARD_MAX = 1 << 14 };

/* The card goes into the model as it is, and the figures behind it. */
static char *read_card(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *text = need(CARD_MAX, 1);
    if (!f || fread(text, 1, CARD_MAX / 2, f) == 0) {
        fprintf(stderr, "quoth-train: %s: %s\n", path, f ? "is empty" : strerror(errno));
        exit(1);
    }
    fclose(f);
    return text;
}

int main(int argc, char **argv)
{
    static learner l;
    options o = {"../shared/data",
                 ".",
                 "en.quoth",
                 "src/models/notice.txt",
                 {.steps = 8000, .rate = 0.003f, .report_every = 500, .seed = 1}};
    for (int i = 1; i < argc; i += 2)
        if (i + 1 >= argc || !take(&o, argv[i], argv[i + 1])) {
            fputs(USAGE, stderr);
            return 2;
        }
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        fputs("quoth-train: this machine lacks AVX2\n", stderr);
        return 1;
    }
#endif
    char vectors[1024], checkpoint[1024];
    snprintf(vectors, sizeof vectors, "%s/vectors.bin", o.work);
    snprintf(checkpoint, sizeof checkpoint, "%s/checkpoint.bin", o.work);
    char *card = read_card(o.card);
    dataset_read(&l.data, o.data, vectors);
    learner_init(&l, o.plan);
    if (learner_resume(&l, checkpoint))
        printf("goes on from %s\n", checkpoint);
    learner_run(&l, checkpoint);
    learner_describe(&l, card, CARD_MAX);
    if (!export_model(o.model, &l.n, &l.data.words, &l.data.split, &l.data.relations, card)) {
        fprintf(stderr, "quoth-train: %s: cannot be written\n", o.model);
        return 1;
    }
    return 0;
}
