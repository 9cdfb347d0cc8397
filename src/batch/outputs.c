/* outputs.c: see outputs.h. */
#include "batch/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char PART[] = ".part";

static bool fail(const quothp_outputs *outputs, const quothp_output_file *file)
{
    const int trouble = errno;
    const bool closed = trouble == EPIPE; /* the reader has seen enough, as in "| head": no cause for alarm */
    const bool lost = trouble == ENODATA; /* cut() finds less than the journal tells */
    outputs->report->file = file && file->path ? file->path : "standard output";
    quothp_report_at(outputs->report, closed ? QUOTH_NOTE : QUOTH_ERROR, 0, 0, "%s%s",
                     closed ? "closed by its reader" : "cannot be written: ",
                     closed ? ""
                     : lost ? "its part is shorter than the journal tells"
                            : strerror(trouble));
    outputs->report->file = NULL;
    return false;
}

/* A link stays one, and what it leads to is replaced. */
static char *path_of(const char *path, size_t n_extension, uint32_t i, uint32_t n)
{
    char *behind = n == 1 ? realpath(path, NULL) : NULL;
    if (behind)
        return behind;
    const size_t n_path = strlen(path), n_stem = n_path - n_extension;
    char *made = malloc(n_path + 32);
    if (made && n == 1)
        strcpy(made, path);
    else if (made)
        snprintf(made, n_path + 32, "%.*s-%05u-of-%05u%s", (int)n_stem, path, (unsigned)i, (unsigned)n, path + n_stem);
    return made;
}

static char *part_of(const char *path)
{
    char *part = malloc(strlen(path) + sizeof PART);
    return part ? strcat(strcpy(part, path), PART) : NULL;
}

bool quothp_outputs_new(quothp_outputs *outputs, const char *path, size_t n_extension, uint32_t n,
                        quothp_packing packing, quothp_report *report)
{
    *outputs = (quothp_outputs){.files = calloc(n, sizeof *outputs->files), .report = report};
    for (; outputs->files && outputs->n < n; outputs->n++) {
        quothp_output_file *file = &outputs->files[outputs->n];
        file->sink = (quothp_sink){.fd = path ? -1 : STDOUT_FILENO, .packing = packing};
        file->path = path ? path_of(path, n_extension, outputs->n, n) : NULL;
        file->part = file->path ? part_of(file->path) : NULL;
        if (path && !file->part)
            break;
    }
    errno = ENOMEM;
    return outputs->n == n || fail(outputs, NULL);
}

void quothp_outputs_free(quothp_outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->n; i++) {
        quothp_output_file *file = &outputs->files[i];
        quothp_sink_free(&file->sink);
        if (file->part && file->sink.fd >= 0)
            close(file->sink.fd);
        free(file->path);
        free(file->part);
    }
    free(outputs->files);
    *outputs = (quothp_outputs){0};
}

/* What stands behind the length is of work that was not finished; what is missing before it, nobody has. */
static bool cut(quothp_output_file *file, uint64_t length)
{
    struct stat st;
    if (fstat(file->sink.fd, &st) != 0)
        return false;
    errno = ENODATA;
    file->sink.n_bytes = length;
    return (uint64_t)st.st_size >= length && ftruncate(file->sink.fd, (off_t)length) == 0 &&
           lseek(file->sink.fd, 0, SEEK_END) >= 0;
}

/* rename() would replace a file that is write-protected, too. */
static bool may_be_replaced(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return true;
    errno = EISDIR;
    return !S_ISDIR(st.st_mode) && access(path, W_OK) == 0;
}

bool quothp_outputs_open(quothp_outputs *outputs, const uint64_t *lengths)
{
    for (uint32_t i = 0; i < outputs->n; i++) {
        quothp_output_file *file = &outputs->files[i];
        if (!file->part)
            continue;
        if (!may_be_replaced(file->path))
            return fail(outputs, file);
        const int fresh = lengths && lengths[i] ? 0 : O_CREAT | O_TRUNC;
        file->sink.fd = open(file->part, O_WRONLY | O_CLOEXEC | fresh, 0666);
        if (file->sink.fd < 0 || (lengths && !cut(file, lengths[i])))
            return fail(outputs, file);
    }
    return true;
}

bool quothp_outputs_add(quothp_outputs *outputs, uint32_t file, const char *bytes, size_t n_bytes)
{
    return quothp_sink_add(&outputs->files[file].sink, bytes, n_bytes) || fail(outputs, &outputs->files[file]);
}

static bool each(quothp_outputs *outputs, bool (*end)(quothp_sink *sink))
{
    for (uint32_t i = 0; i < outputs->n; i++) {
        quothp_output_file *file = &outputs->files[i];
        if (!end(&file->sink) || (file->part && fdatasync(file->sink.fd) != 0))
            return fail(outputs, file);
    }
    return true;
}

bool quothp_outputs_border(quothp_outputs *outputs)
{
    return each(outputs, quothp_sink_border);
}

bool quothp_outputs_finish(quothp_outputs *outputs)
{
    return each(outputs, quothp_sink_finish);
}

bool quothp_outputs_publish(quothp_outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->n; i++) {
        quothp_output_file *file = &outputs->files[i];
        if (file->part && rename(file->part, file->path) != 0 && errno != ENOENT)
            return fail(outputs, file);
    }
    return true;
}

void quothp_outputs_discard(quothp_outputs *outputs)
{
    for (uint32_t i = 0; i < outputs->n; i++)
        if (outputs->files[i].part)
            unlink(outputs->files[i].part);
}
