/* ntriples.h: a triple as one line of N-Triples, as the HTTP request carries it. */
#ifndef QUOTHP_LOAD_NTRIPLES_H
#define QUOTHP_LOAD_NTRIPLES_H

#include "base/buf.h"
#include "rdfread/rdfread.h"

/* Puts the triple, with its newline, in the place of what the buffer holds; its graph is left out. What cannot be sent
   is told: NULL when all is well. */
const char *quothp_ntriples_line(quothp_buf *line, const quothp_quad *quad);

#endif
