/* agree.h: the same name means the same kind of thing all through an article. */
#ifndef QUOTHP_AGREE_H
#define QUOTHP_AGREE_H

#include "doc/doc.h"

/* Reads: names. Writes: their types. The type that most places give wins; a surname of somebody in the article is a
 * person. */
quoth_status quothp_agree_names(quoth_doc *doc, quothp_arena *scratch);

#endif
