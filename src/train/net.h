/* net.h: the network in floating point, forwards and backwards.
 *
 * A batch is a column of rows, one a token; stretches of text are separated by one empty row. Rows of three embedding
 * tables make the input; LAYERS bidirectional simple recurrent layers (matrix products over all rows, then an
 * elementwise recurrence along the text) make the state that all heads read. */
#ifndef QUOTHT_NET_H
#define QUOTHT_NET_H

#include "train/corpus.h"
#include "train/rng.h"
#include "train/vectors.h"

#include <stdio.h>

#ifndef NET_HALF
#define NET_HALF 96
#endif
#ifndef NET_LAYERS
#define NET_LAYERS 3
#endif
enum {
    HALF = NET_HALF,
    DIM = 2 * HALF,
    LAYERS = NET_LAYERS,
    SUB_DIM = (DIM - WORD_DIM) * 2 / 3,
    CTX_DIM = DIM - WORD_DIM - SUB_DIM,
    ARC = 96,
    LABEL = 96,
    NAME = 64,
    DISTANCES = 18,
    N_RELS = 56,
    ROWS_MAX = 4096
};

/* One list makes the struct, the sizes and the file. name, rows, columns */
#define NET_HEADS(X)                                                                                                   \
    X(sent, 2, DIM)                                                                                                    \
    X(upos, QUOTHP_N_UPOS, DIM)                                                                                        \
    X(xpos, QUOTHP_N_XPOS, DIM)                                                                                        \
    X(name_in, NAME, DIM)                                                                                              \
    X(name_out, N_NAME_TAGS, NAME)                                                                                     \
    X(arc_dep, ARC, DIM)                                                                                               \
    X(arc_head, ARC, DIM)                                                                                              \
    X(arc_mix, ARC, ARC)                                                                                               \
    X(arc_root, 1, DIM)                                                                                                \
    X(arc_far, DISTANCES, DIM)                                                                                         \
    X(rel_dep, LABEL, DIM)                                                                                             \
    X(rel_head, LABEL, DIM)                                                                                            \
    X(rel_out, N_RELS, LABEL)

typedef struct {
    size_t rows, cols;
    float *w, *g, *m, *v;
    int sparse, frozen;
    uint32_t *touched, n_touched; /* rows with a gradient */
    uint8_t *is_touched;
} param;

typedef struct {
    param w, b;
} linear;

typedef struct {
    param w;    /* 3 * HALF rows: value, forget, reset */
    param gate; /* 4 * HALF: weights of the cell in forget and reset; their biases */
} side;

typedef struct {
    param word, sub, ctx;
    side layer[LAYERS][2];
#define ROW(name, rows, cols) linear name;
    NET_HEADS(ROW)
#undef ROW
    param *all[64];
    int n_all;
    int step;
} net;

enum { TASK_SYNTAX = 1, TASK_NAMES = 2 };

typedef struct {
    uint32_t n;
    const quothp_form *form[ROWS_MAX]; /* NULL: separator */
    const quothp_context *context[ROWS_MAX];
    uint8_t hide[ROWS_MAX]; /* 1: unknown word, 2: also without full form, 4: masked wholly */
    uint8_t ends[ROWS_MAX], upos[ROWS_MAX], xpos[ROWS_MAX], rel[ROWS_MAX];
    int32_t head[ROWS_MAX];     /* row */
    uint64_t allowed[ROWS_MAX]; /* name tags that are right; 0 unknown */
    uint32_t sentence[ROWS_MAX][2], n_sentences;
    int tasks;
} batch;

typedef struct {
    float *x[LAYERS + 1]; /* input of each layer after dropout, (ROWS_MAX + 2) x DIM, with an empty row before */
    float *drop[LAYERS + 1];
    float *y; /* a layer's result before dropout */
    float *u[LAYERS][2], *c[LAYERS][2];
    float *du, *dx, *dy, *wide;
#define ROW(name, rows, cols) float *name, *d_##name;
    NET_HEADS(ROW)
#undef ROW
    float *arc, *d_arc, *rel_hidden, *d_rel_hidden, *arc_dropped_dep, *arc_dropped_head, *name_drop, *arc_dep_drop,
        *arc_head_drop, *rel_drop;
} workspace;

typedef struct {
    double sent, upos, xpos, arc, rel, name;
    double n_syntax, n_names;
} losses;

void net_init(net *n, const word_vectors *v, uint64_t seed);
void workspace_init(workspace *s);
/* Runs the encoder and the heads of b->tasks; `r` null: no dropout. */
void net_forward(const net *n, workspace *s, const batch *b, rng *r);
/* After net_forward: adds losses and gradients. */
void net_backward(net *n, workspace *s, const batch *b, losses *sum);
void net_update(net *n, float rate);
/* Scores of arcs of one sentence (rows from..to) into out[(to-from)^2]; the diagonal is the root's. */
void net_arcs(const net *n, const workspace *s, uint32_t from, uint32_t to, float *out);
void net_rel(const net *n, const workspace *s, uint32_t dep, uint32_t head, float *out);
int net_bucket(int distance);
/* Writes or reads all that training changes. 0 on failure. */
int net_keep(net *n, FILE *f, int reading);

#endif
