/* values.c: see values.h. */
#define _GNU_SOURCE /* sched_getaffinity */

#include "cli/values.h"

#include "base/day.h"

#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool refuse(cli_fault *fault, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool refuse(cli_fault *fault, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    return false;
}

/* "text, html, jsonl": what --from takes. */
static const char *format_names(char *out, size_t size)
{
    size_t n = 0;
    for (quoth_format f = QUOTH_FROM_ANY + 1; quoth_format_name(f) && n < size; f++)
        n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "", quoth_format_name(f));
    return out;
}

bool cli_value_from(const char *word, quoth_format *format, cli_fault *fault)
{
    char names[256];
    *format = quoth_format_by_name(word);
    return *format != QUOTH_FROM_ANY ||
           refuse(fault, "unknown form of input; known are %s", format_names(names, sizeof names));
}

bool cli_value_date(const char *word, cli_fault *fault)
{
    quothp_day day;
    return quothp_day_read(quothp_str_of(word), &day) || refuse(fault, "no such day; write YYYY-MM-DD");
}

/* An absolute IRI: a scheme, a colon, and no character that may not stand in an IRI. */
static bool is_iri(const char *text)
{
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t n_scheme = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
    if (!*text || !strchr(LETTERS, *text) || text[n_scheme] != ':' || !text[n_scheme + 1])
        return false;
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7F || strchr("<>\"{}|\\^`", *c))
            return false;
    return true;
}

bool cli_value_url(const char *word, cli_fault *fault)
{
    return is_iri(word) || refuse(fault, "not an absolute IRI; write one like https://example.org/article");
}

bool cli_value_base(const char *word, cli_fault *fault)
{
    if (!is_iri(word))
        return refuse(fault, "not an absolute IRI; write one like https://example.org/id/");
    return strchr("/#:", word[strlen(word) - 1]) ||
           refuse(fault, "names are put right behind it; end it in '/' or '#'");
}

/* There is one language so far. */
bool cli_value_language(const char *word, cli_fault *fault)
{
    return strcmp(word, "en") == 0 || strncmp(word, "en-", 3) == 0 ||
           refuse(fault, "only English (en) can be read so far");
}

uint32_t cli_processors(uint32_t most)
{
    cpu_set_t set;
    const int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : (uint32_t)n < most ? (uint32_t)n : most;
}
