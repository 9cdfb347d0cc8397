/* batch_options.h: the command line of batch, parsed and checked. */
#ifndef CLI_BATCH_OPTIONS_H
#define CLI_BATCH_OPTIONS_H

#include "batch/batch.h"
#include "cli/messages.h"

typedef struct cli_batch_options {
    quothp_batch_settings batch; /* borrowed from argv */
    bool help, quiet;
} cli_batch_options;

/* 0, or the exit status of a usage error, which has been told. */
int cli_batch_options_parse(cli_batch_options *options, int argc, char **argv, cli_messages *messages);

#endif
