/* world.c: see world.h. The list is the only thing in the library that contexts share, without knowing it. */
#include "rdf/world.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct kept {
    raptor_world *world;
    struct kept *next;
} kept;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static kept *idle;

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

/* Made under the lock, too: raptor starts libraries that it shares. */
raptor_world *quothp_world_take(void)
{
    raptor_world *world;
    pthread_mutex_lock(&lock);
    kept *first = idle;
    if (first) {
        world = first->world;
        idle = first->next;
        free(first);
    } else {
        world = make();
    }
    pthread_mutex_unlock(&lock);
    return world;
}

static void ignore(void *user, raptor_log_message *message)
{
    (void)user, (void)message;
}

/* Without memory for its place in the list it is lost, which harms less than to free it. */
void quothp_world_give(raptor_world *world)
{
    kept *place = world ? malloc(sizeof *place) : NULL;
    if (!place)
        return;
    raptor_world_set_log_handler(world, NULL, ignore);
    pthread_mutex_lock(&lock);
    *place = (kept){world, idle};
    idle = place;
    pthread_mutex_unlock(&lock);
}
