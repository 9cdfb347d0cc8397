/* journal.h: how much of an input a store has taken, so that a load that broke off goes on where it was.
 *
 * What is loaded to where, then one line for each part that the store has confirmed: "taken N DIGEST", N statements
 * from the beginning, DIGEST of what they say. A line is on the disk before the next part is sent.
 */
#ifndef QUOTHP_LOAD_JOURNAL_H
#define QUOTHP_LOAD_JOURNAL_H

#include "base/journal.h"

#include <stdbool.h>

enum { QUOTHP_LOAD_DIGITS = 16 };

/* Zeroed bytes are a journal that is not kept: everything does nothing and succeeds. */
typedef struct quothp_load_journal {
    quothp_journal file;
    size_t n_taken; /* statements that earlier runs got in */
    bool empty;     /* nothing is in yet: such a journal does not stay */
    char digest[QUOTHP_LOAD_DIGITS + 1];
} quothp_load_journal;

/* purpose: what is loaded to where, lines with their newlines. What fails has been told. */
bool quothp_load_journal_open(quothp_load_journal *journal, const char *path, const char *purpose,
                              quothp_report *report);
bool quothp_load_journal_taken(quothp_load_journal *journal, size_t n, const char *digest, quothp_report *report);
/* Closes it; when all is in, or nothing, it goes. */
void quothp_load_journal_close(quothp_load_journal *journal, bool complete);

#endif
