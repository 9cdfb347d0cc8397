/* stream.c: see stream.h. zlib and libzstd do the work; here is what happens at the ends of members and of the file. */
#include "read/stream.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum {
    PIECE = 64 * 1024,
    MAGIC = 4,
    LARGEST_DICTIONARY = 8 * 1024 * 1024, /* packed or not; WARC-zstd asks for no more */
    ANY_WRAPPER = 15 + 32,                /* zlib's windowBits: largest window, gzip or zlib header */
    RAW_WRAPPER = -15,                    /* no header: what some servers send as "deflate" */
    GZIP_WRAPPER = 15 + 16
};

static const char FRAME[] = "\x28\xB5\x2F\xFD", DICTIONARY_FRAME[] = "\x5D\x2A\x4D\x18";

typedef enum packing { UNKNOWN, PLAIN, GZIP, ZSTD } packing;

struct quothp_stream {
    FILE *file;
    packing packing;
    char raw[PIECE]; /* bytes of the file: n of them, of which `used` are done with */
    size_t n, used;
    uint64_t before;    /* bytes of the file before raw */
    bool file_ended;    /* nothing is to be had behind raw */
    bool inside;        /* a member or frame has begun and not ended */
    bool ended, failed; /* of the stream: for any reason; because a library would not start */
    z_stream zlib;
    ZSTD_DStream *zstd;
    char fault[128]; /* empty: none */
};

quothp_stream *quothp_stream_new(FILE *file)
{
    quothp_stream *stream = calloc(1, sizeof *stream);
    if (stream)
        stream->file = file;
    return stream;
}

void quothp_stream_free(quothp_stream *stream)
{
    if (!stream)
        return;
    if (stream->packing == GZIP)
        inflateEnd(&stream->zlib);
    ZSTD_freeDStream(stream->zstd);
    free(stream);
}

const char *quothp_stream_fault(const quothp_stream *stream)
{
    return stream->fault[0] ? stream->fault : NULL;
}

static void end_by_fault(quothp_stream *stream, const char *what)
{
    snprintf(stream->fault, sizeof stream->fault, "%s data %s at byte %llu of the file; what stood before is kept",
             stream->packing == GZIP ? "gzip" : "zstd", what, (unsigned long long)(stream->before + stream->used));
    stream->ended = true;
}

/* Fills raw behind what is not yet used. */
static quoth_status fill(quothp_stream *stream, quothp_report *report)
{
    stream->before += stream->used;
    stream->n -= stream->used;
    memmove(stream->raw, stream->raw + stream->used, stream->n);
    stream->used = 0;
    size_t want = sizeof stream->raw - stream->n;
    size_t got = quothp_file_read(stream->file, stream->raw + stream->n, want);
    stream->n += got;
    stream->file_ended = got < want;
    if (!ferror(stream->file))
        return QUOTH_OK;
    quothp_report_at(report, QUOTH_ERROR, 0, 0, "%s", errno ? strerror(errno) : "reading failed");
    stream->ended = true;
    return QUOTH_ERR_IO;
}

static bool starts(const quothp_stream *stream, const char *magic, size_t n)
{
    return stream->n - stream->used >= n && memcmp(stream->raw + stream->used, magic, n) == 0;
}

static bool starts_gzip(const quothp_stream *stream)
{
    return starts(stream, "\x1F\x8B\x08", 3);
}

static bool starts_zstd(const quothp_stream *stream)
{
    bool skippable = stream->n - stream->used >= MAGIC && (stream->raw[stream->used] & 0xF0) == 0x50 &&
                     memcmp(stream->raw + stream->used + 1, "\x2A\x4D\x18", 3) == 0;
    return skippable || starts(stream, FRAME, MAGIC);
}

/* ---- the dictionary of a web archive: WARC-zstd 1.0 of the IIPC ---- */

static const char DICTIONARY[] = "\x37\xA4\x30\xEC";

static bool load(ZSTD_DStream *zstd, const char *bytes, size_t n_bytes)
{
    return n_bytes > MAGIC && memcmp(bytes, DICTIONARY, MAGIC) == 0 &&
           !ZSTD_isError(ZSTD_DCtx_loadDictionary(zstd, bytes, n_bytes));
}

/* A dictionary, or a frame that holds one; anything else has its own meaning, and is skipped. */
static bool load_frame(ZSTD_DStream *zstd, const char *bytes, size_t n_bytes)
{
    if (n_bytes < MAGIC || memcmp(bytes, FRAME, MAGIC) != 0)
        return n_bytes < MAGIC || memcmp(bytes, DICTIONARY, MAGIC) != 0 || load(zstd, bytes, n_bytes);
    const unsigned long long told = ZSTD_getFrameContentSize(bytes, n_bytes);
    const unsigned long long size = told == ZSTD_CONTENTSIZE_UNKNOWN ? LARGEST_DICTIONARY : told;
    char *unpacked = size <= LARGEST_DICTIONARY ? malloc((size_t)size + 1) : NULL;
    const size_t n = unpacked ? ZSTD_decompress(unpacked, (size_t)size, bytes, n_bytes) : 0;
    const bool loaded = unpacked && !ZSTD_isError(n) && load(zstd, unpacked, n);
    free(unpacked);
    return loaded;
}

/* Takes n bytes, or as many as there are. */
static quoth_status take_bytes(quothp_stream *stream, quothp_report *report, size_t n_bytes, quothp_buf *out)
{
    quoth_status status = QUOTH_OK;
    while (status == QUOTH_OK && out->n < n_bytes && !out->failed) {
        const size_t rest = stream->n - stream->used, want = n_bytes - out->n;
        quothp_buf_add(out, stream->raw + stream->used, rest < want ? rest : want);
        stream->used += rest < want ? rest : want;
        if (stream->used == stream->n && stream->file_ended)
            break;
        if (stream->used == stream->n)
            status = fill(stream, report);
    }
    return out->failed ? QUOTH_ERR_MEMORY : status;
}

/* The first frame of the file, which begins with its kind and its length. */
static quoth_status take_dictionary(quothp_stream *stream, quothp_report *report)
{
    const unsigned char *length = (const unsigned char *)stream->raw + stream->used + MAGIC;
    if (stream->n - stream->used < 2 * MAGIC)
        return QUOTH_OK; /* it breaks off */
    const size_t n = length[0] | (size_t)length[1] << 8 | (size_t)length[2] << 16 | (size_t)length[3] << 24;
    if (n > LARGEST_DICTIONARY) {
        end_by_fault(stream, "have a dictionary of more than 8 MiB");
        return QUOTH_OK;
    }
    stream->used += 2 * MAGIC;
    quothp_buf frame = {0};
    quoth_status status = take_bytes(stream, report, n, &frame);
    if (status == QUOTH_OK && frame.n < n)
        end_by_fault(stream, "break off");
    else if (status == QUOTH_OK && !load_frame(stream->zstd, frame.p ? frame.p : "", frame.n))
        end_by_fault(stream, "have a dictionary that is damaged or too large");
    quothp_buf_free(&frame);
    return status;
}

static quoth_status detect(quothp_stream *stream, quothp_report *report)
{
    quoth_status status = fill(stream, report);
    stream->packing = PLAIN;
    if (starts_gzip(stream)) {
        if (inflateInit2(&stream->zlib, GZIP_WRAPPER) != Z_OK)
            return QUOTH_ERR_MEMORY;
        stream->packing = GZIP;
    } else if (starts_zstd(stream)) {
        stream->zstd = ZSTD_createDStream();
        if (!stream->zstd)
            return QUOTH_ERR_MEMORY;
        stream->packing = ZSTD;
        if (status == QUOTH_OK && starts(stream, DICTIONARY_FRAME, MAGIC))
            status = take_dictionary(stream, report);
    }
    return status;
}

static void take_plain(quothp_stream *stream, char *out, size_t cap, size_t *n)
{
    size_t rest = stream->n - stream->used;
    *n = rest < cap ? rest : cap;
    memcpy(out, stream->raw + stream->used, *n);
    stream->used += *n;
}

static void take_gzip(quothp_stream *stream, char *out, size_t cap, size_t *n)
{
    z_stream *z = &stream->zlib;
    z->next_in = (unsigned char *)stream->raw + stream->used;
    z->avail_in = (unsigned)(stream->n - stream->used);
    z->next_out = (unsigned char *)out;
    z->avail_out = (unsigned)cap;
    stream->inside = true;
    int code = inflate(z, Z_NO_FLUSH);
    stream->used = stream->n - z->avail_in;
    *n = cap - z->avail_out;
    if (code == Z_STREAM_END) {
        inflateReset(z);
        stream->inside = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
        end_by_fault(stream, "are damaged");
    }
}

static void take_zstd(quothp_stream *stream, char *out, size_t cap, size_t *n)
{
    ZSTD_inBuffer in = {stream->raw, stream->n, stream->used};
    ZSTD_outBuffer to = {out, cap, 0};
    stream->inside = true;
    size_t code = ZSTD_decompressStream(stream->zstd, &to, &in);
    stream->used = in.pos;
    *n = to.pos;
    if (ZSTD_isError(code))
        end_by_fault(stream, "are damaged");
    else if (code == 0)
        stream->inside = false;
}

/* Between members: the file may end here, also by zero bytes, with which tapes and tar fill up. */
static bool ends_here(quothp_stream *stream)
{
    while (stream->used < stream->n && stream->raw[stream->used] == '\0')
        stream->used++;
    if (stream->used == stream->n)
        return stream->file_ended;
    if (stream->packing == GZIP ? starts_gzip(stream) : starts_zstd(stream))
        return false;
    end_by_fault(stream, "are followed by something else");
    return true;
}

/* One step of work; *n may be 0 before the end. */
static quoth_status step(quothp_stream *stream, quothp_report *report, char *out, size_t cap, size_t *n)
{
    if (!stream->file_ended && stream->n - stream->used < MAGIC) {
        quoth_status status = fill(stream, report);
        if (status != QUOTH_OK)
            return status;
    }
    if (stream->packing == PLAIN) {
        take_plain(stream, out, cap, n);
        stream->ended = *n == 0;
    } else if (!stream->inside && ends_here(stream)) {
        stream->ended = true;
    } else if (stream->inside || stream->used < stream->n) {
        size_t used = stream->used;
        (stream->packing == GZIP ? take_gzip : take_zstd)(stream, out, cap, n);
        if (stream->inside && !stream->ended && *n == 0 && stream->used == used && stream->file_ended)
            end_by_fault(stream, "break off");
    }
    return QUOTH_OK;
}

quoth_status quothp_stream_read(quothp_stream *stream, quothp_report *report, char *out, size_t cap, size_t *n)
{
    *n = 0;
    quoth_status status = stream->packing == UNKNOWN ? detect(stream, report) : QUOTH_OK;
    while (status == QUOTH_OK && *n == 0 && !stream->ended)
        status = step(stream, report, out, cap, n);
    return status;
}

static int inflate_all(z_stream *z, size_t limit, quothp_buf *out)
{
    unsigned char piece[PIECE];
    int code;
    do {
        z->next_out = piece;
        z->avail_out = sizeof piece;
        code = inflate(z, Z_NO_FLUSH);
        quothp_buf_add(out, (const char *)piece, sizeof piece - z->avail_out);
    } while (code == Z_OK && out->n <= limit);
    return code;
}

bool quothp_unpack(const char *bytes, size_t n_bytes, size_t limit, quothp_buf *out)
{
    static const int WRAPPERS[] = {ANY_WRAPPER, RAW_WRAPPER};
    for (size_t i = 0; i < 2; i++) {
        z_stream z = {.next_in = (unsigned char *)(uintptr_t)bytes, .avail_in = (unsigned)n_bytes};
        if (inflateInit2(&z, WRAPPERS[i]) != Z_OK)
            return false;
        quothp_buf_clear(out);
        int code = inflate_all(&z, limit, out);
        inflateEnd(&z);
        if (code == Z_STREAM_END && out->n <= limit)
            return true;
    }
    return false;
}
