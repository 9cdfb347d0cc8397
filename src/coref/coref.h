/* coref.h: finds the phrases that refer to people and organizations, and which of them mean the same.
 *
 * Reads: tokens with their trees, names. Writes: mentions, entities. On failure the document's own layers may be half
 * filled: free the document.
 */
#ifndef QUOTHP_COREF_H
#define QUOTHP_COREF_H

#include "doc/doc.h"
#include "model/links.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_coref(quoth_doc *doc, const quothp_link_weight *weights, quothp_arena *scratch);

#endif
