/* statement.h: what is known of an attribution besides its words and its people: what its cue says of it, whether it
 * was said at all, when, how sure we are; and why a source is not named.
 *
 * Reads: tokens, mentions, entities, and of the attributions what the stage quote wrote, however it was found. Writes:
 * of the attributions the rest, anonymities. On failure the document's own layers may be half filled: free the
 * document.
 */
#ifndef QUOTHP_STATEMENT_H
#define QUOTHP_STATEMENT_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_statement(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
