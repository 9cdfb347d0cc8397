/* tree.h: the best tree for a sentence from scores of its arcs. */
#ifndef QUOTHP_TREE_H
#define QUOTHP_TREE_H

#include <stdint.h>

/* score[i * n + j] says how well j heads i, score[i * n + i] how well i is the root. head[i] = i for the one root.
 * `room` is for 2 * n numbers. Each token takes its best head; cycles are then opened where that costs least. */
void quothp_tree(const int32_t *score, uint32_t n, uint32_t *head, uint32_t *room);

#endif
