/* map.h: the command "map": articles in, one graph out, in as many forms as asked for. */
#ifndef CLI_MAP_H
#define CLI_MAP_H

#include "cli/options.h"

/* The exit status: 0 done, 1 an input or an output failed, 3 internal. */
int cli_map(cli_options *options, cli_messages *messages);

#endif
