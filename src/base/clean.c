/* clean.c: see clean.h. */
#include "base/clean.h"

#include "base/utf8.h"

#include <string.h>

static bool carries(bool xml, uint32_t cp)
{
    bool control = (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp == 0x7F;
    return !(control && xml) && (cp & 0xFFFE) != 0xFFFE;
}

static bool is_clean(bool xml, const char *text, size_t n)
{
    size_t bad;
    if (!quothp_utf8_valid(text, n, &bad))
        return false;
    for (size_t i = 0; i < n;)
        if (!carries(xml, quothp_utf8_next(text, n, &i)))
            return false;
    return true;
}

const char *quothp_clean(quothp_buf *buf, const char *text, bool xml)
{
    size_t n = strlen(text), done = 0;
    if (is_clean(xml, text, n))
        return text;
    quothp_buf_clear(buf);
    while (done < n) {
        size_t bad = n - done;
        bool valid = quothp_utf8_valid(text + done, n - done, &bad);
        for (size_t i = 0; i < bad;) {
            size_t begin = i;
            bool good = carries(xml, quothp_utf8_next(text + done, bad, &i));
            quothp_buf_add(buf, good ? text + done + begin : "\xEF\xBF\xBD", good ? i - begin : 3);
        }
        if (!valid)
            quothp_buf_puts(buf, "\xEF\xBF\xBD");
        done += bad + !valid;
    }
    return buf->failed ? NULL : buf->p;
}
