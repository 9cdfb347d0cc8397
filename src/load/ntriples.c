/* ntriples.c: N-Triples 1.1 (W3C Recommendation of 2014), in UTF-8. */
#include "load/ntriples.h"

#include <stdio.h>
#include <string.h>

static bool may_stand_in_iri(unsigned char c)
{
    return c > ' ' && !strchr("<>\"{}|^`\\", c);
}

static bool put_iri(quothp_buf *line, quothp_str iri)
{
    for (size_t i = 0; i < iri.n; i++)
        if (!may_stand_in_iri((unsigned char)iri.p[i]))
            return false;
    quothp_buf_putc(line, '<');
    quothp_buf_add(line, iri.p, iri.n);
    quothp_buf_putc(line, '>');
    return true;
}

static void put_escaped(quothp_buf *line, unsigned char c)
{
    char escape[8];
    if (c == '"' || c == '\\')
        snprintf(escape, sizeof escape, "\\%c", c);
    else if (c == '\n' || c == '\r' || c == '\t')
        snprintf(escape, sizeof escape, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    else
        snprintf(escape, sizeof escape, "\\u%04X", c);
    quothp_buf_puts(line, escape);
}

static void put_literal(quothp_buf *line, quothp_str text)
{
    size_t from = 0;
    quothp_buf_putc(line, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F)
            continue;
        quothp_buf_add(line, text.p + from, i - from);
        put_escaped(line, c);
        from = i + 1;
    }
    quothp_buf_add(line, text.p + from, text.n - from);
    quothp_buf_putc(line, '"');
}

static bool put_object(quothp_buf *line, const quothp_quad *quad)
{
    if (quad->object.kind == QUOTHP_TERM_IRI)
        return put_iri(line, quad->object.text);
    put_literal(line, quad->object.text);
    if (quad->language.n) {
        quothp_buf_putc(line, '@');
        quothp_buf_add(line, quad->language.p, quad->language.n);
    } else if (quad->datatype.n) {
        quothp_buf_puts(line, "^^");
        return put_iri(line, quad->datatype);
    }
    return true;
}

const char *quothp_ntriples_line(quothp_buf *line, const quothp_quad *quad)
{
    if (quad->subject.kind == QUOTHP_TERM_BLANK || quad->object.kind == QUOTHP_TERM_BLANK ||
        quad->graph.kind == QUOTHP_TERM_BLANK)
        return "a blank node: in parts, and when a part is sent again, it would become several; give it an IRI";
    quothp_buf_clear(line);
    bool good = put_iri(line, quad->subject.text);
    quothp_buf_putc(line, ' ');
    good = good && put_iri(line, quad->predicate.text);
    quothp_buf_putc(line, ' ');
    good = good && put_object(line, quad);
    quothp_buf_puts(line, " .\n");
    return good ? NULL : "an IRI with a character that no IRI may have";
}
