/* ids.c: see ids.h. Names have even numbers and objects without a name odd ones, as in cgraph; 0 is nothing's. */
#include "dot/ids.h"

static void *open_ids(Agraph_t *graph, Agdisc_t *discipline)
{
    quothp_ids *ids = (quothp_ids *)(void *)discipline;
    ids->graph = graph;
    return ids;
}

static uint32_t add_name(quothp_ids *ids, char *name)
{
    /* a string of cgraph's own: when it writes a name it looks before its first byte whether it is HTML */
    char *kept = agstrdup(ids->graph, name);
    char **place = kept ? QUOTHP_PUSH(ids->arena, &ids->names) : NULL;
    if (!place || !quothp_map_add(&ids->numbers, ids->arena, kept, ids->names.n - 1))
        return UINT32_MAX;
    *place = kept;
    return ids->names.n - 1;
}

/* Returns 0 when there is no such name, or memory is out. */
static long map_id(void *state, int type, char *name, IDTYPE *id, int create)
{
    quothp_ids *ids = state;
    (void)type;
    if (!name) {
        *id = 2 * (IDTYPE)ids->n_nameless++ + 1;
        return 1;
    }
    uint32_t at = quothp_map_get(&ids->numbers, name);
    if (at == UINT32_MAX && create)
        at = add_name(ids, name);
    *id = at == UINT32_MAX ? 0 : 2 * (IDTYPE)at + 2;
    return at != UINT32_MAX;
}

/* Nobody chooses numbers but we. */
static long alloc_id(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
    return 0;
}

static void free_id(void *state, int type, IDTYPE id)
{
    (void)state;
    (void)type;
    (void)id;
}

static char *print_id(void *state, int type, IDTYPE id)
{
    const quothp_ids *ids = state;
    (void)type;
    return id && id % 2 == 0 && id / 2 <= ids->names.n ? ids->names.at[id / 2 - 1] : NULL;
}

static void close_ids(void *state)
{
    (void)state;
}

static void register_id(void *state, int type, void *object)
{
    (void)state;
    (void)type;
    (void)object;
}

void quothp_ids_init(quothp_ids *ids, quothp_arena *arena)
{
    static Agiddisc_t counting = {open_ids, map_id, alloc_id, free_id, print_id, close_ids, register_id};
    *ids = (quothp_ids){.discipline = {&AgMemDisc, &counting, &AgIoDisc}, .arena = arena};
}
