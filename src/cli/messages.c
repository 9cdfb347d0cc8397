/* messages.c: "file:line:column: error: text" on stderr. */
#include "cli/messages.h"

#include <stdarg.h>
#include <stdio.h>

static void put_safe(const char *text)
{
    for (; *text; text++)
        putc((unsigned char)*text < ' ' || *text == 0x7F ? '?' : *text, stderr);
}

void cli_messages_sink(void *user, const quoth_message *message)
{
    static const char *const LEVELS[] = {"error", "warning", "note"};
    cli_messages *messages = user;
    if (message->level == QUOTH_ERROR)
        messages->n_errors++;
    if (message->level > messages->level)
        return;
    put_safe(message->file ? message->file : "quoth");
    if (message->line)
        fprintf(stderr, ":%u", (unsigned)message->line);
    if (message->line && message->column)
        fprintf(stderr, ":%u", (unsigned)message->column);
    fprintf(stderr, ": %s: ", LEVELS[message->level]);
    put_safe(message->text);
    putc('\n', stderr);
}

void cli_say(cli_messages *messages, quoth_level level, const char *file, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cli_messages_sink(messages, &(quoth_message){level, file, 0, 0, text});
}
