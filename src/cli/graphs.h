/* graphs.h: graphs as inputs: what check and load have in common. */
#ifndef CLI_GRAPHS_H
#define CLI_GRAPHS_H

#include "cli/messages.h"

#include <getopt.h>
#include <stdbool.h>

/* The form of a graph that can be read: of the word after --from, or, where that is NULL, by the extension of the path.
   false when there is none, which has been told. */
bool cli_graph_form(const char *word, const char *path, quoth_form *form, cli_messages *messages);

/* What getopt_long gives for a mistake (':' or '?'), told, with a hint at the help of the command. Returns 2. */
int cli_wrong_option(int option, char **argv, cli_messages *messages);
/* Any other mistake of usage, told. Returns 2. */
int cli_wrong_usage(cli_messages *messages, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A number after an option. 0, or 2: it is none from least to most, which has been told. */
int cli_take_number(const char *option, const char *word, uint32_t least, uint32_t most, uint32_t *value,
                    cli_messages *messages);

#endif
