/* input.c: reads a whole file or pipe into memory. */
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT_MIB 1024
static const size_t LIMIT = (size_t)LIMIT_MIB << 20;
static const size_t FIRST_PIECE = 1 << 16;

static int open_input(const char *path, cli_messages *messages, size_t *expected)
{
    struct stat st;
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) != 0) {
        cli_say(messages, QUOTH_ERROR, path, "%s", strerror(errno));
    } else if (S_ISDIR(st.st_mode)) {
        cli_say(messages, QUOTH_ERROR, path, "is a directory; give the files in it");
    } else if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > LIMIT) {
        cli_say(messages, QUOTH_ERROR, path, "larger than %d MiB; split it", LIMIT_MIB);
    } else {
        /* one byte more than a regular file has: its end is seen without growing */
        *expected = S_ISREG(st.st_mode) ? (size_t)st.st_size + 1 : FIRST_PIECE;
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Grows *bytes until the end is read; what is read so far stays in *bytes on failure, for the caller to free. */
static const char *read_all(int fd, size_t capacity, char **bytes, size_t *n_bytes)
{
    for (;;) {
        char *grown = realloc(*bytes, capacity);
        if (!grown)
            return "out of memory";
        *bytes = grown;
        while (*n_bytes < capacity) {
            ssize_t got = read(fd, *bytes + *n_bytes, capacity - *n_bytes);
            if (got == 0)
                return NULL;
            if (got < 0 && errno != EINTR)
                return strerror(errno);
            if (got > 0)
                *n_bytes += (size_t)got;
        }
        if (capacity > LIMIT)
            return "too large; split it";
        capacity *= 2;
    }
}

bool cli_input_read(const char *path, char **bytes, size_t *n_bytes, cli_messages *messages)
{
    *bytes = NULL;
    *n_bytes = 0;
    size_t expected = 0;
    int fd = open_input(path, messages, &expected);
    if (fd < 0)
        return false;
    const char *trouble = read_all(fd, expected, bytes, n_bytes);
    close(fd);
    if (trouble) {
        cli_say(messages, QUOTH_ERROR, path, "%s", trouble);
        free(*bytes);
        *bytes = NULL;
    }
    return !trouble;
}
