/* world.c: see world.h. The list is the only thing in the library that contexts share, without knowing it. */
#include "rdf/world.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct kept {
    raptor_world *world;
    bool busy;
    struct kept *next;
} kept;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static kept *worlds; /* as many as there were graphs written at once: a few */

static raptor_world *make(void)
{
    raptor_world *world = raptor_new_world();
    if (!world)
        return NULL;
    /* no network, and hands off the error handlers of libxml2, which belong to the whole program */
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0);
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0);
    return raptor_world_open(world) == 0 ? world : NULL;
}

/* The place in the list comes first, so that no world is ever lost for want of memory. */
static kept *add_world(void)
{
    kept *place = calloc(1, sizeof *place);
    raptor_world *world = place ? make() : NULL;
    if (!world) {
        free(place);
        return NULL;
    }
    *place = (kept){world, false, worlds};
    return worlds = place;
}

/* Made under the lock, too: raptor starts libraries that it shares. */
raptor_world *quothp_world_take(void)
{
    pthread_mutex_lock(&lock);
    kept *place = worlds;
    while (place && place->busy)
        place = place->next;
    if (!place)
        place = add_world();
    if (place)
        place->busy = true;
    pthread_mutex_unlock(&lock);
    return place ? place->world : NULL;
}

static void ignore(void *user, raptor_log_message *message)
{
    (void)user, (void)message;
}

void quothp_world_give(raptor_world *world)
{
    if (!world)
        return;
    raptor_world_set_log_handler(world, NULL, ignore);
    pthread_mutex_lock(&lock);
    kept *place = worlds;
    while (place->world != world)
        place = place->next;
    place->busy = false;
    pthread_mutex_unlock(&lock);
}
