/* page.c: see page.h. */
#include "page/page.h"

#include "dot/dot.h"
#include "page/parts.h"
#include "rdf/rdf.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "page/gen/assets.inc"

typedef struct page {
    const quoth_graph *graph;
    quoth_view view;
    FILE *out;
    quoth_status status; /* of the first failure */
} page;

static void fail(page *p, quoth_status status)
{
    if (p->status == QUOTH_OK)
        p->status = status;
}

static void put_text(page *p, const char *text)
{
    quothp_page_text(text, strlen(text), p->out);
}

static void put_lines(page *p, const char *const *lines)
{
    for (; *lines; lines++)
        fputs(*lines, p->out);
}

/* ---- what may run: Content Security Policy, level 3, by hash ---- */

void quothp_page_hash(const char *const *lines, FILE *out)
{
    struct sha256_ctx sha;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
    sha256_init(&sha);
    for (; *lines; lines++)
        sha256_update(&sha, strlen(*lines), (const uint8_t *)*lines);
    sha256_digest(&sha, sizeof digest, digest);
    base64_encode_raw(text, sizeof digest, digest);
    fprintf(out, "'sha256-%.*s'", (int)sizeof text, text);
}

static void put_policy(page *p)
{
    fputs("default-src 'none'; script-src ", p->out);
    quothp_page_hash(quothp_page_js, p->out);
    fputs(" ", p->out);
    quothp_page_hash(quothp_corrections_js, p->out);
    fputs("; style-src ", p->out);
    quothp_page_hash(quothp_page_css, p->out);
    fputs("; base-uri 'none'; form-action 'none'", p->out);
}

static void put_style(page *p)
{
    put_lines(p, quothp_page_css);
}

static void put_script(page *p)
{
    put_lines(p, quothp_page_js);
}

static void put_corrections(page *p)
{
    put_lines(p, quothp_corrections_js);
}

/* ---- small parts ---- */

static void put_language(page *p)
{
    const quoth_graph *graph = p->graph;
    const char *language = graph->articles.n ? graph->articles.at[0].language : NULL;
    quothp_page_attribute(language ? language : "en", p->out);
}

static void put_version(page *p)
{
    put_text(p, quoth_version());
}

static void put_title(page *p)
{
    const quoth_graph *graph = p->graph;
    if (graph->articles.n == 1 && graph->articles.at[0].headline)
        put_text(p, graph->articles.at[0].headline);
    else if (graph->articles.n == 1)
        put_text(p, "Who said what");
    else
        fprintf(p->out, "Who said what in %u articles", (unsigned)graph->articles.n);
}

static void put_articles(page *p)
{
    quothp_page_articles(p->graph, p->out);
}

static void put_data(page *p)
{
    if (!quothp_page_data(p->graph, p->out))
        fail(p, QUOTH_ERR_MEMORY);
}

/* ---- what quoth writes elsewhere, in here ---- */

typedef quoth_status (*writer)(const page *p, FILE *out);

static quoth_status write_svg(const page *p, FILE *out)
{
    return quothp_dot_write(p->graph, QUOTH_SVG, p->view, out);
}

static quoth_status write_turtle(const page *p, FILE *out)
{
    return quothp_rdf_write(p->graph, QUOTH_TURTLE, out);
}

/* What the writer writes, on the heap; NULL after a failure, which is kept. */
static char *written(page *p, writer write)
{
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    if (!out) {
        fail(p, QUOTH_ERR_MEMORY);
        return NULL;
    }
    quoth_status status = write(p, out);
    if (fclose(out) != 0 && status == QUOTH_OK)
        status = QUOTH_ERR_MEMORY;
    if (status == QUOTH_OK)
        return text;
    fail(p, status);
    free(text);
    return NULL;
}

/* The element without what makes it a file: page.js puts that back when the map is saved. */
static void put_map(page *p)
{
    char *svg = written(p, write_svg);
    const char *element = svg ? strstr(svg, "<svg ") : NULL;
    if (element)
        fputs(element, p->out);
    else
        fail(p, QUOTH_ERR_INTERNAL);
    free(svg);
}

static void put_turtle(page *p)
{
    char *turtle = written(p, write_turtle);
    if (turtle)
        put_text(p, turtle);
    free(turtle);
}

/* ---- the skeleton ---- */

static const struct {
    const char *name;
    void (*put)(page *p);
} PARTS[] = {
    {"articles", put_articles}, {"corrections", put_corrections}, {"data", put_data},       {"language", put_language},
    {"map", put_map},           {"policy", put_policy},           {"script", put_script},   {"style", put_style},
    {"title", put_title},       {"turtle", put_turtle},           {"version", put_version},
};

static void put_part(page *p, quothp_str name)
{
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        if (quothp_str_is(name, PARTS[i].name)) {
            PARTS[i].put(p);
            return;
        }
    }
    fail(p, QUOTH_ERR_INTERNAL);
}

static void put_skeleton_line(page *p, const char *line)
{
    for (;;) {
        const char *open = strstr(line, "{{");
        const char *close = open ? strstr(open, "}}") : NULL;
        if (!close) {
            fputs(line, p->out);
            return;
        }
        fwrite(line, 1, (size_t)(open - line), p->out);
        put_part(p, (quothp_str){open + 2, (size_t)(close - open - 2)});
        line = close + 2;
    }
}

quoth_status quothp_page_write(const quoth_graph *graph, quoth_view view, FILE *out)
{
    page p = {.graph = graph, .view = view, .out = out};
    for (const char *const *line = quothp_page_html; *line && p.status == QUOTH_OK; line++)
        put_skeleton_line(&p, *line);
    return p.status == QUOTH_OK && ferror(out) ? QUOTH_ERR_IO : p.status;
}
