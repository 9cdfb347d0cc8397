/* arena.c: a chain of blocks, each twice as large as the one before, up to a limit. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

struct quothp_block_header {
    quothp_block_header *older;
    size_t size; /* bytes of data */
    alignas(max_align_t) unsigned char data[];
};

static quothp_block_header *new_block(quothp_arena *arena, size_t n_bytes)
{
    size_t size = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < n_bytes)
        size = n_bytes;
    if (size > SIZE_MAX - sizeof(quothp_block_header))
        return NULL;
    quothp_block_header *block = malloc(sizeof *block + size);
    if (!block)
        return NULL;
    block->older = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->used = 0;
    return block;
}

void *quothp_arena_alloc(quothp_arena *arena, size_t n_bytes)
{
    const size_t align = alignof(max_align_t);
    if (n_bytes > SIZE_MAX - align)
        return NULL;
    n_bytes = (n_bytes + align - 1) / align * align;
    quothp_block_header *block = arena->blocks;
    if (!block || block->size - arena->used < n_bytes)
        block = new_block(arena, n_bytes);
    if (!block)
        return NULL;
    void *at = block->data + arena->used;
    arena->used += n_bytes;
    return memset(at, 0, n_bytes);
}

void *quothp_arena_array(quothp_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return quothp_arena_alloc(arena, count * size);
}

char *quothp_arena_copy(quothp_arena *arena, const char *bytes, size_t n_bytes)
{
    char *copy = n_bytes == SIZE_MAX ? NULL : quothp_arena_alloc(arena, n_bytes + 1);
    if (copy && n_bytes)
        memcpy(copy, bytes, n_bytes);
    return copy;
}

char *quothp_arena_printf(quothp_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = n < 0 ? NULL : quothp_arena_alloc(arena, (size_t)n + 1);
    if (text)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

void quothp_arena_reset(quothp_arena *arena)
{
    quothp_block_header *largest = arena->blocks;
    for (quothp_block_header *b = arena->blocks; b; b = b->older)
        if (b->size > largest->size)
            largest = b;
    for (quothp_block_header *b = arena->blocks, *older; b; b = older) {
        older = b->older;
        if (b != largest)
            free(b);
    }
    if (largest)
        largest->older = NULL;
    arena->blocks = largest;
    arena->used = 0;
}

void quothp_arena_free(quothp_arena *arena)
{
    for (quothp_block_header *b = arena->blocks, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    *arena = (quothp_arena){0};
}

int quothp_layer_grow(quothp_arena *arena, void **at, uint32_t n, uint32_t *cap, size_t size)
{
    if (n < *cap)
        return 1;
    if (n > UINT32_MAX / 2 - 16)
        return 0;
    uint32_t larger = n ? 2 * n : 16;
    void *copy = quothp_arena_array(arena, larger, size);
    if (!copy)
        return 0;
    if (n)
        memcpy(copy, *at, n * size);
    *at = copy;
    *cap = larger;
    return 1;
}
