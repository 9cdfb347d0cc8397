/* page.h: the graph as a page to read: the articles with their statements marked, the cast, the map, a ledger.
 *
 * Reads: the graph. Writes: one HTML file that needs nothing else, neither network nor server.
 *
 *     page.html   the page's skeleton; {{name}} stands for what a part of page.c writes
 *     page.css    its look
 *     page.js     what a reader can do with it: select, filter, save
 *     corrections.js   correct it, and save the corrections
 *     page.c      fills the skeleton; the policy that lets nothing but these two run
 *     text.c      escapes; the articles as paragraphs
 *     data.c      the graph as JSON, for page.js
 *
 * These files are built into the library (generate.awk).
 */
#ifndef QUOTHP_PAGE_H
#define QUOTHP_PAGE_H

#include "graph/graph.h"

/* The same graph gives the same bytes. The view is the map's. The caller flushes and closes out; after an error a part
   of the page may be in it. */
quoth_status quothp_page_write(const quoth_graph *graph, quoth_view view, FILE *out);

#endif
