/* model.h: which language model the program opens. */
#ifndef CLI_MODEL_H
#define CLI_MODEL_H

#include <stddef.h>

/* The path to give to quoth_new, which may be NULL: the asked one, else that of a program which was not installed and
 * has en.quoth beside it. room is where it may be written. */
const char *cli_model_path(const char *asked, char *room, size_t n_room);

#endif
