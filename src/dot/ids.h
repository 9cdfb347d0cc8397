/* ids.h: numbers for the objects of a picture. cgraph's own are addresses of names, and by their number it orders
   clusters: the same graph would give other bytes in another process. Ours count. */
#ifndef QUOTHP_DOT_IDS_H
#define QUOTHP_DOT_IDS_H

#include "base/arena.h"
#include "base/map.h"

#include <cgraph.h>

typedef struct quothp_ids {
    Agdisc_t discipline; /* first, as cgraph hands this back: for agopen */
    quothp_arena *arena;
    Agraph_t *graph;            /* set when it is opened */
    quothp_map numbers;         /* name to its index in names */
    QUOTHP_LAYER(char *) names; /* of the objects that have one; the graph's */
    uint32_t n_nameless;
} quothp_ids;

/* Must live, and its arena too, as long as the graph that is opened with it. */
void quothp_ids_init(quothp_ids *ids, quothp_arena *arena);

#endif
