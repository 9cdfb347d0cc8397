/* cypher.c: a script in Cypher for a graph database that is there already: what it holds is kept, and running the
 * script twice changes nothing. For a new database of many articles the bulk import is faster.
 *
 * Rows go in batches: a statement for each row would be parsed and committed alone. Labels are part of a statement's
 * text, so the nodes of a table come class by class.
 */
#include "property/property.h"

#include "base/clean.h"
#include "property/table.h"

#include <assert.h>
#include <string.h>

enum { BATCH = 200, MAX_CLASSES = 32, CLASS_SIZE = 64 }; /* ontology/quoth.ttl has 14 classes of agents */

typedef struct cypher {
    FILE *out;
    const quothp_table *table;             /* of the rows that come */
    size_t n_rows;                         /* of the batch that is open */
    char classes[MAX_CLASSES][CLASS_SIZE]; /* of the table's nodes: "Organization:Court" */
    size_t n_classes;
    const char *class; /* of the nodes that are wanted now */
    quothp_buf cleaned;
} cypher;

static void put_string(cypher *c, const char *text)
{
    const char *clean = quothp_clean(&c->cleaned, text, false);
    putc('\'', c->out);
    for (; clean && *clean; clean++) {
        unsigned char byte = (unsigned char)*clean;
        if (byte == '\'' || byte == '\\')
            fprintf(c->out, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7F)
            fprintf(c->out, "\\u%04X", byte);
        else
            putc(byte, c->out);
    }
    putc('\'', c->out);
}

static void put_value(cypher *c, const quothp_column *column, const char *value)
{
    if (column->type == QUOTHP_COLUMN_TEXT)
        put_string(c, value);
    else
        fputs(value, c->out);
}

static void put_values(cypher *c, const quothp_row *row)
{
    bool some = false;
    for (size_t i = 0; i < c->table->n_columns; i++) {
        if (!row->values[i])
            continue;
        fprintf(c->out, "%s%s: ", some ? ", " : "", c->table->columns[i].name);
        put_value(c, &c->table->columns[i], row->values[i]);
        some = true;
    }
}

static void end_batch(cypher *c)
{
    const quothp_table *table = c->table;
    if (!c->n_rows)
        return;
    fputs("\n] AS row\n", c->out);
    if (table->from)
        fprintf(c->out,
                "MATCH (a:%s {id: row.a}) MATCH (b:%s {id: row.b})\nMERGE (a)-[r:%s]->(b) SET r += row.props;\n",
                table->from->name, table->to->name, table->name);
    else
        fprintf(c->out, "MERGE (n:%s {id: row.id}) SET n += row.props, n:%s;\n", table->name, c->class);
    c->n_rows = 0;
}

static void begin_row(cypher *c)
{
    fputs(c->n_rows ? ",\n  " : "UNWIND [\n  ", c->out);
    c->n_rows++;
}

/* One word where kind and class are the same, or the kind is the table's name. */
static void class_of(const cypher *c, const quothp_row *row, char class[CLASS_SIZE])
{
    const char *kind = row->values[QUOTHP_COLUMN_KIND], *nearer = row->values[QUOTHP_COLUMN_CLASS];
    bool both = strcmp(kind, nearer) != 0 && strcmp(kind, c->table->name) != 0;
    snprintf(class, CLASS_SIZE, "%s%s%s", both ? kind : nearer, both ? ":" : "", both ? nearer : "");
}

static void note_class(void *user, quothp_row *row)
{
    cypher *c = user;
    char class[CLASS_SIZE];
    class_of(c, row, class);
    for (size_t i = 0; i < c->n_classes; i++)
        if (strcmp(c->classes[i], class) == 0)
            return;
    assert(c->n_classes < MAX_CLASSES);
    strcpy(c->classes[c->n_classes++], class);
}

static void put_node(void *user, quothp_row *row)
{
    cypher *c = user;
    char class[CLASS_SIZE];
    class_of(c, row, class);
    if (strcmp(class, c->class) != 0)
        return;
    if (c->n_rows == BATCH)
        end_batch(c);
    begin_row(c);
    fputs("{id: ", c->out);
    put_string(c, row->id);
    fputs(", props: {", c->out);
    put_values(c, row);
    fputs("}}", c->out);
}

static void put_edge(void *user, quothp_row *row)
{
    cypher *c = user;
    if (c->n_rows == BATCH)
        end_batch(c);
    begin_row(c);
    fputs("{a: ", c->out);
    put_string(c, row->from);
    fputs(", b: ", c->out);
    put_string(c, row->to);
    fputs(", props: {", c->out);
    put_values(c, row);
    fputs("}}", c->out);
}

static bool put_nodes(cypher *c, const quoth_graph *graph)
{
    bool done = c->table->rows(graph, note_class, c);
    for (size_t i = 0; i < c->n_classes && done; i++) {
        c->class = c->classes[i];
        done = c->table->rows(graph, put_node, c);
        end_batch(c);
    }
    c->n_classes = 0;
    return done;
}

static bool put_edges(cypher *c, const quoth_graph *graph)
{
    bool done = c->table->rows(graph, put_edge, c);
    end_batch(c);
    return done;
}

static bool put_all(cypher *c, const quoth_graph *graph)
{
    bool done = true;
    for (size_t i = 0; i < QUOTHP_N_NODE_TABLES && done; i++) {
        c->table = &QUOTHP_NODE_TABLES[i];
        done = put_nodes(c, graph);
    }
    for (size_t i = 0; i < QUOTHP_N_EDGE_TABLES && done; i++) {
        c->table = &QUOTHP_EDGE_TABLES[i];
        done = put_edges(c, graph);
    }
    return done;
}

void quothp_cypher_constraints(FILE *out)
{
    for (size_t i = 0; i < QUOTHP_N_NODE_TABLES; i++)
        fprintf(out, "CREATE CONSTRAINT quoth_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n",
                QUOTHP_NODE_TABLES[i].name, QUOTHP_NODE_TABLES[i].name);
}

quoth_status quothp_cypher_write(const quoth_graph *graph, FILE *out)
{
    cypher c = {.out = out};
    quothp_cypher_constraints(out);
    bool done = put_all(&c, graph) && !c.cleaned.failed;
    quothp_buf_free(&c.cleaned);
    return !done ? QUOTH_ERR_MEMORY : ferror(out) ? QUOTH_ERR_IO : QUOTH_OK;
}
