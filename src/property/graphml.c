/* graphml.c: GraphML 1.1 (graphml.graphdrawing.org) for networkx, igraph, yEd and Gephi. A node is named by its IRI, so
 * that graphs of several files can be joined.
 */
#include "property/property.h"

#include "property/xml.h"

typedef struct graphml {
    quothp_xml xml;
    const quothp_table *table; /* of the rows that come */
} graphml;

/* Its name is its key as well: no column of an edge is called like one of a node. */
static void declare(graphml *g, const quothp_column *column, bool of_edge)
{
    static const char *const TYPE[] = {
        [QUOTHP_COLUMN_TEXT] = "string", [QUOTHP_COLUMN_INTEGER] = "long", [QUOTHP_COLUMN_DECIMAL] = "double"};
    quothp_xml_begin(&g->xml, "key");
    quothp_xml_attribute(&g->xml, "id", column->name);
    quothp_xml_attribute(&g->xml, "for", of_edge ? "edge" : "node");
    quothp_xml_attribute(&g->xml, "attr.name", column->name);
    quothp_xml_attribute(&g->xml, "attr.type", TYPE[column->type]);
    quothp_xml_end(&g->xml);
}

static const quothp_column EDGE_TYPE = {"type", QUOTHP_COLUMN_TEXT};

static void declare_all(graphml *g)
{
    for (size_t t = 0; t < QUOTHP_N_NODE_TABLES; t++)
        for (size_t c = 0; c < QUOTHP_NODE_TABLES[t].n_columns; c++)
            if (quothp_xml_declares(QUOTHP_NODE_TABLES, t, c))
                declare(g, &QUOTHP_NODE_TABLES[t].columns[c], false);
    declare(g, &EDGE_TYPE, true);
    for (size_t t = 0; t < QUOTHP_N_EDGE_TABLES; t++)
        for (size_t c = 0; c < QUOTHP_EDGE_TABLES[t].n_columns; c++)
            if (quothp_xml_declares(QUOTHP_EDGE_TABLES, t, c))
                declare(g, &QUOTHP_EDGE_TABLES[t].columns[c], true);
}

static void put_value(graphml *g, const quothp_column *column, const char *value)
{
    if (!value)
        return;
    quothp_xml_begin(&g->xml, "data");
    quothp_xml_attribute(&g->xml, "key", column->name);
    quothp_xml_text(&g->xml, value);
    quothp_xml_end(&g->xml);
}

static void put_row(void *user, quothp_row *row)
{
    graphml *g = user;
    bool of_edge = g->table->from;
    quothp_xml_begin(&g->xml, of_edge ? "edge" : "node");
    if (of_edge) {
        quothp_xml_attribute(&g->xml, "source", row->from);
        quothp_xml_attribute(&g->xml, "target", row->to);
        put_value(g, &EDGE_TYPE, g->table->name);
    } else {
        quothp_xml_attribute(&g->xml, "id", row->id);
    }
    for (size_t c = 0; c < g->table->n_columns; c++)
        put_value(g, &g->table->columns[c], row->values[c]);
    quothp_xml_end(&g->xml);
}

static void put_tables(graphml *g, const quoth_graph *graph, const quothp_table *tables, size_t n)
{
    for (g->table = tables; g->table < tables + n; g->table++)
        quothp_xml_rows(&g->xml, graph, g->table, put_row, g);
}

quoth_status quothp_graphml_write(const quoth_graph *graph, FILE *out)
{
    graphml g = {0};
    quothp_xml_open(&g.xml, out);
    quothp_xml_begin(&g.xml, "graphml");
    quothp_xml_attribute(&g.xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    declare_all(&g);
    quothp_xml_begin(&g.xml, "graph");
    quothp_xml_attribute(&g.xml, "edgedefault", "directed");
    put_tables(&g, graph, QUOTHP_NODE_TABLES, QUOTHP_N_NODE_TABLES);
    put_tables(&g, graph, QUOTHP_EDGE_TABLES, QUOTHP_N_EDGE_TABLES);
    return quothp_xml_close(&g.xml);
}
