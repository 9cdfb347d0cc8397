/* utf8.c: see utf8.h. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

bool quothp_utf8_valid(const char *text, size_t n_bytes, size_t *bad)
{
    for (size_t i = 0; i < n_bytes;) {
        if ((unsigned char)text[i] < 0x80) {
            i++;
            continue;
        }
        utf8proc_int32_t cp;
        size_t left = n_bytes - i;
        utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)text + i, (utf8proc_ssize_t)(left < 4 ? left : 4), &cp);
        if (step <= 0) {
            *bad = i;
            return false;
        }
        i += (size_t)step;
    }
    return true;
}

void quothp_utf8_repair(char *text, size_t n_bytes)
{
    size_t bad;
    for (size_t from = 0; !quothp_utf8_valid(text + from, n_bytes - from, &bad); from++)
        text[from += bad] = '?';
}

uint32_t quothp_utf8_next(const char *text, size_t n_bytes, size_t *i)
{
    const unsigned char *p = (const unsigned char *)text + *i;
    if (p[0] < 0x80) {
        ++*i;
        return p[0];
    }
    size_t n = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (n > n_bytes - *i) { /* cannot happen in valid text; never read past the end all the same */
        *i = n_bytes;
        return 0xFFFD;
    }
    uint32_t cp = n == 2 ? p[0] & 0x1Fu : n == 3 ? p[0] & 0x0Fu : p[0] & 0x07u;
    for (size_t k = 1; k < n; k++)
        cp = cp << 6 | (p[k] & 0x3Fu);
    *i += n;
    return cp;
}

uint32_t quothp_utf8_prev(const char *text, size_t *i)
{
    size_t end = *i, at = end;
    do
        at--;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
    *i = at;
    return quothp_utf8_next(text, end, &at);
}

size_t quothp_utf8_put(uint32_t code_point, char out[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

size_t quothp_utf8_squeeze(const char *text, size_t n_bytes, char *out)
{
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < n_bytes;) {
        size_t begin = i;
        uint32_t cp = quothp_utf8_next(text, n_bytes, &i);
        if (cp == 0xAD || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF)
            continue;
        if (quothp_cp_is_space(cp)) {
            gap = true;
            continue;
        }
        if (gap && n)
            out[n++] = ' ';
        gap = false;
        memmove(out + n, text + begin, i - begin);
        n += i - begin;
    }
    return n;
}

size_t quothp_utf8_count(const char *text, size_t n_bytes)
{
    size_t n = 0;
    for (size_t i = 0; i < n_bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

bool quothp_cp_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    if (cp == 0x85 || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF)
        return true;
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP;
}

bool quothp_cp_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool quothp_cp_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool quothp_cp_is_digit(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= '0' && cp <= '9';
    return utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
}

bool quothp_cp_is_quote(uint32_t cp)
{
    return cp == '"' || (cp >= 0x201C && cp <= 0x201F) || cp == 0xAB || cp == 0xBB;
}
