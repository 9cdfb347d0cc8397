/* job.c: see job.h. */
#include "serve/job.h"

#include "base/day.h"
#include "base/given.h"
#include "base/utf8.h"
#include "graph/iri.h"

#include <stdlib.h>
#include <string.h>

typedef const char *(*setter)(quothp_job *job, char *value); /* what is wrong with it, or NULL; takes the value over */

static const char *tell(quothp_job *job, quothp_told what, char *value)
{
    free(job->told[what]);
    job->told[what] = value;
    return NULL;
}

static const char *tell_url(quothp_job *job, char *value)
{
    bool good = quothp_iri_valid(value);
    tell(job, QUOTHP_TOLD_URL, value);
    return good ? NULL : "not an absolute IRI; write one like https://example.org/article";
}

static const char *tell_title(quothp_job *job, char *value)
{
    return tell(job, QUOTHP_TOLD_TITLE, value);
}

static const char *tell_date(quothp_job *job, char *value)
{
    quothp_day day;
    bool good = quothp_day_read(quothp_str_of(value), &day);
    tell(job, QUOTHP_TOLD_DATE, value);
    return good ? NULL : "no such day; write YYYY-MM-DD";
}

static const char *tell_publisher(quothp_job *job, char *value)
{
    return tell(job, QUOTHP_TOLD_PUBLISHER, value);
}

static const char *tell_view(quothp_job *job, char *value)
{
    bool good = quothp_given_view(value, &job->view);
    free(value);
    return good ? NULL : "unknown view; known are " QUOTHP_GIVEN_VIEWS;
}

static const char *tell_min_confidence(quothp_job *job, char *value)
{
    bool good = quothp_given_share(value, &job->min_confidence);
    free(value);
    return good ? NULL : "not from 0 to 1, as in 0.8";
}

static const char *tell_lang(quothp_job *job, char *value)
{
    job->english = strcmp(value, "en") == 0 || strncmp(value, "en-", 3) == 0;
    free(value);
    return job->english ? NULL : "only English (en) can be read so far";
}

static const struct {
    const char *name;
    setter set;
} PARAMETERS[] = {{"url", tell_url},   {"title", tell_title},
                  {"date", tell_date}, {"publisher", tell_publisher},
                  {"view", tell_view}, {"min-confidence", tell_min_confidence},
                  {"lang", tell_lang}};
enum { N_PARAMETERS = sizeof PARAMETERS / sizeof *PARAMETERS };

/* NULL for what is no text, or when memory is out. */
static char *text_of(quothp_str value)
{
    size_t bad;
    if (memchr(value.p, '\0', value.n) || !quothp_utf8_valid(value.p, value.n, &bad))
        return NULL;
    char *text = malloc(value.n + 1);
    if (text) {
        memcpy(text, value.p, value.n);
        text[value.n] = '\0';
    }
    return text;
}

bool quothp_job_tell(quothp_job *job, quothp_str name, quothp_str value, char *problem, size_t n_problem)
{
    size_t i = 0;
    while (i < N_PARAMETERS && !quothp_str_is(name, PARAMETERS[i].name))
        i++;
    if (i == N_PARAMETERS) {
        snprintf(problem, n_problem,
                 "There is no such parameter; known are url, title, date, publisher, view, min-confidence, lang.");
        return false;
    }
    if (value.n == 0)
        return true;
    char *text = text_of(value);
    const char *wrong = text ? PARAMETERS[i].set(job, text) : "not UTF-8";
    if (wrong)
        snprintf(problem, n_problem, "%s: %s.", PARAMETERS[i].name, wrong);
    return !wrong;
}

void quothp_job_free(quothp_job *job)
{
    for (size_t i = 0; i < QUOTHP_N_TOLD; i++)
        free(job->told[i]);
    quothp_buf_free(&job->body);
    *job = (quothp_job){0};
}
