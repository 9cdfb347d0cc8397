/* options.h: the command line, parsed and checked. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/folder.h"
#include "cli/limits.h"
#include "cli/output.h"

#include <stdbool.h>

typedef enum cli_action { CLI_MAP, CLI_HELP, CLI_VERSION } cli_action;

typedef struct cli_options {
    cli_action action;
    char **inputs; /* borrowed from argv */
    size_t n_inputs;
    cli_output *outputs; /* in the order given; standard output, if any, is among them */
    size_t n_outputs;
    cli_folder property_graph;
    bool summary, coverage;
    bool stdout_taken; /* a form goes to standard output: summary and coverage go to stderr */
    double min_confidence;
    quoth_limits limits;
    quoth_view view;
    quoth_level level;   /* of messages */
    quoth_source source; /* what holds for every input; name is left empty */
    const char *base, *model;
    const char *corrections; /* a file of them, or NULL */
} cli_options;

/* false: the usage error has been told. Free in either case. */
bool cli_options_parse(cli_options *options, int argc, char **argv, cli_messages *messages);
void cli_options_free(cli_options *options);

#endif
