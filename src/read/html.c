/* html.c: a web page → a document: the article's text, its blocks, and the way back to the bytes of the page.
 *
 * libxml2 parses; its SAX handler for characters notes where each piece of text stood in the source. The walk over the
 * tree is a loop: a page may nest as deep as it likes.
 */
#include "base/utf8.h"
#include "read/charset.h"
#include "read/flow.h"
#include "read/format.h"
#include "read/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The bytes of a text node from `node` on stood at `source` in the page. Runs of a node are linked through next. */
typedef struct origin {
    struct origin *next;
    uint32_t node, source;
} origin;

/* What hangs on a text node's _private while the tree lives. */
typedef struct origins {
    origin *first, *last;
    uint32_t n_bytes; /* of the node so far */
} origins;

typedef struct parse {
    quothp_arena *scratch;
    const quoth_limits *limits;
    quothp_clock *clock;
    htmlParserCtxt *parser;
    quothp_str rest;     /* of the page, not yet given to the parser */
    size_t n_nodes;      /* elements and attributes */
    bool failed;         /* memory ran out inside a callback */
    bool huge;           /* a stretch of text is larger than libxml2 allows */
    bool too_deep;       /* the parser was stopped, or gave up, at the limit of nesting */
    bool too_many;       /* elements and attributes */
    bool too_attributed; /* an element with more attributes than any has */
    bool late;           /* the time is over */
} parse;

/* libxml2 compares each attribute of an element with each other one. It tells the room for them only, which it doubles:
   some two thousand of them have come then. */
enum { MOST_ATTRIBUTE_ROOM = 8192, PIECE = 16 * 1024 };

/* ---- parsing ---- */

/* Where the n bytes that the parser hands out stood: right before its cursor, or at the "&" of an entity. */
static size_t source_offset(const xmlParserInput *input, size_t n)
{
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    if (input->cur > input->base && input->cur[-1] == ';') {
        const xmlChar *p = input->cur - 1;
        while (p > input->base && *p != '&' && input->cur - p < 12)
            p--;
        if (*p == '&' && n <= 4)
            return at - (size_t)(input->cur - p);
    }
    return at > n ? at - n : 0;
}

static void on_characters(void *user, const xmlChar *text, int n)
{
    htmlParserCtxt *parser = user;
    parse *state = parser->_private;
    size_t source = source_offset(parser->input, (size_t)n);
    xmlSAX2Characters(user, text, n);
    xmlNode *node = parser->node ? parser->node->last : NULL;
    if (!node || node->type != XML_TEXT_NODE || state->failed)
        return;
    origins *list = node->_private;
    if (!list)
        node->_private = list = quothp_arena_alloc(state->scratch, sizeof *list);
    origin *run = list ? quothp_arena_alloc(state->scratch, sizeof *run) : NULL;
    if (!run) {
        state->failed = true;
        return;
    }
    *run = (origin){NULL, list->n_bytes, (uint32_t)source};
    list->n_bytes += (uint32_t)n;
    if (list->last)
        list->last->next = run;
    else
        list->first = run;
    list->last = run;
}

static void on_element(void *user, const xmlChar *name, const xmlChar **attributes)
{
    htmlParserCtxt *parser = user;
    parse *state = parser->_private;
    state->n_nodes++;
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        state->n_nodes++;
    state->too_many = state->n_nodes > state->limits->nodes;
    state->too_deep = parser->nameNr >= 0 && (size_t)parser->nameNr > state->limits->depth;
    if (state->too_many || state->too_deep)
        xmlStopParser(parser);
    else
        xmlSAX2StartElement(user, name, attributes);
}

/* The page piece by piece, so that the parser can be stopped inside an element. */
static int give_piece(void *user, char *out, int size)
{
    parse *state = user;
    size_t n = state->rest.n < (size_t)size ? state->rest.n : (size_t)size;
    state->too_attributed = state->parser->maxatts > MOST_ATTRIBUTE_ROOM;
    state->late = quothp_clock_over(state->clock);
    if (state->too_attributed || state->late)
        return -1;
    if (n > PIECE)
        n = PIECE;
    memcpy(out, state->rest.p, n);
    state->rest = (quothp_str){state->rest.p + n, state->rest.n - n};
    return (int)n;
}

static bool feed(htmlParserCtxt *parser, parse *state)
{
    xmlParserInputBuffer *buffer = xmlParserInputBufferCreateIO(give_piece, NULL, state, XML_CHAR_ENCODING_NONE);
    xmlParserInput *input = buffer ? xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE) : NULL;
    if (buffer && !input)
        xmlFreeParserInputBuffer(buffer);
    return input && inputPush(parser, input) >= 0;
}

static xmlDoc *parse_page(quothp_str page, parse *state)
{
    state->failed = true;
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser)
        return NULL;
    state->parser = parser;
    state->rest = page;
    if (!feed(parser, state)) {
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    state->failed = false;
    parser->_private = state;
    parser->sax->startElement = on_element;
    parser->sax->characters = on_characters;
    parser->sax->ignorableWhitespace = on_characters;
    htmlParseDocument(parser);
    xmlDoc *tree = parser->myDoc;
    state->huge = parser->lastError.message && strstr(parser->lastError.message, "huge text node");
    state->failed |= parser->lastError.code == XML_ERR_NO_MEMORY && !state->huge;
    state->too_deep |= parser->disableSAX != 0 && !state->too_many;
    parser->myDoc = NULL;
    htmlFreeParserCtxt(parser);
    return tree;
}

/* ---- writing the text ---- */

/* White space of any kind collapses to one space; what is left is copied, each stretch with its origin. */
static void put_text(quothp_flow *flow, const xmlNode *node)
{
    const origins *list = node->_private;
    const origin *run = list ? list->first : NULL;
    const char *s = (const char *)node->content;
    bool fresh = true; /* the next character does not follow its neighbour in the source */
    for (size_t i = 0, n = strlen(s); i < n;) {
        size_t at = i;
        uint32_t cp = quothp_utf8_next(s, n, &i);
        for (; run && run->next && run->next->node <= at; fresh = true)
            run = run->next;
        if (cp < 0x80 && quothp_cp_is_space(cp)) {
            flow->space = fresh = true;
            continue;
        }
        uint32_t source = fresh && run ? run->source + (uint32_t)(at - run->node) : QUOTHP_NONE;
        quothp_flow_put(flow, s + at, i - at, source);
        fresh = false;
    }
}

static bool is_heading(const xmlNode *element)
{
    const char *name = (const char *)element->name;
    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2];
}

static void enter(quothp_flow *flow, const xmlNode *node, quothp_block_kind *kind)
{
    if (node->type == XML_TEXT_NODE) {
        put_text(flow, node);
    } else if (quothp_html_is_block(node)) {
        quothp_flow_end_block(flow, *kind);
        *kind = is_heading(node) ? QUOTHP_HEADING : QUOTHP_PARAGRAPH;
    }
}

static void leave(quothp_flow *flow, const xmlNode *node, quothp_block_kind *kind)
{
    if (node->type == XML_ELEMENT_NODE && quothp_html_is_block(node)) {
        quothp_flow_end_block(flow, *kind);
        *kind = QUOTHP_PARAGRAPH;
    }
}

/* Everything below the root that belongs to the article, in document order. */
static void put_tree(quothp_flow *flow, const xmlNode *root, const quothp_page *page)
{
    quothp_block_kind kind = QUOTHP_PARAGRAPH;
    const xmlNode *node = root->children;
    while (node) {
        bool skip = node->type == XML_ELEMENT_NODE ? quothp_page_drops(page, node) : node->type != XML_TEXT_NODE;
        if (!skip) {
            enter(flow, node, &kind);
            if (node->type == XML_ELEMENT_NODE && node->children) {
                node = node->children;
                continue;
            }
            leave(flow, node, &kind);
        }
        while (node != root && !node->next) {
            node = node->parent;
            if (node != root)
                leave(flow, node, &kind);
        }
        node = node == root ? NULL : node->next;
    }
    quothp_flow_end_block(flow, kind);
}

static quoth_status make_doc(quoth *q, xmlDoc *tree, const quothp_html_origin *from, quoth_doc **doc)
{
    quothp_page page;
    quoth_status status = quothp_page_survey(&page, tree, from->fragment, &q->scratch);
    if (status == QUOTH_OK)
        status = quothp_step_check(q, from->line, "reading it");
    if (status != QUOTH_OK)
        return status;
    quothp_flow flow = {.arena = &q->scratch};
    if (page.lead)
        put_tree(&flow, page.lead, &page);
    if (page.body)
        put_tree(&flow, page.body, &page);
    status = quothp_flow_doc(&flow, doc);
    if (status == QUOTH_OK)
        status = quothp_step_check(q, from->line, "reading it");
    if (status == QUOTH_OK && !*doc && !from->may_be_empty) {
        quothp_report_at(&q->report, QUOTH_ERROR, from->line, 0, "no article text in this page");
        status = QUOTH_ERR_INPUT;
    }
    return status == QUOTH_OK && *doc ? quothp_html_meta(*doc, tree, &q->scratch, &q->limits) : status;
}

/* NULL: nothing that would refuse the page. */
static const char *what_is_wrong(const parse *state)
{
    return state->too_attributed ? "thousands of attributes in one element"
           : state->too_many     ? "too many elements and attributes (--max-nodes)"
           : state->huge         ? "10 MB of text without any markup"
                                 : NULL;
}

/* The page in UTF-8, which the parser need not guess at. */
static quoth_status read_utf8(quoth *q, quothp_str page, const quothp_html_origin *from, quoth_doc **doc)
{
    if (page.n > INT_MAX || (page.n && memchr(page.p, '\0', page.n))) {
        quothp_report_at(&q->report, QUOTH_ERROR, from->line, 0, "a NUL byte: this is no page");
        return QUOTH_ERR_INPUT;
    }
    if (page.n == 0)
        page = quothp_str_of(" "); /* libxml2 makes nothing of an empty one, as if memory were out */
    parse state = {.scratch = &q->scratch, .limits = &q->limits, .clock = &q->clock};
    xmlDoc *tree = parse_page(page, &state);
    const char *wrong = what_is_wrong(&state);
    quoth_status status = QUOTH_ERR_MEMORY;
    if (tree && state.late) {
        status = quothp_step_check(q, from->line, "reading it");
    } else if (tree && wrong) {
        quothp_report_at(&q->report, QUOTH_ERROR, from->line, 0, "%s: this is no page", wrong);
        status = QUOTH_ERR_INPUT;
    } else if (tree && !state.failed) {
        if (state.too_deep)
            quothp_report_at(&q->report, QUOTH_WARNING, from->line, 0,
                             "elements nested too deeply (--max-depth): what follows them is left out");
        status = make_doc(q, tree, from, doc);
    }
    if (tree)
        xmlFreeDoc(tree);
    return status;
}

quoth_status quothp_read_html(quoth *q, quothp_str bytes, const quothp_html_origin *from, quoth_doc **doc)
{
    quothp_buf buffer = {0};
    quothp_str page;
    *doc = NULL;
    bool decoded = quothp_charset_decode(bytes, from->charset, &buffer, &page);
    quoth_status status = decoded ? read_utf8(q, page, from, doc) : QUOTH_ERR_MEMORY;
    quothp_buf_free(&buffer);
    if (status != QUOTH_OK) {
        quoth_doc_free(*doc);
        *doc = NULL;
    }
    return status;
}

quoth_status quothp_next_html(quothp_read_work *reading, quoth_doc **doc)
{
    quothp_str bytes;
    quoth_status status = quothp_input_whole(&reading->input, reading->q->limits.bytes, &bytes);
    if (status == QUOTH_OK && bytes.n)
        status = quothp_read_html(reading->q, bytes, &(quothp_html_origin){.line = 1}, doc);
    if (*doc)
        quothp_place_runs(*doc, bytes, 1);
    return status;
}
