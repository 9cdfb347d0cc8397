/* table.h: a graph as a property graph: nodes and edges of a few kinds, each with columns of its own.
 *
 * ontology/mapping.md tells how RDF becomes this; nodes.c and edges.c do it, and every writer here goes through the
 * tables. Reads: a graph.
 */
#ifndef QUOTHP_TABLE_H
#define QUOTHP_TABLE_H

#include "graph/graph.h"

typedef enum quothp_column_type { QUOTHP_COLUMN_TEXT, QUOTHP_COLUMN_INTEGER, QUOTHP_COLUMN_DECIMAL } quothp_column_type;

typedef struct quothp_column {
    const char *name;
    quothp_column_type type;
} quothp_column;

enum { QUOTHP_MAX_COLUMNS = 13 };

typedef struct quothp_row {
    const char *id; /* of a node: its IRI; NULL: the row is an edge */
    const char *from, *to;
    const char *values[QUOTHP_MAX_COLUMNS]; /* as text, in the order of the columns; NULL: none */
} quothp_row;

/* The row is borrowed for the time of the call, and may be changed. */
typedef void (*quothp_row_fn)(void *user, quothp_row *row);

typedef struct quothp_table quothp_table;
struct quothp_table {
    const char *name, *file;       /* "SAID_BY", "SAID_BY.csv" */
    const quothp_table *from, *to; /* of edges: the tables of the two ends; NULL: the rows are nodes */
    const quothp_column *columns;  /* of nodes they begin with label, kind and class */
    size_t n_columns;
    bool (*rows)(const quoth_graph *graph, quothp_row_fn each, void *user); /* false: memory is out */
};

enum { QUOTHP_COLUMN_LABEL, QUOTHP_COLUMN_KIND, QUOTHP_COLUMN_CLASS };

/* Name and file of a table. */
#define QUOTHP_TABLE_NAMED(name) name, name ".csv"

enum { QUOTHP_N_NODE_TABLES = 4, QUOTHP_N_EDGE_TABLES = 13 };
extern const quothp_table QUOTHP_NODE_TABLES[QUOTHP_N_NODE_TABLES], QUOTHP_EDGE_TABLES[QUOTHP_N_EDGE_TABLES];

#endif
