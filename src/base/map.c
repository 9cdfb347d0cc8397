/* map.c: open addressing with linear probing, at most half full. */
#include "base/map.h"

#include <string.h>

enum { FIRST_CAP = 64 };

struct quothp_map_slot {
    const char *key; /* NULL: free */
    uint32_t hash, value;
};

/* FNV-1a: no one attacks a map of identifiers that are mostly hashes themselves. */
static uint32_t hash_of(const char *key)
{
    uint32_t h = 2166136261u;
    for (; *key; key++)
        h = (h ^ (unsigned char)*key) * 16777619u;
    return h;
}

static struct quothp_map_slot *find(const quothp_map *map, const char *key, uint32_t hash)
{
    uint32_t i = hash & (map->cap - 1);
    while (map->slots[i].key && (map->slots[i].hash != hash || strcmp(map->slots[i].key, key) != 0))
        i = (i + 1) & (map->cap - 1);
    return &map->slots[i];
}

static int grow(quothp_map *map, quothp_arena *arena)
{
    if (map->cap > UINT32_MAX / 4)
        return 0;
    quothp_map larger = {.n = map->n, .cap = map->cap ? map->cap * 2 : FIRST_CAP};
    larger.slots = quothp_arena_array(arena, larger.cap, sizeof *larger.slots);
    if (!larger.slots)
        return 0;
    for (uint32_t i = 0; i < map->cap; i++)
        if (map->slots[i].key)
            *find(&larger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    *map = larger;
    return 1;
}

uint32_t quothp_map_get(const quothp_map *map, const char *key)
{
    if (!map->cap)
        return UINT32_MAX;
    const struct quothp_map_slot *slot = find(map, key, hash_of(key));
    return slot->key ? slot->value : UINT32_MAX;
}

int quothp_map_add(quothp_map *map, quothp_arena *arena, const char *key, uint32_t value)
{
    if (map->n >= map->cap / 2 && !grow(map, arena))
        return 0;
    uint32_t hash = hash_of(key);
    *find(map, key, hash) = (struct quothp_map_slot){key, hash, value};
    map->n++;
    return 1;
}
