/* messages.h: how the program talks: one line a message, in the shape of GNU programs, on stderr. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include "quoth.h"

typedef struct cli_messages {
    quoth_level level; /* the least important level that is shown */
    size_t n_errors;
    const char *command; /* "serve": whose --help is pointed at; NULL: that of the program */
} cli_messages;

/* The library's sink; user is a cli_messages. Control characters, which could come from an input, are shown as '?'. */
void cli_messages_sink(void *user, const quoth_message *message);

/* A message of the program itself. file is NULL when it is about no file. */
void cli_say(cli_messages *messages, quoth_level level, const char *file, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
