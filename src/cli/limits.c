/* limits.c: see limits.h. */
#include "cli/limits.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 12 };

/* A whole number, and not 0, as 0 would stand for the default. */
static bool number_of(const char *text, size_t most, size_t *number)
{
    size_t n = strspn(text, "0123456789");
    if (n == 0 || n > MOST_DIGITS || text[n])
        return false;
    *number = (size_t)strtoull(text, NULL, 10);
    return *number > 0 && *number <= most;
}

bool cli_limits_know(int option)
{
    return option >= CLI_MAX_BYTES && option <= CLI_TIMEOUT;
}

bool cli_limits_take(quoth_limits *limits, int option, const char *value, cli_messages *messages)
{
    static const size_t MOST_BYTES = (size_t)1 << 30, ANY = (size_t)1000000000000;
    size_t seconds = 0;
    const struct {
        const char *name;
        size_t most, *place;
    } ROWS[] = {{"max-bytes", MOST_BYTES, &limits->bytes},
                {"max-depth", QUOTH_MAX_DEPTH, &limits->depth},
                {"max-nodes", ANY, &limits->nodes},
                {"max-statements", ANY, &limits->statements},
                {"timeout", 1000000, &seconds}};
    int row = option - CLI_MAX_BYTES;
    if (!number_of(value, ROWS[row].most, ROWS[row].place)) {
        cli_say(messages, QUOTH_ERROR, NULL, "--%s %s: not a whole number from 1 to %zu", ROWS[row].name, value,
                ROWS[row].most);
        return false;
    }
    if (option == CLI_TIMEOUT)
        limits->seconds = (double)seconds;
    return true;
}
