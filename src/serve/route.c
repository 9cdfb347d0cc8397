/* route.c: see route.h. */
#include "serve/route.h"

#include "serve/problem.h"
#include "serve/site.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *path, *allow;
    quothp_answer_writer write; /* NULL: not the same for everybody */
    quothp_media media;
} ROUTES[QUOTHP_N_ROUTES] = {
    [QUOTHP_ROUTE_PAGE] = {"/", "GET, HEAD", quothp_site_page, QUOTHP_MEDIA_HTML},
    [QUOTHP_ROUTE_MAP] = {"/map", "POST", NULL, QUOTHP_MEDIA_PROBLEM},
    [QUOTHP_ROUTE_HEALTH] = {"/health", "GET, HEAD", NULL, QUOTHP_MEDIA_JSON},
    [QUOTHP_ROUTE_METRICS] = {"/metrics", "GET, HEAD", NULL, QUOTHP_MEDIA_METRICS},
    [QUOTHP_ROUTE_OPENAPI] = {"/openapi.json", "GET, HEAD", quothp_site_openapi, QUOTHP_MEDIA_JSON},
    [QUOTHP_ROUTE_OTHER] = {"other", "", NULL, QUOTHP_MEDIA_PROBLEM},
};

const char *quothp_route_name(quothp_route route)
{
    return ROUTES[route].path;
}

static quothp_route find(const char *path)
{
    quothp_route route = 0;
    while (route < QUOTHP_ROUTE_OTHER && strcmp(path, ROUTES[route].path) != 0)
        route++;
    return route;
}

static bool allows(quothp_route route, const char *method)
{
    if (route == QUOTHP_ROUTE_MAP)
        return strcmp(method, "POST") == 0;
    return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
}

void quothp_route_too_large(size_t max_bytes, bool page, quothp_answer *answer)
{
    char detail[128];
    snprintf(detail, sizeof detail, "The service takes %zu bytes at most; --max-bytes sets that.", max_bytes);
    quothp_problem_say(answer, QUOTHP_PROBLEM_TOO_LARGE, page, detail);
}

/* What curl sends when it is told nothing gets a hint of its own. */
static void refuse_media(const quothp_request *request, bool page, quothp_answer *answer)
{
    static const char CURL[] = "application/x-www-form-urlencoded";
    bool curl = request->content_type && strncasecmp(request->content_type, CURL, strlen(CURL)) == 0;
    quothp_problem_say(answer, QUOTHP_PROBLEM_MEDIA, page,
                       curl
                           ? "Say what the article is: with curl, add -H 'Content-Type: text/plain', or text/html, or "
                             "application/json."
                           : "Content-Type may be text/plain, text/html, application/xhtml+xml, application/json, "
                             "application/x-ndjson, application/jsonl, application/xml, text/xml, application/rss+xml, "
                             "application/atom+xml, application/warc, application/octet-stream, multipart/form-data.");
}

/* The headers of a POST to /map, one after the other. */
static void begin_job(const quothp_request *request, size_t max_bytes, quothp_job *job, quothp_answer *answer)
{
    bool charset_known;
    job->page = quothp_wants_page(request->accept);
    job->out = quothp_out_form_of(request->accept);
    job->in = quothp_in_form_of(request->content_type, &charset_known);
    if (!job->out)
        quothp_problem_say(answer, QUOTHP_PROBLEM_NOT_ACCEPTABLE, job->page,
                           "A result can be text/turtle, application/n-triples, application/n-quads, application/trig, "
                           "application/ld+json, application/rdf+xml, image/svg+xml, image/png, application/pdf, "
                           "text/html, application/json, application/x-ndjson, application/jsonl.");
    else if (!job->in)
        refuse_media(request, job->page, answer);
    else if (!charset_known)
        quothp_problem_say(answer, QUOTHP_PROBLEM_MEDIA, job->page,
                           "Send it in UTF-8; a page that names its charset itself, without one in Content-Type.");
    else if (request->content_encoding && strcasecmp(request->content_encoding, "identity") != 0)
        quothp_problem_say(answer, QUOTHP_PROBLEM_MEDIA, job->page, "Send it unpacked, without Content-Encoding.");
    else if (request->n_bytes > max_bytes)
        quothp_route_too_large(max_bytes, job->page, answer);
}

quothp_route quothp_route_request(const quothp_request *request, size_t max_bytes, quothp_job *job,
                                  quothp_answer *answer)
{
    quothp_route route = find(request->path);
    bool page = quothp_wants_page(request->accept);
    if (route == QUOTHP_ROUTE_OTHER) {
        quothp_problem_say(answer, QUOTHP_PROBLEM_NOT_FOUND, page,
                           "Articles go to /map; /openapi.json tells the rest.");
    } else if (!allows(route, request->method)) {
        quothp_problem_say(answer, QUOTHP_PROBLEM_METHOD, page,
                           route == QUOTHP_ROUTE_MAP ? "Send the article by POST." : "It is to be read: GET.");
        answer->allow = ROUTES[route].allow;
    } else if (route == QUOTHP_ROUTE_MAP) {
        begin_job(request, max_bytes, job, answer);
    } else if (ROUTES[route].write) {
        answer->status = 200;
        answer->media = ROUTES[route].media;
        quothp_answer_write(answer, ROUTES[route].write, NULL);
    }
    return route;
}
