/* journal.h: how much of an input a store has taken, so that a load that broke off goes on where it was.
 *
 * A text file: what is loaded to where, then one line for each part that the store has confirmed:
 * "taken N DIGEST", N statements from the beginning, DIGEST of what they say. A line is on the disk before the next
 * part is sent.
 */
#ifndef QUOTHP_LOAD_JOURNAL_H
#define QUOTHP_LOAD_JOURNAL_H

#include "base/report.h"

#include <stdbool.h>
#include <stdio.h>

enum { QUOTHP_JOURNAL_DIGITS = 16 };

/* Zeroed bytes are a journal that is not kept: everything does nothing and succeeds. */
typedef struct quothp_journal {
    FILE *file;
    char *path;     /* owned */
    size_t n_taken; /* statements that earlier runs got in */
    bool empty;     /* nothing is in yet: such a journal does not stay */
    char digest[QUOTHP_JOURNAL_DIGITS + 1];
} quothp_journal;

/* purpose: what is loaded to where, lines with their newlines. A journal that is there with another purpose, or that
   another process holds, is refused. What fails has been told. */
bool quothp_journal_open(quothp_journal *journal, const char *path, const char *purpose, quothp_report *report);
bool quothp_journal_taken(quothp_journal *journal, size_t n, const char *digest, quothp_report *report);
/* Closes it; when all is in, or nothing, it goes. */
void quothp_journal_close(quothp_journal *journal, bool complete);

#endif
