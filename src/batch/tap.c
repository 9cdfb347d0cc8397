/* tap.c: see tap.h. A stream of the C library over a read() of our own: the reader behind it needs to know nothing. */
#include "config.h"

#include "batch/tap.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAIT_MS = 200, BUFFER = 64 * 1024 };

typedef struct tap {
    int fd;
    quothp_queue *queue;
    atomic_uint_fast64_t *n_bytes;
} tap;

/* Waits for bytes in short turns; the end comes when the queue has been stopped, too. */
static ssize_t read_some(void *user, char *bytes, size_t n_bytes)
{
    tap *t = user;
    struct pollfd wait = {.fd = t->fd, .events = POLLIN};
    while (!quothp_queue_is_stopped(t->queue)) {
        const int ready = poll(&wait, 1, WAIT_MS);
        ssize_t n = ready > 0 ? read(t->fd, bytes, n_bytes) : ready;
        if (ready == 0 || (n < 0 && (errno == EINTR || errno == EAGAIN)))
            continue;
        if (n > 0)
            atomic_fetch_add(t->n_bytes, (uint64_t)n);
        return n;
    }
    return 0;
}

static int close_tap(void *user)
{
    tap *t = user;
    const int code = close(t->fd);
    free(t);
    return code;
}

static FILE *open_stream(int fd, quothp_queue *queue, atomic_uint_fast64_t *n_bytes)
{
    tap *t = malloc(sizeof *t);
    if (!t)
        return NULL;
    *t = (tap){fd, queue, n_bytes};
    FILE *file = fopencookie(t, "rb", (cookie_io_functions_t){.read = read_some, .close = close_tap});
    if (!file)
        free(t);
    else
        setvbuf(file, NULL, _IOFBF, BUFFER);
    return file;
}

FILE *quothp_tap_open(const char *path, quothp_queue *queue, atomic_uint_fast64_t *n_bytes)
{
    struct stat st;
    const int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return NULL;
    errno = 0;
    FILE *file = NULL;
    if (fstat(fd, &st) == 0) {
        errno = EISDIR;
        file = S_ISDIR(st.st_mode) ? NULL : open_stream(fd, queue, n_bytes);
    }
    if (!file) {
        const int trouble = errno;
        close(fd);
        errno = trouble;
    }
    return file;
}
