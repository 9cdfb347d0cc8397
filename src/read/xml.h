/* xml.h: what the elements of news XML mean to us: one table for NITF, NewsML-G2, RSS and Atom, and the fields that
 * come of it. Used by xml.c only.
 */
#ifndef QUOTHP_XML_H
#define QUOTHP_XML_H

#include "doc/doc.h"

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

/* What is known of an article, or of the feed around it. All zero: nothing. */
typedef struct quothp_xml_fields {
    const char *value[QUOTHP_XML_N_FIELDS];           /* NULL: not yet */
    const quothp_xml_rule *rule[QUOTHP_XML_N_FIELDS]; /* that the value comes from */
    QUOTHP_LAYER(const char *) subjects;
} quothp_xml_fields;

/* Sets what the rule asks for, unless a better rule has set it, or the text is nothing of the kind; all memory is the
   arena's. False: memory is out. */
bool quothp_xml_set_field(quothp_xml_fields *fields, quothp_arena *arena, const quothp_xml_rule *rule, quothp_str raw);
/* Into the document: the article's own values, where it has none the feed's. */
quoth_status quothp_xml_keep_fields(const quothp_xml_fields *own, const quothp_xml_fields *feed, quoth_doc *doc);

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
