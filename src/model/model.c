/* model.c: see model.h. Reads a model file; nothing in it is trusted before it has been checked. */
#include "model/model.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

uint32_t quothp_model_round(uint32_t n)
{
    return (n + QUOTHP_NN_BLOCK - 1) / QUOTHP_NN_BLOCK * QUOTHP_NN_BLOCK;
}

/* Four sums side by side, so that it runs at the speed of memory. */
uint64_t quothp_model_checksum(const unsigned char *bytes, size_t n_bytes)
{
    uint64_t sum[4] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu, 0x165667B19E3779F9u, 0x27D4EB2F165667C5u};
    const uint64_t prime = 0x100000001B3u;
    size_t i = 0;
    for (; i + 32 <= n_bytes; i += 32)
        for (size_t k = 0; k < 4; k++) {
            uint64_t word = 0;
            memcpy(&word, bytes + i + 8 * k, 8);
            sum[k] = (sum[k] ^ word) * prime;
            sum[k] ^= sum[k] >> 29;
        }
    for (; i < n_bytes; i++)
        sum[i % 4] = (sum[i % 4] ^ bytes[i]) * prime;
    uint64_t all = n_bytes;
    for (size_t k = 0; k < 4; k++)
        all = (all ^ sum[k] ^ (sum[k] >> 31)) * prime;
    return all;
}

/* ---- sections ---- */

typedef struct loader {
    const unsigned char *bytes;
    size_t n_bytes;
    const quothp_model_section *sections;
    uint32_t n_sections;
    char missing[24]; /* a copy of the name of the first section that is not as it must be; or "" */
} loader;

static void miss(loader *l, const char *name)
{
    if (!l->missing[0])
        snprintf(l->missing, sizeof l->missing, "%s", name);
}

/* The section's bytes when it has this shape; rows 0 or columns 0: any. */
static const void *section(loader *l, const char *name, uint32_t item, uint32_t rows, uint32_t columns,
                           uint32_t *n_rows)
{
    for (uint32_t i = 0; i < l->n_sections; i++) {
        const quothp_model_section *s = &l->sections[i];
        if (strncmp(s->name, name, sizeof s->name) != 0)
            continue;
        const uint64_t size = (uint64_t)s->item * s->rows * s->columns;
        const int right = s->item == item && s->rows < (1u << 26) && s->columns < (1u << 20) && s->offset % 64 == 0 &&
                          s->offset <= l->n_bytes && size <= l->n_bytes - s->offset && (!rows || s->rows == rows) &&
                          (!columns || s->columns == columns);
        if (!right)
            break;
        if (n_rows)
            *n_rows = s->rows;
        return l->bytes + s->offset;
    }
    miss(l, name);
    return NULL;
}

static const char *text_section(loader *l, const char *name, uint32_t *n)
{
    const char *text = section(l, name, 1, 0, 1, n);
    if (text && (*n == 0 || text[*n - 1] != 0)) {
        miss(l, name);
        return NULL;
    }
    return text;
}

/* Names, each with a NUL behind it. */
static void load_relations(quothp_model *m, loader *l)
{
    uint32_t n = 0, i = 0;
    const char *text = text_section(l, "relations", &n);
    for (size_t at = 0; text && at < n && i < m->n_rels; at += strlen(text + at) + 1)
        m->relation[i++] = (uint8_t)quothp_deprel_of(text + at);
    if (i < m->n_rels)
        miss(l, "relations");
}

static void named(char out[24], const char *name, uint32_t layer, uint32_t side)
{
    const char *p = name;
    size_t n = 0;
    for (; *p && n < 20; p++)
        out[n++] = (char)(*p == '#' ? (char)('0' + layer) : *p == '%' ? (char)('0' + side) : *p);
    out[n] = 0;
}

static quothp_nn_matrix matrix(loader *l, const char *name, uint32_t inputs, uint32_t outputs)
{
    char weights[24], bias[24];
    snprintf(weights, sizeof weights, "%.18s.w", name);
    snprintf(bias, sizeof bias, "%.18s.b", name);
    const uint32_t rounded = quothp_model_round(outputs);
    return (quothp_nn_matrix){section(l, weights, 2, rounded, inputs, NULL), section(l, bias, 4, rounded, 1, NULL),
                              inputs, rounded};
}

/* One layer, both directions; `name` and `cell` have # for the layer's number and % for the direction. */
static void load_sru(loader *l, const char *name, const char *cell, uint32_t number, uint32_t inputs, uint32_t units,
                     quothp_nn_matrix m[2], quothp_nn_side side[2])
{
    char title[24];
    for (uint32_t d = 0; d < 2; d++) {
        named(title, name, number, d);
        m[d] = matrix(l, title, inputs, 3 * units);
        named(title, cell, number, d);
        const int16_t *weights = section(l, title, 2, 2, units, NULL);
        side[d] = (quothp_nn_side){weights, weights ? weights + units : NULL, units};
    }
}

static void load_layers(quothp_model *m, loader *l)
{
    for (uint32_t i = 0; i < m->layers; i++)
        load_sru(l, "layer#%", "cell#%", i, i == 0 ? 4 * m->half : 2 * m->half, m->half, m->layer[i], m->side[i]);
    load_sru(l, "part#%", "part_cell#%", 0, m->part, m->part / 2, m->part_layer, m->part_side);
}

static int load_shape(quothp_model *m, loader *l)
{
    uint32_t count = 0;
#define ROW(name) count++;
    QUOTHP_MODEL_SHAPE(ROW)
#undef ROW
    const uint32_t *shape = section(l, "shape", 4, count, 1, NULL);
    if (!shape)
        return 0;
#define ROW(name) m->name = *shape++;
    QUOTHP_MODEL_SHAPE(ROW)
#undef ROW
    const int right = m->half % 16 == 0 && m->half > 0 && m->half <= 512 && m->layers > 0 &&
                      m->layers <= QUOTHP_MODEL_LAYERS && m->word_dim + m->sub_dim + m->ctx_dim == 2 * m->half &&
                      m->word_dim % 16 == 0 && m->sub_dim % 16 == 0 && m->ctx_dim % 16 == 0 && m->arc % 16 == 0 &&
                      m->label % 16 == 0 && m->name % 16 == 0 && m->arc <= 256 && m->label <= 256 && m->name <= 256 &&
                      m->cue % 16 == 0 && m->cue <= 256 && m->part % 32 == 0 && m->part > 0 && m->part <= 256 &&
                      m->n_rels > 0 && m->n_rels <= 256 && m->word_shift < 12 && m->sub_shift < 12;
    if (!right)
        miss(l, "shape");
    return right;
}

static void load_words(quothp_model *m, loader *l)
{
    quothp_words *w = &m->words;
    uint32_t n = 0;
    w->hash = section(l, "words.hash", 4, 0, 1, &w->n);
    w->cased = section(l, "words.cased", 1, w->n, 1, NULL);
    w->listed = section(l, "lists.hash", 4, 0, 1, &w->n_listed);
    w->lists = section(l, "lists.flags", 1, w->n_listed, 1, NULL);
    m->word_rows = section(l, "word", 1, w->n + 1, m->word_dim, NULL);
    m->sub_rows = section(l, "sub", 1, QUOTHP_SUB_ROWS, m->sub_dim, NULL);
    m->ctx_rows = section(l, "ctx", 2, QUOTHP_CTX_ROWS, m->ctx_dim, NULL);
    m->split.weights = section(l, "split.weights", 2, (uint32_t)QUOTHP_SPLIT_SIZE, 1, NULL);
    m->split.words = section(l, "split.words", sizeof *m->split.words, 0, 1, &n);
    m->split.n_words = n;
}

static void load_heads(quothp_model *m, loader *l)
{
    const uint32_t state = 2 * m->half;
    m->tags = matrix(l, "tags", state, QUOTHP_AT_FAR + QUOTHP_DISTANCES);
    m->hidden = matrix(l, "hidden", state, m->name + 2 * m->arc + m->cue);
    m->rels = matrix(l, "rels", state, 2 * m->label);
    m->name_out = matrix(l, "name_out", m->name, QUOTHP_NAME_TAGS);
    m->arc_mix = matrix(l, "arc_mix", m->arc, m->arc);
    m->rel_out = matrix(l, "rel_out", m->label, m->n_rels);
    m->cue_out = matrix(l, "cue_out", m->cue, QUOTHP_CUE_TAGS);
    m->part_token = matrix(l, "part_token", state, m->part);
    m->part_first = matrix(l, "part_first", state, m->part);
    m->part_last = matrix(l, "part_last", state, m->part);
    m->part_out = matrix(l, "part_out", m->part, QUOTHP_PART_TAGS);
    m->part_far = section(l, "part_far", 2, QUOTHP_DISTANCES + 1, m->part, NULL);
    m->links = section(l, "links", sizeof *m->links, QUOTHP_LINK_SIZE, 1, NULL);
    load_relations(m, l);
    uint32_t n_card = 0;
    m->card = text_section(l, "card", &n_card);
}

static const char *check(loader *l)
{
    const quothp_model_header *h = (const void *)l->bytes;
    const uint16_t order = 1;
    if (*(const unsigned char *)&order != 1)
        return "model files need a little-endian machine";
    if (l->n_bytes < sizeof *h || memcmp(h->magic, QUOTHP_MODEL_MAGIC, sizeof h->magic) != 0)
        return "this is no quoth model";
    if (h->version != QUOTHP_MODEL_VERSION)
        return "the model is of another version of quoth";
    if (h->n_bytes != l->n_bytes || h->n_sections > (l->n_bytes - sizeof *h) / sizeof *l->sections)
        return "the model file is cut short";
    if (h->checksum != quothp_model_checksum(l->bytes + sizeof *h, l->n_bytes - sizeof *h))
        return "the model file is damaged: its checksum does not match";
    l->sections = (const void *)(h + 1);
    l->n_sections = h->n_sections;
    /* the number stands before what the checksum covers; behind the table, names are empty */
    for (uint32_t i = 0; i < l->n_sections; i++)
        if (!l->sections[i].name[0])
            return "the model file is damaged: a section has no name";
    return NULL;
}

/* Why the opened file cannot be a model, or NULL. */
static const char *refuse(int file, struct stat *info)
{
    if (file < 0 || fstat(file, info) != 0)
        return strerror(errno);
    if (!S_ISREG(info->st_mode))
        return "is no file, as a model must be";
    return info->st_size > 0 ? NULL : "the model file is empty";
}

static quoth_status map_file(quothp_model *m, const char *path, quothp_report *report)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info = {0};
    const char *wrong = refuse(file, &info);
    void *map = wrong ? MAP_FAILED : mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (map == MAP_FAILED)
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "%s", wrong ? wrong : strerror(errno));
    if (file >= 0)
        close(file);
    if (map == MAP_FAILED)
        return QUOTH_ERR_IO;
    m->map = map;
    m->map_bytes = (size_t)info.st_size;
    return QUOTH_OK;
}

quoth_status quothp_model_open(quothp_model *m, const char *path, quothp_report *report)
{
    memset(m, 0, sizeof *m);
    const quoth_status status = map_file(m, path, report);
    if (status != QUOTH_OK)
        return status;
    loader l = {.bytes = m->map, .n_bytes = m->map_bytes};
    const char *wrong = check(&l);
    if (!wrong && load_shape(m, &l)) {
        load_words(m, &l);
        load_layers(m, &l);
        load_heads(m, &l);
    }
    if (wrong || l.missing[0]) {
        if (wrong)
            quothp_report_at(report, QUOTH_ERROR, 0, 0, "%s", wrong);
        else
            quothp_report_at(report, QUOTH_ERROR, 0, 0, "the model's section \"%s\" is missing or of another shape",
                             l.missing);
        quothp_model_close(m);
        return QUOTH_ERR_INPUT;
    }
    const quothp_nn *variants[4];
    quothp_nn_variants(variants);
    m->nn = variants[0];
    return QUOTH_OK;
}

void quothp_model_close(quothp_model *m)
{
    if (m->map)
        munmap(m->map, m->map_bytes);
    memset(m, 0, sizeof *m);
}
