/* load_options.h: the command line of load, parsed and checked. */
#ifndef CLI_LOAD_OPTIONS_H
#define CLI_LOAD_OPTIONS_H

#include "cli/messages.h"
#include "load/load.h"

typedef struct cli_load_options {
    quothp_load_settings load; /* borrowed from argv and the environment */
    const char *journal;       /* NULL: beside the file */
    const char *from;          /* the form of the graphs, or NULL */
    char **paths;              /* ends with NULL */
    bool help;
} cli_load_options;

/* 0, or the exit status of a usage error, which has been told. */
int cli_load_options_parse(cli_load_options *options, int argc, char **argv, cli_messages *messages);

#endif
