/* site.c: see site.h. Fills "{{name}}" in the data files. */
#include "serve/site.h"

#include "base/str.h"
#include "page/parts.h"
#include "quoth.h"

#include <string.h>

#include "serve/gen/assets.inc"

typedef struct filling {
    const quothp_problem *problem;
    const char *title;
    FILE *out;
} filling;

static void put_text(const filling *f, const char *text)
{
    quothp_page_text(text, strlen(text), f->out);
}

static void put_lines(const filling *f, const char *const *lines)
{
    for (; *lines; lines++)
        fputs(*lines, f->out);
}

static void put_style(const filling *f)
{
    put_lines(f, quothp_page_css);
}

static void put_own_style(const filling *f)
{
    put_lines(f, quothp_serve_css);
}

static void put_script(const filling *f)
{
    put_lines(f, quothp_serve_js);
}

/* The form goes to this service, and nothing else may go anywhere. */
static void put_policy(const filling *f)
{
    fputs("default-src 'none'; img-src data:; script-src ", f->out);
    quothp_page_hash(quothp_serve_js, f->out);
    fputs("; style-src ", f->out);
    quothp_page_hash(quothp_page_css, f->out);
    fputs(" ", f->out);
    quothp_page_hash(quothp_serve_css, f->out);
    fputs("; base-uri 'none'; form-action 'self'", f->out);
}

static void put_version(const filling *f)
{
    put_text(f, quoth_version());
}

static void put_title(const filling *f)
{
    put_text(f, f->title);
}

/* Findings say it themselves. */
static void put_detail(const filling *f)
{
    put_text(f, f->problem->n_findings ? "" : f->problem->detail);
}

static void put_findings(const filling *f)
{
    fputs(f->problem->n_findings ? "<ul>\n" : "", f->out);
    for (uint32_t i = 0; i < f->problem->n_findings; i++) {
        const quothp_finding *finding = &f->problem->findings[i];
        fputs("<li>", f->out);
        if (finding->line)
            fprintf(f->out, "<b>Line %u", (unsigned)finding->line);
        if (finding->line && finding->column)
            fprintf(f->out, ", column %u", (unsigned)finding->column);
        fputs(finding->line ? "</b> " : "", f->out);
        put_text(f, finding->text);
        fputs("</li>\n", f->out);
    }
    fputs(f->problem->n_findings ? "</ul>" : "", f->out);
}

static const struct {
    const char *name;
    void (*put)(const filling *f);
} PARTS[] = {{"detail", put_detail}, {"findings", put_findings}, {"own-style", put_own_style},
             {"policy", put_policy}, {"script", put_script},     {"style", put_style},
             {"title", put_title},   {"version", put_version}};

static void put_part(const filling *f, quothp_str name)
{
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (quothp_str_is(name, PARTS[i].name))
            PARTS[i].put(f);
}

static void fill_line(const filling *f, const char *line)
{
    for (;;) {
        const char *open = strstr(line, "{{");
        const char *close = open ? strstr(open, "}}") : NULL;
        if (!close) {
            fputs(line, f->out);
            return;
        }
        fwrite(line, 1, (size_t)(open - line), f->out);
        put_part(f, (quothp_str){open + 2, (size_t)(close - open - 2)});
        line = close + 2;
    }
}

static void fill(const filling *f, const char *const *lines)
{
    for (; *lines; lines++)
        fill_line(f, *lines);
}

/* A file that has no problem to tell, even if it asks for one. */
static void fill_plain(FILE *out, const char *const *lines)
{
    static const quothp_problem NONE = {.detail = ""};
    fill(&(filling){.problem = &NONE, .title = "", .out = out}, lines);
}

void quothp_site_page(const void *unused, FILE *out)
{
    (void)unused;
    fill_plain(out, quothp_serve_html);
}

void quothp_site_openapi(const void *unused, FILE *out)
{
    (void)unused;
    fill_plain(out, quothp_openapi_json);
}

void quothp_site_problem(const quothp_problem *problem, const char *title, FILE *out)
{
    fill(&(filling){.problem = problem, .title = title, .out = out}, quothp_problem_html);
}
