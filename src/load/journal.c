/* journal.c: see journal.h. */
#include "load/journal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static bool fail(const quothp_journal *journal, quothp_report *report, const char *why)
{
    quothp_report_at(report, QUOTH_ERROR, 0, 0, "the journal %s %s", journal->path, why);
    return false;
}

static bool fail_by_errno(const quothp_journal *journal, quothp_report *report)
{
    char why[256];
    snprintf(why, sizeof why, "cannot be kept: %s; --journal FILE puts it elsewhere", strerror(errno));
    return fail(journal, report, why);
}

static bool has_purpose(FILE *file, const char *purpose)
{
    for (; *purpose; purpose++)
        if (getc(file) != (unsigned char)*purpose)
            return false;
    return true;
}

/* The last whole line counts. A line that a crash cut short is cut off. */
static bool read_taken(quothp_journal *journal)
{
    char line[128];
    long end = ftell(journal->file);
    while (fgets(line, sizeof line, journal->file) && strchr(line, '\n')) {
        size_t n;
        char digest[QUOTHP_JOURNAL_DIGITS + 1];
        if (sscanf(line, "taken %zu %16[0-9a-f]", &n, digest) == 2 && strlen(digest) == QUOTHP_JOURNAL_DIGITS) {
            journal->n_taken = n;
            memcpy(journal->digest, digest, sizeof digest);
            journal->empty = false;
        }
        end = ftell(journal->file);
    }
    return end >= 0 && ftruncate(fileno(journal->file), end) == 0;
}

static bool is_empty(FILE *file)
{
    return fseek(file, 0, SEEK_END) == 0 && ftell(file) == 0;
}

static bool sync_to_disk(FILE *file)
{
    return fflush(file) == 0 && fdatasync(fileno(file)) == 0;
}

bool quothp_journal_open(quothp_journal *journal, const char *path, const char *purpose, quothp_report *report)
{
    journal->path = strdup(path);
    journal->file = journal->path ? fopen(path, "a+e") : NULL;
    if (!journal->file)
        return fail_by_errno(journal, report);
    if (flock(fileno(journal->file), LOCK_EX | LOCK_NB) != 0)
        return fail(journal, report, "is in use: another load is at work");
    journal->empty = is_empty(journal->file);
    if (journal->empty) {
        fputs(purpose, journal->file);
        return sync_to_disk(journal->file) || fail_by_errno(journal, report);
    }
    rewind(journal->file);
    if (!has_purpose(journal->file, purpose))
        return fail(journal, report, "is of another load; remove it, or name another by --journal FILE");
    journal->empty = true;
    return read_taken(journal) || fail_by_errno(journal, report);
}

bool quothp_journal_taken(quothp_journal *journal, size_t n, const char *digest, quothp_report *report)
{
    if (!journal->file)
        return true;
    journal->empty = false;
    fprintf(journal->file, "taken %zu %s\n", n, digest);
    return sync_to_disk(journal->file) || fail_by_errno(journal, report);
}

void quothp_journal_close(quothp_journal *journal, bool complete)
{
    if (journal->file && (complete || journal->empty))
        unlink(journal->path);
    if (journal->file)
        fclose(journal->file);
    free(journal->path);
    *journal = (quothp_journal){0};
}
