/* text.c: text as HTML, and the articles. */
#include "base/utf8.h"
#include "page/parts.h"

#include <string.h>

static const char *escape_of(char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\r': /* a browser would make it a newline */
        return "&#13;";
    default:
        return NULL;
    }
}

static void escape(const char *text, size_t n_bytes, bool attribute, FILE *out)
{
    size_t done = 0;
    for (size_t i = 0; i < n_bytes; i++) {
        const char *escaped = escape_of(text[i], attribute);
        if (!escaped)
            continue;
        fwrite(text + done, 1, i - done, out);
        fputs(escaped, out);
        done = i + 1;
    }
    fwrite(text + done, 1, n_bytes - done, out);
}

void quothp_page_text(const char *text, size_t n_bytes, FILE *out)
{
    escape(text, n_bytes, false, out);
}

void quothp_page_attribute(const char *text, FILE *out)
{
    escape(text, strlen(text), true, out);
}

static void put(const char *text, FILE *out)
{
    quothp_page_text(text, strlen(text), out);
}

/* ---- one article ---- */

/* A place in the text, moved on from passage to passage. */
typedef struct cursor {
    const char *text;
    size_t n_bytes, byte;
    uint32_t code_point;
} cursor;

static size_t byte_at(cursor *at, uint32_t code_point)
{
    while (at->code_point < code_point && at->byte < at->n_bytes) {
        quothp_utf8_next(at->text, at->n_bytes, &at->byte);
        at->code_point++;
    }
    return at->byte;
}

static void put_passage(const quothp_article *article, const quothp_passage *passage, cursor *at, FILE *out)
{
    static const struct {
        const char *tag, *class;
    } ELEMENTS[] = {
        [QUOTHP_PARAGRAPH] = {"p", "paragraph"}, [QUOTHP_HEADLINE] = {"p", "headline"},
        [QUOTHP_HEADING] = {"h3", "heading"},    [QUOTHP_META] = {"p", "meta"},
        [QUOTHP_DATELINE] = {"p", "dateline"},
    };
    const char *tag = ELEMENTS[passage->kind].tag;
    size_t begin = byte_at(at, passage->begin), end = byte_at(at, passage->end);
    quothp_str text = {article->text + begin, end - begin};
    bool repeats = passage->kind == QUOTHP_HEADLINE && article->headline && quothp_str_is(text, article->headline);
    fprintf(out, "<%s class=\"%s\" data-at=\"%u\"%s>", tag, ELEMENTS[passage->kind].class, (unsigned)passage->begin,
            repeats ? " hidden" : "");
    quothp_page_text(text.p, text.n, out);
    fprintf(out, "</%s>\n", tag);
}

static void put_origin(const quoth_graph *graph, const quothp_article *article, FILE *out)
{
    const char *parts[] = {article->publisher == QUOTHP_NONE ? NULL : graph->agents.at[article->publisher].label,
                           article->byline, article->date};
    bool any = false;
    fputs("<p class=\"origin\">", out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i])
            continue;
        fputs(any ? " \xC2\xB7 " : "", out);
        put(parts[i], out);
        any = true;
    }
    if (article->url) {
        fputs(any ? " \xC2\xB7 <a rel=\"noreferrer\" href=\"" : "<a rel=\"noreferrer\" href=\"", out);
        quothp_page_attribute(article->url, out);
        fputs("\">Original</a>", out);
    }
    fputs("</p>\n", out);
}

static void put_article(const quoth_graph *graph, uint32_t a, FILE *out)
{
    const quothp_article *article = &graph->articles.at[a];
    cursor at = {.text = article->text, .n_bytes = strlen(article->text)};
    fprintf(out, "<article class=\"article\" id=\"article-%u\" tabindex=\"-1\">\n<h2>", (unsigned)a);
    if (article->headline)
        put(article->headline, out);
    else
        fputs(graph->articles.n > 1 ? "Untitled article" : "The article", out);
    fputs("</h2>\n", out);
    put_origin(graph, article, out);
    for (uint32_t i = 0; i < article->passages.n; i++)
        put_passage(article, &article->passages.at[i], &at, out);
    fputs("</article>\n", out);
}

void quothp_page_articles(const quoth_graph *graph, FILE *out)
{
    for (uint32_t a = 0; a < graph->articles.n; a++)
        put_article(graph, a, out);
}
