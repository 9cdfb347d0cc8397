/* xml.h: what GraphML and GEXF share: libxml2's writer on a file, and text that XML can carry. */
#ifndef QUOTHP_XML_H
#define QUOTHP_XML_H

#include "base/buf.h"
#include "property/table.h"

#include <libxml/xmlwriter.h>
#include <stdio.h>

typedef struct quothp_xml {
    xmlTextWriterPtr writer;
    FILE *out;
    quothp_buf cleaned;
    quoth_status status; /* the first failure; what follows is swallowed */
} quothp_xml;

/* Begins the document, indented by two. */
void quothp_xml_open(quothp_xml *xml, FILE *out);
void quothp_xml_begin(quothp_xml *xml, const char *element);
void quothp_xml_attribute(quothp_xml *xml, const char *name, const char *value);
void quothp_xml_text(quothp_xml *xml, const char *text);
void quothp_xml_end(quothp_xml *xml); /* of the innermost element that is open */
/* The rows of a table, unless something has failed. */
void quothp_xml_rows(quothp_xml *xml, const quoth_graph *graph, const quothp_table *table, quothp_row_fn each,
                     void *user);
/* Ends the document and frees everything. */
quoth_status quothp_xml_close(quothp_xml *xml);

/* Is that the first table that has a column of that name? Attributes of nodes, and of edges, are declared by name. */
bool quothp_xml_declares(const quothp_table *tables, size_t table, size_t column);

#endif
