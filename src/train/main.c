/* main.c: quoth-train. Reads annotated corpora, learns the language model and writes the model file. */
#include "config.h"
#include "train/export.h"
#include "train/learn.h"
#include "train/links.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct options {
    const char *data, *work, *model, *card;
    schedule plan;
} options;

static const char HELP[] =
    "Usage: quoth-train [OPTION]...\n"
    "Learn the language model from annotated texts and write it to a file that quoth reads. The same\n"
    "data, seed and steps give the same file. A run that was stopped goes on from its last report\n"
    "when the same command is given again.\n"
    "\n"
    "      --data FOLDER    the texts, as gzip'd JSON Lines (../shared/data)\n"
    "      --work FOLDER    where word vectors and the checkpoint are kept (.)\n"
    "      --model FILE     the model (en.quoth)\n"
    "      --card FILE      what the model says of its origin and licence (src/models/notice.txt)\n"
    "      --steps N        batches of each kind of text (9000)\n"
    "      --report N       steps between two reports on the development texts (1500)\n"
    "      --seed N         another start for the random numbers (1)\n"
    "  -h, --help           this text\n"
    "  -V, --version        the version\n"
    "\n"
    "Exit status: 0 done, 1 an input or output failed, 2 wrong usage, 3 internal error.\n";

static const struct option LONG_OPTIONS[] = {
    {"data", required_argument, NULL, 'd'},  {"work", required_argument, NULL, 'w'},
    {"model", required_argument, NULL, 'm'}, {"card", required_argument, NULL, 'c'},
    {"steps", required_argument, NULL, 's'}, {"report", required_argument, NULL, 'r'},
    {"seed", required_argument, NULL, 'S'},  {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},     {NULL, 0, NULL, 0},
};

static _Noreturn void misuse(const char *what, const char *word)
{
    fprintf(stderr, "quoth-train: %s%s\nTry 'quoth-train --help'.\n", what, word);
    exit(2);
}

/* A number from 1 to `most`. */
static unsigned long long number(const char *word, unsigned long long most)
{
    char *end;
    errno = 0;
    const unsigned long long n = strtoull(word, &end, 10);
    if (*word < '0' || *word > '9' || *end || errno || n < 1 || n > most)
        misuse("no number that can be used here: ", word);
    return n;
}

static _Noreturn void tell(const char *text)
{
    fputs(text, stdout);
    exit(fflush(stdout) == 0 ? 0 : 1);
}

static void read_options(options *o, int argc, char **argv)
{
    for (int option; (option = getopt_long(argc, argv, "hV", LONG_OPTIONS, NULL)) != -1;)
        switch (option) {
        case 'd':
            o->data = optarg;
            break;
        case 'w':
            o->work = optarg;
            break;
        case 'm':
            o->model = optarg;
            break;
        case 'c':
            o->card = optarg;
            break;
        case 's':
            o->plan.steps = (int)number(optarg, INT_MAX);
            break;
        case 'r':
            o->plan.report_every = (int)number(optarg, INT_MAX);
            break;
        case 'S':
            o->plan.seed = number(optarg, UINT64_MAX);
            break;
        case 'h':
            tell(HELP);
        case 'V':
            tell("quoth-train " PACKAGE_VERSION "\n");
        default:
            fputs("Try 'quoth-train --help'.\n", stderr);
            exit(2);
        }
    if (optind < argc)
        misuse("it takes options only, not ", argv[optind]);
}

/* A file of the work folder. */
static void in_folder(char path[1024], const char *folder, const char *name)
{
    if (snprintf(path, 1024, "%s/%s", folder, name) >= 1000) {
        fprintf(stderr, "quoth-train: %s: too long a name\n", folder);
        exit(1);
    }
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
                 {.steps = 9000, .rate = 0.003f, .report_every = 1500, .seed = 1}};
    read_options(&o, argc, argv);
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
        fputs("quoth-train: this machine lacks AVX2\n", stderr);
        return 1;
    }
#endif
    char vectors[1024], checkpoint[1024];
    in_folder(vectors, o.work, "vectors.bin");
    in_folder(checkpoint, o.work, "checkpoint.bin");
    if (access(o.work, W_OK | X_OK) != 0) { /* rather now than when the first vectors are learned */
        fprintf(stderr, "quoth-train: %s: %s\n", o.work, strerror(errno));
        return 1;
    }
    char *card = read_card(o.card);
    dataset_read(&l.data, o.data, vectors);
    learner_init(&l, o.plan);
    if (learner_resume(&l, checkpoint))
        printf("goes on from %s\n", checkpoint);
    learner_run(&l, checkpoint);
    learner_describe(&l, card, CARD_MAX);
    bool written = export_model(o.model, &l.n, &l.data.words, &l.data.split, &l.data.relations, card);
    free(card);
    if (!written) {
        fprintf(stderr, "quoth-train: %s: cannot be written\n", o.model);
        return 1;
    }
    return links_learn(o.data, o.model, o.plan.seed) ? 0 : 1;
}
