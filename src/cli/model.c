/* model.c: see model.h. */
#include "cli/model.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char NAME[] = "en.quoth";

const char *cli_model_path(const char *asked, char *room, size_t n_room)
{
    const char *named = getenv("QUOTH_MODEL");
    if (asked || (named && *named))
        return asked;
    const ssize_t n = readlink("/proc/self/exe", room, n_room); /* Linux; elsewhere there is no such file */
    char *end = NULL;
    if (n > 0 && (size_t)n < n_room) {
        room[n] = '\0';
        end = strrchr(room, '/');
    }
    if (!end || (size_t)(end + 1 - room) + sizeof NAME > n_room)
        return NULL;
    memcpy(end + 1, NAME, sizeof NAME);
    return access(room, F_OK) == 0 ? room : NULL;
}
