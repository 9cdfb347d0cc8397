/* quote.h: finds who said what: source, cue and content, the speaker behind the source, and chains.
 *
 * Reads: tokens, mentions, entities. Writes: attributions. On failure the document's own layers may be half filled:
 * free the document.
 */
#ifndef QUOTHP_QUOTE_H
#define QUOTHP_QUOTE_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_quote(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
