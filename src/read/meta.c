/* meta.c: what a web page says of its article: JSON-LD first, then OpenGraph, then the rest, in the order of trust. */
#include "base/utf8.h"
#include "read/page.h"

#include <jansson.h>
#include <string.h>

/* Fields not yet known are set; what is already there stays. */
static quoth_status set(quoth_doc *doc, const char **field, const char *value)
{
    quothp_str s = quothp_str_trim(quothp_str_of(value));
    size_t bad;
    if (*field || !s.n || !quothp_utf8_valid(s.p, s.n, &bad))
        return QUOTH_OK;
    *field = quothp_arena_copy(&doc->arena, s.p, s.n);
    return *field ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

static quoth_status set_date(quoth_doc *doc, const char *value)
{
    char date[11];
    return value && quothp_date_of(quothp_str_of(value), date) ? set(doc, &doc->date, date) : QUOTH_OK;
}

static bool is_web_address(const char *value)
{
    return value && (strncmp(value, "http://", 7) == 0 || strncmp(value, "https://", 8) == 0);
}

static quoth_status set_url(quoth_doc *doc, const char *value)
{
    return is_web_address(value) ? set(doc, &doc->url, value) : QUOTH_OK;
}

/* ---- JSON-LD ---- */

/* A value, or the name of an object, or either in the first place of an array. */
static const char *json_name(const json_t *value)
{
    for (int depth = 0; depth < 4 && value; depth++) {
        if (json_is_string(value))
            return json_string_value(value);
        value = json_is_array(value) ? json_array_get(value, 0) : json_object_get(value, "name");
    }
    return NULL;
}

static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    const char *name = json_is_array(type) ? json_string_value(json_array_get(type, 0)) : json_string_value(type);
    return name && (strstr(name, "Article") || strstr(name, "BlogPosting"));
}

static quoth_status read_article(quoth_doc *doc, const json_t *object)
{
    const json_t *page = json_object_get(object, "mainEntityOfPage");
    const char *url = json_string_value(json_object_get(object, "url"));
    if (!url)
        url = json_is_string(page) ? json_string_value(page) : json_string_value(json_object_get(page, "@id"));
    struct {
        const char *value, **field;
    } rows[] = {{json_name(json_object_get(object, "headline")), &doc->title},
                {json_name(json_object_get(object, "author")), &doc->byline},
                {json_name(json_object_get(object, "publisher")), &doc->publisher},
                {json_name(json_object_get(object, "inLanguage")), &doc->language}};
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; status == QUOTH_OK && i < sizeof rows / sizeof *rows; i++)
        status = set(doc, rows[i].field, rows[i].value);
    if (status == QUOTH_OK)
        status = set_date(doc, json_string_value(json_object_get(object, "datePublished")));
    return status == QUOTH_OK ? set_url(doc, url) : status;
}

/* The article may stand at the top, in an array, or in "@graph". */
static quoth_status find_article(quoth_doc *doc, const json_t *root)
{
    const json_t *graph = json_is_object(root) ? json_object_get(root, "@graph") : root;
    quoth_status status = QUOTH_OK;
    size_t i;
    const json_t *item;
    json_array_foreach(graph, i, item)
    {
        if (status == QUOTH_OK && is_article(item))
            status = read_article(doc, item);
    }
    return status == QUOTH_OK && is_article(root) ? read_article(doc, root) : status;
}

static quoth_status read_json_ld(quoth_doc *doc, const xmlNode *script)
{
    const xmlNode *text = script->children;
    if (!text || !text->content)
        return QUOTH_OK;
    json_t *root = json_loads((const char *)text->content, JSON_DISABLE_EOF_CHECK, NULL);
    quoth_status status = root ? find_article(doc, root) : QUOTH_OK; /* broken JSON-LD says nothing */
    json_decref(root);
    return status;
}

/* ---- elements ---- */

/* All elements of a name, in the order of the document. */
typedef struct elements {
    QUOTHP_LAYER(const xmlNode *) list;
} elements;

typedef struct page_elements {
    elements script, meta, link, time, title, h1;
} page_elements;

static quoth_status collect(xmlDoc *tree, quothp_arena *scratch, page_elements *found)
{
    const struct {
        const char *name;
        elements *into;
    } rows[] = {{"script", &found->script}, {"meta", &found->meta},   {"link", &found->link},
                {"time", &found->time},     {"title", &found->title}, {"h1", &found->h1}};
    const xmlNode *root = xmlDocGetRootElement(tree);
    for (const xmlNode *node = root; node;) {
        for (size_t i = 0; node->type == XML_ELEMENT_NODE && i < sizeof rows / sizeof *rows; i++) {
            if (strcmp((const char *)node->name, rows[i].name) != 0)
                continue;
            const xmlNode **slot = QUOTHP_PUSH(scratch, &rows[i].into->list);
            if (!slot)
                return QUOTH_ERR_MEMORY;
            *slot = node;
        }
        node = quothp_html_step(root, node, true, NULL);
    }
    return QUOTH_OK;
}

/* The text of an element, for as long as the scratch memory; NULL when there is none. */
static const char *content(const xmlNode *element, quothp_arena *scratch)
{
    xmlChar *value = xmlNodeGetContent((xmlNode *)element);
    if (!value)
        return NULL;
    const char *copy = quothp_arena_copy(scratch, (const char *)value, strlen((const char *)value));
    xmlFree(value);
    return copy;
}

/* The content of the meta element whose property, name or itemprop is the key. */
static const char *meta_value(const page_elements *found, const char *key)
{
    static const char *const KEYS[] = {"property", "name", "itemprop"};
    for (uint32_t i = 0; i < found->meta.list.n; i++)
        for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++) {
            const char *value = quothp_html_attribute(found->meta.list.at[i], KEYS[k]);
            if (value && quothp_str_is_nocase(quothp_str_of(value), key))
                return quothp_html_attribute(found->meta.list.at[i], "content");
        }
    return NULL;
}

static quoth_status read_meta(quoth_doc *doc, const page_elements *found)
{
    const struct {
        const char *key, **field;
    } rows[] = {{"og:title", &doc->title},        {"twitter:title", &doc->title},    {"author", &doc->byline},
                {"article:author", &doc->byline}, {"og:site_name", &doc->publisher}, {"publisher", &doc->publisher}};
    static const char *const DATES[] = {"article:published_time", "datePublished", "date", "pubdate", "dc.date",
                                        "sailthru.date"};
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; status == QUOTH_OK && i < sizeof rows / sizeof *rows; i++) {
        const char *value = meta_value(found, rows[i].key);
        if (rows[i].field != &doc->byline || !is_web_address(value))
            status = set(doc, rows[i].field, value);
    }
    for (size_t i = 0; status == QUOTH_OK && i < sizeof DATES / sizeof *DATES; i++)
        status = set_date(doc, meta_value(found, DATES[i]));
    return status;
}

static quoth_status read_links(quoth_doc *doc, const page_elements *found)
{
    for (uint32_t i = 0; i < found->link.list.n; i++) {
        const char *rel = quothp_html_attribute(found->link.list.at[i], "rel");
        if (rel && strcmp(rel, "canonical") == 0)
            return set_url(doc, quothp_html_attribute(found->link.list.at[i], "href"));
    }
    return QUOTH_OK;
}

static quoth_status read_rest(quoth_doc *doc, xmlDoc *tree, const page_elements *found, quothp_arena *scratch)
{
    quoth_status status = set_url(doc, meta_value(found, "og:url"));
    for (uint32_t i = 0; status == QUOTH_OK && i < found->time.list.n; i++)
        status = set_date(doc, quothp_html_attribute(found->time.list.at[i], "datetime"));
    if (status == QUOTH_OK && found->h1.list.n)
        status = set(doc, &doc->title, content(found->h1.list.at[0], scratch));
    if (status == QUOTH_OK && found->title.list.n)
        status = set(doc, &doc->title, content(found->title.list.at[0], scratch));
    const xmlNode *root = xmlDocGetRootElement(tree);
    return status == QUOTH_OK && root ? set(doc, &doc->language, quothp_html_attribute(root, "lang")) : status;
}

quoth_status quothp_html_meta(quoth_doc *doc, xmlDoc *tree, quothp_arena *scratch)
{
    page_elements found = {0};
    quoth_status status = collect(tree, scratch, &found);
    for (uint32_t i = 0; status == QUOTH_OK && i < found.script.list.n; i++) {
        const char *type = quothp_html_attribute(found.script.list.at[i], "type");
        if (type && strcmp(type, "application/ld+json") == 0)
            status = read_json_ld(doc, found.script.list.at[i]);
    }
    if (status == QUOTH_OK)
        status = read_links(doc, &found); /* the canonical address goes before og:url */
    if (status == QUOTH_OK)
        status = read_meta(doc, &found);
    return status == QUOTH_OK ? read_rest(doc, tree, &found, scratch) : status;
}
