/* folder.h: the property graph's folder: its files appear together or not at all. */
#ifndef CLI_FOLDER_H
#define CLI_FOLDER_H

#include "cli/output.h"

typedef struct cli_folder {
    const char *path;  /* borrowed; NULL: none was asked for */
    cli_output *files; /* NULL: it is not open */
    size_t n_files;
    bool made; /* by us */
} cli_folder;

/* Makes the folder if it is not there. What fails has been told. */
bool cli_folder_open(cli_folder *folder, cli_messages *messages);
/* Writes all files; on failure none stays. */
quoth_status cli_folder_write(cli_folder *folder, const quoth_graph *graph, cli_messages *messages);
void cli_folder_discard(cli_folder *folder);

#endif
