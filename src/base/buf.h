/* buf.h: a growing byte string on the heap, for text that is put together. */
#ifndef QUOTHP_BUF_H
#define QUOTHP_BUF_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed bytes are an empty buffer. Once memory runs out the buffer stays failed and swallows what is added: ask once,
   at the end. */
typedef struct quothp_buf {
    char *p; /* NUL-terminated when not NULL */
    size_t n, cap;
    bool failed;
} quothp_buf;

void quothp_buf_add(quothp_buf *buf, const char *bytes, size_t n_bytes);
void quothp_buf_puts(quothp_buf *buf, const char *text);
void quothp_buf_putc(quothp_buf *buf, char c);
void quothp_buf_clear(quothp_buf *buf); /* keeps the memory, and stays failed */
void quothp_buf_free(quothp_buf *buf);

#endif
