/* tag.h: one universal and one Penn tag and a lemma for each token.
 *
 * Reads: tokens, sentences. Writes: upos, xpos, lemma of each token. On failure the document's own layers may be half
 * filled: free the document.
 */
#ifndef QUOTHP_TAG_H
#define QUOTHP_TAG_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_tag(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
