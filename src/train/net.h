/* net.h: the network in floating point, forwards and backwards.
 *
 * A batch is a column of rows, one a token; stretches of text are separated by one empty row. Rows of three embedding
 * tables make the input; LAYERS bidirectional simple recurrent layers make the state that all heads read. The heads of
 * syntax.c, names.c and parts.c add their gradients of that state to one sum. */
#ifndef QUOTHT_NET_H
#define QUOTHT_NET_H

#include "train/corpus.h"
#include "train/linear.h"
#include "train/sru.h"
#include "train/vectors.h"

enum {
    HALF = 128,
    DIM = 2 * HALF,
    LAYERS = 3,
    SUB_DIM = 96,
    CTX_DIM = DIM - WORD_DIM - SUB_DIM,
    ARC = 96,
    LABEL = 96,
    NAME = 64,
    CUE = 64,
    PART = 96, /* a token as part of an attribution */
    DISTANCES = 18,
    PART_DISTANCES = DISTANCES + 1, /* the last: inside the cue */
    N_RELS = 56,
    ROWS_MAX = 4096,
    CUES_MAX = 512,
    PAIRS_MAX = 24576 /* rows of cue and token, empty ones included */
};

/* One list makes the struct and the sizes. name, rows, columns */
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
    X(rel_out, N_RELS, LABEL)                                                                                          \
    X(cue_in, CUE, DIM)                                                                                                \
    X(cue_out, N_CUE_TAGS, CUE)                                                                                        \
    X(part_token, PART, DIM)                                                                                           \
    X(part_first, PART, DIM)                                                                                           \
    X(part_last, PART, DIM)                                                                                            \
    X(part_out, N_PART_TAGS, PART)

typedef struct net {
    param_list params;
    param word, sub, ctx;
    sru layer[LAYERS];
    param part_far; /* PART_DISTANCES x PART */
    sru part_layer; /* along the text, once for each cue */
#define ROW(name, rows, cols) linear name;
    NET_HEADS(ROW)
#undef ROW
} net;

enum { TASK_SYNTAX = 1, TASK_NAMES = 2, TASK_CUES = 4 };

/* A cue and the rows that can be parts of its attribution. */
typedef struct cue_rows {
    uint32_t first, last; /* rows of the cue */
    uint32_t from, to;    /* rows of its stretch */
    uint32_t pair;        /* its first pair: one for each row from..to, then an empty one */
} cue_rows;

typedef struct batch {
    uint32_t n;
    const quothp_form *form[ROWS_MAX]; /* NULL: separator */
    uint8_t gap[ROWS_MAX];             /* 1: separator */
    const quothp_context *context[ROWS_MAX];
    uint8_t hide[ROWS_MAX]; /* 1: unknown word, 2: also without full form, 4: masked wholly */
    uint8_t ends[ROWS_MAX], upos[ROWS_MAX], xpos[ROWS_MAX], rel[ROWS_MAX];
    int32_t head[ROWS_MAX];     /* row */
    uint64_t allowed[ROWS_MAX]; /* name tags that are right; 0 unknown */
    bool doubted;               /* the names are automatic: where the network is sure of another, both may be right */
    uint32_t sentence[ROWS_MAX][2], n_sentences;
    uint8_t cue_tag[ROWS_MAX];
    cue_rows cue[CUES_MAX];
    uint32_t n_cues, n_pairs;
    uint8_t part_tag[PAIRS_MAX]; /* right tag of a pair */
    int tasks;
} batch;

typedef struct workspace {
    float *x[LAYERS + 1]; /* input of each layer after dropout, (ROWS_MAX + 2) x DIM, with an empty row before */
    float *drop[LAYERS + 1];
    sru_room room[LAYERS];
    float *du, *dx, *dy, *wide;
#define ROW(name, rows, cols) float *name, *d_##name;
    NET_HEADS(ROW)
#undef ROW
    float *arc, *d_arc, *rel_hidden, *d_rel_hidden, *name_drop, *arc_dep_drop, *arc_head_drop, *rel_drop, *cue_drop;
    /* parts.c: a row a cue */
    float *cue_first, *cue_last, *d_cue_state, *query, *d_query;
    /* a row a pair */
    uint8_t *pair_gap;
    float *pair, *pair_drop, *pair_state, *pair_state_drop, *d_pair, *d_pair_state, *pair_scores, *pair_du, *pair_wide;
    sru_room pair_room;
} workspace;

typedef struct losses {
    double sent, upos, xpos, arc, rel, name, cue, part;
    double n_syntax, n_names, n_cues, n_parts;
} losses;

void net_init(net *n, const word_vectors *v, uint64_t seed);
void workspace_init(workspace *s);
/* Runs the encoder and the heads of b->tasks; `r` null: no dropout. */
void net_forward(const net *n, workspace *s, const batch *b, rng *r);
/* After net_forward: adds losses and gradients. */
void net_backward(net *n, workspace *s, const batch *b, losses *sum);
void net_update(net *n, float rate);

/* ---- heads: forward reads the state s->x[LAYERS]; backward adds to s->dy ---- */

void syntax_forward(const net *n, workspace *s, const batch *b, rng *r);
void syntax_backward(net *n, workspace *s, const batch *b, losses *sum);
void names_forward(const net *n, workspace *s, const batch *b, rng *r);
void names_backward(net *n, workspace *s, const batch *b, losses *sum);
void cues_forward(const net *n, workspace *s, const batch *b, rng *r);
void cues_backward(net *n, workspace *s, const batch *b, losses *sum);
/* Scores of the parts of b->cue, a row of N_PART_TAGS a pair, into s->pair_scores. */
void parts_forward(const net *n, workspace *s, const batch *b, rng *r);
void parts_backward(net *n, workspace *s, const batch *b, losses *sum);

/* Scores of arcs of one sentence (rows from..to) into out[(to-from)^2]; the diagonal is the root's. */
void net_arcs(const workspace *s, uint32_t from, uint32_t to, float *out);
void net_rel(const net *n, const workspace *s, uint32_t dep, uint32_t head, float *out);
/* Class of the way from a token to another, for arcs and parts. */
int net_bucket(int distance);
/* Adds a cue whose stretch is rows from..to and gives it pairs; NULL when the batch is full. */
cue_rows *batch_add_cue(batch *b, uint32_t first, uint32_t last, uint32_t from, uint32_t to);

#endif
