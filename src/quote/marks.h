/* marks.h: which quotation marks of a text belong together.
 *
 * Reads: text, blocks. Straight, curly, doubled single marks and guillemets may be mixed; marks of feet and inches and
 * apostrophes are left alone. A quotation never reaches over its block: one that the next paragraph takes up again with
 * a repeated opening mark is linked to it.
 */
#ifndef QUOTHP_QUOTE_MARKS_H
#define QUOTHP_QUOTE_MARKS_H

#include "doc/doc.h"

typedef struct quothp_quotation {
    quothp_span span;    /* with the marks */
    quothp_span inner;   /* without them */
    uint32_t first, end; /* tokens that the span touches */
    uint32_t block;
    uint32_t parent; /* the quotation that this one stands in */
    uint32_t next;   /* of an unclosed one: the quotation of the next paragraph that goes on */
    bool closed;
    bool single;     /* 'such marks' */
    bool follows_on; /* it goes on with an earlier unclosed one */
} quothp_quotation;

typedef QUOTHP_LAYER(quothp_quotation) quothp_quotations;

/* In the order of their opening marks; from the arena. */
quoth_status quothp_quote_marks(const quoth_doc *doc, quothp_arena *arena, quothp_quotations *out);

#endif
