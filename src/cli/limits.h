/* limits.h: the options that say how much one article may ask for, alike in every command that reads articles. */
#ifndef CLI_LIMITS_H
#define CLI_LIMITS_H

#include "cli/messages.h"

#include <stdbool.h>

/* What getopt returns for --max-bytes and so on, beside each command's own. */
enum { CLI_MAX_BYTES = 1024, CLI_MAX_DEPTH, CLI_MAX_NODES, CLI_MAX_STATEMENTS, CLI_TIMEOUT };

/* Their lines of --help. */
#define CLI_LIMIT_HELP                                                                                                 \
    "Limits of one article; one that is beyond is told, and left out:\n"                                               \
    "      --max-bytes N     bytes (16777216)\n"                                                                       \
    "      --max-depth N     elements, or lists, inside each other (256, and no more)\n"                               \
    "      --max-nodes N     elements and attributes, or values of JSON (1000000)\n"                                   \
    "      --max-statements N  statements found (100000)\n"                                                            \
    "      --timeout S       seconds of work for each of reading, analysing, writing (300)\n"

/* Is it one of these options? */
bool cli_limits_know(int option);
/* Takes the option's value; false: the value makes no sense, which has been told. */
bool cli_limits_take(quoth_limits *limits, int option, const char *value, cli_messages *messages);

#endif
