/* input.c: see input.h. */
#include "read/input.h"

#include <string.h>

enum { PIECE = 64 * 1024 };

quoth_status quothp_input_open(quothp_input *input, FILE *file, quothp_report *report)
{
    *input = (quothp_input){.stream = quothp_stream_new(file), .report = report, .line = 1};
    return input->stream ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

void quothp_input_close(quothp_input *input)
{
    quothp_stream_free(input->stream);
    quothp_buf_free(&input->ahead);
    *input = (quothp_input){0};
}

quothp_str quothp_input_ahead(const quothp_input *input)
{
    return (quothp_str){input->ahead.p + input->used, input->ahead.n - input->used};
}

/* What has been taken makes room first. */
quoth_status quothp_input_more(quothp_input *input)
{
    quothp_buf *ahead = &input->ahead;
    if (input->used) {
        memmove(ahead->p, ahead->p + input->used, ahead->n - input->used + 1);
        ahead->n -= input->used;
        input->used = 0;
    }
    char piece[PIECE];
    size_t n;
    quoth_status status = quothp_stream_read(input->stream, input->report, piece, sizeof piece, &n);
    if (status != QUOTH_OK)
        return status;
    quothp_buf_add(ahead, piece, n);
    input->ended = n == 0;
    return ahead->failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
}

void quothp_input_take(quothp_input *input, size_t n_bytes)
{
    input->used += n_bytes;
    input->offset += n_bytes;
}

quoth_status quothp_input_too_large(quothp_report *report, uint32_t line, size_t limit)
{
    quothp_report_at(report, QUOTH_ERROR, line, 0, "larger than %zu bytes: no article is (--max-bytes)", limit);
    return QUOTH_ERR_INPUT;
}

/* Of a line that is too large only the end is looked for. */
quoth_status quothp_input_line(quothp_input *input, size_t limit, quothp_str *line, bool *found)
{
    bool large = false;
    for (size_t seen = 0;;) {
        quothp_str rest = quothp_input_ahead(input);
        const char *lf = rest.n > seen ? memchr(rest.p + seen, '\n', rest.n - seen) : NULL;
        bool last = input->ended && rest.n && !quothp_stream_fault(input->stream);
        if (lf || last) {
            size_t n = lf ? (size_t)(lf - rest.p) + 1 : rest.n;
            *line = quothp_str_trim((quothp_str){rest.p, n});
            *found = true;
            quothp_input_take(input, n);
            input->line++;
            return large || line->n > limit ? quothp_input_too_large(input->report, input->line - 1, limit) : QUOTH_OK;
        }
        if (input->ended) {
            quothp_input_take(input, rest.n);
            *found = false;
            return large ? quothp_input_too_large(input->report, input->line++, limit) : QUOTH_OK;
        }
        seen = rest.n;
        if (rest.n > limit) {
            quothp_input_take(input, rest.n);
            seen = 0;
            large = true;
        }
        quoth_status status = quothp_input_more(input);
        if (status != QUOTH_OK)
            return status;
    }
}

quoth_status quothp_input_need(quothp_input *input, size_t n_bytes)
{
    quoth_status status = QUOTH_OK;
    while (status == QUOTH_OK && !input->ended && quothp_input_ahead(input).n < n_bytes)
        status = quothp_input_more(input);
    return status;
}

quoth_status quothp_input_skip(quothp_input *input, uint64_t n_bytes, bool *all)
{
    for (;;) {
        size_t n = quothp_input_ahead(input).n;
        if (n > n_bytes)
            n = (size_t)n_bytes;
        quothp_input_take(input, n);
        n_bytes -= n;
        *all = n_bytes == 0;
        if (*all || input->ended)
            return QUOTH_OK;
        quoth_status status = quothp_input_more(input);
        if (status != QUOTH_OK)
            return status;
    }
}

quoth_status quothp_input_whole(quothp_input *input, size_t limit, quothp_str *bytes)
{
    while (!input->ended && quothp_input_ahead(input).n <= limit) {
        quoth_status status = quothp_input_more(input);
        if (status != QUOTH_OK)
            return status;
    }
    *bytes = quothp_input_ahead(input);
    quothp_input_take(input, bytes->n);
    input->ended = true;
    return bytes->n > limit ? quothp_input_too_large(input->report, 0, limit) : QUOTH_OK;
}
