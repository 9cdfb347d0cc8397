/* load.h: the command "load": graphs into a store. */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "cli/messages.h"

/* argv[0] is the command's name. The exit status: 0 all is in, 1 not, 2 usage, 3 internal. */
int cli_load(int argc, char **argv, cli_messages *messages);

#endif
