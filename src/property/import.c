/* import.c: the files of a bulk import: a CSV for each table, with the header that neo4j-admin asks for and Kuzu skips,
 * and the scripts that load them.
 *
 * CSV is RFC 4180's, but for line ends within a text: they become spaces, as importers that read in parallel take none.
 * Nothing is an empty field, empty text a pair of quotation marks.
 */
#include "property/property.h"

#include "base/clean.h"
#include "property/table.h"

#include <string.h>

typedef struct csv {
    FILE *out;
    const quothp_table *table;
    quothp_buf cleaned;
} csv;

static const char *const CSV_TYPE[] = {
    [QUOTHP_COLUMN_TEXT] = "", [QUOTHP_COLUMN_INTEGER] = ":long", [QUOTHP_COLUMN_DECIMAL] = ":double"};
static const char *const KUZU_TYPE[] = {
    [QUOTHP_COLUMN_TEXT] = "STRING", [QUOTHP_COLUMN_INTEGER] = "INT64", [QUOTHP_COLUMN_DECIMAL] = "DOUBLE"};

/* ---- CSV ---- */

static void put_text(csv *c, const char *text)
{
    const char *clean = quothp_clean(&c->cleaned, text, false);
    putc('"', c->out);
    for (; clean && *clean; clean++) {
        if (*clean == '"')
            putc('"', c->out);
        putc(*clean == '\n' || *clean == '\r' ? ' ' : *clean, c->out);
    }
    putc('"', c->out);
}

/* "Agent;Organization;Court", each once. */
static void put_labels(csv *c, const quothp_row *row)
{
    const char *kind = row->values[QUOTHP_COLUMN_KIND], *class = row->values[QUOTHP_COLUMN_CLASS];
    fprintf(c->out, ",\"%s", c->table->name);
    if (strcmp(kind, c->table->name) != 0)
        fprintf(c->out, ";%s", kind);
    if (strcmp(class, kind) != 0)
        fprintf(c->out, ";%s", class);
    putc('"', c->out);
}

static void put_row(void *user, quothp_row *row)
{
    csv *c = user;
    put_text(c, row->id ? row->id : row->from);
    if (row->id) {
        put_labels(c, row);
    } else {
        putc(',', c->out);
        put_text(c, row->to);
    }
    for (size_t i = 0; i < c->table->n_columns; i++) {
        putc(',', c->out);
        if (row->values[i] && c->table->columns[i].type == QUOTHP_COLUMN_TEXT)
            put_text(c, row->values[i]);
        else if (row->values[i])
            fputs(row->values[i], c->out);
    }
    putc('\n', c->out);
}

static void put_header(FILE *out, const quothp_table *table)
{
    if (table->from)
        fprintf(out, ":START_ID(%s),:END_ID(%s)", table->from->name, table->to->name);
    else
        fprintf(out, "id:ID(%s),:LABEL", table->name);
    for (size_t i = 0; i < table->n_columns; i++)
        fprintf(out, ",%s%s", table->columns[i].name, CSV_TYPE[table->columns[i].type]);
    putc('\n', out);
}

static quoth_status write_csv(const quoth_graph *graph, const quothp_table *table, FILE *out)
{
    csv c = {.out = out, .table = table};
    put_header(out, table);
    bool done = table->rows(graph, put_row, &c) && !c.cleaned.failed;
    quothp_buf_free(&c.cleaned);
    return done ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

/* ---- the scripts ---- */

static void put_neo4j_arguments(FILE *out)
{
    for (size_t i = 0; i < QUOTHP_N_NODE_TABLES; i++)
        fprintf(out, "--nodes=%s\n", QUOTHP_NODE_TABLES[i].file);
    for (size_t i = 0; i < QUOTHP_N_EDGE_TABLES; i++)
        fprintf(out, "--relationships=%s=%s\n", QUOTHP_EDGE_TABLES[i].name, QUOTHP_EDGE_TABLES[i].file);
}

static void put_kuzu_columns(FILE *out, const quothp_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        fprintf(out, ", %s %s", table->columns[i].name, KUZU_TYPE[table->columns[i].type]);
}

static void put_kuzu_copy(FILE *out, const quothp_table *table)
{
    fprintf(out, "COPY %s FROM '%s' (HEADER=true);\n", table->name, table->file);
}

static void put_kuzu_schema(FILE *out)
{
    for (const quothp_table *t = QUOTHP_NODE_TABLES; t < QUOTHP_NODE_TABLES + QUOTHP_N_NODE_TABLES; t++) {
        fprintf(out, "CREATE NODE TABLE %s(id STRING PRIMARY KEY, labels STRING", t->name);
        put_kuzu_columns(out, t);
        fputs(");\n", out);
        put_kuzu_copy(out, t);
    }
    for (const quothp_table *t = QUOTHP_EDGE_TABLES; t < QUOTHP_EDGE_TABLES + QUOTHP_N_EDGE_TABLES; t++) {
        fprintf(out, "CREATE REL TABLE %s(FROM %s TO %s", t->name, t->from->name, t->to->name);
        put_kuzu_columns(out, t);
        fputs(");\n", out);
        put_kuzu_copy(out, t);
    }
}

static const struct {
    const char *name;
    void (*put)(FILE *out);
} SCRIPTS[] = {{"neo4j-import.args", put_neo4j_arguments},
               {"neo4j-constraints.cypher", quothp_cypher_constraints},
               {"kuzu.cypher", put_kuzu_schema}};

/* ---- all ---- */

enum { N_TABLES = QUOTHP_N_NODE_TABLES + QUOTHP_N_EDGE_TABLES, N_SCRIPTS = sizeof SCRIPTS / sizeof *SCRIPTS };

static const quothp_table *table_at(size_t i)
{
    return i < QUOTHP_N_NODE_TABLES ? &QUOTHP_NODE_TABLES[i] : &QUOTHP_EDGE_TABLES[i - QUOTHP_N_NODE_TABLES];
}

size_t quoth_import_n_files(void)
{
    return N_TABLES + N_SCRIPTS;
}

const char *quoth_import_file_name(size_t i)
{
    return i < N_TABLES ? table_at(i)->file : SCRIPTS[i - N_TABLES].name;
}

quoth_status quoth_graph_write_import(const quoth_graph *graph, size_t i, FILE *out)
{
    quoth_status status = QUOTH_OK;
    if (i < N_TABLES)
        status = write_csv(graph, table_at(i), out);
    else if (i < N_TABLES + N_SCRIPTS)
        SCRIPTS[i - N_TABLES].put(out);
    else
        status = QUOTH_ERR_USAGE;
    return status == QUOTH_OK && ferror(out) ? QUOTH_ERR_IO : status;
}
