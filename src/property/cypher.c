/* cypher.c: a script in Cypher for a graph database that is there already: what it holds is kept, and running the
 * script twice changes nothing. For a new database of many articles the bulk import is faster.
 *
 * Rows go in batches: a statement for each row would be parsed and committed alone.
 */
#include "property/property.h"

#include "base/clean.h"
#include "property/table.h"

#include <string.h>

enum { BATCH = 200 };

typedef struct cypher {
    FILE *out;
    const quothp_table *table; /* of the rows that come */
    size_t n_rows;             /* of the batch that is open */
    char class[64];            /* that all nodes of the batch have; longer ones do not exist */
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

/* "Organization:Court"; one of them where they are the same, or the kind is the table's name. */
static void classes_of(const quothp_row *row, const quothp_table *table, char class[64])
{
    const char *kind = row->values[QUOTHP_COLUMN_KIND], *nearer = row->values[QUOTHP_COLUMN_CLASS];
    bool both = strcmp(kind, nearer) != 0 && strcmp(kind, table->name) != 0;
    snprintf(class, 64, "%s%s%s", both ? kind : nearer, both ? ":" : "", both ? nearer : "");
}

static void put_node(void *user, quothp_row *row)
{
    cypher *c = user;
    char class[64];
    classes_of(row, c->table, class);
    if (c->n_rows == BATCH || strcmp(class, c->class) != 0)
        end_batch(c);
    strcpy(c->class, class);
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

static bool put_tables(cypher *c, const quoth_graph *graph, const quothp_table *tables, size_t n, quothp_row_fn each)
{
    bool done = true;
    for (size_t i = 0; i < n && done; i++) {
        c->table = &tables[i];
        done = tables[i].rows(graph, each, c);
        end_batch(c);
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
    bool done = put_tables(&c, graph, QUOTHP_NODE_TABLES, QUOTHP_N_NODE_TABLES, put_node) &&
                put_tables(&c, graph, QUOTHP_EDGE_TABLES, QUOTHP_N_EDGE_TABLES, put_edge) && !c.cleaned.failed;
    quothp_buf_free(&c.cleaned);
    return !done ? QUOTH_ERR_MEMORY : ferror(out) ? QUOTH_ERR_IO : QUOTH_OK;
}
