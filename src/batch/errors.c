/* errors.c: see errors.h. */
#include "batch/errors.h"

#include "base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const quothp_errors *errors)
{
    const int trouble = errno;
    errors->report->file = errors->path;
    quothp_report_at(errors->report, QUOTH_ERROR, 0, 0, "cannot be written: %s", strerror(trouble ? trouble : EIO));
    errors->report->file = NULL;
    return false;
}

bool quothp_errors_open(quothp_errors *errors, const char *path, uint64_t n_bytes, quothp_report *report)
{
    *errors = (quothp_errors){.path = path, .report = report};
    if (!path)
        return true;
    struct stat st;
    const int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (n_bytes ? 0 : O_TRUNC), 0666);
    bool good = fd >= 0 && fstat(fd, &st) == 0;
    if (good && S_ISREG(st.st_mode)) {
        errno = ENODATA;
        good = (uint64_t)st.st_size >= n_bytes && ftruncate(fd, (off_t)n_bytes) == 0 && lseek(fd, 0, SEEK_END) >= 0;
    }
    errors->file = good ? fdopen(fd, "wb") : NULL;
    if (errors->file)
        return true;
    fail(errors);
    if (fd >= 0)
        close(fd);
    return false;
}

static void put_text(FILE *file, const char *key, const char *text)
{
    fprintf(file, ", \"%s\": ", key);
    if (text)
        quothp_json_put(file, quothp_str_of(text));
    else
        fputs("null", file);
}

static void put_number(FILE *file, const char *key, uint32_t number)
{
    if (number)
        fprintf(file, ", \"%s\": %u", key, (unsigned)number);
    else
        fprintf(file, ", \"%s\": null", key);
}

static void put_row(FILE *file, const quothp_event *event, const quoth_message *message)
{
    fputs("{\"input\": ", file);
    quothp_json_put(file, quothp_str_of(event->input));
    fprintf(file, ", \"ordinal\": %llu", (unsigned long long)event->place.ordinal);
    put_number(file, "line", message->line);
    put_number(file, "column", message->column);
    put_text(file, "id", event->id);
    put_text(file, "message", message->text);
    fputs("}\n", file);
}

bool quothp_errors_add(quothp_errors *errors, const quothp_event *event)
{
    bool told = false;
    if (!errors->file || event->status == QUOTH_OK)
        return true;
    for (const quothp_note *note = event->notes.first; note; note = note->next) {
        if (note->message.level != QUOTH_ERROR)
            continue;
        put_row(errors->file, event, &note->message);
        told = true;
    }
    if (!told)
        put_row(errors->file, event, &(quoth_message){.text = quoth_status_text(event->status)});
    errno = 0;
    return (fflush(errors->file) == 0 && !ferror(errors->file)) || fail(errors);
}

bool quothp_errors_border(quothp_errors *errors, uint64_t *n_bytes)
{
    *n_bytes = 0;
    if (!errors->file)
        return true;
    const off_t end = ftello(errors->file); /* -1 of a pipe, which nothing can be taken back from */
    *n_bytes = end > 0 ? (uint64_t)end : 0;
    return end < 0 || fdatasync(fileno(errors->file)) == 0 || errno == EINVAL || fail(errors);
}

void quothp_errors_close(quothp_errors *errors)
{
    if (errors->file)
        fclose(errors->file);
    errors->file = NULL;
}
