/* http.c: see http.h. After RFC 9112 (messages, chunks) and RFC 9110 (content types and codings). Archives keep headers
 * that are no longer true of the body: what is not chunked or packed, whatever its headers say, is taken as it is.
 */
#include "read/http.h"

#include "read/stream.h"

#include <string.h>
#include <strings.h>

static quothp_str take_line(quothp_str *s)
{
    const char *lf = s->n ? memchr(s->p, '\n', s->n) : NULL;
    size_t n = lf ? (size_t)(lf - s->p) + 1 : s->n;
    quothp_str line = quothp_str_trim((quothp_str){s->p, n});
    *s = (quothp_str){s->p + n, s->n - n};
    return line;
}

bool quothp_http_header(quothp_str *block, quothp_str *name, quothp_str *value)
{
    while (block->n) {
        quothp_str line = take_line(block);
        const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
        if (!line.n)
            return false;
        if (!colon)
            continue;
        size_t n = (size_t)(colon - line.p);
        *name = quothp_str_trim((quothp_str){line.p, n});
        *value = quothp_str_trim((quothp_str){colon + 1, line.n - n - 1});
        return true;
    }
    return false;
}

static bool starts_nocase(quothp_str s, const char *prefix)
{
    return s.n >= strlen(prefix) && strncasecmp(s.p, prefix, strlen(prefix)) == 0;
}

/* "text/html; charset="utf-8"" → "utf-8"; NULL when there is none. */
static const char *charset_of(quothp_str type, quothp_arena *arena)
{
    for (size_t i = 0; i + 8 < type.n; i++) {
        if (strncasecmp(type.p + i, "charset=", 8) != 0)
            continue;
        quothp_str value = {type.p + i + 8, type.n - i - 8};
        if (value.n && (value.p[0] == '"' || value.p[0] == '\''))
            value.p++, value.n--;
        size_t n = 0;
        while (n < value.n && !strchr("\"';, ", value.p[n]))
            n++;
        return n ? quothp_arena_copy(arena, value.p, n) : NULL;
    }
    return NULL;
}

static int hex_digit(char c)
{
    if (quothp_is_digit(c))
        return c - '0';
    c = quothp_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "1a2b; extension" → its size; false: not the head of a chunk. */
static bool chunk_size(quothp_str line, size_t limit, size_t *size)
{
    size_t i = 0;
    *size = 0;
    for (; i < line.n && hex_digit(line.p[i]) >= 0 && *size <= limit; i++)
        *size = *size * 16 + (size_t)hex_digit(line.p[i]);
    return i > 0 && *size <= limit && (i == line.n || line.p[i] == ';' || line.p[i] == ' ');
}

/* The chunks joined in the buffer; false: the body is not made of chunks. One that breaks off counts as far as it goes.
 */
static bool join_chunks(quothp_str body, size_t limit, quothp_buf *out)
{
    size_t size;
    for (bool first = true;; first = false) {
        quothp_str line = take_line(&body);
        if (!chunk_size(line, limit, &size))
            return !first;
        size_t n = size < body.n ? size : body.n;
        quothp_buf_add(out, body.p, n);
        body = (quothp_str){body.p + n, body.n - n};
        if (size == 0 || body.n == 0 || out->n > limit)
            return true;
        take_line(&body);
    }
}

static bool looks_packed(quothp_str body)
{
    return body.n > 2 && (unsigned char)body.p[0] == 0x1F && (unsigned char)body.p[1] == 0x8B;
}

/* HTML hardly begins with anything else. */
static bool looks_plain(quothp_str body)
{
    quothp_str s = quothp_str_trim(body);
    return s.n > 0 && (s.p[0] == '<' || quothp_str_starts(s, "\xEF\xBB\xBF"));
}

/* Takes the packing off, through the buffer. */
static quothp_http_kind unpack(quothp_str coding, size_t limit, quothp_buf *buffer, quothp_str *body)
{
    bool gzip = quothp_str_is_nocase(coding, "gzip") || quothp_str_is_nocase(coding, "x-gzip");
    bool deflate = quothp_str_is_nocase(coding, "deflate");
    if (coding.n == 0 || quothp_str_is_nocase(coding, "identity") || looks_plain(*body))
        return QUOTHP_HTTP_PAGE;
    if (!deflate && !(gzip && looks_packed(*body)))
        return QUOTHP_HTTP_ENCODED;
    quothp_buf out = {0};
    bool done = quothp_unpack(body->p, body->n, limit, &out);
    quothp_buf_free(buffer);
    *buffer = out;
    *body = (quothp_str){buffer->p, buffer->n};
    return buffer->failed ? QUOTHP_HTTP_NO_MEMORY : done ? QUOTHP_HTTP_PAGE : QUOTHP_HTTP_ENCODED;
}

quothp_http_kind quothp_http_page_of(quothp_str message, size_t limit, quothp_arena *arena, quothp_buf *buffer,
                                     quothp_http_page *page)
{
    quothp_str line = take_line(&message), name, value, type = {NULL, 0}, coding = {NULL, 0};
    bool chunked = false;
    const char *space = line.n ? memchr(line.p, ' ', line.n) : NULL;
    if (!starts_nocase(line, "HTTP/") || !space ||
        !starts_nocase(quothp_str_trim((quothp_str){space, line.n - (size_t)(space - line.p)}), "200"))
        return QUOTHP_HTTP_STATUS;
    while (quothp_http_header(&message, &name, &value)) {
        if (quothp_str_is_nocase(name, "Content-Type"))
            type = value;
        else if (quothp_str_is_nocase(name, "Content-Encoding"))
            coding = value;
        else if (quothp_str_is_nocase(name, "Transfer-Encoding"))
            chunked = starts_nocase(value, "chunked");
    }
    if (!starts_nocase(type, "text/html") && !starts_nocase(type, "application/xhtml+xml"))
        return QUOTHP_HTTP_OTHER;
    *page = (quothp_http_page){message, charset_of(type, arena)};
    quothp_buf_clear(buffer);
    if (chunked && join_chunks(message, limit, buffer))
        page->body = (quothp_str){buffer->p, buffer->n};
    if (buffer->failed)
        return QUOTHP_HTTP_NO_MEMORY;
    quothp_http_kind kind = unpack(coding, limit, buffer, &page->body);
    return kind == QUOTHP_HTTP_PAGE && page->body.n > limit ? QUOTHP_HTTP_ENCODED : kind;
}
