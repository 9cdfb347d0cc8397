/* reader.c: one input → its articles, one after the other. Knows which form the bytes have, and nothing of the forms.
 *
 * Holds no more of the input than one article, however many there are.
 */
#include "read/format.h"
#include "read/language.h"

#include <stdlib.h>
#include <string.h>

struct quoth_reader {
    quothp_read_work reading;
    quoth_source source; /* strings borrowed: as long as the caller keeps them */
    const quothp_format *format;
    bool ended;
};

static quoth_status start(quoth_reader *reader)
{
    quothp_read_work *reading = &reader->reading;
    quothp_report *report = &reading->q->report;
    quoth_status status = quothp_input_more(&reading->input);
    if (status != QUOTH_OK)
        return status;
    quothp_str head = quothp_input_ahead(&reading->input);
    const char *fault = quothp_stream_fault(reading->input.stream);
    if (head.n == 0) {
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "%s", fault ? fault : "empty: no text in it");
        return QUOTH_ERR_INPUT;
    }
    if (!reader->format)
        reader->format = quothp_format_guess(head, reader->source.name);
    return QUOTH_OK;
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
    made->reading = (quothp_read_work){.q = q, .name = source->name};
    made->source = *source;
    made->format = quothp_format_of(source->format);
    quoth_status status = quothp_input_open(&made->reading.input, in, &q->report);
    if (status == QUOTH_OK)
        status = start(made);
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
    } rows[] = {{source->name, &doc->name},           {source->url, &doc->url},
                {source->title, &doc->title},         {source->date, &doc->date},
                {source->publisher, &doc->publisher}, {source->language, &doc->language}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].given && !(*rows[i].field = quothp_doc_keep(doc, rows[i].given)))
            return QUOTH_ERR_MEMORY;
    char date[11];
    if (source->date && quothp_date_of(quothp_str_of(source->date), date) && !(doc->date = quothp_doc_keep(doc, date)))
        return QUOTH_ERR_MEMORY;
    return QUOTH_OK;
}

/* The end of the articles: was it the end of the input, too? */
static quoth_status end(quoth_reader *reader)
{
    const char *fault = quothp_stream_fault(reader->reading.input.stream);
    reader->ended = true;
    if (!fault)
        return QUOTH_OK;
    quothp_report_at(&reader->reading.q->report, QUOTH_ERROR, 0, 0, "%s", fault);
    return QUOTH_ERR_INPUT;
}

quoth_status quoth_reader_next(quoth_reader *reader, quoth_doc **doc)
{
    quoth *q = reader->reading.q;
    *doc = NULL;
    q->report.file = reader->source.name;
    if (reader->ended)
        return QUOTH_OK;
    quothp_step_begin(q, 1);
    quoth_status status = reader->format->next(&reader->reading, doc);
    q->report.file = reader->source.name; /* the format may have named a record */
    quothp_arena_reset(&q->scratch);
    if (status == QUOTH_OK && !*doc)
        return end(reader);
    if (status == QUOTH_OK)
        status = quothp_step_check(q, 0, "reading it");
    if (status == QUOTH_OK)
        status = apply_source(&reader->source, *doc);
    if (status == QUOTH_OK && !reader->source.language)
        (*doc)->other_language = quothp_other_language((quothp_str){(*doc)->text, (*doc)->n_bytes});
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
        reader->ended = status != QUOTH_ERR_INPUT;
    }
    return status;
}

void quoth_reader_free(quoth_reader *reader)
{
    if (!reader)
        return;
    if (reader->format && reader->format->close)
        reader->format->close(&reader->reading);
    quothp_input_close(&reader->reading.input);
    free(reader);
}
