/* meta.c: what a web page says of its article: JSON-LD first, then OpenGraph, then the rest, in the order of trust. */
#include "config.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/page.h"

#include <jansson.h>
#include <string.h>

enum { MOST_AUTHORS = 16, MOST_SUBJECTS = 64, LONGEST_SUBJECT = 128, LONGEST_BYLINE = 8 /* words */ };
enum { MOST_CONTENT = 64 * 1024 /* bytes, and nodes */ };

/* Fields not yet known are set; what is already there stays. */
static quoth_status set(quoth_doc *doc, const char **field, const char *value)
{
    quothp_str s = quothp_str_trim(quothp_str_of(value));
    size_t bad;
    if (field == &doc->byline && s.n > 3 && quothp_str_is_nocase((quothp_str){s.p, 3}, "by "))
        s = quothp_str_trim((quothp_str){s.p + 3, s.n - 3});
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

/* "Ada Quill, Ida Moor": all names of a list of authors; a single one as it is. */
static const char *json_names(const json_t *value, quothp_arena *arena)
{
    if (json_array_size(value) < 2)
        return json_name(value);
    const char *names = NULL;
    size_t i;
    const json_t *item;
    json_array_foreach(value, i, item)
    {
        const char *name = json_name(item);
        if (name && i < MOST_AUTHORS)
            names = names ? quothp_arena_printf(arena, "%s, %s", names, name) : name;
    }
    return names;
}

static quoth_status add_subject(quoth_doc *doc, quothp_str value)
{
    size_t bad;
    value = quothp_str_trim(value);
    if (!value.n || value.n > LONGEST_SUBJECT || doc->subjects.n == MOST_SUBJECTS ||
        !quothp_utf8_valid(value.p, value.n, &bad))
        return QUOTH_OK;
    for (uint32_t i = 0; i < doc->subjects.n; i++)
        if (quothp_str_is(value, doc->subjects.at[i]))
            return QUOTH_OK;
    const char **slot = QUOTHP_PUSH(&doc->arena, &doc->subjects);
    return slot && (*slot = quothp_arena_copy(&doc->arena, value.p, value.n)) ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

/* "Flooding, Politics" */
static quoth_status add_subjects(quoth_doc *doc, const char *list)
{
    quoth_status status = QUOTH_OK;
    for (const char *at = list; at && status == QUOTH_OK;) {
        size_t n = strcspn(at, ",;");
        status = add_subject(doc, (quothp_str){at, n});
        at = at[n] ? at + n + 1 : NULL;
    }
    return status;
}

static quoth_status read_subjects(quoth_doc *doc, const json_t *value)
{
    quoth_status status = add_subjects(doc, json_string_value(value));
    size_t i;
    const json_t *item;
    json_array_foreach(value, i, item)
    {
        const char *name = json_name(item);
        if (name && status == QUOTH_OK)
            status = add_subject(doc, quothp_str_of(name));
    }
    return status;
}

static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    const char *name = json_is_array(type) ? json_string_value(json_array_get(type, 0)) : json_string_value(type);
    return name && (strstr(name, "Article") || strstr(name, "BlogPosting"));
}

static quoth_status read_article(quoth_doc *doc, const json_t *object, quothp_arena *scratch)
{
    const json_t *page = json_object_get(object, "mainEntityOfPage");
    const char *url = json_string_value(json_object_get(object, "url"));
    if (!url)
        url = json_is_string(page) ? json_string_value(page) : json_string_value(json_object_get(page, "@id"));
    struct {
        const char *value, **field;
    } rows[] = {{json_name(json_object_get(object, "headline")), &doc->title},
                {json_names(json_object_get(object, "author"), scratch), &doc->byline},
                {json_name(json_object_get(object, "dateline")), &doc->dateline},
                {json_name(json_object_get(object, "publisher")), &doc->publisher},
                {json_name(json_object_get(object, "inLanguage")), &doc->language}};
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; status == QUOTH_OK && i < sizeof rows / sizeof *rows; i++)
        status = set(doc, rows[i].field, rows[i].value);
    if (status == QUOTH_OK)
        status = set_date(doc, json_string_value(json_object_get(object, "datePublished")));
    if (status == QUOTH_OK)
        status = read_subjects(doc, json_object_get(object, "articleSection"));
    if (status == QUOTH_OK)
        status = read_subjects(doc, json_object_get(object, "keywords"));
    return status == QUOTH_OK ? set_url(doc, url) : status;
}

/* The article may stand at the top, in an array, or in "@graph". */
static quoth_status find_article(quoth_doc *doc, const json_t *root, quothp_arena *scratch)
{
    const json_t *graph = json_is_object(root) ? json_object_get(root, "@graph") : root;
    quoth_status status = QUOTH_OK;
    size_t i;
    const json_t *item;
    json_array_foreach(graph, i, item)
    {
        if (status == QUOTH_OK && is_article(item))
            status = read_article(doc, item, scratch);
    }
    return status == QUOTH_OK && is_article(root) ? read_article(doc, root, scratch) : status;
}

static quoth_status read_json_ld(quoth_doc *doc, const xmlNode *script, quothp_arena *scratch,
                                 const quoth_limits *limits)
{
    const xmlNode *text = script->children;
    if (!text || !text->content)
        return QUOTH_OK;
    bool good = !quothp_json_fault(limits, quothp_str_of((const char *)text->content));
    json_t *root = good ? json_loads((const char *)text->content, JSON_DISABLE_EOF_CHECK, NULL) : NULL;
    quoth_status status = root ? find_article(doc, root, scratch) : QUOTH_OK; /* broken JSON-LD says nothing */
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
    elements author; /* whatever its name: what the page calls its author or byline */
} page_elements;

/* rel="author", itemprop="author", class="article-byline" */
static bool is_author(const xmlNode *element)
{
    const char *rel = quothp_html_attribute(element, "rel"), *item = quothp_html_attribute(element, "itemprop"),
               *class = quothp_html_attribute(element, "class");
    return (rel && strcmp(rel, "author") == 0) || (item && strcmp(item, "author") == 0) ||
           (class && (strstr(class, "byline") || strstr(class, "Byline")));
}

static bool add_element(elements *into, quothp_arena *scratch, const xmlNode *node)
{
    const xmlNode **slot = QUOTHP_PUSH(scratch, &into->list);
    if (slot)
        *slot = node;
    return slot != NULL;
}

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
            if (!add_element(rows[i].into, scratch, node))
                return QUOTH_ERR_MEMORY;
        }
        bool meta = node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "meta") == 0;
        if (node->type == XML_ELEMENT_NODE && !meta && is_author(node) && !add_element(&found->author, scratch, node))
            return QUOTH_ERR_MEMORY;
        node = quothp_html_step(root, node, true, NULL);
    }
    return QUOTH_OK;
}

/* The bytes of the words, or of their first characters that fit. */
static size_t up_to(const char *words, size_t room)
{
    size_t n = strnlen(words, room + 1);
    if (n <= room)
        return n;
    for (n = room; n && ((unsigned char)words[n] & 0xC0) == 0x80;)
        n--;
    return n;
}

/* The text of an element, for as long as the scratch memory; NULL when memory is out. Nothing that is a title, a byline
   or a date has as much text, or as many elements, as would not be looked at: each of many elements, inside each other,
   may hold the whole page. */
static const char *content(const xmlNode *element, quothp_arena *scratch)
{
    quothp_buf text = {0};
    unsigned n_nodes = 0;
    for (const xmlNode *node = element; node && n_nodes < MOST_CONTENT; n_nodes++) {
        const char *words = (const char *)node->content;
        const bool is_text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
        const size_t rest = MOST_CONTENT - text.n, n = is_text ? up_to(words, rest) : 0;
        if (n)
            quothp_buf_add(&text, words, n);
        if (is_text && words[n])
            break;
        node = quothp_html_step(element, node, true, NULL);
    }
    const char *copy = text.failed ? NULL : quothp_arena_copy(scratch, text.n ? text.p : "", text.n);
    quothp_buf_free(&text);
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
    static const char *const DATES[] = {"article:published_time",
                                        "datePublished",
                                        "article.published",
                                        "dc.date.issued",
                                        "parsely-pub-date",
                                        "publish-date",
                                        "og:published_time",
                                        "date",
                                        "pubdate",
                                        "dc.date",
                                        "sailthru.date"};
    quoth_status status = QUOTH_OK;
    for (size_t i = 0; status == QUOTH_OK && i < sizeof rows / sizeof *rows; i++) {
        const char *value = meta_value(found, rows[i].key);
        if (rows[i].field != &doc->byline || !is_web_address(value))
            status = set(doc, rows[i].field, value);
    }
    for (size_t i = 0; status == QUOTH_OK && i < sizeof DATES / sizeof *DATES; i++)
        status = set_date(doc, meta_value(found, DATES[i]));
    if (status == QUOTH_OK)
        status = add_subjects(doc, meta_value(found, "news_keywords"));
    return status == QUOTH_OK ? add_subjects(doc, meta_value(found, "article:section")) : status;
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

/* "By Ada Quill | The Fen Post" → "Ada Quill"; empty when these are not the words of a byline. */
static quothp_str bare_byline(const char *text, char *room)
{
    quothp_str s = {room, quothp_utf8_squeeze(text, strlen(text), room)};
    if (s.n > 3 && quothp_str_is_nocase((quothp_str){s.p, 3}, "by "))
        s = quothp_str_trim((quothp_str){s.p + 3, s.n - 3});
    size_t n = 0, words = 1;
    for (; n < s.n && s.p[n] != '|' && !quothp_is_digit(s.p[n]); n++)
        words += s.p[n] == ' ';
    s = quothp_str_trim((quothp_str){s.p, n});
    size_t i = 0;
    bool name = s.n > 2 && words <= LONGEST_BYLINE && quothp_cp_is_upper(quothp_utf8_next(s.p, s.n, &i));
    return name ? s : (quothp_str){NULL, 0};
}

/* The first element that the page calls its author and that reads like a byline. */
static quoth_status read_byline(quoth_doc *doc, const page_elements *found, quothp_arena *scratch)
{
    for (uint32_t i = 0; i < found->author.list.n && !doc->byline; i++) {
        const char *text = content(found->author.list.at[i], scratch);
        char *room = text ? quothp_arena_alloc(scratch, strlen(text) + 1) : NULL;
        size_t bad;
        if (!room)
            return QUOTH_ERR_MEMORY;
        if (!quothp_utf8_valid(text, strlen(text), &bad))
            continue;
        quothp_str byline = bare_byline(text, room);
        if (byline.n && !(doc->byline = quothp_arena_copy(&doc->arena, byline.p, byline.n)))
            return QUOTH_ERR_MEMORY;
    }
    return QUOTH_OK;
}

/* "https://fen.example/2031/03/04/wall": many addresses hold the day. */
static quoth_status read_date_of_url(quoth_doc *doc)
{
    for (const char *at = doc->url; at && !doc->date; at = strchr(at + 1, '/')) {
        unsigned part[3];
        char iso[11];
        int n = 0;
        if (sscanf(at, "/%4u/%2u/%2u/%n", &part[0], &part[1], &part[2], &n) != 3 || n != 12 || part[0] < 1990)
            continue;
        snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", at + 1, at + 6, at + 9);
        quoth_status status = set_date(doc, iso);
        if (status != QUOTH_OK)
            return status;
    }
    return QUOTH_OK;
}

static quoth_status read_rest(quoth_doc *doc, xmlDoc *tree, const page_elements *found, quothp_arena *scratch)
{
    quoth_status status = set_url(doc, meta_value(found, "og:url"));
    for (uint32_t i = 0; status == QUOTH_OK && i < found->time.list.n; i++)
        status = set_date(doc, quothp_html_attribute(found->time.list.at[i], "datetime"));
    for (uint32_t i = 0; status == QUOTH_OK && i < found->time.list.n && !doc->date; i++)
        status = set_date(doc, content(found->time.list.at[i], scratch));
    if (status == QUOTH_OK)
        status = read_date_of_url(doc);
    if (status == QUOTH_OK)
        status = read_byline(doc, found, scratch);
    if (status == QUOTH_OK && found->h1.list.n)
        status = set(doc, &doc->title, content(found->h1.list.at[0], scratch));
    if (status == QUOTH_OK && found->title.list.n)
        status = set(doc, &doc->title, content(found->title.list.at[0], scratch));
    const xmlNode *root = xmlDocGetRootElement(tree);
    return status == QUOTH_OK && root ? set(doc, &doc->language, quothp_html_attribute(root, "lang")) : status;
}

quoth_status quothp_html_meta(quoth_doc *doc, xmlDoc *tree, quothp_arena *scratch, const quoth_limits *limits)
{
    page_elements found = {0};
    quoth_status status = collect(tree, scratch, &found);
    for (uint32_t i = 0; status == QUOTH_OK && i < found.script.list.n; i++) {
        const char *type = quothp_html_attribute(found.script.list.at[i], "type");
        if (type && strcmp(type, "application/ld+json") == 0)
            status = read_json_ld(doc, found.script.list.at[i], scratch, limits);
    }
    if (status == QUOTH_OK)
        status = read_links(doc, &found); /* the canonical address goes before og:url */
    if (status == QUOTH_OK)
        status = read_meta(doc, &found);
    return status == QUOTH_OK ? read_rest(doc, tree, &found, scratch) : status;
}
