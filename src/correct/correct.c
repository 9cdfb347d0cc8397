/* correct.c: a whole file of corrections, in its order. */
#include "correct/correct.h"

#include "context.h"
#include "graph/edit.h"

static quoth_status apply_one(quoth_graph *graph, const quothp_row *row)
{
    switch (quothp_apply(graph, row)) {
    case QUOTHP_APPLIED:
        return QUOTH_OK;
    case QUOTHP_UNMATCHED:
        quothp_report_at(&graph->q->report, QUOTH_WARNING, row->line, 0, "matches nothing: %s '%.100s'%s%.100s%s",
                         row->column[QUOTHP_COLUMN_WHAT], row->column[QUOTHP_COLUMN_SUBJECT],
                         *row->column[QUOTHP_COLUMN_OBJECT] ? " '" : "", row->column[QUOTHP_COLUMN_OBJECT],
                         *row->column[QUOTHP_COLUMN_OBJECT] ? "'" : "");
        return QUOTH_OK;
    case QUOTHP_SENSELESS:
        return QUOTH_ERR_INPUT;
    case QUOTHP_NO_MEMORY:
        break;
    }
    return QUOTH_ERR_MEMORY;
}

/* A row that makes no sense is reported and skipped. */
static quoth_status apply_all(quoth_graph *graph, const quothp_rows *rows)
{
    quoth_status status = QUOTH_OK;
    for (uint32_t i = 0; i < rows->n && status != QUOTH_ERR_MEMORY; i++) {
        quoth_status one = apply_one(graph, &rows->at[i]);
        if (one != QUOTH_OK)
            status = one;
    }
    return status == QUOTH_ERR_MEMORY || quothp_edit_settle(graph) ? status : QUOTH_ERR_MEMORY;
}

quoth_status quoth_graph_correct(quoth_graph *graph, const char *name, FILE *in)
{
    quothp_arena arena = {0};
    quothp_rows rows = {0};
    graph->q->report.file = name;
    quoth_status status = quothp_rows_read(in, &arena, &graph->q->report, &rows);
    if (status == QUOTH_OK)
        status = apply_all(graph, &rows);
    quothp_arena_reset(&graph->q->scratch);
    quothp_arena_free(&arena);
    return status;
}
