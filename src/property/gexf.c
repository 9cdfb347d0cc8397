/* gexf.c: GEXF 1.3 (gexf.net) for Gephi: with colours by kind, and each relation a kind of edge of its own, so that two
 * nodes may have several.
 */
#include "property/property.h"

#include "property/xml.h"

#include <string.h>

typedef struct gexf {
    quothp_xml xml;
    const quothp_table *table; /* of the rows that come */
    unsigned long n_edges;
} gexf;

/* A node's label has an attribute of the form's own, and Gephi a column. */
static size_t first_column(const quothp_table *table)
{
    return table->from ? 0 : QUOTHP_COLUMN_LABEL + 1;
}

static void declare(gexf *g, const quothp_table *tables, size_t n_tables, const char *class)
{
    static const char *const TYPE[] = {
        [QUOTHP_COLUMN_TEXT] = "string", [QUOTHP_COLUMN_INTEGER] = "long", [QUOTHP_COLUMN_DECIMAL] = "double"};
    quothp_xml_begin(&g->xml, "attributes");
    quothp_xml_attribute(&g->xml, "class", class);
    for (size_t t = 0; t < n_tables; t++)
        for (size_t c = first_column(&tables[t]); c < tables[t].n_columns; c++) {
            if (!quothp_xml_declares(tables, t, c))
                continue;
            quothp_xml_begin(&g->xml, "attribute");
            quothp_xml_attribute(&g->xml, "id", tables[t].columns[c].name);
            quothp_xml_attribute(&g->xml, "title", tables[t].columns[c].name);
            quothp_xml_attribute(&g->xml, "type", TYPE[tables[t].columns[c].type]);
            quothp_xml_end(&g->xml);
        }
    quothp_xml_end(&g->xml);
}

static void put_values(gexf *g, const quothp_row *row)
{
    bool some = false;
    for (size_t c = first_column(g->table); c < g->table->n_columns; c++)
        some |= row->values[c] != NULL;
    if (!some)
        return;
    quothp_xml_begin(&g->xml, "attvalues");
    for (size_t c = first_column(g->table); c < g->table->n_columns; c++) {
        if (!row->values[c])
            continue;
        quothp_xml_begin(&g->xml, "attvalue");
        quothp_xml_attribute(&g->xml, "for", g->table->columns[c].name);
        quothp_xml_attribute(&g->xml, "value", row->values[c]);
        quothp_xml_end(&g->xml);
    }
    quothp_xml_end(&g->xml);
}

/* The colours of the maps, which the colour-blind can tell apart (Okabe and Ito 2008). */
static void put_colour(gexf *g, const char *kind)
{
    static const struct {
        const char *kind, *r, *g, *b;
    } COLOURS[] = {{"Person", "0", "114", "178"},      {"Organization", "230", "159", "0"},
                   {"Article", "0", "158", "115"},     {"Role", "86", "180", "233"},
                   {"Statement", "170", "170", "170"}, {"UnnamedSource", "85", "85", "85"}};
    for (size_t i = 0; i < sizeof COLOURS / sizeof *COLOURS; i++) {
        if (strcmp(COLOURS[i].kind, kind) != 0)
            continue;
        quothp_xml_begin(&g->xml, "viz:color");
        quothp_xml_attribute(&g->xml, "r", COLOURS[i].r);
        quothp_xml_attribute(&g->xml, "g", COLOURS[i].g);
        quothp_xml_attribute(&g->xml, "b", COLOURS[i].b);
        quothp_xml_end(&g->xml);
    }
}

static void put_node(void *user, quothp_row *row)
{
    gexf *g = user;
    quothp_xml_begin(&g->xml, "node");
    quothp_xml_attribute(&g->xml, "id", row->id);
    quothp_xml_attribute(&g->xml, "label", row->values[QUOTHP_COLUMN_LABEL]);
    put_values(g, row);
    put_colour(g, row->values[QUOTHP_COLUMN_KIND]);
    quothp_xml_end(&g->xml);
}

static void put_edge(void *user, quothp_row *row)
{
    gexf *g = user;
    char id[24];
    snprintf(id, sizeof id, "%lu", g->n_edges++);
    quothp_xml_begin(&g->xml, "edge");
    quothp_xml_attribute(&g->xml, "id", id);
    quothp_xml_attribute(&g->xml, "source", row->from);
    quothp_xml_attribute(&g->xml, "target", row->to);
    quothp_xml_attribute(&g->xml, "kind", g->table->name);
    quothp_xml_attribute(&g->xml, "label", g->table->name);
    put_values(g, row);
    quothp_xml_end(&g->xml);
}

static void put_tables(gexf *g, const quoth_graph *graph, const char *element, const quothp_table *tables, size_t n,
                       quothp_row_fn each)
{
    quothp_xml_begin(&g->xml, element);
    for (g->table = tables; g->table < tables + n; g->table++)
        quothp_xml_rows(&g->xml, graph, g->table, each, g);
    quothp_xml_end(&g->xml);
}

/* It carries no date: the same graph gives the same bytes. */
static void put_meta(gexf *g)
{
    char program[64];
    snprintf(program, sizeof program, "quoth %s", quoth_version());
    quothp_xml_begin(&g->xml, "meta");
    quothp_xml_begin(&g->xml, "creator");
    quothp_xml_text(&g->xml, program);
    quothp_xml_end(&g->xml);
    quothp_xml_begin(&g->xml, "description");
    quothp_xml_text(&g->xml, "Who said what, in which role, according to news articles");
    quothp_xml_end(&g->xml);
    quothp_xml_end(&g->xml);
}

quoth_status quothp_gexf_write(const quoth_graph *graph, FILE *out)
{
    gexf g = {0};
    quothp_xml_open(&g.xml, out);
    quothp_xml_begin(&g.xml, "gexf");
    quothp_xml_attribute(&g.xml, "xmlns", "http://gexf.net/1.3");
    quothp_xml_attribute(&g.xml, "xmlns:viz", "http://gexf.net/1.3/viz");
    quothp_xml_attribute(&g.xml, "version", "1.3");
    put_meta(&g);
    quothp_xml_begin(&g.xml, "graph");
    quothp_xml_attribute(&g.xml, "defaultedgetype", "directed");
    declare(&g, QUOTHP_NODE_TABLES, QUOTHP_N_NODE_TABLES, "node");
    declare(&g, QUOTHP_EDGE_TABLES, QUOTHP_N_EDGE_TABLES, "edge");
    put_tables(&g, graph, "nodes", QUOTHP_NODE_TABLES, QUOTHP_N_NODE_TABLES, put_node);
    put_tables(&g, graph, "edges", QUOTHP_EDGE_TABLES, QUOTHP_N_EDGE_TABLES, put_edge);
    return quothp_xml_close(&g.xml);
}
