/* map.c: see map.h. */
#include "serve/map.h"

#include "context.h"
#include "serve/problem.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FINDINGS = 50 };

typedef struct work {
    quoth *q;
    const quothp_job *job;
    quothp_arena arena; /* of findings */
    quothp_finding findings[MOST_FINDINGS];
    uint32_t n_findings;
    quoth_graph *graph; /* NULL where layers are asked for */
    char *layers;       /* the exchange format, or NULL */
    size_t n_layers;
    FILE *layers_out;
    uint32_t n_articles;
    quoth_status status; /* the worst so far */
} work;

/* ---- messages ---- */

static void add_finding(work *w, uint32_t line, uint32_t column, const char *text)
{
    const char *kept = w->n_findings < MOST_FINDINGS ? quothp_arena_copy(&w->arena, text, strlen(text)) : NULL;
    if (kept)
        w->findings[w->n_findings++] = (quothp_finding){line, column, kept};
}

static void hear(void *user, const quoth_message *message)
{
    if (message->level == QUOTH_ERROR)
        add_finding(user, message->line, message->column, message->text);
}

static void note(work *w, quoth_status status)
{
    if (status != QUOTH_OK && (w->status == QUOTH_OK || w->status == QUOTH_ERR_INPUT))
        w->status = status;
}

/* ---- the body ---- */

static bool starts(const quothp_buf *body, const char *magic, size_t n_magic)
{
    return body->n >= n_magic && memcmp(body->p, magic, n_magic) == 0;
}

/* What unpacks to any size is not let in: the limit of bytes is to mean something. */
static bool is_packed(const quothp_buf *body)
{
    return starts(body, "\x1F\x8B", 2) || starts(body, "\x28\xB5\x2F\xFD", 4);
}

/* One object over any number of lines → one line, in place: what is no JSON is told, and in what is some, line ends are
   nothing but white space. */
static char *one_line(work *w, const quothp_buf *body)
{
    json_error_t error;
    json_t *json = json_loadb(body->p, body->n, JSON_REJECT_DUPLICATES, &error);
    bool is_object = json_is_object(json);
    json_decref(json);
    if (!is_object) {
        add_finding(w, json ? 1 : (uint32_t)error.line, json ? 1 : (uint32_t)error.column,
                    json ? "not an object with text or html" : error.text);
        note(w, QUOTH_ERR_INPUT);
        return NULL;
    }
    char *line = malloc(body->n);
    if (!line)
        note(w, QUOTH_ERR_MEMORY);
    for (size_t i = 0; line && i < body->n; i++)
        line[i] = body->p[i] == '\n' || body->p[i] == '\r' ? ' ' : body->p[i];
    return line;
}

/* ---- articles ---- */

static quoth_status map_article(work *w, quoth_doc *doc)
{
    quoth_status status = quoth_analyse(w->q, doc);
    if (status == QUOTH_OK && w->graph)
        status = quoth_graph_add(w->graph, doc);
    if (status == QUOTH_OK && w->layers_out) {
        bool in_array = w->job->out->media == QUOTHP_MEDIA_JSON && w->job->in->many;
        fputs(!in_array ? "" : w->n_articles ? "," : "[", w->layers_out);
        status = quoth_doc_write_jsonl(doc, w->layers_out);
    }
    w->n_articles += status == QUOTH_OK;
    return status;
}

static void map_all(work *w, const char *bytes, size_t n_bytes)
{
    const quothp_job *job = w->job;
    quoth_source source = {.format = job->in->format,
                           .url = job->told[QUOTHP_TOLD_URL],
                           .title = job->told[QUOTHP_TOLD_TITLE],
                           .date = job->told[QUOTHP_TOLD_DATE],
                           .publisher = job->told[QUOTHP_TOLD_PUBLISHER],
                           .language = job->english ? "en" : NULL};
    FILE *in = fmemopen((void *)bytes, n_bytes, "rb");
    quoth_reader *reader = NULL;
    quoth_status status = in ? quoth_reader_new(w->q, &source, in, &reader) : QUOTH_ERR_MEMORY;
    bool more = status == QUOTH_OK;
    note(w, status);
    while (more) {
        quoth_doc *doc = NULL;
        status = quoth_reader_next(reader, &doc);
        more = status == QUOTH_ERR_INPUT || doc;
        if (doc)
            status = map_article(w, doc);
        note(w, status);
        quoth_doc_free(doc);
    }
    quoth_reader_free(reader);
    if (in)
        fclose(in);
}

static void map_body(work *w)
{
    const quothp_buf *body = &w->job->body;
    if (body->n == 0) {
        add_finding(w, 0, 0, "there is no article");
        note(w, QUOTH_ERR_INPUT);
    } else if (is_packed(body)) {
        add_finding(w, 0, 0, "it is packed; send it unpacked");
        note(w, QUOTH_ERR_INPUT);
    } else if (w->job->in->one_object) {
        char *line = one_line(w, body);
        if (line)
            map_all(w, line, body->n);
        free(line);
    } else {
        map_all(w, body->p, body->n);
    }
}

/* ---- the answer ---- */

/* The writer of a body has no status: it leaves it here. */
static void put_graph(const void *arg, FILE *out)
{
    work *w = *(work *const *)arg;
    note(w, quoth_graph_write(w->graph, w->job->out->form, w->job->view, out));
}

static void finish_layers(work *w, quothp_answer *answer)
{
    if (w->job->out->media == QUOTHP_MEDIA_JSON && w->job->in->many)
        fputs(w->n_articles ? "]\n" : "[]\n", w->layers_out);
    bool whole = !ferror(w->layers_out);
    whole = fclose(w->layers_out) == 0 && whole;
    w->layers_out = NULL;
    note(w, whole ? QUOTH_OK : QUOTH_ERR_MEMORY);
    answer->body = (quothp_buf){.p = w->layers, .n = w->n_layers, .cap = w->n_layers + 1};
    w->layers = NULL;
}

static void tell_failure(const work *w, quothp_answer *answer)
{
    bool input = w->status == QUOTH_ERR_INPUT;
    const char *first = w->n_findings ? w->findings[0].text : quoth_status_text(w->status);
    quothp_problem problem = {.kind = input ? QUOTHP_PROBLEM_UNREADABLE : QUOTHP_PROBLEM_INTERNAL,
                              .detail = input ? first : quoth_status_text(w->status),
                              .findings = w->findings,
                              .n_findings = input ? w->n_findings : 0};
    quothp_problem_answer(answer, &problem, w->job->page);
}

static void answer_job(work *w, quothp_answer *answer)
{
    const quothp_out_form *out = w->job->out;
    if (out->layers)
        w->layers_out = open_memstream(&w->layers, &w->n_layers);
    else
        w->graph = quoth_graph_new(w->q);
    if (!w->layers_out && !w->graph)
        note(w, QUOTH_ERR_MEMORY);
    else
        map_body(w);
    if (w->layers_out)
        finish_layers(w, answer);
    else if (w->status == QUOTH_OK)
        quothp_answer_write(answer, put_graph, &(work *){w});
    answer->status = 200;
    answer->media = out->media;
    note(w, answer->body.failed ? QUOTH_ERR_MEMORY : QUOTH_OK);
    if (w->status != QUOTH_OK)
        tell_failure(w, answer);
}

void quothp_map(quoth *q, const quothp_job *job, quothp_answer *answer)
{
    const quothp_report before = q->report;
    const float confidence = q->min_confidence;
    work w = {.q = q, .job = job};
    q->report = (quothp_report){.message = hear, .user = &w};
    q->min_confidence = (float)job->min_confidence;
    answer_job(&w, answer);
    q->report = before;
    q->min_confidence = confidence;
    quoth_graph_free(w.graph);
    quothp_arena_free(&w.arena);
}
