/* str.h: pieces of text, borrowed, without terminator; and the few ASCII questions that need no Unicode tables. */
#ifndef QUOTHP_STR_H
#define QUOTHP_STR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct quothp_str {
    const char *p; /* borrowed; may be NULL when n is 0 */
    size_t n;      /* bytes */
} quothp_str;

quothp_str quothp_str_of(const char *nul_terminated); /* NULL gives the empty piece */
bool quothp_str_eq(quothp_str a, quothp_str b);
bool quothp_str_is(quothp_str a, const char *b);
bool quothp_str_is_nocase(quothp_str a, const char *b); /* folds ASCII letters only */
bool quothp_str_starts(quothp_str a, const char *prefix);
bool quothp_str_ends(quothp_str a, const char *suffix);
int quothp_str_cmp(quothp_str a, quothp_str b); /* byte order: the same on every machine */
quothp_str quothp_str_trim(quothp_str a);       /* ASCII white space off both ends */

static inline bool quothp_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool quothp_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool quothp_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool quothp_is_alpha(char c)
{
    return quothp_is_lower(c) || quothp_is_upper(c);
}
static inline bool quothp_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char quothp_lower(char c)
{
    return quothp_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

#endif
