/* world.h: raptor's worlds, kept for the next user.
 *
 * raptor frees libxml2's tables for the whole process with each world that it frees: under the feet of any other thread
 * that reads XML or writes RDF, and of any that comes later. So none is freed: there are as many as have ever been in
 * use at once, and who takes one that was used before has it at once.
 */
#ifndef QUOTHP_RDF_WORLD_H
#define QUOTHP_RDF_WORLD_H

#include <raptor2.h>

/* For the caller alone until it is given back; NULL when memory is out. The log handler is the caller's to set. */
raptor_world *quothp_world_take(void);
void quothp_world_give(raptor_world *world); /* NULL is allowed */

#endif
