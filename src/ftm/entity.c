/* entity.c: see entity.h. */
#include "ftm/entity.h"

#include "base/clean.h"
#include "base/json.h"
#include "base/utf8.h"
#include "graph/iri.h"

#include <string.h>

/* FollowTheMoney takes names of 384 characters and texts of 65,000. */
enum { ID_DIGITS = 24, MAX_NAME = 380, MAX_TEXT = 60000 };

const char *quothp_entity_id(quothp_entity_writer *w, const char *content)
{
    const char *hash = quothp_hex(w->arena, quothp_str_of(content), ID_DIGITS);
    const char *id = hash ? quothp_arena_printf(w->arena, "quoth-%s", hash) : NULL;
    if (!id)
        w->failed = true;
    return id ? id : "";
}

void quothp_entity_begin(quothp_entity_writer *w, const char *schema, const char *id)
{
    fprintf(w->out, "{\"id\": \"%s\", \"schema\": \"%s\", \"properties\": {", id, schema);
    w->property = NULL;
}

/* Bytes of a first part of the text: all of it, or as many whole lines as fit, or words, or characters. */
static size_t first_part(const char *text, size_t max_code_points)
{
    size_t n = strlen(text), i = 0, line = 0, word = 0;
    for (size_t cp = 0; cp < max_code_points && i < n; cp++) {
        line = text[i] == '\n' ? i + 1 : line;
        word = text[i] == ' ' ? i + 1 : word;
        quothp_utf8_next(text, n, &i);
    }
    return i == n ? n : line ? line : word ? word : i;
}

static const char *clean(quothp_entity_writer *w, const char *value)
{
    const char *text = value ? quothp_clean(&w->cleaned, value, false) : NULL;
    if (value && !text)
        w->failed = true;
    return text;
}

static void put_value(quothp_entity_writer *w, const char *property, quothp_str value)
{
    if (!w->property || strcmp(w->property, property) != 0)
        fprintf(w->out, "%s\"%s\": [", w->property ? "], " : "", property);
    else
        fputs(", ", w->out);
    quothp_json_put(w->out, value);
    w->property = property;
}

void quothp_entity_value(quothp_entity_writer *w, const char *property, const char *value)
{
    const char *text = clean(w, value);
    if (text && *text)
        put_value(w, property, (quothp_str){text, first_part(text, MAX_NAME)});
}

void quothp_entity_text(quothp_entity_writer *w, const char *property, const char *value)
{
    const char *text = clean(w, value);
    for (size_t n; text && *text; text += n) {
        n = first_part(text, MAX_TEXT);
        put_value(w, property, (quothp_str){text, n});
    }
}

void quothp_entity_end(quothp_entity_writer *w)
{
    fputs(w->property ? "]}}\n" : "}}\n", w->out);
}
