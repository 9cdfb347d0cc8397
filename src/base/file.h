/* file.h: reading from a FILE of the caller, whose signals may interrupt it. */
#ifndef QUOTHP_FILE_H
#define QUOTHP_FILE_H

#include <stdio.h>

/* Reads as fread, and goes on where a signal's handler came between: fewer bytes mean the end, or an error. */
size_t quothp_file_read(FILE *file, void *bytes, size_t n_bytes);

#endif
