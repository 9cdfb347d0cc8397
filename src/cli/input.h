/* input.h: one input: a file, or standard input for "-". */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "cli/messages.h"

#include <stdio.h>

/* The caller closes the file; NULL when it cannot be opened, which has been told. */
FILE *cli_input_open(const char *path, cli_messages *messages);

#endif
