/* journal.h: a text file that tells how far a work has come, so that the same work goes on there after any end.
 *
 * It begins with the work's purpose; then comes a line for each step. A line is on the disk when it has been added:
 * what it tells must be there before.
 */
#ifndef QUOTHP_JOURNAL_H
#define QUOTHP_JOURNAL_H

#include "base/buf.h"
#include "base/report.h"

#include <stdio.h>

/* Zeroed bytes are a journal that is not kept: everything does nothing and succeeds. */
typedef struct quothp_journal {
    FILE *file;
    char *path;      /* owned */
    quothp_buf last; /* the last line, without its newline; empty: none */
} quothp_journal;

/* What is told of a journal that cannot be used, behind "the journal PATH". */
typedef struct quothp_journal_words {
    const char *busy;      /* another process holds it */
    const char *other;     /* it has another purpose */
    const char *elsewhere; /* how to keep it at another place */
} quothp_journal_words;

/* purpose: lines with their newlines. A journal that is there with another purpose, or that another process holds, is
   refused; a last line that was cut short is cut off. What fails has been told. */
bool quothp_journal_open(quothp_journal *journal, const char *path, const char *purpose,
                         const quothp_journal_words *words, quothp_report *report);
bool quothp_journal_add(quothp_journal *journal, const char *line, const quothp_journal_words *words,
                        quothp_report *report);
/* Closes it; a journal that has nothing to tell any more goes. */
void quothp_journal_close(quothp_journal *journal, bool remove);

#endif
