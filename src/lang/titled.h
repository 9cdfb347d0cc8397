/* titled.h: people whom a role in front of their names gives away, where the model saw no name: "actor Ann Lee". */
#ifndef QUOTHP_TITLED_H
#define QUOTHP_TITLED_H

#include "doc/doc.h"

/* Reads: tokens, names, sorted. Adds to the names; they stay sorted. */
quoth_status quothp_add_titled_names(quoth_doc *doc, quothp_arena *scratch);

#endif
