/* folder.c: see folder.h. Files of an earlier run are replaced, other files in the folder stay. */
#include "cli/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *path_of(const cli_folder *folder, const char *name)
{
    size_t n = strlen(folder->path) + strlen(name) + 2;
    char *path = malloc(n);
    if (path)
        snprintf(path, n, "%s/%s", folder->path, name);
    return path;
}

static bool open_files(cli_folder *folder, cli_messages *messages)
{
    folder->n_files = quoth_import_n_files();
    folder->files = calloc(folder->n_files, sizeof *folder->files);
    for (size_t i = 0; folder->files && i < folder->n_files; i++) {
        folder->files[i].path = path_of(folder, quoth_import_file_name(i));
        if (!folder->files[i].path)
            break;
        if (!cli_output_open(&folder->files[i], messages))
            return false;
        if (i + 1 == folder->n_files)
            return true;
    }
    cli_say(messages, QUOTH_ERROR, folder->path, "%s", quoth_status_text(QUOTH_ERR_MEMORY));
    return false;
}

bool cli_folder_open(cli_folder *folder, cli_messages *messages)
{
    if (!folder->path)
        return true;
    folder->made = mkdir(folder->path, 0777) == 0;
    if (!folder->made && errno != EEXIST) {
        cli_say(messages, QUOTH_ERROR, folder->path, "cannot be made: %s", strerror(errno));
        return false;
    }
    return open_files(folder, messages);
}

quoth_status cli_folder_write(cli_folder *folder, const quoth_graph *graph, cli_messages *messages)
{
    for (size_t i = 0; i < folder->n_files; i++) {
        errno = 0;
        quoth_status status = quoth_graph_write_import(graph, i, folder->files[i].file);
        if (!cli_output_complete(&folder->files[i], status, messages))
            return status == QUOTH_OK ? QUOTH_ERR_IO : status;
    }
    for (size_t i = 0; i < folder->n_files; i++)
        if (!cli_output_publish(&folder->files[i], messages))
            return QUOTH_ERR_IO;
    folder->made = false; /* it stays */
    cli_say(messages, QUOTH_NOTE, folder->path, "written (property graph)");
    return QUOTH_OK;
}

void cli_folder_discard(cli_folder *folder)
{
    for (size_t i = 0; folder->files && i < folder->n_files; i++) {
        cli_output_discard(&folder->files[i]);
        free((char *)folder->files[i].path);
    }
    free(folder->files);
    folder->files = NULL;
    if (folder->made)
        rmdir(folder->path);
}
