/* journal.c: see journal.h. */
#include "base/journal.h"

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

static bool fail_by_errno(const quothp_journal *journal, const quothp_journal_words *words, quothp_report *report)
{
    char why[256];
    snprintf(why, sizeof why, "cannot be kept: %s; %s", strerror(errno), words->elsewhere);
    return fail(journal, report, why);
}

static bool has_purpose(FILE *file, const char *purpose)
{
    for (; *purpose; purpose++)
        if (getc(file) != (unsigned char)*purpose)
            return false;
    return true;
}

/* The last whole line counts. One that a crash cut short is cut off, so that the next begins on a line of its own. */
static bool read_last(quothp_journal *journal)
{
    char *line = NULL;
    size_t room = 0;
    off_t end = ftello(journal->file);
    for (ssize_t n; (n = getline(&line, &room, journal->file)) > 0 && line[n - 1] == '\n';) {
        quothp_buf_clear(&journal->last);
        quothp_buf_add(&journal->last, line, (size_t)n - 1);
        end = ftello(journal->file);
    }
    free(line);
    if (journal->last.failed)
        errno = ENOMEM;
    return !journal->last.failed && end >= 0 && ftruncate(fileno(journal->file), end) == 0;
}

static bool is_empty(FILE *file)
{
    return fseek(file, 0, SEEK_END) == 0 && ftell(file) == 0;
}

static bool sync_to_disk(FILE *file)
{
    return fflush(file) == 0 && fdatasync(fileno(file)) == 0;
}

bool quothp_journal_open(quothp_journal *journal, const char *path, const char *purpose,
                         const quothp_journal_words *words, quothp_report *report)
{
    journal->path = strdup(path);
    journal->file = journal->path ? fopen(path, "a+e") : NULL;
    if (!journal->file)
        return fail_by_errno(journal, words, report);
    if (flock(fileno(journal->file), LOCK_EX | LOCK_NB) != 0)
        return fail(journal, report, words->busy);
    if (is_empty(journal->file)) {
        fputs(purpose, journal->file);
        return sync_to_disk(journal->file) || fail_by_errno(journal, words, report);
    }
    rewind(journal->file);
    if (!has_purpose(journal->file, purpose))
        return fail(journal, report, words->other);
    return read_last(journal) || fail_by_errno(journal, words, report);
}

bool quothp_journal_add(quothp_journal *journal, const char *line, const quothp_journal_words *words,
                        quothp_report *report)
{
    if (!journal->file)
        return true;
    fprintf(journal->file, "%s\n", line);
    return sync_to_disk(journal->file) || fail_by_errno(journal, words, report);
}

void quothp_journal_close(quothp_journal *journal, bool remove)
{
    if (journal->file && remove)
        unlink(journal->path);
    if (journal->file)
        fclose(journal->file);
    free(journal->path);
    quothp_buf_free(&journal->last);
    *journal = (quothp_journal){0};
}
