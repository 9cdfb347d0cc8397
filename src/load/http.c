/* http.c: see http.h. */
#include "load/http.h"

#include "base/buf.h"
#include "load/gzip.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    CONNECT_SECONDS = 30,
    EXPECT_MILLISECONDS = 200, /* for the leave to send a large part, which many stores never give */
    SILENT_SECONDS = 300,      /* a store may take long over a chunk; then the connection counts as dead */
    FIRST_WAIT = 500,          /* milliseconds */
    LONGEST_WAIT = 60 * 1000,
    LONGEST_ASKED = 300 * 1000 /* of Retry-After */
};

struct quothp_http {
    const quothp_http_settings *settings;
    quothp_report *report;
    CURL *curl;
    struct curl_slist *headers;
    quothp_buf url, packed, answer; /* of the request at hand */
    char error[CURL_ERROR_SIZE];
    bool has_answered; /* the store has taken something: what fails now may pass */
};

/* ---- making it ---- */

/* The beginning of what the store answers, for messages. */
static size_t keep_answer(char *bytes, size_t size, size_t n, void *user)
{
    quothp_buf *answer = user;
    size_t room = answer->n < 300 ? 300 - answer->n : 0;
    quothp_buf_add(answer, bytes, size * n < room ? size * n : room);
    return size * n;
}

static void set_credentials(quothp_http *http)
{
    const quothp_http_settings *s = http->settings;
    curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH, (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST));
    if (s->user)
        curl_easy_setopt(http->curl, CURLOPT_USERNAME, s->user);
    if (s->password)
        curl_easy_setopt(http->curl, CURLOPT_PASSWORD, s->password);
    if (s->netrc) {
        curl_easy_setopt(http->curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
        curl_easy_setopt(http->curl, CURLOPT_NETRC_FILE, s->netrc);
    }
}

static bool add_header(quothp_http *http, const char *header)
{
    struct curl_slist *longer = curl_slist_append(http->headers, header);
    if (longer)
        http->headers = longer;
    return longer != NULL;
}

static bool set_up(quothp_http *http)
{
    CURL *curl = http->curl;
    if (!curl || !add_header(http, "Content-Type: application/n-triples; charset=utf-8") ||
        (http->settings->gzip && !add_header(http, "Content-Encoding: gzip")))
        return false;
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, http->headers);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, http->error);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep_answer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &http->answer);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_EXPECT_100_TIMEOUT_MS, (long)EXPECT_MILLISECONDS);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SILENT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "quoth");
    set_credentials(http);
    return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK;
}

quothp_http *quothp_http_new(const quothp_http_settings *settings, quothp_report *report)
{
    quothp_http *http = calloc(1, sizeof *http);
    if (!http)
        return NULL;
    http->settings = settings;
    http->report = report;
    http->curl = curl_easy_init();
    if (set_up(http))
        return http;
    quothp_http_free(http);
    return NULL;
}

void quothp_http_free(quothp_http *http)
{
    if (!http)
        return;
    curl_easy_cleanup(http->curl);
    curl_slist_free_all(http->headers);
    quothp_buf_free(&http->url);
    quothp_buf_free(&http->packed);
    quothp_buf_free(&http->answer);
    free(http);
}

/* ---- one request ---- */

static bool make_url(quothp_http *http, quothp_str graph)
{
    const char *endpoint = http->settings->endpoint;
    quothp_buf_clear(&http->url);
    quothp_buf_puts(&http->url, endpoint);
    quothp_buf_putc(&http->url, strchr(endpoint, '?') ? '&' : '?');
    if (graph.n == 0) {
        quothp_buf_puts(&http->url, "default");
        return !http->url.failed;
    }
    char *escaped = curl_easy_escape(http->curl, graph.p, (int)graph.n);
    quothp_buf_puts(&http->url, "graph=");
    if (escaped)
        quothp_buf_puts(&http->url, escaped);
    curl_free(escaped);
    return escaped && !http->url.failed;
}

static CURLcode request(quothp_http *http, bool replace, quothp_str body, long *status)
{
    CURL *curl = http->curl;
    quothp_buf_clear(&http->answer);
    http->error[0] = '\0';
    curl_easy_setopt(curl, CURLOPT_URL, http->url.p);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.p);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.n);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, replace ? "PUT" : NULL);
    CURLcode code = curl_easy_perform(curl);
    *status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
    return code;
}

/* The first request asks which kind of authentication the store wants, so that no store gets a password in plain text
   that would take Digest; those after it need not ask. */
static void settle_credentials(quothp_http *http)
{
    long offered = 0;
    curl_easy_getinfo(http->curl, CURLINFO_HTTPAUTH_AVAIL, &offered);
    if (offered & (long)(CURLAUTH_DIGEST | CURLAUTH_BASIC))
        curl_easy_setopt(http->curl, CURLOPT_HTTPAUTH,
                         (long)(offered & (long)CURLAUTH_DIGEST ? CURLAUTH_DIGEST : CURLAUTH_BASIC));
}

/* ---- what went wrong ---- */

static void tell(quothp_http *http, const char *what, const char *detail)
{
    quothp_report_at(http->report, QUOTH_ERROR, 0, 0, "%s: %s%s%s", http->settings->endpoint, what,
                     detail && *detail ? ": " : "", detail ? detail : "");
}

static bool may_pass(const quothp_http *http, CURLcode code, long status)
{
    switch (code) {
    case CURLE_OK:
        return status == 429 || (status >= 500 && status != 501);
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_HOST:
        return http->has_answered; /* at first it is more likely a mistake in the address */
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return true;
    default:
        return false;
    }
}

static const char *meaning(const quothp_http *http, long status)
{
    bool known = http->settings->user || http->settings->netrc;
    switch (status) {
    case 401:
    case 403:
        return known ? "the store does not take this name and password for it"
                     : "the store wants a name and a password: --user NAME with QUOTH_PASSWORD, or --netrc FILE";
    case 404:
        return "no graph store is there; the address is like http://localhost:3030/DATASET/data";
    case 405:
        return "what is there is no graph store that can be written";
    case 415:
        return http->settings->gzip ? "the store takes no gzip; leave --gzip out" : "the store takes no N-Triples";
    default:
        return status >= 300 && status < 400 ? "the store is somewhere else; give its new address" : NULL;
    }
}

static void tell_failure(quothp_http *http, CURLcode code, long status)
{
    char what[256];
    quothp_buf_add(&http->answer, "", 1);
    char *answer = http->answer.failed ? NULL : http->answer.p;
    if (answer)
        answer[strcspn(answer, "\r\n")] = '\0';
    if (code == CURLE_COULDNT_CONNECT) {
        tell(http, "no connection; does the store run there?", http->error);
    } else if (code != CURLE_OK) {
        tell(http, "the request failed", http->error[0] ? http->error : curl_easy_strerror(code));
    } else if (meaning(http, status)) {
        snprintf(what, sizeof what, "%ld, %s", status, meaning(http, status));
        tell(http, what, NULL);
    } else {
        snprintf(what, sizeof what, "the store answered %ld%s", status,
                 http->settings->gzip ? ", perhaps as it takes no gzip" : "");
        tell(http, what, answer && *answer != '<' ? answer : NULL); /* a page of HTML tells nothing in its first line */
    }
}

/* ---- again and again ---- */

static void wait_for(unsigned milliseconds)
{
    struct timespec left = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000 * 1000};
    while (nanosleep(&left, &left) != 0)
        ;
}

/* How long before the next try: twice as long each time, or as the store asks. */
static unsigned pause_before(quothp_http *http, unsigned n_tries)
{
    curl_off_t asked = 0;
    unsigned pause = n_tries < 8 ? (unsigned)FIRST_WAIT << (n_tries - 1) : LONGEST_WAIT;
    if (pause > LONGEST_WAIT)
        pause = LONGEST_WAIT;
    curl_easy_getinfo(http->curl, CURLINFO_RETRY_AFTER, &asked);
    if (asked > 0)
        pause = asked < LONGEST_ASKED / 1000 ? (unsigned)asked * 1000 : LONGEST_ASKED;
    return pause;
}

static void tell_pause(quothp_http *http, CURLcode code, long status, unsigned pause)
{
    char why[CURL_ERROR_SIZE + 32];
    if (code == CURLE_OK)
        snprintf(why, sizeof why, "the store answered %ld", status);
    else
        snprintf(why, sizeof why, "%s", http->error[0] ? http->error : curl_easy_strerror(code));
    quothp_report_at(http->report, QUOTH_WARNING, 0, 0, "%s: %s; again in %u.%u s", http->settings->endpoint, why,
                     pause / 1000, pause % 1000 / 100);
}

static quothp_sent send_until_taken(quothp_http *http, bool replace, quothp_str body)
{
    for (unsigned n_tries = 1;; n_tries++) {
        long status;
        CURLcode code = request(http, replace, body, &status);
        if (code == CURLE_OK && status >= 200 && status < 300) {
            http->has_answered = true;
            settle_credentials(http);
            return QUOTHP_SENT;
        }
        /* a store may answer 413 and close before all has been sent */
        if (status == 413)
            return QUOTHP_TOO_LARGE;
        if (n_tries > http->settings->retries || !may_pass(http, code, status)) {
            tell_failure(http, code, status);
            return QUOTHP_NOT_SENT;
        }
        unsigned pause = pause_before(http, n_tries);
        tell_pause(http, code, status, pause);
        wait_for(pause);
    }
}

quothp_sent quothp_http_send(quothp_http *http, bool replace, quothp_str graph, quothp_str triples)
{
    bool packed = http->settings->gzip;
    if (!make_url(http, graph) || (packed && !quothp_gzip(&http->packed, triples))) {
        tell(http, "out of memory", NULL);
        return QUOTHP_NOT_SENT;
    }
    return send_until_taken(http, replace, packed ? (quothp_str){http->packed.p, http->packed.n} : triples);
}
