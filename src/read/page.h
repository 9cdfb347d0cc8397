/* page.h: where on a web page the article stands. Used by html.c only. */
#ifndef QUOTHP_PAGE_H
#define QUOTHP_PAGE_H

#include "read/read.h"

#include <libxml/tree.h>

/* What a survey of the tree found. Element nodes carry their counts in _private while the scratch memory lives. */
typedef struct quothp_page {
    const xmlNode *body; /* the element that holds the article; NULL for a page without elements */
    const xmlNode *lead; /* an element before it that holds the article's first paragraph; NULL: none */
    bool fragment;
} quothp_page;

/* Of a fragment all is the article, but for what can be none anywhere. */
quoth_status quothp_page_survey(quothp_page *page, xmlDoc *tree, bool fragment, quothp_arena *scratch);
/* Is this element no part of the article's text: a script, navigation, a caption, a box with related links? */
bool quothp_page_drops(const quothp_page *page, const xmlNode *element);

/* Does the element begin and end lines of text? */
bool quothp_html_is_block(const xmlNode *element);

/* The value of an attribute, or NULL; borrowed from the tree. The HTML parser has already put entities in. */
const char *quothp_html_attribute(const xmlNode *element, const char *name);

/* The node behind this one in document order below the root, or NULL at the end; `descend` goes into its children
   first. Elements that end on the way are handed to `close`, which may be NULL. */
const xmlNode *quothp_html_step(const xmlNode *root, const xmlNode *node, bool descend, void (*close)(const xmlNode *));

/* Headline, date, byline, publisher, address, language from JSON-LD, OpenGraph, meta, link and time elements. */
quoth_status quothp_html_meta(quoth_doc *doc, xmlDoc *tree, quothp_arena *scratch, const quoth_limits *limits);

#endif
