/* dot.h: the graph as a picture: three views, drawn by graphviz.
 *
 * Reads: the graph. Writes: DOT, SVG, PNG or PDF. Only this folder knows graphviz.
 *
 *     select.c    which people, agencies and statements a picture has room for
 *     view_*.c    what is drawn as what, one file a view
 *     style.c     the look of each kind of box and line; Okabe-Ito colours
 *     draw.c      boxes, lines and clusters in that look
 *     header.c    title, counts, notes, legend
 *     ids.c       numbers of boxes and clusters, the same in every process
 *     label.c     text: cleaned, wrapped, cut, escaped
 *     spread.c    small pieces side by side
 *     render.c    layout and output by graphviz
 *     child.c     a process of its own with limits of time and memory, as graphviz has none
 */
#ifndef QUOTHP_DOT_H
#define QUOTHP_DOT_H

#include "graph/graph.h"

/* The same graph gives the same bytes. A graph too big to read is cut to its most important part, and the picture says
   so. The caller flushes and closes out; nothing is written to it unless the whole picture is there. */
quoth_status quothp_dot_write(const quoth_graph *graph, quoth_form form, quoth_view view, FILE *out);

#endif
