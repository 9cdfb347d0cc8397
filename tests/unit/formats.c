/* formats.c: files in the forms of newsrooms, archives and crawlers → documents. Each file of tests/read has its .want:
 * what is read of it, article by article, and what is said about it. REMAKE=1 writes the .want files anew.
 *
 * Each is read packed, too, and by a read() that gives a few bytes a time, and now and then is interrupted by a signal.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#include "doc/doc.h"

enum { ROOM = 1 << 16 }; /* no file is as large */

/* ---- what is read ---- */

static void put_message(void *user, const quoth_message *message)
{
    static const char *const LEVELS[] = {"error", "warning", "note"};
    fprintf(user, "%s %u:%u: %s\n", LEVELS[message->level], message->line, message->column, message->text);
}

static void put(FILE *out, const char *key, const char *value)
{
    if (value)
        fprintf(out, "%s: %s\n", key, value);
}

static void put_doc(FILE *out, const quoth_doc *doc)
{
    put(out, "id", doc->id);
    put(out, "url", doc->url);
    put(out, "title", doc->title);
    put(out, "date", doc->date);
    put(out, "publisher", doc->publisher);
    put(out, "provider", doc->provider);
    put(out, "byline", doc->byline);
    put(out, "dateline", doc->dateline);
    put(out, "language", doc->language);
    for (uint32_t i = 0; i < doc->subjects.n; i++)
        put(out, "subject", doc->subjects.at[i]);
    static const char *const KINDS[] = {"paragraph", "headline", "heading", "meta", "dateline"};
    for (uint32_t b = 0; b < doc->blocks.n; b++) {
        quothp_str s = quothp_doc_str(doc, doc->blocks.at[b].span);
        fprintf(out, "%s: %.*s\n", KINDS[doc->blocks.at[b].kind], (int)s.n, s.p);
    }
    for (uint32_t t = 0; doc->brought && t < doc->tokens.n; t++) {
        const quothp_token *token = &doc->tokens.at[t];
        quothp_str s = quothp_token_str(doc, t);
        fprintf(out, "token %u: %.*s %s %s %.*s %d\n", token->sentence, (int)s.n, s.p,
                quothp_upos_text((quothp_upos)token->upos), quothp_xpos_text((quothp_xpos)token->xpos),
                (int)token->lemma.n, token->lemma.p ? token->lemma.p : "", (int)token->head);
    }
    for (uint32_t i = 0; i < doc->names.n; i++) {
        quothp_str s = quothp_doc_str(doc, doc->names.at[i].span);
        fprintf(out, "name: %.*s %s\n", (int)s.n, s.p, quothp_name_type_text(doc->names.at[i].type));
    }
    fputs("\n", out);
}

static void put_articles(FILE *out, FILE *in, const char *name)
{
    quoth_settings settings = {.message = put_message, .user = out};
    quoth *q = quoth_new(&settings);
    quoth_source source = {.name = name};
    quoth_reader *reader = NULL;
    quoth_status status = quoth_reader_new(q, &source, in, &reader);
    while (status == QUOTH_OK || status == QUOTH_ERR_INPUT) {
        quoth_doc *doc = NULL;
        status = reader ? quoth_reader_next(reader, &doc) : QUOTH_OK;
        if (status == QUOTH_OK && !doc)
            break;
        if (doc)
            put_doc(out, doc);
        quoth_doc_free(doc);
    }
    assert_true(status == QUOTH_OK || status == QUOTH_ERR_INPUT);
    quoth_reader_free(reader);
    quoth_free(q);
}

/* What is read of the stream, which is closed; the caller frees it. */
static char *articles_of(FILE *in, const char *name)
{
    char *got = NULL;
    size_t n;
    assert_non_null(in);
    FILE *out = open_memstream(&got, &n);
    put_articles(out, in, name);
    fclose(out);
    fclose(in);
    return got;
}

/* ---- files ---- */

static void path_of(const char *name, const char *tail, char path[1024])
{
    const char *folder = getenv("top_srcdir");
    snprintf(path, 1024, "%s/tests/read/%s%s", folder ? folder : ".", name, tail);
}

static char *whole_file(const char *path, size_t *n)
{
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    char *bytes = malloc(ROOM);
    *n = fread(bytes, 1, ROOM - 1, in);
    bytes[*n] = '\0';
    fclose(in);
    return bytes;
}

static void reads_as_wanted(void **state)
{
    char path[1024], want_path[1024];
    size_t n;
    path_of(*state, "", path);
    path_of(*state, ".want", want_path);
    char *got = articles_of(fopen(path, "rb"), path);
    if (getenv("REMAKE")) {
        FILE *want = fopen(want_path, "wb");
        assert_non_null(want);
        fwrite(got, 1, strlen(got), want);
        fclose(want);
    }
    char *want = whole_file(want_path, &n);
    assert_string_equal(got, want);
    free(got);
    free(want);
}

/* ---- in small pieces ---- */

typedef struct dripping {
    const char *bytes;
    size_t n, used;
    unsigned turn;
} dripping;

/* One to seven bytes; each third time a signal came first, as to a pipe that is empty. */
static ssize_t drip(void *user, char *out, size_t room)
{
    dripping *d = user;
    size_t n = 1 + d->turn++ % 7, rest = d->n - d->used;
    if (d->turn % 3 == 0) {
        errno = EINTR;
        return -1;
    }
    n = n < rest ? n : rest;
    n = n < room ? n : room;
    memcpy(out, d->bytes + d->used, n);
    d->used += n;
    return (ssize_t)n;
}

typedef size_t pack(char *out, const char *bytes, size_t n);

static size_t as_it_is(char *out, const char *bytes, size_t n)
{
    memcpy(out, bytes, n);
    return n;
}

static size_t by_gzip(char *out, const char *bytes, size_t n)
{
    z_stream z = {.next_in = (unsigned char *)(uintptr_t)bytes,
                  .avail_in = (unsigned)n,
                  .next_out = (unsigned char *)out,
                  .avail_out = ROOM};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return z.total_out;
}

static size_t by_zstd(char *out, const char *bytes, size_t n)
{
    size_t n_out = ZSTD_compress(out, ROOM, bytes, n, 3);
    assert_false(ZSTD_isError(n_out));
    return n_out;
}

static void reads_the_same_in_pieces(void **state)
{
    static pack *const PACKS[] = {as_it_is, by_gzip, by_zstd};
    char path[1024], want_path[1024];
    size_t n_bytes, n_want;
    path_of(*state, "", path);
    path_of(*state, ".want", want_path);
    char *bytes = whole_file(path, &n_bytes), *want = whole_file(want_path, &n_want), *packed = malloc(ROOM);
    for (size_t i = 0; i < sizeof PACKS / sizeof *PACKS; i++) {
        dripping d = {packed, PACKS[i](packed, bytes, n_bytes), 0, 0};
        char *got = articles_of(fopencookie(&d, "rb", (cookie_io_functions_t){.read = drip}), path);
        assert_string_equal(got, want);
        free(got);
    }
    free(bytes);
    free(packed);
    free(want);
}

/* One a line: the list grows. */
/* clang-format off */
#define FILES(X) \
    X("wall.nitf.xml") \
    X("package.newsml.xml") \
    X("feed.rss") \
    X("feed.atom") \
    X("broken.rss") \
    X("entities.rss") \
    X("records.jsonl") \
    X("parsed.conllu") \
    X("parsed.json") \
    X("article.txt") \
    X("page.html") \
    X("crawl.warc")
/* clang-format on */

int main(void)
{
#define ROW(name)                                                                                                      \
    {name, reads_as_wanted, NULL, NULL, (void *)(uintptr_t)name},                                                      \
        {name " in pieces", reads_the_same_in_pieces, NULL, NULL, (void *)(uintptr_t)name},
    const struct CMUnitTest tests[] = {FILES(ROW)};
#undef ROW
    return cmocka_run_group_tests(tests, NULL, NULL);
}
