/* lang.h: the learned language model over a document: tokens, sentences, tags, trees, names in one pass; lemmas by
 * rule.
 *
 * Reads: text, blocks. Writes: tokens, sentences, names, readings. What the input brought (tokens with sentences and
 * trees, tags, names) stays as it is: the network reads the same tokens for the layers that are missing. On failure the
 * document's own layers may be half filled: free the document.
 */
#ifndef QUOTHP_LANG_H
#define QUOTHP_LANG_H

#include "doc/doc.h"
#include "lang/forms.h"

/* The scratch arena is the stage's own while it runs; the caller resets it. */
quoth_status quothp_stage_lang(quoth_doc *doc, const quothp_model *m, quothp_form_memory *forms, quothp_arena *scratch);

#endif
