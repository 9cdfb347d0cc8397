/* role.h: finds which office somebody holds, held or is to hold, where, and for which organization.
 *
 * Reads: tokens, mentions, entities. Writes: roles. On failure the document's own layers may be half filled: free the
 * document.
 */
#ifndef QUOTHP_ROLE_H
#define QUOTHP_ROLE_H

#include "doc/doc.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_role(quoth_doc *doc, quothp_arena *scratch, quothp_report *report);

#endif
