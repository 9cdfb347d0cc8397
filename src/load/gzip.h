/* gzip.h: a request's body, compressed. */
#ifndef QUOTHP_LOAD_GZIP_H
#define QUOTHP_LOAD_GZIP_H

#include "base/buf.h"
#include "base/str.h"

/* Puts the bytes, as one member of gzip, in the place of what the buffer holds. False when memory is out. */
bool quothp_gzip(quothp_buf *out, quothp_str bytes);

#endif
