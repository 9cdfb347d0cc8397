/* graphs.c: see graphs.h. */
#include "cli/graphs.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool cli_graph_form(const char *word, const char *path, quoth_form *form, cli_messages *messages)
{
    static const struct {
        const char *name;
        quoth_form form;
    } FORMS[] = {{"ttl", QUOTH_TURTLE}, {"nt", QUOTH_NTRIPLES}, {"nq", QUOTH_NQUADS}, {"trig", QUOTH_TRIG}};
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    const char *name = word ? word : dot ? dot + 1 : "";
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (strcasecmp(name, FORMS[i].name) == 0) {
            *form = FORMS[i].form;
            return true;
        }
    }
    if (word)
        cli_say(messages, QUOTH_ERROR, NULL, "--from %s: unknown form of graph; known are ttl, nt, nq, trig", word);
    else
        cli_say(messages, QUOTH_ERROR, path, "the name tells no form of graph; add --from ttl, nt, nq or trig");
    return false;
}

int cli_wrong_usage(cli_messages *messages, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    cli_say(messages, QUOTH_ERROR, NULL, "%s", text);
    fprintf(stderr, "Try 'quoth %s%s--help'.\n", messages->command ? messages->command : "",
            messages->command ? " " : "");
    return 2;
}

int cli_wrong_option(int option, char **argv, cli_messages *messages)
{
    const char *word = optind > 0 ? argv[optind - 1] : "";
    if (option == ':')
        return cli_wrong_usage(messages, "%s needs a value", word);
    if (optopt && optopt < 256 && strncmp(word, "--", 2) != 0)
        return cli_wrong_usage(messages, "unknown option -%c", optopt);
    return cli_wrong_usage(messages, "unknown or ambiguous option %s", word);
}

int cli_take_number(const char *option, const char *word, uint32_t least, uint32_t most, uint32_t *value,
                    cli_messages *messages)
{
    char *end;
    errno = 0;
    unsigned long number = strtoul(word, &end, 10);
    *value = (uint32_t)number;
    if (*word >= '0' && *word <= '9' && !*end && errno == 0 && number >= least && number <= most)
        return 0;
    return cli_wrong_usage(messages, "%s %s: not a number from %u to %u", option, word, least, most);
}
