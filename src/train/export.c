/* export.c: see export.h. Rounds the weights to integers and packs the matrices for src/nn. */
#include "train/export.h"

#include "model/model.h"
#include "train/whole.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    unsigned char *bytes;
    size_t n, cap;
    quothp_model_section sections[128];
    uint32_t n_sections;
} writer;

static void put(writer *w, const void *from, size_t n)
{
    while (w->n + n > w->cap) {
        w->cap = w->cap ? w->cap * 2 : 1 << 20;
        unsigned char *larger = realloc(w->bytes, w->cap);
        if (!larger)
            exit(3);
        w->bytes = larger;
    }
    if (from)
        memcpy(w->bytes + w->n, from, n);
    else
        memset(w->bytes + w->n, 0, n);
    w->n += n;
}

static void put_section(writer *w, const char *name, uint32_t item, uint32_t rows, uint32_t columns, const void *from)
{
    put(w, NULL, (64 - w->n % 64) % 64);
    quothp_model_section *s = &w->sections[w->n_sections++];
    snprintf(s->name, sizeof s->name, "%s", name);
    s->item = item;
    s->rows = rows;
    s->columns = columns;
    s->offset = w->n;
    put(w, from, (size_t)item * rows * columns);
}

static int clamp(double x, int low, int high)
{
    return x < low ? low : x > high ? high : (int)lrint(x);
}

/* Matrices one below the other, packed into blocks, with their biases. */
typedef struct {
    const float *w, *b;
    uint32_t rows;
} part;

static void put_matrix(writer *w, const char *name, uint32_t inputs, const part *parts, int n_parts)
{
    char title[64];
    uint32_t rows = 0, at = 0;
    for (int i = 0; i < n_parts; i++)
        rows += parts[i].rows;
    const uint32_t rounded = quothp_model_round(rows);
    int16_t *packed = need((size_t)rounded * inputs, sizeof *packed);
    int32_t *bias = need(rounded, sizeof *bias);
    for (int i = 0; i < n_parts; i++)
        for (uint32_t r = 0; r < parts[i].rows; r++, at++) {
            for (uint32_t k = 0; k < inputs; k++)
                packed[(size_t)(at / 16) * 16 * inputs + (size_t)(k / 2) * 32 + (at % 16) * 2 + k % 2] =
                    (int16_t)clamp((double)parts[i].w[(size_t)r * inputs + k] * (1 << QUOTHP_NN_BITS), -32767, 32767);
            bias[at] = (int32_t)lrint((double)parts[i].b[r] * (1 << 2 * QUOTHP_NN_BITS));
        }
    snprintf(title, sizeof title, "%s.w", name);
    put_section(w, title, 2, rounded, inputs, packed);
    snprintf(title, sizeof title, "%s.b", name);
    put_section(w, title, 4, rounded, 1, bias);
    free(packed);
    free(bias);
}

static void put_rows(writer *w, const char *name, const param *p, uint32_t shift)
{
    int8_t *rows = need(p->rows * p->cols, 1);
    size_t cut = 0;
    for (size_t i = 0; i < p->rows * p->cols; i++) {
        const double x = (double)p->w[i] * (1 << (QUOTHP_NN_BITS - shift));
        cut += x > 127.5 || x < -127.5;
        rows[i] = (int8_t)clamp(x, -127, 127);
    }
    fprintf(stderr, "export: %s: %.4f %% of %zu numbers cut off\n", name,
            100.0 * (double)cut / (double)(p->rows * p->cols), p->rows * p->cols);
    put_section(w, name, 1, (uint32_t)p->rows, (uint32_t)p->cols, rows);
    free(rows);
}

/* Layer `number` of a kind, or the only one (-1): its matrix and the weights of its cell. */
static void put_sru(writer *w, const char *kind, const char *cell_kind, int number, const sru *l)
{
    char name[32]; /* a word and two numbers of any size */
    const size_t units = l->units;
    for (int d = 0; d < 2; d++) {
        const side *s = &l->d[d];
        float *bias = need(3 * units, sizeof *bias);
        int16_t *cell = need(2 * units, sizeof *cell);
        memcpy(bias + units, s->gate.w + 2 * units, 2 * units * sizeof *bias);
        for (size_t i = 0; i < 2 * units; i++)
            cell[i] = (int16_t)clamp((double)s->gate.w[i] * 32768, -32767, 32767);
        snprintf(name, sizeof name, "%s%d%d", kind, number, d);
        put_matrix(w, name, (uint32_t)s->w.cols, &(part){s->w.w, bias, (uint32_t)(3 * units)}, 1);
        snprintf(name, sizeof name, "%s%d%d", cell_kind, number, d);
        put_section(w, name, 2, 2, (uint32_t)units, cell);
        free(bias);
        free(cell);
    }
}

static void put_wide_rows(writer *w, const char *name, const param *p)
{
    int16_t *rows = need(p->rows * p->cols, sizeof *rows);
    for (size_t i = 0; i < p->rows * p->cols; i++)
        rows[i] = (int16_t)clamp((double)p->w[i] * (1 << QUOTHP_NN_BITS), -32767, 32767);
    put_section(w, name, 2, (uint32_t)p->rows, (uint32_t)p->cols, rows);
    free(rows);
}

#define PART_OF(name)                                                                                                  \
    {                                                                                                                  \
        n->name.w.w, n->name.b.w, (uint32_t)n->name.w.rows                                                             \
    }

static void put_heads(writer *w, const net *n, uint32_t n_rels)
{
    const part tags[] = {PART_OF(sent), PART_OF(upos), PART_OF(xpos), PART_OF(arc_root), PART_OF(arc_far)};
    const part hidden[] = {PART_OF(name_in), PART_OF(arc_dep), PART_OF(arc_head), PART_OF(cue_in)};
    const part rels[] = {PART_OF(rel_dep), PART_OF(rel_head)};
    const part rel_out = {n->rel_out.w.w, n->rel_out.b.w, n_rels}; /* the others were never learned */
    const struct {
        const char *name;
        uint32_t inputs;
        part only;
    } single[] = {{"name_out", NAME, PART_OF(name_out)},
                  {"arc_mix", ARC, PART_OF(arc_mix)},
                  {"rel_out", LABEL, rel_out},
                  {"cue_out", CUE, PART_OF(cue_out)},
                  {"part_token", DIM, PART_OF(part_token)},
                  {"part_first", DIM, PART_OF(part_first)},
                  {"part_last", DIM, PART_OF(part_last)},
                  {"part_out", PART, PART_OF(part_out)}};
    put_matrix(w, "tags", DIM, tags, 5);
    put_matrix(w, "hidden", DIM, hidden, 4);
    put_matrix(w, "rels", DIM, rels, 2);
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        put_matrix(w, single[i].name, single[i].inputs, &single[i].only, 1);
}

static void put_relations(writer *w, const label_list *relations)
{
    char text[4096];
    size_t n = 0;
    for (int i = 0; i < relations->n; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s", relations->name[i]) + 1;
    put_section(w, "relations", 1, (uint32_t)n, 1, text);
}

int export_model(const char *path, const net *n, const quothp_words *words, const quothp_split_model *split,
                 const label_list *relations, const char *card)
{
    enum { WORD_SHIFT = 5, SUB_SHIFT = 5 };
    writer w = {0};
    const uint32_t shape[] = {HALF,
                              LAYERS,
                              WORD_DIM,
                              SUB_DIM,
                              CTX_DIM,
                              WORD_SHIFT,
                              SUB_SHIFT,
                              ARC,
                              LABEL,
                              NAME,
                              CUE,
                              PART,
                              (uint32_t)relations->n};
    const size_t room = sizeof(quothp_model_header) + 128 * sizeof(quothp_model_section);
    put(&w, NULL, room);
    put_section(&w, "card", 1, (uint32_t)strlen(card) + 1, 1, card);
    put_section(&w, "shape", 4, sizeof shape / sizeof *shape, 1, shape);
    put_relations(&w, relations);
    put_section(&w, "words.hash", 4, words->n, 1, words->hash);
    put_section(&w, "words.cased", 1, words->n, 1, words->cased);
    put_section(&w, "lists.hash", 4, words->n_listed, 1, words->listed);
    put_section(&w, "lists.flags", 1, words->n_listed, 1, words->lists);
    quothp_link_weight *none = need(QUOTHP_LINK_SIZE, sizeof *none); /* learned with the rest of the file */
    put_section(&w, "links", sizeof *none, QUOTHP_LINK_SIZE, 1, none);
    free(none);
    put_section(&w, "split.weights", 2, (uint32_t)QUOTHP_SPLIT_SIZE, 1, split->weights);
    put_section(&w, "split.words", sizeof *split->words, (uint32_t)split->n_words, 1, split->words);
    put_rows(&w, "word", &n->word, WORD_SHIFT);
    put_rows(&w, "sub", &n->sub, SUB_SHIFT);
    put_wide_rows(&w, "ctx", &n->ctx);
    put_wide_rows(&w, "part_far", &n->part_far);
    for (int l = 0; l < LAYERS; l++)
        put_sru(&w, "layer", "cell", l, &n->layer[l]);
    put_sru(&w, "part", "part_cell", 0, &n->part_layer);
    put_heads(&w, n, (uint32_t)relations->n);
    quothp_model_header *h = (void *)w.bytes;
    memcpy(h->magic, QUOTHP_MODEL_MAGIC, sizeof h->magic);
    h->version = QUOTHP_MODEL_VERSION;
    h->n_sections = w.n_sections;
    h->n_bytes = w.n;
    memcpy(h + 1, w.sections, w.n_sections * sizeof *w.sections);
    h->checksum = quothp_model_checksum(w.bytes + sizeof *h, w.n - sizeof *h);
    FILE *f = whole_open(path);
    if (f)
        fwrite(w.bytes, 1, w.n, f); /* whole_close sees an error */
    free(w.bytes);
    return f && whole_close(f, path);
}

int export_links(const char *path, const quothp_link_weight *weights)
{
    FILE *f = fopen(path, "r+b");
    const size_t size = sizeof(quothp_model_header) + 128 * sizeof(quothp_model_section);
    writer w = {0};
    size_t n = size;
    while (f && n == size) {
        put(&w, NULL, size);
        n = fread(w.bytes + w.n - size, 1, size, f);
        w.n -= size - n;
    }
    quothp_model_header *h = (void *)w.bytes;
    int found = 0;
    for (uint32_t i = 0; f && w.n > size && i < h->n_sections; i++) {
        const quothp_model_section *s = (const quothp_model_section *)(h + 1) + i;
        if (strcmp(s->name, "links") != 0)
            continue;
        memcpy(w.bytes + s->offset, weights, QUOTHP_LINK_SIZE * sizeof *weights);
        found = 1;
    }
    if (found) {
        h->checksum = quothp_model_checksum(w.bytes + sizeof *h, w.n - sizeof *h);
        rewind(f);
        found = fwrite(w.bytes, 1, w.n, f) == w.n;
    }
    free(w.bytes);
    return f && !fclose(f) && found;
}
