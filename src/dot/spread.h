/* spread.h: pieces of a picture that do not hang together, put side by side. dot sets them below each other, and many
   small ones make a strip that no page shows well. */
#ifndef QUOTHP_DOT_SPREAD_H
#define QUOTHP_DOT_SPREAD_H

#include "dot/draw.h"

#include <gvc.h>

typedef struct quothp_piece {
    Agnode_t *first, *last; /* boxes of its first and its last rank */
    int first_rank, last_rank;
    double bottom, top; /* points */
} quothp_piece;

typedef QUOTHP_LAYER(quothp_piece) quothp_pieces;

/* The pieces of a picture that is laid out from left to right, the highest first. */
quothp_pieces quothp_spread_pieces(quothp_picture *picture);

typedef QUOTHP_LAYER(Agedge_t *) quothp_ties;

/* Ties pieces to rows of so many ranks, or of as many as the longest piece has; the ties are invisible lines. */
quothp_ties quothp_spread_tie(quothp_picture *picture, const quothp_pieces *pieces, int ranks);
void quothp_spread_untie(quothp_picture *picture, const quothp_ties *ties);

#endif
