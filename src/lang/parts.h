/* parts.h: who says what in one stretch: its cues, and for each cue the tokens of its source and its content. */
#ifndef QUOTHP_PARTS_H
#define QUOTHP_PARTS_H

#include "lang/encode.h"

/* Room for one stretch. */
typedef struct quothp_part_room {
    int32_t *cue_scores, *part_scores;
    int16_t *tokens;         /* what each token offers, a row each */
    int16_t *first, *last;   /* what the ends of the cue ask for */
    int16_t *pairs, *states; /* of the cue with each token */
    int16_t *u;
    uint8_t *tags, *tag_room;
    uint8_t *hints;         /* 1: a token that might belong to a cue, if another reading were not better */
    quothp_context *within; /* of the tokens of a content */
} quothp_part_room;

quoth_status quothp_part_room_new(quothp_part_room *room, const quothp_model *m, quothp_arena *arena);
/* After quothp_encode_states of the n tokens from token `start` of the document on: adds their readings, in the order
 * of their cues. Contents that may hold a cue themselves ("X said that Y told him …") are encoded and read once more,
 * alone. */
quoth_status quothp_read_attributions(quothp_part_room *room, quothp_encoding *e, quothp_form_memory *forms,
                                      const quothp_context *context, quoth_doc *doc, uint32_t start, uint32_t n);

#endif
