/* file.c: see file.h. */
#include "base/file.h"

#include <errno.h>

size_t quothp_file_read(FILE *file, void *bytes, size_t n_bytes)
{
    for (size_t n = 0;; clearerr(file)) {
        errno = 0;
        n += fread((char *)bytes + n, 1, n_bytes - n, file);
        if (n == n_bytes || !ferror(file) || errno != EINTR)
            return n;
    }
}
