/* language.h: is a text English? */
#ifndef QUOTHP_LANGUAGE_H
#define QUOTHP_LANGUAGE_H

#include "base/str.h"

/* What the text is written in, where that is surely not English: "German", "Cyrillic letters"; NULL for English, and
   for what is too short or too much of a list to tell. Static. */
const char *quothp_other_language(quothp_str text);

#endif
