/* tags.h: the best sequence of tags of names or other stretches: each begins and ends, and keeps its type. */
#ifndef QUOTHP_TAGS_H
#define QUOTHP_TAGS_H

#include "base/arena.h"
#include "doc/labels.h"

/* 0 is outside; 4 * type + one of these otherwise. */
enum { QUOTHP_TAG_BEGIN = 1, QUOTHP_TAG_INSIDE, QUOTHP_TAG_LAST, QUOTHP_TAG_UNIT };

/* score: n rows of `stride` numbers, the first 1 + 4 * types of which count; types <= QUOTHP_TAGS_TYPES. `room` has
 * QUOTHP_TAGS_ROOM(n) bytes. */
#define QUOTHP_TAGS_TYPES QUOTHP_N_NAME_TYPES
#define QUOTHP_TAGS_ROOM(n) ((size_t)(n) * (1 + QUOTHP_TAGS_TYPES))
void quothp_best_tags(const int32_t *score, size_t stride, uint32_t types, uint32_t n, uint8_t *tag, uint8_t *room);

#endif
