/* flow.h: markup's text → a document: white space collapses, elements that are blocks become blocks of the text.
 *
 * The readers of HTML and XML feed it with text and ends of blocks, in the order of the document.
 */
#ifndef QUOTHP_FLOW_H
#define QUOTHP_FLOW_H

#include "base/buf.h"
#include "doc/doc.h"

/* Zeroed, but for the arena, it is empty. */
typedef struct quothp_flow {
    quothp_buf text; /* freed by quothp_flow_doc or quothp_flow_free */
    quothp_arena *arena;
    QUOTHP_LAYER(quothp_source_run) runs;
    QUOTHP_LAYER(quothp_block) blocks;
    uint32_t start; /* of the block at hand */
    bool space;     /* white space is due before the next character */
    bool failed;    /* memory ran out: ask once, at the end */
} quothp_flow;

/* One character of n bytes that is no white space. It stood at `source` in the input where it does not follow its
   neighbour there, else QUOTHP_NONE. */
void quothp_flow_put(quothp_flow *flow, const char *character, size_t n_bytes, uint32_t source);
/* Text without a way back to its source. Valid UTF-8. */
void quothp_flow_text(quothp_flow *flow, quothp_str text);
void quothp_flow_end_block(quothp_flow *flow, quothp_block_kind kind);

/* The document, with datelines in blocks of their own; *doc is NULL when there is no text. The flow is empty after. */
quoth_status quothp_flow_doc(quothp_flow *flow, quoth_doc **doc);
void quothp_flow_free(quothp_flow *flow);

#endif
