/* arena.h: memory that dies together. Three lifetimes use it: the model's, the document's, a stage's scratch. */
#ifndef QUOTHP_ARENA_H
#define QUOTHP_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct quothp_block_header quothp_block_header;

/* Zeroed bytes are an empty arena. */
typedef struct quothp_arena {
    quothp_block_header *blocks; /* newest first */
    size_t used;                 /* bytes of the newest block that are taken */
} quothp_arena;

/* n bytes, zeroed, aligned for any type; NULL when memory is out. Borrowed: until reset or free. */
void *quothp_arena_alloc(quothp_arena *arena, size_t n_bytes);
/* count * size bytes, checked against overflow. */
void *quothp_arena_array(quothp_arena *arena, size_t count, size_t size);
/* A copy of n bytes with a NUL behind them. */
char *quothp_arena_copy(quothp_arena *arena, const char *bytes, size_t n_bytes);
char *quothp_arena_printf(quothp_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Frees all but the largest block, which the next user fills again. */
void quothp_arena_reset(quothp_arena *arena);
void quothp_arena_free(quothp_arena *arena);

/* A growing array in an arena. Growing leaves the old copy behind: the arena frees it with everything else. */
#define QUOTHP_LAYER(type)                                                                                             \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t n, cap;                                                                                               \
    }

/* Room for one more item in the layer: a pointer to it, zeroed and counted, or NULL when memory is out. */
#define QUOTHP_PUSH(arena, layer)                                                                                      \
    (quothp_layer_grow((arena), (void **)&(layer)->at, (layer)->n, &(layer)->cap, sizeof *(layer)->at)                 \
         ? &(layer)->at[(layer)->n++]                                                                                  \
         : NULL)

/* Used by QUOTHP_PUSH. Returns 0 when memory is out. */
int quothp_layer_grow(quothp_arena *arena, void **at, uint32_t n, uint32_t *cap, size_t size);

#endif
