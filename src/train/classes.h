/* classes.h: what a hidden word is to be guessed as: the frequent words are classes of their own, the rest goes into
 * clusters of similar vectors. */
#ifndef QUOTHT_CLASSES_H
#define QUOTHT_CLASSES_H

#include "train/net.h"

int16_t *word_classes(const word_vectors *v); /* of each row; -1 for unknown words */

#endif
