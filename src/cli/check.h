/* check.h: the command "check": is each graph what it should be, and does it prove itself? */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/messages.h"

/* argv[0] is the command's name. The exit status: 0 all is proven, 1 not, 2 usage, 3 internal. */
int cli_check(int argc, char **argv, cli_messages *messages);

#endif
