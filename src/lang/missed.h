/* missed.h: names that the model did not see and that something regular tells: a role in front of people ("actor Ann
 * Lee"), or a list of outlets ("HuffPost").
 */
#ifndef QUOTHP_MISSED_H
#define QUOTHP_MISSED_H

#include "doc/doc.h"

/* Reads: tokens, names, sorted. Adds to the names; they stay sorted. */
quoth_status quothp_add_missed_names(quoth_doc *doc, quothp_arena *scratch);

#endif
