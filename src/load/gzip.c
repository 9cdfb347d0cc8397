/* gzip.c: see gzip.h. */
#include "load/gzip.h"

#define ZLIB_CONST
#include <limits.h>
#include <string.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 16 };

bool quothp_gzip(quothp_buf *out, quothp_str bytes)
{
    unsigned char block[16 * 1024];
    z_stream z = {0};
    int status = Z_OK;
    quothp_buf_clear(out);
    if (bytes.n > UINT_MAX || deflateInit2(&z, Z_BEST_SPEED, Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    z.next_in = (const unsigned char *)bytes.p;
    z.avail_in = (uInt)bytes.n;
    while (status == Z_OK) {
        z.next_out = block;
        z.avail_out = sizeof block;
        status = deflate(&z, Z_FINISH);
        quothp_buf_add(out, (const char *)block, sizeof block - z.avail_out);
    }
    deflateEnd(&z);
    return status == Z_STREAM_END && !out->failed;
}
