/* timeout.c: what takes too long to be read or written is told and left out, in every format, and the next article is
 * read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "fixture.h"
#include "quoth.h"

/* Seconds: enough for a short article, even with sanitizers, and a fraction of what the long ones take. */
#define SHORT 0.05

enum { LONG = 6 * 1000 * 1000 /* bytes */ };

static const char GOOD[] = "The sea wall failed on Monday, the harbour master said to the council.";

typedef struct outcome {
    unsigned n_good, n_bad; /* articles, and those that were refused */
    char message[200];      /* the last one */
} outcome;

static void keep_message(void *user, const quoth_message *message)
{
    snprintf(user, 200, "%u %s", message->line, message->text);
}

static quoth *context(double seconds, char message[200])
{
    const quoth_settings settings = {
        .message = keep_message,
        .user = message,
        .limits = {.seconds = seconds, .nodes = LONG, .bytes = 4 * (size_t)LONG},
    };
    *message = '\0';
    return quoth_new(&settings);
}

static void repeat(quothp_buf *buf, const char *words)
{
    for (size_t n = 0; n < LONG; n += strlen(words))
        quothp_buf_puts(buf, words);
}

/* Long ones, between what begins and what ends them; good ones stand before and behind where the format has several. */
static const struct {
    const char *name, *before, *words, *after;
    quoth_format format;
    unsigned n_good;
    const char *message;
} ROWS[] = {
    {"a page of signs that are no entities", "<html><body><p>", "& ", "</p></body></html>", QUOTH_FROM_HTML, 0, "1 "},
    {"a page of elements", "<html><body>", "<p><b>x</b>", "</body></html>", QUOTH_FROM_HTML, 0, "1 "},
    {"a record of a page", "{\"text\": \"%s\"}\n{\"html\": \"<p>", "& ", "</p>\"}\n{\"text\": \"%s\"}\n",
     QUOTH_FROM_JSONL, 2, "2 "},
    {"a record of a text", "{\"text\": \"%s\"}\n{\"text\": \"", "said\\r\\n", "\"}\n{\"text\": \"%s\"}\n",
     QUOTH_FROM_JSONL, 2, "2 "},
    {"an item of elements", "<rss><channel><item><description>%s</description></item>\n<item><description>", "<b>x</b>",
     "</description></item><item><description>%s</description></item></channel></rss>", QUOTH_FROM_XML, 2, "2 "},
    {"an item of a page", "<rss><channel><item><description>%s</description></item>\n<item><description><![CDATA[",
     "<b>&</b>", "]]></description></item><item><description>%s</description></item></channel></rss>", QUOTH_FROM_XML,
     2, "2 "},
    {"a parsed document", "# newdoc\n1\tStop\t_\t_\t_\t_\t_\t_\t_\t_\n\n# newdoc\n",
     "1\tsaid\t_\t_\t_\t_\t_\t_\t_\t_\n\n", "# newdoc\n1\tStop\t_\t_\t_\t_\t_\t_\t_\t_\n\n", QUOTH_FROM_CONLLU, 2, ""},
};

/* "%s" in the frame is the good article. */
static void put_frame(quothp_buf *buf, const char *frame)
{
    const char *place = strstr(frame, "%s");
    quothp_buf_add(buf, frame, place ? (size_t)(place - frame) : strlen(frame));
    if (!place)
        return;
    quothp_buf_puts(buf, GOOD);
    quothp_buf_puts(buf, place + 2);
}

/* Reads an input, whose bytes it frees. */
static outcome read_all(double seconds, quoth_format format, quothp_buf *bytes)
{
    outcome seen = {0};
    quoth *q = context(seconds, seen.message);
    quoth_source source = {.name = "input", .format = format, .language = "en"};
    quoth_reader *reader;
    FILE *in = fmemopen(bytes->p, bytes->n, "rb");
    quoth_status status = quoth_reader_new(q, &source, in, &reader);
    assert_int_equal(status, QUOTH_OK);
    for (quoth_doc *doc = NULL;; quoth_doc_free(doc)) {
        status = quoth_reader_next(reader, &doc);
        assert_true(status == QUOTH_OK || status == QUOTH_ERR_INPUT);
        if (status == QUOTH_OK && !doc)
            break;
        seen.n_good += doc != NULL;
        seen.n_bad += !doc;
    }
    quoth_reader_free(reader);
    fclose(in);
    quoth_free(q);
    quothp_buf_free(bytes);
    return seen;
}

static void reading_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        quothp_buf bytes = {0};
        char want[200];
        put_frame(&bytes, ROWS[i].before);
        repeat(&bytes, ROWS[i].words);
        put_frame(&bytes, ROWS[i].after);
        const outcome seen = read_all(SHORT, ROWS[i].format, &bytes);
        snprintf(want, sizeof want, "%sreading it took more than 0.05 seconds (--timeout)", ROWS[i].message);
        if (seen.n_good != ROWS[i].n_good || seen.n_bad != 1 || !strstr(seen.message, want))
            fail_msg("%s: %u good, %u bad, %s", ROWS[i].name, seen.n_good, seen.n_bad, seen.message);
    }
}

/* What a web archive holds beside articles is not part of the next one's time. */
static void skipping_takes_no_time(void **state)
{
    (void)state;
    quothp_buf bytes = {0};
    repeat(&bytes, "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
    const char *page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The sea wall failed on Monday.</p>";
    char head[100];
    snprintf(head, sizeof head, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %zu\r\n\r\n", strlen(page));
    quothp_buf_puts(&bytes, head);
    quothp_buf_puts(&bytes, page);
    const outcome seen = read_all(0.01, QUOTH_FROM_WARC, &bytes);
    if (seen.n_good != 1 || seen.n_bad != 0)
        fail_msg("%u good, %u bad, %s", seen.n_good, seen.n_bad, seen.message);
}

/* Each of many elements that call themselves the byline holds all of the page. */
static void bylines_in_bylines(void **state)
{
    (void)state;
    quothp_buf bytes = {0};
    for (int i = 0; i < 240; i++)
        quothp_buf_puts(&bytes, i % 2 ? "<div class=byline>" : "<time>");
    repeat(&bytes, "<br>one two three, one two three, one two three, one two three, one two three, one two three");
    assert_int_equal(read_all(5, QUOTH_FROM_HTML, &bytes).n_good, 1);
}

static void writing_ends(void **state)
{
    (void)state;
    static const quoth_form FORMS[] = {QUOTH_TURTLE, QUOTH_NTRIPLES, QUOTH_NQUADS,
                                       QUOTH_RDFXML, QUOTH_TRIG,     QUOTH_JSONLD};
    enum { N = 20000 };
    quothp_buf text = {0};
    for (int i = 0; i < N; i++)
        quothp_buf_puts(&text, "It is so. ");
    quoth_doc *doc = fixture_doc(text.p);
    for (uint32_t i = 0; i < N; i++) {
        quothp_attribution *a = fixture_attribution(doc, QUOTHP_NONE, "It is so.", 0);
        a->content.at[0] = (quothp_span){10 * i, 10 * i + 9};
    }
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        char message[200], *bytes = NULL;
        size_t n;
        quoth *q = context(0.005, message);
        quoth_graph *graph = quoth_graph_new(q);
        FILE *out = open_memstream(&bytes, &n);
        assert_int_equal(quoth_graph_add(graph, doc), QUOTH_OK);
        assert_int_equal(quoth_graph_write(graph, FORMS[i], QUOTH_VIEW_ACTORS, out), QUOTH_ERR_INPUT);
        fclose(out);
        if (!strstr(message, "writing it took more than 0.005 seconds (--timeout)") || n > N * 100)
            fail_msg("form %zu: %zu bytes, %s", i, n, message);
        free(bytes);
        quoth_graph_free(graph);
        quoth_free(q);
    }
    quoth_doc_free(doc);
    quothp_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_ends),
        cmocka_unit_test(skipping_takes_no_time),
        cmocka_unit_test(bylines_in_bylines),
        cmocka_unit_test(writing_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
