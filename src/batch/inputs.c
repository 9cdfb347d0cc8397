/* inputs.c: see inputs.h. Holds the names of the folders that it stands in, no more. */
#include "batch/inputs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64 }; /* folders in folders */

typedef struct folder {
    char *path;
    struct dirent **names;
    int n, at;
} folder;

struct quothp_inputs {
    char **paths;
    folder folders[DEEPEST];
    int depth;
    char *path; /* made of a folder's path and a name */
};

quothp_inputs *quothp_inputs_new(char **paths)
{
    quothp_inputs *inputs = calloc(1, sizeof *inputs);
    if (inputs)
        inputs->paths = paths;
    return inputs;
}

static void leave(quothp_inputs *inputs)
{
    folder *f = &inputs->folders[--inputs->depth];
    while (f->at < f->n)
        free(f->names[f->at++]);
    free(f->names);
    free(f->path);
}

void quothp_inputs_free(quothp_inputs *inputs)
{
    if (!inputs)
        return;
    while (inputs->depth)
        leave(inputs);
    free(inputs->path);
    free(inputs);
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes: the same order in any locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* false: it cannot be read, or lies too deep. */
static bool enter(quothp_inputs *inputs, const char *path)
{
    folder f = {.path = inputs->depth < DEEPEST ? strdup(path) : NULL};
    f.n = f.path ? scandir(path, &f.names, is_shown, by_name) : -1;
    if (f.n < 0) {
        free(f.path);
        return false;
    }
    inputs->folders[inputs->depth++] = f;
    return true;
}

static char *join(const char *in, const char *name)
{
    const size_t n = strlen(in);
    char *path = malloc(n + strlen(name) + 2);
    if (!path)
        return NULL;
    strcpy(path, in);
    if (n && in[n - 1] != '/')
        strcat(path, "/");
    return strcat(path, name);
}

/* Is the name at hand an input? Folders are entered instead; links to folders, which could lead around, are not. */
static bool goes_in(quothp_inputs *inputs)
{
    struct stat st, link;
    if (stat(inputs->path, &st) != 0 || lstat(inputs->path, &link) != 0 || S_ISREG(st.st_mode))
        return true; /* opening it tells what is wrong */
    return S_ISDIR(link.st_mode) && !enter(inputs, inputs->path);
}

/* The next name in the folders; NULL when they are done. */
static quoth_status next_in_folders(quothp_inputs *inputs, const char **path)
{
    while (inputs->depth) {
        folder *f = &inputs->folders[inputs->depth - 1];
        if (f->at == f->n) {
            leave(inputs);
            continue;
        }
        struct dirent *entry = f->names[f->at++];
        free(inputs->path);
        inputs->path = join(f->path, entry->d_name);
        free(entry);
        if (!inputs->path)
            return QUOTH_ERR_MEMORY;
        if (goes_in(inputs)) {
            *path = inputs->path;
            return QUOTH_OK;
        }
    }
    *path = NULL;
    return QUOTH_OK;
}

quoth_status quothp_inputs_next(quothp_inputs *inputs, const char **path)
{
    quoth_status status = next_in_folders(inputs, path);
    while (status == QUOTH_OK && !*path && *inputs->paths) {
        const char *named = *inputs->paths++;
        if (strcmp(named, "-") == 0 || !is_folder(named) || !enter(inputs, named)) {
            *path = named;
            return QUOTH_OK;
        }
        status = next_in_folders(inputs, path);
    }
    return status;
}

uint64_t quothp_inputs_size(char **paths)
{
    quothp_inputs *inputs = quothp_inputs_new(paths);
    uint64_t size = 0;
    bool known = inputs != NULL;
    const char *path = NULL;
    while (known && quothp_inputs_next(inputs, &path) == QUOTH_OK && path) {
        struct stat st;
        if (strcmp(path, "-") == 0)
            known = false;
        else if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
            size += (uint64_t)st.st_size;
    }
    quothp_inputs_free(inputs);
    return known ? size : 0;
}
