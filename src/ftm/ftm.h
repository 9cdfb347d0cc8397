/* ftm.h: a graph as entities of FollowTheMoney (followthemoney.tech), one a line, for platforms that investigators use.
 * Reads: a graph.
 */
#ifndef QUOTHP_FTM_H
#define QUOTHP_FTM_H

#include "graph/graph.h"

quoth_status quothp_ftm_write(const quoth_graph *graph, FILE *out);

#endif
