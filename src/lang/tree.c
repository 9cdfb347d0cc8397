/* tree.c: see tree.h. */
#include "lang/tree.h"

#include <string.h>

/* The best head of token i other than itself. */
static uint32_t best_head(const int32_t *score, uint32_t n, uint32_t i)
{
    uint32_t best = i == 0 ? 1 : 0;
    for (uint32_t j = best + 1; j < n; j++)
        if (j != i && score[i * n + j] > score[i * n + best])
            best = j;
    return best;
}

/* Each token to its best head; the root is where being the root gains most. */
static uint32_t greedy(const int32_t *score, uint32_t n, uint32_t *head)
{
    uint32_t root = 0;
    int64_t gain = INT64_MIN;
    for (uint32_t i = 0; i < n; i++) {
        head[i] = best_head(score, n, i);
        const int64_t g = (int64_t)score[i * n + i] - score[i * n + head[i]];
        if (g > gain) {
            gain = g;
            root = i;
        }
    }
    head[root] = root;
    return root;
}

/* A token of a cycle, or n when all ways lead to the root. `mark` is set to n + 1 for checked tokens. */
static uint32_t find_cycle(const uint32_t *head, uint32_t n, uint32_t root, uint32_t *mark)
{
    memset(mark, 0, n * sizeof *mark);
    mark[root] = n + 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = i;
        for (; mark[k] == 0; k = head[k])
            mark[k] = i + 1;
        if (mark[k] == i + 1)
            return k;
        for (k = i; mark[k] == i + 1; k = head[k])
            mark[k] = n + 1;
    }
    return n;
}

/* Marks in `below` all tokens whose way up leads into the cycle. */
static void mark_below(const uint32_t *head, uint32_t n, uint32_t root, uint32_t cycle, uint32_t *below)
{
    memset(below, 0, n * sizeof *below);
    uint32_t k = cycle;
    do {
        below[k] = 1;
        k = head[k];
    } while (k != cycle);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = i, steps = 0;
        while (j != root && !below[j] && steps++ < n)
            j = head[j];
        if (j != root && below[j])
            for (j = i; !below[j]; j = head[j])
                below[j] = 1;
    }
}

static void open_cycle(const int32_t *score, uint32_t n, uint32_t root, uint32_t cycle, uint32_t *head,
                       const uint32_t *below)
{
    int64_t least = INT64_MAX;
    uint32_t from = cycle, to = root, k = cycle;
    do {
        for (uint32_t j = 0; j < n; j++) {
            const int64_t cost = (int64_t)score[k * n + head[k]] - score[k * n + j];
            if (!below[j] && cost < least) {
                least = cost;
                from = k;
                to = j;
            }
        }
        k = head[k];
    } while (k != cycle);
    head[from] = to;
}

void quothp_tree(const int32_t *score, uint32_t n, uint32_t *head, uint32_t *room)
{
    if (n < 2) {
        head[0] = 0;
        return;
    }
    const uint32_t root = greedy(score, n, head);
    /* every round leaves one cycle less */
    for (uint32_t cycle; (cycle = find_cycle(head, n, root, room)) < n;) {
        mark_below(head, n, root, cycle, room + n);
        open_cycle(score, n, root, cycle, head, room + n);
    }
}
