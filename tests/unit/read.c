/* read.c: bytes of text, HTML and JSON Lines → documents: text, blocks, metadata, the way back, and broken input. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "doc/doc.h"
#include "read/read.h"

typedef struct seen {
    char text[256];
    uint32_t line, column;
} seen;

static void keep_message(void *user, const quoth_message *message)
{
    seen *last = user;
    snprintf(last->text, sizeof last->text, "%s", message->text);
    last->line = message->line;
    last->column = message->column;
}

/* The first article of an input, or NULL; the status in *status, the last message in *message. */
static quoth_doc *read_bytes(const char *bytes, size_t n, quoth_format format, quoth_status *status, seen *message)
{
    quoth_settings settings = {.message = keep_message, .user = message};
    quoth *q = quoth_new(&settings);
    quoth_source source = {.name = "input", .format = format};
    quoth_reader *reader;
    quoth_doc *doc = NULL;
    FILE *in = n ? fmemopen((void *)(uintptr_t)bytes, n, "rb") : fopen("/dev/null", "rb");
    *status = quoth_reader_new(q, &source, in, &reader);
    if (*status == QUOTH_OK)
        *status = quoth_reader_next(reader, &doc);
    quoth_reader_free(reader);
    fclose(in);
    quoth_free(q);
    return doc;
}

static quoth_doc *read_good(const char *text)
{
    quoth_status status;
    seen message = {0};
    quoth_doc *doc = read_bytes(text, strlen(text), QUOTH_FROM_ANY, &status, &message);
    if (status != QUOTH_OK || !doc)
        fail_msg("%s: %s", text, message.text);
    return doc;
}

/* Blocks as "kind:text|kind:text", kinds P, T (headline), H, M, D. */
static void blocks_of(const quoth_doc *doc, char *out, size_t size)
{
    size_t n = 0;
    for (uint32_t b = 0; b < doc->blocks.n; b++) {
        quothp_str s = quothp_doc_str(doc, doc->blocks.at[b].span);
        n += (size_t)snprintf(out + n, size - n, "%s%c:%.*s", b ? "|" : "", "PTHMD"[doc->blocks.at[b].kind], (int)s.n,
                              s.p);
    }
}

static void blocks_of_plain_text(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want;
    } rows[] = {
        {"one line", "A line.", "P:A line."},
        {"blank lines", "One.\n\nTwo.\n \n Three. ", "P:One.|P:Two.|P:Three."},
        {"unknown ends of lines", "One.\r\n\r\nTwo.\xC2\x85\xC2\x85Three.", "P:One.|P:Two.|P:Three."},
        {"hard-wrapped",
         "The ferry was late again and the\nharbour master said so to anyone\nwho asked.\n\nNobody did.",
         "P:The ferry was late again and the\nharbour master said so to anyone\nwho asked.|P:Nobody did."},
        {"ended by hand", "We ran.\nThe next line is a good deal longer.",
         "P:We ran.|P:The next line is a good deal longer."},
        {"headline, date, byline",
         "Harbour wall fails\n\nTuesday, March 4, 2031\n\nBy Ada Quill\n\nThe wall fell on Monday, they say.",
         "T:Harbour wall fails|M:Tuesday, March 4, 2031|M:By Ada Quill|P:The wall fell on Monday, they say."},
        {"metadata before the prose", " date 2031-03-04 The wall fell.\n\n\"We saw it\"\n\nAll of it.",
         "M:date 2031-03-04|P:The wall fell.|H:\"We saw it\"|P:All of it."},
        {"dateline", "FENPORT (AP) \xE2\x80\x94 The wall fell.", "D:FENPORT (AP) \xE2\x80\x94|P:The wall fell."},
        {"dateline with two hyphens", "NEW FENPORT, March 4 -- The wall fell.",
         "D:NEW FENPORT, March 4 --|P:The wall fell."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = read_good(rows[i].text);
        char got[512] = "";
        blocks_of(doc, got, sizeof got);
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: %s", rows[i].name, got);
        quoth_doc_free(doc);
    }
}

static void metadata_of_plain_text(void **state)
{
    (void)state;
    quoth_doc *doc =
        read_good("Harbour wall fails\n\n4 March 2031\n\nBy Ada Quill\n\nThe wall fell on Monday, they say.");
    assert_string_equal(doc->title, "Harbour wall fails");
    assert_string_equal(doc->date, "2031-03-04");
    assert_string_equal(doc->byline, "Ada Quill");
    quoth_doc_free(doc);
}

static void dates(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want; /* NULL: no date */
    } rows[] = {
        {"2031-03-04", "2031-03-04"},
        {"2031-03-04T08:00:00Z", "2031-03-04"},
        {"March 4, 2031", "2031-03-04"},
        {"Mar. 4th 2031", "2031-03-04"},
        {"4 March 2031", "2031-03-04"},
        {"Tue, 4 Mar 2031 08:00", "2031-03-04"},
        {"Sept. 30, 2031", "2031-09-30"},
        {"2031-13-04", NULL},
        {"March 2031", NULL},
        {"Marching 4, 2031", NULL},
        {"in 2031", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char got[11];
        bool found = quothp_date_of(quothp_str_of(rows[i].text), got);
        if (found != (rows[i].want != NULL) || (found && strcmp(got, rows[i].want) != 0))
            fail_msg("%s: %s", rows[i].text, found ? got : "no date");
    }
}

static const char PAGE[] =
    "<!DOCTYPE html><html lang=en><head><title>Wall fails - The Fen Post</title>"
    "<link rel=canonical href='https://fen.example/wall'><meta property='og:site_name' content='The Fen Post'>"
    "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"Wall &amp; fails\","
    " \"datePublished\": \"2031-03-04T08:00\", \"author\": [{\"name\": \"Ada Quill\"}]}]}</script></head><body>"
    "<nav><a href=/>Home</a> <a href=/x>More of our news about this and that and all the rest of it</a></nav>"
    "<div class='article-body'><h1>Wall fails</h1><p>The sea wall at Fenport fell on Monday, the harbour master\n  "
    "said,"
    " after a night of wind &amp; rain.</p><figure><img src=x><figcaption>The wall, before it fell into the sea on"
    " Monday night.</figcaption></figure><h2>No money</h2><p>There was <b>no</b> money for it, she said, and nobody"
    " had asked for any since the last flood.</p><script>var x = '<p>not text, not at all, whatever it may look "
    "like</p>';"
    "</script><div class='related-links'><a href=/y>Ten other walls that fell this year, and why they "
    "fell</a></div></div>"
    "<footer>All rights reserved by the Fen Post, its heirs and whoever else may want them, for ever and ever.</footer>"
    "</body></html>";

static void page_becomes_article(void **state)
{
    (void)state;
    quoth_doc *doc = read_good(PAGE);
    char got[1024] = "";
    blocks_of(doc, got, sizeof got);
    assert_string_equal(got,
                        "H:Wall fails|P:The sea wall at Fenport fell on Monday, the harbour master said, after a night"
                        " of wind & rain.|H:No money|P:There was no money for it, she said, and nobody had asked for"
                        " any since the last flood.");
    assert_string_equal(doc->date, "2031-03-04");
    assert_string_equal(doc->byline, "Ada Quill");
    assert_string_equal(doc->publisher, "The Fen Post");
    assert_string_equal(doc->url, "https://fen.example/wall");
    assert_string_equal(doc->language, "en");
    quoth_doc_free(doc);
}

static void lead_and_last_headings(void **state)
{
    (void)state;
    static const char TEXT[] =
        "The harbour master told the council of it in a letter, and then in a second letter, and had no "
        "answer to either of them until the night on which the wall fell into the sea.";
    char page[2048], got[2048] = "", want[2048];
    snprintf(
        page, sizeof page,
        "<html><body><main><h1>Wall fails</h1><div class=summary>The sea wall at Fenport fell on Monday, after years "
        "without repair.</div><div><p>%s</p><p>%s</p><p>%s</p><h3>More from Fenport</h3></div></main></body></html>",
        TEXT, TEXT, TEXT);
    quoth_doc *doc = read_good(page);
    blocks_of(doc, got, sizeof got);
    snprintf(want, sizeof want, "P:The sea wall at Fenport fell on Monday, after years without repair.|P:%s|P:%s|P:%s",
             TEXT, TEXT, TEXT);
    assert_string_equal(got, want);
    assert_string_equal(doc->title, "Wall fails");
    quoth_doc_free(doc);
}

static void bylines_and_days_of_pages(void **state)
{
    (void)state;
    static const struct {
        const char *page, *byline, *date;
    } rows[] = {
        {"<body><span class=article-byline>By Ada Quill | The Fen Post</span><p>The wall fell.</p>", "Ada Quill", NULL},
        {"<body><a rel=author href=/a>Ada Quill</a><time>4 March 2031</time><p>The wall fell.</p>", "Ada Quill",
         "2031-03-04"},
        {"<head><link rel=canonical href='https://fen.example/2031/03/04/wall'></head><body><p>The wall fell.</p>",
         NULL, "2031-03-04"},
        {"<body><span class=byline>and so the wall fell at last, which nobody had thought it would</span><p>So.</p>",
         NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_doc *doc = read_good(rows[i].page);
        if ((doc->byline == NULL) != (rows[i].byline == NULL) || (doc->byline && strcmp(doc->byline, rows[i].byline)) ||
            (doc->date == NULL) != (rows[i].date == NULL) || (doc->date && strcmp(doc->date, rows[i].date)))
            fail_msg("%zu: %s, %s", i, doc->byline ? doc->byline : "no byline", doc->date ? doc->date : "no date");
        quoth_doc_free(doc);
    }
}

/* Every run of the map says where its first character stood. */
static void page_offsets_lead_back(void **state)
{
    (void)state;
    quoth_doc *doc = read_good(PAGE);
    assert_true(doc->source_map.n > 5);
    for (uint32_t i = 0; i < doc->source_map.n; i++) {
        quothp_source_run run = doc->source_map.at[i];
        char text = doc->text[run.text], source = PAGE[run.source];
        if (text != source && source != '&')
            fail_msg("run %u: text has '%c', the page '%c'", i, text, source);
    }
    quoth_doc_free(doc);
}

static void plain_offsets_lead_back(void **state)
{
    (void)state;
    const char *file = "\xEF\xBB\xBFOne.\r\n\r\nTwo.\r\n";
    quoth_doc *doc = read_good(file);
    assert_string_equal(doc->text, "One.\n\nTwo.\n");
    for (uint32_t i = 0; i < doc->source_map.n; i++) {
        quothp_source_run run = doc->source_map.at[i];
        if (run.text < doc->n_bytes && doc->text[run.text] != '\n')
            assert_int_equal(doc->text[run.text], file[run.source]);
    }
    assert_int_equal(doc->source_map.at[0].source, 3);
    quoth_doc_free(doc);
}

#define PAGE_OF(head, body) "<html><head>" head "</head><body><p>" body "</p></body></html>"

static void encodings_of_pages(void **state)
{
    (void)state;
    static const char WIDE[] = "\xFF\xFE<\0p\0>\0C\0a\0f\0\xE9\0 \0\x1C\x20o\0k\0\x1D\x20";
    static const struct {
        const char *name, *page;
        size_t n; /* 0: strlen */
        const char *want;
    } rows[] = {
        {"declared Latin-1", PAGE_OF("<meta charset=iso-8859-1>", "Caf\xE9."), 0, "Caf\xC3\xA9."},
        {"UTF-8, declared Latin-1", PAGE_OF("<meta charset=iso-8859-1>", "Caf\xC3\xA9."), 0, "Caf\xC3\xA9."},
        {"undeclared, not UTF-8", PAGE_OF("", "Caf\xE9."), 0, "Caf\xC3\xA9."},
        {"undeclared UTF-8", PAGE_OF("", "Caf\xC3\xA9."), 0, "Caf\xC3\xA9."},
        {"entity", PAGE_OF("", "Caf&eacute;."), 0, "Caf\xC3\xA9."},
        {"the quotation marks of Windows", PAGE_OF("<meta charset=latin1>", "\x93Ok\x94."), 0,
         "\xE2\x80\x9COk\xE2\x80\x9D."},
        {"http-equiv", PAGE_OF("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "\xED\xE9\xF2."),
         0, "\xD0\x9C\xD0\x98\xD0\xA0."},
        {"XML declaration",
         "<?xml version='1.0' encoding=\"windows-1251\"?><html><body><p>\xCC\xE8\xF0.</p></body></html>", 0,
         "\xD0\x9C\xD0\xB8\xD1\x80."},
        {"an encoding nobody knows", PAGE_OF("<meta charset=x-fen>", "Caf\xE9."), 0, "Caf\xC3\xA9."},
        {"a byte that means nothing", PAGE_OF("<meta charset=windows-1252>", "No\x81, he said."), 0, "No?, he said."},
        {"broken UTF-8", PAGE_OF("<meta charset=utf-8>", "Caf\xC3\xA9 \xC3(."), 0, "Caf\xC3\xA9 ?(."},
        {"byte order mark", "\xEF\xBB\xBF" PAGE_OF("<meta charset=latin1>", "Caf\xC3\xA9."), 0, "Caf\xC3\xA9."},
        {"UTF-16", WIDE, sizeof WIDE - 1, "Caf\xC3\xA9 \xE2\x80\x9Cok\xE2\x80\x9D"},
        {"UTF-16 cut in a character", WIDE, sizeof WIDE - 2, "Caf\xC3\xA9 \xE2\x80\x9Cok?"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_status status;
        seen message = {0};
        size_t n = rows[i].n ? rows[i].n : strlen(rows[i].page);
        quoth_doc *doc = read_bytes(rows[i].page, n, QUOTH_FROM_ANY, &status, &message);
        if (!doc || strcmp(doc->text, rows[i].want) != 0)
            fail_msg("%s: %s", rows[i].name, doc ? doc->text : message.text);
        quoth_doc_free(doc);
    }
}

static void json_lines_keep_the_text(void **state)
{
    (void)state;
    quoth_doc *doc =
        read_good("{\"id\": \"a1\", \"title\": \"T\", \"date\": \"2031-03-04\", \"text\": \"One.\\r\\n\\r\\nTwo.\"}\n");
    assert_string_equal(doc->id, "a1");
    assert_string_equal(doc->text, "One.\r\n\r\nTwo.");
    assert_string_equal(doc->date, "2031-03-04");
    assert_int_equal(doc->blocks.n, 2);
    quoth_doc_free(doc);
}

static void broken_input_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *name, *bytes;
        size_t n; /* 0: strlen */
        quoth_format format;
        uint32_t line, column;
        const char *says;
    } rows[] = {
        {"empty", "", 0, QUOTH_FROM_ANY, 0, 0, "empty"},
        {"white space", " \n\t ", 0, QUOTH_FROM_ANY, 0, 0, "no text"},
        {"broken UTF-8", "ab\nc\xC3\xA9\xFFz", 0, QUOTH_FROM_ANY, 2, 3, "0xFF"},
        {"NUL", "ab\nc\0d", 6, QUOTH_FROM_ANY, 2, 2, "NUL"},
        {"broken JSON", "{\"text\": \"a\"", 0, QUOTH_FROM_ANY, 1, 12, "JSON"},
        {"JSON without text", "{\"id\": \"a\"}", 0, QUOTH_FROM_ANY, 1, 0, "neither"},
        {"page without text", "<html><body><nav>Home</nav></body></html>", 0, QUOTH_FROM_HTML, 1, 0, "no article"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        quoth_status status;
        seen message = {0};
        size_t n = rows[i].n ? rows[i].n : strlen(rows[i].bytes);
        quoth_doc *doc = read_bytes(rows[i].bytes, n, rows[i].format, &status, &message);
        if (doc || status != QUOTH_ERR_INPUT || message.line != rows[i].line || message.column != rows[i].column ||
            !strstr(message.text, rows[i].says))
            fail_msg("%s: %u:%u: %s", rows[i].name, message.line, message.column, message.text);
    }
}

/* A bad record is skipped; the next one is read. */
static void bad_record_does_not_stop_the_rest(void **state)
{
    (void)state;
    seen message = {0};
    quoth_settings settings = {.message = keep_message, .user = &message};
    quoth *q = quoth_new(&settings);
    quoth_source source = {.name = "lines"};
    const char *lines = "{\"text\": \"One.\"}\nnonsense\n\n{\"text\": \"Two.\"}\n";
    quoth_reader *reader;
    quoth_doc *doc;
    FILE *in = fmemopen((void *)(uintptr_t)lines, strlen(lines), "rb");
    assert_int_equal(quoth_reader_new(q, &source, in, &reader), QUOTH_OK);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    assert_string_equal(doc->text, "One.");
    quoth_doc_free(doc);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_ERR_INPUT);
    assert_null(doc);
    assert_int_equal(message.line, 2);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    assert_string_equal(doc->text, "Two.");
    quoth_doc_free(doc);
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    assert_null(doc);
    quoth_reader_free(reader);
    fclose(in);
    quoth_free(q);
}

/* Records that stretch over the pieces in which the input is read, and one that is too large to be an article. */
static void large_records(void **state)
{
    (void)state;
    seen message = {0};
    quoth_settings settings = {.message = keep_message, .user = &message};
    quoth *q = quoth_new(&settings);
    quoth_source source = {.name = "lines"};
    FILE *in = tmpfile();
    for (int i = 0; i < 3; i++) {
        size_t n = i == 1 ? QUOTH_MAX_BYTES + 1 : 100000;
        fputs("{\"text\": \"", in);
        for (size_t k = 0; k < n; k++)
            putc("word "[k % 5], in);
        fputs("end\"}\n", in);
    }
    rewind(in);
    quoth_reader *reader;
    quoth_doc *doc;
    assert_int_equal(quoth_reader_new(q, &source, in, &reader), QUOTH_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(quoth_reader_next(reader, &doc), i == 1 ? QUOTH_ERR_INPUT : QUOTH_OK);
        if (i == 1) {
            assert_null(doc);
            assert_int_equal(message.line, 2);
        } else {
            assert_int_equal(doc->n_bytes, 100003);
            quoth_doc_free(doc);
        }
    }
    assert_int_equal(quoth_reader_next(reader, &doc), QUOTH_OK);
    assert_null(doc);
    quoth_reader_free(reader);
    fclose(in);
    quoth_free(q);
}

/* The parser stops at its limit of nesting: what came before is kept, and the loss is told. */
static void deep_pages_end_with_a_warning(void **state)
{
    (void)state;
    enum { N = 100000 };
    char *page = malloc(N * 5 + 100);
    size_t n = (size_t)sprintf(page, "<p>Somebody said that nothing but nesting would follow.</p>");
    for (size_t i = 0; i < N; i++)
        n += (size_t)sprintf(page + n, i % 2 ? "<div>" : "<b>");
    quoth_status status;
    seen message = {0};
    quoth_doc *doc = read_bytes(page, n, QUOTH_FROM_ANY, &status, &message);
    assert_non_null(doc);
    assert_string_equal(doc->text, "Somebody said that nothing but nesting would follow.");
    assert_non_null(strstr(message.text, "too deeply"));
    quoth_doc_free(doc);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_plain_text),
        cmocka_unit_test(metadata_of_plain_text),
        cmocka_unit_test(dates),
        cmocka_unit_test(page_becomes_article),
        cmocka_unit_test(lead_and_last_headings),
        cmocka_unit_test(bylines_and_days_of_pages),
        cmocka_unit_test(page_offsets_lead_back),
        cmocka_unit_test(plain_offsets_lead_back),
        cmocka_unit_test(encodings_of_pages),
        cmocka_unit_test(json_lines_keep_the_text),
        cmocka_unit_test(broken_input_is_refused_with_its_place),
        cmocka_unit_test(bad_record_does_not_stop_the_rest),
        cmocka_unit_test(large_records),
        cmocka_unit_test(deep_pages_end_with_a_warning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
