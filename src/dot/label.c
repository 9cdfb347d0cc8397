/* label.c: see label.h. */
#include "dot/label.h"

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static const char *keep(quothp_arena *arena, quothp_buf *buf)
{
    const char *kept = buf->failed ? NULL : quothp_arena_copy(arena, buf->p ? buf->p : "", buf->n);
    quothp_buf_free(buf);
    return kept;
}

/* ---- cleaning ---- */

static bool turns_direction(int32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F;
}

static bool is_dropped(int32_t cp)
{
    if (cp == 0xAD || cp == 0xFEFF || (cp & 0xFFFE) == 0xFFFE || turns_direction(cp))
        return true;
    utf8proc_category_t category = utf8proc_category(cp);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CS;
}

const char *quothp_label_clean(quothp_arena *arena, const char *text)
{
    quothp_buf buf = {0};
    quothp_str rest = quothp_str_of(text);
    bool space = false;
    for (size_t i = 0; i < rest.n;) {
        int32_t cp;
        utf8proc_ssize_t n =
            utf8proc_iterate((const utf8proc_uint8_t *)rest.p + i, (utf8proc_ssize_t)(rest.n - i), &cp);
        if (n <= 0) { /* broken UTF-8: one mark for each wrong byte */
            cp = 0xFFFD;
            n = 1;
        }
        i += (size_t)n;
        if (cp != 0x200C && cp != 0x200D && quothp_cp_is_space((uint32_t)cp)) {
            space = true;
        } else if (!is_dropped(cp)) {
            char bytes[4];
            if (space && buf.n)
                quothp_buf_putc(&buf, ' ');
            space = false;
            quothp_buf_add(&buf, bytes, quothp_utf8_put((uint32_t)cp, bytes));
        }
    }
    return keep(arena, &buf);
}

/* ---- measuring ---- */

typedef struct step {
    size_t end;     /* byte behind what the eye sees as one character */
    size_t columns; /* its width */
} step;

static step step_over(const char *text, size_t n, size_t i)
{
    int32_t state = 0;
    int32_t cp = (int32_t)quothp_utf8_next(text, n, &i);
    int columns = utf8proc_charwidth(cp);
    while (i < n) {
        size_t next = i;
        int32_t cp2 = (int32_t)quothp_utf8_next(text, n, &next);
        if (utf8proc_grapheme_break_stateful(cp, cp2, &state))
            break;
        int width = utf8proc_charwidth(cp2);
        columns = width > columns ? width : columns;
        cp = cp2;
        i = next;
    }
    return (step){i, (size_t)columns};
}

size_t quothp_label_columns(const char *text)
{
    size_t n = strlen(text), columns = 0;
    for (size_t i = 0; i < n;) {
        step s = step_over(text, n, i);
        columns += s.columns;
        i = s.end;
    }
    return columns;
}

/* ---- breaking into lines ---- */

/* "sea|-|wall", "and/or", a dash, between CJK characters; not "-5", not "(-". */
static bool may_break_behind(const char *text, size_t n, size_t i, step s)
{
    if (s.columns == 2 || s.end >= n)
        return s.columns == 2;
    size_t at = i;
    uint32_t cp = quothp_utf8_next(text, n, &at);
    if (cp == 0x2014 || cp == '/')
        return true;
    if (cp != '-' || i == 0)
        return false;
    size_t before = i, behind = s.end;
    return quothp_cp_is_letter(quothp_utf8_prev(text, &before)) &&
           quothp_cp_is_letter(quothp_utf8_next(text, n, &behind));
}

typedef struct line {
    size_t end, next; /* bytes: behind the line, start of the next one */
    bool torn;        /* it ends inside a word */
} line;

static line line_from(const char *text, size_t n, size_t begin, size_t columns)
{
    size_t used = 0;
    line best = {begin, begin, false};
    for (size_t i = begin; i < n;) {
        step s = step_over(text, n, i);
        if (text[i] == ' ')
            best = (line){i, s.end, false};
        if (used + s.columns > columns && i > begin)
            return best.end > begin ? best : (line){i, i, true};
        used += s.columns;
        if (text[i] != ' ' && may_break_behind(text, n, i, s))
            best = (line){s.end, s.end, false};
        i = s.end;
    }
    return (line){n, n, false};
}

static size_t count_lines(const char *text, size_t n, size_t columns, size_t *n_torn)
{
    size_t lines = 0;
    *n_torn = 0;
    for (size_t i = 0; i < n; lines++) {
        line l = line_from(text, n, i, columns);
        *n_torn += l.torn;
        i = l.next;
    }
    return lines;
}

/* The narrowest block with as few lines and no more torn words. */
static size_t even_columns(const char *text, size_t n, size_t columns, size_t lines, size_t n_torn)
{
    size_t low = 1, high = columns;
    while (low < high) {
        size_t middle = low + (high - low) / 2, torn;
        if (count_lines(text, n, middle, &torn) <= lines && torn <= n_torn)
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

quothp_lines quothp_label_wrap(quothp_arena *arena, const char *text, size_t columns)
{
    size_t n = strlen(text), n_torn;
    quothp_lines lines = {NULL, count_lines(text, n, columns, &n_torn)};
    size_t width = even_columns(text, n, columns, lines.n, n_torn);
    lines.at = quothp_arena_array(arena, lines.n + 1, sizeof *lines.at);
    size_t i = 0;
    for (size_t k = 0; lines.at && k < lines.n; k++) {
        line l = line_from(text, n, i, width);
        lines.at[k] = quothp_arena_copy(arena, text + i, l.end - i);
        if (!lines.at[k])
            lines.at = NULL;
        i = l.next;
    }
    return lines;
}

/* ---- cutting ---- */

static const char *closing_mark(const char *text, size_t n)
{
    long curly = 0, straight = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp = quothp_utf8_next(text, n, &i);
        curly += cp == 0x201C ? 1 : cp == 0x201D ? -1 : 0;
        straight += cp == '"';
    }
    return curly > 0 ? "\xE2\x80\x9D" : straight % 2 ? "\"" : "";
}

static bool hangs(char c)
{
    return c == ' ' || c == ',' || c == ';' || c == ':' || c == '.' || c == '-' || c == '(';
}

const char *quothp_label_cut(quothp_arena *arena, const char *text, size_t columns)
{
    size_t n = strlen(text);
    line first = line_from(text, n, 0, columns);
    if (first.end >= n)
        return text;
    first = line_from(text, n, 0, columns > 1 ? columns - 1 : 1); /* room for the ellipsis */
    size_t end = first.end;
    while (end > 1 && hangs(text[end - 1]))
        end--;
    quothp_buf buf = {0};
    quothp_buf_add(&buf, text, end);
    quothp_buf_puts(&buf, "\xE2\x80\xA6");
    quothp_buf_puts(&buf, closing_mark(text, end));
    return keep(arena, &buf);
}

/* ---- escaping ---- */

/* graphviz decodes entities and then, writing SVG, leaves alone what looks like one: "&bogus;" in a text would make the
   file ill-formed. A zero-width space behind the ampersand prevents it, and nobody sees it. */
static bool looks_like_entity(const char *p)
{
    size_t i = *p == '#';
    while (quothp_is_alpha(p[i]) || quothp_is_digit(p[i]))
        i++;
    return p[i] == ';';
}

static const char *replace(quothp_arena *arena, const char *text, const char *backslash, bool html)
{
    quothp_buf buf = {0};
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '&')
            quothp_buf_puts(&buf, looks_like_entity(p + 1) ? "&amp;\xE2\x80\x8B" : "&amp;");
        else if (*p == '\\')
            quothp_buf_puts(&buf, backslash);
        else if (html && *p == '<')
            quothp_buf_puts(&buf, "&lt;");
        else if (html && *p == '>')
            quothp_buf_puts(&buf, "&gt;");
        else
            quothp_buf_putc(&buf, *p);
    }
    return keep(arena, &buf);
}

const char *quothp_label_html(quothp_arena *arena, const char *text)
{
    return replace(arena, text, "\\\\", true); /* \N is replaced here too, whatever graphviz's manual says */
}

const char *quothp_label_tip(quothp_arena *arena, const char *text)
{
    return replace(arena, text, "\\\\\\\\", false); /* tooltips are unescaped twice */
}

const char *quothp_label_name(quothp_arena *arena, const char *text)
{
    quothp_buf buf = {0};
    if (text && *text == '%') /* such a name cgraph takes for none, and never frees it */
        quothp_buf_puts(&buf, "\xE2\x80\x8B");
    for (const char *p = text ? text : ""; *p; p++) {
        if (*p == '\\')
            quothp_buf_puts(&buf, "\xE2\x88\x96"); /* U+2216: a name that ends in a backslash cannot be read again */
        else
            quothp_buf_putc(&buf, *p);
        if (*p == '&' && looks_like_entity(p + 1))
            quothp_buf_puts(&buf, "\xE2\x80\x8B");
    }
    return keep(arena, &buf);
}

const char *quothp_label_url(quothp_arena *arena, const char *url)
{
    static const char HEX[] = "0123456789ABCDEF";
    quothp_str all = quothp_str_trim(quothp_str_of(url));
    quothp_str scheme = {all.p, all.n < 8 ? all.n : 8};
    quothp_str short_scheme = {all.p, all.n < 7 ? all.n : 7};
    if (!quothp_str_is_nocase(scheme, "https://") && !quothp_str_is_nocase(short_scheme, "http://"))
        return quothp_arena_copy(arena, "", 0);
    quothp_buf buf = {0};
    for (size_t i = 0; i < all.n; i++) {
        unsigned char c = (unsigned char)all.p[i];
        if (c == '&') {
            quothp_buf_puts(&buf, "&amp;");
        } else if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}'", c)) {
            char escaped[3] = {'%', HEX[c >> 4], HEX[c & 15]};
            quothp_buf_add(&buf, escaped, sizeof escaped);
        } else {
            quothp_buf_putc(&buf, (char)c);
        }
    }
    return keep(arena, &buf);
}
