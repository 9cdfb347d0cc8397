/* http.h: an HTTP/1 response as an archive keeps it → its page: the body without chunks and packing. */
#ifndef QUOTHP_HTTP_H
#define QUOTHP_HTTP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>

typedef enum quothp_http_kind {
    QUOTHP_HTTP_PAGE,    /* status 200, HTML: body and charset are set */
    QUOTHP_HTTP_STATUS,  /* any other status */
    QUOTHP_HTTP_OTHER,   /* a picture, a feed, ... */
    QUOTHP_HTTP_ENCODED, /* packed in a way that is not known, damaged, or too large */
    QUOTHP_HTTP_NO_MEMORY,
} quothp_http_kind;

typedef struct quothp_http_page {
    quothp_str body;     /* borrowed from the message or the buffer */
    const char *charset; /* in the arena; NULL: the headers do not tell */
} quothp_http_page;

/* The body has at most `limit` bytes. The buffer is the caller's, for a body that must be put together. */
quothp_http_kind quothp_http_page_of(quothp_str message, size_t limit, quothp_arena *arena, quothp_buf *buffer,
                                     quothp_http_page *page);

/* The next "Name: value" of a block of header lines, which begins behind it afterwards; false at the blank line that
   ends the block, which is skipped, or at its end. Lines that go on in the next line are not joined. */
bool quothp_http_header(quothp_str *block, quothp_str *name, quothp_str *value);

#endif
