/* purpose.c: see purpose.h. Threads and the way of messages are left out: they change nothing. */
#include "batch/purpose.h"

#include "base/json.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void put_text(FILE *out, const char *key, const char *text)
{
    if (!text)
        return;
    fprintf(out, "%s ", key);
    quothp_json_put(out, quothp_str_of(text));
    putc('\n', out);
}

/* By size and time, too: another model under the same name says other things. */
static void put_model(FILE *out, const char *path)
{
    struct stat st;
    const char *named = path ? path : getenv("QUOTH_MODEL");
    put_text(out, "model", named);
    if (named && stat(named, &st) == 0)
        fprintf(out, "model of %lld bytes, %lld.%09ld\n", (long long)st.st_size, (long long)st.st_mtim.tv_sec,
                st.st_mtim.tv_nsec);
}

/* What one run has left out another may read, and the other way round. */
static void put_limits(FILE *out, const quoth_limits *limits)
{
    fprintf(out, "limits %zu %zu %zu %zu, %ld ms\n", limits->bytes, limits->depth, limits->nodes, limits->statements,
            (long)(limits->seconds * 1000));
}

static void put_all(FILE *out, const quothp_batch_settings *s)
{
    fprintf(out, "quoth batch, journal 1\n");
    put_text(out, "version", quoth_version());
    fprintf(out, "form %d, packing %d, shards %u, every %u, %s\n", (int)s->form, (int)s->packing, (unsigned)s->shards,
            (unsigned)s->every, s->unordered ? "unordered" : "in order");
    put_text(out, "errors", s->errors);
    put_text(out, "base", s->quoth.base);
    fprintf(out, "least confidence %ld\n", (long)(s->quoth.min_confidence * 1e9));
    put_limits(out, &s->quoth.limits);
    put_model(out, s->quoth.model);
    put_text(out, "from", quoth_format_name(s->source.format));
    put_text(out, "url", s->source.url);
    put_text(out, "title", s->source.title);
    put_text(out, "date", s->source.date);
    put_text(out, "publisher", s->source.publisher);
    put_text(out, "language", s->source.language);
    for (char **input = s->inputs; *input; input++)
        put_text(out, "input", *input);
    fputs("so far\n", out); /* no longer list of inputs begins with this one */
}

char *quothp_batch_purpose(const quothp_batch_settings *settings)
{
    char *text = NULL;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    if (!out)
        return NULL;
    put_all(out, settings);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}
