/* model.h: the model file, mapped into memory and checked.
 *
 * Layout, little-endian: a header, a table of sections, the sections' bytes, each on a 64 byte border. The header's
 * checksum covers everything behind it. A section is a named table of numbers or text. */
#ifndef QUOTHP_MODEL_H
#define QUOTHP_MODEL_H

#include "base/report.h"
#include "model/features.h"
#include "model/links.h"
#include "model/split.h"
#include "nn/nn.h"

#define QUOTHP_MODEL_MAGIC "quothmdl"
#define QUOTHP_MODEL_VERSION 3u
#define QUOTHP_MODEL_LAYERS 4u /* at most */

typedef struct quothp_model_header {
    char magic[8];
    uint32_t version, n_sections;
    uint64_t n_bytes, checksum; /* of the whole file; of all behind the header */
} quothp_model_header;

typedef struct quothp_model_section {
    char name[24];
    uint32_t item, rows, columns, unused; /* bytes of a number */
    uint64_t offset;
} quothp_model_section;

/* The sizes of the network, in the order of the section "shape". */
#define QUOTHP_MODEL_SHAPE(X)                                                                                          \
    X(half)                                                                                                            \
    X(layers)                                                                                                          \
    X(word_dim) X(sub_dim) X(ctx_dim) X(word_shift) X(sub_shift) X(arc) X(label) X(name) X(cue) X(part) X(n_rels)

typedef struct quothp_model {
    void *map;
    size_t map_bytes;
    const quothp_nn *nn;
#define ROW(name) uint32_t name;
    QUOTHP_MODEL_SHAPE(ROW)
#undef ROW
    quothp_words words;
    quothp_split_model split;
    const int8_t *word_rows, *sub_rows;
    const int16_t *ctx_rows;
    quothp_nn_matrix layer[QUOTHP_MODEL_LAYERS][2];
    quothp_nn_side side[QUOTHP_MODEL_LAYERS][2];
    quothp_nn_matrix tags;   /* scores: ends 2, upos, xpos, root 1, distances */
    quothp_nn_matrix hidden; /* ReLU: name, arc dependent, arc head, cue */
    quothp_nn_matrix rels;   /* relation dependent, relation head */
    quothp_nn_matrix name_out, arc_mix, rel_out, cue_out;
    uint8_t relation[256]; /* quothp_deprel of each output of rel_out */
    /* a token, a cue's ends, the parts of its attribution */
    quothp_nn_matrix part_token, part_first, part_last, part_out;
    const int16_t *part_far; /* QUOTHP_DISTANCES + 1 rows; the last: inside the cue */
    quothp_nn_matrix part_layer[2];
    quothp_nn_side part_side[2];
    const quothp_link_weight *links;
    const char *card; /* training card and licence, NUL-terminated */
} quothp_model;

enum {
    QUOTHP_DISTANCES = 18,
    QUOTHP_NAME_TAGS = 1 + 4 * QUOTHP_N_NAME_TYPES,
    QUOTHP_CUE_TAGS = 1 + 4,
    QUOTHP_PART_TAGS = 1 + 4 * 2 /* source, content */
};
enum {
    QUOTHP_AT_UPOS = 2,
    QUOTHP_AT_XPOS = QUOTHP_AT_UPOS + QUOTHP_N_UPOS,
    QUOTHP_AT_ROOT = QUOTHP_AT_XPOS + QUOTHP_N_XPOS,
    QUOTHP_AT_FAR
};

/* Maps the file. On failure the report, whose file the caller has set, says what is wrong, and the model is empty. */
quoth_status quothp_model_open(quothp_model *m, const char *path, quothp_report *report);
void quothp_model_close(quothp_model *m);
uint64_t quothp_model_checksum(const unsigned char *bytes, size_t n_bytes);
uint32_t quothp_model_round(uint32_t n); /* up to a full block of outputs */

#endif
