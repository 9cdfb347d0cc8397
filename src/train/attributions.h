/* attributions.h: who says what in the documents of a corpus: cues with the tokens of their sources and contents. */
#ifndef QUOTHT_ATTRIBUTIONS_H
#define QUOTHT_ATTRIBUTIONS_H

#include "train/corpus.h"
#include "train/lines.h"

/* Reads what the key "attributions" of the document at hand holds; may be null. */
void attributions_read(tdoc *d, const json_t *list, const lines *l);
/* After the text has been cut into tokens: which tokens each part has, and the tags of the cues. */
void attributions_place(tdoc *d);
/* The part tags of tokens from..to for one attribution. */
void attributions_tags(const attribution *a, uint32_t from, uint32_t to, uint8_t *tag);

#endif
