/* rdf.h: a graph as RDF, in the terms of ontology/. Reads: a graph. Writes: Turtle, N-Triples, N-Quads (a named graph
 * for each article), RDF/XML, RDF/JSON.
 */
#ifndef QUOTHP_RDF_H
#define QUOTHP_RDF_H

#include "graph/graph.h"

quoth_status quothp_rdf_write(const quoth_graph *graph, quoth_form form, FILE *out);

#endif
