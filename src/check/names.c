/* names.c: open addressing with linear probing, at most half full; the arrays keep their size from graph to graph. */
#include "check/names.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum { FIRST_CAP = 1024 };

struct quothp_name_slot {
    uint32_t hash, number; /* UINT32_MAX: free */
};

static uint64_t load(const char *p, size_t n)
{
    uint64_t word = 0;
    memcpy(&word, p, n < 8 ? n : 8);
    return word;
}

/* Eight bytes a step: multiply, and fold the high half down. */
static uint32_t hash_of(const quothp_names *names, quothp_str name)
{
    uint64_t h = names->seed ^ name.n;
    for (size_t i = 0; i < name.n; i += 8) {
        h = (h ^ load(name.p + i, name.n - i)) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    return (uint32_t)(h ^ h >> 29);
}

static struct quothp_name_slot *find(const quothp_names *names, quothp_str name, uint32_t hash)
{
    uint32_t i = hash & (names->cap - 1);
    for (; names->slots[i].number != UINT32_MAX; i = (i + 1) & (names->cap - 1))
        if (names->slots[i].hash == hash && quothp_str_eq(names->names[names->slots[i].number], name))
            break;
    return &names->slots[i];
}

static bool grow(quothp_names *names)
{
    uint32_t cap = names->cap ? names->cap * 2 : FIRST_CAP;
    if (cap > UINT32_MAX / 4)
        return false;
    struct quothp_name_slot *slots = malloc(cap * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0xFF, cap * sizeof *slots);
    for (uint32_t i = 0; i < names->cap; i++) {
        struct quothp_name_slot slot = names->slots[i];
        if (slot.number == UINT32_MAX)
            continue;
        uint32_t to = slot.hash & (cap - 1);
        while (slots[to].number != UINT32_MAX)
            to = (to + 1) & (cap - 1);
        slots[to] = slot;
    }
    free(names->slots);
    names->slots = slots;
    names->cap = cap;
    quothp_str *larger = realloc(names->names, cap / 2 * sizeof *larger);
    if (!larger)
        return false;
    names->names = larger;
    names->max = cap / 2;
    return true;
}

uint32_t quothp_names_add(quothp_names *names, quothp_str name)
{
    if (names->n == names->max && !grow(names))
        return UINT32_MAX;
    uint32_t hash = hash_of(names, name);
    struct quothp_name_slot *slot = find(names, name, hash);
    if (slot->number != UINT32_MAX)
        return slot->number;
    char *copy = quothp_arena_copy(&names->arena, name.p, name.n);
    if (!copy)
        return UINT32_MAX;
    names->names[names->n] = (quothp_str){copy, name.n};
    *slot = (struct quothp_name_slot){hash, names->n};
    return names->n++;
}

void quothp_names_reset(quothp_names *names)
{
    if (!names->seed && getrandom(&names->seed, sizeof names->seed, GRND_NONBLOCK) < 0)
        names->seed = (uintptr_t)names;
    if (names->slots)
        memset(names->slots, 0xFF, names->cap * sizeof *names->slots);
    quothp_arena_reset(&names->arena);
    names->n = 0;
}

bool quothp_names_add_terms(quothp_names *names)
{
    static const char *const TERMS[N_TERMS] = {
#define TERM(name, iri) [TERM_##name] = (iri),
        QUOTHP_TERMS(TERM)
#undef TERM
    };
    for (uint32_t i = 0; i < N_TERMS; i++)
        if (quothp_names_add(names, quothp_str_of(TERMS[i])) != i)
            return false;
    return true;
}

void quothp_names_free(quothp_names *names)
{
    free(names->slots);
    free(names->names);
    quothp_arena_free(&names->arena);
    *names = (quothp_names){0};
}
