/* clean.h: text that an output form can carry. */
#ifndef QUOTHP_CLEAN_H
#define QUOTHP_CLEAN_H

#include "base/buf.h"

/* The text itself when all of it can be written, else a copy in the buffer with one U+FFFD for each character (or byte
   that is no UTF-8) that cannot, so that offsets stay right. No form has a place for noncharacters, XML 1.0 none for
   control characters either. Borrowed: as long as the text, or until the buffer's next use. NULL when memory is out. */
const char *quothp_clean(quothp_buf *buf, const char *text, bool xml);

#endif
