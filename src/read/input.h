/* input.h: an input's bytes with a look ahead, line by line or as a whole. What every reader takes its bytes from. */
#ifndef QUOTHP_INPUT_H
#define QUOTHP_INPUT_H

#include "base/buf.h"
#include "base/str.h"
#include "read/stream.h"

typedef struct quothp_input {
    quothp_stream *stream;
    quothp_report *report; /* borrowed */
    quothp_buf ahead;      /* bytes that have been read and not yet taken, behind `used` that have */
    size_t used;
    uint64_t offset; /* of the first byte ahead, in the unpacked bytes */
    uint32_t line;   /* on which it stands, as far as lines have been taken; from 1 */
    bool ended;      /* nothing follows what is ahead */
} quothp_input;

/* The input is the caller's zeroed struct; close it in any case. */
quoth_status quothp_input_open(quothp_input *input, FILE *file, quothp_report *report);
void quothp_input_close(quothp_input *input);

/* What has been read and not taken: borrowed until the next call. */
quothp_str quothp_input_ahead(const quothp_input *input);
/* Reads one more piece, or finds the end. */
quoth_status quothp_input_more(quothp_input *input);
void quothp_input_take(quothp_input *input, size_t n_bytes); /* at most what is ahead */

/* The next line, trimmed; *found is false at the end. A line of more than `limit` bytes is reported and skipped:
   QUOTH_ERR_INPUT. A line that a fault of the file cuts off is left out. */
quoth_status quothp_input_line(quothp_input *input, size_t limit, quothp_str *line, bool *found);
/* Tells that an article is larger than the limit: QUOTH_ERR_INPUT. line: of its start, or 0. */
quoth_status quothp_input_too_large(quothp_report *report, uint32_t line, size_t limit);
/* Reads until n bytes are ahead, or all that there are. */
quoth_status quothp_input_need(quothp_input *input, size_t n_bytes);
/* Takes n bytes, however many; *all is false where the input has fewer. */
quoth_status quothp_input_skip(quothp_input *input, uint64_t n_bytes, bool *all);
/* Takes all that follows; more than `limit` bytes are reported: QUOTH_ERR_INPUT. */
quoth_status quothp_input_whole(quothp_input *input, size_t limit, quothp_str *bytes);

#endif
