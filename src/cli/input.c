/* input.c: opens a file or standard input for reading. */
#include "cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

FILE *cli_input_open(const char *path, cli_messages *messages)
{
    struct stat st;
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0 || fstat(fd, &st) != 0) {
        cli_say(messages, QUOTH_ERROR, path, "%s", strerror(errno));
    } else if (S_ISDIR(st.st_mode)) {
        cli_say(messages, QUOTH_ERROR, path, "is a directory; give the files in it");
    } else {
        FILE *file = fdopen(fd, "rb");
        if (file)
            return file;
        cli_say(messages, QUOTH_ERROR, path, "%s", strerror(errno));
    }
    if (fd >= 0)
        close(fd);
    return NULL;
}
