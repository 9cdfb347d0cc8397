/* detail.h: what is known of a statement besides its spans: who the source is, the medium, the way it took to us.
 *
 * Reads: the scene, mentions, entities. Writes: attributions.
 */
#ifndef QUOTHP_QUOTE_DETAIL_H
#define QUOTHP_QUOTE_DETAIL_H

#include "quote/scene.h"

/* Which mention a token heads or lies in, for each token of the document. */
typedef struct quothp_people {
    const quothp_scene *s;
    uint32_t *headed; /* mention whose head the token is, or QUOTHP_NONE */
    uint32_t *within; /* the shortest mention around the token, or QUOTHP_NONE */
} quothp_people;

quoth_status quothp_quote_people(quothp_scene *s, quothp_people *people);
/* The mention that a phrase is about; QUOTHP_NONE when there is none. */
uint32_t quothp_quote_mention(const quothp_people *people, quothp_range phrase);
/* The mentions that the source of a cue names; at most max. Says how many. */
uint32_t quothp_quote_speakers(const quothp_people *people, const quothp_cue *cue, uint32_t *out, uint32_t max);
bool quothp_quote_is_outlet(const quothp_scene *s, uint32_t mention);

/* Is the source a document ("her submission", "the poll")? Then what is before its noun in *owner, if it is somebody.
 */
bool quothp_quote_is_document(const quothp_scene *s, quothp_range source, quothp_range *owner);
/* "in a letter to his colleagues": the phrase that names where it was said; empty when none does. */
quothp_range quothp_quote_medium(const quothp_scene *s, const quothp_cue *cue);
/* The outlet that the cue's clause names: "told HuffPost", "in an interview with HuffPost"; or QUOTHP_NONE. */
uint32_t quothp_quote_outlet(const quothp_people *people, const quothp_cue *cue);

/* Writes the document's attributions. */
quoth_status quothp_quote_write(quothp_scene *s);

#endif
