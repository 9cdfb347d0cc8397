/* plain.c: a plain text file → a document.
 *
 * The document keeps the file's characters, but for a byte order mark and for line ends, which all become LF: so the
 * same article has the same offsets and the same hash whichever system saved it. The source map leads back.
 */
#include "base/utf8.h"
#include "read/format.h"

#include <stdlib.h>
#include <string.h>

static const char BOM[] = "\xEF\xBB\xBF";

/* The length of a line end other than LF at p: CR, CR LF, NEL, LINE and PARAGRAPH SEPARATOR; else 0. */
static size_t foreign_line_end(const char *p, size_t n)
{
    if (p[0] == '\r')
        return n > 1 && p[1] == '\n' ? 2 : 1;
    if (n > 1 && memcmp(p, "\xC2\x85", 2) == 0)
        return 2;
    if (n > 2 && (memcmp(p, "\xE2\x80\xA8", 3) == 0 || memcmp(p, "\xE2\x80\xA9", 3) == 0))
        return 3;
    return 0;
}

static quoth_status check(quoth *q, quothp_str bytes, uint32_t first_line)
{
    size_t bad;
    uint32_t line, column;
    const char *nul = bytes.n ? memchr(bytes.p, '\0', bytes.n) : NULL;
    if (nul) {
        quothp_place(bytes.p, bytes.n, (size_t)(nul - bytes.p), &line, &column);
        quothp_report_at(&q->report, QUOTH_ERROR, first_line + line - 1, column, "a NUL byte: this is no text");
        return QUOTH_ERR_INPUT;
    }
    if (!quothp_utf8_valid(bytes.p, bytes.n, &bad)) {
        quothp_place(bytes.p, bytes.n, bad, &line, &column);
        quothp_report_at(&q->report, QUOTH_ERROR, first_line + line - 1, column, "broken UTF-8: byte 0x%02X",
                         (unsigned)(unsigned char)bytes.p[bad]);
        return QUOTH_ERR_INPUT;
    }
    if (quothp_str_trim(bytes).n == 0) {
        quothp_report_at(&q->report, QUOTH_ERROR, 0, 0, "no text in it");
        return QUOTH_ERR_INPUT;
    }
    return QUOTH_OK;
}

static bool add_run(quoth_doc *doc, size_t text, size_t source)
{
    quothp_source_run *run = QUOTHP_PUSH(&doc->arena, &doc->source_map);
    if (run)
        *run = (quothp_source_run){.text = (uint32_t)text, .source = (uint32_t)source};
    return run != NULL;
}

/* Copies with LF as the only line end; every place where text and source drift apart becomes a run of the map. */
static quoth_doc *take_over(quothp_str bytes)
{
    char *text = malloc(bytes.n + 1);
    if (!text)
        return NULL;
    size_t start = quothp_str_starts(bytes, BOM) ? strlen(BOM) : 0, n = 0;
    for (size_t i = start; i < bytes.n;) {
        size_t end = foreign_line_end(bytes.p + i, bytes.n - i);
        text[n++] = end ? '\n' : bytes.p[i];
        i += end ? end : 1;
    }
    quoth_doc *doc = quothp_doc_new(text, n);
    free(text);
    if (!doc || !add_run(doc, 0, start))
        goto failed;
    for (size_t i = start, at = 0; i < bytes.n; at++) {
        size_t end = foreign_line_end(bytes.p + i, bytes.n - i);
        i += end ? end : 1;
        if (end > 1 && !add_run(doc, at + 1, i))
            goto failed;
    }
    return doc;
failed:
    quoth_doc_free(doc);
    return NULL;
}

quoth_status quothp_read_plain(quoth *q, quothp_str bytes, uint32_t line, quoth_doc **doc)
{
    *doc = NULL;
    quoth_status status = check(q, bytes, line);
    if (status != QUOTH_OK)
        return status;
    quoth_doc *made = take_over(bytes);
    if (!made)
        return QUOTH_ERR_MEMORY;
    status = quothp_find_blocks(made);
    if (status != QUOTH_OK) {
        quoth_doc_free(made);
        return status;
    }
    *doc = made;
    return QUOTH_OK;
}

quoth_status quothp_next_text(quothp_read_work *reading, quoth_doc **doc)
{
    quothp_str bytes;
    quoth_status status = quothp_input_whole(&reading->input, reading->q->limits.bytes, &bytes);
    if (status == QUOTH_OK && bytes.n)
        status = quothp_read_plain(reading->q, bytes, 1, doc);
    if (*doc)
        quothp_place_runs(*doc, bytes, 1);
    return status;
}
