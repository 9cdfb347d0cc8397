/* lines.h: the objects of a file of gzip'd JSON Lines. What is wrong with one ends the program, with file and line. */
#ifndef QUOTHT_LINES_H
#define QUOTHT_LINES_H

#include "doc/doc.h"

#include <jansson.h>

typedef struct lines {
    const char *path; /* borrowed */
    size_t number;    /* of the line at hand, from 1 */
    char *text;       /* of the line */
    size_t room;
    uint32_t *byte; /* where each code point of the document's text begins; one more for the end */
    size_t chars;
    void *file;
} lines;

lines lines_open(const char *path);
void lines_close(lines *l);
/* The next object, which has an "id"; the caller's reference. NULL at the end. */
json_t *lines_next(lines *l);
void lines_refuse(const lines *l, const char *why) __attribute__((noreturn));
/* The document's "text", which spans count in from now on; borrowed from the object. */
quothp_str lines_text(lines *l, const json_t *document);
/* An array of two offsets in code points, or the "span" of an object, as bytes. */
quothp_span lines_span(const lines *l, const json_t *item);

#endif
