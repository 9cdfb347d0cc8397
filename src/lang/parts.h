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
} quothp_part_room;

quoth_status quothp_part_room_new(quothp_part_room *room, const quothp_model *m, quothp_arena *arena);
/* After quothp_encode: adds readings for the n tokens from token `start` of the document on. */
quoth_status quothp_read_attributions(quothp_part_room *room, const quothp_encoding *e, quoth_doc *doc, uint32_t start,
                                      uint32_t n);

#endif
