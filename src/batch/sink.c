/* sink.c: see sink.h. zlib and libzstd do the work. */
#include "batch/sink.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

enum { ENOUGH = 256 * 1024, PIECE = 64 * 1024, GZIP_WINDOW = 15 + 16, GZIP_MEMORY = 8, ZSTD_LEVEL = 3 };

struct quothp_packer {
    z_stream zlib;
    ZSTD_CCtx *zstd;
};

/* ---- the file ---- */

static bool write_out(quothp_sink *sink)
{
    for (size_t at = 0; at < sink->waiting.n;) {
        ssize_t n = write(sink->fd, sink->waiting.p + at, sink->waiting.n - at);
        if (n < 0 && errno != EINTR)
            return false;
        at += n > 0 ? (size_t)n : 0;
    }
    quothp_buf_clear(&sink->waiting);
    return true;
}

static bool put(quothp_sink *sink, const char *bytes, size_t n_bytes)
{
    quothp_buf_add(&sink->waiting, bytes, n_bytes);
    sink->n_bytes += n_bytes;
    errno = ENOMEM;
    return !sink->waiting.failed && (sink->waiting.n < ENOUGH || write_out(sink));
}

/* ---- packing ---- */

static bool gzip(quothp_sink *sink, const char *bytes, size_t n_bytes, bool end)
{
    z_stream *z = &sink->packer->zlib;
    char piece[PIECE];
    int code = Z_OK;
    z->next_in = (const unsigned char *)bytes;
    z->avail_in = (uInt)n_bytes;
    do {
        z->next_out = (unsigned char *)piece;
        z->avail_out = sizeof piece;
        code = deflate(z, end ? Z_FINISH : Z_NO_FLUSH);
        if (!put(sink, piece, sizeof piece - z->avail_out))
            return false;
    } while (end ? code == Z_OK : z->avail_out == 0);
    return end ? code == Z_STREAM_END : code == Z_OK || code == Z_BUF_ERROR;
}

static bool zstd(quothp_sink *sink, const char *bytes, size_t n_bytes, bool end)
{
    char piece[PIECE];
    ZSTD_inBuffer in = {bytes, n_bytes, 0};
    size_t rest;
    do {
        ZSTD_outBuffer out = {piece, sizeof piece, 0};
        rest = ZSTD_compressStream2(sink->packer->zstd, &out, &in, end ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(rest) || !put(sink, piece, out.pos))
            return false;
    } while (end ? rest > 0 : in.pos < in.size);
    return true;
}

static bool open_packer(quothp_sink *sink)
{
    quothp_packer *packer = sink->packer = calloc(1, sizeof *packer);
    errno = ENOMEM;
    if (!packer)
        return false;
    if (sink->packing == QUOTHP_GZIP)
        return deflateInit2(&packer->zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY,
                            Z_DEFAULT_STRATEGY) == Z_OK;
    packer->zstd = ZSTD_createCCtx();
    return packer->zstd && !ZSTD_isError(ZSTD_CCtx_setParameter(packer->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL)) &&
           !ZSTD_isError(ZSTD_CCtx_setParameter(packer->zstd, ZSTD_c_checksumFlag, 1));
}

static void close_packer(quothp_sink *sink)
{
    if (!sink->packer)
        return;
    if (sink->packing == QUOTHP_GZIP)
        deflateEnd(&sink->packer->zlib);
    ZSTD_freeCCtx(sink->packer->zstd);
    free(sink->packer);
    sink->packer = NULL;
}

static bool pack(quothp_sink *sink, const char *bytes, size_t n_bytes, bool end)
{
    if (!sink->packer && !open_packer(sink))
        return false;
    return (sink->packing == QUOTHP_GZIP ? gzip : zstd)(sink, bytes, n_bytes, end);
}

/* ---- what others call ---- */

bool quothp_sink_add(quothp_sink *sink, const char *bytes, size_t n_bytes)
{
    static const size_t MOST = 1 << 30; /* zlib counts in 32 bits */
    for (size_t n; n_bytes; bytes += n, n_bytes -= n) {
        n = n_bytes < MOST ? n_bytes : MOST;
        if (!(sink->packing == QUOTHP_PLAIN ? put(sink, bytes, n) : pack(sink, bytes, n, false)))
            return false;
    }
    return true;
}

bool quothp_sink_border(quothp_sink *sink)
{
    if (sink->packer && !pack(sink, NULL, 0, true))
        return false;
    close_packer(sink);
    return write_out(sink);
}

bool quothp_sink_finish(quothp_sink *sink)
{
    if (sink->packing != QUOTHP_PLAIN && !sink->n_bytes && !sink->packer && !pack(sink, NULL, 0, true))
        return false;
    return quothp_sink_border(sink);
}

void quothp_sink_free(quothp_sink *sink)
{
    close_packer(sink);
    quothp_buf_free(&sink->waiting);
}
