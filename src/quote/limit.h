/* limit.h: where the words that a cue reports end: before the next statement, at the pause behind a quotation, at the
 * verb of the main clause.
 *
 * Reads: the scene. Private to the search for contents.
 */
#ifndef QUOTHP_QUOTE_LIMIT_H
#define QUOTHP_QUOTE_LIMIT_H

#include "quote/scene.h"

/* How many cues before or behind one are asked whether they end its content. */
enum { QUOTHP_QUOTE_LATER_CUES = 12 };

static inline bool quothp_quote_is_empty(quothp_range p)
{
    return p.first >= p.end;
}

static inline bool quothp_quote_is_box(const quothp_scene *s, const quothp_region *r, uint32_t t)
{
    return t < r->tokens.end && quothp_quote_box(s, r, t) != QUOTHP_NONE;
}

bool quothp_quote_is_link(const quothp_scene *s, uint32_t t); /* and, but, while, … */

/* The end of what can stand behind the cue. */
uint32_t quothp_quote_limit(const quothp_scene *s, uint32_t cue);
/* The end of a noun phrase as content, of one that begins with a quotation, of one behind a noun with verbs of its own;
   none goes beyond the limit. */
uint32_t quothp_quote_phrase_limit(const quothp_scene *s, const quothp_region *r, uint32_t first, uint32_t limit);
uint32_t quothp_quote_quotation_limit(const quothp_scene *s, const quothp_region *r, uint32_t t, uint32_t limit);
uint32_t quothp_quote_nominal_limit(const quothp_scene *s, const quothp_region *r, uint32_t t, uint32_t limit,
                                    int verbs);
/* The end without trailing commas, and never inside a quotation. */
uint32_t quothp_quote_tidy_end(const quothp_scene *s, const quothp_region *r, uint32_t first, uint32_t end);

#endif
