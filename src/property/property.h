/* property.h: a graph for graph databases and for tools that draw networks. Reads: a graph. Writes: GraphML, GEXF 1.3,
 * a Cypher script, and the files of a bulk import (CSV, with a script for each product that loads them).
 */
#ifndef QUOTHP_PROPERTY_H
#define QUOTHP_PROPERTY_H

#include "graph/graph.h"

quoth_status quothp_graphml_write(const quoth_graph *graph, FILE *out);
quoth_status quothp_gexf_write(const quoth_graph *graph, FILE *out);
quoth_status quothp_cypher_write(const quoth_graph *graph, FILE *out);

/* What makes the identifiers of each kind of node unique, as statements in Cypher. */
void quothp_cypher_constraints(FILE *out);

#endif
