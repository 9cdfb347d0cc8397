/* request.c: fuzz target: a request to quoth serve → its answer, without sockets and processes. Lines of the input are
 * the method, the path, Accept, Content-Type, Content-Encoding and the query; the body follows.
 */
#include "fuzz.h"

#include "serve/map.h"
#include "serve/route.h"

#include <stdlib.h>
#include <string.h>

enum { METHOD, PATH, ACCEPT, TYPE, ENCODING, QUERY, N_LINES, MOST_BYTES = 4096 };

/* The next line, copied for the call; an empty one is a header that is not there. */
static char *take_line(quothp_str *rest)
{
    const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
    size_t n = end ? (size_t)(end - rest->p) : rest->n;
    char *line = malloc(n + 1);
    if (!line)
        abort();
    memcpy(line, rest->p, n);
    line[n] = '\0';
    *rest = (quothp_str){rest->p + n + (end != NULL), rest->n - n - (end != NULL)};
    return line;
}

static const char *header(const char *line)
{
    return *line ? line : NULL;
}

/* "title=a&date=b", as the server hands them over one by one. */
static bool tell_all(quothp_job *job, const char *query)
{
    char problem[256];
    while (*query) {
        size_t n = strcspn(query, "&"), n_name = strcspn(query, "=&");
        size_t n_value = n > n_name ? n - n_name - 1 : 0;
        quothp_str value = {query + n - n_value, n_value};
        if (!quothp_job_tell(job, (quothp_str){query, n_name}, value, problem, sizeof problem)) {
            if (!*problem)
                fuzz_broken("a parameter is refused with a reason");
            return false;
        }
        query += n + (query[n] == '&');
    }
    return true;
}

/* Pictures run a process: seldom. */
static bool is_picture(const quothp_job *job)
{
    quothp_media media = job->out->media;
    return media == QUOTHP_MEDIA_SVG || media == QUOTHP_MEDIA_PNG || media == QUOTHP_MEDIA_PDF ||
           media == QUOTHP_MEDIA_HTML;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    quothp_str rest = {(const char *)bytes, n};
    char *line[N_LINES];
    quothp_job job = {0};
    quothp_answer answer = {0};
    for (size_t i = 0; i < N_LINES; i++)
        line[i] = take_line(&rest);
    const quothp_request request = {.method = line[METHOD],
                                    .path = line[PATH],
                                    .accept = header(line[ACCEPT]),
                                    .content_type = header(line[TYPE]),
                                    .content_encoding = header(line[ENCODING]),
                                    .n_bytes = rest.n};
    quothp_route route = quothp_route_request(&request, MOST_BYTES, &job, &answer);
    if (!quothp_route_name(route))
        fuzz_broken("a route has a name");
    if (route == QUOTHP_ROUTE_MAP && answer.status == 0 && tell_all(&job, line[QUERY]) &&
        (!is_picture(&job) || n % 100 == 99)) {
        quothp_buf_add(&job.body, rest.p, rest.n);
        quothp_map(fuzz_analyst(), &job, &answer);
        if (answer.status < 200 || answer.status > 599 || answer.status == 500)
            fuzz_broken("an article gets an answer, and no internal error");
    }
    quothp_job_free(&job);
    quothp_answer_free(&answer);
    for (size_t i = 0; i < N_LINES; i++)
        free(line[i]);
    return 0;
}
