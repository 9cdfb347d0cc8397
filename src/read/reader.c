/* reader.c: one input → its articles, one after the other. Knows which form the bytes have, and nothing of the forms.
 *
 * Holds no more of the input than one article, however many there are.
 */
#include "base/buf.h"
#include "read/read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct quoth_reader {
    quoth *q;
    quoth_source source; /* strings borrowed: as long as the caller keeps them */
    quoth_format format;
    FILE *in;
    quothp_buf ahead; /* bytes that have been read and not yet used */
    size_t used;      /* of them */
    uint32_t line;    /* on which the first unused byte stands */
    bool ended;       /* the input has no more */
};

enum { PIECE = 64 * 1024 };

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

/* Reads one more piece; what has been used up makes room for it first. */
static quoth_status read_more(quoth_reader *reader)
{
    quothp_buf *ahead = &reader->ahead;
    if (reader->used) {
        memmove(ahead->p, ahead->p + reader->used, ahead->n - reader->used + 1);
        ahead->n -= reader->used;
        reader->used = 0;
    }
    char piece[PIECE];
    errno = 0;
    size_t n = fread(piece, 1, sizeof piece, reader->in);
    quothp_buf_add(ahead, piece, n);
    reader->ended = n < sizeof piece;
    if (ferror(reader->in)) {
        quothp_report_at(&reader->q->report, QUOTH_ERROR, 0, 0, "%s", errno ? strerror(errno) : "reading failed");
        return QUOTH_ERR_IO;
    }
    return ahead->failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
}

static quothp_str unused(const quoth_reader *reader)
{
    return (quothp_str){reader->ahead.p + reader->used, reader->ahead.n - reader->used};
}

static quoth_status start(quoth_reader *reader)
{
    quoth_status status = read_more(reader);
    if (status == QUOTH_OK && reader->ahead.n == 0) {
        quothp_report_at(&reader->q->report, QUOTH_ERROR, 0, 0, "empty: no text in it");
        status = QUOTH_ERR_INPUT;
    }
    if (status == QUOTH_OK && reader->format == QUOTH_FROM_ANY)
        reader->format = sniff(unused(reader));
    return status;
}

quoth_status quoth_reader_new(quoth *q, const quoth_source *source, FILE *in, quoth_reader **reader)
{
    *reader = NULL;
    q->report.file = source->name;
    char date[11];
    if (source->date && !quothp_date_of(quothp_str_of(source->date), date)) {
        quothp_report_at(&q->report, QUOTH_ERROR, 0, 0, "'%s' is no date; write YYYY-MM-DD", source->date);
        return QUOTH_ERR_USAGE;
    }
    quoth_reader *made = calloc(1, sizeof *made);
    if (!made)
        return QUOTH_ERR_MEMORY;
    *made = (quoth_reader){.q = q, .source = *source, .format = source->format, .in = in, .line = 1};
    quoth_status status = start(made);
    if (status == QUOTH_OK)
        *reader = made;
    else
        quoth_reader_free(made);
    return status;
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

static quoth_status read_article(quoth_reader *reader, quothp_str bytes, uint32_t line, quoth_doc **doc)
{
    if (reader->format == QUOTH_FROM_JSONL) {
        quoth_status status = quothp_read_json(reader->q, bytes, line, doc);
        return status == QUOTH_OK ? quothp_place_in_record(*doc, line) : status;
    }
    quoth_status status = reader->format == QUOTH_FROM_HTML ? quothp_read_html(reader->q, bytes, line, doc)
                                                            : quothp_read_plain(reader->q, bytes, line, doc);
    if (status == QUOTH_OK)
        quothp_place_runs(*doc, bytes, line);
    return status;
}

static quoth_status too_large(quoth_reader *reader, uint32_t line)
{
    quothp_report_at(&reader->q->report, QUOTH_ERROR, line, 0, "larger than %d bytes: no article is",
                     (int)QUOTHP_LARGEST_ARTICLE);
    return QUOTH_ERR_INPUT;
}

/* The next line without its end; *found is false at the end of the input. Of a line that is too large only the end is
   looked for. */
static quoth_status take_line(quoth_reader *reader, quothp_str *line, bool *found)
{
    bool large = false;
    for (size_t seen = 0;;) {
        quothp_str rest = unused(reader);
        const char *lf = rest.n > seen ? memchr(rest.p + seen, '\n', rest.n - seen) : NULL;
        if (lf || (reader->ended && rest.n)) {
            size_t n = lf ? (size_t)(lf - rest.p) + 1 : rest.n;
            *line = quothp_str_trim((quothp_str){rest.p, n});
            *found = true;
            reader->used += n;
            return large || line->n > QUOTHP_LARGEST_ARTICLE ? too_large(reader, reader->line++) : QUOTH_OK;
        }
        if (reader->ended) {
            *found = false;
            return QUOTH_OK;
        }
        seen = rest.n;
        if (rest.n > QUOTHP_LARGEST_ARTICLE) {
            reader->used = reader->ahead.n;
            seen = 0;
            large = true;
        }
        quoth_status status = read_more(reader);
        if (status != QUOTH_OK)
            return status;
    }
}

static quoth_status next_json(quoth_reader *reader, quoth_doc **doc)
{
    for (;;) {
        quothp_str line;
        bool found;
        quoth_status status = take_line(reader, &line, &found);
        if (status != QUOTH_OK || !found)
            return status;
        uint32_t number = reader->line++;
        if (line.n)
            return read_article(reader, line, number, doc);
    }
}

static quoth_status next_whole(quoth_reader *reader, quoth_doc **doc)
{
    while (!reader->ended && reader->ahead.n <= QUOTHP_LARGEST_ARTICLE) {
        quoth_status status = read_more(reader);
        if (status != QUOTH_OK)
            return status;
    }
    quothp_str bytes = unused(reader);
    reader->used = reader->ahead.n;
    reader->ended = true;
    if (bytes.n > QUOTHP_LARGEST_ARTICLE)
        return too_large(reader, 0);
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
        if (status != QUOTH_ERR_INPUT) {
            reader->used = reader->ahead.n;
            reader->ended = true;
        }
    }
    return status;
}

void quoth_reader_free(quoth_reader *reader)
{
    if (!reader)
        return;
    quothp_buf_free(&reader->ahead);
    free(reader);
}
