/* reader.c: one input → its articles, one after the other. Knows which form the bytes have, and nothing of the forms.
 */
#include "base/utf8.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

struct quoth_reader {
    quoth *q;
    quoth_source source; /* strings borrowed: as long as the caller keeps them */
    quoth_format format;
    quothp_str rest; /* bytes not yet read */
    uint32_t line;   /* on which rest begins */
};

/* Markup begins with "<" and a name, "!" or "?"; exchange lines with "{" and a quoted key. */
static quoth_format sniff(quothp_str bytes)
{
    if (quothp_str_starts(bytes, "\xEF\xBB\xBF"))
        bytes.p += 3, bytes.n -= 3;
    bytes = quothp_str_trim(bytes);
    if (bytes.n > 2 && bytes.p[0] == '<' && (quothp_is_alpha(bytes.p[1]) || bytes.p[1] == '!' || bytes.p[1] == '?'))
        return QUOTH_FROM_HTML;
    if (bytes.n > 2 && bytes.p[0] == '{') {
        quothp_str key = quothp_str_trim((quothp_str){bytes.p + 1, bytes.n - 1});
        if (key.n && key.p[0] == '"')
            return QUOTH_FROM_JSONL;
    }
    return QUOTH_FROM_TEXT;
}

quoth_status quoth_reader_new(quoth *q, const quoth_source *source, const char *bytes, size_t n_bytes,
                              quoth_reader **reader)
{
    *reader = NULL;
    q->report.file = source->name;
    if (n_bytes == 0) {
        quothp_report_at(&q->report, QUOTH_ERROR, 0, 0, "empty: no text in it");
        return QUOTH_ERR_INPUT;
    }
    char date[11];
    if (source->date && !quothp_date_of(quothp_str_of(source->date), date)) {
        quothp_report_at(&q->report, QUOTH_ERROR, 0, 0, "'%s' is no date; write YYYY-MM-DD", source->date);
        return QUOTH_ERR_USAGE;
    }
    quoth_reader *made = calloc(1, sizeof *made);
    if (!made)
        return QUOTH_ERR_MEMORY;
    made->q = q;
    made->source = *source;
    made->rest = (quothp_str){bytes, n_bytes};
    made->format = source->format == QUOTH_FROM_ANY ? sniff(made->rest) : source->format;
    made->line = 1;
    *reader = made;
    return QUOTH_OK;
}

/* What the caller says of the article goes before what the article says. */
static quoth_status apply_source(const quoth_source *source, quoth_doc *doc)
{
    struct {
        const char *given, **field;
    } rows[] = {{source->name, &doc->name},
                {source->url, &doc->url},
                {source->title, &doc->title},
                {source->date, &doc->date},
                {source->publisher, &doc->publisher}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].given && !(*rows[i].field = quothp_doc_keep(doc, rows[i].given)))
            return QUOTH_ERR_MEMORY;
    char date[11];
    if (source->date && quothp_date_of(quothp_str_of(source->date), date) && !(doc->date = quothp_doc_keep(doc, date)))
        return QUOTH_ERR_MEMORY;
    return QUOTH_OK;
}

static quothp_str take_line(quoth_reader *reader)
{
    const char *lf = memchr(reader->rest.p, '\n', reader->rest.n);
    size_t n = lf ? (size_t)(lf - reader->rest.p) + 1 : reader->rest.n;
    quothp_str line = {reader->rest.p, n};
    reader->rest.p += n;
    reader->rest.n -= n;
    return quothp_str_trim(line);
}

static quoth_status read_article(quoth_reader *reader, quothp_str bytes, uint32_t line, quoth_doc **doc)
{
    if (bytes.n > QUOTHP_LARGEST_ARTICLE) {
        quothp_report_at(&reader->q->report, QUOTH_ERROR, line, 0, "%zu bytes: an article has at most %d", bytes.n,
                         (int)QUOTHP_LARGEST_ARTICLE);
        return QUOTH_ERR_INPUT;
    }
    if (reader->format == QUOTH_FROM_JSONL)
        return quothp_read_json(reader->q, bytes, line, doc);
    return reader->format == QUOTH_FROM_HTML ? quothp_read_html(reader->q, bytes, line, doc)
                                             : quothp_read_plain(reader->q, bytes, line, doc);
}

static quoth_status next_json(quoth_reader *reader, quoth_doc **doc)
{
    while (reader->rest.n) {
        quothp_str line = take_line(reader);
        uint32_t number = reader->line++;
        if (line.n)
            return read_article(reader, line, number, doc);
    }
    return QUOTH_OK;
}

static quoth_status next_whole(quoth_reader *reader, quoth_doc **doc)
{
    quothp_str bytes = reader->rest;
    reader->rest = (quothp_str){0};
    return bytes.n ? read_article(reader, bytes, 1, doc) : QUOTH_OK;
}

quoth_status quoth_reader_next(quoth_reader *reader, quoth_doc **doc)
{
    *doc = NULL;
    reader->q->report.file = reader->source.name;
    quoth_status status = reader->format == QUOTH_FROM_JSONL ? next_json(reader, doc) : next_whole(reader, doc);
    quothp_arena_reset(&reader->q->scratch);
    if (status == QUOTH_OK && *doc)
        status = apply_source(&reader->source, *doc);
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
        if (status != QUOTH_ERR_INPUT)
            reader->rest = (quothp_str){0};
    }
    return status;
}

void quoth_reader_free(quoth_reader *reader)
{
    free(reader);
}
