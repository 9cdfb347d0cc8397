/* links.h: the weights of the learned decision which mention another one takes up; src/coref makes the features. */
#ifndef QUOTHP_LINKS_H
#define QUOTHP_LINKS_H

#include <stdint.h>

#define QUOTHP_LINK_BITS 17
#define QUOTHP_LINK_SIZE (1u << QUOTHP_LINK_BITS)

/* One weight for each hashed feature; QUOTHP_LINK_SIZE of them. */
typedef int16_t quothp_link_weight;

#endif
