/* page.c: finds the article on a web page.
 *
 * In two passes over the tree. The first counts, for each element, the characters of its subtree, of its links and of
 * its good paragraphs (enough running text, few links). Then the walk goes down from the root as long as one child
 * holds nearly all of the good text: where the text spreads over several children, the article begins. After the idea
 * of text density in Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features (WSDM 2010).
 */
#include "read/page.h"

#include "base/utf8.h"

#include <string.h>

enum {
    PARAGRAPH_CHARS = 50,    /* less running text makes no good paragraph */
    MOST_LINKED_PERCENT = 40 /* more of it in links makes no good paragraph */
};

typedef struct counts {
    uint32_t chars, linked;         /* of the subtree, white space not counted */
    uint32_t direct, direct_linked; /* of the text that no block element inside holds */
    uint32_t good;                  /* in good paragraphs of the subtree */
    bool linked_text;               /* its text stands inside a link */
    bool weak;                      /* its class or role says that it is no article */
    bool dropped;
} counts;

/* Never part of an article's text. */
static const char *const CLUTTER_TAGS[] = {
    "aside",  "audio",  "button", "canvas", "dialog",   "embed",    "figcaption", "figure", "footer",
    "head",   "iframe", "input",  "label",  "menu",     "nav",      "noscript",   "object", "picture",
    "script", "select", "style",  "svg",    "template", "textarea", "video"};

/* Inside the flow of a line; every other element begins and ends lines. */
static const char *const INLINE_TAGS[] = {"a",      "abbr", "b",   "bdi",  "bdo",  "big",   "cite", "code",
                                          "data",   "del",  "dfn", "em",   "font", "i",     "img",  "ins",
                                          "kbd",    "mark", "q",   "s",    "samp", "small", "span", "strike",
                                          "strong", "sub",  "sup", "time", "tt",   "u",     "var",  "wbr"};

/* Words of class, id and role names that mark what is not the article, unless most of the text is inside. */
static const char *const CLUTTER_WORDS[] = {
    "ad",          "ads",         "advert",     "advertisement", "author",    "banner",     "bio",
    "breadcrumb",  "breadcrumbs", "byline",     "caption",       "comment",   "comments",   "complementary",
    "contentinfo", "cookie",      "copyright",  "credit",        "dateline",  "dialog",     "disclaimer",
    "disqus",      "footer",      "hidden",     "masthead",      "menu",      "meta",       "modal",
    "more",        "nav",         "navigation", "newsletter",    "outbrain",  "pagination", "popular",
    "popup",       "print",       "promo",      "promoted",      "promotion", "rail",       "readmore",
    "recirc",      "recommended", "related",    "share",         "sharing",   "sidebar",    "signup",
    "skip",        "slideshow",   "social",     "sponsor",       "sponsored", "subscribe",  "subscription",
    "taboola",     "tags",        "teaser",     "timestamp",     "toolbar",   "trending",   "widget"};

static bool is_among(const char *word, size_t n, const char *const *list, size_t n_list)
{
    size_t low = 0, high = n_list;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = quothp_str_cmp((quothp_str){word, n}, quothp_str_of(list[middle]));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

#define IS_AMONG(word, n, list) is_among((word), (n), (list), sizeof(list) / sizeof *(list))

static bool is_tag(const xmlNode *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

bool quothp_html_is_block(const xmlNode *element)
{
    const char *name = (const char *)element->name;
    return !IS_AMONG(name, strlen(name), INLINE_TAGS);
}

const char *quothp_html_attribute(const xmlNode *element, const char *name)
{
    const xmlAttr *attr = xmlHasProp((xmlNode *)element, (const xmlChar *)name);
    return attr && attr->children && attr->children->content ? (const char *)attr->children->content : NULL;
}

/* Looks at "relatedLinks", "related-links" and "related_links" as "related", "links". */
static bool has_clutter_word(const char *names)
{
    char word[24];
    size_t n = 0;
    for (const char *p = names;; p++) {
        bool ends = !quothp_is_alpha(*p) || (p > names && quothp_is_upper(*p) && quothp_is_lower(p[-1]));
        if (ends && n) {
            if (n < sizeof word && IS_AMONG(word, n, CLUTTER_WORDS))
                return true;
            n = 0;
        }
        if (!*p)
            return false;
        if (quothp_is_alpha(*p)) {
            if (n < sizeof word)
                word[n] = quothp_lower(*p);
            n++;
        }
    }
}

static bool is_hidden(const xmlNode *element)
{
    const char *style = quothp_html_attribute(element, "style"),
               *hidden = quothp_html_attribute(element, "aria-hidden");
    return (style && (strstr(style, "display:none") || strstr(style, "display: none"))) ||
           (hidden && strcmp(hidden, "true") == 0) || xmlHasProp((xmlNode *)element, (const xmlChar *)"hidden");
}

static bool is_clutter_by_name(const xmlNode *element)
{
    static const char *const NAMES[] = {"class", "id", "role", "data-component"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const char *value = quothp_html_attribute(element, NAMES[i]);
        if (value && has_clutter_word(value))
            return true;
    }
    return false;
}

static bool is_clutter_by_tag(const xmlNode *element)
{
    const char *name = (const char *)element->name;
    return IS_AMONG(name, strlen(name), CLUTTER_TAGS) || is_hidden(element);
}

static void count_text(const xmlNode *node, counts *parent)
{
    uint32_t n = 0;
    for (const xmlChar *p = node->content; *p; p++)
        n += (*p & 0xC0) != 0x80 && !quothp_is_space((char)*p);
    parent->chars += n;
    parent->direct += n;
    if (parent->linked_text) {
        parent->linked += n;
        parent->direct_linked += n;
    }
}

/* The element has been read to its end: judge its own paragraph and hand the counts up. */
static void close_element(const xmlNode *element)
{
    counts *own = element->_private;
    bool block = quothp_html_is_block(element);
    if (block && own->direct >= PARAGRAPH_CHARS && own->direct_linked * 100 < own->direct * MOST_LINKED_PERCENT)
        own->good += own->direct;
    counts *parent = element->parent->type == XML_ELEMENT_NODE ? element->parent->_private : NULL;
    if (!parent || own->dropped)
        return;
    parent->chars += own->chars;
    parent->linked += own->linked;
    parent->good += own->good;
    if (!block) {
        parent->direct += own->direct;
        parent->direct_linked += own->direct_linked;
    }
}

const xmlNode *quothp_html_step(const xmlNode *root, const xmlNode *node, bool descend, void (*close)(const xmlNode *))
{
    if (descend && node->children)
        return node->children;
    if (node->type == XML_ELEMENT_NODE && close)
        close(node);
    while (node != root && !node->next) {
        node = node->parent;
        if (close)
            close(node);
    }
    return node == root ? NULL : node->next;
}

static quoth_status open_element(const xmlNode *element, const xmlNode *root, quothp_arena *scratch)
{
    counts *own = ((xmlNode *)element)->_private = quothp_arena_alloc(scratch, sizeof *own);
    if (!own)
        return QUOTH_ERR_MEMORY;
    const counts *parent = element != root ? element->parent->_private : NULL;
    own->dropped = is_clutter_by_tag(element);
    own->weak = is_tag(element, "form") || is_clutter_by_name(element); /* some systems wrap whole pages in a form */
    own->linked_text = is_tag(element, "a") || (parent && parent->linked_text);
    return QUOTH_OK;
}

static quoth_status count_all(const xmlNode *root, quothp_arena *scratch)
{
    quoth_status status = QUOTH_OK;
    for (const xmlNode *node = root; node && status == QUOTH_OK;) {
        bool element = node->type == XML_ELEMENT_NODE;
        if (element)
            status = open_element(node, root, scratch);
        else if (node->type == XML_TEXT_NODE)
            count_text(node, node->parent->_private);
        if (status == QUOTH_OK)
            node = quothp_html_step(root, node, element && !((const counts *)node->_private)->dropped, close_element);
    }
    return status;
}

/* A box that its name calls clutter is dropped unless it holds much of the page's text; its counts are taken back. */
static void drop_weak(const xmlNode *root)
{
    uint32_t total = ((counts *)root->_private)->good;
    for (const xmlNode *node = root; node;) {
        counts *own = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
        if (own && !own->dropped && own->weak && own->good * 10 < total * 6 && node != root) {
            own->dropped = true;
            for (const xmlNode *up = node->parent; up && up->type == XML_ELEMENT_NODE; up = up->parent)
                ((counts *)up->_private)->good -= own->good;
        }
        node = quothp_html_step(root, node, own && !own->dropped, NULL);
    }
}

static const counts *counts_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? node->_private : NULL;
}

static bool has_heading(const xmlNode *root)
{
    for (const xmlNode *node = root; node; node = quothp_html_step(root, node, true, NULL))
        if (node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && quothp_is_digit((char)node->name[1]))
            return true;
    return false;
}

/* A box of running text right before the article's body: its first paragraph, set apart. */
static const xmlNode *lead_before(const xmlNode *body)
{
    for (const xmlNode *node = body->prev; node; node = node->prev) {
        const counts *own = counts_of(node);
        if (!own || own->dropped || own->chars == 0)
            continue;
        return own->good && own->linked == 0 && own->good == own->chars && !has_heading(node) ? node : NULL;
    }
    return NULL;
}

/* Goes down while one child holds nearly all of the good text. */
static const xmlNode *densest(const xmlNode *root, const xmlNode **lead)
{
    for (;;) {
        const xmlNode *best = NULL;
        uint32_t most = 0;
        for (const xmlNode *child = root->children; child; child = child->next) {
            const counts *c = counts_of(child);
            if (!c || c->dropped || c->good <= most)
                continue;
            best = child;
            most = c->good;
        }
        const counts *own = root->_private;
        if (!best || most * 100 < own->good * 70 || !quothp_html_is_block(best) || is_tag(best, "p"))
            return root;
        const xmlNode *before = lead_before(best);
        if (before)
            *lead = before;
        root = best;
    }
}

/* The largest element that the page itself calls the article's body, if it holds enough. */
static const xmlNode *declared(const xmlNode *root)
{
    const xmlNode *best = NULL;
    uint32_t total = ((const counts *)root->_private)->good;
    for (const xmlNode *node = root; node;) {
        const counts *own = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
        bool open = own && !own->dropped;
        if (open) {
            const char *item = quothp_html_attribute(node, "itemprop");
            bool says = is_tag(node, "article") || (item && strstr(item, "articleBody"));
            if (says && own->good * 100 >= total * 40 && (!best || own->good > ((const counts *)best->_private)->good))
                best = node;
        }
        node = quothp_html_step(root, node, open, NULL);
    }
    return best;
}

quoth_status quothp_page_survey(quothp_page *page, xmlDoc *tree, bool fragment, quothp_arena *scratch)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    *page = (quothp_page){.fragment = fragment};
    if (!root)
        return QUOTH_OK;
    quoth_status status = count_all(root, scratch);
    if (status != QUOTH_OK)
        return status;
    if (fragment) {
        page->body = root;
        return QUOTH_OK;
    }
    drop_weak(root);
    const xmlNode *start = declared(root);
    page->body = densest(start ? start : root, &page->lead);
    return QUOTH_OK;
}

/* Lists and boxes made of links, far from running text. */
static bool is_link_box(const counts *own)
{
    return own->chars > 0 && own->linked * 100 >= own->chars * 60;
}

bool quothp_page_drops(const quothp_page *page, const xmlNode *element)
{
    const counts *own = element->_private;
    return !own || own->dropped ||
           (!page->fragment && quothp_html_is_block(element) && is_link_box(own) && own->good == 0);
}
