/* formats.c: files in the forms of newsrooms, archives and crawlers → documents. Each file of tests/read has its .want:
 * what is read of it, article by article, and what is said about it. REMAKE=1 writes the .want files anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"

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

static void put_articles(FILE *out, const char *path)
{
    quoth_settings settings = {.message = put_message, .user = out};
    quoth *q = quoth_new(&settings);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    quoth_source source = {.name = path};
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
    fclose(in);
    quoth_free(q);
}

static char *whole_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return NULL;
    char *text = malloc(1 << 16);
    text[fread(text, 1, (1 << 16) - 1, in)] = '\0';
    fclose(in);
    return text;
}

static void reads_as_wanted(void **state)
{
    char path[1024], want_path[1100];
    const char *folder = getenv("top_srcdir");
    snprintf(path, sizeof path, "%s/tests/read/%s", folder ? folder : ".", (const char *)*state);
    snprintf(want_path, sizeof want_path, "%s.want", path);
    char *got = NULL;
    size_t n;
    FILE *out = open_memstream(&got, &n);
    put_articles(out, path);
    fclose(out);
    if (getenv("REMAKE")) {
        FILE *want = fopen(want_path, "wb");
        assert_non_null(want);
        fwrite(got, 1, n, want);
        fclose(want);
    }
    char *want = whole_file(want_path);
    assert_non_null(want);
    assert_string_equal(got, want);
    free(got);
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
    X("parsed.json")
/* clang-format on */

int main(void)
{
#define ROW(name) {name, reads_as_wanted, NULL, NULL, (void *)(uintptr_t)name},
    const struct CMUnitTest tests[] = {FILES(ROW)};
#undef ROW
    return cmocka_run_group_tests(tests, NULL, NULL);
}
