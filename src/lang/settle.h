/* settle.h: brings what the model takes for a name, after the habits of its corpora, to what a name is here. */
#ifndef QUOTHP_SETTLE_H
#define QUOTHP_SETTLE_H

#include "doc/doc.h"

/* Reads: tokens, names. Writes: names. Cuts off "the", titles, the possessive mark and what follows in brackets; drops
 * what is only a title or the letter of a party: "the Rep. Ann Lee (D-Mo.)'s" leaves "Ann Lee". The type of a name that
 * a list knows is the list's. */
void quothp_settle_names(quoth_doc *doc);

#endif
