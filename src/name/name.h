/* name.h: finds names of people, organizations, places and so on, and says which they are.
 *
 * Reads: tokens with tags. Writes: names. On failure the document's own layers may be half filled: free the document.
 */
#ifndef QUOTHP_NAME_H
#define QUOTHP_NAME_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_name(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
