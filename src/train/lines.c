/* lines.c: see lines.h. */
#include "train/lines.h"

#include "train/corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

lines lines_open(const char *path)
{
    lines l = {.path = path, .file = gzopen(path, "rb")};
    if (!l.file) {
        fprintf(stderr, "quoth-train: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    return l;
}

void lines_close(lines *l)
{
    gzclose(l->file);
    free(l->text);
    free(l->byte);
}

void lines_refuse(const lines *l, const char *why)
{
    fprintf(stderr, "quoth-train: %s:%zu: %s\n", l->path, l->number, why);
    exit(1);
}

/* Bytes of the next line, 0 at the end. */
static size_t read_line(lines *l)
{
    enum { LEAST_ROOM = 1 << 16, MOST_AT_ONCE = 1 << 30 };
    size_t n = 0;
    do {
        if (n + LEAST_ROOM > l->room) {
            l->room = l->room ? l->room * 2 : 1 << 20;
            l->text = realloc(l->text, l->room);
            if (!l->text) {
                fputs("quoth-train: out of memory\n", stderr);
                exit(3);
            }
        }
        const size_t room = l->room - n < MOST_AT_ONCE ? l->room - n : MOST_AT_ONCE;
        if (!gzgets(l->file, l->text + n, (int)room))
            break;
        n += strlen(l->text + n);
    } while (!n || l->text[n - 1] != '\n');
    int code;
    const char *why = gzerror(l->file, &code);
    if (code != Z_OK && code != Z_STREAM_END)
        lines_refuse(l, code == Z_BUF_ERROR ? "the compressed file is cut short" : why);
    return n;
}

json_t *lines_next(lines *l)
{
    l->number++;
    const size_t n = read_line(l);
    if (!n)
        return NULL;
    json_error_t error;
    json_t *object = json_loadb(l->text, n, 0, &error);
    if (!object)
        lines_refuse(l, error.text);
    if (!json_is_string(json_object_get(object, "id")))
        lines_refuse(l, "no object with an \"id\"");
    return object;
}

quothp_str lines_text(lines *l, const json_t *document)
{
    const json_t *text = json_object_get(document, "text");
    if (!json_is_string(text))
        lines_refuse(l, "no \"text\"");
    const quothp_str s = {json_string_value(text), json_string_length(text)};
    free(l->byte);
    l->byte = need(s.n + 1, sizeof *l->byte);
    l->chars = 0;
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] & 0xC0) != 0x80)
            l->byte[l->chars++] = (uint32_t)i;
    l->byte[l->chars] = (uint32_t)s.n;
    return s;
}

quothp_span lines_span(const lines *l, const json_t *item)
{
    const json_t *span = json_is_object(item) ? json_object_get(item, "span") : item;
    const json_t *from = json_array_get(span, 0), *to = json_array_get(span, 1);
    const json_int_t a = json_integer_value(from), b = json_integer_value(to);
    if (!json_is_integer(from) || !json_is_integer(to) || a < 0 || a > b || (size_t)b > l->chars)
        lines_refuse(l, "a span of this text is no pair of ascending offsets within it");
    return (quothp_span){l->byte[a], l->byte[b]};
}
