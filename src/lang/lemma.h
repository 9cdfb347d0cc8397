/* lemma.h: the base form of a word, by rules and the lexicon: "denied" is "deny", "went" is "go". */
#ifndef QUOTHP_LEMMA_H
#define QUOTHP_LEMMA_H

#include "base/arena.h"
#include "doc/labels.h"

/* Borrowed from the word, a table, or the arena. NULL p: memory is out. */
quothp_str quothp_lemma(quothp_arena *arena, quothp_str word, quothp_upos upos, quothp_xpos tag);

#endif
