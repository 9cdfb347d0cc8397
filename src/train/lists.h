/* lists.h: words of name lists, as hashes with flags. */
#ifndef QUOTHT_LISTS_H
#define QUOTHT_LISTS_H

#include "model/features.h"

void lists_read(const char *folder, quothp_words *words);

#endif
