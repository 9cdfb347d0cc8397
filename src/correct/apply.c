/* apply.c: one row of corrections: which kind it is, and the note of it in the graph. A row that means several things
   (two articles have the same words) is applied to all of them; its article column says if only one is meant. */
#include "base/buf.h"
#include "context.h"
#include "correct/work.h"
#include "graph/edit.h"
#include "graph/iri.h"

#include <string.h>

enum { CORRECTION_DIGITS = 16 };

/* ---- notes ---- */

/* The place must lie in the graph. */
static void changed(quothp_correcting *j, quothp_indices *corrections, uint32_t article)
{
    if (!quothp_edit_note(j->graph, corrections, j->number))
        j->failed = true;
    if (!j->n_done++)
        j->graph->corrections.at[j->number].article = article;
}

uint32_t quothp_correct_article(const quothp_evidences *evidence)
{
    return evidence->n ? evidence->at[0].article : 0;
}

void quothp_agent_changed(quothp_correcting *j, uint32_t agent)
{
    quothp_agent *a = &j->graph->agents.at[agent];
    changed(j, &a->corrections, quothp_correct_article(&a->evidence));
}

void quothp_role_changed(quothp_correcting *j, uint32_t role)
{
    quothp_membership *r = &j->graph->roles.at[role];
    changed(j, &r->corrections, quothp_correct_article(&r->evidence));
}

void quothp_statement_changed(quothp_correcting *j, uint32_t statement)
{
    quothp_statement *s = &j->graph->statements.at[statement];
    changed(j, &s->corrections, s->article);
}

void quothp_removed(quothp_correcting *j, const char *iri, uint32_t article)
{
    quothp_correction *correction = &j->graph->corrections.at[j->number];
    const char **place = QUOTHP_PUSH(&j->graph->arena, &correction->removed);
    if (place)
        *place = iri;
    else
        j->failed = true;
    if (!j->n_done++)
        correction->article = article;
}

const char *quothp_correct_keep(quothp_correcting *j, const char *text)
{
    const char *kept = quothp_arena_copy(&j->graph->arena, text, strlen(text));
    if (!kept)
        j->failed = true;
    return kept;
}

quothp_indices quothp_correct_agents(quothp_correcting *j, const char *words, uint32_t article)
{
    quothp_indices found;
    if (!quothp_find_agents(j->graph, words, article, &j->graph->q->scratch, &found))
        j->failed = true;
    return found;
}

bool quothp_correct_first(quothp_correcting *j, const char *words, uint32_t article, uint32_t *agent)
{
    quothp_indices found = quothp_correct_agents(j, words, article);
    if (found.n)
        *agent = found.at[0];
    return found.n > 0;
}

/* ---- one row ---- */

static const struct {
    const char *what;
    bool object; /* it must have one */
    void (*apply)(quothp_correcting *j);
} KINDS[] = {
    {"drop", false, quothp_apply_drop},    {"not-same", true, quothp_apply_not_same},
    {"rename", true, quothp_apply_rename}, {"role", true, quothp_apply_role},
    {"same", true, quothp_apply_same},     {"speaker", true, quothp_apply_speaker},
};

/* "speaker: these words; Dolores Vance" */
static const char *label_of(quoth_graph *graph, const quothp_row *row)
{
    quothp_buf label = {0};
    for (int i = 0; i < QUOTHP_N_COLUMNS; i++) {
        if (!*row->column[i])
            continue;
        quothp_buf_puts(&label, i == 0 ? "" : i == 1 ? ": " : "; ");
        quothp_buf_puts(&label, row->column[i]);
    }
    const char *kept = label.failed ? NULL : quothp_arena_copy(&graph->arena, label.p, label.n);
    quothp_buf_free(&label);
    return kept;
}

static bool start(quothp_correcting *j, const quothp_row *row)
{
    quoth_graph *graph = j->graph;
    quothp_correction made = {.label = label_of(graph, row)};
    const char *hash = made.label ? quothp_hex(&graph->q->scratch, quothp_str_of(made.label), CORRECTION_DIGITS) : NULL;
    made.iri = hash ? quothp_arena_printf(&graph->arena, "%scorrection/c%s", graph->base, hash) : NULL;
    for (j->number = 0; made.iri && j->number < graph->corrections.n; j->number++)
        if (strcmp(graph->corrections.at[j->number].iri, made.iri) == 0)
            return true; /* the same row stands before */
    quothp_correction *place = made.iri ? QUOTHP_PUSH(&graph->arena, &graph->corrections) : NULL;
    if (place)
        *place = made;
    return place != NULL;
}

static quothp_applied run(quothp_correcting *j, const quothp_row *row, void (*apply)(quothp_correcting *j))
{
    if (!quothp_find_article(j->graph, row->column[QUOTHP_COLUMN_ARTICLE], &j->article))
        return QUOTHP_UNMATCHED;
    uint32_t n_before = j->graph->corrections.n;
    if (!start(j, row))
        return QUOTHP_NO_MEMORY;
    apply(j);
    if (!j->n_done)
        j->graph->corrections.n = n_before;
    return j->failed ? QUOTHP_NO_MEMORY : j->n_done ? QUOTHP_APPLIED : QUOTHP_UNMATCHED;
}

quothp_applied quothp_apply(quoth_graph *graph, const quothp_row *row)
{
    const char *what = row->column[QUOTHP_COLUMN_WHAT];
    quothp_correcting j = {.graph = graph,
                           .subject = row->column[QUOTHP_COLUMN_SUBJECT],
                           .object = row->column[QUOTHP_COLUMN_OBJECT],
                           .detail = row->column[QUOTHP_COLUMN_DETAIL]};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(KINDS[i].what, what) != 0)
            continue;
        if (!*j.subject || (KINDS[i].object && !*j.object)) {
            quothp_report_at(&graph->q->report, QUOTH_ERROR, row->line, 0,
                             "'%s' needs %s, with a tab between the columns", what,
                             KINDS[i].object ? "a subject and an object" : "a subject");
            return QUOTHP_SENSELESS;
        }
        return run(&j, row, KINDS[i].apply);
    }
    quothp_report_at(&graph->q->report, QUOTH_ERROR, row->line, 0,
                     "'%.60s' is no correction; known are drop, not-same, rename, role, same, speaker", what);
    return QUOTHP_SENSELESS;
}
