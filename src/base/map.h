/* map.h: text to number, for finding again what was stored under an identifier. */
#ifndef QUOTHP_MAP_H
#define QUOTHP_MAP_H

#include "base/arena.h"

/* Zeroed bytes are an empty map. Its memory, and that of its keys, is the caller's arena. */
typedef struct quothp_map {
    struct quothp_map_slot *slots;
    uint32_t n, cap; /* cap is 0 or a power of two */
} quothp_map;

/* What is stored under the key, or UINT32_MAX. */
uint32_t quothp_map_get(const quothp_map *map, const char *key);
/* Stores the value under a key, which is borrowed as long as the map and must not be in it yet. Returns 0 when memory
   is out. */
int quothp_map_add(quothp_map *map, quothp_arena *arena, const char *key, uint32_t value);

#endif
