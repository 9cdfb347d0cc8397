/* batch.h: the command "batch": very many articles, each written alone. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/messages.h"

/* argv[0] is the command's name. The exit status: 0 done, 1 an article or a file failed, 2 usage, 3 internal, 128 and
   the signal's number when one has stopped it. */
int cli_batch(int argc, char **argv, cli_messages *messages);

#endif
