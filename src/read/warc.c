/* warc.c: a web archive (WARC 1.0 and 1.1, ISO 28500) → the articles of its pages: responses with status 200 and HTML.
 * All other records are skipped and counted; a note at the end tells how many of which.
 *
 * Record by record over the unpacked stream, so that it makes no difference whether each is a gzip member of its own.
 */
#include "read/format.h"
#include "read/http.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_LINE = 64 * 1024, /* of a header */
    HEADERS_ROOM = 256 * 1024 /* before the page in an HTTP message */
};

typedef enum skipped { NO_RESPONSE, STATUS, NO_HTML, ENCODED, EMPTY, N_SKIPPED } skipped;

typedef struct warc_state {
    unsigned n_skipped[N_SKIPPED];
    quothp_buf body;
    bool lost; /* what stands here is no record, which has been told */
    bool ended;
} warc_state;

typedef struct record {
    const char *type, *uri; /* in the scratch arena; NULL: not told */
    uint64_t length;
    uint64_t offset; /* of the record in the unpacked bytes */
    bool whole;      /* its header has all that is needed */
} record;

static quoth_status end_of_file(quothp_read_work *reading, warc_state *warc)
{
    static const char *const WHAT[N_SKIPPED] = {"no responses", "with a status other than 200", "no HTML",
                                                "packed in an unknown way", "without an article"};
    char text[256];
    size_t n = 0;
    reading->q->report.file = reading->name;
    for (size_t i = 0; i < N_SKIPPED; i++)
        if (warc->n_skipped[i] && n < sizeof text)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%u %s", n ? ", " : "", warc->n_skipped[i], WHAT[i]);
    if (n)
        quothp_report_at(&reading->q->report, QUOTH_NOTE, 0, 0, "records skipped: %s", text);
    warc->ended = true;
    return QUOTH_OK;
}

/* A file that is not packed has no stream that tells. */
static quoth_status broken_off(quothp_read_work *reading, warc_state *warc)
{
    quothp_input *input = &reading->input;
    quoth_status status = end_of_file(reading, warc);
    if (quothp_stream_fault(input->stream))
        return status;
    quothp_report_at(&reading->q->report, QUOTH_ERROR, 0, 0,
                     "the last record breaks off at byte %llu; what stood before is kept",
                     (unsigned long long)(input->offset + quothp_input_ahead(input).n));
    return QUOTH_ERR_INPUT;
}

/* The version line of the next record; *found is false at the end. What is no record is told once and passed over. */
static quoth_status find_record(quothp_read_work *reading, warc_state *warc, record *head, bool *found)
{
    quothp_str line;
    for (;;) {
        uint64_t offset = reading->input.offset;
        quoth_status status = quothp_input_line(&reading->input, LONGEST_LINE, &line, found);
        if (status != QUOTH_OK || !*found)
            return status;
        if (quothp_str_starts(line, "WARC/")) {
            *head = (record){.offset = offset};
            warc->lost = false;
            return QUOTH_OK;
        }
        if (line.n && !warc->lost) {
            warc->lost = true;
            quothp_report_at(&reading->q->report, QUOTH_ERROR, 0, 0,
                             "no WARC record at byte %llu; going on with the next one", (unsigned long long)offset);
            return QUOTH_ERR_INPUT;
        }
    }
}

/* "<https://…>" as WARC 1.0 wrote it. */
static const char *keep_uri(quothp_arena *arena, quothp_str value)
{
    if (value.n > 1 && value.p[0] == '<' && value.p[value.n - 1] == '>')
        value = (quothp_str){value.p + 1, value.n - 2};
    return quothp_arena_copy(arena, value.p, value.n);
}

static bool number_of(quothp_str s, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!quothp_is_digit(s.p[i]) || *number > UINT64_MAX / 100)
            return false;
        *number = *number * 10 + (uint64_t)(s.p[i] - '0');
    }
    return s.n > 0;
}

/* The header lines up to the blank one. */
static quoth_status read_header(quothp_read_work *reading, record *head)
{
    quothp_arena *arena = &reading->q->scratch;
    bool found;
    for (quothp_str line;;) {
        quoth_status status = quothp_input_line(&reading->input, LONGEST_LINE, &line, &found);
        if (status != QUOTH_OK || !found || !line.n)
            return status;
        quothp_str name, value;
        if (!quothp_http_header(&line, &name, &value))
            continue;
        bool kept = true;
        if (quothp_str_is_nocase(name, "WARC-Type"))
            kept = (head->type = quothp_arena_copy(arena, value.p, value.n)) != NULL;
        else if (quothp_str_is_nocase(name, "WARC-Target-URI"))
            kept = (head->uri = keep_uri(arena, value)) != NULL;
        else if (quothp_str_is_nocase(name, "Content-Length"))
            head->whole = number_of(value, &head->length);
        if (!kept)
            return QUOTH_ERR_MEMORY;
    }
}

static quoth_status read_page(quothp_read_work *reading, warc_state *warc, const record *head, quothp_str message,
                              quoth_doc **doc)
{
    quoth *q = reading->q;
    quothp_http_page page;
    quothp_step_begin(q, 1);
    quothp_http_kind kind = quothp_http_page_of(message, q->limits.bytes, &q->scratch, &warc->body, &page);
    static const skipped REASON[] = {
        [QUOTHP_HTTP_STATUS] = STATUS, [QUOTHP_HTTP_OTHER] = NO_HTML, [QUOTHP_HTTP_ENCODED] = ENCODED};
    if (kind == QUOTHP_HTTP_NO_MEMORY)
        return QUOTH_ERR_MEMORY;
    if (kind != QUOTHP_HTTP_PAGE) {
        warc->n_skipped[REASON[kind]]++;
        return QUOTH_OK;
    }
    const quothp_html_origin origin = {.charset = page.charset, .may_be_empty = true};
    quoth_status status = page.body.n ? quothp_read_html(q, page.body, &origin, doc) : QUOTH_OK;
    if (status != QUOTH_OK)
        return status;
    if (!*doc) {
        warc->n_skipped[EMPTY]++;
        return QUOTH_OK;
    }
    if (head->uri && !(*doc)->url)
        (*doc)->url = quothp_doc_keep(*doc, head->uri);
    (*doc)->id = quothp_doc_keep(*doc, head->uri);
    return head->uri && (!(*doc)->url || !(*doc)->id) ? QUOTH_ERR_MEMORY : QUOTH_OK;
}

/* The record behind its header; *doc stays NULL when it holds no article. */
static quoth_status read_record(quothp_read_work *reading, warc_state *warc, const record *head, quoth_doc **doc)
{
    quothp_input *input = &reading->input;
    bool response = head->type && strcmp(head->type, "response") == 0;
    bool large = head->length > (uint64_t)reading->q->limits.bytes + HEADERS_ROOM, whole = false;
    quoth_status status = QUOTH_OK;
    if (!response || large) {
        warc->n_skipped[NO_RESPONSE] += !response;
        status = quothp_input_skip(input, head->length, &whole);
        if (status == QUOTH_OK && !whole)
            return broken_off(reading, warc);
        return status == QUOTH_OK && response ? quothp_input_too_large(&reading->q->report, 0, reading->q->limits.bytes)
                                              : status;
    }
    status = quothp_input_need(input, (size_t)head->length);
    quothp_str message = quothp_input_ahead(input);
    if (status == QUOTH_OK && message.n < head->length)
        return broken_off(reading, warc);
    message.n = (size_t)head->length;
    if (status == QUOTH_OK)
        status = read_page(reading, warc, head, message, doc);
    quothp_input_take(input, (size_t)head->length);
    return status;
}

/* Messages about a record tell which one: "crawl.warc.gz (https://fen.example/wall)". */
static void name_in_messages(quothp_read_work *reading, const record *head)
{
    char *name =
        head->uri ? quothp_arena_printf(&reading->q->scratch, "%s (%s)", reading->name ? reading->name : "", head->uri)
                  : NULL;
    reading->q->report.file = name ? name : reading->name;
}

quoth_status quothp_next_warc(quothp_read_work *reading, quoth_doc **doc)
{
    if (!reading->state && !(reading->state = calloc(1, sizeof(warc_state))))
        return QUOTH_ERR_MEMORY;
    warc_state *warc = reading->state;
    quoth_status status = QUOTH_OK;
    while (status == QUOTH_OK && !*doc && !warc->ended) {
        record head;
        bool found;
        quothp_arena_reset(&reading->q->scratch);
        reading->q->report.file = reading->name;
        status = find_record(reading, warc, &head, &found);
        if (status == QUOTH_OK && !found)
            return end_of_file(reading, warc);
        if (status == QUOTH_OK)
            status = read_header(reading, &head);
        if (status != QUOTH_OK)
            break;
        if (!head.whole && reading->input.ended && !quothp_input_ahead(&reading->input).n)
            return broken_off(reading, warc);
        if (!head.whole) {
            quothp_report_at(&reading->q->report, QUOTH_ERROR, 0, 0, "the WARC record at byte %llu has no length",
                             (unsigned long long)head.offset);
            warc->lost = true;
            return QUOTH_ERR_INPUT;
        }
        name_in_messages(reading, &head);
        status = read_record(reading, warc, &head, doc);
    }
    return status;
}

void quothp_close_warc(quothp_read_work *reading)
{
    warc_state *warc = reading->state;
    if (!warc)
        return;
    quothp_buf_free(&warc->body);
    free(warc);
    reading->state = NULL;
}
