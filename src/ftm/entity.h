/* entity.h: one entity of FollowTheMoney as one line of JSON. */
#ifndef QUOTHP_ENTITY_H
#define QUOTHP_ENTITY_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct quothp_entity_writer {
    FILE *out;
    quothp_arena *arena; /* for identifiers; the caller's */
    quothp_buf cleaned;
    const char *property; /* whose values come, or NULL */
    bool failed;          /* memory is out: what was written is worth nothing */
} quothp_entity_writer;

/* "quoth-" and a hash of the content, as FollowTheMoney takes no IRI for an identifier. Never NULL. */
const char *quothp_entity_id(quothp_entity_writer *w, const char *content);

void quothp_entity_begin(quothp_entity_writer *w, const char *schema, const char *id);
/* Values of one property come one after the other; NULL is no value. A name or a word is cut where FollowTheMoney would
   refuse it, a text becomes several values. */
void quothp_entity_value(quothp_entity_writer *w, const char *property, const char *value);
void quothp_entity_text(quothp_entity_writer *w, const char *property, const char *text);
void quothp_entity_end(quothp_entity_writer *w);

#endif
