/* select.h: which people, agencies and statements a picture has room for: the most important ones. */
#ifndef QUOTHP_DOT_SELECT_H
#define QUOTHP_DOT_SELECT_H

#include "graph/graph.h"

typedef struct quothp_selection {
    bool *agents, *statements;           /* by index: is it drawn? */
    uint32_t n_agents, n_statements;     /* drawn */
    uint32_t all_agents, all_statements; /* that the view would draw if it had room */
} quothp_selection;

/* About so many of each at most. An agent counts by what it says, then by how often it is named; statements are taken
   in turns, the first of each speaker before the second of any. */
quoth_status quothp_select(quothp_arena *arena, const quoth_graph *graph, quoth_view view, uint32_t max_agents,
                           uint32_t max_statements, quothp_selection *selection);

#endif
