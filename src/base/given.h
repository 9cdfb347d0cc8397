/* given.h: values as people write them, in a command line or in a query. */
#ifndef QUOTHP_GIVEN_H
#define QUOTHP_GIVEN_H

#include "quoth.h"

#include <stdbool.h>

#define QUOTHP_GIVEN_VIEWS "actors, statements, sources"

/* One of QUOTHP_GIVEN_VIEWS; false: none of them. */
bool quothp_given_view(const char *word, quoth_view *view);
/* A number from 0 to 1, as in 0.8, read without the locale; false: none. */
bool quothp_given_share(const char *text, double *share);

#endif
