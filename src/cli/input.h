/* input.h: the bytes of one input: a file, or standard input for "-". */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/messages.h"

#include <stdbool.h>

/* The caller frees *bytes. What fails has been told. */
bool cli_input_read(const char *path, char **bytes, size_t *n_bytes, cli_messages *messages);

#endif
