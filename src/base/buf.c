/* buf.c: see buf.h. */
#include "base/buf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(quothp_buf *buf, size_t more)
{
    if (buf->failed || more > SIZE_MAX - buf->n - 1) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->n + more + 1;
    if (need <= buf->cap)
        return true;
    size_t cap = buf->cap > SIZE_MAX / 2 ? need : buf->cap * 2;
    if (cap < need)
        cap = need < 64 ? 64 : need;
    char *p = realloc(buf->p, cap);
    if (!p) {
        buf->failed = true;
        return false;
    }
    buf->p = p;
    buf->cap = cap;
    return true;
}

void quothp_buf_add(quothp_buf *buf, const char *bytes, size_t n_bytes)
{
    if (!reserve(buf, n_bytes))
        return;
    if (n_bytes)
        memcpy(buf->p + buf->n, bytes, n_bytes);
    buf->n += n_bytes;
    buf->p[buf->n] = '\0';
}

void quothp_buf_puts(quothp_buf *buf, const char *text)
{
    quothp_buf_add(buf, text, strlen(text));
}

void quothp_buf_putc(quothp_buf *buf, char c)
{
    quothp_buf_add(buf, &c, 1);
}

void quothp_buf_clear(quothp_buf *buf)
{
    buf->n = 0;
    if (buf->p)
        buf->p[0] = '\0';
}

void quothp_buf_free(quothp_buf *buf)
{
    free(buf->p);
    *buf = (quothp_buf){0};
}
