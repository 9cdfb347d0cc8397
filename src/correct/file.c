/* file.c: a file of corrections as rows. */
#include "base/utf8.h"
#include "correct/correct.h"

#include <stdlib.h>
#include <string.h>

/* Without the mark that Windows puts in front, and without line ends. */
static quothp_str strip(quothp_str line, bool first)
{
    if (first && quothp_str_starts(line, "\xEF\xBB\xBF"))
        line = (quothp_str){line.p + 3, line.n - 3};
    while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
        line.n--;
    return line;
}

static bool cut_columns(quothp_str line, quothp_arena *arena, quothp_row *row)
{
    for (int i = 0; i < QUOTHP_N_COLUMNS; i++) {
        const char *tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
        size_t n = tab ? (size_t)(tab - line.p) : line.n, all = tab ? n + 1 : n;
        char *label = quothp_arena_alloc(arena, n + 1);
        if (!label)
            return false;
        label[quothp_utf8_squeeze(line.p, n, label)] = '\0';
        row->column[i] = label;
        line = (quothp_str){line.p + all, line.n - all};
    }
    return true;
}

static quoth_status add_row(quothp_str line, uint32_t number, quothp_arena *arena, quothp_rows *rows)
{
    quothp_row row = {.line = number};
    quothp_str text = quothp_str_trim(line);
    if (!text.n || *text.p == '#')
        return QUOTH_OK;
    quothp_row *place = cut_columns(line, arena, &row) ? QUOTHP_PUSH(arena, rows) : NULL;
    if (place)
        *place = row;
    return place ? QUOTH_OK : QUOTH_ERR_MEMORY;
}

quoth_status quothp_rows_read(FILE *in, quothp_arena *arena, quothp_report *report, quothp_rows *rows)
{
    char *bytes = NULL;
    size_t cap = 0, bad = 0;
    ssize_t n;
    quoth_status status = QUOTH_OK;
    for (uint32_t number = 1; status == QUOTH_OK && (n = getline(&bytes, &cap, in)) >= 0; number++) {
        quothp_str line = strip((quothp_str){bytes, (size_t)n}, number == 1);
        if (!quothp_utf8_valid(line.p, line.n, &bad) || memchr(line.p, '\0', line.n)) {
            quothp_report_at(report, QUOTH_ERROR, number, 0, "no text of UTF-8");
            status = QUOTH_ERR_INPUT;
        } else {
            status = add_row(line, number, arena, rows);
        }
    }
    free(bytes);
    return status == QUOTH_OK && ferror(in) ? QUOTH_ERR_IO : status;
}
