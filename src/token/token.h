/* token.h: cuts the blocks of a text into tokens (after Universal Dependencies) and sentences.
 *
 * Reads: text, blocks. Writes: tokens, sentences. On failure the document's own layers may be half filled: free the
 * document.
 */
#ifndef QUOTHP_TOKEN_H
#define QUOTHP_TOKEN_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_token(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
