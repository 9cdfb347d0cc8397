/* spread.c: see spread.h. */
#include "dot/spread.h"

#include <stdlib.h>
#include <string.h>

/* ---- what hangs together: by a line, or by a common frame ---- */

static uint32_t root_of(uint32_t *parents, uint32_t i)
{
    while (parents[i] != i) {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    return i;
}

/* Of two roots the earlier one stays: the order of the boxes decides, not their addresses. */
static void join(uint32_t *parents, uint32_t a, uint32_t b)
{
    a = root_of(parents, a);
    b = root_of(parents, b);
    parents[a > b ? a : b] = a > b ? b : a;
}

static uint32_t number_of(Agnode_t *node)
{
    return (uint32_t)AGSEQ(node);
}

static uint32_t *find_roots(quothp_picture *picture, uint32_t n)
{
    uint32_t *parents = quothp_arena_array(picture->arena, (size_t)n + 1, sizeof *parents);
    if (!parents)
        return NULL;
    for (uint32_t i = 0; i <= n; i++)
        parents[i] = i;
    Agraph_t *all = picture->root;
    for (Agnode_t *node = agfstnode(all); node; node = agnxtnode(all, node)) {
        for (Agedge_t *e = agfstout(all, node); e; e = agnxtout(all, e))
            join(parents, number_of(node), number_of(aghead(e)));
    }
    for (Agraph_t *frame = agfstsubg(all); frame; frame = agnxtsubg(frame)) {
        Agnode_t *first = agfstnode(frame);
        for (Agnode_t *node = first; node; node = agnxtnode(frame, node))
            join(parents, number_of(first), number_of(node));
    }
    return parents;
}

/* ---- pieces ---- */

static void add_box(quothp_piece *piece, Agnode_t *node)
{
    double bottom = ND_coord(node).y - ND_ht(node) / 2, top = ND_coord(node).y + ND_ht(node) / 2;
    bool is_new = !piece->first;
    if (is_new || ND_rank(node) < piece->first_rank) {
        piece->first = node;
        piece->first_rank = ND_rank(node);
    }
    if (is_new || ND_rank(node) > piece->last_rank) {
        piece->last = node;
        piece->last_rank = ND_rank(node);
    }
    piece->bottom = is_new || bottom < piece->bottom ? bottom : piece->bottom;
    piece->top = is_new || top > piece->top ? top : piece->top;
}

static int by_height(const void *a, const void *b)
{
    const quothp_piece *x = a, *y = b;
    double by_x = x->top - x->bottom, by_y = y->top - y->bottom;
    if (by_x > by_y || by_x < by_y)
        return by_x > by_y ? -1 : 1;
    return number_of(x->first) < number_of(y->first) ? -1 : 1;
}

quothp_pieces quothp_spread_pieces(quothp_picture *picture)
{
    quothp_pieces pieces = {0};
    uint32_t n = 0;
    for (Agnode_t *node = agfstnode(picture->root); node; node = agnxtnode(picture->root, node))
        n = number_of(node) > n ? number_of(node) : n;
    uint32_t *roots = find_roots(picture, n);
    uint32_t *piece_of = quothp_arena_array(picture->arena, (size_t)n + 1, sizeof *piece_of); /* by root; + 1 */
    if (!roots || !piece_of) {
        picture->failed = true;
        return pieces;
    }
    for (Agnode_t *node = agfstnode(picture->root); node; node = agnxtnode(picture->root, node)) {
        uint32_t root = root_of(roots, number_of(node));
        if (!piece_of[root]) {
            quothp_piece *made = QUOTHP_PUSH(picture->arena, &pieces);
            if (!made) {
                picture->failed = true;
                return pieces;
            }
            piece_of[root] = pieces.n;
        }
        add_box(&pieces.at[piece_of[root] - 1], node);
    }
    if (pieces.n)
        qsort(pieces.at, pieces.n, sizeof *pieces.at, by_height);
    return pieces;
}

/* ---- rows ---- */

static int ranks_of(const quothp_piece *piece)
{
    return piece->last_rank - piece->first_rank + 1;
}

static void tie(quothp_picture *picture, quothp_ties *ties, Agnode_t *last, Agnode_t *first)
{
    Agedge_t *edge = quothp_draw_order(picture, last, first);
    Agedge_t **kept = edge ? QUOTHP_PUSH(picture->arena, ties) : NULL;
    if (!kept) {
        picture->failed = true;
        return;
    }
    quothp_draw_set(picture, edge, "weight", "2"); /* a straight row */
    *kept = edge;
}

typedef struct row {
    Agnode_t *end;
    int ranks;
} row;

quothp_ties quothp_spread_tie(quothp_picture *picture, const quothp_pieces *pieces, int ranks)
{
    quothp_ties ties = {0};
    row *rows = quothp_arena_array(picture->arena, (size_t)pieces->n + 1, sizeof *rows);
    if (!rows) {
        picture->failed = true;
        return ties;
    }
    for (uint32_t i = 0; i < pieces->n; i++)
        ranks = ranks_of(&pieces->at[i]) > ranks ? ranks_of(&pieces->at[i]) : ranks;
    for (uint32_t i = 0; i < pieces->n; i++) {
        const quothp_piece *piece = &pieces->at[i];
        uint32_t r = 0; /* the first row with room; the empty one behind the last has it */
        while (rows[r].ranks + ranks_of(piece) > ranks)
            r++;
        if (rows[r].end)
            tie(picture, &ties, rows[r].end, piece->first);
        rows[r].ranks += ranks_of(piece);
        rows[r].end = piece->last;
    }
    return ties;
}

void quothp_spread_untie(quothp_picture *picture, const quothp_ties *ties)
{
    for (uint32_t i = 0; i < ties->n; i++)
        agdeledge(picture->root, ties->at[i]);
}
