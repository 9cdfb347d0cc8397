/* data.c: see data.h. */
#include "train/data.h"

#include "train/lists.h"
#include "train/net.h"
#include "train/split_train.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct source {
    const char *file, *names; /* names: silver annotations beside it, or NULL */
    name_scheme scheme;
    bool syntax;
} source;

static const source SOURCES[N_CORPORA] = {
    [EWT] = {"ewt.train", "silver/ewt.train.names", NAMES_SILVER, true},
    [GUM] = {"gum.train", NULL, NAMES_GUM, true},
    [WWN] = {"wwn.train", NULL, NAMES_WWN, false},
    [BRIEFINGS] = {"raw/briefings", NULL, NAMES_NONE, false},
    [BRIEFINGS_NAMES] = {"raw/briefings", "silver/briefings.names", NAMES_SILVER, false},
    [POLNEAR] = {"polnear.train", "silver/polnear.train", NAMES_FINE, false},
    [EWT_DEV] = {"ewt.dev", NULL, NAMES_NONE, true},
    [GUM_DEV] = {"gum.dev", NULL, NAMES_GUM, true},
    [WWN_DEV] = {"wwn.dev", NULL, NAMES_WWN, false},
    [UNER_DEV] = {"uner.dev", NULL, NAMES_UNER, false},
    [POLNEAR_DEV] = {"polnear.dev", NULL, NAMES_NONE, false},
};

static corpus read_source(const char *folder, const source *s, label_list *relations)
{
    char path[1024], names[1024];
    snprintf(path, sizeof path, "%s/%s.jsonl.gz", folder, s->file);
    if (s->names)
        snprintf(names, sizeof names, "%s/%s.jsonl.gz", folder, s->names);
    return corpus_read(path, s->names ? names : NULL, s->scheme, s->syntax, s->syntax ? relations : NULL, 0);
}

/* Spellings may come in other cases in training: their features must be there before it begins. */
static void add_cases(form_list *forms)
{
    const uint32_t known = forms->n;
    for (uint32_t f = 1; f < known; f++) {
        form_lower(forms, f);
        form_upper(forms, f);
    }
    for (uint32_t f = known; f < forms->n; f++)
        forms->lower[f] = forms->upper[f] = f;
}

static void learn_vectors(dataset *d, const char *path)
{
    const corpus *texts[] = {&d->corpus[BRIEFINGS], &d->corpus[EWT], &d->corpus[GUM], &d->corpus[WWN],
                             &d->corpus[POLNEAR]};
    const size_t n = sizeof texts / sizeof *texts;
    const bool known = vectors_load(&d->vectors, path);
    if (!known)
        d->vectors = vectors_count(texts, n, &d->forms);
    d->words.hash = d->vectors.hash;
    d->words.cased = d->vectors.cased;
    d->words.n = d->vectors.n;
    forms_refresh(&d->forms);
    if (known)
        return;
    vectors_learn(&d->vectors, texts, n, &d->forms, 3);
    if (!vectors_save(&d->vectors, path)) {
        fprintf(stderr, "quoth-train: %s: cannot be written\n", path);
        exit(1);
    }
}

/* The network cannot learn from nothing, nor more relations than it has outputs. */
static void check(const dataset *d, const char *folder)
{
    for (int i = 0; i < N_CORPORA; i++)
        if (!d->corpus[i].n_tokens) {
            fprintf(stderr, "quoth-train: %s/%s.jsonl.gz: no word in it", folder, SOURCES[i].file);
            if (SOURCES[i].names)
                fprintf(stderr, " whose names are in %s/%s.jsonl.gz", folder, SOURCES[i].names);
            fputc('\n', stderr);
            exit(1);
        }
    if (d->relations.n > N_RELS) {
        fprintf(stderr, "quoth-train: %s: more than %d relations\n", folder, N_RELS - 1);
        exit(1);
    }
}

void dataset_read(dataset *d, const char *folder, const char *vectors)
{
    d->forms.words = &d->words;
    label_of(&d->relations, "_", 1);
    lists_read(folder, &d->words);
    for (int i = 0; i < N_CORPORA; i++)
        d->corpus[i] = read_source(folder, &SOURCES[i], &d->relations);
    const corpus *gold[] = {&d->corpus[EWT], &d->corpus[GUM]};
    d->split = split_train(gold, 2);
    for (int i = 0; i < N_CORPORA; i++)
        corpus_prepare(&d->corpus[i], &d->split, &d->forms, i == EWT || i == GUM);
    check(d, folder);
    learn_vectors(d, vectors);
    add_cases(&d->forms);
}
