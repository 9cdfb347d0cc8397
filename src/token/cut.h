/* cut.h: inside of the token stage: where words begin and end, and which tokens end a sentence. */
#ifndef QUOTHP_CUT_H
#define QUOTHP_CUT_H

#include "doc/doc.h"

/* The first offset behind the token that begins at text[at]; at < end, and text[at] is no white space. The text from at
   to end has no white space. follows: what stands behind end in the block. */
uint32_t quothp_cut_token(const char *text, uint32_t at, uint32_t end, quothp_str follows);

/* Where the word text[begin..end) falls apart ("do|n't", "it|'s"): up to two offsets, says how many. */
uint32_t quothp_cut_parts(const char *text, uint32_t begin, uint32_t end, uint32_t cuts[2]);

/* White space between tokens. Zero-width marks and soft hyphens are no white space: they lie inside words. */
bool quothp_cut_is_space(uint32_t cp);

/* Does a sentence end behind this token? Looks at tokens of the same block only, from first to before end. */
bool quothp_ends_sentence(const quoth_doc *doc, uint32_t token, uint32_t first, uint32_t end);

#endif
