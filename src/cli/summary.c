/* summary.c: people, unnamed sources, organizations and statements in columns, at most WIDTH characters wide. */
#include "cli/summary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 100, NAME_COLUMN = 2, COUNT_COLUMN = 34, ROLE_COLUMN = 42, TEXT_COLUMN = 6, TEXT_LINES = 2 };

/* ---- text in columns; a column is a code point ---- */

static size_t n_columns(const char *text, size_t n_bytes)
{
    size_t n = 0;
    for (size_t i = 0; i < n_bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Bytes of the next word at text, which does not start with a space. */
static size_t word_length(const char *text)
{
    size_t n = 0;
    while (text[n] && !is_space(text[n]))
        n++;
    return n;
}

static void put_spaces(FILE *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        putc(' ', out);
}

static void put_line_start(FILE *out, size_t indent)
{
    putc('\n', out);
    put_spaces(out, indent);
}

/* Words from column `at`, further lines from column `indent`; what does not fit into max_lines ends in an ellipsis.
   Returns the column behind the last character. */
static size_t put_wrapped(FILE *out, const char *text, size_t at, size_t indent, size_t max_lines)
{
    size_t lines = 1;
    bool first = true;
    for (;;) {
        while (is_space(*text))
            text++;
        size_t n = word_length(text);
        if (n == 0)
            return at;
        size_t width = n_columns(text, n);
        if (!first && at + 1 + width > WIDTH) {
            if (++lines > max_lines) {
                fputs(" …", out);
                return at + 2;
            }
            put_line_start(out, indent);
            at = indent;
        } else if (!first) {
            putc(' ', out);
            at++;
        }
        fwrite(text, 1, n, out);
        at += width;
        text += n;
        first = false;
    }
}

/* Moves to a column, on a new line when it lies behind. Returns the column. */
static size_t to_column(FILE *out, size_t at, size_t column)
{
    if (at >= column) {
        putc('\n', out);
        at = 0;
    }
    put_spaces(out, column - at);
    return column;
}

/* ---- agents and their roles ---- */

static size_t count_statements(const quoth_graph *graph, size_t agent)
{
    size_t n = 0;
    for (size_t i = 0; i < quoth_graph_n_statements(graph); i++) {
        quoth_statement statement = quoth_graph_statement(graph, i);
        for (size_t j = 0; j < statement.n_speakers; j++)
            n += statement.speakers[j] == agent;
    }
    return n;
}

static void put_role(const quoth_graph *graph, const quoth_role *role, FILE *out, size_t at)
{
    char line[512];
    bool linked = role->organization != QUOTH_NONE;
    bool current = strcmp(role->status, "current") == 0;
    snprintf(line, sizeof line, "%s%s%s%s%s%s%s%s%s%s", role->label, linked ? ", " : "",
             linked ? quoth_graph_agent(graph, role->organization).label : "", role->place ? ", " : "",
             role->place ? role->place : "", role->period ? ", " : "", role->period ? role->period : "",
             current ? "" : " (", current ? "" : role->status, current ? "" : ")");
    put_wrapped(out, line, at, ROLE_COLUMN + 2, SIZE_MAX);
}

static void put_remark(FILE *out, size_t at, const char *what, const char *words)
{
    at = to_column(out, at, ROLE_COLUMN);
    fputs(what, out);
    put_wrapped(out, words, at + strlen(what), ROLE_COLUMN + 2, SIZE_MAX);
}

static void put_agent(const quoth_graph *graph, size_t i, FILE *out)
{
    quoth_agent agent = quoth_graph_agent(graph, i);
    put_spaces(out, NAME_COLUMN);
    size_t at = put_wrapped(out, agent.label, NAME_COLUMN, NAME_COLUMN + 2, SIZE_MAX);
    size_t n_statements = count_statements(graph, i);
    if (n_statements > 0) {
        at = to_column(out, at, COUNT_COLUMN);
        fprintf(out, "%5zu", n_statements);
        at += 5;
    }
    for (size_t r = 0; r < quoth_graph_n_roles(graph); r++) {
        quoth_role role = quoth_graph_role(graph, r);
        if (role.holder == i) {
            put_role(graph, &role, out, to_column(out, at, ROLE_COLUMN));
            at = WIDTH;
        }
    }
    if (agent.anonymity_reason)
        put_remark(out, at, "not named: ", agent.anonymity_reason);
    if (agent.unit_of != QUOTH_NONE)
        put_remark(out, at, "part of ", quoth_graph_agent(graph, agent.unit_of).label);
    putc('\n', out);
}

static void put_agents(const quoth_graph *graph, quoth_agent_kind kind, const char *title, const char *roles, FILE *out)
{
    size_t n = 0;
    for (size_t i = 0; i < quoth_graph_n_agents(graph); i++)
        n += quoth_graph_agent(graph, i).kind == kind;
    if (n == 0)
        return;
    char head[64];
    snprintf(head, sizeof head, "%s (%zu)", title, n);
    fprintf(out, "%-*s%5s%s%s\n", (int)COUNT_COLUMN, head, "said", *roles ? "   " : "", roles);
    for (size_t i = 0; i < quoth_graph_n_agents(graph); i++)
        if (quoth_graph_agent(graph, i).kind == kind)
            put_agent(graph, i, out);
    putc('\n', out);
}

/* ---- statements ---- */

static void put_speakers(const quoth_graph *graph, const quoth_statement *statement, FILE *out)
{
    if (statement->n_speakers == 0)
        fputs("?", out);
    for (size_t i = 0; i < statement->n_speakers; i++)
        fprintf(out, "%s%s", i ? ", " : "", quoth_graph_agent(graph, statement->speakers[i]).label);
}

/* "One official · direct · “told” · to reporters · on Monday · through The Fen Post" */
static void put_statement_head(const quoth_graph *graph, const quoth_statement *statement, FILE *out)
{
    static const char *const KINDS[] = {"direct", "indirect", "mixed"};
    put_speakers(graph, statement, out);
    fprintf(out, " · %s", KINDS[statement->kind]);
    if (statement->cue)
        fprintf(out, " · “%s”", statement->cue);
    if (statement->addressee != QUOTH_NONE && statement->addressee != statement->reported_by)
        fprintf(out, " · to %s", quoth_graph_agent(graph, statement->addressee).label);
    if (statement->audience)
        fprintf(out, " · to %s", statement->audience);
    if (statement->medium)
        fprintf(out, " · in %s", statement->medium);
    if (statement->when)
        fprintf(out, " · %s", statement->when);
    if (statement->reported_by != QUOTH_NONE)
        fprintf(out, " · through %s", quoth_graph_agent(graph, statement->reported_by).label);
    if (statement->within != QUOTH_NONE)
        fprintf(out, " · inside %zu", statement->within + 1);
}

static void put_statement(const quoth_graph *graph, size_t i, FILE *out)
{
    quoth_statement statement = quoth_graph_statement(graph, i);
    char *head = NULL;
    size_t n_head;
    FILE *memory = open_memstream(&head, &n_head);
    if (memory) {
        put_statement_head(graph, &statement, memory);
        fclose(memory);
    }
    fprintf(out, "%4zu  ", i + 1);
    put_wrapped(out, head ? head : "", TEXT_COLUMN, TEXT_COLUMN, SIZE_MAX);
    put_line_start(out, TEXT_COLUMN);
    put_wrapped(out, statement.text, TEXT_COLUMN, TEXT_COLUMN, TEXT_LINES);
    putc('\n', out);
    free(head);
}

void cli_summary_write(const quoth_graph *graph, FILE *out)
{
    put_agents(graph, QUOTH_PERSON, "People", "as", out);
    put_agents(graph, QUOTH_UNNAMED, "Unnamed sources", "as", out);
    put_agents(graph, QUOTH_ORGANIZATION, "Organizations", "", out);
    size_t n = quoth_graph_n_statements(graph);
    fprintf(out, "Statements (%zu)\n", n);
    for (size_t i = 0; i < n; i++)
        put_statement(graph, i, out);
}
