/* link.h: the learned decision which earlier mention a mention takes up. Shared by running and training.
 *
 * A mention-ranking model with sparse features (Durrett and Klein 2013): each mention takes the candidate before it
 * with the highest sum of weights, or begins a new set when none is above the sum of its own features.
 */
#ifndef QUOTHP_COREF_LINK_H
#define QUOTHP_COREF_LINK_H

#include "coref/work.h"
#include "model/links.h"

enum { QUOTHP_LINK_FEATURES = 128, QUOTHP_LINK_CANDIDATES = 72 };

typedef struct quothp_features {
    uint32_t at[QUOTHP_LINK_FEATURES]; /* below QUOTHP_LINK_SIZE */
    uint32_t n;
} quothp_features;

/* Everything before the decisions: mentions, sets of names, sketches. False when memory is out. */
bool quothp_link_prepare(quothp_coref_work *w, quoth_doc *doc, quothp_arena *scratch);
/* No mention has been looked at yet; the sets are those that names make. */
void quothp_link_start(quothp_coref_work *w);
/* The mentions that k may take up, nearest first; none when its set was met before. */
uint32_t quothp_link_candidates(quothp_coref_work *w, uint32_t k, uint32_t out[QUOTHP_LINK_CANDIDATES]);
/* Features of k as the first of a set, and of k as taking up a. */
void quothp_link_alone(const quothp_coref_work *w, uint32_t k, quothp_features *out);
void quothp_link_pair(quothp_coref_work *w, uint32_t k, uint32_t a, quothp_features *out);
/* Goes on behind k, which takes up a, or nothing (QUOTHP_NONE). */
void quothp_link_settle(quothp_coref_work *w, uint32_t k, uint32_t a);

/* All decisions, with these weights. */
void quothp_link_all(quothp_coref_work *w, const quothp_link_weight *weights);

#endif
