/* serve.h: the command "serve": articles in by HTTP. */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

#include "cli/messages.h"

/* argv[0] is the command's name. The exit status: 0 told to stop, 1 it could not start, 2 usage, 3 internal. */
int cli_serve(int argc, char **argv, cli_messages *messages);

#endif
