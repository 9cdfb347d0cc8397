/* rdf.h: a graph as RDF, in the terms of ontology/. Reads: a graph. Writes: Turtle, N-Triples, RDF/XML, RDF/JSON,
 * JSON-LD; with a named graph for each article N-Quads and TriG.
 */
#ifndef QUOTHP_RDF_H
#define QUOTHP_RDF_H

#include "graph/graph.h"

quoth_status quothp_rdf_write(const quoth_graph *graph, quoth_form form, FILE *out);

#endif
