/* owner.c: see owner.h. Names are chained by all their bytes, to be found again, and by the last few. */
#include "coref/owner.h"

enum { END = 3 };

static uint32_t hash(quothp_str text)
{
    uint32_t h = 0x811C9DC5u;
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 0x01000193u;
    return (h ^ h >> 16) % QUOTHP_OWNER_CHAINS;
}

static quothp_str last_of(quothp_str text, size_t n)
{
    return text.n > n ? (quothp_str){text.p + text.n - n, n} : text;
}

static quothp_owner_name *find(quothp_owners *owners, quothp_str text)
{
    uint32_t at = owners->by_hash[hash(text)];
    while (at && !quothp_str_eq(owners->names.at[at - 1].text, text))
        at = owners->names.at[at - 1].same_hash;
    return at ? &owners->names.at[at - 1] : NULL;
}

bool quothp_owners_add(quothp_owners *owners, quothp_arena *arena, quothp_str text)
{
    quothp_owner_name *name = find(owners, text);
    if (name) {
        name->n++;
        return true;
    }
    name = QUOTHP_PUSH(arena, &owners->names);
    if (!name)
        return false;
    uint32_t *by_hash = &owners->by_hash[hash(text)], *by_end = &owners->by_end[hash(last_of(text, END))];
    *name = (quothp_owner_name){.text = text, .n = 1, .same_hash = *by_hash, .same_end = *by_end};
    *by_hash = *by_end = owners->names.n;
    return true;
}

void quothp_owners_drop(quothp_owners *owners, quothp_str text)
{
    quothp_owner_name *name = find(owners, text);
    if (name)
        name->n--;
}

static bool fits(const quothp_owner_name *name, quothp_str end)
{
    return name->n && name->text.n >= end.n && quothp_str_eq(last_of(name->text, end.n), end);
}

bool quothp_owners_end_with(const quothp_owners *owners, quothp_str end)
{
    bool found = false;
    if (end.n < END) { /* too short for the chains */
        for (uint32_t i = 0; i < owners->names.n && !found; i++)
            found = fits(&owners->names.at[i], end);
        return found;
    }
    uint32_t at = owners->by_end[hash(last_of(end, END))];
    for (; at && !found; at = owners->names.at[at - 1].same_end)
        found = fits(&owners->names.at[at - 1], end);
    return found;
}
