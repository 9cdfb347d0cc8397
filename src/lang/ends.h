/* ends.h: what tells, against the model, that a sentence goes on. */
#ifndef QUOTHP_ENDS_H
#define QUOTHP_ENDS_H

#include "doc/doc.h"

/* Does the sentence go on behind token i of a paragraph of n? Behind a comma it does, quotation marks between them or
 * not, and where a verb of speaking follows a quoted question: "Who left?" Ann Lee asked. */
bool quothp_sentence_goes_on(const char *text, const quothp_span *spans, uint32_t i, uint32_t n);

#endif
