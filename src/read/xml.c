/* xml.c: news XML → documents, one an article, as the parser goes through the file.
 *
 * libxml2's streaming reader parses. It keeps no more than the path to the element at hand; what the table of
 * xmlrules.c asks for is collected until the article's element ends. Nothing outside the file is ever loaded and
 * entities of the file's own are not put in, so that no entity bomb goes off: xmlReaderForIO gets neither
 * XML_PARSE_NOENT nor a DTD option, and keeps libxml2's limits of depth (256) and of a text node (10 MB).
 */
#include "read/xml.h"

#include "base/utf8.h"
#include "read/flow.h"
#include "read/format.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = QUOTH_MAX_DEPTH, LONGEST_FIELD = 4096 };

/* libxml2 takes a tag at once, and compares each of its attributes with each other one. */
enum { LONGEST_TAG = 128 * 1024 };

/* It looks through what it cannot take yet again with each piece: behind so many without a node it gets larger ones,
   but less than the 300 bytes of CDATA that it takes at a time. */
enum { SMALL_PIECES = 32, LARGER_PIECE = 256 };

/* Text that is being collected for a rule, while its element is open. */
typedef struct capture {
    const quothp_xml_rule *rule; /* NULL: none */
    size_t depth;                /* of its element */
    bool html;                   /* of a QUOTHP_XML_DATA */
    quothp_buf text;
} capture;

typedef struct xml_state {
    xmlTextReader *reader;
    quothp_read_work *reading;
    quothp_arena arena; /* of the article at hand */
    quothp_arena outer; /* of the feed */
    const char *names[DEEPEST];
    size_t depth;                   /* of names */
    size_t article;                 /* depth of the article's element; 0: outside */
    size_t dropped;                 /* depth of the element that is being skipped; 0: none */
    size_t body;                    /* depth of the QUOTHP_XML_BODY that is being read; 0: none */
    quothp_xml_fields fields, feed; /* of the article, and what was told outside of all articles */
    capture capture;
    quothp_flow flow;
    quothp_block_kind block;
    quothp_buf text; /* the body as text or HTML */
    bool html;
    const quothp_xml_rule *body_rule; /* where the best body so far comes from; NULL: none */
    uint32_t line;                    /* on which the article begins */
    bool too_large, too_many, late, failed, entity_told, stopped;
    size_t n_elements;       /* since the last article */
    unsigned n_pieces;       /* given since the last node */
    uint64_t handed, looked; /* bytes given to the parser; those when it was last asked how far it is */
    unsigned n_articles, n_empty;
    struct {
        bool fatal;
        uint32_t line, column;
        char text[160]; /* empty: none */
    } error;            /* the parser's */
    bool ended;
} xml_state;

/* ---- the parser ---- */

/* Belt and braces: libxml2 has one loader of external files for the whole process. While this thread parses here it
   loads nothing; to all others the loader stays what it was. */
static _Thread_local bool parsing;
static xmlExternalEntityLoader loader_of_others;

static xmlParserInput *refuse_to_load(const char *url, const char *id, xmlParserCtxt *context)
{
    return parsing || !loader_of_others ? NULL : loader_of_others(url, id, context);
}

static void guard_loader(void)
{
    xmlExternalEntityLoader loader = xmlGetExternalEntityLoader();
    if (loader == refuse_to_load)
        return;
    loader_of_others = loader;
    xmlSetExternalEntityLoader(refuse_to_load);
}

/* 1: there is a node at hand; 0: the end; less: broken. */
static int read_node(xml_state *x)
{
    parsing = true;
    x->n_pieces = 0;
    int code = xmlTextReaderRead(x->reader);
    parsing = false;
    return code;
}

/* The parser's own error, or one of ours in its stead. */
static void note_error(xml_state *x, const char *text)
{
    x->error.fatal = true;
    x->error.line = (uint32_t)xmlTextReaderGetParserLineNumber(x->reader);
    x->error.column = (uint32_t)xmlTextReaderGetParserColumnNumber(x->reader);
    snprintf(x->error.text, sizeof x->error.text, "%s", text);
}

/* Has the parser been given more than a tag may have, and waits for the tag's end? Text it would have taken. Asked now
   and then, as libxml2 counts what it took anew each time. */
static bool is_stuck(xml_state *x)
{
    if (!x->reader || x->handed - x->looked < LONGEST_TAG / 2)
        return false;
    long taken = xmlTextReaderByteConsumed(x->reader);
    x->looked = x->handed;
    if (taken < 0 || x->handed < (uint64_t)taken + LONGEST_TAG)
        return false;
    note_error(x, "a tag or comment of more than 128 KiB");
    return true;
}

/* Hands out one tag at a time: the parser tells an error before it gives the elements that stand before it in the same
   piece, and what came before an error is to be kept. */
static int read_bytes(void *user, char *out, int size)
{
    xml_state *x = user;
    quothp_input *input = &x->reading->input;
    if (is_stuck(x))
        return -1;
    while (!input->ended && quothp_input_ahead(input).n == 0)
        if (quothp_input_more(input) != QUOTH_OK)
            return -1;
    quothp_str ahead = quothp_input_ahead(input);
    size_t n = ahead.n < (size_t)size ? ahead.n : (size_t)size;
    if (n > LARGER_PIECE && x->n_pieces >= SMALL_PIECES)
        n = LARGER_PIECE;
    const char *end = x->n_pieces++ < SMALL_PIECES ? memchr(ahead.p, '>', n) : NULL;
    if (end)
        n = (size_t)(end - ahead.p) + 1;
    memcpy(out, ahead.p, n);
    quothp_input_take(input, n);
    x->handed += n;
    return (int)n;
}

/* Keeps the first error that ends the parsing; libxml2 calls some of these no fatal ones, so the last of those waits.
 */
static void on_error(void *user, xmlError *error)
{
    xml_state *x = user;
    if (x->error.fatal || error->level < XML_ERR_ERROR || !error->message)
        return;
    x->error.fatal = error->level == XML_ERR_FATAL;
    x->error.line = error->line > 0 ? (uint32_t)error->line : 0;
    x->error.column = error->int2 > 0 ? (uint32_t)error->int2 : 0;
    snprintf(x->error.text, sizeof x->error.text, "%.*s", (int)strcspn(error->message, "\n"), error->message);
}

static quoth_status open_state(quothp_read_work *reading)
{
    xml_state *x = calloc(1, sizeof *x);
    reading->state = x;
    if (!x)
        return QUOTH_ERR_MEMORY;
    x->reading = reading;
    x->flow.arena = &x->arena;
    guard_loader();
    x->reader = xmlReaderForIO(read_bytes, NULL, x, NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!x->reader)
        return QUOTH_ERR_MEMORY;
    xmlTextReaderSetStructuredErrorHandler(x->reader, on_error, x);
    return QUOTH_OK;
}

static void clear_article(xml_state *x)
{
    quothp_flow_free(&x->flow);
    quothp_buf_clear(&x->text);
    quothp_buf_clear(&x->capture.text);
    quothp_arena_reset(&x->arena);
    x->fields = (quothp_xml_fields){0};
    x->capture.rule = x->body_rule = NULL;
    x->article = x->body = 0;
    x->too_large = x->too_many = x->late = false;
    x->n_elements = 0;
}

void quothp_close_xml(quothp_read_work *reading)
{
    xml_state *x = reading->state;
    if (!x)
        return;
    clear_article(x);
    xmlFreeTextReader(x->reader);
    quothp_buf_free(&x->text);
    quothp_buf_free(&x->capture.text);
    quothp_arena_free(&x->arena);
    quothp_arena_free(&x->outer);
    free(x);
    reading->state = NULL;
}

/* ---- elements ---- */

static void set_field(xml_state *x, const quothp_xml_rule *rule, quothp_str raw)
{
    bool set = x->article ? quothp_xml_set_field(&x->fields, &x->arena, rule, raw)
                          : quothp_xml_set_field(&x->feed, &x->outer, rule, raw);
    x->failed |= !set;
}

static char *attribute(const xml_state *x, const char *name)
{
    return (char *)xmlTextReaderGetAttribute(x->reader, (const xmlChar *)name);
}

static bool attribute_is(const xml_state *x, const char *name, const char *const *values)
{
    char *value = attribute(x, name);
    bool found = false;
    for (size_t i = 0; value && values[i]; i++)
        found |= strcmp(value, values[i]) == 0;
    xmlFree(value);
    return found;
}

/* Of an entry's links only the alternate one leads to the article; the label of a category goes before its term. */
static bool is_overruled(const xml_state *x, const quothp_xml_rule *rule)
{
    static const char *const ALTERNATE[] = {"alternate", NULL};
    const char *other = rule->field == QUOTHP_XML_URL ? "rel" : strcmp(rule->attribute, "term") == 0 ? "label" : NULL;
    char *value = other ? attribute(x, other) : NULL;
    bool overruled = value && !(rule->field == QUOTHP_XML_URL && attribute_is(x, other, ALTERNATE));
    xmlFree(value);
    return overruled;
}

static void begin_capture(xml_state *x, const quothp_xml_rule *rule)
{
    static const char *const HTML[] = {"html", "text/html", NULL}, *const XHTML[] = {"xhtml", NULL};
    static const char *const BASE64[] = {"http://cv.iptc.org/newscodes/encoding/base64", "encd:base64", "base64", NULL};
    bool data = rule->field == QUOTHP_XML_DATA;
    bool body = data || rule->field == QUOTHP_XML_HTML;
    if (body && x->body_rule && x->body_rule <= rule)
        return; /* there is a better body */
    if (data && (attribute_is(x, "type", XHTML) || attribute_is(x, "encoding", BASE64)))
        return; /* a QUOTHP_XML_BODY follows inside; no text */
    x->capture.rule = rule;
    x->capture.depth = x->depth;
    x->capture.html = !data || attribute_is(x, "type", HTML) || attribute_is(x, "contenttype", HTML);
    quothp_buf_clear(&x->capture.text);
}

static void begin_body(xml_state *x, const quothp_xml_rule *rule)
{
    if (x->body || (x->body_rule && x->body_rule <= rule))
        return;
    quothp_flow_free(&x->flow);
    x->body = x->depth;
    x->body_rule = rule;
    x->block = QUOTHP_PARAGRAPH;
}

static void apply_rule(xml_state *x, const quothp_xml_rule *rule)
{
    bool free_to_collect = x->article && !x->capture.rule && !x->body;
    if (rule->attribute) {
        char *value = is_overruled(x, rule) ? NULL : attribute(x, rule->attribute);
        if (value && strlen(value) < LONGEST_FIELD)
            set_field(x, rule, quothp_str_of(value));
        xmlFree(value);
    } else if (rule->field == QUOTHP_XML_BODY) {
        if (free_to_collect)
            begin_body(x, rule);
    } else if (free_to_collect || (!x->article && !x->capture.rule)) {
        begin_capture(x, rule);
    }
}

static void on_start(xml_state *x)
{
    const char *name = x->names[x->depth - 1];
    if (x->dropped || x->too_many || x->late)
        return;
    if (quothp_xml_drops(name, (const char *)xmlTextReaderConstNamespaceUri(x->reader))) {
        x->dropped = x->depth;
        return;
    }
    if (!x->article && quothp_xml_begins_article(x->names, x->depth)) {
        clear_article(x);
        quothp_step_begin(x->reading->q, 1);
        x->article = x->depth;
        x->line = (uint32_t)xmlTextReaderGetParserLineNumber(x->reader);
    }
    bool in_text = x->body || (x->capture.rule && x->capture.rule->field > QUOTHP_XML_N_FIELDS);
    for (size_t i = 0; i < quothp_xml_n_rules && !in_text; i++)
        if (quothp_xml_path_is(quothp_xml_rules[i].path, x->names, x->depth))
            apply_rule(x, &quothp_xml_rules[i]);
    if (x->body && x->depth > x->body && quothp_xml_is_block(name)) {
        quothp_flow_end_block(&x->flow, x->block);
        x->block = quothp_xml_is_heading(name) ? QUOTHP_HEADING : QUOTHP_PARAGRAPH;
    }
}

static void on_text(xml_state *x)
{
    quothp_str text = quothp_str_of((const char *)xmlTextReaderConstValue(x->reader));
    size_t bad;
    if (x->dropped || x->too_many || x->late || !quothp_utf8_valid(text.p, text.n, &bad))
        return;
    if (x->body) {
        quothp_flow_text(&x->flow, text);
        x->too_large |= x->flow.text.n > x->reading->q->limits.bytes;
        if (x->too_large)
            quothp_flow_free(&x->flow);
    } else if (x->capture.rule) {
        bool body = x->capture.rule->field > QUOTHP_XML_BODY;
        if (x->capture.text.n + text.n <= (body ? x->reading->q->limits.bytes : LONGEST_FIELD))
            quothp_buf_add(&x->capture.text, text.p, text.n);
        else
            x->too_large |= body;
    }
}

/* The text behind an entity of the file's own stays out: told once. */
static void on_entity(xml_state *x)
{
    if (!x->entity_told)
        quothp_report_at(&x->reading->q->report, QUOTH_WARNING, (uint32_t)xmlTextReaderGetParserLineNumber(x->reader),
                         0, "entities that the file declares itself are left out; the first is &%s;",
                         (const char *)xmlTextReaderConstName(x->reader));
    x->entity_told = true;
}

static void end_capture(xml_state *x)
{
    const quothp_xml_rule *rule = x->capture.rule;
    quothp_str text = {x->capture.text.p, x->capture.text.n};
    x->capture.rule = NULL;
    x->failed |= x->capture.text.failed;
    if (quothp_str_trim(text).n == 0)
        return;
    if (rule->field < QUOTHP_XML_BODY) {
        set_field(x, rule, text);
        return;
    }
    quothp_buf_clear(&x->text);
    quothp_buf_add(&x->text, text.p, text.n);
    x->failed |= x->text.failed;
    x->html = x->capture.html;
    x->body_rule = rule;
    quothp_flow_free(&x->flow);
}

/* The element at hand ends. Returns whether the article ends with it. */
static bool on_end(xml_state *x)
{
    const char *name = x->names[x->depth - 1];
    if (x->dropped) {
        if (x->dropped == x->depth)
            x->dropped = 0;
        return false;
    }
    if (x->body && quothp_xml_is_block(name)) {
        quothp_flow_end_block(&x->flow, x->block);
        x->block = QUOTHP_PARAGRAPH;
    }
    if (x->body == x->depth)
        x->body = 0;
    if (x->capture.rule && x->capture.depth == x->depth)
        end_capture(x);
    return x->article == x->depth;
}

/* ---- articles ---- */

static quoth_status make_body(xml_state *x, quoth_doc **doc)
{
    quoth *q = x->reading->q;
    quothp_str text = {x->text.p, x->text.n};
    if (x->flow.text.n)
        return quothp_flow_doc(&x->flow, doc);
    if (!x->body_rule || quothp_str_trim(text).n == 0)
        return QUOTH_OK;
    if (x->html)
        return quothp_read_html(q, text, &(quothp_html_origin){.line = x->line, .fragment = true, .may_be_empty = true},
                                doc);
    return quothp_read_plain(q, text, x->line, doc);
}

static quoth_status refuse_article(const xml_state *x)
{
    quothp_report_at(&x->reading->q->report, QUOTH_ERROR, x->line, 0, "too many elements in one article (--max-nodes)");
    return QUOTH_ERR_INPUT;
}

/* The article whose element has just ended; *doc is NULL when it has no text. */
static quoth_status make_article(xml_state *x, quoth_doc **doc)
{
    quoth_status status = x->failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
    if (status == QUOTH_OK && x->late)
        status = quothp_step_check(x->reading->q, x->line, "reading it");
    else if (status == QUOTH_OK && x->too_many)
        status = refuse_article(x);
    else if (status == QUOTH_OK && x->too_large)
        status = quothp_input_too_large(&x->reading->q->report, x->line, x->reading->q->limits.bytes);
    if (status == QUOTH_OK)
        status = make_body(x, doc);
    if (status == QUOTH_OK && *doc)
        status = quothp_xml_keep_fields(&x->fields, &x->feed, *doc);
    x->n_articles += *doc != NULL;
    x->n_empty += status == QUOTH_OK && !*doc;
    clear_article(x);
    return status;
}

/* False: the file is not read on. An article of too many elements is left out, and the next one read. */
static bool push_name(xml_state *x)
{
    const quoth_limits *limits = &x->reading->q->limits;
    const bool too_many = ++x->n_elements > limits->nodes, too_deep = x->depth == limits->depth;
    x->too_many |= too_many && x->article;
    x->stopped = too_deep || (too_many && !x->article);
    if (x->stopped) {
        note_error(x, too_deep ? "elements nested too deeply (--max-depth)"
                               : "too many elements before an article (--max-nodes)");
        return false;
    }
    x->names[x->depth++] = (const char *)xmlTextReaderConstLocalName(x->reader);
    return true;
}

/* One node of the file; *ends when an article ends with it. */
static void take_node(xml_state *x, bool *ends)
{
    int type = xmlTextReaderNodeType(x->reader);
    bool leaf = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(x->reader) == 1;
    *ends = false;
    if (type == XML_READER_TYPE_ELEMENT) {
        if (!push_name(x))
            return;
        on_start(x);
    } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
               type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE) {
        on_text(x);
    } else if (type == XML_READER_TYPE_ENTITY_REFERENCE) {
        on_entity(x);
    }
    if ((type == XML_READER_TYPE_END_ELEMENT || leaf) && x->depth > 0) {
        *ends = on_end(x);
        x->depth--;
    }
}

static quoth_status end_of_file(xml_state *x, int code)
{
    quothp_report *report = &x->reading->q->report;
    x->ended = true;
    if (quothp_stream_fault(x->reading->input.stream))
        return QUOTH_OK; /* told by the reader */
    if (code < 0) {
        const char *text = x->error.text[0] ? x->error.text : "cannot be parsed";
        quothp_report_at(report, QUOTH_ERROR, x->error.line, x->error.column, "XML: %s", text);
        return QUOTH_ERR_INPUT;
    }
    if (x->n_empty)
        quothp_report_at(report, QUOTH_NOTE, 0, 0, "items without text, left out: %u", x->n_empty);
    if (x->n_articles)
        return QUOTH_OK;
    quothp_report_at(report, QUOTH_ERROR, 0, 0, "no article with text in this XML");
    return QUOTH_ERR_INPUT;
}

quoth_status quothp_next_xml(quothp_read_work *reading, quoth_doc **doc)
{
    if (!reading->state) {
        quoth_status status = open_state(reading);
        if (status != QUOTH_OK)
            return status;
    }
    xml_state *x = reading->state;
    int code = 0;
    while (!x->ended && (code = x->stopped ? -1 : read_node(x)) == 1) {
        bool ends;
        take_node(x, &ends);
        x->late |= x->article && quothp_clock_ticked(&reading->q->clock);
        if (!ends)
            continue;
        quoth_status status = make_article(x, doc);
        if (status != QUOTH_OK || *doc)
            return status;
    }
    return x->ended ? QUOTH_OK : end_of_file(x, code);
}
