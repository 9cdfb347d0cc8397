/* xmlrules.c: see xml.h. After NITF 3.6 and NewsML-G2 2.33 (IPTC), RSS 2.0 (RSS Advisory Board) with Dublin Core and
 * the content module, and Atom (RFC 4287).
 */
#include "read/xml.h"

#include <string.h>

const quothp_xml_rule quothp_xml_rules[] = {
    /* NITF */
    {"body/body.content", NULL, QUOTHP_XML_BODY},
    {"hedline/hl1", NULL, QUOTHP_XML_TITLE},
    {"nitf/head/title", NULL, QUOTHP_XML_TITLE},
    {"body.head/byline", NULL, QUOTHP_XML_BYLINE},
    {"body.head/dateline", NULL, QUOTHP_XML_DATELINE},
    {"body.head/distributor", NULL, QUOTHP_XML_PROVIDER},
    {"docdata/date.issue", "norm", QUOTHP_XML_DATE},
    {"head/pubdata", "date.publication", QUOTHP_XML_DATE},
    {"dateline/story.date", "norm", QUOTHP_XML_DATE},
    {"docdata/date.release", "norm", QUOTHP_XML_DATE},
    {"head/pubdata", "name", QUOTHP_XML_PUBLISHER},
    {"head/pubdata", "ex-ref", QUOTHP_XML_URL},
    {"docdata/doc-id", "id-string", QUOTHP_XML_ID},
    {"docdata/doc-id", "regsrc", QUOTHP_XML_PROVIDER},
    {"tobject/tobject.subject", "tobject.subject.type", QUOTHP_XML_SUBJECT},
    {"tobject/tobject.subject", "tobject.subject.matter", QUOTHP_XML_SUBJECT},
    {"tobject/tobject.subject", "tobject.subject.detail", QUOTHP_XML_SUBJECT},
    {"key-list/keyword", "key", QUOTHP_XML_SUBJECT},
    {"identified-content/classifier", "value", QUOTHP_XML_SUBJECT},
    /* NewsML-G2 */
    {"inlineXML/html/body", NULL, QUOTHP_XML_BODY},
    {"contentSet/inlineData", NULL, QUOTHP_XML_DATA},
    {"contentMeta/headline", NULL, QUOTHP_XML_TITLE},
    {"contentMeta/by", NULL, QUOTHP_XML_BYLINE},
    {"contentMeta/creator/name", NULL, QUOTHP_XML_BYLINE},
    {"contentMeta/dateline", NULL, QUOTHP_XML_DATELINE},
    {"contentMeta/language", "tag", QUOTHP_XML_LANGUAGE},
    {"contentMeta/subject/name", NULL, QUOTHP_XML_SUBJECT},
    {"contentMeta/keyword", NULL, QUOTHP_XML_SUBJECT},
    {"itemMeta/provider/name", NULL, QUOTHP_XML_PROVIDER},
    {"itemMeta/provider", "literal", QUOTHP_XML_PROVIDER},
    {"itemMeta/firstCreated", NULL, QUOTHP_XML_DATE},
    {"contentMeta/contentCreated", NULL, QUOTHP_XML_DATE},
    {"itemMeta/versionCreated", NULL, QUOTHP_XML_DATE},
    {"newsItem", "guid", QUOTHP_XML_ID},
    /* RSS */
    {"item/encoded", NULL, QUOTHP_XML_HTML},
    {"item/title", NULL, QUOTHP_XML_TITLE},
    {"item/link", NULL, QUOTHP_XML_URL},
    {"item/guid", NULL, QUOTHP_XML_ID},
    {"item/pubDate", NULL, QUOTHP_XML_DATE},
    {"item/date", NULL, QUOTHP_XML_DATE},
    {"item/creator", NULL, QUOTHP_XML_BYLINE},
    {"item/author", NULL, QUOTHP_XML_BYLINE},
    {"item/category", NULL, QUOTHP_XML_SUBJECT},
    {"item/subject", NULL, QUOTHP_XML_SUBJECT},
    {"item/source", NULL, QUOTHP_XML_PROVIDER},
    {"item/publisher", NULL, QUOTHP_XML_PUBLISHER},
    {"channel/title", NULL, QUOTHP_XML_PUBLISHER},
    {"channel/language", NULL, QUOTHP_XML_LANGUAGE},
    {"item/description", NULL, QUOTHP_XML_HTML},
    /* Atom */
    {"entry/content/div", NULL, QUOTHP_XML_BODY},
    {"entry/content", NULL, QUOTHP_XML_DATA},
    {"entry/title", NULL, QUOTHP_XML_TITLE},
    {"entry/link", "href", QUOTHP_XML_URL},
    {"entry/id", NULL, QUOTHP_XML_ID},
    {"entry/published", NULL, QUOTHP_XML_DATE},
    {"entry/updated", NULL, QUOTHP_XML_DATE},
    {"entry/author/name", NULL, QUOTHP_XML_BYLINE},
    {"entry/category", "label", QUOTHP_XML_SUBJECT},
    {"entry/category", "term", QUOTHP_XML_SUBJECT},
    {"entry/source/title", NULL, QUOTHP_XML_PROVIDER},
    {"feed/author/name", NULL, QUOTHP_XML_BYLINE},
    {"feed/title", NULL, QUOTHP_XML_PUBLISHER},
    {"entry/summary/div", NULL, QUOTHP_XML_BODY},
    {"entry/summary", NULL, QUOTHP_XML_DATA},
    /* the language of any of them */
    {"nitf", "xml:lang", QUOTHP_XML_LANGUAGE},
    {"newsItem", "xml:lang", QUOTHP_XML_LANGUAGE},
    {"entry", "xml:lang", QUOTHP_XML_LANGUAGE},
    {"feed", "xml:lang", QUOTHP_XML_LANGUAGE},
    {"rss", "xml:lang", QUOTHP_XML_LANGUAGE},
};

const size_t quothp_xml_n_rules = sizeof quothp_xml_rules / sizeof *quothp_xml_rules;

bool quothp_xml_path_is(const char *path, const char *const *names, size_t n_names)
{
    size_t end = strlen(path);
    while (n_names > 0) {
        const char *name = names[--n_names];
        size_t n = strlen(name);
        if (n > end || memcmp(path + end - n, name, n) != 0)
            return false;
        end -= n;
        if (end == 0)
            return true;
        if (path[--end] != '/')
            return false;
    }
    return false;
}

static bool is_among(const char *name, const char *const *list, size_t n_list)
{
    for (size_t i = 0; i < n_list; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

#define IS_AMONG(name, list) is_among((name), (list), sizeof(list) / sizeof *(list))

/* An NITF article inside a NewsML-G2 item is that item's; so it begins with the outermost of these. */
bool quothp_xml_begins_article(const char *const *names, size_t n_names)
{
    static const char *const ARTICLES[] = {"nitf", "newsItem", "item", "entry"};
    return n_names && IS_AMONG(names[n_names - 1], ARTICLES);
}

bool quothp_xml_drops(const char *name, const char *name_space)
{
    static const char *const DROPPED[] = {"aside",  "audio",  "byttl",  "embed",       "figcaption", "figure",
                                          "fn",     "footer", "iframe", "media",       "nav",        "object",
                                          "script", "style",  "svg",    "tablesource", "title.alt",  "video"};
    /* what feeds say about pictures and sound has titles and descriptions, too */
    bool foreign = name_space && (strstr(name_space, "mrss") || strstr(name_space, "itunes"));
    return foreign || IS_AMONG(name, DROPPED);
}

/* NITF's and XHTML's elements inside the flow of a line; every other one begins and ends lines. */
bool quothp_xml_is_block(const char *name)
{
    static const char *const INLINE[] = {
        "a",           "abbr",       "alt-code",   "b",           "bdi",          "bdo",      "big",      "chron",
        "cite",        "city",       "classifier", "code",        "copyrite",     "country",  "data",     "del",
        "denom",       "dfn",        "em",         "event",       "font",         "frac",     "frac-sep", "function",
        "i",           "img",        "ins",        "kbd",         "lang",         "location", "mark",     "money",
        "name.family", "name.given", "num",        "numer",       "object.title", "org",      "person",   "postaddr",
        "pronounce",   "q",          "region",     "s",           "samp",         "small",    "span",     "state",
        "strike",      "strong",     "sub",        "sublocation", "sup",          "time",     "tt",       "u",
        "var",         "virtloc",    "wbr"};
    return !IS_AMONG(name, INLINE);
}

bool quothp_xml_is_heading(const char *name)
{
    return name[0] == 'h' && (name[1] == 'l' || (name[1] >= '1' && name[1] <= '6')) &&
           (!name[2] || (name[1] == 'l' && !name[3]));
}
