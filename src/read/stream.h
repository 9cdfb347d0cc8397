/* stream.h: the bytes of an input file, unpacked on the way when it is packed by gzip (also member after member, as
 * WARC files are) or zstd (frame after frame, with the dictionary that a web archive keeps in its first one). Which one
 * it is, its first bytes tell.
 *
 * A file that ends in the middle, or is damaged there, gives all bytes before that place; quothp_stream_fault tells it.
 */
#ifndef QUOTHP_STREAM_H
#define QUOTHP_STREAM_H

#include "base/buf.h"
#include "base/report.h"

#include <stdbool.h>

typedef struct quothp_stream quothp_stream;

/* The file is borrowed and read from where it stands. NULL when memory is out. */
quothp_stream *quothp_stream_new(FILE *file);
void quothp_stream_free(quothp_stream *stream);

/* Reads at most cap bytes; *n is 0 only at the end, or where a fault begins. A file that cannot be read is
   QUOTH_ERR_IO, which has been reported. */
quoth_status quothp_stream_read(quothp_stream *stream, quothp_report *report, char *out, size_t cap, size_t *n);

/* What ended the stream too early, with its place in the file: "the gzip data break off at byte 1234"; NULL: nothing.
   Borrowed: as long as the stream. */
const char *quothp_stream_fault(const quothp_stream *stream);

/* gzip or zlib data in memory, as HTTP sends it; nothing is put behind `limit` bytes. False: damaged, cut, or larger.
 */
bool quothp_unpack(const char *bytes, size_t n_bytes, size_t limit, quothp_buf *out);

#endif
