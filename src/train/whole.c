/* whole.c: see whole.h. */
#include "train/whole.h"

enum { PATH_MAX_BYTES = 4096 };

FILE *whole_open(const char *path)
{
    char fresh[PATH_MAX_BYTES];
    const int n = snprintf(fresh, sizeof fresh, "%s.new", path);
    return n < PATH_MAX_BYTES ? fopen(fresh, "wb") : NULL;
}

int whole_close(FILE *f, const char *path)
{
    char fresh[PATH_MAX_BYTES];
    snprintf(fresh, sizeof fresh, "%s.new", path);
    const int bad = ferror(f);
    if (fclose(f) == 0 && !bad && rename(fresh, path) == 0)
        return 1;
    remove(fresh);
    return 0;
}
