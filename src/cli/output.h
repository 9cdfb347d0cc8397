/* output.h: output files that appear whole or not at all.
 *
 * A file is written under a temporary name in its own folder and takes its name when it is complete. Standard output
 * and what is no regular file (a pipe, a device) are written straight.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/forms.h"
#include "cli/messages.h"

#include <stdio.h>

typedef struct cli_output {
    const char *path; /* NULL: standard output */
    const cli_form *form;
    FILE *file;   /* NULL when it is not open, or complete */
    char *target; /* path behind symbolic links; NULL when it is written straight */
    char *temporary;
} cli_output;

/* What fails has been told. An output that cannot be opened is not open; commit and discard do nothing then. */
bool cli_output_open(cli_output *output, cli_messages *messages);
/* Writes out what is buffered, onto the disk, and gives the file its name. status: how writing into output->file went.
   On failure nothing stays. */
bool cli_output_commit(cli_output *output, quoth_status status, cli_messages *messages);
/* The two halves of it, for files that belong together: all are completed before the first is published. */
bool cli_output_complete(cli_output *output, quoth_status status, cli_messages *messages);
bool cli_output_publish(cli_output *output, cli_messages *messages);
void cli_output_discard(cli_output *output);

/* Removes the temporary files when a signal ends the program. */
void cli_output_catch_signals(void);

#endif
