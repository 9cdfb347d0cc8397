/* xml.c: see xml.h. */
#include "property/xml.h"

#include "base/clean.h"

#include <string.h>

/* libxml2 can fail for lack of memory only: of the file's errors it is not told, as it would print them. */
static void note(quothp_xml *xml, int result)
{
    if (result < 0 && xml->status == QUOTH_OK)
        xml->status = QUOTH_ERR_MEMORY;
}

static int write_bytes(void *out, const char *bytes, int n)
{
    fwrite(bytes, 1, (size_t)n, out);
    return n;
}

void quothp_xml_open(quothp_xml *xml, FILE *out)
{
    *xml = (quothp_xml){.out = out};
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, NULL, out, NULL);
    xml->writer = buffer ? xmlNewTextWriter(buffer) : NULL; /* takes the buffer over */
    if (!xml->writer) {
        if (buffer)
            xmlOutputBufferClose(buffer);
        xml->status = QUOTH_ERR_MEMORY;
        return;
    }
    note(xml, xmlTextWriterSetIndent(xml->writer, 1));
    note(xml, xmlTextWriterSetIndentString(xml->writer, BAD_CAST "  "));
    note(xml, xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
}

void quothp_xml_begin(quothp_xml *xml, const char *element)
{
    if (xml->status == QUOTH_OK)
        note(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST element));
}

/* NULL: memory is out. */
static const xmlChar *clean(quothp_xml *xml, const char *text)
{
    const char *clean = quothp_clean(&xml->cleaned, text, true);
    if (!clean)
        xml->status = QUOTH_ERR_MEMORY;
    return BAD_CAST clean;
}

void quothp_xml_attribute(quothp_xml *xml, const char *name, const char *value)
{
    const xmlChar *text = xml->status == QUOTH_OK ? clean(xml, value) : NULL;
    if (text)
        note(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, text));
}

void quothp_xml_text(quothp_xml *xml, const char *text)
{
    const xmlChar *content = xml->status == QUOTH_OK ? clean(xml, text) : NULL;
    if (content)
        note(xml, xmlTextWriterWriteString(xml->writer, content));
}

void quothp_xml_end(quothp_xml *xml)
{
    if (xml->status == QUOTH_OK)
        note(xml, xmlTextWriterEndElement(xml->writer));
}

void quothp_xml_rows(quothp_xml *xml, const quoth_graph *graph, const quothp_table *table, quothp_row_fn each,
                     void *user)
{
    if (xml->status == QUOTH_OK && !table->rows(graph, each, user))
        xml->status = QUOTH_ERR_MEMORY;
}

quoth_status quothp_xml_close(quothp_xml *xml)
{
    if (xml->status == QUOTH_OK)
        note(xml, xmlTextWriterEndDocument(xml->writer));
    if (xml->writer)
        xmlFreeTextWriter(xml->writer);
    if (ferror(xml->out))
        xml->status = QUOTH_ERR_IO;
    quothp_buf_free(&xml->cleaned);
    return xml->status;
}

bool quothp_xml_declares(const quothp_table *tables, size_t table, size_t column)
{
    const char *name = tables[table].columns[column].name;
    for (size_t t = 0; t < table; t++)
        for (size_t c = 0; c < tables[t].n_columns; c++)
            if (strcmp(tables[t].columns[c].name, name) == 0)
                return false;
    return true;
}
