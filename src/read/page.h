/* page.h: where on a web page the article stands. Used by html.c only. */
#ifndef QUOTHP_PAGE_H
#define QUOTHP_PAGE_H

#include "read/read.h"

#include <libxml/tree.h>

/* What a survey of the tree found. Element nodes carry their counts in _private while the scratch memory lives. */
typedef struct quothp_page {
    const xmlNode *body; /* the element that holds the article; NULL for a page without elements */
} quothp_page;

quoth_status quothp_page_survey(quothp_page *page, xmlDoc *tree, quothp_arena *scratch);
/* Is this element no part of the article's text: a script, navigation, a caption, a box with related links? */
bool quothp_page_drops(const quothp_page *page, const xmlNode *element);

/* Does the element begin and end lines of text? */
bool quothp_html_is_block(const xmlNode *element);

/* Headline, date, byline, publisher, address, language from JSON-LD, OpenGraph, meta, link and time elements. */
quoth_status quothp_html_meta(quoth_doc *doc, xmlDoc *tree, quothp_arena *scratch);

#endif
