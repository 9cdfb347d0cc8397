/* journal.c: see journal.h. */
#include "load/journal.h"

#include <string.h>

static const quothp_journal_words WORDS = {
    .busy = "is in use: another load is at work",
    .other = "is of another load; remove it, or name another by --journal FILE",
    .elsewhere = "--journal FILE puts it elsewhere",
};

bool quothp_load_journal_open(quothp_load_journal *journal, const char *path, const char *purpose,
                              quothp_report *report)
{
    size_t n;
    char digest[QUOTHP_LOAD_DIGITS + 1];
    bool good = quothp_journal_open(&journal->file, path, purpose, &WORDS, report);
    journal->empty = good;
    if (!good || !journal->file.last.n)
        return good;
    if (sscanf(journal->file.last.p, "taken %zu %16[0-9a-f]", &n, digest) != 2 ||
        strlen(digest) != QUOTHP_LOAD_DIGITS) {
        quothp_report_at(report, QUOTH_ERROR, 0, 0, "the journal %s is damaged; remove it to load all anew", path);
        journal->empty = false;
        return false;
    }
    journal->n_taken = n;
    journal->empty = false;
    memcpy(journal->digest, digest, sizeof digest);
    return true;
}

bool quothp_load_journal_taken(quothp_load_journal *journal, size_t n, const char *digest, quothp_report *report)
{
    char line[64];
    journal->empty = false;
    snprintf(line, sizeof line, "taken %zu %s", n, digest);
    return quothp_journal_add(&journal->file, line, &WORDS, report);
}

void quothp_load_journal_close(quothp_load_journal *journal, bool complete)
{
    quothp_journal_close(&journal->file, complete || journal->empty);
    *journal = (quothp_load_journal){0};
}
