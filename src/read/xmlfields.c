/* xmlfields.c: what news XML says of an article → the fields of a document. */
#include "read/xml.h"

#include "base/utf8.h"
#include "read/read.h"

#include <stdio.h>
#include <string.h>

/* "ada@fen.example (Ada Quill)" as RSS has it, "By Ada Quill" as NITF has it. */
static quothp_str bare_byline(quothp_str s)
{
    const char *open = memchr(s.p, '(', s.n);
    if (open && memchr(s.p, '@', s.n) && s.p[s.n - 1] == ')')
        return (quothp_str){open + 1, (size_t)(s.p + s.n - open) - 2};
    if (s.n > 3 && quothp_str_is_nocase((quothp_str){s.p, 3}, "by "))
        return quothp_str_trim((quothp_str){s.p + 3, s.n - 3});
    return s;
}

/* "20310304T101500Z" → "2031-03-04", and what else is a date; false: none. */
static bool date_of(quothp_str s, char out[11])
{
    size_t digits = 0;
    while (digits < s.n && quothp_is_digit(s.p[digits]))
        digits++;
    char iso[11];
    if (digits != 8)
        return quothp_date_of(s, out);
    snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", s.p, s.p + 4, s.p + 6);
    return quothp_date_of(quothp_str_of(iso), out);
}

static bool is_web_address(quothp_str s)
{
    return quothp_str_starts(s, "http://") || quothp_str_starts(s, "https://");
}

static bool add_subject(quothp_xml_fields *fields, quothp_arena *arena, quothp_str value)
{
    for (uint32_t i = 0; i < fields->subjects.n; i++)
        if (quothp_str_is(value, fields->subjects.at[i]))
            return true;
    const char **slot = QUOTHP_PUSH(arena, &fields->subjects);
    return slot && (*slot = quothp_arena_copy(arena, value.p, value.n));
}

/* The value as the field wants it, in the room or in date; empty: this is none. */
static quothp_str value_of(quothp_xml_field field, quothp_str raw, char *room, char date[11])
{
    quothp_str value = quothp_str_trim((quothp_str){room, quothp_utf8_squeeze(raw.p, raw.n, room)});
    if (field == QUOTHP_XML_BYLINE && value.n)
        return bare_byline(value);
    if (field == QUOTHP_XML_DATE)
        return date_of(value, date) ? quothp_str_of(date) : (quothp_str){NULL, 0};
    if (field == QUOTHP_XML_URL && !is_web_address(value))
        return (quothp_str){NULL, 0};
    return value;
}

bool quothp_xml_set_field(quothp_xml_fields *fields, quothp_arena *arena, const quothp_xml_rule *rule, quothp_str raw)
{
    char *room = quothp_arena_alloc(arena, raw.n + 1), date[11];
    if (!room)
        return false;
    quothp_str value = value_of(rule->field, raw, room, date);
    if (value.n == 0)
        return true;
    if (rule->field == QUOTHP_XML_SUBJECT)
        return add_subject(fields, arena, value);
    const quothp_xml_rule **known = &fields->rule[rule->field];
    if (*known && *known <= rule)
        return true;
    *known = rule;
    fields->value[rule->field] = quothp_arena_copy(arena, value.p, value.n);
    return fields->value[rule->field] != NULL;
}

quoth_status quothp_xml_keep_fields(const quothp_xml_fields *own, const quothp_xml_fields *feed, quoth_doc *doc)
{
    const char **const TO[QUOTHP_XML_N_FIELDS] = {
        [QUOTHP_XML_ID] = &doc->id,
        [QUOTHP_XML_URL] = &doc->url,
        [QUOTHP_XML_TITLE] = &doc->title,
        [QUOTHP_XML_DATE] = &doc->date,
        [QUOTHP_XML_PUBLISHER] = &doc->publisher,
        [QUOTHP_XML_PROVIDER] = &doc->provider,
        [QUOTHP_XML_BYLINE] = &doc->byline,
        [QUOTHP_XML_DATELINE] = &doc->dateline,
        [QUOTHP_XML_LANGUAGE] = &doc->language,
    };
    for (size_t f = 0; f < QUOTHP_XML_N_FIELDS; f++) {
        const char *value = own->value[f] ? own->value[f] : feed->value[f];
        if (value && !(*TO[f] = quothp_doc_keep(doc, value)))
            return QUOTH_ERR_MEMORY;
    }
    if (!doc->id)
        doc->id = doc->url; /* lasts as long as the document */
    for (uint32_t i = 0; i < own->subjects.n; i++) {
        const char **slot = QUOTHP_PUSH(&doc->arena, &doc->subjects);
        if (!slot || !(*slot = quothp_doc_keep(doc, own->subjects.at[i])))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}
