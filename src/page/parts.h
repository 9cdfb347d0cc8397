/* parts.h: the parts of a page that are more than a line. Nothing here fails but by the state of out, or as said. */
#ifndef QUOTHP_PAGE_PARTS_H
#define QUOTHP_PAGE_PARTS_H

#include "graph/graph.h"

/* Text as HTML shows it, in an element. */
void quothp_page_text(const char *text, size_t n_bytes, FILE *out);
/* The same in an attribute, in double quotes. */
void quothp_page_attribute(const char *text, FILE *out);

/* A script or style that may run, as Content Security Policy names it: 'sha256-...'; lines end in NULL. */
void quothp_page_hash(const char *const *lines, FILE *out);

/* Each article as an element of paragraphs; their attribute data-at says where in the article they begin (code
   points). */
void quothp_page_articles(const quoth_graph *graph, FILE *out);

/* The graph as JSON without the character "<", which could end the element around it. False when memory is out. */
bool quothp_page_data(const quoth_graph *graph, FILE *out);

#endif
