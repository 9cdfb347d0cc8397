/* correct.h: what a reader found wrong is put right in the graph, from a file of corrections.
 *
 * Reads: a file of rows, columns apart by tabs (quoth(1), CORRECTIONS), and the graph. Writes: the graph, with a note
 * of every correction that was applied.
 *
 *     file.c      rows with their line numbers
 *     find.c      which items the words of a row mean
 *     apply.c     one row: its kind, the note of it
 *     agents.c    who is who: same, rename, not-same
 *     findings.c  what was said, who is what: speaker, drop, role
 *     correct.c   the whole file
 *
 * A row names things by their words, so that it still means the same when another version of the program, or another
 * article beside it, has numbered them anew.
 */
#ifndef QUOTHP_CORRECT_H
#define QUOTHP_CORRECT_H

#include "graph/graph.h"

typedef enum quothp_column {
    QUOTHP_COLUMN_WHAT,
    QUOTHP_COLUMN_SUBJECT,
    QUOTHP_COLUMN_OBJECT,
    QUOTHP_COLUMN_DETAIL,
    QUOTHP_COLUMN_ARTICLE,
    QUOTHP_N_COLUMNS
} quothp_column;

typedef struct quothp_row {
    uint32_t line;                        /* from 1 */
    const char *column[QUOTHP_N_COLUMNS]; /* labels (single spaces); "" where there is none */
} quothp_row;

typedef QUOTHP_LAYER(quothp_row) quothp_rows;

/* All rows of the file but comments and empty lines. Input that is no text of UTF-8 is reported. */
quoth_status quothp_rows_read(FILE *in, quothp_arena *arena, quothp_report *report, quothp_rows *rows);

/* ---- finding: items by their words; letters and digits count, in either case, nothing else does ---- */

/* The article of that address, identifier or headline; all articles (QUOTHP_NONE) for "". False: there is none. */
bool quothp_find_article(const quoth_graph *graph, const char *words, uint32_t *article);

/* All agents of that label, or else, if no agent has that label, of that other name; in the article, if one is given.
   False: memory is out. */
bool quothp_find_agents(const quoth_graph *graph, const char *words, uint32_t article, quothp_arena *arena,
                        quothp_indices *found);

/* The first statement from *statement on with these words; with "…" at their end, that begins so. */
bool quothp_find_statement(const quoth_graph *graph, const char *words, uint32_t article, uint32_t *statement);

bool quothp_same_words(const char *a, const char *b);

/* ---- applying ---- */

typedef enum quothp_applied {
    QUOTHP_APPLIED,
    QUOTHP_UNMATCHED, /* nothing in the graph is meant: maybe it was corrected elsewhere */
    QUOTHP_SENSELESS, /* the row is no correction: reported */
    QUOTHP_NO_MEMORY
} quothp_applied;

/* Applies one row to the graph, and notes it there. */
quothp_applied quothp_apply(quoth_graph *graph, const quothp_row *row);

#endif
