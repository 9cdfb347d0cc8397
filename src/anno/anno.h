/* anno.h: a graph as annotations of its articles, for tools that show them in the text: one for each mention, role and
 * statement. Reads: a graph. Writes: one page of Web Annotations (W3C Recommendation, 23 February 2017).
 */
#ifndef QUOTHP_ANNO_H
#define QUOTHP_ANNO_H

#include "graph/graph.h"

quoth_status quothp_annotations_write(const quoth_graph *graph, FILE *out);

#endif
