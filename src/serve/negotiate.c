/* negotiate.c: see negotiate.h. */
#include "serve/negotiate.h"

#include "base/str.h"

#include <string.h>
#include <strings.h>

/* "many" goes for what is not sure to be one article, too. */
const quothp_in_form quothp_in_forms[] = {
    {"text/plain", QUOTH_FROM_TEXT, false, false, false},
    {"text/html", QUOTH_FROM_HTML, false, false, false},
    {"application/xhtml+xml", QUOTH_FROM_HTML, false, false, false},
    {"application/json", QUOTH_FROM_JSONL, true, false, false},
    {"application/x-ndjson", QUOTH_FROM_JSONL, false, true, false},
    {"application/ndjson", QUOTH_FROM_JSONL, false, true, false},
    {"application/jsonl", QUOTH_FROM_JSONL, false, true, false},
    {"application/xml", QUOTH_FROM_XML, false, true, false},
    {"text/xml", QUOTH_FROM_XML, false, true, false},
    {"application/rss+xml", QUOTH_FROM_XML, false, true, false},
    {"application/atom+xml", QUOTH_FROM_XML, false, true, false},
    {"application/warc", QUOTH_FROM_WARC, false, true, false},
    {"multipart/form-data", QUOTH_FROM_ANY, false, true, true},
    {"application/octet-stream", QUOTH_FROM_ANY, false, true, false},
    {NULL, QUOTH_FROM_ANY, false, false, false},
};

const quothp_out_form quothp_out_forms[QUOTHP_N_RESULTS] = {
    {QUOTHP_MEDIA_TURTLE, false, QUOTH_TURTLE}, {QUOTHP_MEDIA_NTRIPLES, false, QUOTH_NTRIPLES},
    {QUOTHP_MEDIA_JSONLD, false, QUOTH_JSONLD}, {QUOTHP_MEDIA_SVG, false, QUOTH_SVG},
    {QUOTHP_MEDIA_HTML, false, QUOTH_PAGE},     {QUOTHP_MEDIA_JSON, true, QUOTH_TURTLE},
    {QUOTHP_MEDIA_NDJSON, true, QUOTH_TURTLE},  {QUOTHP_MEDIA_JSONL, true, QUOTH_TURTLE},
    {QUOTHP_MEDIA_NQUADS, false, QUOTH_NQUADS}, {QUOTHP_MEDIA_TRIG, false, QUOTH_TRIG},
    {QUOTHP_MEDIA_RDFXML, false, QUOTH_RDFXML}, {QUOTHP_MEDIA_PNG, false, QUOTH_PNG},
    {QUOTHP_MEDIA_PDF, false, QUOTH_PDF},
};

static const struct {
    const char *type, *whole; /* as in Accept; as in Content-Type, where that says more */
} TYPES[QUOTHP_N_MEDIA] = {
    [QUOTHP_MEDIA_TURTLE] = {"text/turtle", "text/turtle; charset=utf-8"},
    [QUOTHP_MEDIA_NTRIPLES] = {"application/n-triples", NULL},
    [QUOTHP_MEDIA_JSONLD] = {"application/ld+json", NULL},
    [QUOTHP_MEDIA_SVG] = {"image/svg+xml", NULL},
    [QUOTHP_MEDIA_HTML] = {"text/html", "text/html; charset=utf-8"},
    [QUOTHP_MEDIA_JSON] = {"application/json", NULL},
    [QUOTHP_MEDIA_NDJSON] = {"application/x-ndjson", NULL},
    [QUOTHP_MEDIA_JSONL] = {"application/jsonl", NULL},
    [QUOTHP_MEDIA_NQUADS] = {"application/n-quads", NULL},
    [QUOTHP_MEDIA_TRIG] = {"application/trig", NULL},
    [QUOTHP_MEDIA_RDFXML] = {"application/rdf+xml", NULL},
    [QUOTHP_MEDIA_PNG] = {"image/png", NULL},
    [QUOTHP_MEDIA_PDF] = {"application/pdf", NULL},
    [QUOTHP_MEDIA_PROBLEM] = {"application/problem+json", NULL},
    [QUOTHP_MEDIA_METRICS] = {"text/plain", "text/plain; version=0.0.4; charset=utf-8"},
};

const char *quothp_media_type(quothp_media media)
{
    return TYPES[media].whole ? TYPES[media].whole : TYPES[media].type;
}

/* ---- pieces of a header ---- */

/* Takes what stands before the separator off the rest; one in a quoted string is none. */
static quothp_str take(quothp_str *rest, char separator)
{
    size_t i = 0;
    for (bool quoted = false; i < rest->n && (quoted || rest->p[i] != separator); i++) {
        if (quoted && rest->p[i] == '\\')
            i++;
        else if (rest->p[i] == '"')
            quoted = !quoted;
    }
    if (i > rest->n)
        i = rest->n;
    quothp_str piece = {rest->p, i};
    size_t n_taken = i < rest->n ? i + 1 : i;
    *rest = (quothp_str){rest->p + n_taken, rest->n - n_taken};
    return quothp_str_trim(piece);
}

/* "charset=utf-8": its value without quotation marks, when the name is that. */
static bool value_of(quothp_str parameter, const char *name, quothp_str *value)
{
    quothp_str left = take(&parameter, '=');
    *value = quothp_str_trim(parameter);
    if (value->n >= 2 && value->p[0] == '"' && value->p[value->n - 1] == '"')
        *value = (quothp_str){value->p + 1, value->n - 2};
    return quothp_str_is_nocase(left, name);
}

const quothp_in_form *quothp_in_form_of(const char *type, bool *charset_known)
{
    quothp_str rest = quothp_str_of(type ? type : "application/octet-stream"), value;
    quothp_str name = take(&rest, ';');
    *charset_known = true;
    while (rest.n > 0)
        if (value_of(take(&rest, ';'), "charset", &value))
            *charset_known = quothp_str_is_nocase(value, "utf-8") || quothp_str_is_nocase(value, "us-ascii");
    for (const quothp_in_form *form = quothp_in_forms; form->type; form++)
        if (quothp_str_is_nocase(name, form->type))
            return form;
    return NULL;
}

/* ---- Accept ---- */

/* How well a client likes something: the quality, in thousandths; how exactly it named that; how early. */
typedef struct liking {
    unsigned quality, exactness, rank;
} liking;

/* "0.8" in thousandths. What is no quality is 0, and asks for nothing. */
static unsigned quality_of(quothp_str text)
{
    unsigned quality = 0, unit = 1000;
    for (size_t i = 0; i < text.n; i++) {
        if (i == 1 && text.p[i] == '.')
            continue;
        if (!quothp_is_digit(text.p[i]) || i > 4 || (i == 0 && text.p[i] > '1'))
            return 0;
        quality += unit * (unsigned)(text.p[i] - '0');
        unit /= 10;
    }
    return quality <= 1000 ? quality : 0;
}

/* 3 for the type itself, 2 for all of its kind, 1 for anything, 0 for something else. */
static unsigned exactness_of(quothp_str range, const char *type)
{
    size_t n_kind = strcspn(type, "/") + 1;
    if (quothp_str_is_nocase(range, type))
        return 3;
    if (quothp_str_is(range, "*/*") || quothp_str_is(range, "*"))
        return 1;
    bool kind = range.n == n_kind + 1 && range.p[n_kind] == '*' && strncasecmp(range.p, type, n_kind) == 0;
    return kind ? 2 : 0;
}

/* The most exact range that holds the type says it. */
static liking liking_of(const char *accept, const char *type)
{
    liking best = {0};
    quothp_str rest = quothp_str_of(accept), value;
    for (unsigned rank = 0; rest.n > 0; rank++) {
        quothp_str range = take(&rest, ',');
        unsigned exactness = exactness_of(take(&range, ';'), type), quality = 1000;
        while (range.n > 0)
            if (value_of(take(&range, ';'), "q", &value))
                quality = quality_of(value);
        if (exactness > best.exactness)
            best = (liking){quality, exactness, rank};
    }
    return best;
}

static bool better(liking a, liking b)
{
    if (a.quality != b.quality)
        return a.quality > b.quality;
    return a.exactness != b.exactness ? a.exactness > b.exactness : a.rank < b.rank;
}

static const char *or_anything(const char *accept)
{
    return accept && *accept ? accept : "*/*";
}

const quothp_out_form *quothp_out_form_of(const char *accept)
{
    const quothp_out_form *form = NULL;
    liking best = {0};
    for (size_t i = 0; i < QUOTHP_N_RESULTS; i++) {
        liking this = liking_of(or_anything(accept), TYPES[quothp_out_forms[i].media].type);
        if (this.quality > 0 && (!form || better(this, best))) {
            form = &quothp_out_forms[i];
            best = this;
        }
    }
    return form;
}

bool quothp_wants_page(const char *accept)
{
    liking page = liking_of(or_anything(accept), TYPES[QUOTHP_MEDIA_HTML].type);
    liking json = liking_of(or_anything(accept), TYPES[QUOTHP_MEDIA_JSON].type);
    liking problem = liking_of(or_anything(accept), TYPES[QUOTHP_MEDIA_PROBLEM].type);
    return page.quality > 0 && better(page, json) && better(page, problem);
}
