/* problem.c: see problem.h. */
#include "serve/problem.h"

#include "base/json.h"
#include "serve/site.h"

/* Titles and types stay as they are: programs tell problems apart by them. */
static const struct {
    unsigned status;
    const char *name, *title;
} KINDS[] = {
    [QUOTHP_PROBLEM_FRAMING] = {400, "framing", "The request does not say where it ends"},
    [QUOTHP_PROBLEM_PARAMETER] = {400, "parameter", "A parameter makes no sense"},
    [QUOTHP_PROBLEM_NOT_FOUND] = {404, "not-found", "There is nothing under this address"},
    [QUOTHP_PROBLEM_METHOD] = {405, "method", "This address does not take that method"},
    [QUOTHP_PROBLEM_NOT_ACCEPTABLE] = {406, "not-acceptable", "None of the accepted forms can be made"},
    [QUOTHP_PROBLEM_TOO_LARGE] = {413, "too-large", "The article is too large"},
    [QUOTHP_PROBLEM_MEDIA] = {415, "media", "Articles cannot be sent in this form"},
    [QUOTHP_PROBLEM_UNREADABLE] = {422, "unreadable", "The article cannot be read"},
    [QUOTHP_PROBLEM_INTERNAL] = {500, "internal", "The service failed"},
    [QUOTHP_PROBLEM_BUSY] = {503, "busy", "The service has too much to do"},
    [QUOTHP_PROBLEM_STOPPING] = {503, "stopping", "The service is about to stop"},
    [QUOTHP_PROBLEM_OVERTIME] = {504, "overtime", "The article took too long"},
};

static void put_finding(const quothp_finding *finding, FILE *out)
{
    fputs("{", out);
    if (finding->line)
        fprintf(out, "\"line\":%u,", (unsigned)finding->line);
    if (finding->line && finding->column)
        fprintf(out, "\"column\":%u,", (unsigned)finding->column);
    fputs("\"detail\":", out);
    quothp_json_put(out, quothp_str_of(finding->text));
    fputs("}", out);
}

static void put_json(const void *arg, FILE *out)
{
    const quothp_problem *problem = arg;
    fprintf(out, "{\"type\":\"https://w3id.org/quoth/problem/%s\",\"title\":\"%s\",\"status\":%u,\"detail\":",
            KINDS[problem->kind].name, KINDS[problem->kind].title, KINDS[problem->kind].status);
    quothp_json_put(out, quothp_str_of(problem->detail));
    for (uint32_t i = 0; i < problem->n_findings; i++) {
        fputs(i ? "," : ",\"errors\":[", out);
        put_finding(&problem->findings[i], out);
    }
    fputs(problem->n_findings ? "]}\n" : "}\n", out);
}

static void put_page(const void *arg, FILE *out)
{
    const quothp_problem *problem = arg;
    quothp_site_problem(problem, KINDS[problem->kind].title, out);
}

void quothp_problem_answer(quothp_answer *answer, const quothp_problem *problem, bool page)
{
    answer->status = KINDS[problem->kind].status;
    answer->media = page ? QUOTHP_MEDIA_HTML : QUOTHP_MEDIA_PROBLEM;
    answer->retry_after_s = answer->status == 503;
    quothp_answer_write(answer, page ? put_page : put_json, problem);
}

void quothp_problem_say(quothp_answer *answer, quothp_problem_kind kind, bool page, const char *detail)
{
    quothp_problem_answer(answer, &(quothp_problem){.kind = kind, .detail = detail}, page);
}
