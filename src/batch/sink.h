/* sink.h: one output file, plain or packed. What is packed comes in members (gzip) or frames (zstd), each of which can
 * be read alone: a file that is cut off behind one of them is whole.
 */
#ifndef QUOTHP_BATCH_SINK_H
#define QUOTHP_BATCH_SINK_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum quothp_packing { QUOTHP_PLAIN, QUOTHP_GZIP, QUOTHP_ZSTD } quothp_packing;

typedef struct quothp_packer quothp_packer;

/* Zeroed, with fd and packing set, it is at the beginning of a file. */
typedef struct quothp_sink {
    int fd;
    quothp_packing packing;
    quothp_buf waiting;    /* bytes of the file that are not in it yet */
    uint64_t n_bytes;      /* of the file */
    quothp_packer *packer; /* NULL: no member has begun */
} quothp_sink;

/* All: false sets errno, and the sink is good for nothing but to be freed. */
bool quothp_sink_add(quothp_sink *sink, const char *bytes, size_t n_bytes);
/* Ends the member and hands all bytes to the system; the next bytes begin a new one. */
bool quothp_sink_border(quothp_sink *sink);
/* The last border: a packed file without a single byte gets a member, as it would not be one without. */
bool quothp_sink_finish(quothp_sink *sink);
void quothp_sink_free(quothp_sink *sink); /* leaves fd open */

#endif
