/* str.c: see str.h. */
#include "base/str.h"

#include <string.h>

quothp_str quothp_str_of(const char *nul_terminated)
{
    return (quothp_str){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

bool quothp_str_eq(quothp_str a, quothp_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool quothp_str_is(quothp_str a, const char *b)
{
    return quothp_str_eq(a, quothp_str_of(b));
}

bool quothp_str_is_nocase(quothp_str a, const char *b)
{
    size_t i = 0;
    while (i < a.n && b[i] && quothp_lower(a.p[i]) == quothp_lower(b[i]))
        i++;
    return i == a.n && !b[i];
}

bool quothp_str_starts(quothp_str a, const char *prefix)
{
    size_t n = strlen(prefix);
    return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}

bool quothp_str_ends(quothp_str a, const char *suffix)
{
    size_t n = strlen(suffix);
    return a.n >= n && (n == 0 || memcmp(a.p + a.n - n, suffix, n) == 0);
}

int quothp_str_cmp(quothp_str a, quothp_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

quothp_str quothp_str_trim(quothp_str a)
{
    while (a.n && quothp_is_space(a.p[0]))
        a.p++, a.n--;
    while (a.n && quothp_is_space(a.p[a.n - 1]))
        a.n--;
    return a;
}
