/* json.c: one line of JSON Lines → a document: an article of the exchange format, or a crawler's record with HTML. */
#include "read/format.h"

#include <jansson.h>
#include <string.h>

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* What the record says goes before what its page says; of two keys for one field the later one in the table does. */
static quoth_status set_fields(quoth_doc *doc, const json_t *object)
{
    const json_t *meta = json_object_get(object, "meta"); /* the corpora keep title and date there */
    struct {
        const char *key, **field;
    } rows[] = {{"id", &doc->id},
                {"url", &doc->url},
                {"title", &doc->title},
                {"date", &doc->date},
                {"publisher", &doc->publisher},
                {"provider", &doc->provider},
                {"author", &doc->byline},
                {"byline", &doc->byline},
                {"dateline", &doc->dateline},
                {"language", &doc->language},
                {"lang", &doc->language}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const char *value = text_of(object, rows[r].key);
        if (!value)
            value = text_of(meta, rows[r].key);
        char date[11];
        if (value && rows[r].field == &doc->date)
            value = quothp_date_of(quothp_str_of(value), date) ? date : NULL;
        if (value && !(*rows[r].field = quothp_doc_keep(doc, value)))
            return QUOTH_ERR_MEMORY;
    }
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(object, "subjects"), i, item)
    {
        const char **slot = json_is_string(item) ? QUOTHP_PUSH(&doc->arena, &doc->subjects) : NULL;
        if (slot && !(*slot = quothp_doc_keep(doc, json_string_value(item))))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

/* The text of the exchange format is never altered, not even its line ends. */
static quoth_status from_text(quoth *q, const json_t *value, uint32_t line, quoth_doc **doc)
{
    const char *text = json_string_value(value);
    size_t n = json_string_length(value);
    if (strlen(text) != n || quothp_str_trim(quothp_str_of(text)).n == 0) {
        quothp_report_at(&q->report, QUOTH_ERROR, line, 0,
                         strlen(text) != n ? "a NUL in \"text\"" : "\"text\" is empty");
        return QUOTH_ERR_INPUT;
    }
    *doc = quothp_doc_new(text, n);
    return *doc ? quothp_find_blocks(*doc) : QUOTH_ERR_MEMORY;
}

static quoth_status from_object(quoth *q, const json_t *object, uint32_t line, quoth_doc **doc)
{
    const json_t *text = json_object_get(object, "text"), *html = json_object_get(object, "html");
    quoth_status status;
    if (json_is_string(text)) {
        status = from_text(q, text, line, doc);
    } else if (json_is_string(html)) {
        quothp_str page = {json_string_value(html), json_string_length(html)};
        status = quothp_read_html(q, page, &(quothp_html_origin){.line = line}, doc);
    } else {
        quothp_report_at(&q->report, QUOTH_ERROR, line, 0, "neither \"text\" nor \"html\" in this record");
        status = QUOTH_ERR_INPUT;
    }
    return status == QUOTH_OK ? set_fields(*doc, object) : status;
}

/* Asked before the parser, which makes a value of two bytes fifty times as large. Where the brackets are not those of
   JSON, the parser ends before what was miscounted. */
const char *quothp_json_fault(const quoth_limits *limits, quothp_str bytes)
{
    size_t depth = 0, deepest = 0, n_values = 1;
    bool in_string = false;
    for (size_t i = 0; i < bytes.n; i++) {
        char c = bytes.p[i];
        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '[' || c == '{'))
            depth++, n_values++;
        else if (!in_string && depth && (c == ']' || c == '}'))
            depth--;
        else if (!in_string && c == ',')
            n_values++;
        if (depth > deepest)
            deepest = depth;
    }
    if (deepest > limits->depth)
        return "lists nested too deeply (--max-depth)";
    return n_values > limits->nodes ? "too many values in one record (--max-nodes)" : NULL;
}

quoth_status quothp_read_json(quoth *q, quothp_str bytes, uint32_t line, quoth_doc **doc)
{
    *doc = NULL;
    json_error_t error = {.column = 0};
    const char *fault = quothp_json_fault(&q->limits, bytes);
    json_t *object = fault ? NULL : json_loadb(bytes.p, bytes.n, JSON_ALLOW_NUL, &error);
    if (!object) {
        quothp_report_at(&q->report, QUOTH_ERROR, line, error.column > 0 ? (uint32_t)error.column : 0, "JSON: %s",
                         fault ? fault : error.text);
        return QUOTH_ERR_INPUT;
    }
    quoth_status status = from_object(q, object, line, doc);
    json_decref(object);
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
    }
    return status;
}

quoth_status quothp_next_json(quothp_read_work *reading, quoth_doc **doc)
{
    for (;;) {
        quothp_str line;
        bool found;
        quoth_status status = quothp_input_line(&reading->input, reading->q->limits.bytes, &line, &found);
        if (status != QUOTH_OK || !found)
            return status;
        if (!line.n)
            continue;
        const uint32_t number = reading->input.line - 1;
        quothp_step_begin(reading->q, 1);
        status = quothp_read_json(reading->q, line, number, doc);
        if (status == QUOTH_OK)
            status = quothp_step_check(reading->q, number, "reading it");
        return status == QUOTH_OK ? quothp_place_in_record(*doc, number) : status;
    }
}
