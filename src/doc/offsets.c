/* offsets.c: the one place where bytes become code points. */
#include "base/utf8.h"
#include "doc/doc.h"

enum { STRIDE = 64 };

quoth_status quothp_cp_map_init(quothp_cp_map *map, quothp_arena *arena, const char *text, uint32_t n_bytes)
{
    uint32_t n_marks = n_bytes / STRIDE + 1;
    map->text = text;
    map->n_bytes = n_bytes;
    map->n_marks = n_marks;
    map->marks = quothp_arena_array(arena, n_marks, sizeof *map->marks);
    if (!map->marks)
        return QUOTH_ERR_MEMORY;
    for (uint32_t i = 1; i < n_marks; i++)
        map->marks[i] = map->marks[i - 1] + (uint32_t)quothp_utf8_count(text + (size_t)(i - 1) * STRIDE, STRIDE);
    return QUOTH_OK;
}

uint32_t quothp_cp_of(const quothp_cp_map *map, uint32_t byte)
{
    uint32_t mark = byte / STRIDE;
    return map->marks[mark] + (uint32_t)quothp_utf8_count(map->text + (size_t)mark * STRIDE, byte % STRIDE);
}

uint32_t quothp_byte_of(const quothp_cp_map *map, uint32_t code_point)
{
    uint32_t low = 0, high = map->n_marks - 1;
    while (low < high) { /* the last mark that does not lie behind it */
        uint32_t middle = low + (high - low + 1) / 2;
        if (map->marks[middle] <= code_point)
            low = middle;
        else
            high = middle - 1;
    }
    uint32_t byte = low * STRIDE, cp = map->marks[low];
    while (byte < map->n_bytes && ((unsigned char)map->text[byte] & 0xC0) == 0x80)
        byte++; /* the mark may stand within a character, which is counted before it */
    for (; cp < code_point && byte < map->n_bytes; cp++)
        do
            byte++;
        while (byte < map->n_bytes && ((unsigned char)map->text[byte] & 0xC0) == 0x80);
    return byte;
}
