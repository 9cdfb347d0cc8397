/* xml.h: what the elements of news XML mean to us: one table for NITF, NewsML-G2, RSS and Atom. Used by xml.c only. */
#ifndef QUOTHP_XML_H
#define QUOTHP_XML_H

#include "base/str.h"

typedef enum quothp_xml_field {
    QUOTHP_XML_ID,
    QUOTHP_XML_URL,
    QUOTHP_XML_TITLE,
    QUOTHP_XML_DATE,
    QUOTHP_XML_PUBLISHER,
    QUOTHP_XML_PROVIDER,
    QUOTHP_XML_BYLINE,
    QUOTHP_XML_DATELINE,
    QUOTHP_XML_LANGUAGE,
    QUOTHP_XML_N_FIELDS,
    QUOTHP_XML_SUBJECT, /* may come several times */
    QUOTHP_XML_BODY,    /* the article itself: elements of NITF or XHTML */
    QUOTHP_XML_DATA,    /* the article as text or escaped HTML; an attribute tells which */
    QUOTHP_XML_HTML     /* the article as escaped HTML */
} quothp_xml_field;

typedef struct quothp_xml_rule {
    const char *path;      /* the last local names, joined by "/": "contentMeta/headline" */
    const char *attribute; /* that holds the value; NULL: the element's text does */
    quothp_xml_field field;
} quothp_xml_rule;

/* All rules; of two for one field that apply, the earlier one in the table wins. */
extern const quothp_xml_rule quothp_xml_rules[];
extern const size_t quothp_xml_n_rules;

/* Does the path end in the names of the elements from the root to the one at hand? */
bool quothp_xml_path_is(const char *path, const char *const *names, size_t n_names);
/* Does an article begin with this element? The last name is its own. */
bool quothp_xml_begins_article(const char *const *names, size_t n_names);
/* No part of an article's text: captions, scripts, the writer's title. */
bool quothp_xml_drops(const char *name, const char *name_space);
/* Does the element begin and end a block of text? */
bool quothp_xml_is_block(const char *name);
bool quothp_xml_is_heading(const char *name);

#endif
