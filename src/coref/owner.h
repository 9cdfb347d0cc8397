/* owner.h: the names that people have so far, to be asked for by their ends: is "Biden" in "Biden White House"
 * somebody?
 *
 * A text stands in it once, however many have it, so that the time to ask does not grow with the length of an article.
 */
#ifndef QUOTHP_COREF_OWNER_H
#define QUOTHP_COREF_OWNER_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

enum { QUOTHP_OWNER_CHAINS = 4096 };

typedef struct quothp_owner_name {
    quothp_str text;
    uint32_t n;                   /* who have it now */
    uint32_t same_hash, same_end; /* the next in the two chains; + 1, 0: none */
} quothp_owner_name;

/* Zeroed bytes hold nothing. Its memory is the arena's. */
typedef struct quothp_owners {
    QUOTHP_LAYER(quothp_owner_name) names;
    uint32_t by_hash[QUOTHP_OWNER_CHAINS], by_end[QUOTHP_OWNER_CHAINS]; /* name + 1 */
} quothp_owners;

/* Somebody gets the name, whose text stays; false when memory is out. */
bool quothp_owners_add(quothp_owners *owners, quothp_arena *arena, quothp_str text);
void quothp_owners_drop(quothp_owners *owners, quothp_str text); /* it has been added */
/* Does somebody have a name that ends so? */
bool quothp_owners_end_with(const quothp_owners *owners, quothp_str end);

#endif
