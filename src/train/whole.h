/* whole.h: files that appear whole or not at all: written under another name, renamed at the end. */
#ifndef QUOTHT_WHOLE_H
#define QUOTHT_WHOLE_H

#include <stdio.h>

/* Opens "PATH.new"; NULL when that fails. */
FILE *whole_open(const char *path);
/* Closes it and gives it its name. Returns 1 when everything has been written; else the file is gone. */
int whole_close(FILE *f, const char *path);

#endif
