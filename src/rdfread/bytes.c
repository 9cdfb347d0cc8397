/* bytes.c: see bytes.h. */
#include "rdfread/bytes.h"

#include "base/file.h"
#include "base/utf8.h"

#include <errno.h>
#include <string.h>

/* An article has at most 16 MiB, and an escape makes at most six bytes of one. */
enum { MAX_STATEMENT = 128 * 1024 * 1024 };

void quothp_bytes_start(quothp_bytes *bytes, FILE *in, quothp_report *report)
{
    bytes->in = in;
    bytes->report = report;
    bytes->at = bytes->n_good = bytes->n = bytes->n_statement = 0;
    bytes->line = 1;
    bytes->column = 0;
    bytes->newline = bytes->failed = false;
}

static bool fail(quothp_bytes *bytes, const char *why)
{
    quothp_report_at(bytes->report, QUOTH_ERROR, bytes->line + bytes->newline, bytes->newline ? 1 : bytes->column + 1,
                     "%s", why);
    bytes->failed = true;
    return false;
}

/* How many of the n bytes at p are whole characters of UTF-8 and no NUL. */
static size_t good_bytes(const unsigned char *p, size_t n)
{
    size_t bad = n;
    const unsigned char *nul = memchr(p, 0, n);
    size_t n_text = nul ? (size_t)(nul - p) : n;
    return quothp_utf8_valid((const char *)p, n_text, &bad) ? n_text : bad;
}

static bool end_or_fail(quothp_bytes *bytes)
{
    if (ferror(bytes->in))
        return fail(bytes, errno ? strerror(errno) : "cannot be read");
    return bytes->n > 0 && fail(bytes, bytes->block[0] ? "no UTF-8" : "a NUL byte; is this RDF text?");
}

/* What was left of the block, the beginning of a character, moves to its front. */
bool quothp_bytes_fill(quothp_bytes *bytes)
{
    size_t n_left = bytes->n - bytes->at;
    if (bytes->failed)
        return false;
    memmove(bytes->block, bytes->block + bytes->at, n_left);
    bytes->at = 0;
    bytes->n = n_left + quothp_file_read(bytes->in, bytes->block + n_left, sizeof bytes->block - n_left);
    bytes->n_good = good_bytes(bytes->block, bytes->n);
    bytes->n_statement += bytes->n_good;
    if (bytes->n_statement > MAX_STATEMENT)
        return fail(bytes, "a statement of more than 128 MiB");
    return bytes->n_good > 0 || end_or_fail(bytes);
}
